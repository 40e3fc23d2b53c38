from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from framing.stats import all_pairs, pairs_with, smallest_p_of_none, with_hits


@pytest.mark.parametrize(("m", "a", "b"), [(1, 11, 46), (5, 11, 46), (5, 46, 11), (60, 30, 200), (11, 4, 11)])
def test_it_is_the_tail_of_fishers_exact_test(m: int, a: int, b: int) -> None:
    (chance,) = smallest_p_of_none(np.array([[0], [m]]), np.array([a, b]), all_pairs(2))[0]
    table = [[0, a], [m, b - m]]
    assert chance == pytest.approx(math.comb(a + b - m, a) / math.comb(a + b, a), rel=1e-9)
    assert chance == pytest.approx(stats.fisher_exact(table, alternative="less").pvalue, rel=1e-9)
    (turned,) = smallest_p_of_none(np.array([[m], [0]]), np.array([b, a]), all_pairs(2))[0]
    assert turned == pytest.approx(chance, rel=1e-12)


def test_it_is_nothing_where_both_sides_have_hits_or_neither() -> None:
    n_with_hit = np.array([[0, 3, 0], [0, 2, 4], [0, 0, 0]])
    chance = smallest_p_of_none(n_with_hit, np.array([5, 6, 7]), pairs_with(2, 3))
    assert (chance > 0).tolist() == [[False, True, False], [False, True, True]]
    # 3 of 5 against 0 of 7: C(9, 7) ÷ C(12, 7).
    assert chance[0, 1] == pytest.approx(36 / 792)


def test_an_empty_group_has_nothing_to_leave_out() -> None:
    assert smallest_p_of_none(np.array([[0], [2]]), np.array([0, 4]), all_pairs(2)) == pytest.approx(1.0)


def test_articles_with_a_hit_are_counted_by_group() -> None:
    h = np.array([[0, 1.5], [2, 0], [0, 0], [0, -1], [3, 0]])
    assert with_hits(h, np.array([2, 0, 3])).tolist() == [[1, 1], [0, 0], [1, 1]]
