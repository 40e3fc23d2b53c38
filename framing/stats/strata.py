"""Shuffling within strata, and which strata two groups have in common.

A stratum holds what is compared with itself only: a section, a story, a week. Units of a group stand one after the
other, in the order of their strata, so that the units of a group in a stratum, a cell, are neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln

from framing.stats.pairs import Pairs
from framing.stats.ratios import Floats
from framing.stats.resampling import ENTRIES, Indices, shuffled_orders

Integers = npt.NDArray[np.int64]


def shuffled_strata(
    stratum: Integers, n_resamples: int, rng: np.random.Generator, entries: int = ENTRIES
) -> Iterator[Indices]:
    """Shuffle units within their strata, again and again.

    Yields
    ------
    array of int32, shape (chunk, n)
        The units of the first stratum in their new order, then those of the second, and so on: what comes at
        place i is for the unit at ``seats(stratum)[i]``.
    """
    # Numbers of 16 bits are sorted by radix, many times faster.
    key = stratum.astype(np.int16 if stratum.max(initial=0) < 2**15 else np.int64)
    for orders in shuffled_orders(len(stratum), n_resamples, rng, entries):
        for order in orders:
            order[:] = order[np.argsort(key[order], kind="stable")]
        yield orders


def seats(stratum: Integers) -> Integers:
    """Return which unit each place of `shuffled_strata` is for, shape (n,)."""
    return np.argsort(stratum, kind="stable")


@dataclass(frozen=True, slots=True)
class Cells:
    """The units of each group in each stratum, and what pairs of groups have in common.

    Attributes
    ----------
    bounds : array of int, shape (cells + 1,)
        Where the units of each cell begin, and where the last one ends.
    one, other : array of int, shape (c,)
        Cells of both sides of a pair in a stratum in which both have units; pair after pair.
    pair : array of int, shape (c,)
        Which pair that is.
    """

    bounds: Integers
    one: Integers
    other: Integers
    pair: Integers

    @property
    def sizes(self) -> Integers:
        """Units in each cell."""
        return np.diff(self.bounds)


def cells_of(stratum: Integers, sizes: Integers, pairs: Pairs) -> Cells:
    """Divide the units of groups into cells.

    Parameters
    ----------
    stratum : array of int, shape (n,)
        Of each unit; the groups one after the other, ascending within each.
    sizes : array of int, shape (k,)
    """
    owner = np.repeat(np.arange(len(sizes)), sizes)
    new = np.flatnonzero(np.append(True, (np.diff(owner) != 0) | (np.diff(stratum) != 0))) if len(owner) else owner
    bounds = np.append(new, len(owner))
    first = np.searchsorted(owner[new], np.arange(len(sizes) + 1))
    held = [stratum[new[first[g] : first[g + 1]]] for g in range(len(sizes))]
    one, other, pair = [], [], []
    for number, (a, b) in enumerate(zip(pairs.group.tolist(), pairs.reference.tolist(), strict=True)):
        _, here, there = np.intersect1d(held[a], held[b], assume_unique=True, return_indices=True)
        one.append(first[a] + here)
        other.append(first[b] + there)
        pair.append(np.full(len(here), number))
    nothing = [np.zeros(0, np.int64)]
    return Cells(bounds, *(np.concatenate(nothing + part).astype(np.int64) for part in (one, other, pair)))


def smallest_p_in_strata(cells: Cells, n_pairs: int) -> Floats:
    """Return 1 ÷ the number of ways to divide a pair's units within strata, shape (p,); see `smallest_p`."""
    n = cells.sizes.astype(np.float64)
    a, b = n[cells.one], n[cells.other]
    ways = np.bincount(cells.pair, _log_ways(a + b, a), n_pairs)
    uneven = np.bincount(cells.pair, a != b, n_pairs)
    both = np.bincount(cells.pair, minlength=n_pairs)
    return np.asarray(np.minimum(np.where((uneven == 0) & (both > 0), 2.0, 1.0) * np.exp(-ways), 1.0))


def smallest_p_of_none_in_strata(hit: npt.NDArray[np.bool_], cells: Cells, n_pairs: int) -> Floats:
    """Return the chance that shuffling within strata leaves a side without a hit, where it has none, shape (p, f).

    Units in strata without a unit of the other side take no part; see `smallest_p_of_few`.

    Parameters
    ----------
    hit : array of bool, shape (n, f)
        Whether each unit has a hit.
    """
    summed = np.concatenate([np.zeros((1, hit.shape[1])), np.cumsum(hit, axis=0)])
    held = summed[cells.bounds[1:]] - summed[cells.bounds[:-1]]
    n = cells.sizes.astype(np.float64)[:, None]
    one, other = held[cells.one], held[cells.other]
    in_one, in_other = (_by_pair(side, cells.pair, n_pairs) for side in (one, other))
    both = n[cells.one] + n[cells.other]
    result = np.zeros((n_pairs, hit.shape[1]))
    for own, mine, theirs in ((n[cells.one], in_one, in_other), (n[cells.other], in_other, in_one)):
        left = np.maximum(both - one - other, own)  # fewer are left only where the side has hits itself
        chance = _log_ways(left, own) - _log_ways(both, own)
        result = np.where((mine == 0) & (theirs > 0), np.exp(_by_pair(chance, cells.pair, n_pairs)), result)
    return result


def _by_pair(values: Floats, pair: Integers, n_pairs: int) -> Floats:
    return np.stack([np.bincount(pair, column, n_pairs) for column in values.T], axis=1).astype(np.float64)


def _log_ways(n: Floats, k: Floats) -> Floats:
    """Return the logarithm of n choose k."""
    return np.asarray(gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1))
