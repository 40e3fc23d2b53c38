"""Trees of groups by average linkage, and how many resamples have the same branches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.cluster.hierarchy import linkage

from framing.stats.ratios import Floats


@dataclass(frozen=True, slots=True)
class Tree:
    """k − 1 merges of k groups, the lowest first.

    Attributes
    ----------
    merges : array of int, shape (k − 1, 2)
        What is joined: below k a group, k + i the branch that merge i made.
    height : array, shape (k − 1,)
        Mean distance between the two sides.
    members : tuple of tuple of int
        The groups of each branch, ascending.
    stability : array, shape (k − 1,)
        Part of the resamples in whose tree exactly these groups make a branch, 0–1; always 1 for the last.
    """

    merges: npt.NDArray[np.int64]
    height: Floats
    members: tuple[tuple[int, ...], ...]
    stability: Floats


def average_tree(squared: Floats, replicates: Floats) -> Tree:
    """Join groups by the mean of their distances (Sokal & Michener 1958), and join them again in each resample.

    Parameters
    ----------
    squared : array, shape (p,)
        Squared distances of all pairs of k groups as observed, in the order of `all_pairs`. Corrected ones make
        worse trees: the least sure of them lie farthest below 0, and would be joined first.
    replicates : array, shape (n_resamples, p)
    """
    joined, height = _joined(squared)
    members = _members(joined)
    found = dict.fromkeys(members, 0)
    for replicate in replicates:
        for each in _members(_joined(replicate)[0]):
            if each in found:
                found[each] += 1
    stability = np.array([found[each] for each in members]) / max(len(replicates), 1)
    groups = tuple(tuple(i for i in range(each.bit_length()) if each >> i & 1) for each in members)
    return Tree(joined, height, groups, stability)


def _joined(squared: Floats) -> tuple[npt.NDArray[np.int64], Floats]:
    steps = linkage(np.sqrt(np.maximum(squared, 0)), "average")
    return steps[:, :2].astype(np.int64), steps[:, 2]


def _members(merges: npt.NDArray[np.int64]) -> list[int]:
    """Return the groups of each branch, group i as bit i."""
    k = len(merges) + 1
    sets = [1 << i for i in range(k)]
    for left, right in merges.tolist():
        sets.append(sets[left] | sets[right])
    return sets[k:]
