"""The differences between groups: interval, effect size and test of every pair in every frame."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.comparisons.arguments import Settings
from framing.comparisons.caveats import Flags, flagged, has, threshold
from framing.comparisons.estimating import INTERVALS, Estimates
from framing.comparisons.measuring import Measured
from framing.results import caveats as codes
from framing.stats import (
    Floats,
    Pairs,
    benjamini_hochberg,
    bound_of_none,
    columns,
    difference_interval,
    floor_is_coarse,
    generator,
    group_sums,
    permutation_test,
    ratio,
    studentised_tail,
)

P_METHODS = ("", "permutation", "studentised-tail")
_PERMUTATION, _TAIL = 1, 2
_STREAM = 2  # of the seed; the bootstrap has another


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
        How p was found, a number in `P_METHODS`.
    n_tests : int
        How many contrasts were tested.
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
    difference, low, high = _intervals(data, estimates, pairs, settings.confidence)
    effect = data.measure.effect.of(data.values, data.sizes, estimates.value, pairs)
    # Against a single article every effect size is as large as can be, or 0, whatever the articles say.
    effect = np.where(((estimates.n[a] > 1) & (estimates.n[b] > 1))[:, None], effect, np.nan)
    p, p_corrected, p_method, n_tests = _tests(data, estimates, pairs, settings)
    longer = np.maximum(median_length[a], median_length[b])
    unequal = longer > threshold("unequal-length") * np.minimum(median_length[a], median_length[b])
    flags = estimates.flags[a] | estimates.flags[b] | flagged("unequal-length", unequal)[:, None]
    return Contrasts(difference, low, high, effect, p, p_corrected, p_method, n_tests, flags)


def _intervals(
    data: Measured, estimates: Estimates, pairs: Pairs, confidence: float
) -> tuple[Floats, Floats, Floats]:
    """Return differences and limits from the limits of both sides."""
    a, b = pairs.group, pairs.reference
    kind = np.array(INTERVALS)[estimates.interval]
    bound = bound_of_none(np.maximum(estimates.n, 1), (1 + confidence) / 2)[:, None]
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
    mean_unit = (estimates.units / data.unit / np.maximum(estimates.n, 1))[:, None]

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


def _tests(
    data: Measured, estimates: Estimates, pairs: Pairs, settings: Settings
) -> tuple[Floats, Floats, npt.NDArray[np.int64], int]:
    """Return p values, corrected ones, how they were found, and how many there are."""
    a, b = pairs.group, pairs.reference
    layout = columns(data.h, data.s)
    value, variance = ratio(group_sums(layout, data.sizes))
    # With fewer than two articles there is no error; two equal sides that do not vary leave nothing to test.
    tested = ((estimates.n[a] > 1) & (estimates.n[b] > 1))[:, None] & (
        (variance[a] + variance[b] > 0) | (value[a] != value[b])
    )
    n_tests = int(tested.sum())
    corrected = np.full(tested.shape, np.nan)
    if not n_tests:
        return corrected, corrected, np.zeros(tested.shape, np.int64), 0
    result = permutation_test(
        layout,
        data.sizes,
        pairs,
        tested,
        n_resamples=settings.n_resamples,
        rng=generator(settings.seed, _STREAM),
        family_wise=settings.correction == "westfall-young",
    )
    p, method = result.p, np.where(tested, _PERMUTATION, 0)
    if result.p_corrected is not None:
        corrected = result.p_corrected
    if settings.correction == "benjamini-hochberg":
        if floor_is_coarse(n_tests, settings.n_resamples, settings.alpha):
            tail = studentised_tail(layout, data.sizes, pairs)
            at_floor = p < 1.5 / (settings.n_resamples + 1)  # 1 and 2 ÷ (n + 1) are the smallest p values
            stronger = tested & at_floor & (tail < p)
            p, method = np.where(stronger, tail, p), np.where(stronger, _TAIL, method)
        corrected[tested] = benjamini_hochberg(p[tested])
    return p, corrected, method, n_tests
