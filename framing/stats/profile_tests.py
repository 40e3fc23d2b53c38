"""Permutation tests of whether two groups have the same profile, and how far apart chance alone would set them.

The labels of a pair's own articles are shuffled. The statistic is the divergence divided by what the spread of
both sides over articles makes it on average where the profiles are equal (a quadratic form divided by its mean,
as in the ANOVA-type statistic of Brunner, Dette & Munk 1997): by itself, the divergence would reject too often
where the smaller side varies more, and too seldom where it varies less.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.stats.divergence import divergence
from framing.stats.pairs import Pairs
from framing.stats.permutation import TIE
from framing.stats.ratios import Columns, Floats, columns, ratio, unpack
from framing.stats.resampling import generator, row_sums
from framing.stats.within import smallest_p, subsets

# Stands in for a spread of 0 below a divergence, so that the statistic is huge and finite instead of infinite.
_TINY = 1e-200
# A sum that is this part of what it was left over from is rounding error.
_NOISE = 1e-13
# How many sums are held at once: few enough to stay in a core's own memory.
_SUMS = 50_000


@dataclass(frozen=True, slots=True)
class Chance:
    """What shuffling gives for every pair, each of shape (p,).

    Attributes
    ----------
    p : array
        (1 + exceedances) ÷ (1 + resamples), and at least 1 ÷ the number of ways to divide the articles.
    distance : array
        Mean distance of two sides made by shuffling, 0–1.
    """

    p: Floats
    distance: Floats


def profile_tests(groups: Sequence[Floats], pairs: Pairs, *, n_resamples: int, seed: Sequence[int]) -> Chance:
    """Test every pair of groups.

    Parameters
    ----------
    groups : sequence of array, shape (nᵢ, f)
        Hits of each group's articles, frame by frame; two articles or more, each with a hit.
    seed : sequence of int
        A seed and a stream. Pairs of the same two sizes have the same shuffles.
    """
    sizes = np.array([len(h) for h in groups], np.int64)
    layouts = [columns(h, h.sum(axis=1)) for h in groups]
    p, expected = np.empty(len(pairs)), np.empty(len(pairs))
    first, second = pairs.group, pairs.reference
    turned = sizes[second] < sizes[first]
    drawn, rest = np.where(turned, second, first), np.where(turned, first, second)
    dealt, rows = (-1, -1), np.empty((0, 0), np.int32)
    for i in np.lexsort((sizes[rest], sizes[drawn])).tolist():
        m, n = int(sizes[drawn[i]]), int(sizes[drawn[i]] + sizes[rest[i]])
        if dealt != (m, n):
            dealt = (m, n)
            rows = subsets(n, m, n_resamples, generator(*seed, m, n)).astype(np.int32)
        reached, expected[i] = _shuffled(layouts[drawn[i]], layouts[rest[i]], rows)
        p[i] = (1 + reached) / (1 + n_resamples)
    return Chance(np.maximum(p, smallest_p(sizes, pairs)), expected)


def _shuffled(one: Columns, other: Columns, rows: npt.NDArray[np.int32]) -> tuple[int, float]:
    """Return how often shuffled articles reach the pair's statistic, and their mean distance."""
    data = _alike(one, other)
    layout = Columns(data, one.n_frames)
    m, n = len(one.data), len(data)
    everyone = np.arange(n, dtype=np.int32)
    total, noise = (row_sums(everyone, np.array([0, n]), each)[0] for each in (data, _NOISE * np.abs(data)))

    def statistics(chosen: npt.NDArray[np.int32]) -> tuple[Floats, Floats]:
        sums = np.empty((len(chosen), 2, data.shape[1]))
        sums[:, 0] = row_sums(chosen, np.arange(0, chosen.size + 1, m), data)
        np.subtract(total, sums[:, 0], out=sums[:, 1])
        sums[:, 1][np.abs(sums[:, 1]) <= noise] = 0
        return _statistics(sums, m, n - m, layout)

    bar = statistics(everyone[None, :m])[1][0] * (1 - TIE)
    reached, distances = 0, 0.0
    size = max(1, _SUMS // data.shape[1])
    for start in range(0, len(rows), size):
        squares, values = statistics(rows[start : start + size])
        reached += int((values >= bar).sum())
        distances += float(np.sqrt(squares).sum())
    return reached, distances / len(rows)


def _alike(one: Columns, other: Columns) -> Floats:
    """Put both sides' columns under each other, also where every article of one side has one hit."""
    if one.are_means == other.are_means:
        return np.vstack([one.data, other.data])
    f = one.n_frames
    sides = [
        np.hstack([each.data, each.data[:, :f], np.ones((len(each.data), 2))]) if each.are_means else each.data
        for each in (one, other)
    ]
    return np.vstack(sides)


def _statistics(sums: Floats, n_one: int, n_other: int, layout: Columns) -> tuple[Floats, Floats]:
    """Return divergences, and divergences over what spread makes them; `sums` has shape (replicates, 2, columns).

    Near equality the divergence is Σ (p − q)² ÷ 8m ln 2 with m the mean of both, and its mean over samples the
    same with the variances in place of the square.
    """
    part, variance = ratio(unpack(sums, [[n_one], [n_other]], layout))
    squares = divergence(part[:, 0], part[:, 1])
    middle = part.mean(axis=1)
    spread = np.divide(variance.sum(axis=1), middle, out=np.zeros_like(middle), where=middle > 0)
    return squares, squares / np.maximum(spread.sum(axis=1) / (8 * math.log(2)), _TINY)
