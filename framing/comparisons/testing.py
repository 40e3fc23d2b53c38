"""The tests of differences: which p value a contrast gets, and what corrects it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.comparisons.arguments import Settings
from framing.comparisons.measuring import Measured
from framing.stats import (
    Columns,
    Floats,
    Pairs,
    benjamini_hochberg,
    columns,
    floor_is_coarse,
    generator,
    group_sums,
    permutation_test,
    ratio,
    smallest_p,
    studentised_tail,
    within_pairs,
)

P_METHODS = ("", "permutation", "permutation-in-pair", "studentised-tail")
_PERMUTATION, _IN_PAIR, _TAIL = 1, 2, 3
# Of the seed; the bootstrap and the sample of passages have others.
_STREAM, _STREAM_IN_PAIR = 2, 4

# Shuffled over all groups, 10 against 10 articles beside a large group without the frame reject 20 % of true nulls
# at 5 %, 20 against 20 still 7 %; from 30 on it is 4.5 %.
SMALL_SIDE = 30
# How much shuffling within pairs may cost, in steps of about a nanosecond: 20 seconds on one core.
STEPS = 2 * 10**10
# What a shuffle costs besides summing the articles of the smaller side, in articles.
_BESIDES = 22


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What tests give for p pairs and f frames, arrays of shape (p, f).

    Attributes
    ----------
    p, p_corrected : array
        NaN where nothing was tested, or corrected.
    method : array of int
        How p was found, a number in `P_METHODS`.
    n_tests : int
        How many contrasts were tested.
    n_not_shuffled : int
        How many of them have a small side, but were too many to be shuffled within their pairs.
    """

    p: Floats
    p_corrected: Floats
    method: npt.NDArray[np.int64]
    n_tests: int
    n_not_shuffled: int


def verdicts(data: Measured, pairs: Pairs, settings: Settings) -> Verdicts:
    """Test every pair in every frame.

    Shuffles over all groups serve every contrast. Beside a third group, a pair with a small side is shuffled by
    itself; where that would take more than `STEPS`, the smallest pairs come first, and the rest get the larger of
    the shared p value and Student's.
    """
    layout = columns(data.h, data.s)
    family = _family(layout, data.sizes, pairs)
    n_tests = int(family.sum())
    corrected = np.full(family.shape, np.nan)
    if not n_tests:
        return Verdicts(corrected, corrected, np.zeros(family.shape, np.int64), 0, 0)
    shared = permutation_test(
        layout,
        data.sizes,
        pairs,
        family,
        n_resamples=settings.n_resamples,
        rng=generator(settings.seed, _STREAM),
        family_wise=settings.correction == "westfall-young",
    )
    p, method = shared.p, np.where(family, _PERMUTATION, 0)

    small = _small(data.sizes, pairs) & family.any(axis=1)
    own = _affordable(small, data.sizes, pairs, settings.n_resamples * layout.n_frames)
    rest = np.setdiff1d(np.flatnonzero(small), own)
    coarse = settings.correction == "benjamini-hochberg" and floor_is_coarse(
        n_tests, settings.n_resamples, settings.alpha
    )
    tail = studentised_tail(layout, data.sizes, pairs) if coarse or len(rest) else np.empty(0)
    if small.any():
        # Not even evidence stronger than all shuffles goes below what an exact test of the pair could show.
        least = np.where(small, smallest_p(data.sizes, pairs), 0)[:, None]
        tail = np.maximum(tail, least) if tail.size else tail
    if len(own):
        within = within_pairs(
            layout,
            data.sizes,
            pairs,
            own,
            n_resamples=settings.n_resamples,
            seed=(settings.seed, _STREAM_IN_PAIR),
        )
        p[own] = np.where(family[own], within, np.nan)
        method[own] = np.where(family[own], _IN_PAIR, 0)
    if len(rest):
        method[rest] = np.where(family[rest] & (tail[rest] > p[rest]), _TAIL, method[rest])
        p[rest] = np.maximum(p[rest], tail[rest])
    if coarse:
        at_floor = p < 1.5 / (settings.n_resamples + 1)  # 1 and 2 ÷ (n + 1) are the smallest p values
        stronger = family & at_floor & (tail < p)
        p, method = np.where(stronger, tail, p), np.where(stronger, _TAIL, method)

    if settings.correction == "benjamini-hochberg":
        corrected[family] = benjamini_hochberg(p[family])
    elif shared.p_corrected is not None:
        # The step-down's shuffles are the shared ones; what the pair's own say is the least that it can say.
        corrected = np.maximum(shared.p_corrected, p)
    return Verdicts(p, corrected, method, n_tests, int(family[rest].sum()))


def _family(layout: Columns, sizes: npt.NDArray[np.int64], pairs: Pairs) -> npt.NDArray[np.bool_]:
    """Return which contrasts can be tested, shape (p, f)."""
    a, b = pairs.group, pairs.reference
    value, variance = ratio(group_sums(layout, sizes))
    # With fewer than two articles there is no error; two equal sides that do not vary leave nothing to test.
    several = (sizes[a] > 1) & (sizes[b] > 1)
    return np.asarray(several[:, None] & ((variance[a] + variance[b] > 0) | (value[a] != value[b])))


def _small(sizes: npt.NDArray[np.int64], pairs: Pairs) -> npt.NDArray[np.bool_]:
    """Return which pairs have a small side beside a third group; without one, all shuffles are the pair's own."""
    beside_others = (sizes > 0).sum() > 2
    return np.asarray(beside_others & (np.minimum(sizes[pairs.group], sizes[pairs.reference]) < SMALL_SIDE))


def _affordable(
    small: npt.NDArray[np.bool_], sizes: npt.NDArray[np.int64], pairs: Pairs, shuffles: int
) -> npt.NDArray[np.int64]:
    """Return the numbers of the small pairs that `STEPS` suffice for, those with the smallest sides first."""
    which = np.flatnonzero(small)
    smaller = np.minimum(sizes[pairs.group], sizes[pairs.reference])[which]
    order = np.argsort(smaller, kind="stable")
    cost = np.cumsum((smaller[order] + _BESIDES) * shuffles)
    return np.sort(which[order[cost <= STEPS]])
