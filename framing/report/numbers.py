"""Numbers as strings, once for all formats: APA's rules, a real minus sign, and no claim that zero is certain."""

from __future__ import annotations

import math
from typing import Any

from framing.plots.numbers import MINUS, Scale, number
from framing.plots.rows import Estimate

NONE = "–"
EFFECTS = {"cliffs-delta": ("Cliff’s δ", True), "cohens-h": ("Cohen’s h", False)}

__all__ = ["EFFECTS", "MINUS", "NONE", "count", "effect", "estimate", "interval", "level", "number", "p_value"]


def count(value: int | float | None) -> str:
    """Print a count with thousands separated: 1,234; a sum of weights keeps one decimal where it has any."""
    if value is None:
        return NONE
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def level(confidence: float) -> str:
    """Print a level of confidence: 95%, 99.9%."""
    return f"{confidence * 100:.6g}%"


def interval(low: float | None, high: float | None, decimals: int, bounded: bool) -> str:
    """Print an interval: [.100, .150]; nothing where there is none."""
    if low is None or high is None:
        return ""
    return f"[{number(low, decimals, bounded)}, {number(high, decimals, bounded)}]"


def estimate(point: Estimate, scale: Scale) -> tuple[str, ...]:
    """Print an estimate and its interval as the parts of a cell.

    Without a hit it is "0 of 12 articles" and "(< .22)", with an exact upper bound on the share of articles; with
    a hit in every article "12 of 12 articles" and "(> .78)".
    """
    if point.value is None:
        return (NONE,)
    if point.is_zero or point.is_full:
        n = count(point.n_articles)
        said = f"{'0' if point.is_zero else n} of {n} {'article' if point.n_articles == 1 else 'articles'}"
        bound = point.high if point.is_zero else point.low
        sign = "<" if point.is_zero else ">"
        return (said,) if bound is None else (said, f"({sign} {_toward(bound, point.is_zero)})")
    found = number(point.value, scale.decimals, scale.bounded)
    around = interval(point.low, point.high, scale.decimals, scale.bounded)
    return (found, around) if around else (found,)


def _toward(bound: float, up: bool) -> str:
    """Print a bound with two decimals, rounded so that it still holds."""
    # The nudge keeps .35 from becoming .36 because 35.000000000000004 lies above 35.
    hundredths = math.ceil(bound * 100 - 1e-9) if up else math.floor(bound * 100 + 1e-9)
    return number(hundredths / 100, 2, bounded=True)


def p_value(p: float | None) -> str:
    """Print a p-value with three decimals and no leading zero, "< .001" below that."""
    if p is None:
        return NONE
    return "< .001" if p < 0.001 else number(p, 3, bounded=True)


def effect(value: float | None, name: str | None) -> str:
    """Print an effect size with two decimals; Cliff's delta cannot exceed 1, Cohen's h can."""
    return NONE if value is None else number(value, 2, EFFECTS.get(name or "", ("", False))[1])


def difference(row: dict[str, Any], scale: Scale) -> tuple[str, ...]:
    """Print a contrast's difference and its interval as the parts of a cell."""
    bounded = scale.bounded_differences
    if row["difference"] is None:
        return (NONE,)
    found = number(row["difference"], scale.decimals, bounded)
    around = interval(row["low"], row["high"], scale.decimals, bounded)
    return (found, around) if around else (found,)
