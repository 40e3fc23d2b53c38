"""The differences between groups: interval, effect size and test of every pair in every frame."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.comparisons.arguments import Settings
from framing.comparisons.caveats import Flags, flagged, has, threshold
from framing.comparisons.estimating import INTERVALS, Estimates
from framing.comparisons.measuring import Measured
from framing.comparisons.spreads import spreads_differ
from framing.comparisons.testing import verdicts
from framing.results import caveats as codes
from framing.stats import (
    Floats,
    Pairs,
    bound_of_none,
    difference_interval,
    hedges_g,
    ratio_interval,
)

Interval = tuple[Floats, Floats, Floats]

# On which "twice as much" means something: amounts with a zero and a unit.
HAVE_RATIOS = ("share", "rate", "present", "headline", "mentions")


@dataclass(frozen=True, slots=True)
class Contrasts:
    """Differences of p pairs and f frames, all arrays of shape (p, f); NaN where there is none.

    Attributes
    ----------
    difference, low, high : array
        Group − reference, with its limits.
    within_strata : array
        The difference within strata, which the test is about; NaN without strata.
    ratio, ratio_low, ratio_high : array
        Group ÷ reference with its limits; NaN of measures on which 0 is the middle, and where the reference is 0.
    effect : array
        The measure's effect size; NaN where a side has fewer than two articles.
    hedges_g, g_low, g_high : array
        Hedges' g with its limits; NaN there, and of measures that an article has or has not.
    p, p_corrected : array
    p_method : array of int
        How p was found, a number in `testing.P_METHODS`.
    n_tests, n_not_shuffled : int
        How many contrasts were tested, and how many of them have a small side without shuffles of their own.
    flags : array of int
        The cautions of both sides, and of the pair.
    """

    difference: Floats
    low: Floats
    high: Floats
    within_strata: Floats
    ratio: Floats
    ratio_low: Floats
    ratio_high: Floats
    effect: Floats
    hedges_g: Floats
    g_low: Floats
    g_high: Floats
    p: Floats
    p_corrected: Floats
    p_method: npt.NDArray[np.int64]
    n_tests: int
    n_not_shuffled: int
    flags: Flags


def contrasted(
    data: Measured, estimates: Estimates, pairs: Pairs, median_length: Floats, settings: Settings
) -> Contrasts:
    """Compare the groups of every pair.

    Parameters
    ----------
    median_length : array, shape (k,)
        Of the articles of each group, in tokens; NaN where a group has none.
    """
    a, b = pairs.group, pairs.reference
    sides = both_sides(data, estimates, pairs, settings.confidence)
    difference, low, high = _known(difference_interval(*sides))
    nothing = np.full(difference.shape, np.nan)
    has_ratio = data.measure.name in HAVE_RATIOS
    ratio, ratio_low, ratio_high = ratio_interval(*sides) if has_ratio else (nothing, nothing, nothing)
    g, g_low, g_high = (nothing, nothing, nothing)
    if not data.measure.is_binary:
        g, g_low, g_high = _hedges(data, pairs, settings.confidence)
    size = data.measure.effect.of
    effect = np.hstack(
        [size(part.values, part.sizes, estimates.value[:, part.frames], pairs) for part in data.parts]
    )
    # Against a single article every effect size is as large as can be, or 0, whatever the articles say.
    effect = np.where((estimates.n[a] > 1) & (estimates.n[b] > 1), effect, np.nan)
    tests = verdicts(data, pairs, settings)
    longer = np.maximum(median_length[a], median_length[b])
    unequal = longer > threshold("unequal-length") * np.minimum(median_length[a], median_length[b])
    flags = estimates.flags[a] | estimates.flags[b] | flagged("unequal-length", unequal)[:, None]
    flags |= flagged("unequal-spread", spreads_differ(data, pairs))
    if data.stratum is not None:
        apart = np.isnan(tests.within) & (estimates.n[a] > 0) & (estimates.n[b] > 0)
        flags |= flagged("no-common-stratum", apart)
    return Contrasts(
        difference,
        low,
        high,
        tests.within,
        ratio,
        ratio_low,
        ratio_high,
        effect,
        g,
        g_low,
        g_high,
        tests.p,
        tests.p_corrected,
        tests.method,
        tests.n_tests,
        tests.n_not_shuffled,
        flags,
    )


def difference_intervals(
    data: Measured, estimates: Estimates, pairs: Pairs, confidence: float
) -> tuple[Floats, Floats, Floats]:
    """Return differences and limits from the limits of both sides."""
    return _known(difference_interval(*both_sides(data, estimates, pairs, confidence)))


def _known(interval: Interval) -> Interval:
    """Return an interval with both limits or none."""
    value, low, high = interval
    known = ~(np.isnan(low) | np.isnan(high))
    return value, np.where(known, low, np.nan), np.where(known, high, np.nan)


def both_sides(data: Measured, estimates: Estimates, pairs: Pairs, confidence: float) -> tuple[Interval, Interval]:
    """Return the estimates of group and reference of each pair with the limits that a contrast takes from them."""
    a, b = pairs.group, pairs.reference
    kind = np.array(INTERVALS)[estimates.interval]
    bound = bound_of_none(np.maximum(estimates.n_units, 1), (1 + confidence) / 2)
    full = has(estimates.flags, codes.EVERY_ARTICLE)
    low = np.where(kind == "bootstrap-t", estimates.low, np.where(full, 1 - bound, np.nan))
    high = np.where(kind == "bootstrap-t", estimates.high, np.where(full, 1.0, np.nan))

    zero = has(estimates.flags, codes.ZERO_HITS)
    in_hit_article = np.divide(
        estimates.hits,
        estimates.n_units_with_hit,
        out=np.full_like(estimates.hits, np.nan),
        where=estimates.n_units_with_hit > 0,
    )
    mean_unit = estimates.units / data.unit / np.maximum(estimates.n_units, 1)

    def side(of: npt.NDArray[np.int64], other: npt.NDArray[np.int64]) -> Interval:
        # A side without a hit can hold at most so many articles with one, each holding what the other side's do.
        size = np.where(mean_unit[of] > 0, mean_unit[of], np.nan)
        borrowed = np.minimum(bound[of] * in_hit_article[other] / size, data.scale.high)
        borrowed = np.where(zero[other], np.nan, borrowed)
        return (
            estimates.value[of],
            np.where(zero[of], 0.0, low[of]),
            np.where(zero[of], borrowed, high[of]),
        )

    return side(a, b), side(b, a)


def _hedges(data: Measured, pairs: Pairs, confidence: float) -> Interval:
    """Return Hedges' g of the articles' values, with clusters where there are any."""
    parts = []
    for part in data.parts:
        cluster = None if data.design.cluster is None or part.units is None else part.units.of
        parts.append(hedges_g(part.values, part.sizes, pairs, confidence, cluster))
    g, low, high = (np.hstack(values) for values in zip(*parts, strict=True))
    return g, low, high
