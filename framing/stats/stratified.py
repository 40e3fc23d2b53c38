"""Tests of differences within strata: units are compared with units of their own stratum only.

A pair's difference in a stratum counts with the weight s₁ s₂ ÷ (s₁ + s₂) (Cochran 1954; Mantel & Haenszel 1959):
N = Σ (h₁ s₂ − h₂ s₁) ÷ (s₁ + s₂) over the strata that both sides have. Its variance is that of its units'
residuals about what both sides have in common in the stratum, t = N ÷ √Var(N), and labels are shuffled within
strata.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.special import stdtr

from framing.stats.pairs import Pairs
from framing.stats.permutation import CELLS, TIE, Counts, Layer, Tested
from framing.stats.ratios import Columns, Floats, Sums, unpack
from framing.stats.resampling import ENTRIES, dealt_layer, generator, row_sums
from framing.stats.strata import Cells, cells_of, shuffled_strata

Integers = npt.NDArray[np.int64]

_NOISE = 1e-12  # below this part of the terms that it is the difference of, a sum is rounding error
_TINY = 1e-200
_AT_ONCE = 60_000  # numbers of one kind that are worked on together


def stratified_test(
    layers: Sequence[Layer],
    pairs: Pairs,
    tested: npt.NDArray[np.bool_],
    *,
    stratum: Integers,
    n_resamples: int,
    rng: np.random.Generator,
    family_wise: bool = False,
    entries: int = ENTRIES,
) -> Tested:
    """Test every pair of groups in every frame by shuffling labels within strata; see `permutation_test`.

    Parameters
    ----------
    layers : sequence of Layer
        With their strata.
    tested : array of bool, shape (p, f)
    stratum : array of int, shape (n,)
        Of all units of the comparison.
    """
    every = [_cells(layer, pairs) for layer in layers]
    observed = [stratified_statistic(layer, pairs, cells) for layer, cells in zip(layers, every, strict=True)]
    counts = Counts(np.hstack([each.squares for each in observed]), tested, family_wise)
    widest = max(len(cells.pair) * layer.layout.n_frames for layer, cells in zip(layers, every, strict=True))
    size = max(1, CELLS // max(widest, 1))
    for orders in shuffled_strata(stratum, n_resamples, rng, entries):
        for start in range(0, len(orders), size):
            part = orders[start : start + size]
            squares = [
                _shuffled(layer, cells, part, len(pairs)) for layer, cells in zip(layers, every, strict=True)
            ]
            counts.add(np.concatenate(squares, axis=2))
    return counts.tested(n_resamples)


def stratified_within(
    layer: Layer, pairs: Pairs, which: Integers, *, n_resamples: int, seed: Sequence[int]
) -> Floats:
    """Test some pairs by shuffling the labels of their own units within strata, shape (q, f).

    See `within_pairs`; p depends on the units of the two sides alone.
    """
    starts = np.cumsum(layer.sizes) - layer.sizes
    p = np.empty((len(which), layer.layout.n_frames))
    for i, number in enumerate(which.tolist()):
        sides = sorted((int(pairs.group[number]), int(pairs.reference[number])))
        rows = np.concatenate([np.arange(starts[g], starts[g] + layer.sizes[g]) for g in sides])
        own = two_of(layer, rows, layer.sizes[sides])
        assert own.stratum is not None
        pair = Pairs(np.array([0]), np.array([1]), ())
        cells = cells_of(own.stratum, own.sizes, pair)
        bar = stratified_statistic(own, pair, cells).squares * (1 - TIE)
        reached = np.zeros_like(bar)
        size = max(1, CELLS // max(len(cells.pair) * own.layout.n_frames, 1))
        for orders in shuffled_strata(own.stratum, n_resamples, generator(*seed)):
            for start in range(0, len(orders), size):
                reached += (_shuffled(own, cells, orders[start : start + size], 1) >= bar).sum(axis=0)
        p[i] = ((1 + reached) / (1 + n_resamples))[0]
    return p


def two_of(layer: Layer, rows: Integers, sizes: Integers) -> Layer:
    """Return a layer of some units, its groups of other sizes."""
    assert layer.stratum is not None
    layout = Columns(layer.layout.data[rows], layer.layout.n_frames)
    return Layer(layout, sizes, np.arange(len(rows)), layer.stratum[rows], layer.highest)


@dataclass(frozen=True, slots=True)
class Within:
    """What is observed within strata, arrays of shape (p, f).

    Attributes
    ----------
    squares : array
        t².
    difference : array
        The weighted mean of the differences of ratios; NaN where a pair has no stratum in common.
    varies : array of bool
        Whether there is anything to test.
    """

    squares: Floats
    difference: Floats
    varies: npt.NDArray[np.bool_]


def stratified_statistic(layer: Layer, pairs: Pairs, cells: Cells | None = None) -> Within:
    """Return t² of every pair and frame, and the weighted difference within strata."""
    cells = _cells(layer, pairs) if cells is None else cells
    everyone = np.arange(len(layer.layout.data), dtype=np.int32)
    sums = _sums(layer, cells, row_sums(everyone, cells.bounds, layer.layout.data)[None])
    total, variance, weight = _scores(sums, cells, len(pairs))
    difference = np.divide(total, weight, out=np.full(total.shape, np.nan), where=weight > 0)
    return Within(_squares(total, variance)[0], difference[0], ((variance > 0) | (total != 0))[0])


def stratified_tail(layer: Layer, pairs: Pairs) -> Floats:
    """Return two-sided p values of the same statistic from Student's t, shape (p, f).

    With as many degrees of freedom as the pair has units in common strata, less one for each stratum and one more.
    """
    cells = _cells(layer, pairs)
    squares = stratified_statistic(layer, pairs, cells).squares
    both = cells.sizes[cells.one] + cells.sizes[cells.other] - 1
    freedom = np.maximum(np.bincount(cells.pair, both, len(pairs)) - 1, 1)[:, None]
    return np.asarray(np.maximum(2 * stdtr(freedom, -np.sqrt(squares)), np.finfo(np.float64).tiny))


def _cells(layer: Layer, pairs: Pairs) -> Cells:
    assert layer.stratum is not None
    return cells_of(layer.stratum, layer.sizes, pairs)


def _shuffled(layer: Layer, cells: Cells, orders: npt.NDArray[np.int32], n_pairs: int) -> Floats:
    """Return t² of every shuffle, pair and frame."""
    placed = dealt_layer(orders, layer.rows, layer.seats)
    bounds = (np.arange(len(placed))[:, None] * placed.shape[1] + cells.bounds[:-1]).ravel()
    totals = row_sums(placed, np.append(bounds, placed.size), layer.layout.data)
    # The columns are counted, not worked out: a layer can have no article at all.
    shape = (len(placed), len(cells.bounds) - 1, layer.layout.data.shape[1])
    sums = _sums(layer, cells, totals.reshape(shape))
    total, variance, _ = _scores(sums, cells, n_pairs)
    return _squares(total, variance)


def _sums(layer: Layer, cells: Cells, totals: Floats) -> Sums:
    return unpack(totals, cells.sizes[:, None].astype(np.float64), layer.layout)


def _scores(sums: Sums, cells: Cells, n_pairs: int) -> tuple[Floats, Floats, Floats]:
    """Return N, its variance and the sum of weights, of shapes (replicates, p, f), the last (replicates, p, 1)."""
    shape = (len(sums.h), n_pairs, sums.h.shape[2])
    total, variance, weight = np.zeros(shape), np.zeros(shape), np.zeros((*shape[:2], 1))
    # Where the strata of each pair begin, and parts of whole pairs that stay in a core's own memory.
    starts = np.flatnonzero(np.append(True, np.diff(cells.pair) != 0)) if len(cells.pair) else cells.pair
    part = np.searchsorted(starts, np.arange(0, len(cells.pair), max(1, _AT_ONCE // (shape[0] * shape[2]))))
    edges = np.unique(np.append(part, len(starts)))
    for first, last in pairwise(edges.tolist()):
        begin = starts[first]
        stop = starts[last] if last < len(starts) else len(cells.pair)
        own = slice(begin, stop)
        found = _of_cells(sums, cells.one[own], cells.other[own])
        here = cells.pair[starts[first:last]]
        for into, values in zip((total, variance, weight), found, strict=True):
            into[:, here] = np.add.reduceat(values, starts[first:last] - begin, axis=1)
    # What adding leaves of equal values is neither a difference nor variation.
    total[np.abs(total) <= _NOISE * np.abs(sums.h).sum(axis=1, keepdims=True)] = 0
    variance[variance <= _NOISE * sums.hh.sum(axis=1, keepdims=True)] = 0
    return total, variance, weight


def _of_cells(sums: Sums, i: Integers, j: Integers) -> tuple[Floats, Floats, Floats]:
    """Return what each stratum of each pair adds to N, to its variance and to the weights."""
    s1, s2, n = sums.s[:, i], sums.s[:, j], sums.n[:, i] + sums.n[:, j]
    both = s1 + s2
    w1, w2 = s1 / both, s2 / both
    v1, v2 = w1 * w1 * n / (n - 1), w2 * w2 * n / (n - 1)
    h1, h2 = sums.h[:, i], sums.h[:, j]
    common = (h1 + h2) / both
    # Σ (h − r s)² of both sides, r being what they have in common.
    variance = common * (v2 * sums.ss[:, i] + v1 * sums.ss[:, j])
    variance -= 2 * (v2 * sums.hs[:, i] + v1 * sums.hs[:, j])
    variance *= common
    variance += v2 * sums.hh[:, i] + v1 * sums.hh[:, j]
    h1 *= w2
    h2 *= w1
    h1 -= h2
    return h1, variance, s1 * w2


def _squares(total: Floats, variance: Floats) -> Floats:
    return np.asarray(total * total / np.maximum(variance, _TINY))
