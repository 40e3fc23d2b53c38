"""How one number is printed, in pictures and in reports alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MINUS = "−"


@dataclass(frozen=True, slots=True)
class Scale:
    """How a measure is named and its values are printed.

    Attributes
    ----------
    name : str
        The measure, as in `framing.results.MEASURES`.
    label : str
        For axes and column heads, with the unit.
    phrase : str
        For the middle of a sentence.
    title : str
        For the titles of tables and figures.
    noun : str
        In one word, for headings.
    decimals : int
        How many are printed, the same everywhere.
    bounded : bool
        Whether values cannot exceed 1 in size, and so go without a leading zero (APA 7, section 6.36).
    below : str
        What a value below 0 says, of values that lie around 0; empty where 0 is the least and says "none".
    nothing : str
        What is said where no article has a value.
    gap : str
        What is said of a group in which no article has one, in the middle of a sentence.
    valued : str
        Which articles a number rests on, of measures that an article can have in one row and not in the next, so
        that each number says on how many; empty where all of a group's numbers rest on the same.
    most : str
        The heading over the rows of each group that stand out; "{group}" takes what a group is called.
    unchecked : str
        What the numbers say as long as nobody has checked them against human coding; "{finders}" takes what found
        the frames, with its verb.
    """

    name: str
    label: str
    phrase: str
    title: str
    noun: str
    decimals: int
    bounded: bool
    below: str = ""
    nothing: str = "No article has a value."
    gap: str = "no article with a value"
    valued: str = ""
    most: str = "What each {group} has most of"
    unchecked: str = (
        "These numbers say how often {finders} the frame; whether a human reader would find it there has not been "
        "checked."
    )

    @property
    def signed(self) -> bool:
        """Whether values lie around 0."""
        return bool(self.below)

    @property
    def bounded_differences(self) -> bool:
        """Whether a difference cannot exceed 1 in size either: two values around 0 lie up to 2 apart."""
        return self.bounded and not self.signed


_FROM_OUTSIDE = (
    "These numbers were made outside this library and are taken as they are; whether human readers would agree "
    "with them has not been checked."
)
_OF_POLES = (
    "These numbers say how near the words of an article are to the words of two poles in a space learnt from how "
    "words are used; whether human readers would see the frame has not been checked."
)
_SCALES = (
    Scale(
        "share",
        "Share of sentences",
        "share of sentences",
        "Share of Sentences With Each Frame",
        "share",
        3,
        True,
    ),
    Scale(
        "rate",
        "Hits per 1,000 tokens",
        "rate of hits per 1,000 tokens",
        "Hits of Each Frame per 1,000 Tokens",
        "rate",
        2,
        False,
    ),
    Scale(
        "present",
        "Share of articles with the frame",
        "share of articles with the frame",
        "Share of Articles in Which Each Frame Is Present",
        "presence",
        2,
        True,
    ),
    Scale("salience", "Salience (0 to 1)", "salience", "Salience of Each Frame", "salience", 3, True),
    Scale(
        "headline",
        "Share of headlines with the frame",
        "share of headlines with the frame",
        "Share of Headlines With Each Frame",
        "presence in headlines",
        2,
        True,
        nothing="No article has a headline.",
        gap="no article with a headline",
    ),
    Scale(
        "headline_gap",
        "Headline gap (−1 to 1)",
        "headline gap",
        "Share of Headlines Minus Share of Other Sentences With Each Frame",
        "headline gap",
        3,
        True,
        below="Below 0 a frame stands in headlines less often than in the sentences under them.",
        nothing="No article has a headline and text under it.",
        gap="no article with a headline and text under it",
        most="What each {group} is farthest from 0 on",
    ),
    Scale(
        "first",
        "First mention (0 start to 1 end)",
        "place of the first mention",
        "Where in Articles Each Frame First Stands",
        "first mention",
        2,
        True,
        gap="no article with the frame",
        valued="articles with the frame",
        most="What each {group} comes to last",
    ),
    Scale(
        "tone",
        "Tone (−1 to 1)",
        "tone",
        "Tone",
        "tone",
        2,
        True,
        below="Below 0 the wording is rather unfavourable.",
        nothing="No article has a tone: it is known for English only.",
        most="The tone of each {group}",
        unchecked="These numbers say how a list of words rates the wording; whether human readers would find it "
        "so has not been checked.",
    ),
    Scale(
        "stance",
        "Stance (−1 against to 1 for)",
        "stance",
        "Stance Toward Each Target",
        "stance",
        2,
        True,
        below="Below 0 what is said of the target is rather against it.",
        nothing="No article has evidence of a stance: it is known for English only.",
        gap="no article with evidence of a stance, which is not balance",
        valued="articles with evidence of a stance",
        most="What each {group} is farthest from 0 on",
        unchecked="These numbers say how lists of words and rules, or a trained model, rate what is said of a "
        "target; whether human readers would find it so has not been checked.",
    ),
    Scale(
        "mentions",
        "Mentions per 1,000 tokens",
        "rate of mentions per 1,000 tokens",
        "Mentions of Each Target per 1,000 Tokens",
        "mentions",
        2,
        False,
        most="What each {group} names most",
        unchecked="These numbers say how often the lexicon’s terms for a target occur; whether nothing else was "
        "meant has not been checked.",
    ),
)
# Measures of words in a space, which are compared like those from outside.
_OF_SPACE = (
    Scale(
        "position",
        "Position (0 is the mean article, 1 a standard deviation)",
        "position on the scale of the seed words",
        "Position on the Scale of the Seed Words",
        "position",
        2,
        False,
        below="Below 0 the wording is nearer to the negative seed words than that of the mean article.",
        most="The position of each {group}",
        unchecked="These numbers say how near the words of an article are to seed words in a space learnt from "
        "how words are used; whether human readers would place the articles so has not been checked.",
    ),
    Scale(
        "microframe_bias",
        "Microframe bias (−1 toward B to 1 toward A)",
        "signed mean toward a pole",
        "Mean Toward the Poles of Each Microframe",
        "microframe bias",
        3,
        True,
        below="Below 0 the words are nearer to pole B. It says nothing about whether a text is biased.",
        most="What each {group} is farthest from 0 on",
        unchecked=_OF_POLES,
    ),
    Scale(
        "microframe_intensity",
        "Microframe intensity (mean square)",
        "intensity",
        "Intensity of Each Microframe",
        "microframe intensity",
        4,
        True,
        unchecked=_OF_POLES,
    ),
)
SCALES = {scale.name: scale for scale in _SCALES}
_FURTHER = {scale.name: scale for scale in _OF_SPACE}


def scale_of(measure: str) -> Scale:
    """Return how a measure is printed; one from outside goes by its own name, with two decimals."""
    if measure in SCALES or measure in _FURTHER:
        return SCALES.get(measure) or _FURTHER[measure]
    name = measure.replace("_", " ")
    named = name[:1].upper() + name[1:]
    return Scale(measure, named, f"value of ‘{name}’", named, name, 2, False, unchecked=_FROM_OUTSIDE)


def number(value: float, decimals: int, bounded: bool = False) -> str:
    """Print a number with a real minus sign, and without a leading zero where it cannot exceed 1.

    What rounds to zero has no sign.
    """
    text = f"{abs(value):.{decimals}f}"
    sign = MINUS if value < 0 and float(text) > 0 else ""
    if bounded and text.startswith("0."):
        text = text[1:]
    return sign + text


def decimals_of(values: Iterable[float]) -> int:
    """Return the decimals with which every value of a scale can be printed without a loss, at most six."""
    return max((len(f"{abs(value):.6f}".rstrip("0").partition(".")[2]) for value in values), default=0)
