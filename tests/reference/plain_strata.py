"""Strata, clusters and all groups at once, as plain loops over articles."""

from __future__ import annotations

import math
from collections.abc import Sequence

Article = tuple[float, float]  # numerator and denominator
Stratified = Sequence[tuple[int, float, float]]  # stratum, numerator and denominator


def within_strata(first: Stratified, second: Stratified) -> tuple[float, float]:
    """Return t² of the difference within strata, and the weighted mean difference.

    Mantel & Haenszel's weights s₁s₂/(s₁ + s₂); the variance is that of the residuals about what both sides have in
    common in a stratum, times n/(n − 1).
    """
    score = variance = weight = 0.0
    for stratum in sorted({k for k, _, _ in first} & {k for k, _, _ in second}):
        a, b = ([(h, s) for k, h, s in side if k == stratum] for side in (first, second))
        h1, h2 = sum(h for h, _ in a), sum(h for h, _ in b)
        s1, s2 = sum(s for _, s in a), sum(s for _, s in b)
        common = (h1 + h2) / (s1 + s2)
        n = len(a) + len(b)
        score += (h1 * s2 - h2 * s1) / (s1 + s2)
        weight += s1 * s2 / (s1 + s2)
        for side, other in ((a, s2), (b, s1)):
            squares = sum((h - common * s) ** 2 for h, s in side)
            variance += n / (n - 1) * (other / (s1 + s2)) ** 2 * squares
    return (score**2 / variance if variance > 1e-12 else 0.0), score / weight


def stratified_variance(articles: Stratified) -> float:
    """Return the linearised variance of a ratio whose articles are drawn within strata (Cochran 1977, ch. 6)."""
    total = sum(s for _, _, s in articles)
    ratio = sum(h for _, h, _ in articles) / total
    result = 0.0
    for stratum in {k for k, _, _ in articles}:
        e = [h - ratio * s for k, h, s in articles if k == stratum]
        mean = sum(e) / len(e)
        result += len(e) / (len(e) - 1) * sum((x - mean) ** 2 for x in e)
    return result / total**2


def welch_q(groups: Sequence[Sequence[Article]], highest: float | None = None) -> float:
    """Return Σ w (R − R̃)² with w = 1 ÷ Var(R) by linearisation; with `highest`, of 2 arcsin √(R ÷ highest)."""
    values, weights = [], []
    for articles in groups:
        n, total = len(articles), sum(s for _, s in articles)
        ratio = sum(h for h, _ in articles) / total
        variance = n / (n - 1) * sum((h - ratio * s) ** 2 for h, s in articles) / total**2
        if highest is not None:
            variance /= ratio * (highest - ratio)
            ratio = 2 * math.asin(math.sqrt(ratio / highest))
        values.append(ratio)
        weights.append(1 / variance)
    mean = sum(w * r for w, r in zip(weights, values, strict=True)) / sum(weights)
    return sum(w * (r - mean) ** 2 for w, r in zip(weights, values, strict=True))


def ways(strata: Sequence[tuple[int, int]]) -> int:
    """Return how many ways there are to divide articles into sides of a and b in each stratum."""
    return math.prod(math.comb(a + b, a) for a, b in strata)
