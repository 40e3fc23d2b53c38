"""Estimators of corrected shares, held to formulas and worked examples."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from framing.stats import Floats
from framing.stats.correction import (
    CodedPart,
    Share,
    Strata,
    doubly_robust,
    gap_of,
    rogan_gladen,
    share_limits,
)
from framing.stats.differential import rates_differ


def test_rogan_and_gladen_solve_for_the_share() -> None:
    # p = .2 · .8 + .8 · .1 = .24 was measured of a true .2 with sensitivity .8 and specificity .9.
    sums = np.array([24.0, 100, 80, 100, 10, 100])
    assert rogan_gladen(sums, sums) == pytest.approx(0.2)


def test_errors_that_leave_nothing_have_no_share() -> None:
    sums = np.array([24.0, 100, 15, 100, 10, 100])
    assert np.isnan(rogan_gladen(sums, sums))


def census(y: Floats) -> Share:
    """Return the mean of values that are all coded, one unit an article, of which nothing was found."""
    n = len(y)
    every, none = np.arange(n), np.zeros(n)
    coded = CodedPart(every, np.zeros(n, np.int64), np.ones(n), y, none)
    return doubly_robust(none, np.ones(n), np.ones(n), coded, WHOLE)


WHOLE = Strata(np.array([80.0]), np.array([1.0]))


def test_means_have_students_limits_and_gaps_those_of_welch() -> None:
    # With one unit an article and all coded, shares are means: scipy's t intervals and Welch's test.
    rng = np.random.default_rng(0)
    sides = [(rng.random(n) < share).astype(float) for n, share in ((30, 0.3), (50, 0.6))]
    found = [census(y) for y in sides]
    expected = stats.ttest_1samp(sides[0], 0).confidence_interval(0.95)
    assert share_limits(found[0], 0.95) == pytest.approx((sides[0].mean(), expected.low, expected.high))
    gap, low, high, p = gap_of(found[0], found[1], WHOLE, 0.95)
    welch = stats.ttest_ind(sides[0], sides[1], equal_var=False)
    assert (low, high) == pytest.approx(tuple(welch.confidence_interval(0.95)))
    assert (gap, p) == pytest.approx((sides[0].mean() - sides[1].mean(), welch.pvalue))


def test_one_article_has_no_corrected_share() -> None:
    one = CodedPart(np.zeros(1, np.int64), np.zeros(1, np.int64), np.ones(1), np.ones(1), np.zeros(1))
    found = doubly_robust(np.ones(1), np.full(1, 4.0), np.full(1, 4.0), one, WHOLE)
    assert np.isnan(found.value)


def drawn(rng: np.random.Generator, shares: tuple[float, float]) -> tuple[list[Share], Strata]:
    """Make two groups of 200 articles of one unit, two strata across both, 40 drawn of each; nothing is found.

    In the strata the frame is as common as `shares` say.
    """
    stratum = rng.integers(0, 2, 400)
    y = (rng.random(400) < np.array(shares)[stratum]).astype(float)
    taken = np.concatenate([rng.choice(np.flatnonzero(stratum == h), 40, replace=False) for h in (0, 1)])
    sizes = np.bincount(stratum).astype(float)
    strata = Strata(np.full(2, 40.0), 40 / sizes)
    sides = []
    for k in (0, 1):
        own = taken[taken // 200 == k]
        weight = sizes[stratum[own]] / 40
        part = CodedPart(own - 200 * k, stratum[own], 200 * weight / weight.sum(), y[own], np.zeros(len(own)))
        sides.append(doubly_robust(np.zeros(200), np.ones(200), np.ones(200), part, strata))
    return sides, strata


def test_the_variance_is_what_estimates_vary_by() -> None:
    """Means and variances over 600 draws of everything, of a group's share and of the gap.

    As if all units were drawn alike a share's would be .0062, where .0045 is right: half of the differences
    between units lie between the strata, which chance had no part in. Groups share strata: what one gets the
    other does not."""
    rng = np.random.default_rng(3)
    shares, gaps, variances, apart = [], [], [], []
    for _ in range(600):
        (one, other), strata = drawn(rng, (0.05, 0.9))
        shares.append(one.value)
        variances.append(one.variance)
        gap, low, high, _ = gap_of(one, other, strata, 0.95)
        gaps.append(gap)
        apart.append(one.variance + other.variance + 2 * float(strata.pairing @ (one.pull * other.pull)))
        assert low < gap < high
    assert np.mean(variances) == pytest.approx(np.var(shares), rel=0.15)
    assert np.mean(apart) == pytest.approx(np.var(gaps), rel=0.15)
    assert np.mean(variances) < 0.0052


def test_a_stratum_that_was_taken_whole_adds_nothing() -> None:
    y = np.array([0.0, 1, 1, 0, 1])
    whole = census(y)
    assert whole.variance == pytest.approx(y.var(ddof=1) / 5)
    assert whole.freedom == pytest.approx(4)


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
