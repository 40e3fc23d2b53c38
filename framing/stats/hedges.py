"""Hedges' g: a difference of two means in standard deviations, with limits from the noncentral t distribution."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln, nctdtrinc, ndtri

from framing.stats.pairs import Pairs
from framing.stats.ratios import Floats

Integers = npt.NDArray[np.int64]

# Of the noncentral t, each limit is searched for by itself: 50,000 take seconds, the pairs of 266 sources minutes.
MOST_EXACT = 50_000


def hedges_g(
    values: Floats, sizes: Integers, pairs: Pairs, confidence: float, cluster: Integers | None = None
) -> tuple[Floats, Floats, Floats]:
    """Return Hedges' g of every pair and its limits, each of shape (p, f).

    g = J · (mean of group − mean of reference) ÷ pooled standard deviation. J = Γ(m/2) ÷ (√(m/2) Γ((m − 1)/2))
    with m = n₁ + n₂ − 2 takes off the bias of small samples (Hedges 1981). The limits are those values of the true
    effect at which the observed t lies at a tail's quantile of the noncentral t distribution (Steiger & Fouladi
    1997): exact where values are normal with equal variances. Of more than `MOST_EXACT` values they are those of
    large samples, t ± z √(1 + t² ÷ 2m) (Hedges & Olkin 1985).

    Parameters
    ----------
    values : array, shape (n, f)
        Article values, the groups one after the other.
    sizes : array of int, shape (k,)
        Articles in each group; they add up to n.
    confidence : float
        Of the limits, between 0 and 1.
    cluster : array of int, shape (n,), optional
        Which cluster each article belongs to, none in two groups. Then a side counts as many articles as its
        design effect leaves, and the degrees of freedom are those of clusters.

    Returns
    -------
    tuple of array
        NaN where a side has fewer than two articles, or nothing varies; limits also where it has fewer than two
        clusters.
    """
    k, f = len(sizes), values.shape[1]
    owner = np.repeat(np.arange(k), sizes)
    n = sizes[:, None].astype(np.float64)
    mean = np.divide(_summed(values, owner, k), n, out=np.full((k, f), np.nan), where=n > 0)
    off = values - mean[owner]
    squares = _summed(off * off, owner, k)
    a, b = pairs.group, pairs.reference
    freedom = n[a] + n[b] - 2
    possible = (n[a] > 1) & (n[b] > 1)
    pooled = np.divide(squares[a] + squares[b], freedom, out=np.full((len(pairs), f), np.nan), where=possible)
    # What adding leaves of equal values is no variation.
    level = np.maximum(np.abs(mean[a]), np.abs(mean[b]))
    deviation = np.where(pooled > (1e-14 * level) ** 2, np.sqrt(pooled), np.nan)
    d = (mean[a] - mean[b]) / deviation

    told, left = n, n
    if cluster is not None:
        told, left = _told(off, squares, owner, cluster, n)
    several = possible & (left[a] > 1) & (left[b] > 1)
    per_side = np.where(several, 1 / np.maximum(told[a], 1e-9) + 1 / np.maximum(told[b], 1e-9), np.nan)
    t = d / np.sqrt(per_side)
    df = np.broadcast_to(left[a] + left[b] - 2, t.shape)
    low, high = np.full(t.shape, np.nan), np.full(t.shape, np.nan)
    known = np.isfinite(t) & (df > 0)
    low[known], high[known] = _limits(t[known], df[known], confidence)
    scale = np.sqrt(per_side)
    return d * np.where(possible, _correction(np.maximum(freedom, 2)), np.nan), low * scale, high * scale


def _limits(t: Floats, df: Floats, confidence: float) -> tuple[Floats, Floats]:
    """Return between which noncentralities an observed t may come from."""
    tail = (1 - confidence) / 2
    if len(t) > MOST_EXACT:
        reach = float(ndtri(1 - tail)) * np.sqrt(1 + t * t / (2 * df))
        return t - reach, t + reach
    return nctdtrinc(df, 1 - tail, t), nctdtrinc(df, tail, t)


def _correction(freedom: Floats) -> Floats:
    """Return J, by which the standardised difference is too large on average."""
    return np.asarray(np.exp(gammaln(freedom / 2) - gammaln((freedom - 1) / 2)) / np.sqrt(freedom / 2))


def _told(off: Floats, squares: Floats, owner: Integers, cluster: Integers, n: Floats) -> tuple[Floats, Floats]:
    """Return how many independent articles each group is worth, shape (k, f), and its clusters, shape (k, 1)."""
    k = len(n)
    distinct, first, number = np.unique(cluster, return_index=True, return_inverse=True)
    of = owner[first]
    sums = _summed(off, number, len(distinct))
    clusters = np.bincount(of, minlength=k)[:, None].astype(np.float64)
    # The variance of the mean: over clusters, and as if articles were independent.
    between = _summed(sums * sums, of, k) * clusters / np.maximum(clusters - 1, 1)
    alone = squares * n / np.maximum(n - 1, 1)
    effect = np.divide(between, alone, out=np.ones_like(between), where=alone > 0)
    return n / np.maximum(effect, 1), clusters


def _summed(values: Floats, number: Integers, k: int) -> Floats:
    """Sum rows that have the same number, shape (k, f)."""
    return np.stack([np.bincount(number, column, k) for column in values.T], axis=1).astype(np.float64)
