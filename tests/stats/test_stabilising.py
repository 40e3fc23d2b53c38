from __future__ import annotations

import math

import numpy as np
import pytest

from framing.stats.ratios import columns, group_sums
from framing.stats.stabilising import common_spread, stabiliser
from tests.reference.plain_statistics import ratio_and_variance, spread_of_all

SIZES = np.array([4, 3, 5])


def _articles() -> tuple[np.ndarray, np.ndarray]:
    """Return twelve articles of three groups: the second has no hit of the first frame and all of the second."""
    s = np.array([10, 20, 5, 40, 8, 30, 12, 10, 10, 25, 3, 60], float)
    h = np.array(
        [[1, 2], [0, 5], [2, 1], [9, 4], [0, 8], [0, 30], [0, 12], [3, 1], [0, 0], [2, 5], [1, 1], [8, 20]]
    )
    return h.astype(float), s


def test_values_and_variances_equal_the_plain_loop() -> None:
    h, s = _articles()
    layout = columns(h, s)
    value, variance = stabiliser(layout, 1.0).of(group_sums(layout, SIZES))
    for group, rows in enumerate(np.split(np.arange(12), np.cumsum(SIZES)[:-1])):
        for frame in range(2):
            ratio, plain = ratio_and_variance(h[rows, frame].tolist(), s[rows].tolist())
            assert value[group, frame] == pytest.approx(2 * math.asin(math.sqrt(ratio)), rel=1e-12)
            if 0 < ratio < 1:
                assert variance[group, frame] == pytest.approx(plain / (ratio * (1 - ratio)), rel=1e-12)
            else:
                spread = spread_of_all(h[:, frame].tolist(), s.tolist(), 1.0)
                assert variance[group, frame] == pytest.approx(spread / s[rows].sum(), rel=1e-12)


def test_of_independent_sentences_the_variance_is_one_over_their_number_whatever_the_share() -> None:
    # Articles of one sentence each are a binomial sample: Var(2 arcsin √p) = 1/n (Freeman & Tukey 1950).
    for hits in (20, 100, 199):
        h = np.repeat([1.0, 0.0], [hits, 200 - hits])[:, None]
        layout = columns(h, np.ones(200))
        _, variance = stabiliser(layout, 1.0).of(group_sums(layout, np.array([200])))
        assert variance[0, 0] == pytest.approx(1 / 199, rel=1e-12)


def test_a_rate_per_thousand_is_on_the_same_scale_as_the_share_that_it_is() -> None:
    h, s = _articles()
    share, rate = columns(h, s), columns(h, s / 1000)
    one = stabiliser(share, 1.0).of(group_sums(share, SIZES))
    other = stabiliser(rate, 1000.0).of(group_sums(rate, SIZES))
    np.testing.assert_allclose(other[0], one[0] * math.sqrt(1000), rtol=1e-12)
    np.testing.assert_allclose(other[1], one[1] * 1000, rtol=1e-9)


def test_without_a_highest_ratio_it_is_the_square_root() -> None:
    h, s = _articles()
    layout = columns(h, s)
    root = stabiliser(layout, math.inf).of(group_sums(layout, SIZES))
    far = stabiliser(layout, 1e9).of(group_sums(layout, SIZES))
    assert root[0][0, 0] == pytest.approx(2 * math.sqrt(12 / 75), rel=1e-12)
    np.testing.assert_allclose(root[0], far[0], rtol=1e-8)
    np.testing.assert_allclose(root[1], far[1], rtol=1e-8)


def test_what_can_be_below_0_stays_as_it_is() -> None:
    values = np.array([-0.5, 0.2, 0.1, 0.7, -0.3])
    layout = columns(values[:, None], np.ones(5))
    value, variance = stabiliser(layout, None).of(group_sums(layout, np.array([2, 3])))
    assert value[:, 0] == pytest.approx([-0.15, 0.5 / 3], rel=1e-12)
    assert variance[:, 0] == pytest.approx([values[:2].var(ddof=1) / 2, values[2:].var(ddof=1) / 3], rel=1e-12)


@pytest.mark.parametrize("hits", [0.0, 1.0], ids=["none", "all"])
def test_where_no_group_varies_there_is_no_spread(hits: float) -> None:
    layout = columns(np.full((6, 1), hits), np.ones(6))
    assert common_spread(group_sums(layout, np.array([6])), 1.0).tolist() == [[0.0]]
    value, variance = stabiliser(layout, 1.0).of(group_sums(layout, np.array([2, 4])))
    assert value[:, 0].tolist() == [math.pi * hits] * 2
    assert variance.tolist() == [[0.0], [0.0]]


def test_a_group_without_articles_has_no_value() -> None:
    layout = columns(np.array([[1.0], [0.0], [2.0]]), np.array([4.0, 2.0, 5.0]))
    value, variance = stabiliser(layout, 1.0).of(group_sums(layout, np.array([3, 0])))
    assert np.isnan(value[:, 0]).tolist() == np.isnan(variance[:, 0]).tolist() == [False, True]
