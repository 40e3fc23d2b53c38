"""Studentised bootstrap intervals where units are drawn within strata; see `framing.stats.bootstrap`."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from framing.stats.bootstrap import bootstrap_interval, limits, studentised_by
from framing.stats.ratios import Columns, Floats, columns, unpack
from framing.stats.resampling import ENTRIES, row_sums
from framing.stats.scales import Scale

Integers = npt.NDArray[np.int64]

_NOISE = 1e-12


def stratified_interval(
    h: Floats,
    s: Floats,
    stratum: Integers,
    scale: Scale,
    *,
    n_resamples: int,
    confidence: float,
    rng: np.random.Generator,
    entries: int = ENTRIES,
) -> tuple[Floats, Floats, Floats]:
    """Return estimate and limits of Σh ÷ Σs of one group whose units are drawn within strata, each of shape (f,).

    Each resample holds as many units of each stratum as there are. Strata of one unit, in which nothing can be
    drawn anew, are put together; a last one goes with the smallest other (collapsed strata; Cochran 1977, 5A.12).
    NaN limits as in `bootstrap_interval`; of a single stratum, these are its digits.

    Parameters
    ----------
    h : array, shape (n, f)
    s : array, shape (n,)
    stratum : array of int, shape (n,)
    """
    own = collapsed(stratum)
    if not own.any():
        return bootstrap_interval(
            h, s, scale, n_resamples=n_resamples, confidence=confidence, rng=rng, entries=entries
        )
    order = np.argsort(own, kind="stable")
    h, s, sizes = h[order], s[order], np.bincount(own)
    layout = columns(h, s)
    bounds = np.concatenate([[0], np.cumsum(sizes)])
    everyone = np.arange(len(s), dtype=np.int32)
    estimate, variance = _ratio(row_sums(everyone, bounds, layout.data)[None], sizes, layout)
    estimate, variance = estimate[0], variance[0]
    known = (variance > 0) & (estimate > scale.low) & (estimate < scale.high)
    low, high = np.full_like(estimate, np.nan), np.full_like(estimate, np.nan)
    if known.any():
        shown = columns(h[:, known], s)
        replicates, variances = (
            np.concatenate(part)
            for part in zip(
                *(_ratio(sums, sizes, shown) for sums in _drawn(shown, sizes, n_resamples, rng, entries)),
                strict=True,
            )
        )
        t = studentised_by(estimate[known], variance[known], replicates, variances, scale)
        error = stratified_jackknife(h[:, known], s, sizes)
        low[known], high[known] = limits(t, estimate[known], error, len(s) - len(sizes), confidence, scale)
    return estimate, low, high


def collapsed(stratum: Integers) -> Integers:
    """Number strata from 0 so that each has two units or more, as far as there are two."""
    _, number, sizes = np.unique(stratum, return_inverse=True, return_counts=True)
    alone = sizes == 1
    to = np.arange(len(sizes))
    if alone.sum() > 1:
        to[alone] = np.flatnonzero(alone)[0]
    elif alone.any() and len(sizes) > 1:
        others = np.where(alone, np.iinfo(np.int64).max, sizes)
        to[alone] = np.argmin(others)
    return np.unique(to[number], return_inverse=True)[1].astype(np.int64)


def stratified_jackknife(h: Floats, s: Floats, sizes: Integers) -> Floats:
    """Return the variance of Σh ÷ Σs by leaving out one unit at a time, shape (f,).

    Σ over strata of (n − 1)/n · Σ(R₍ᵢ₎ − R)², where the other units of the stratum stand for the one left out.

    Parameters
    ----------
    h, s : array, shapes (n, f) and (n,)
        Stratum after stratum.
    sizes : array of int
        Units in each, two or more.
    """
    owner = np.repeat(np.arange(len(sizes)), sizes)
    n = sizes[owner].astype(np.float64)
    bounds = np.cumsum(sizes) - sizes
    h_sum, s_sum = np.add.reduceat(h, bounds, axis=0)[owner], np.add.reduceat(s, bounds)[owner]
    # Leaving one out, the rest of its stratum is worth n ÷ (n − 1) times as much.
    numerator = h.sum(axis=0) + (h_sum - n[:, None] * h) / (n - 1)[:, None]
    denominator = s.sum() + (s_sum - n * s) / (n - 1)
    moved = numerator / denominator[:, None] - h.sum(axis=0) / s.sum()
    return np.asarray((((n - 1) / n)[:, None] * moved * moved).sum(axis=0))


def _drawn(
    layout: Columns, sizes: Integers, n_resamples: int, rng: np.random.Generator, entries: int
) -> Iterator[Floats]:
    """Sum the columns over units drawn with replacement within strata; yields (replicates, strata, columns)."""
    n, bounds = int(sizes.sum()), np.concatenate([[0], np.cumsum(sizes)])
    chunk = max(1, entries // max(n, len(sizes) * layout.data.shape[1]))
    for rows in drawn_within(sizes, n_resamples, rng, chunk):
        cells = np.append((np.arange(len(rows))[:, None] * n + bounds[:-1]).ravel(), rows.size)
        yield row_sums(rows, cells, layout.data).reshape(len(rows), len(sizes), -1)


def drawn_within(
    sizes: Integers, n_resamples: int, rng: np.random.Generator, chunk: int
) -> Iterator[npt.NDArray[np.int32]]:
    """Draw as many of the units of each stratum as there are, with replacement.

    Yields
    ------
    array of int32, shape (up to `chunk`, n)
        Which units, stratum after stratum; all together `n_resamples` replicates.
    """
    bounds = np.cumsum(sizes) - sizes
    first, width = np.repeat(bounds, sizes), np.repeat(sizes, sizes)
    for start in range(0, n_resamples, chunk):
        count = min(chunk, n_resamples - start)
        yield (first + np.floor(rng.random((count, len(first))) * width).astype(np.int64)).astype(np.int32)


def _ratio(totals: Floats, sizes: Integers, layout: Columns) -> tuple[Floats, Floats]:
    """Return Σh ÷ Σs and its variance within strata, both of shape (replicates, f).

    The totals have the shape (replicates, strata, columns). The variance is Σ n/(n − 1) · Σ(e − ē)² ÷ (Σs)² with
    e = h − R s and its mean ē in the stratum (Cochran 1977, ch. 6).
    """
    n = sizes[:, None].astype(np.float64)
    sums, factor = unpack(totals, n, layout), n / (n - 1)
    h, s = sums.h.sum(axis=1), sums.s.sum(axis=1)
    estimate = h / s
    hh = (factor * (sums.hh - sums.h**2 / n)).sum(axis=1)
    hs = (factor * (sums.hs - sums.h * sums.s / n)).sum(axis=1)
    ss = (factor * (sums.ss - sums.s**2 / n)).sum(axis=1)
    residual = hh - 2 * estimate * hs + estimate * estimate * ss
    residual[residual <= _NOISE * (sums.hh.sum(axis=1) + estimate * estimate * sums.ss.sum(axis=1))] = 0
    return estimate, residual / (s * s)
