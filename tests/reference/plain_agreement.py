"""Krippendorff's α as Krippendorff (2011) writes it: coincidences, and a difference of every two values."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import permutations
from typing import Any

Difference = Callable[[Any, Any], float]


def plain_alpha(units: Sequence[Sequence[Hashable]], level: str) -> float | None:
    """Return α of units, each the list of its codes; None where it is undefined."""
    coincidences: dict[tuple[Hashable, Hashable], float] = {}
    for codes in units:
        for first, second in permutations(range(len(codes)), 2):
            pair = (codes[first], codes[second])
            coincidences[pair] = coincidences.get(pair, 0.0) + 1 / (len(codes) - 1)
    totals: dict[Hashable, float] = {}
    for (one, _), weight in coincidences.items():
        totals[one] = totals.get(one, 0.0) + weight
    n = sum(totals.values())
    difference = _difference(level, totals)
    observed = sum(weight * difference(one, other) for (one, other), weight in coincidences.items())
    expected = sum(totals[one] * totals[other] * difference(one, other) for one in totals for other in totals)
    return None if expected == 0 else 1 - (n - 1) * observed / expected


def _difference(level: str, totals: dict[Any, float]) -> Difference:
    def ordinal(one: Any, other: Any) -> float:
        low, high = min(one, other), max(one, other)
        between = sum(total for value, total in totals.items() if low <= value <= high)
        return float((between - (totals[low] + totals[high]) / 2) ** 2)

    def masi(one: Any, other: Any) -> float:
        if one == other:
            return 0.0
        common = one & other
        part = 0.0 if not common else 2 / 3 if common in (one, other) else 1 / 3
        return 1 - len(common) / len(one | other) * part

    by_level: dict[str, Difference] = {
        "nominal": lambda one, other: float(one != other),
        "ordinal": ordinal,
        "interval": lambda one, other: float((one - other) ** 2),
        "ratio": lambda one, other: ((one - other) / (one + other)) ** 2 if one + other else 0.0,
        "masi": masi,
    }
    return by_level[level]
