"""Studentised permutation tests of pairs of groups on their own articles, other groups left out.

Shuffling over all groups is right where groups are large. Where both sides of a pair are small and others lack the
frame, such shuffles mostly deal zeros to the pair, and what is ordinary within it looks rare
(docs/decisions/permutation.md). Shuffled within the pair, a test is exact where both sides are alike.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.special import binom

from framing.stats.pairs import Block, Pairs
from framing.stats.permutation import TIE, block_squares
from framing.stats.ratios import Columns, Floats, Sums, unpack
from framing.stats.resampling import generator, row_sums
from framing.stats.stabilising import Stabiliser, common_spread
from framing.stats.threads import in_threads

Integers = npt.NDArray[np.int64]

# A sum that is this part of what it was left over from is rounding error.
_NOISE = 1e-13
# How many sums are held at once, 500 shuffles of 15 frames: few enough to stay in a core's own memory.
_SUMS = 500 * 47
_TWO = Block(0, np.array([1]), 0, 1)


def within_pairs(
    layout: Columns,
    sizes: Integers,
    pairs: Pairs,
    which: Integers,
    *,
    n_resamples: int,
    seed: Sequence[int],
    highest: float | None = None,
) -> Floats:
    """Test some pairs by shuffling the labels of their own articles.

    One set of shuffles serves every frame and all pairs of the same two sizes. p depends on the articles of the
    two sides alone, whichever is called the reference and whatever else is compared.

    Parameters
    ----------
    layout : Columns
        The articles, the groups one after the other.
    sizes : array of int, shape (k,)
        Articles in each group.
    which : array of int, shape (q,)
        Numbers of pairs; each side needs at least two articles.
    seed : sequence of int
        A seed and a stream.
    highest : float or None
        As in `Layer`.

    Returns
    -------
    array of float64, shape (q, f)
        Two-sided p values, (1 + exceedances) ÷ (1 + resamples), and at least `smallest_p`.
    """
    one, other = pairs.group[which], pairs.reference[which]
    # The smaller side is what is drawn; of two alike the one that stands first, so that naming is no matter.
    turned = (sizes[other] < sizes[one]) | ((sizes[other] == sizes[one]) & (other < one))
    first, second = np.where(turned, other, one), np.where(turned, one, other)
    starts = np.cumsum(sizes) - sizes
    everyone, bounds = np.arange(len(layout.data), dtype=np.int32), np.concatenate([[0], np.cumsum(sizes)])
    totals = row_sums(everyone, bounds, layout.data)
    noise = _NOISE * row_sums(everyone, bounds, np.abs(layout.data))
    reached = np.empty((len(which), layout.n_frames))
    shuffles = max(1, _SUMS // layout.data.shape[1])

    def shuffled(alike: Integers) -> None:
        """Count for pairs of the same two sizes."""
        m, n = int(sizes[first[alike[0]]]), int(sizes[first[alike[0]]] + sizes[second[alike[0]]])
        positions = subsets(n, m, n_resamples, generator(*seed, m, n))
        for i in alike.tolist():
            a, b = int(first[i]), int(second[i])
            rows = np.where(positions < m, starts[a] + positions, starts[b] - m + positions).astype(np.int32)
            scale = Stabiliser(highest, common_spread(unpack(totals[a] + totals[b], n, layout), highest))
            here = np.stack([totals[a], totals[b]])[None]
            bar = _squares(unpack(here, [[m], [n - m]], layout), scale)[0] * (1 - TIE)
            count = np.zeros(layout.n_frames)
            for start in range(0, n_resamples, shuffles):
                part = rows[start : start + shuffles]
                sums = np.empty((len(part), 2, layout.data.shape[1]))
                sums[:, 0] = row_sums(part, np.arange(0, part.size + 1, m), layout.data)
                np.subtract(totals[a] + totals[b], sums[:, 0], out=sums[:, 1])
                sums[:, 1][np.abs(sums[:, 1]) <= noise[a] + noise[b]] = 0
                count += (_squares(unpack(sums, [[m], [n - m]], layout), scale) >= bar).sum(axis=0)
            reached[i] = count

    order = np.lexsort((sizes[second], sizes[first]))
    both = np.stack([sizes[first[order]], sizes[second[order]]], axis=1)
    changes = np.flatnonzero((np.diff(both, axis=0) != 0).any(axis=1)) + 1
    in_threads(shuffled, np.split(order, changes) if len(order) else [])
    return np.maximum((1 + reached) / (1 + n_resamples), smallest_p(sizes, pairs)[which, None])


def _squares(sums: Sums, scale: Stabiliser) -> Floats:
    """Return t² of the first of two groups against the second, shape (replicates, f)."""
    value, variance = scale.of(sums)
    return block_squares(value, variance, _TWO)[:, 0]


def smallest_p(sizes: Integers, pairs: Pairs) -> Floats:
    """Return 1 ÷ the number of ways to divide a pair's articles into its two sides, shape (p,).

    No exact test of a pair has a smaller p value. Two sides of the same size have half as many ways: which half
    is called which makes no difference to a two-sided test.
    """
    a, b = sizes[pairs.group], sizes[pairs.reference]
    ways = binom(a + b, np.minimum(a, b))
    return np.asarray(np.where(a == b, 2.0, 1.0) / ways)


def subsets(n: int, m: int, count: int, rng: np.random.Generator) -> Integers:
    """Draw sets of m of the numbers 0 to n − 1, each set equally likely, shape (count, m).

    Floyd's algorithm (Bentley & Floyd 1987), on all sets at once: it costs m²/2 comparisons a set, whatever n.
    """
    chosen = np.empty((m, count), np.int64)
    for i, last in enumerate(range(n - m, n)):
        drawn = rng.integers(0, last + 1, count)
        taken = (chosen[:i] == drawn).any(axis=0)
        chosen[i] = np.where(taken, last, drawn)
    return np.ascontiguousarray(chosen.T)
