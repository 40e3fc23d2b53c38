"""Slow, obvious versions of what `framing.stats` does in bulk: one group, one frame, one replicate at a time."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

Numbers = Sequence[float]


def ratio_and_variance(h: Numbers, s: Numbers) -> tuple[float, float]:
    """Return Σh ÷ Σs and n/(n − 1) · Σ(h − R s)² ÷ (Σs)²."""
    n = len(h)
    ratio = sum(h) / sum(s)
    squares = sum((a - ratio * b) ** 2 for a, b in zip(h, s, strict=True))
    if squares < 1e-12 * sum(a * a + (ratio * b) ** 2 for a, b in zip(h, s, strict=True)):
        squares = 0.0
    return ratio, (n / (n - 1) * squares / sum(s) ** 2 if n > 1 else 0.0)


def jackknife_variance(h: Numbers, s: Numbers) -> float:
    """Return (n − 1)/n · Σ(R without article i − R)²."""
    n = len(h)
    ratio = sum(h) / sum(s)
    without = [sum(h[j] for j in range(n) if j != i) / sum(s[j] for j in range(n) if j != i) for i in range(n)]
    return (n - 1) / n * sum((each - ratio) ** 2 for each in without)


def logit(p: float) -> float:
    """Return log odds, ±inf at 0 and 1."""
    return -math.inf if p == 0 else math.inf if p == 1 else math.log(p / (1 - p))


def logit_slope(p: float) -> float:
    """Return the derivative of the logit."""
    return 1 / (p * (1 - p))


def bootstrap_t(
    h: Numbers,
    s: Numbers,
    draws: Sequence[Sequence[int]],
    forward: Callable[[float], float],
    slope: Callable[[float], float],
) -> list[float]:
    """Return (θ* − θ) ÷ se* of every draw of articles, on the scale of `forward`."""
    value = forward(ratio_and_variance(h, s)[0])
    result = []
    for draw in draws:
        ratio, variance = ratio_and_variance([h[i] for i in draw], [s[i] for i in draw])
        moved = forward(ratio) - value
        if math.isinf(moved):
            result.append(moved)
        elif variance == 0:
            result.append(0.0 if abs(moved) < 1e-12 else math.copysign(math.inf, moved))
        else:
            result.append(moved / (math.sqrt(variance) * slope(ratio)))
    return result


def squared_t(first: tuple[Numbers, Numbers], second: tuple[Numbers, Numbers]) -> float:
    """Return the squared studentised difference of two groups, each (h, s)."""
    a, va = ratio_and_variance(*first)
    b, vb = ratio_and_variance(*second)
    if va + vb == 0:
        return 0.0 if abs(a - b) < 1e-12 else math.inf
    return (a - b) ** 2 / (va + vb)


def stabilised_t(
    first: tuple[Numbers, Numbers], second: tuple[Numbers, Numbers], highest: float, spread: float
) -> float:
    """Return squared_t of 2 √highest · arcsin √(R ÷ highest); at either end the variance is spread ÷ Σs."""
    values, variances = [], []
    for h, s in (first, second):
        ratio, variance = ratio_and_variance(h, s)
        at_end = math.isclose(ratio, 0, abs_tol=1e-12) or math.isclose(ratio, highest, rel_tol=1e-12)
        variances.append(spread / sum(s) if at_end else variance / (ratio * (1 - ratio / highest)))
        values.append(2 * math.sqrt(highest) * math.asin(math.sqrt(ratio / highest)))
    if sum(variances) == 0:
        return 0.0 if abs(values[0] - values[1]) < 1e-12 else math.inf
    return (values[0] - values[1]) ** 2 / sum(variances)


def spread_of_all(h: Numbers, s: Numbers, highest: float) -> float:
    """Return n/(n − 1) · Σ(h − R s)² ÷ (Σs · R (1 − R ÷ highest)), 0 where R is at either end."""
    ratio, variance = ratio_and_variance(h, s)
    return variance * sum(s) / (ratio * (1 - ratio / highest)) if 0 < ratio < highest else 0.0


def deal(
    order: Sequence[int], sizes: Sequence[int], h: Numbers, s: Numbers
) -> list[tuple[list[float], list[float]]]:
    """Deal articles in an order to groups of given sizes, as (h, s) of each group."""
    groups, start = [], 0
    for size in sizes:
        chosen = order[start : start + size]
        groups.append(([h[i] for i in chosen], [s[i] for i in chosen]))
        start += size
    return groups


def reaches(shuffled: float, observed: float) -> bool:
    """Whether a shuffled statistic is at least the observed one, equal up to rounding included."""
    return shuffled >= observed or math.isclose(shuffled, observed, rel_tol=1e-9)


def permutation_p(observed: Sequence[float], shuffled: Sequence[Sequence[float]]) -> list[float]:
    """Return (1 + how many shuffles reach the observed statistic) ÷ (1 + shuffles), for each test."""
    return [
        (1 + sum(reaches(row[test], value) for row in shuffled)) / (1 + len(shuffled))
        for test, value in enumerate(observed)
    ]


def step_down_max(observed: Sequence[float], shuffled: Sequence[Sequence[float]]) -> list[float]:
    """Return Westfall & Young's step-down max-T p values (1993, algorithm 4.1)."""
    order = sorted(range(len(observed)), key=lambda test: -observed[test])
    result, largest = [0.0] * len(observed), 0.0
    for rank, test in enumerate(order):
        later = order[rank:]
        count = sum(reaches(max(row[i] for i in later), observed[test]) for row in shuffled)
        largest = max(largest, (1 + count) / (1 + len(shuffled)))
        result[test] = largest
    return result


def benjamini_hochberg(p: Numbers) -> list[float]:
    """Return min over j ≥ rank of p₍ⱼ₎ · m/j, for each p value."""
    m, ordered = len(p), sorted(p)
    return [min(1.0, *(ordered[j] * m / (j + 1) for j in range(m) if ordered[j] >= value)) for value in p]


def cliffs_delta(first: Numbers, second: Numbers) -> float:
    """Return (pairs in which the first is larger − pairs in which it is smaller) ÷ pairs."""
    won = sum((a > b) - (a < b) for a in first for b in second)
    return won / (len(first) * len(second))
