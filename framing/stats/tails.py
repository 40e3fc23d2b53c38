"""The tail of the studentised statistic, for evidence stronger than permutations can show."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import stdtr

from framing.stats.pairs import Pairs
from framing.stats.ratios import Columns, Floats, Sums, group_sums, ratio
from framing.stats.stabilising import Stabiliser, common_spread


def studentised_tail(
    layout: Columns, sizes: npt.NDArray[np.int64], pairs: Pairs, highest: float | None = None
) -> Floats:
    """Return two-sided p values from Student's t with Welch's degrees of freedom, shape (p, f).

    The error is the larger of two: Welch's, from each side's own spread, and the one that holds if both sides
    were alike, from the spread of both about their common ratio. Where a side has few hits or none, its own
    spread is near 0 and would make too much of the difference; the common one cannot. In it, the variance of an
    article of length s goes with s or with s², whichever gives more: of articles that differ beyond chance it is
    something between. Welch's degrees of freedom go with either error; they are never more than the n₁ + n₂ − 2
    that the common one has, which are also those of a side that shows no variation and borrows it. NaN where a
    side has fewer than two articles.

    Parameters
    ----------
    highest : float or None
        As in `Layer`.
    """
    sums = group_sums(layout, sizes)
    one, other = (_of(sums, side) for side in (pairs.group, pairs.reference))
    both = Sums(
        one.h + other.h,
        one.hh + other.hh,
        one.hs + other.hs,
        one.s + other.s,
        one.ss + other.ss,
        one.n + other.n,
    )
    possible = ((one.n > 1) & (other.n > 1)) & np.ones(layout.n_frames, bool)
    scale = Stabiliser(highest, common_spread(both, highest))
    (value, variance), (against, theirs) = scale.of(one), scale.of(other)

    with_s = 1 / one.s + 1 / other.s
    with_ss = both.s / both.ss * (one.ss / one.s**2 + other.ss / other.s**2)
    freedom = np.maximum(both.n - 2, 1)
    common = scale.spread * (both.n - 1) / freedom * np.maximum(with_s, with_ss)
    own = variance + theirs
    error = np.sqrt(np.maximum(own, common))

    known, known_too = (np.where(ratio(side)[1] > 0, side.n - 1, freedom) for side in (one, other))
    parts = variance**2 / np.maximum(known, 1) + theirs**2 / np.maximum(known_too, 1)
    freedom = np.divide(own**2, parts, out=np.broadcast_to(freedom, own.shape).copy(), where=parts > 0)
    t = np.divide(np.abs(value - against), error, out=np.zeros_like(error), where=error > 0)
    p = np.maximum(2 * stdtr(np.maximum(freedom, 1), -t), np.finfo(np.float64).tiny)  # never 0, however far out
    return np.where(possible, p, np.nan)


def _of(sums: Sums, side: npt.NDArray[np.int64]) -> Sums:
    """Return the sums of one side of each pair; lengths are NaN of groups without articles."""
    s, ss = (np.where(sums.n > 0, each, np.nan)[side] for each in (sums.s, sums.ss))
    return Sums(sums.h[side], sums.hh[side], sums.hs[side], s, ss, sums.n[side])
