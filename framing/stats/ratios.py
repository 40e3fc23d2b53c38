"""A ratio of sums over articles, its standard error, and the sums that both follow from.

The share of a frame in a group is Σ hit sentences ÷ Σ sentences; a mean is the same with every denominator 1.
Everything that resampling needs follows from five sums over articles (Σh, Σh², Σhs, Σs, Σs²), so a replicate
costs one row of a matrix product and no second look at the articles.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

# A variance below this part of the terms that it is the difference of is rounding error: nothing varies.
_NOISE = 1e-12


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns whose sums are taken, one row an article.

    Attributes
    ----------
    data : array of float64, shape (n, 3f + 2), or (n, 2f) where every denominator is 1
        h, h² and h·s of every frame, then s and s²; for means h and h² alone.
    n_frames : int
        f, the number of numerators.
    """

    data: Floats
    n_frames: int

    @property
    def are_means(self) -> bool:
        """Whether every article's denominator is 1."""
        return int(self.data.shape[1]) == 2 * self.n_frames


@dataclass(frozen=True, slots=True)
class Sums:
    """Σh, Σh² and Σhs of every frame, shape (..., f); Σs, Σs² and the number of articles, shape (..., 1)."""

    h: Floats
    hh: Floats
    hs: Floats
    s: Floats
    ss: Floats
    n: Floats


def columns(h: Floats, s: Floats) -> Columns:
    """Lay out what is summed.

    Parameters
    ----------
    h : array, shape (n, f)
        Each article's numerator for each frame.
    s : array, shape (n,)
        Each article's denominator, above 0.
    """
    if np.all(s == 1):
        return Columns(np.hstack([h, h * h]), h.shape[1])
    units = s[:, None]
    return Columns(np.hstack([h, h * h, h * units, units, units * units]), h.shape[1])


def unpack(totals: Floats, n: npt.ArrayLike, layout: Columns) -> Sums:
    """Name the sums of columns.

    Parameters
    ----------
    totals : array, shape (..., columns)
        Sums of `layout.data` over articles.
    n : array_like, broadcastable to (..., 1)
        How many articles went into each sum.
    """
    f = layout.n_frames
    count = np.broadcast_to(np.asarray(n, np.float64), (*totals.shape[:-1], 1))
    h, hh = totals[..., :f], totals[..., f : 2 * f]
    if layout.are_means:
        return Sums(h, hh, h, count, count, count)
    return Sums(h, hh, totals[..., 2 * f : 3 * f], totals[..., 3 * f : 3 * f + 1], totals[..., 3 * f + 1 :], count)


def group_sums(layout: Columns, sizes: npt.NDArray[np.int64]) -> Sums:
    """Return the sums of groups that stand one after the other, each of shape (k, f) or (k, 1)."""
    owner = np.repeat(np.arange(len(sizes)), sizes)
    totals = np.empty((len(sizes), layout.data.shape[1]))
    for i, column in enumerate(layout.data.T):
        totals[:, i] = np.bincount(owner, column, len(sizes))
    return unpack(totals, sizes[:, None], layout)


def ratio(sums: Sums) -> tuple[Floats, Floats]:
    """Return R = Σh ÷ Σs and its variance by linearisation over articles, both of shape (..., f).

    Var(R) = n/(n − 1) · Σ(h − R s)² ÷ (Σs)²  (Cochran 1977, ch. 6). The variance is exactly 0 where the articles
    do not differ beyond rounding and where there is only one; both are NaN where there is none.
    """
    units = np.where(sums.s > 0, sums.s, np.nan)
    estimate = sums.h / units
    explained = sums.hh + estimate * estimate * sums.ss
    residual = explained - 2 * estimate * sums.hs
    residual[residual <= _NOISE * explained] = 0
    factor = np.where(sums.n > 1, sums.n, 0) / (np.maximum(sums.n - 1, 1) * units * units)
    return estimate, residual * factor


def column_sums(data: Floats) -> Floats:
    """Sum each column, the same way whichever columns stand beside it, to the last digit; shape (f,)."""
    return np.asarray(np.ascontiguousarray(data.T).sum(axis=1))


def jackknife_variance(h: Floats, s: Floats) -> Floats:
    """Return the variance of Σh ÷ Σs by leaving out one article at a time, shape (f,).

    (n − 1)/n · Σ(R₍ᵢ₎ − R)². Equal to linearisation where all denominators are equal; larger, and in small samples
    of unequal lengths nearer the truth, where a long article pulls the ratio toward itself (Efron & Stein 1981).
    0 with one article.
    """
    n = len(s)
    if n < 2:
        return np.zeros(h.shape[1])
    total = s.sum()
    moved = (h - (column_sums(h) / total) * s[:, None]) / (total - s)[:, None]
    return (n - 1) / n * column_sums(moved * moved)
