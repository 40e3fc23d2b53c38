"""The tests of differences: which p value a contrast gets, and what corrects it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.comparisons.arguments import Settings
from framing.comparisons.measuring import Measured
from framing.comparisons.shuffling import Shuffling, layers_of, shuffling
from framing.stats import Floats, Layer, Pairs, benjamini_hochberg, floor_is_coarse, stratified_statistic

P_METHODS = ("", "permutation", "permutation-in-pair", "studentised-tail")
_PERMUTATION, _IN_PAIR, _TAIL = 1, 2, 3

# Shuffled over all groups, 10 against 10 articles beside a large group without the frame reject 20 % of true nulls
# at 5 %, 20 against 20 still 7 %; from 30 on it is 4.5 %.
SMALL_SIDE = 30
# How much shuffling within pairs may cost, in steps of about a nanosecond: 20 seconds on one core.
STEPS = 2 * 10**10
# What a shuffle of a pair costs besides summing the articles of the smaller side in each frame: so many steps, and
# so many more for each frame.
_A_PAIR, _A_FRAME = 60, 18


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
    within : array
        The difference within strata; NaN without strata, or where a pair has none in common.
    """

    p: Floats
    p_corrected: Floats
    method: npt.NDArray[np.int64]
    n_tests: int
    n_not_shuffled: int
    within: Floats


def verdicts(data: Measured, pairs: Pairs, settings: Settings) -> Verdicts:
    """Test every pair in every frame.

    What is shuffled are articles or clusters, among all or within strata. Shuffles over all groups serve every
    contrast. Beside a third group, a pair with a small side is shuffled by itself; where that would take more than
    `STEPS`, the smallest pairs come first, and the rest get the larger of the shared p value and Student's.
    """
    (found,) = verdicts_by(data, pairs, settings, (settings.correction,))
    return found


def verdicts_by(
    data: Measured, pairs: Pairs, settings: Settings, corrections: Sequence[str]
) -> tuple[Verdicts, ...]:
    """Return the verdicts of several corrections on the same shuffles; see `verdicts`."""
    layers = layers_of(data)
    way, number = shuffling(data, layers, pairs, settings), range(len(layers))
    family = np.hstack([way.possible(i) for i in number])
    within = np.full(family.shape, np.nan)
    if data.stratum is not None:
        within = np.hstack([stratified_statistic(layer, pairs).difference for layer in layers])
    if not family.any():
        nothing = np.full(family.shape, np.nan)
        untested = Verdicts(nothing, nothing, np.zeros(family.shape, np.int64), 0, 0, within)
        return (untested,) * len(corrections)
    shared, shuffled = way.shared(family, family_wise="westfall-young" in corrections)
    p, method = shared.p, np.where(family, _PERMUTATION if shuffled else _TAIL, 0)

    tested = np.stack([family[:, part.frames].any(axis=1) for part in data.parts], axis=1)
    small, affordable = _small(way, layers, pairs, tested, settings.n_resamples)
    width = [layer.layout.n_frames for layer in layers]
    own, rest = (family & np.repeat(which, width, axis=1) for which in (affordable, small & ~affordable))
    coarse = {
        each
        for each in corrections
        if each == "benjamini-hochberg"
        and floor_is_coarse(int(family.sum()), settings.n_resamples, settings.alpha)
    }
    tail = np.empty(0)
    if coarse or rest.any():
        tail = np.hstack([way.tail(i) for i in number])
        # Not even evidence stronger than all shuffles goes below what an exact test of the pair could show.
        least = np.stack([way.least(i) for i in number], axis=1)
        tail = np.maximum(tail, np.repeat(np.where(small, least, 0), width, axis=1))
    for i, part in enumerate(data.parts):
        which = np.flatnonzero(affordable[:, i])
        if len(which):
            p[which, part.frames] = np.where(family[which, part.frames], way.in_pairs(i, which), np.nan)
    method[own] = _IN_PAIR
    if rest.any():
        method[rest & (tail > p)] = _TAIL
        p[rest] = np.maximum(p[rest], tail[rest])
    at_floor = p < 1.5 / (settings.n_resamples + 1)  # 1 and 2 ÷ (n + 1) are the smallest p values
    bound = np.zeros(family.shape)
    if data.measure.zero_is_none:
        # With hardly a hit on a side, no test of amounts may say more than one of presence (`framing.stats.rare`).
        bound = np.hstack([way.bound(i) for i in number])

    found = []
    for correction in corrections:
        own_p, own_method = p, method
        if correction in coarse:
            stronger = family & at_floor & (tail < p)
            own_p, own_method = np.where(stronger, tail, p), np.where(stronger, _TAIL, method)
        own_p = np.where(family, np.maximum(own_p, bound), np.nan)
        corrected = np.full(family.shape, np.nan)
        if correction == "benjamini-hochberg":
            corrected[family] = benjamini_hochberg(own_p[family])
        elif correction == "westfall-young" and shared.p_corrected is not None:
            # The step-down's shuffles are the shared ones; what the pair's own say is the least that it can say.
            corrected = np.maximum(shared.p_corrected, own_p)
        found.append(Verdicts(own_p, corrected, own_method, int(family.sum()), int(rest.sum()), within))
    return tuple(found)


def _small(
    way: Shuffling, layers: Sequence[Layer], pairs: Pairs, tested: npt.NDArray[np.bool_], n_resamples: int
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return which pairs have a small side, and which of these `STEPS` suffice for, the smallest first.

    All arrays have the shape (p, layers); `tested` says where there is anything to test.
    """
    sizes = np.stack([layer.sizes for layer in layers], axis=1)
    smaller = np.minimum(sizes[pairs.group], sizes[pairs.reference])
    # Without a third group all shuffles are the pair's own.
    small = np.asarray(tested & (smaller < SMALL_SIDE) & ((sizes > 0).sum(axis=0) > 2))
    width = np.array([layer.layout.n_frames for layer in layers])
    drawn = np.stack([way.drawn(i) for i in range(len(layers))], axis=1)
    steps = (_A_PAIR + width * (drawn + _A_FRAME)) * n_resamples
    pair, number = np.nonzero(small)
    order = np.argsort(smaller[pair, number], kind="stable")
    pair, number = pair[order], number[order]
    within = np.cumsum(steps[pair, number]) <= STEPS
    affordable = np.zeros_like(small)
    affordable[pair[within], number[within]] = True
    return small, affordable
