"""The tail of the studentised statistic, for evidence stronger than permutations can show."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import stdtr

from framing.stats.pairs import Pairs
from framing.stats.ratios import Columns, Floats, group_sums, ratio


def studentised_tail(layout: Columns, sizes: npt.NDArray[np.int64], pairs: Pairs) -> Floats:
    """Return two-sided p values from Student's t with Welch's degrees of freedom, shape (p, f).

    The error is the larger of two: Welch's, from each side's own spread, and the one that holds if both sides
    were alike, from the spread of both about their common ratio. Where a side has few hits or none, its own
    spread is near 0 and would make too much of the difference; the common one cannot. Welch's degrees of freedom
    go with either error; they are never more than the n₁ + n₂ − 2 that the common one has. NaN where a side has
    fewer than two articles.
    """
    sums = group_sums(layout, sizes)
    n = sums.n
    estimate, variance = ratio(sums)
    a, b = pairs.group, pairs.reference
    possible = ((n[a] > 1) & (n[b] > 1)) & np.ones(layout.n_frames, bool)

    own = variance[a] + variance[b]
    s = np.where(sums.s > 0, sums.s, np.nan)  # a group without articles has no spread
    common = (sums.h[a] + sums.h[b]) / (s[a] + s[b])
    spread = sum(sums.hh[i] - 2 * common * sums.hs[i] + common * common * sums.ss[i] for i in (a, b))
    pooled = spread / np.maximum(n[a] + n[b] - 2, 1) * (n[a] / s[a] ** 2 + n[b] / s[b] ** 2)
    error = np.sqrt(np.maximum(own, np.maximum(pooled, 0)))

    parts = variance[a] ** 2 / np.maximum(n[a] - 1, 1) + variance[b] ** 2 / np.maximum(n[b] - 1, 1)
    freedom = np.divide(own**2, parts, out=np.broadcast_to(n[a] + n[b] - 2, own.shape).copy(), where=parts > 0)
    t = np.divide(np.abs(estimate[a] - estimate[b]), error, out=np.zeros_like(error), where=error > 0)
    p = np.maximum(2 * stdtr(np.maximum(freedom, 1), -t), np.finfo(np.float64).tiny)  # never 0, however far out
    return np.where(possible, p, np.nan)
