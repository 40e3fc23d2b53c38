"""The difference between two groups within each period."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from framing.comparisons.arguments import Settings
from framing.comparisons.contrasting import Contrasts, contrasted
from framing.comparisons.estimating import Estimates
from framing.comparisons.grouping import Grouping
from framing.comparisons.measuring import Measured, measured
from framing.comparisons.periods import Periods
from framing.comparisons.reading import median_lengths
from framing.errors import ComparisonError, did_you_mean, one_of
from framing.results import Scores
from framing.stats import Pairs, all_pairs, benjamini_hochberg, pairs_with

# 2 ÷ (permutations + 1) should lie below alpha ÷ tests, or else no evidence could be strong enough. With so many
# that holds up to 1,250 tests at 95 %.
MOST_PERMUTATIONS = 50_000
_LISTED = 12  # as many groups as a reader takes in

_Arrays = TypeVar("_Arrays", Estimates, Contrasts)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two groups compared in each of m periods; none where nobody asked.

    Attributes
    ----------
    contrasts : Contrasts
        Arrays of shape (m, f), or (0, f).
    pairs : Pairs
        Cells of both sides in each period.
    n_tests, n_permutations : int
        How many contrasts of the chosen frames were tested, each with how many permutations.
    """

    contrasts: Contrasts
    pairs: Pairs
    n_tests: int
    n_permutations: int


def checked_difference(difference: object, by: str, groups: Sequence[str]) -> tuple[int, int] | None:
    """Return the numbers of group and reference.

    Raises
    ------
    ComparisonError
        These are not two groups.
    """
    if difference is None:
        return None
    if isinstance(difference, str) or not isinstance(difference, Sequence) or len(difference) != 2:
        raise ComparisonError(f"difference must be a pair of groups, ('A', 'B') for A − B; given: {difference!r}.")
    first, second = (str(name) for name in difference)
    for name in (first, second):
        if name not in groups:
            more = f" and {len(groups) - _LISTED:,} more" if len(groups) > _LISTED else ""
            listed = one_of(groups) if not more else ", ".join(map(repr, groups[:_LISTED])) + more
            raise ComparisonError(
                f"No group of '{by}' is called '{name}', so it has no difference.{did_you_mean(name, groups)} "
                f"Groups: {listed}."
            )
    if first == second:
        raise ComparisonError(f"difference must name two groups; given: '{first}' twice.")
    return list(groups).index(first), list(groups).index(second)


def compared_periods(
    scores: Scores,
    groups: Grouping,
    periods: Periods,
    cells: Grouping,
    data: Measured,
    estimates: Estimates,
    sides: tuple[int, int] | None,
    shown: npt.NDArray[np.int64],
    settings: Settings,
) -> Compared:
    """Compare two groups in each period, labels shuffled within the period only.

    Articles of one month say nothing about how the labels of another's could have fallen. So each period is a
    comparison of its own, and only the correction looks at all of them.

    Parameters
    ----------
    cells : Grouping
        The groups in each period, of which `data` and `estimates` are.
    sides : pair of int or None
        Group and reference.
    shown : array of int
        The frames that belong to the family of tests.
    """
    m = len(periods)
    nothing = np.zeros(0, np.int64)
    if sides is None:
        none = contrasted(data, estimates, all_pairs(1), median_lengths(scores, data), settings)
        return Compared(none, Pairs(nothing, nothing, ()), 0, 0)
    group, reference = (side * m + np.arange(m) for side in sides)
    n_permutations = _permutations(data.sizes, group, reference, len(shown), settings)
    alone = replace(settings, correction="none", n_resamples=n_permutations)
    pair = pairs_with(int(sides[1] > sides[0]), 2)  # the two in the order of all groups, as in any comparison
    parts = []
    for cell in np.sort(np.stack([group, reference], axis=1)).tolist():
        names = tuple(cells.names[number] for number in cell)
        member = np.where(cells.member == cell[0], 0, np.where(cells.member == cell[1], 1, -1))
        two = measured(scores, Grouping(cells.by, names, member), data.measure.name, data.voice, data.design)
        parts.append(contrasted(two, _rows(estimates, cell), pair, median_lengths(scores, two), alone))
    contrasts = _stacked(parts)
    family = np.zeros(contrasts.p.shape, bool)
    family[:, shown] = ~np.isnan(contrasts.p[:, shown])
    contrasts.p_corrected[family] = benjamini_hochberg(contrasts.p[family])
    return Compared(contrasts, Pairs(group, reference, ()), int(family.sum()), n_permutations)


def _permutations(
    sizes: npt.NDArray[np.int64],
    group: npt.NDArray[np.int64],
    reference: npt.NDArray[np.int64],
    n_frames: int,
    settings: Settings,
) -> int:
    """Return how many permutations a test needs so that it can pass the correction for all of them."""
    tests = n_frames * int(((sizes[group] > 1) & (sizes[reference] > 1)).sum())
    enough = min(math.ceil(2 * tests / settings.alpha), MOST_PERMUTATIONS)
    return max(settings.n_resamples, enough)


def _rows(arrays: _Arrays, which: Sequence[int]) -> _Arrays:
    """Return some of the groups of estimates, every field by its first axis."""
    return type(arrays)(*(getattr(arrays, field.name)[list(which)] for field in fields(arrays)))


def _stacked(parts: Sequence[Contrasts]) -> Contrasts:
    """Put contrasts one after the other; counts of tests add up."""
    joined: dict[str, Any] = {}
    for field in fields(Contrasts):
        values = [getattr(part, field.name) for part in parts]
        joined[field.name] = sum(values) if isinstance(values[0], int) else np.concatenate(values)
    return replace(parts[0], **joined)
