"""Trees by hand, and how stable they are."""

from __future__ import annotations

import numpy as np
import pytest

from framing.stats import average_tree

# Four groups: 0 and 1 at .1, 2 and 3 at .2, all others at .6 and .8.
DISTANCES = np.array([0.1, 0.6, 0.8, 0.6, 0.8, 0.2])


def test_by_hand() -> None:
    """The two near pairs join first; the mean of .6, .8, .6 and .8 is .7."""
    tree = average_tree(DISTANCES**2, np.tile(DISTANCES**2, (5, 1)))
    assert tree.merges.tolist() == [[0, 1], [2, 3], [4, 5]]
    assert tree.height.tolist() == pytest.approx([0.1, 0.2, 0.7])
    assert tree.members == ((0, 1), (2, 3), (0, 1, 2, 3))
    assert tree.stability.tolist() == [1.0, 1.0, 1.0]


def test_stability_is_the_part_of_resamples_with_the_branch() -> None:
    other = np.array([0.6, 0.1, 0.8, 0.6, 0.2, 0.8])  # 0 with 2, 1 with 3
    part = np.array([0.1, 0.6, 0.8, 0.6, 0.8, 0.9])  # 0 with 1, then 2, then 3
    tree = average_tree(DISTANCES**2, np.vstack([DISTANCES, DISTANCES, other, part]) ** 2)
    assert tree.stability.tolist() == [0.75, 0.5, 1.0]


def test_distances_below_nothing_are_nothing() -> None:
    tree = average_tree(np.array([-0.01, 0.25, 0.25]), np.zeros((0, 3)))
    assert tree.height.tolist() == [0.0, 0.5]
    assert tree.stability.tolist() == [0.0, 0.0]
