from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from framing.stats.ratios import columns, group_sums, jackknife_variance, ratio
from tests.reference.plain_statistics import jackknife_variance as plain_jackknife
from tests.reference.plain_statistics import ratio_and_variance


def test_ratio_and_variance_by_hand() -> None:
    # R = 6/20; residuals 1 − 1.5, 2 − 3, 3 − 1.5 = −.5, −1, 1.5; Σe² = 3.5; Var = 3/2 · 3.5/400.
    layout = columns(np.array([[1.0], [2.0], [3.0]]), np.array([5.0, 10.0, 5.0]))
    value, variance = ratio(group_sums(layout, np.array([3])))
    assert value.tolist() == [[0.3]]
    assert variance[0, 0] == pytest.approx(1.5 * 3.5 / 400, rel=1e-14)


def test_groups_equal_the_plain_loop() -> None:
    rng = np.random.default_rng(1)
    sizes = np.array([5, 1, 0, 12])
    h, s = rng.poisson(2, (18, 3)).astype(float), rng.integers(3, 60, 18).astype(float)
    value, variance = ratio(group_sums(columns(h, s), sizes))
    bounds = np.concatenate([[0], np.cumsum(sizes)])
    for group, (start, stop) in enumerate(pairwise(bounds)):
        for frame in range(3):
            if start == stop:
                assert np.isnan(value[group, frame])
                assert np.isnan(variance[group, frame])
                continue
            expected = ratio_and_variance(h[start:stop, frame].tolist(), s[start:stop].tolist())
            assert value[group, frame] == pytest.approx(expected[0], rel=1e-13)
            assert variance[group, frame] == pytest.approx(expected[1], rel=1e-9)


def test_means_are_ratios_with_every_denominator_one() -> None:
    rng = np.random.default_rng(2)
    h = rng.normal(size=(40, 2))
    layout = columns(h, np.ones(40))
    assert layout.are_means
    assert layout.data.shape == (40, 4)
    value, variance = ratio(group_sums(layout, np.array([40])))
    # numpy's own variance of a mean.
    np.testing.assert_allclose(value[0], h.mean(axis=0), rtol=1e-12)
    np.testing.assert_allclose(variance[0], h.var(axis=0, ddof=1) / 40, rtol=1e-12)
    np.testing.assert_allclose(jackknife_variance(h, np.ones(40)), variance[0], rtol=1e-12)


def test_no_variation_is_exactly_zero_in_spite_of_rounding() -> None:
    s = np.array([3.0, 7.0, 11.0, 0.1])
    h = (0.1 * s)[:, None]
    _, variance = ratio(group_sums(columns(h, s), np.array([4])))
    assert variance.tolist() == [[0.0]]


def test_jackknife_equals_leaving_out_one_by_one() -> None:
    rng = np.random.default_rng(3)
    h, s = rng.poisson(3, (9, 2)).astype(float), rng.lognormal(3, 0.8, 9)
    expected = [plain_jackknife(h[:, frame].tolist(), s.tolist()) for frame in range(2)]
    np.testing.assert_allclose(jackknife_variance(h, s), expected, rtol=1e-10)
    assert jackknife_variance(h[:1], s[:1]).tolist() == [0.0, 0.0]


def test_jackknife_exceeds_linearisation_where_one_article_is_long() -> None:
    h, s = np.array([[1.0], [2.0], [30.0]]), np.array([10.0, 10.0, 100.0])
    _, variance = ratio(group_sums(columns(h, s), np.array([3])))
    assert jackknife_variance(h, s)[0] > 2 * variance[0, 0]
