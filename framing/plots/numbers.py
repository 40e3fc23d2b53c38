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

    @property
    def signed(self) -> bool:
        """Whether values lie around 0."""
        return bool(self.below)

    @property
    def bounded_differences(self) -> bool:
        """Whether a difference cannot exceed 1 in size either: two values around 0 lie up to 2 apart."""
        return self.bounded and not self.signed


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
        "tone",
        "Tone (−1 to 1)",
        "tone",
        "Tone",
        "tone",
        2,
        True,
        below="Below 0 the wording is rather unfavourable.",
        nothing="No article has a tone: it is known for English only.",
    ),
)
SCALES = {scale.name: scale for scale in _SCALES}


def scale_of(measure: str) -> Scale:
    """Return how a measure is printed; one that is not known here goes by its own name, with two decimals."""
    named = measure.capitalize()
    return SCALES.get(measure, Scale(measure, named, measure, named, measure, 2, False))


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
