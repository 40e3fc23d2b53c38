"""Does a measure go with the length of articles? A rank correlation within groups."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.stats import rankdata

from framing.stats.ratios import Floats

Integers = npt.NDArray[np.int64]


def length_correlation(h: Floats, s: Floats, length: Floats, sizes: Integers) -> Floats:
    """Return how articles' values go with their ranks in length within groups, −1 to 1, shape (f,).

    Where each article counts as one (every s is 1) it is Spearman's ρ pooled over groups: ranks within each group,
    taken from the group's mean rank, and one correlation of all of them. Where a group's value is a ratio of sums,
    an article's value h ÷ s is 0 the oftener the shorter it is, whatever the ratio, and ranks of values would find
    that in any rare frame. There, ranks of length are correlated with (h − R s) ÷ √s instead, R being the group's
    Σh ÷ Σs: 0 on average wherever the chance of a hit does not depend on length.

    Parameters
    ----------
    h : array, shape (n, f)
        Numerators, the groups one after the other.
    s, length : array, shape (n,)
        Denominators above 0, and lengths.
    sizes : array of int, shape (k,)

    Returns
    -------
    array
        NaN where lengths or values do not vary within any group.
    """
    means = bool(np.all(s == 1))
    ends = np.cumsum(sizes)
    x, y = np.zeros(len(s)), np.zeros(h.shape)
    for end, size in zip(ends.tolist(), sizes.tolist(), strict=True):
        rows = slice(end - size, end)
        if size < 2:
            continue
        # Ranks from 0 to 1, so that a large group counts by its articles and not by its highest rank.
        x[rows] = _centred(rankdata(length[rows]) / size)
        if means:
            y[rows] = _centred(rankdata(h[rows], axis=0) / size)
        else:
            ratio = h[rows].sum(axis=0) / s[rows].sum()
            residual = (h[rows] - ratio * s[rows, None]) / np.sqrt(s[rows, None])
            spread = np.sqrt(np.mean(residual * residual, axis=0))
            # Divided by how far they lie out, so that each group counts alike.
            y[rows] = np.divide(_centred(residual), spread, out=np.zeros_like(residual), where=spread > 1e-12)
    both = np.sqrt((x * x).sum() * (y * y).sum(axis=0))
    return np.asarray(np.divide(x @ y, both, out=np.full(h.shape[1], np.nan), where=both > 0))


def _centred(values: Floats) -> Floats:
    return np.asarray(values - values.mean(axis=0))
