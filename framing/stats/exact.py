"""Exact limits: for a proportion (Clopper & Pearson 1934) and for a count (Garwood 1936)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import stats

from framing.stats.ratios import Floats


def proportion_interval(hits: npt.ArrayLike, n: npt.ArrayLike, confidence: float) -> tuple[Floats, Floats]:
    """Return the exact two-sided limits of a proportion of `hits` in `n`, element by element."""
    k, n = np.broadcast_arrays(np.asarray(hits, np.float64), np.asarray(n, np.float64))
    tail = (1 - confidence) / 2
    # The beta distribution needs parameters above 0; where one is 0 the limit is the end of the range.
    low = np.where(k > 0, stats.beta.ppf(tail, np.maximum(k, 1), n - k + 1), 0.0)
    high = np.where(k < n, stats.beta.ppf(1 - tail, k + 1, np.maximum(n - k, 1)), 1.0)
    return low, high


def bound_of_none(n: npt.ArrayLike, confidence: float) -> Floats:
    """Return the exact one-sided upper bound of a proportion that was 0 of n: 1 − (1 − confidence)^(1/n).

    The lower bound of n of n is 1 minus this.
    """
    return np.asarray(-np.expm1(np.log1p(-confidence) / np.asarray(n, np.float64)))


def count_interval(count: npt.ArrayLike, confidence: float) -> tuple[Floats, Floats]:
    """Return the exact two-sided limits of the mean of a Poisson count, element by element."""
    k = np.asarray(count, np.float64)
    tail = (1 - confidence) / 2
    low = np.where(k > 0, stats.gamma.ppf(tail, np.maximum(k, 1)), 0.0)
    return low, np.asarray(stats.gamma.ppf(1 - tail, k + 1))
