"""The choices of a comparison that could have been made otherwise, by name, and where each makes sense."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from framing.errors import ComparisonError, one_of, unknown
from framing.results import ALTERNATIVES, MEASURES, Scores

# The measures whose numerators follow from the matches, so that terms and voices can be left out of them.
COUNTED = {"share": "sentences", "rate": "hits", "present": "hits", "salience": "salience"}
# What sentences are to tokens: the same frame, counted against another length.
_OTHERWISE = {"share": "rate", "rate": "share", "present": "share", "salience": "share"}
_NEEDS_ALL_VOICES = ("quotes", "journalist")
_OF_COUNTED = ("terms", "quotes", "measure", "threshold")
WITHOUT_QUOTES = ("journalist", "attributed")

_WORDS = {
    "share": "share of sentences",
    "rate": "hits per 1,000 tokens",
    "present": "share of articles with the frame",
    "salience": "salience",
}


@dataclass(frozen=True, slots=True)
class Specification:
    """One way to compute a measure of all articles.

    Attributes
    ----------
    measure : str
    voices : tuple of str
        Whose words count; one of `results.VOICES`, or several single ones.
    shift : int
        What is added to the thresholds of frames; of presence only.
    scores : int
        Which scores: 0 the ones in question, then those that were given beside them.
    kinds, choices : tuple of str
        What differs from the main specification, and how it is called.
    """

    measure: str
    voices: tuple[str, ...]
    shift: int = 0
    scores: int = 0
    kinds: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The one kind of alternative that this is."""
        return self.kinds[0] if len(self.kinds) == 1 else "combination"

    @property
    def choice(self) -> str:
        """All choices in words."""
        return " + ".join(self.choices)


def applicable(measure: str, voice: str) -> tuple[str, ...]:
    """Return which alternatives make sense for a measure and voice."""
    return tuple(
        name
        for name in ALTERNATIVES
        if (name not in _OF_COUNTED or measure in COUNTED)
        and (name not in _NEEDS_ALL_VOICES or (voice == "all" and measure in MEASURES))
    )


def checked_alternatives(alternatives: Sequence[str] | None, measure: str, voice: str) -> tuple[str, ...]:
    """Return the alternatives asked for, in a fixed order; without any asked for, all that make sense.

    Raises
    ------
    ComparisonError
        Naming every one that does not exist or makes no sense here.
    """
    possible = applicable(measure, voice)
    if alternatives is None:
        return possible
    if isinstance(alternatives, str) or not isinstance(alternatives, Sequence):
        raise ComparisonError(
            f"alternatives must be a list of names out of {one_of(ALTERNATIVES)}; given: {alternatives!r}."
        )
    problems = [
        unknown("alternative", str(name), ALTERNATIVES) for name in alternatives if name not in ALTERNATIVES
    ]
    senseless = [name for name in alternatives if name in ALTERNATIVES and name not in possible]
    if senseless:
        which = ", ".join(f"'{name}'" for name in senseless)
        problems.append(
            f"The measure '{measure}' in the voice '{voice}' cannot be varied by {which}. What makes sense there: "
            f"{one_of(possible)}."
        )
    if problems:
        raise ComparisonError("\n".join(problems))
    return tuple(name for name in possible if name in alternatives)


def checked_others(others: Mapping[str, Scores] | None, scores: Scores) -> dict[str, Scores]:
    """Return scores that were made differently, by what is different about them.

    Raises
    ------
    ComparisonError
        They are none, or they were made with other frames.
    """
    if others is None:
        return {}
    if not isinstance(others, Mapping) or not all(isinstance(each, Scores) for each in others.values()):
        raise ComparisonError(
            "others must name scores by what is different about them, such as {'cleaning off': other_scores}."
        )
    coded = [(book.name, book.frames, book.targets) for book in scores.codebooks]
    problems = [
        f"The scores '{name}' were made with other frames or targets. Score the same lexicons, in the same order."
        for name, each in others.items()
        if [(book.name, book.frames, book.targets) for book in each.codebooks] != coded
    ]
    if problems:
        raise ComparisonError("\n".join(problems))
    return dict(others)


def specifications(
    measure: str, voice: str, alternatives: Sequence[str], others: Sequence[str]
) -> Iterator[Specification]:
    """Return the main specification, then every combination of the choices that concern the whole."""
    main = Specification(measure, (voice,))
    for scores, voices, counted in product(
        [(0, "")] + [(number, name) for number, name in enumerate(others, 1)],
        _voices(voice, alternatives),
        _measures(measure, alternatives),
    ):
        kinds = ("scores" if scores[0] else "", voices.kinds[0], counted.kinds[0])
        choices = (scores[1], voices.choices[0], counted.choices[0])
        yield replace(
            main,
            measure=counted.measure,
            voices=voices.voices,
            shift=counted.shift,
            scores=scores[0],
            kinds=tuple(kind for kind in kinds if kind),
            choices=tuple(choice for choice, kind in zip(choices, kinds, strict=True) if kind),
        )


def _voices(voice: str, alternatives: Sequence[str]) -> list[Specification]:
    found = [Specification("", (voice,), kinds=("",), choices=("",))]
    if "quotes" in alternatives:
        said = "no words in quotation marks"
        found.append(Specification("", WITHOUT_QUOTES, kinds=("quotes",), choices=(said,)))
    if "journalist" in alternatives:
        said = "the journalists’ own words alone"
        found.append(Specification("", ("journalist",), kinds=("journalist",), choices=(said,)))
    return found


def _measures(measure: str, alternatives: Sequence[str]) -> list[Specification]:
    found = [Specification(measure, (), kinds=("",), choices=("",))]
    if "measure" in alternatives:
        other = _OTHERWISE[measure]
        found.append(Specification(other, (), kinds=("measure",), choices=(_WORDS[other],)))
    if "threshold" in alternatives:
        words = {
            -1: "presence, threshold one lower",
            0: "presence at the frame’s threshold",
            1: "presence, threshold one higher",
        }
        for shift, said in words.items():
            if shift or measure != "present":
                found.append(Specification("present", (), shift, kinds=("threshold",), choices=(said,)))
    return found
