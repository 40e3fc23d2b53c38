"""The differences between groups: interval, effect size and test of every pair in every frame."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.comparisons.arguments import Settings
from framing.comparisons.caveats import Flags, flagged, has, threshold
from framing.comparisons.estimating import INTERVALS, Estimates
from framing.comparisons.measuring import Measured
from framing.comparisons.testing import verdicts
from framing.results import caveats as codes
from framing.stats import (
    Floats,
    Pairs,
    bound_of_none,
    difference_interval,
)


@dataclass(frozen=True, slots=True)
class Contrasts:
    """Differences of p pairs and f frames, all arrays of shape (p, f); NaN where there is none.

    Attributes
    ----------
    difference, low, high : array
        Group − reference, with its limits.
    effect : array
        The measure's effect size; NaN where a side has fewer than two articles.
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
    effect: Floats
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
    difference, low, high = difference_intervals(data, estimates, pairs, settings.confidence)
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
    return Contrasts(
        difference,
        low,
        high,
        effect,
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
    a, b = pairs.group, pairs.reference
    kind = np.array(INTERVALS)[estimates.interval]
    bound = bound_of_none(np.maximum(estimates.n, 1), (1 + confidence) / 2)
    full = has(estimates.flags, codes.EVERY_ARTICLE)
    low = np.where(kind == "bootstrap-t", estimates.low, np.where(full, 1 - bound, np.nan))
    high = np.where(kind == "bootstrap-t", estimates.high, np.where(full, 1.0, np.nan))

    zero = has(estimates.flags, codes.ZERO_HITS)
    in_hit_article = np.divide(
        estimates.hits,
        estimates.n_with_hit,
        out=np.full_like(estimates.hits, np.nan),
        where=estimates.n_with_hit > 0,
    )
    mean_unit = estimates.units / data.unit / np.maximum(estimates.n, 1)

    def side(of: npt.NDArray[np.int64], other: npt.NDArray[np.int64]) -> tuple[Floats, Floats, Floats]:
        # A side without a hit can hold at most so many articles with one, each holding what the other side's do.
        size = np.where(mean_unit[of] > 0, mean_unit[of], np.nan)
        borrowed = np.minimum(bound[of] * in_hit_article[other] / size, data.scale.high)
        borrowed = np.where(zero[other], np.nan, borrowed)
        return (
            estimates.value[of],
            np.where(zero[of], 0.0, low[of]),
            np.where(zero[of], borrowed, high[of]),
        )

    difference, lowest, highest = difference_interval(side(a, b), side(b, a))
    known = ~(np.isnan(lowest) | np.isnan(highest))
    return difference, np.where(known, lowest, np.nan), np.where(known, highest, np.nan)
