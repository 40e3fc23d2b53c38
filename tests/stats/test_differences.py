from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from framing.stats import Floats
from framing.stats.differences import difference_interval, ratio_interval


def _wilson(hits: int, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    limits = stats.binomtest(hits, n).proportion_ci(0.95, method="wilson")
    return np.array([hits / n]), np.array([limits.low]), np.array([limits.high])


@pytest.mark.parametrize(
    ("first", "second", "published"),
    [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((10, 10), (0, 20), (0.6791, 1.0)),
    ],
)
def test_limits_as_published(
    first: tuple[int, int], second: tuple[int, int], published: tuple[float, float]
) -> None:
    # Newcombe (1998), Statistics in Medicine 17, 873–890, table II, method 10: the same construction from Wilson's
    # limits of two proportions.
    difference, low, high = difference_interval(_wilson(*first), _wilson(*second))
    assert difference[0] == pytest.approx(first[0] / first[1] - second[0] / second[1])
    np.testing.assert_allclose([low[0], high[0]], published, atol=6e-5)


def test_a_side_without_limits_leaves_none() -> None:
    known = (np.array([0.2]), np.array([0.1]), np.array([0.4]))
    unknown = (np.array([0.3]), np.array([np.nan]), np.array([np.nan]))
    difference, low, high = difference_interval(known, unknown)
    assert difference[0] == pytest.approx(-0.1)
    assert np.isnan([low[0], high[0]]).all()


def _side(value: float, low: float, high: float) -> tuple[Floats, Floats, Floats]:
    return np.array([value]), np.array([low]), np.array([high])


def _ratio(group: tuple[float, float, float], reference: tuple[float, float, float]) -> tuple[float, ...]:
    return tuple(float(value[0]) for value in ratio_interval(_side(*group), _side(*reference)))


def test_limits_of_a_ratio_are_where_a_limit_of_the_difference_is_zero() -> None:
    # Donner & Zou (2012): θ solves group − θ · reference = 0 at a limit.
    a, b = (0.12, 0.08, 0.19), (0.05, 0.03, 0.09)
    value, low, high = _ratio(a, b)
    assert value == pytest.approx(2.4)
    for theta, end in ((low, 1), (high, 2)):
        limits = difference_interval(_side(*a), _side(*(theta * x for x in b)))
        assert limits[end][0] == pytest.approx(0, abs=1e-12)


def test_a_ratio_of_two_poisson_means_as_published_by_its_formula() -> None:
    # Donner & Zou (2012), equation for L and U, worked out by hand with 10 (5, 18) and 20 (12, 31).
    low = (200 - math.sqrt(200**2 - 5 * 31 * (20 - 5) * (40 - 31))) / (31 * (40 - 31))
    high = (200 + math.sqrt(200**2 - 18 * 12 * (20 - 18) * (40 - 12))) / (12 * (40 - 12))
    assert _ratio((10, 5, 18), (20, 12, 31)) == pytest.approx((0.5, low, high))


def test_a_side_without_a_hit_has_a_ratio_of_zero_with_an_upper_limit() -> None:
    value, low, high = _ratio((0, 0, 0.02), (0.05, 0.03, 0.09))
    assert (value, low) == (0, 0)
    assert high == pytest.approx(0.02 / math.sqrt(0.03 * (0.1 - 0.03)))


def test_nothing_is_divided_by_zero() -> None:
    assert all(map(math.isnan, _ratio((0.05, 0.03, 0.09), (0, 0, 0.02))))
    value, low, high = _ratio((0.05, 0.03, 0.09), (0.01, 0, 0.04))
    assert value == pytest.approx(5)
    assert 0 < low < 5
    assert math.isnan(high)
    assert all(map(math.isnan, _ratio((0.05, 0.03, 0.09), (0.01, math.nan, math.nan))[1:]))


@given(
    st.lists(st.floats(0.001, 0.999), min_size=3, max_size=3).map(sorted),
    st.lists(st.floats(0.001, 0.999), min_size=3, max_size=3).map(sorted),
)
def test_a_ratio_leaves_out_one_where_the_difference_leaves_out_zero(a: list[float], b: list[float]) -> None:
    sides = [(np.array([x[1]]), np.array([x[0]]), np.array([x[2]])) for x in (a, b)]
    _, low, high = difference_interval(*sides)
    _, r_low, r_high = ratio_interval(*sides)
    if abs(low[0]) > 1e-9 and abs(high[0]) > 1e-9:
        assert (r_low[0] > 1) == (low[0] > 0)
        assert (r_high[0] < 1) == (high[0] < 0)
