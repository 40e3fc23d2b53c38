"""What a test can say at most where few articles have a hit and a side has none of them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln

from framing.stats.pairs import Pairs
from framing.stats.ratios import Floats

Integers = npt.NDArray[np.int64]


def smallest_p_of_none(n_with_hit: Integers, sizes: Integers, pairs: Pairs) -> Floats:
    """Return the chance that shuffling leaves a side of a pair without a hit, where it has none; shape (p, f).

    C(n − m, a) ÷ C(n, a) with a articles on the side, n on both sides, m of them with a hit: the tail of Fisher's
    exact test. 0 where both sides have hits, or neither. A test of amounts can't know more than that: with one
    hit or two, t hardly depends on which articles they are in, and shuffles are ordered by the lengths of articles
    (docs/decisions/permutation.md).

    Parameters
    ----------
    n_with_hit : array of int, shape (k, f)
        Articles of each group with a hit.
    sizes : array of int, shape (k,)
        Articles of each group.
    """
    a, b = pairs.group, pairs.reference
    with_hit = n_with_hit[a] + n_with_hit[b]
    both = (sizes[a] + sizes[b])[:, None]
    empty = np.where(n_with_hit[a] == 0, sizes[a][:, None], sizes[b][:, None])
    one_sided = (with_hit > 0) & ((n_with_hit[a] == 0) | (n_with_hit[b] == 0))
    m = np.where(one_sided, with_hit, 0)
    # C(n − m, a) ÷ C(n, a), and the same for the side that has all hits.
    chance = gammaln(both - m + 1) - gammaln(both - m - empty + 1) - gammaln(both + 1) + gammaln(both - empty + 1)
    return np.where(one_sided, np.exp(chance), 0.0)


def with_hits(h: Floats, sizes: Integers) -> Integers:
    """Return how many articles of each group have a hit, shape (k, f), of numerators of shape (n, f)."""
    bounds = np.concatenate([[0], np.cumsum(sizes)])
    summed = np.concatenate([np.zeros((1, h.shape[1]), np.int64), np.cumsum(h != 0, axis=0, dtype=np.int64)])
    return np.asarray(summed[bounds[1:]] - summed[bounds[:-1]])
