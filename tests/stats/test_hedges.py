from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from framing.stats import all_pairs, hedges_g


def _sample(n: int, mean: float, deviation: float, seed: int = 0) -> np.ndarray:
    """Return n numbers with exactly this mean and standard deviation."""
    values = np.random.default_rng(seed).normal(size=n)
    return np.asarray(mean + deviation * (values - values.mean()) / values.std(ddof=1))


def _g(first: np.ndarray, second: np.ndarray, confidence: float = 0.95) -> tuple[float, float, float]:
    values = np.concatenate([first, second])[:, None]
    g, low, high = hedges_g(values, np.array([len(first), len(second)]), all_pairs(2), confidence)
    return float(g[0, 0]), float(low[0, 0]), float(high[0, 0])


def test_as_published() -> None:
    # Borenstein, Hedges, Higgins & Rothstein (2009), Introduction to meta-analysis, ch. 4: means 103 and 100,
    # standard deviations 5.5 and 4.5, 50 and 50: d = 0.5970, J = 0.9923, g = 0.5924.
    g, low, high = _g(_sample(50, 103, 5.5), _sample(50, 100, 4.5, 1))
    assert g == pytest.approx(0.5924, abs=5e-5)
    # Its normal interval, g ± 1.96 · √0.0411, is near the exact one.
    assert (low, high) == pytest.approx((0.195, 0.990), abs=0.02)


@pytest.mark.parametrize(("n", "m"), [(2, 2), (3, 9), (20, 20), (40, 400)])
@pytest.mark.parametrize("shift", [0.0, 0.4, -2.0])
def test_limits_put_the_observed_t_at_the_tails_of_scipys_noncentral_t(n: int, m: int, shift: float) -> None:
    first, second = _sample(n, shift, 1.0), _sample(m, 0.0, 1.3, 1)
    g, low, high = _g(first, second, 0.9)
    t = stats.ttest_ind(first, second).statistic
    root = math.sqrt(1 / n + 1 / m)
    assert stats.nct.sf(t, n + m - 2, low / root) == pytest.approx(0.05, abs=1e-5)
    assert stats.nct.cdf(t, n + m - 2, high / root) == pytest.approx(0.05, abs=1e-5)
    freedom = n + m - 2
    correction = math.exp(math.lgamma(freedom / 2) - math.lgamma((freedom - 1) / 2)) / math.sqrt(freedom / 2)
    assert g == pytest.approx(t * root * correction, rel=1e-9)


def test_g_is_unbiased_and_the_limits_hold_their_level() -> None:
    rng, inside, values = np.random.default_rng(0), 0, []
    for _ in range(2000):
        g, low, high = _g(rng.normal(0.8, 1, 6), rng.normal(0, 1, 5))
        values.append(g)
        inside += low <= 0.8 <= high
    assert np.mean(values) == pytest.approx(0.8, abs=3 * float(np.std(values)) / math.sqrt(2000))
    assert inside / 2000 == pytest.approx(0.95, abs=3 * math.sqrt(0.05 * 0.95 / 2000))


def test_nothing_where_a_side_has_one_article_or_nothing_varies() -> None:
    for first, second in (([1.0], [1.0, 2.0]), ([0.1, 0.1, 0.1], [0.3, 0.3])):
        assert all(math.isnan(x) for x in _g(np.array(first), np.array(second)))


def test_clusters_of_one_article_change_no_digit_and_larger_ones_widen_the_limits() -> None:
    rng = np.random.default_rng(0)
    sizes, pairs = np.array([12, 16]), all_pairs(2)
    values = np.repeat(rng.normal(size=7), 4)[:, None] + rng.normal(0, 0.2, (28, 1))
    plain = hedges_g(values, sizes, pairs, 0.95)
    alone = hedges_g(values, sizes, pairs, 0.95, np.arange(28))
    np.testing.assert_allclose(np.stack(alone), np.stack(plain), rtol=1e-9)
    g, low, high = hedges_g(values, sizes, pairs, 0.95, np.repeat(np.arange(7), 4))
    assert g == pytest.approx(plain[0])
    # Four articles of a cluster are nearly one: the limits are nearly those of 3 and 4 articles.
    t = plain[0] / math.sqrt(1 / 3 + 1 / 4)
    assert (high - low)[0, 0] > 1.8 * (plain[2] - plain[1])[0, 0]
    assert stats.nct.cdf(t[0, 0], 5, (high / math.sqrt(1 / 3 + 1 / 4))[0, 0]) == pytest.approx(0.025, abs=0.02)


def test_one_cluster_has_no_limits() -> None:
    values = np.array([1.0, 2.0, 0.5, 0.7, 0.1])[:, None]
    g, low, high = hedges_g(values, np.array([2, 3]), all_pairs(2), 0.95, np.array([0, 0, 1, 2, 3]))
    assert np.isfinite(g).all()
    assert np.isnan(low).all()
    assert np.isnan(high).all()


def test_of_many_pairs_the_limits_are_those_of_large_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    """With 400 articles a side both ways agree to two decimals."""
    values = np.random.default_rng(3).normal(size=(800, 2)) + np.repeat([0.3, 0.0], 400)[:, None]
    pairs = all_pairs(2)
    exact = hedges_g(values, np.array([400, 400]), pairs, 0.95)
    monkeypatch.setattr("framing.stats.hedges.MOST_EXACT", 0)
    large = hedges_g(values, np.array([400, 400]), pairs, 0.95)
    np.testing.assert_allclose(large, exact, atol=5e-3)
    assert (large[1] < exact[0]).all()
