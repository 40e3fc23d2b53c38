"""Values of a table as short texts, those of a column in the same number of decimals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

_WIDEST = 60  # characters of a cell
_DECIMALS = (2, 4)  # of numbers in the tens and above, and of numbers below one


def cell(value: Any) -> str:
    """Return one value by itself: four digits of a number, the beginning of a long text, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.4g}"
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def column_cells(values: Sequence[Any]) -> list[str]:
    """Return the values of a column, numbers with a real minus sign.

    Numbers with a fraction get equally many decimals: two to four, as the largest has need of, and none that is 0
    in all of them. What is not 0 and would be shown as 0 is "<0.0001"; where all are that small, each stands by
    itself, in four digits.
    """
    if not any(isinstance(value, float) for value in values):
        return [_minus(cell(value)) if isinstance(value, int) else cell(value) for value in values]
    sizes = [abs(value) for value in values if value is not None and math.isfinite(value)]
    largest = max(sizes, default=0.0)
    least, most = _DECIMALS
    if 0 < largest < 10.0**-most:
        return [_minus(cell(value)) for value in values]
    places = min(most, max(least, 3 - math.floor(math.log10(largest)))) if largest else 0
    while places and all(math.isclose(size, round(size, places - 1)) for size in sizes):
        places -= 1
    return [_number(value, places) for value in values]


def _number(value: float | None, places: int) -> str:
    if value is None or not math.isfinite(value):
        return _minus(cell(value))
    least = 10.0**-places
    if value and abs(value) < least / 2:
        return f"<{least:.{places}f}" if value > 0 else f">−{least:.{places}f}"
    return _minus(f"{value:.{places}f}")


def _minus(text: str) -> str:
    return f"−{text[1:]}" if text.startswith("-") else text
