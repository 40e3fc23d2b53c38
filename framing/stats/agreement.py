"""How far coders agree beyond chance: Krippendorff's α for any number of coders, any level, and missing codes.

Codes come as two arrays, the unit and the value of each code; a missing code is one that is not there. Every
coefficient is a function of sums over units, so that a bootstrap replicate costs one row of a sparse product
(docs/decisions/agreement.md).
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, hstack

from framing.stats.agreement_levels import Values, expected, is_by_rank, mid_ranks, pair_differences, values_of
from framing.stats.agreement_sums import Coefficient, Resampling, UnitSums, coefficient
from framing.stats.ratios import Floats

Index = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Counted:
    """How often each value was given to each unit.

    Attributes
    ----------
    counts : csr_array, shape (u, v)
    values : Values
        The v distinct values.
    """

    counts: csr_array
    values: Values

    @property
    def per_unit(self) -> Floats:
        """How many codes each unit has; shape (u,)."""
        return np.asarray(self.counts.sum(axis=1), np.float64)


def counted(unit: Index, value: Sequence[Hashable], level: str, n_units: int | None = None) -> Counted:
    """Count codes by unit and value.

    Parameters
    ----------
    unit : array of int, shape (n,)
        Which unit each code is of, from 0.
    value : sequence, length n
        Numbers; of nominal codes anything, of the level "masi" frozen sets of labels.
    level : str
        One of `LEVELS`.
    n_units : int, optional
        Where the last units may have no code.

    Raises
    ------
    InputError
        The level is unknown, or the values do not have it.
    """
    values, column = values_of(value, level)
    shape = (int(unit.max(initial=-1)) + 1 if n_units is None else n_units, len(values.labels))
    counts = csr_array((np.ones(len(unit)), (unit, column)), shape=shape)
    counts.sum_duplicates()
    return Counted(counts, values)


def krippendorff_alpha(codes: Counted, resampling: Resampling | None = None) -> Coefficient:
    """Return Krippendorff's α: 1 where coders agree in everything, 0 where no more than chance, down to below 0.

    α = 1 − D_o ÷ D_e: the mean difference of two codes of one unit over the mean difference of any two codes
    (Krippendorff 2011; hayes2007). Units with fewer than two codes say nothing about agreement and are left out.
    Without any difference between codes D_e is 0, and α is undefined, however well the coders agree.

    Parameters
    ----------
    codes : Counted
        The level is theirs.
    resampling : Resampling, optional
        For the interval; without it there is none.

    Returns
    -------
    Coefficient
        Without a value, and with the reason, where α is undefined.
    """
    per_unit = codes.per_unit
    pairable = np.flatnonzero(per_unit >= 2)
    counts = codes.counts[pairable]
    unit, left, right, weight = _pairs(counts, per_unit[pairable])
    values = codes.values
    if is_by_rank(values):
        # Ranks depend on which units were drawn: the pairs have to be kept apart by their values.
        kinds, kind = np.unique(np.stack((left, right)), axis=1, return_inverse=True)
        differing = csr_array((weight, (unit, kind)), shape=(len(pairable), kinds.shape[1]))
    else:
        kinds = np.empty((2, 0), np.int64)
        differences = weight * pair_differences(values, left, right)
        differing = csr_array((differences, (unit, np.zeros(len(unit), np.int64))), shape=(len(pairable), 1))
    n_values = len(values.labels)

    def alpha(sums: Floats) -> Floats:
        margins, apart = sums[:, :n_values], sums[:, n_values:]
        if is_by_rank(values):
            ranks = mid_ranks(margins)
            apart = apart * (ranks[:, kinds[0]] - ranks[:, kinds[1]]) ** 2
        n, chance = margins.sum(axis=1), expected(values, margins)
        known = chance > 0
        ratio = np.divide((n - 1) * apart.sum(axis=1), chance, out=np.full(len(n), np.nan), where=known)
        return np.asarray(1 - ratio)

    sums = UnitSums(csr_array(hstack([counts, differing])), pairable, alpha)
    return coefficient(sums, resampling)


def _pairs(counts: csr_array, per_unit: Floats) -> tuple[Index, Index, Index, Floats]:
    """Return the pairs of different values within units: unit, two values, and how much the pair weighs.

    A unit's m codes make m (m − 1) ordered pairs, each of which weighs 1 ÷ (m − 1).
    """
    sizes = np.diff(counts.indptr)
    parts: list[tuple[Index, Index, Index, Floats]] = []
    for size in np.unique(sizes[sizes >= 2]).tolist():
        rows = np.flatnonzero(sizes == size)
        first, second = np.triu_indices(size, 1)
        entries = counts.indptr[rows][:, None] + np.arange(size)
        one, other = entries[:, first].ravel(), entries[:, second].ravel()
        unit = np.repeat(rows, len(first))
        weight = 2 * counts.data[one] * counts.data[other] / (per_unit[unit] - 1)
        columns = np.stack((counts.indices[one], counts.indices[other])).astype(np.int64)
        parts.append((unit, columns.min(axis=0), columns.max(axis=0), weight))
    none = np.empty(0, np.int64)
    parts = parts or [(none, none, none, np.empty(0))]
    unit, left, right, weight = (np.concatenate(column) for column in zip(*parts, strict=True))
    return unit, left, right, weight
