from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from framing.stats.bootstrap import bootstrap_interval, limits, studentised, tail_rank
from framing.stats.ratios import columns, group_sums, ratio
from framing.stats.resampling import drawn_sums, generator
from framing.stats.scales import LOGIT, identity_scale, log_scale
from tests.reference.plain_statistics import bootstrap_t, jackknife_variance, logit, logit_slope


def _articles(n: int, p: float, seed: int, overdispersion: float = 0.05) -> tuple[np.ndarray, np.ndarray]:
    """Draw articles of log-normal length whose own share varies around p."""
    rng = np.random.default_rng(seed)
    s = np.maximum(3, np.rint(25 * rng.lognormal(0, 0.7, n)))
    own = rng.beta(p * (1 / overdispersion - 1), (1 - p) * (1 / overdispersion - 1), n)
    return rng.binomial(s.astype(int), own)[:, None].astype(float), s


def test_studentised_replicates_equal_the_plain_loop() -> None:
    h, s = _articles(6, 0.05, seed=4)
    layout = columns(h, s)
    value, variance = ratio(group_sums(layout, np.array([6])))
    t = studentised(value[0], variance[0], drawn_sums(layout.data, 300, generator(0)), 6, layout, LOGIT)[:, 0]
    draws = generator(0).integers(0, 6, (300, 6)).tolist()
    expected = bootstrap_t(h[:, 0].tolist(), s.tolist(), draws, logit, logit_slope)
    assert any(math.isinf(each) for each in expected)  # draws without a hit are among them
    np.testing.assert_allclose(t, expected, rtol=1e-7)


def test_a_draw_of_one_article_over_and_over_is_infinitely_far_out() -> None:
    # Two articles: half of the draws repeat one of them, and nothing varies in those.
    h, s = np.array([[1.0], [6.0]]), np.array([10.0, 20.0])
    layout = columns(h, s)
    value, variance = ratio(group_sums(layout, np.array([2])))
    t = studentised(value[0], variance[0], drawn_sums(layout.data, 200, generator(0)), 2, layout, LOGIT)[:, 0]
    draws = generator(0).integers(0, 2, (200, 2))
    repeated = draws[:, 0] == draws[:, 1]
    assert np.isneginf(t[repeated & (draws[:, 0] == 0)]).all()
    assert np.isposinf(t[repeated & (draws[:, 0] == 1)]).all()
    assert (t[~repeated] == 0).all()


@pytest.mark.parametrize(
    ("n_resamples", "confidence", "rank"), [(2000, 0.95, 50), (1999, 0.95, 50), (1999, 0.9, 100), (200, 0.999, 0)]
)
def test_tail_rank(n_resamples: int, confidence: float, rank: int) -> None:
    assert tail_rank(n_resamples, confidence) == rank


def test_limits_by_hand() -> None:
    # 99 replicates −2.45 … 2.45; at 90% a tail is the 5th from an end, −2.25 and 2.25 (Student's is 1.83).
    # The standard error is 2.
    t = np.arange(-49.0, 50.0)[:, None] / 20
    low, high = limits(t, np.array([0.0]), np.array([4.0]), 9, 0.9, identity_scale(-1000, 1000))
    assert (low[0], high[0]) == (-4.5, 4.5)


def test_tails_are_no_shorter_than_students() -> None:
    t = np.linspace(-0.1, 0.1, 99)[:, None]
    low, high = limits(t, np.array([0.0]), np.array([1.0]), 9, 0.9, identity_scale(-1000, 1000))
    student = stats.t.ppf(0.95, 9)
    assert high[0] == pytest.approx(student, rel=1e-12)
    assert low[0] == pytest.approx(-student, rel=1e-12)


def test_tails_are_no_longer_than_one_and_a_half_times_students() -> None:
    t = np.linspace(-50, 50, 99)[:, None]
    low, high = limits(t, np.array([0.0]), np.array([1.0]), 9, 0.9, identity_scale(-1000, 1000))
    assert high[0] == pytest.approx(1.5 * stats.t.ppf(0.95, 9), rel=1e-12)
    assert low[0] == pytest.approx(-1.5 * stats.t.ppf(0.95, 9), rel=1e-12)


def test_student_stands_in_where_too_many_replicates_are_degenerate() -> None:
    t = np.concatenate([np.full(20, -np.inf), np.linspace(-1, 2.3, 79)])[:, None]
    low, high = limits(t, np.array([0.0]), np.array([1.0]), 9, 0.9, identity_scale(-1000, 1000))
    assert high[0] == pytest.approx(stats.t.ppf(0.95, 9), rel=1e-12)  # the upper limit hangs on the lower tail
    assert low[0] == pytest.approx(-t[94, 0], rel=1e-12)


def test_interval_equals_its_parts() -> None:
    h, s = _articles(25, 0.1, seed=5)
    value, low, high = bootstrap_interval(h, s, LOGIT, n_resamples=400, confidence=0.9, rng=generator(2))
    draws = generator(2).integers(0, 25, (400, 25)).tolist()
    t = sorted(bootstrap_t(h[:, 0].tolist(), s.tolist(), draws, logit, logit_slope))
    p = h.sum() / s.sum()
    error = math.sqrt(jackknife_variance(h[:, 0].tolist(), s.tolist())) * logit_slope(p)
    student = stats.t.ppf(0.95, 24)
    upper, lower = (min(max(each, student), 1.5 * student) for each in (t[400 - 20], -t[19]))
    expected = [logit(p) - upper * error, logit(p) + lower * error]
    assert value[0] == pytest.approx(p, rel=1e-14)
    np.testing.assert_allclose([logit(low[0]), logit(high[0])], expected, rtol=1e-9)


def test_what_cannot_be_estimated_is_nan_and_does_not_touch_the_rest() -> None:
    h, s = _articles(12, 0.2, seed=6)
    alone = bootstrap_interval(h, s, LOGIT, n_resamples=300, confidence=0.95, rng=generator(0))
    several = np.hstack([np.zeros((12, 1)), h, s[:, None], (s / 2)[:, None]])  # none, some, all, no variation
    value, low, high = bootstrap_interval(several, s, LOGIT, n_resamples=300, confidence=0.95, rng=generator(0))
    assert value.tolist() == [0.0, alone[0][0], 1.0, 0.5]
    assert np.isnan(low).tolist() == [True, False, True, True]
    assert (low[1], high[1]) == (alone[1][0], alone[2][0])
    one = bootstrap_interval(h[:1], s[:1], LOGIT, n_resamples=300, confidence=0.95, rng=generator(0))
    assert np.isnan([one[1], one[2]]).all()


@pytest.mark.parametrize(
    ("n", "p", "least"), [(30, 0.03, 0.91), (30, 0.1, 0.92), (7, 0.1, 0.92), (200, 0.1, 0.92)]
)
def test_coverage_of_shares_with_unequal_lengths(n: int, p: float, least: float) -> None:
    covered = 0
    for run in range(250):
        h, s = _articles(n, p, seed=1000 + run)
        _, low, high = bootstrap_interval(h, s, LOGIT, n_resamples=299, confidence=0.95, rng=generator(run))
        covered += bool(low[0] <= p <= high[0]) or not h.any()
    # 250 runs at 95% have a standard error of 1.4 points; docs/decisions/intervals.md has figures of many.
    assert least <= covered / 250


def test_coverage_of_a_rate() -> None:
    rng, covered = np.random.default_rng(9), 0
    for run in range(250):
        s = np.maximum(50, 500 * rng.lognormal(0, 0.7, 30)) / 1000
        h = rng.poisson(2.0 * s * rng.gamma(2, 0.5, 30))[:, None].astype(float)
        _, low, high = bootstrap_interval(
            h, s, log_scale(1000), n_resamples=299, confidence=0.95, rng=generator(run)
        )
        covered += bool(low[0] <= 2.0 <= high[0])
    assert covered / 250 >= 0.92
