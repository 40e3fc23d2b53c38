"""A difference of two sides taken apart: by the terms that make it, and into how much and how they are used."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, hstack

from framing.stats.bootstrap import limits, studentised
from framing.stats.differences import difference_interval
from framing.stats.exact import bound_of_none
from framing.stats.ratios import Columns, Floats, jackknife_variance, ratio, unpack
from framing.stats.resampling import drawn_rows
from framing.stats.scales import Scale
from framing.stats.stratified_bootstrap import collapsed
from framing.stats.stratified_shifts import Strata, stratified_limits

_COLUMNS = 256  # terms whose articles are written out, zeros and all, at a time


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a difference: n articles, or clusters of them, and t terms.

    Attributes
    ----------
    parts : csr_array, shape (n, t)
        What each term adds to each article's numerator.
    units : array, shape (n,)
        The articles' denominators, above 0.
    stratum : array of int, shape (n,), or None
        Within which of the strata each is drawn.
    """

    parts: csr_array
    units: Floats
    stratum: npt.NDArray[np.int64] | None = None

    @property
    def values(self) -> Floats:
        """What each term adds to the side's Σ numerators ÷ Σ denominators, shape (t,)."""
        sums: Floats = np.asarray(self.parts.sum(axis=0))
        return sums / float(self.units.sum())

    @property
    def articles(self) -> Floats:
        """How many articles have each term, shape (t,)."""
        return np.bincount(self.parts.indices, minlength=self.parts.shape[1]).astype(np.float64)


def used_and_worth(use: tuple[Floats, Floats], value: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """Divide differences into a part by how much terms are used and one by what each use is worth.

    With p how often a term is used and w = value ÷ p what a use is worth, the difference p₁w₁ − p₂w₂ is
    (p₁ − p₂)(w₁ + w₂)/2 + (w₁ − w₂)(p₁ + p₂)/2 (Gallagher et al. 2021). Where a side does not use the term, a use
    is worth what it is on the other.

    Parameters
    ----------
    use, value : pair of arrays, shape (t,)
        Of the focus and of the reference.

    Returns
    -------
    by_use, by_worth : array, shape (t,)
        Their sum is the difference of the values.
    """
    focus, reference = (
        np.divide(v, p, out=np.full_like(v, np.nan), where=p > 0) for v, p in zip(value, use, strict=True)
    )
    focus, reference = (
        np.where(np.isnan(focus), reference, focus),
        np.where(np.isnan(reference), focus, reference),
    )
    by_use = (use[0] - use[1]) * (focus + reference) / 2
    by_worth = (focus - reference) * (use[0] + use[1]) / 2
    return np.nan_to_num(by_use), np.nan_to_num(by_worth)


def side_intervals(
    side: Side, scale: Scale, *, n_resamples: int, confidence: float, rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """Return the limits of what each term adds to a side, each of shape (t,), as `bootstrap_interval` makes them.

    Articles hold few of many terms, so resampled sums leave out the zeros, which changes no digit. With strata
    articles are drawn within these, as `stratified_interval` does.
    """
    if side.stratum is not None and (own := collapsed(side.stratum)).any():
        order = np.argsort(own, kind="stable")
        strata = Strata(side.parts[order], side.units[order], np.bincount(own))
        columns = _columns(strata.parts, strata.units)
        return stratified_limits(strata, columns, scale, n_resamples=n_resamples, confidence=confidence, rng=rng)
    n, t = side.parts.shape
    low, high = np.full(t, np.nan), np.full(t, np.nan)
    totals = np.asarray(_columns(side.parts, side.units).sum(axis=0))
    estimate, variance = ratio(unpack(totals, n, _layout(side, t)))
    known = np.flatnonzero((variance > 0) & (estimate > scale.low) & (estimate < scale.high))
    if not len(known):
        return low, high
    parts = side.parts[:, known]
    columns = _columns(parts, side.units)
    sums = np.concatenate([(drawn @ columns).toarray() for drawn in drawn_rows(n, n_resamples, rng)])
    found = studentised(estimate[known], variance[known], sums, n, _layout(side, len(known)), scale)
    blocks = [parts[:, start : start + _COLUMNS].toarray() for start in range(0, len(known), _COLUMNS)]
    error = np.concatenate([jackknife_variance(block, side.units) for block in blocks])
    low[known], high[known] = limits(found, estimate[known], error, n - 1, confidence, scale)
    return low, high


def _columns(parts: csr_array, units: Floats) -> csr_array:
    """Lay out what is summed, as `ratios.columns` does, without the zeros."""
    squares = _of_values(parts, parts.data**2)
    if np.all(units == 1):
        return hstack([parts, squares], format="csr")
    with_units = _of_values(parts, parts.data * np.repeat(units, np.diff(parts.indptr)))
    own = csr_array(np.stack((units, units * units), axis=1))
    return hstack([parts, squares, with_units, own], format="csr")


def _layout(side: Side, t: int) -> Columns:
    """Say what the columns are, of which there are t parts."""
    return Columns(np.empty((0, 2 * t if np.all(side.units == 1) else 3 * t + 2)), t)


def _of_values(like: csr_array, values: Floats) -> csr_array:
    return csr_array((values, like.indices, like.indptr), shape=like.shape)


def shift_intervals(
    focus: Side,
    reference: Side,
    scale: Scale,
    *,
    n_resamples: int,
    confidence: float,
    streams: tuple[np.random.Generator, np.random.Generator],
) -> tuple[Floats, Floats]:
    """Return the limits of each term's contribution, focus − reference, each of shape (t,).

    The limits of both sides combined (MOVER). A side that has the term nowhere lies between 0 and what the exact
    bound on the part of articles with it allows, if each held as much as those of the other side do. NaN with
    fewer than two articles on a side, or where a side's limits are unknown.
    """
    limits_of = [
        side_intervals(side, scale, n_resamples=n_resamples, confidence=confidence, rng=rng)
        for side, rng in zip((focus, reference), streams, strict=True)
    ]
    sides = []
    for side, other, (low, high) in ((focus, reference, limits_of[0]), (reference, focus, limits_of[1])):
        articles, elsewhere = side.articles, other.articles
        held = np.asarray(other.parts.sum(axis=0)) / np.maximum(elsewhere, 1)
        bound = bound_of_none(np.array([max(len(side.units), 1)]), (1 + confidence) / 2)
        most = np.clip(bound * held / side.units.mean(), scale.low, scale.high)
        none = articles == 0
        low = np.where(none, np.minimum(most, 0), low)
        high = np.where(none, np.maximum(most, 0), high)
        sides.append((side.values, low, high))
    _, low, high = difference_interval(sides[0], sides[1])
    several = min(len(focus.units), len(reference.units)) > 1
    known = ~np.isnan(low) & ~np.isnan(high) & several
    return np.where(known, low, np.nan), np.where(known, high, np.nan)
