"""Divergences against scipy, and by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.spatial.distance import jensenshannon

from framing.stats import distance, divergence, divergence_terms, profiles


def test_a_profile_divides_by_the_sum() -> None:
    assert profiles(np.array([[1.0, 3.0], [0.0, 2.0]])).tolist() == [[0.25, 0.75], [0.0, 1.0]]
    assert np.isnan(profiles(np.zeros(3))).all()


def test_by_hand() -> None:
    """Of (1, 0) and (1/2, 1/2) the mixture is (3/4, 1/4): its entropy .8113 less the mean of 0 and 1 bit."""
    mixture = -(0.75 * math.log2(0.75) + 0.25 * math.log2(0.25))
    found = divergence(np.array([1.0, 0.0]), np.array([0.5, 0.5]))
    assert found == pytest.approx(mixture - 0.5, abs=1e-15)
    assert distance(found) == pytest.approx(0.5579230452841438)


def test_from_equal_to_nothing_in_common() -> None:
    same = np.array([0.3, 0.7, 0.0])
    assert divergence(same, same) == 0
    assert divergence(np.array([1.0, 0.0]), np.array([0.0, 1.0])) == 1


def test_it_is_scipys_distance() -> None:
    rng = np.random.default_rng(1)
    p, q = rng.dirichlet(np.full(7, 0.4), (2, 50))
    expected = [jensenshannon(a, b, 2) for a, b in zip(p, q, strict=True)]
    np.testing.assert_allclose(distance(divergence(p, q)), expected, atol=1e-12)


def test_what_frames_add_makes_the_whole_and_is_never_below_nothing() -> None:
    rng = np.random.default_rng(2)
    p, q = rng.dirichlet(np.full(5, 0.5), (2, 100))
    terms = divergence_terms(p, q)
    assert (terms >= 0).all()
    np.testing.assert_allclose(terms.sum(axis=1), divergence(p, q), atol=1e-12)


def test_a_corrected_divergence_below_nothing_is_no_distance() -> None:
    assert distance(np.array([-0.1, 0.0, 0.25])).tolist() == [0.0, 0.0, 0.5]
