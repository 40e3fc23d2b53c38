"""How one number is printed, in pictures and in reports alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MINUS = "−"


@dataclass(frozen=True, slots=True)
class Scale:
    """How the values of a measure are named and printed.

    Attributes
    ----------
    name : str
        The measure, as in `framing.results.MEASURES`.
    label : str
        For axes and column heads, with the unit.
    phrase : str
        For the middle of a sentence.
    decimals : int
        How many are printed, the same everywhere.
    bounded : bool
        Whether values cannot exceed 1 in size, and so go without a leading zero (APA 7, section 6.36).
    """

    name: str
    label: str
    phrase: str
    decimals: int
    bounded: bool


_SCALES = (
    Scale("share", "Share of sentences", "share of sentences", 3, True),
    Scale("rate", "Hits per 1,000 tokens", "rate of hits per 1,000 tokens", 2, False),
    Scale("present", "Share of articles with the frame", "share of articles with the frame", 2, True),
    Scale("salience", "Salience (0 to 1)", "salience", 3, True),
    Scale("tone", "Tone (−1 to 1)", "tone", 2, True),
)


def scale_of(measure: str) -> Scale:
    """Return how a measure is printed; one that is not known here goes by its own name, with two decimals."""
    known = {scale.name: scale for scale in _SCALES}
    return known.get(measure, Scale(measure, measure.capitalize(), measure, 2, False))


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
