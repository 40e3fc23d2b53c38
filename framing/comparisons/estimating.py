"""The estimates of a measure: one a group and frame, each with the interval that its data allow."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from framing.comparisons.arguments import Settings
from framing.comparisons.caveats import Flags, flagged, threshold
from framing.comparisons.designs import Units
from framing.comparisons.measuring import Measured, Part, further_values
from framing.results import Scores
from framing.results import caveats as codes
from framing.stats import (
    Floats,
    Scale,
    bootstrap_interval,
    bound_of_none,
    column_sums,
    generator,
    in_threads,
    stratified_interval,
)

INTERVALS = ("", "bootstrap-t", "exact-bound", "within-article")
_BOOTSTRAP, _EXACT, _WITHIN = 1, 2, 3
_STREAM = 1  # of the seed; the permutation test has another


@dataclass(frozen=True, slots=True)
class Estimates:
    """Estimates of k groups and f frames; NaN where there is none.

    Attributes
    ----------
    value, low, high : array, shape (k, f)
        Estimate and limits as reported.
    interval : array of int, shape (k, f)
        Which kind of interval, a number in `INTERVALS`.
    n : array of int, shape (k, f)
        Articles with a value.
    n_with_hit : array of int, shape (k, f)
        Articles in which the frame has a hit; of presence, in which its hits reach the threshold.
    hits, units : array, shape (k, f)
        Sums of numerators and denominators.
    flags : array of int, shape (k, f)
        The cautions of each row.
    n_units, n_units_with_hit : array of int, shape (k, f)
        What was resampled, articles or clusters, and how many of them have a hit.
    """

    value: Floats
    low: Floats
    high: Floats
    interval: npt.NDArray[np.int64]
    n: npt.NDArray[np.int64]
    n_with_hit: npt.NDArray[np.int64]
    hits: Floats
    units: Floats
    flags: Flags
    n_units: npt.NDArray[np.int64]
    n_units_with_hit: npt.NDArray[np.int64]


def estimated(data: Measured, names: tuple[str, ...], settings: Settings, scores: Scores) -> Estimates:
    """Estimate a measure in every group and frame."""
    k, f = len(names), len(data.coded)
    value, low, high = (np.full((k, f), np.nan) for _ in range(3))
    n_with_hit, hits, units = np.zeros((k, f), np.int64), np.full((k, f), np.nan), np.zeros((k, f))
    units_with_hit = np.zeros((k, f), np.int64)
    own = [each for each in product(data.parts, range(k)) if each[0].sizes[each[1]]]
    for part, number in own:
        rows, cells = part.group(number), (number, part.frames)
        h, s = part.h[rows], part.s[rows]
        n_with_hit[cells] = (h != 0).sum(axis=0)
        hits[cells], units[cells] = column_sums(h), s.sum() * data.unit
        units_with_hit[cells] = (part.drawn.h[part.drawn.group(number)] != 0).sum(axis=0)
    found = in_threads(lambda each: _interval(each[0].drawn, each[1], data.scale, settings, names[each[1]]), own)
    for (part, number), limits in zip(own, found, strict=True):
        value[number, part.frames], low[number, part.frames], high[number, part.frames] = limits
    result = Estimates(
        value,
        low,
        high,
        np.where(np.isnan(low), 0, _BOOTSTRAP),
        data.n,
        n_with_hit,
        hits,
        units,
        np.zeros((k, f), np.int64),
        data.n_of_units,
        units_with_hit,
    )
    _one_article(result, data, settings, scores)
    _without_variation(result, data, settings)
    carrying = _carrying(result.n, result.n_with_hit, data)
    few = (carrying > 0) & (carrying < threshold(codes.SMALL_N)) & (result.n > 1)
    if data.design.cluster is not None:
        carrying = _carrying(result.n_units, result.n_units_with_hit, data)
        few_clusters = (carrying < threshold("few-clusters")) & (result.n > 1)
        result.flags[...] |= flagged("few-clusters", few_clusters)
    result.flags[...] |= flagged(codes.SMALL_N, few) | flagged(data.measure.without, result.n == 0)
    result.flags[...] |= flagged(codes.NO_VALUE, data.n_valueless > 0)
    return result


def _interval(
    drawn: Units, number: int, scale: Scale, settings: Settings, name: str
) -> tuple[Floats, Floats, Floats]:
    """Return the estimate of a group and its limits from resampling its units."""
    own = drawn.group(number)
    h, s, rng = drawn.h[own], drawn.s[own], group_generator(settings.seed, name)
    if drawn.stratum is None:
        return bootstrap_interval(
            h, s, scale, n_resamples=settings.n_resamples, confidence=settings.confidence, rng=rng
        )
    return stratified_interval(
        h,
        s,
        drawn.stratum[own],
        scale,
        n_resamples=settings.n_resamples,
        confidence=settings.confidence,
        rng=rng,
    )


def _carrying(
    n: npt.NDArray[np.int64], n_with_hit: npt.NDArray[np.int64], data: Measured
) -> npt.NDArray[np.int64]:
    """Return how many articles or clusters an interval rests on, shape (k, f)."""
    if not data.measure.zero_is_none:
        return n
    if data.measure.is_binary:  # with and without the frame are two sides of one proportion
        return np.asarray(np.minimum(n_with_hit, n - n_with_hit))
    return n_with_hit


def _without_variation(result: Estimates, data: Measured, settings: Settings) -> None:
    """Give exact bounds to groups where no article, or every article, has the frame."""
    several = (result.n > 1) & np.isnan(result.low)
    zero = several & (result.n_with_hit == 0) & data.measure.zero_is_none
    full = several & (result.value == 1) & data.measure.is_binary
    bound = bound_of_none(np.maximum(result.n_units, 1), settings.confidence)
    result.low[...] = np.where(zero, 0, np.where(full, 1 - bound, result.low))
    result.high[...] = np.where(zero, bound, np.where(full, 1, result.high))
    result.interval[zero | full] = _EXACT
    result.flags[...] |= flagged(codes.ZERO_HITS, zero) | flagged(codes.EVERY_ARTICLE, full)
    result.flags[...] |= flagged("no-variation", several & ~zero & ~full & (result.n_units > 1))


def _one_article(result: Estimates, data: Measured, settings: Settings, scores: Scores) -> None:
    """Give groups of one article the interval within it, where the measure has one."""
    for part in data.parts:
        alone = np.flatnonzero(part.sizes == 1)
        if not len(alone):
            continue
        rows = np.array([part.group(number).start for number in alone.tolist()])
        low, high = _within(data, part, rows, settings.confidence, scores)
        known = ~np.isnan(low) & ~np.isnan(high)
        result.low[alone, part.frames], result.high[alone, part.frames] = low, high
        result.interval[alone, part.frames] = np.where(known, _WITHIN, 0)
        result.flags[alone, part.frames] |= flagged("one-article", np.ones_like(known))


def _within(
    data: Measured, part: Part, rows: npt.NDArray[np.int64], confidence: float, scores: Scores
) -> tuple[Floats, Floats]:
    """Return limits of single articles from what is inside them, each of shape (articles, g)."""
    h, s, article = part.h[rows], part.s[rows, None], data.article[part.rows[rows]]
    within = data.measure.within
    if within is None:
        nothing = np.full(h.shape, np.nan)
        return nothing, nothing

    def column(name: str) -> Floats:
        return further_values(scores, data, name)[article, part.frames]

    low, high = within.limits(h, s, confidence, column)
    # Limits stay inside the range, and an article that is itself outside keeps its own value.
    return np.maximum(low, np.minimum(data.scale.low, h / s)), np.minimum(high, np.maximum(data.scale.high, h / s))


def group_generator(seed: int, name: str) -> np.random.Generator:
    """Return the stream of a group's own: its intervals are the same whichever groups stand beside it."""
    return generator(seed, _STREAM, int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big"))
