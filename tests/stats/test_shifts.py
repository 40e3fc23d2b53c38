"""Differences taken apart: the algebra, and intervals against those of single measures."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from framing.stats import (
    LOGIT,
    Scale,
    Side,
    bootstrap_interval,
    bound_of_none,
    difference_interval,
    generator,
    identity_scale,
    log_scale,
    shift_intervals,
    used_and_worth,
)
from framing.stats.shifts import side_intervals

NUMBERS = st.lists(st.floats(-5, 5), min_size=4, max_size=4)


def _side(seed: int, n: int = 30, t: int = 8, means: bool = False) -> Side:
    rng = np.random.default_rng(seed)
    parts = rng.binomial(1, 0.3, (n, t)) * rng.random((n, t))
    return Side(csr_array(parts), np.ones(n) if means else rng.integers(8, 40, n).astype(np.float64))


@given(NUMBERS, NUMBERS)
def test_use_and_worth_add_up(first: list[float], second: list[float]) -> None:
    values = np.array(first), np.array(second)
    use = np.abs(values[1]) + 0.5, np.abs(values[0]) + 0.25
    by_use, by_worth = used_and_worth(use, values)
    assert by_use + by_worth == pytest.approx(values[0] - values[1], abs=1e-12)


def test_use_and_worth_by_hand() -> None:
    # .5 uses worth 2 each against .25 worth 4: (.25)(3) by use, (−2)(.375) by worth.
    by_use, by_worth = used_and_worth(
        (np.array([0.5, 0.5, 0.0, 0.0]), np.array([0.25, 0.0, 0.5, 0.0])),
        (np.array([1.0, 1.0, 0.0, 0.0]), np.array([1.0, 0.0, -1.0, 0.0])),
    )
    assert by_use.tolist() == [0.75, 1.0, 1.0, 0.0]
    assert by_worth.tolist() == [-0.75, 0.0, 0.0, 0.0]


@pytest.mark.parametrize("scale", [LOGIT, log_scale(1000), identity_scale(-1, 1)])
def test_intervals_of_a_side_are_those_of_a_measure_digit_by_digit(scale: Scale) -> None:
    side = _side(1, means=scale.name == "identity")
    low, high = side_intervals(side, scale, n_resamples=300, confidence=0.9, rng=generator(0, 1))
    _, *expected = bootstrap_interval(
        side.parts.toarray(), side.units, scale, n_resamples=300, confidence=0.9, rng=generator(0, 1)
    )
    assert np.array_equal([low, high], expected, equal_nan=True)
    assert not np.isnan(low).any()


def test_a_side_without_the_term_has_an_exact_bound() -> None:
    focus = _side(2)
    n = 12
    reference = Side(csr_array((n, 8)), np.full(n, 20.0))
    low, high = shift_intervals(
        focus,
        reference,
        LOGIT,
        n_resamples=300,
        confidence=0.95,
        streams=(generator(0, 1), generator(0, 2)),
    )
    own = side_intervals(focus, LOGIT, n_resamples=300, confidence=0.95, rng=generator(0, 1))
    held = focus.parts.toarray().sum(axis=0) / focus.articles
    most = float(bound_of_none(n, 0.975)) * held / 20.0
    zero = np.zeros(8)
    _, *expected = difference_interval((focus.values, *own), (zero, zero, most))
    assert np.array([low, high]) == pytest.approx(np.array(expected), abs=1e-15)


def test_of_values_around_zero_the_bound_lies_on_their_side() -> None:
    n = 10
    parts = np.zeros((n, 1))
    parts[:4, 0] = [-0.1, -0.2, -0.3, -0.1]
    focus, reference = Side(csr_array(parts), np.ones(n)), Side(csr_array((n, 1)), np.ones(n))
    low, high = shift_intervals(
        focus,
        reference,
        identity_scale(-1, 1),
        n_resamples=300,
        confidence=0.95,
        streams=(generator(0, 1), generator(0, 2)),
    )
    own = side_intervals(focus, identity_scale(-1, 1), n_resamples=300, confidence=0.95, rng=generator(0, 1))
    assert low[0] == pytest.approx(own[0][0])  # the reference can only lie below 0, which raises the difference
    assert high[0] > own[1][0]


def test_one_article_has_no_interval() -> None:
    one = Side(csr_array(np.array([[1.0]])), np.array([9.0]))
    streams = generator(0, 1), generator(0, 2)
    found = shift_intervals(_side(3, t=1), one, LOGIT, n_resamples=200, confidence=0.95, streams=streams)
    assert np.isnan(found).all()
