from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.oneway import anova_oneway

from framing.stats import Layer, columns, generator, omnibus_max_t, omnibus_p, omnibus_statistics
from framing.stats.resampling import shuffled_orders
from tests.reference.plain_statistics import deal, step_down_max
from tests.reference.plain_strata import welch_q

SIZES = np.array([7, 9, 12])


def _articles(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    s = rng.integers(8, 40, 28).astype(float)
    share = np.repeat([[0.2, 0.2], [0.2, 0.4], [0.2, 0.2]], SIZES, axis=0)
    return rng.binomial(s.astype(int)[:, None], share).astype(float), s


def _layer(h: np.ndarray, s: np.ndarray, stratum: np.ndarray | None = None) -> Layer:
    return Layer(columns(h, s), SIZES, np.arange(28), stratum)


@pytest.mark.parametrize("highest", [None, 1.0])
def test_statistics_equal_the_plain_loop(highest: float | None) -> None:
    h, s = _articles()
    layer = Layer(columns(h, s), SIZES, np.arange(28), highest=highest)
    observed, shuffled = omnibus_statistics([layer], n_units=28, n_resamples=50, rng=generator(3))
    (orders,) = shuffled_orders(28, 50, generator(3))
    for found, order in zip((observed, *shuffled), (range(28), *orders.tolist()), strict=True):
        for frame in range(2):
            dealt = deal(list(order), SIZES.tolist(), h[:, frame].tolist(), s.tolist())
            groups = [list(zip(*each, strict=True)) for each in dealt]
            assert found[frame] == pytest.approx(welch_q(groups, highest), rel=1e-9)


def test_the_statistic_is_that_of_welchs_analysis_of_variance() -> None:
    values = np.random.default_rng(0).normal(size=28)
    observed, _ = omnibus_statistics(
        [_layer(values[:, None], np.ones(28))], n_units=28, n_resamples=5, rng=generator(0)
    )
    groups = np.split(values, np.cumsum(SIZES)[:-1])
    published = anova_oneway(groups, use_var="unequal", welch_correction=False).statistic
    assert observed[0] / 2 == pytest.approx(published, rel=1e-9)


def test_p_values_count_shuffles_that_reach_the_observed() -> None:
    observed, shuffled = (
        np.array([2.0, 5.0, np.nan]),
        np.array([[2.0, 4.9, 1.0], [1.0, 5.1, 1.0], [3.0, 0.0, 1.0]]),
    )
    p = omnibus_p(observed, shuffled)
    assert p[:2].tolist() == [3 / 4, 2 / 4]
    assert math.isnan(p[2])


def test_step_down_equals_the_plain_loop() -> None:
    h, s = _articles(1)
    observed, shuffled = omnibus_statistics([_layer(h, s)], n_units=28, n_resamples=99, rng=generator(0))
    expected = step_down_max(observed.tolist(), shuffled.tolist())
    assert omnibus_max_t(observed, shuffled, np.array([3, 3])).tolist() == pytest.approx(expected, rel=1e-12)


def test_a_difference_is_found_and_none_is_not() -> None:
    h, s = _articles()
    p = omnibus_p(*omnibus_statistics([_layer(h, s)], n_units=28, n_resamples=999, rng=generator(0)))
    assert p[0] > 0.05
    assert p[1] < 0.01


def test_true_nulls_are_rejected_as_often_as_said() -> None:
    rejected, runs = 0, 60
    for run in range(runs):
        rng = np.random.default_rng(run)
        s = np.rint(np.repeat([15, 30, 45], SIZES) * rng.lognormal(0, 0.5, 28)) + 2
        h = rng.binomial(s.astype(int)[:, None], rng.beta(2, 18, (28, 10))).astype(float)
        p = omnibus_p(*omnibus_statistics([_layer(h, s)], n_units=28, n_resamples=199, rng=generator(run)))
        rejected += int((p <= 0.05).sum())
    assert rejected / (10 * runs) <= 0.05 + 3 * math.sqrt(0.05 * 0.95 / (10 * runs))


def test_strata_take_out_what_they_explain() -> None:
    rng = np.random.default_rng(0)
    # The third group writes in stratum 1 mostly, where everybody has more.
    stratum = np.concatenate(
        [np.sort(rng.permutation(np.repeat([0, 1], part))) for part in ([5, 2], [6, 3], [2, 10])]
    )
    h = (stratum * 5 + rng.normal(size=28))[:, None]
    ones = np.ones(28)
    plain = omnibus_statistics([_layer(h, ones)], n_units=28, n_resamples=499, rng=generator(0))
    own = omnibus_statistics(
        [_layer(h, ones, stratum)], n_units=28, n_resamples=499, rng=generator(0), stratum=stratum
    )
    assert omnibus_p(*plain)[0] < 0.05
    assert omnibus_p(*own)[0] > 0.05


def test_fewer_than_three_groups_of_two_articles_and_equal_values_have_none() -> None:
    h, s = _articles()
    two = Layer(columns(h, s), np.array([1, 15, 12]), np.arange(28))
    observed, _ = omnibus_statistics([two], n_units=28, n_resamples=5, rng=generator(0))
    assert np.isnan(observed).all()
    equal, _ = omnibus_statistics([_layer(s[:, None] * 0.1, s)], n_units=28, n_resamples=5, rng=generator(0))
    assert np.isnan(equal).all()


def test_in_large_samples_it_is_near_a_chi_squared() -> None:
    rng = np.random.default_rng(0)
    sizes = np.array([100, 150, 200])
    layer = Layer(columns(rng.normal(size=(450, 1)), np.ones(450)), sizes, np.arange(450))
    _, shuffled = omnibus_statistics([layer], n_units=450, n_resamples=2000, rng=generator(0))
    assert stats.kstest(shuffled[:, 0], stats.chi2(2).cdf).pvalue > 0.001
