"""Studentised bootstrap intervals of many sparse parts of a ratio, where units are drawn within strata.

What `framing.stats.stratified_bootstrap` does of a few dense columns, for the terms of a word shift.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from framing.stats.bootstrap import limits, studentised_by
from framing.stats.ratios import Columns, Floats, unpack
from framing.stats.resampling import ENTRIES
from framing.stats.scales import Scale
from framing.stats.stratified_bootstrap import drawn_within, stratified_jackknife

Integers = npt.NDArray[np.int64]

_NOISE = 1e-12
_COLUMNS = 256  # terms whose units are written out, zeros and all, at a time


@dataclass(frozen=True, slots=True)
class Strata:
    """Units of a side, stratum after stratum.

    Attributes
    ----------
    parts : csr_array, shape (n, t)
        What each term adds to each unit's numerator.
    units : array, shape (n,)
        Denominators.
    sizes : array of int
        How many units each stratum has, two or more.
    """

    parts: csr_array
    units: Floats
    sizes: Integers

    @property
    def bounds(self) -> Integers:
        """Where strata begin and end."""
        return np.concatenate([[0], np.cumsum(self.sizes)])


class _Totals:
    """Sums over strata from which ratios and their variances within strata follow, (replicates, t) each."""

    def __init__(self, replicates: int, t: int) -> None:
        self.h, self.hh, self.raw = (np.zeros((replicates, t)) for _ in range(3))
        self.hs = np.zeros((replicates, t))
        self.s, self.ss, self.raw_ss = (np.zeros((replicates, 1)) for _ in range(3))

    def add(self, totals: Floats, n: int, layout: Columns) -> None:
        """Add the sums of a stratum of n units."""
        sums, factor = unpack(totals, n, layout), n / (n - 1)
        self.h += sums.h
        self.s += sums.s
        self.hh += factor * (sums.hh - sums.h**2 / n)
        self.hs += factor * (sums.hs - sums.h * sums.s / n)
        self.ss += factor * (sums.ss - sums.s**2 / n)
        self.raw += sums.hh
        self.raw_ss += sums.ss

    def ratio(self) -> tuple[Floats, Floats]:
        """Return Σh ÷ Σs and its variance within strata."""
        estimate = self.h / self.s
        residual = self.hh - 2 * estimate * self.hs + estimate * estimate * self.ss
        residual[residual <= _NOISE * (self.raw + estimate * estimate * self.raw_ss)] = 0
        return estimate, residual / (self.s * self.s)


def stratified_limits(
    side: Strata,
    columns: csr_array,
    scale: Scale,
    *,
    n_resamples: int,
    confidence: float,
    rng: np.random.Generator,
    entries: int = ENTRIES,
) -> tuple[Floats, Floats]:
    """Return the limits of what each term adds to a side, each of shape (t,); see `stratified_interval`.

    Parameters
    ----------
    columns : csr_array
        What is summed of each unit, as `ratios.columns` lays it out.
    """
    n, t = side.parts.shape
    low, high = np.full(t, np.nan), np.full(t, np.nan)
    as_it_is = csr_array((np.ones(n), np.arange(n), np.array([0, n])), shape=(1, n))
    estimate, variance = (each[0] for each in _ratio(side, columns, t, as_it_is))
    known = np.flatnonzero((variance > 0) & (estimate > scale.low) & (estimate < scale.high))
    if not len(known):
        return low, high
    own = csr_array(columns[:, _places(known, t, columns.shape[1])])
    replicates, variances = (
        np.concatenate(each)
        for each in zip(
            *(
                _ratio(side, own, len(known), drawn)
                for drawn in _choices(side, n_resamples, rng, max(1, entries // max(n, own.shape[1])))
            ),
            strict=True,
        )
    )
    found = studentised_by(estimate[known], variance[known], replicates, variances, scale)
    blocks = [side.parts[:, known[start : start + _COLUMNS]].toarray() for start in range(0, len(known), _COLUMNS)]
    error = np.concatenate([stratified_jackknife(block, side.units, side.sizes) for block in blocks])
    low[known], high[known] = limits(found, estimate[known], error, n - len(side.sizes), confidence, scale)
    return low, high


def _choices(side: Strata, n_resamples: int, rng: np.random.Generator, chunk: int) -> Iterator[csr_array]:
    """Yield, replicate by replicate, which units were drawn, as a matrix of shape (replicates, n)."""
    n = len(side.units)
    for rows in drawn_within(side.sizes, n_resamples, rng, chunk):
        bounds = np.arange(0, rows.size + 1, n)
        yield csr_array((np.ones(rows.size), rows.ravel(), bounds), shape=(len(rows), n))


def _ratio(side: Strata, columns: csr_array, t: int, drawn: csr_array) -> tuple[Floats, Floats]:
    layout = Columns(np.empty((0, columns.shape[1])), t)
    totals = _Totals(drawn.shape[0], t)
    by_unit = drawn.tocsc()
    for (start, stop), n in zip(pairwise(side.bounds.tolist()), side.sizes.tolist(), strict=True):
        totals.add((by_unit[:, start:stop] @ columns[start:stop]).toarray(), n, layout)
    return totals.ratio()


def _places(known: Integers, t: int, width: int) -> Integers:
    """Return the columns of some terms: h, h² and, unless all denominators are 1, h·s, then s and s²."""
    if width == 2 * t:
        return np.concatenate([known, t + known])
    return np.concatenate([known, t + known, 2 * t + known, [3 * t, 3 * t + 1]])
