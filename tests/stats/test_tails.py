from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from framing.stats.pairs import all_pairs
from framing.stats.ratios import columns
from framing.stats.tails import studentised_tail
from tests.reference.plain_statistics import spread_of_all, stabilised_t


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


def test_on_the_stabilised_scale_the_error_is_the_larger_of_the_sides_own_and_the_common_one() -> None:
    rng = np.random.default_rng(1)
    for sizes, medians in (([9, 40], [60, 15]), ([40, 9], [60, 15]), ([12, 12], [20, 20])):
        s = np.rint(np.repeat(medians, sizes) * rng.lognormal(0, 0.6, sum(sizes))) + 2
        h = rng.binomial(s.astype(int), rng.beta(1, 12, len(s))).astype(float)
        first, second = ((h[i].tolist(), s[i].tolist()) for i in np.split(np.arange(len(s)), [sizes[0]]))
        n, spread = len(s), spread_of_all(h.tolist(), s.tolist(), 1.0)
        a, b = (2 * math.asin(math.sqrt(sum(x) / sum(y))) for x, y in (first, second))
        own = (a - b) ** 2 / stabilised_t(first, second, 1.0, spread)
        with_s = 1 / sum(first[1]) + 1 / sum(second[1])
        squares = [sum(x * x for x in side[1]) for side in (first, second)]
        parts = [q / sum(y) ** 2 for q, (_, y) in zip(squares, (first, second), strict=True)]
        with_ss = s.sum() / sum(squares) * sum(parts)
        error = max(own, spread * (n - 1) / (n - 2) * max(with_s, with_ss))
        p = studentised_tail(columns(h[:, None], s), np.array(sizes), all_pairs(2), 1.0)[0, 0]
        # Student's t lies between that of the smaller side and that of both.
        t = abs(a - b) / math.sqrt(error)
        assert 2 * stats.t.sf(t, n - 2) * (1 - 1e-12) <= p <= 2 * stats.t.sf(t, min(sizes) - 1) * (1 + 1e-12)


@pytest.mark.parametrize(
    ("sizes", "medians"), [([200, 20], [10, 50]), ([20, 200], [10, 50]), ([10, 10], [25, 25])]
)
def test_true_nulls_are_rejected_no_more_often_than_said(sizes: list[int], medians: list[int]) -> None:
    # Over the plain difference and with one variance for all articles, 10 % were in the first of these.
    runs, rejected, share = 200, 0, np.array([0.03, 0.05, 0.1, 0.2, 0.3])
    for run in range(runs):
        rng = np.random.default_rng(run)
        s = np.maximum(1, np.rint(np.repeat(medians, sizes) * rng.lognormal(0, 0.8, sum(sizes))))
        h = rng.binomial(s.astype(int)[:, None], rng.beta(9 * share, 9 * (1 - share), (len(s), 5)))
        p = studentised_tail(columns(h.astype(float), s), np.array(sizes), all_pairs(2), 1.0)
        rejected += int((p <= 0.05).sum())
    assert rejected / (5 * runs) <= 0.05 + 3 * math.sqrt(0.05 * 0.95 / (5 * runs))
