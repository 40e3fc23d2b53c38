"""Percent agreement, and coefficients of agreement that correct it for chance in other ways than α."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

import numpy as np
from scipy.sparse import csr_array, hstack

from framing.errors import InputError
from framing.stats.agreement import Counted
from framing.stats.agreement_levels import values_of
from framing.stats.agreement_sums import NOTHING_SHARED, Coefficient, Resampling, UnitSums, coefficient
from framing.stats.ratios import Floats


def percent_agreement(codes: Counted, resampling: Resampling | None = None) -> Coefficient:
    """Return the share of pairs of codes of one unit that are equal, a mean over units; 0 to 1.

    It is not corrected for chance: of a frame in one unit of a hundred, coders who always say no agree to 100 %.
    """
    shared = np.flatnonzero(codes.per_unit >= 2)
    columns = np.stack((_agreed(codes)[shared], np.ones(len(shared))), axis=1)
    return coefficient(UnitSums(csr_array(columns), shared, lambda sums: sums[:, 0] / sums[:, 1]), resampling)


def fleiss_kappa(codes: Counted, resampling: Resampling | None = None) -> Coefficient:
    """Return Fleiss' κ: (P − P_e) ÷ (1 − P_e), where chance deals all values as often as they were given.

    P_e = Σ π_k², with π_k the mean over units of the share of a unit's codes that are k (fleiss1971, in the form
    of gwet2014 for units with different numbers of codes).
    """
    return _corrected(codes, lambda shares, q: (shares**2).sum(axis=1), resampling)


def gwet_ac1(codes: Counted, resampling: Resampling | None = None) -> Coefficient:
    """Return Gwet's AC1: (P − P_e) ÷ (1 − P_e) with P_e = Σ π_k (1 − π_k) ÷ (q − 1), q the values that were given.

    Where one value is far commoner than the others κ and α fall although coders agree; AC1 does not (gwet2008).
    Where all codes are equal it would be 1 whatever coders can do, so it has no value here, as α has none.
    """
    return _corrected(codes, lambda shares, q: (shares * (1 - shares)).sum(axis=1) / max(q - 1, 1), resampling)


def cohen_kappa(
    one: Sequence[Hashable], other: Sequence[Hashable], resampling: Resampling | None = None
) -> Coefficient:
    """Return Cohen's κ of two coders, each of whom has frequencies of their own (cohen1960).

    Parameters
    ----------
    one, other : sequence, length n
        Their codes of the same n units, in the same order; units that one of them did not code are left out.

    Raises
    ------
    InputError
        They are of different lengths.
    """
    if len(one) != len(other):
        raise InputError(f"Two coders' codes of the same units are needed; given: {len(one)} and {len(other)}.")
    n = len(one)
    values, column = values_of([*one, *other], "nominal")
    q = len(values.labels)
    rows = np.arange(n)
    first, second = column[:n], column[n:]
    entries = (
        np.concatenate((first == second, np.ones(2 * n))),
        (np.tile(rows, 3), np.concatenate((np.zeros(n, np.int64), 1 + first, 1 + q + second))),
    )
    data = csr_array(entries, shape=(n, 1 + 2 * q))

    def kappa(sums: Floats) -> Floats:
        total = sums[:, 1 : 1 + q].sum(axis=1)
        chance = (sums[:, 1 : 1 + q] * sums[:, 1 + q :]).sum(axis=1) / total**2
        return _beyond(sums[:, 0] / total, chance)

    return coefficient(UnitSums(data, rows, kappa), resampling)


def _corrected(
    codes: Counted, chance: Callable[[Floats, int], Floats], resampling: Resampling | None
) -> Coefficient:
    """Return (P − P_e) ÷ (1 − P_e) with P_e from the shares of the values, shape (b, q), and q."""
    per_unit = codes.per_unit
    if not (per_unit >= 2).any():
        return Coefficient(None, reason=NOTHING_SHARED)
    coded = np.flatnonzero(per_unit)
    weight = csr_array((1 / per_unit[coded], (np.arange(len(coded)), np.arange(len(coded)))))
    own = np.stack((_agreed(codes), per_unit >= 2, np.ones(len(per_unit))), axis=1)[coded]
    q = len(codes.values.labels)

    def corrected(sums: Floats) -> Floats:
        shares = sums[:, 3:] / sums[:, 2:3]
        known = (sums[:, 1] > 0) & ((shares > 0).sum(axis=1) > 1)
        agreed = np.divide(sums[:, 0], sums[:, 1], out=np.full(len(sums), np.nan), where=known)
        return _beyond(agreed, chance(shares, q))

    columns = csr_array(hstack([csr_array(own), weight @ codes.counts[coded]]))
    return coefficient(UnitSums(columns, coded, corrected), resampling)


def _agreed(codes: Counted) -> Floats:
    """Return the share of each unit's ordered pairs of codes that are equal, 0 where it has none; shape (u,)."""
    per_unit, counts = codes.per_unit, codes.counts
    equal = np.asarray(counts.multiply(counts).sum(axis=1), np.float64) - per_unit
    pairs = per_unit * (per_unit - 1)
    return np.asarray(np.divide(equal, pairs, out=np.zeros(len(pairs)), where=pairs > 0))


def _beyond(agreed: Floats, chance: Floats) -> Floats:
    """Return (P − P_e) ÷ (1 − P_e), NaN where chance alone makes everything equal."""
    varies = chance < 1
    return np.asarray(np.divide(agreed - chance, 1 - chance, out=np.full(len(agreed), np.nan), where=varies))
