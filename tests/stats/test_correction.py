"""Estimators of corrected shares, held to formulas and worked examples."""

from __future__ import annotations

import numpy as np
import pytest

from framing.stats.correction import doubly_robust, gap_of, rogan_gladen, share_limits
from framing.stats.differential import rates_differ


def test_rogan_and_gladen_solve_for_the_share() -> None:
    # p = .2 · .8 + .8 · .1 = .24 was measured of a true .2 with sensitivity .8 and specificity .9.
    sums = np.array([24.0, 100, 80, 100, 10, 100])
    assert rogan_gladen(sums, sums) == pytest.approx(0.2)


def test_errors_that_leave_nothing_have_no_share() -> None:
    sums = np.array([24.0, 100, 15, 100, 10, 100])
    assert np.isnan(rogan_gladen(sums, sums))


def test_means_have_students_limits_and_gaps_those_of_welch() -> None:
    # With one unit an article and all coded, shares are means: scipy's t intervals and Welch's test.
    from scipy import stats

    rng = np.random.default_rng(0)
    sides = [(rng.random((n, 1)) < share).astype(float) for n, share in ((30, 0.3), (50, 0.6))]
    found = [doubly_robust(y, np.zeros_like(y), np.ones(len(y)), np.array([float(len(y))])) for y in sides]
    low, high = share_limits(found[0], 0.95)
    expected = stats.ttest_1samp(sides[0][:, 0], 0).confidence_interval(0.95)
    assert (low[0], high[0]) == pytest.approx((expected.low, expected.high))
    gap, low, high, p = gap_of(found[0], found[1], 0.95)
    welch = stats.ttest_ind(sides[0][:, 0], sides[1][:, 0], equal_var=False)
    assert (low[0], high[0]) == pytest.approx(tuple(welch.confidence_interval(0.95)))
    assert p[0] == pytest.approx(welch.pvalue)
    assert gap[0] == pytest.approx(sides[0].mean() - sides[1].mean())


def test_one_article_has_no_corrected_share() -> None:
    found = doubly_robust(np.ones((1, 1)), np.zeros((1, 1)), np.full(1, 4.0), np.ones(1))
    assert np.isnan(found.value[0])


def test_rates_that_are_alike_have_an_even_p_value() -> None:
    rng = np.random.default_rng(1)
    p = []
    for _ in range(200):
        s = np.ones(40)
        h = (rng.random(40) < 0.7).astype(float)
        found = rates_differ(h, s, np.array([15, 25]), n_resamples=99, rng=rng)
        assert found is not None
        p.append(found)
    assert 0.01 < np.mean(np.array(p) <= 0.1) < 0.19


def test_nothing_shows_a_difference_of_rates_that_are_all_one() -> None:
    rng = np.random.default_rng(1)
    assert rates_differ(np.ones(4), np.ones(4), np.array([2, 2]), n_resamples=99, rng=rng) is None
