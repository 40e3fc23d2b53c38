from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from framing.stats.pairs import all_pairs
from framing.stats.ratios import columns
from framing.stats.tails import studentised_tail


def _tail(groups: list[np.ndarray]) -> np.ndarray:
    values, sizes = np.concatenate(groups), np.array([len(group) for group in groups])
    return studentised_tail(columns(values[:, None], np.ones(len(values))), sizes, all_pairs(len(groups)))[:, 0]


def test_equals_welchs_test_where_the_sides_own_spread_is_the_larger_error() -> None:
    rng = np.random.default_rng(0)
    small, large = rng.normal(0, 3, 8), rng.normal(0.2, 0.5, 60)  # the smaller side varies more
    expected = stats.ttest_ind(small, large, equal_var=False).pvalue
    assert _tail([small, large])[0] == pytest.approx(expected, rel=1e-10)


def test_a_side_without_a_hit_cannot_make_too_much_of_a_difference() -> None:
    # 0 of 30 against 60 of 200: Welch's own error rests on one side only and gives p near 1e-16.
    none, some = np.zeros(30), np.repeat([1.0, 0.0], [60, 140])
    p = _tail([none, some])[0]
    assert stats.ttest_1samp(some, 0).pvalue < 1e-15
    fisher = stats.fisher_exact([[0, 30], [60, 140]]).pvalue
    assert fisher < p < 0.001


def test_equal_sides_without_spread_have_no_evidence() -> None:
    assert _tail([np.ones(4), np.ones(5)])[0] == 1.0


def test_one_article_has_no_tail() -> None:
    p = _tail([np.array([0.5]), np.array([0.1, 0.2, 0.4]), np.array([0.3, 0.3, 0.9])])
    assert np.isnan(p).tolist() == [True, True, False]


def test_a_group_without_articles_has_no_tail() -> None:
    p = _tail([np.array([]), np.array([0.1, 0.2, 0.4]), np.array([0.3, 0.3, 0.9]), np.array([])])
    assert np.isnan(p).tolist() == [True, True, True, False, True, True]


def test_evidence_is_never_so_strong_that_p_is_zero() -> None:
    rng = np.random.default_rng(0)
    assert _tail([rng.normal(0, 0.001, 2000), rng.normal(1, 0.001, 2000)])[0] > 0
