"""A coefficient of agreement as a function of sums over units, and its interval over units or articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from framing.stats.bootstrap import tail_rank
from framing.stats.ratios import Floats
from framing.stats.resampling import drawn_rows, generator

NOTHING_SHARED = "no unit has codes of two coders"
ALL_EQUAL = "all codes are equal, so nothing shows whether coders can tell units apart"
# A replicate without two different codes has no value; where more than one in twenty has none, the limits would be
# those of another population, in which the frame is common enough to be drawn.
MOST_UNDEFINED = 0.05
_ENTRIES = 4_000_000  # numbers in the sums of the replicates that are made at once


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient of agreement.

    Attributes
    ----------
    value, low, high : float or None
        The estimate and its limits. Never NaN: what is undefined is None.
    reason : str
        Why there is no value, or a value without limits; "" where there is nothing to say.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Resampling:
    """How intervals are made: by drawing units, or whole articles with all units in them, with replacement.

    Attributes
    ----------
    n_resamples : int
    confidence : float
    seed : int
        The same units are drawn for every coefficient.
    cluster : array of int, shape (u,), or None
        Which article each unit stands in; None draws units.
    """

    n_resamples: int
    confidence: float
    seed: int
    cluster: npt.NDArray[np.int64] | None = None


@dataclass(frozen=True, slots=True)
class UnitSums:
    """Columns, one row a unit, and the coefficient as a function of their sums.

    Attributes
    ----------
    data : csr_array, shape (k, c)
    units : array of int, shape (k,)
        Which of all units the rows are; those without two codes say nothing.
    of : function
        From sums, shape (b, c), to coefficients, shape (b,); NaN where undefined.
    """

    data: csr_array
    units: npt.NDArray[np.int64]
    of: Callable[[Floats], Floats]


def coefficient(sums: UnitSums, resampling: Resampling | None) -> Coefficient:
    """Return a coefficient with its percentile interval, or the reason why there is none."""
    if sums.data.shape[0] == 0:
        return Coefficient(None, reason=NOTHING_SHARED)
    total = np.asarray(sums.data.sum(axis=0), np.float64).reshape(1, -1)
    value = float(sums.of(total)[0])
    if np.isnan(value):
        return Coefficient(None, reason=ALL_EQUAL)
    if resampling is None:
        return Coefficient(value)
    data = _by_cluster(sums, resampling.cluster)
    n, kind = data.shape[0], "unit" if resampling.cluster is None else "article"
    if n < 2:
        return Coefficient(value, reason=f"one {kind} alone gives no interval")
    replicates = np.sort(_replicates(data, sums.of, resampling))
    defined = replicates[~np.isnan(replicates)]
    if len(defined) < (1 - MOST_UNDEFINED) * len(replicates):
        return Coefficient(value, reason=f"in too many resamples of the {n} {kind}s all codes are equal")
    if defined[0] == defined[-1]:
        return Coefficient(value, reason=f"coders do not differ in any resample of the {n} {kind}s")
    rank = tail_rank(len(defined), resampling.confidence)
    return Coefficient(value, float(defined[rank - 1]), float(defined[len(defined) - rank]))


def _by_cluster(sums: UnitSums, cluster: npt.NDArray[np.int64] | None) -> csr_array:
    if cluster is None:
        return sums.data
    _, own = np.unique(cluster[sums.units], return_inverse=True)
    joining = csr_array((np.ones(len(own)), (own, np.arange(len(own)))))
    return csr_array(joining @ sums.data)


def _replicates(data: csr_array, of: Callable[[Floats], Floats], resampling: Resampling) -> Floats:
    n, width = data.shape
    entries = max(1, _ENTRIES // max(n, width)) * n
    drawn = drawn_rows(n, resampling.n_resamples, generator(resampling.seed), entries)
    return np.concatenate([of((rows @ data).toarray()) for rows in drawn])
