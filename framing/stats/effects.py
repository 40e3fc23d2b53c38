"""Effect sizes of a contrast: Cliff's delta of article values, Cohen's h of two proportions."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from framing.stats.pairs import Pairs
from framing.stats.ratios import Floats

_GROUPS_AT_ONCE = 32  # bounds memory: distinct values × groups, in float64


def cliffs_delta(values: Floats, sizes: npt.NDArray[np.int64], pairs: Pairs) -> Floats:
    """Return Cliff's delta of every pair: P(group > reference) − P(group < reference), from −1 to 1.

    Parameters
    ----------
    values : array, shape (n, f)
        Article values, the groups one after the other.
    sizes : array of int, shape (k,)
        Articles in each group; they add up to n.

    Returns
    -------
    array, shape (p, f); NaN where a side has no article.
    """
    delta = np.full((len(pairs), values.shape[1]), np.nan)
    owner = np.repeat(np.arange(len(sizes)), sizes)
    references = np.unique(pairs.reference)
    possible = sizes[pairs.group] * sizes[pairs.reference]
    for frame in range(values.shape[1]):
        distinct, rank = np.unique(values[:, frame], return_inverse=True)
        counts = csr_array((np.ones(len(rank)), (owner, rank)), shape=(len(sizes), len(distinct)))
        dominance = np.zeros((len(sizes), len(sizes)))
        for start in range(0, len(references), _GROUPS_AT_ONCE):
            chosen = references[start : start + _GROUPS_AT_ONCE]
            dominance[:, chosen] = counts @ _below_minus_above(counts[chosen].toarray().T)
        # Counts are whole numbers, so their sums are exact in any order.
        won = dominance[pairs.group, pairs.reference]
        np.divide(won, possible, out=delta[:, frame], where=possible > 0)
    return delta


def _below_minus_above(counts: Floats) -> Floats:
    """Return how many of each group lie below each value, minus how many lie above; shape (values, groups)."""
    up_to = np.cumsum(counts, axis=0)
    return 2 * up_to - counts - up_to[-1:]


def cohens_h(group: Floats, reference: Floats) -> Floats:
    """Return Cohen's h of two proportions, 2·asin√p₁ − 2·asin√p₂, from −π to π."""
    return np.asarray(2 * np.arcsin(np.sqrt(group)) - 2 * np.arcsin(np.sqrt(reference)))
