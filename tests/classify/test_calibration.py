"""Probabilities from scores: held against scikit-learn's fit of the same curve."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.calibration import _sigmoid_calibration

from framing.classify.calibration import best_threshold, calibrated, calibration


@pytest.mark.parametrize(("n", "shift", "seed"), [(300, 1.5, 0), (40, 0.5, 1), (1000, 4.0, 2)])
def test_the_curve_is_that_of_scikit_learn(n: int, shift: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    held = (rng.random(n) < 0.3).astype(np.int64)
    scores = rng.normal(size=n) + shift * held
    a, b = _sigmoid_calibration(scores, held)  # 1 ÷ (1 + exp(a·s + b))
    slope, offset = calibration(scores, held)
    np.testing.assert_allclose(
        1 / (1 + np.exp(-(slope * scores + offset))), 1 / (1 + np.exp(a * scores + b)), atol=2e-4
    )


def test_probabilities_mean_what_they_say() -> None:
    rng = np.random.default_rng(0)
    truth = rng.random(20_000)
    held = (rng.random(20_000) < truth).astype(np.int64)
    scores = 3 + 2 * np.log(truth / (1 - truth))
    slope, offset = calibration(scores, held)
    assert slope == pytest.approx(0.5, abs=0.02)
    assert offset == pytest.approx(-1.5, abs=0.05)


def test_labels_told_apart_without_error_are_not_certain() -> None:
    scores, held = np.array([-1.0, -1.0, 1.0, 1.0]), np.array([0, 0, 1, 1])
    slope, offset = calibration(scores, held)
    # Platt's targets for two of each: 1/4 and 3/4.
    assert 1 / (1 + np.exp(-(slope + offset))) == pytest.approx(0.75, abs=1e-6)


def test_scores_that_point_the_wrong_way_say_nothing() -> None:
    slope, offset = calibration(np.array([2.0, 1.0, -1.0, -2.0]), np.array([0, 0, 1, 1]))
    assert (slope, offset) == (0.0, 0.0)


def test_scores_without_spread_give_the_share() -> None:
    slope, offset = calibration(np.zeros(8), np.array([1, 0, 0, 0, 0, 0, 0, 0]))
    assert 1 / (1 + np.exp(-offset)) == pytest.approx(2 / 10, abs=0.02)  # Platt's prior: (1 + 1) ÷ (8 + 2)
    assert slope == pytest.approx(0, abs=1e-6)


def test_exclusive_labels_share_one() -> None:
    found = calibrated(np.array([[0.0, 0.0, 0.0]]), np.ones(3), np.zeros(3), True)
    np.testing.assert_allclose(found, [[1 / 3, 1 / 3, 1 / 3]])
    two = calibrated(np.array([[-2.0, 2.0]]), np.ones(2), np.zeros(2), True)
    np.testing.assert_allclose(two, [[1 / (1 + np.exp(2)), 1 / (1 + np.exp(-2))]])


def test_the_threshold_is_best_in_f1() -> None:
    probability, held = np.array([0.9, 0.8, 0.6, 0.4, 0.2]), np.array([1, 0, 1, 0, 0])
    # By hand: F1 of the first 1, 2, 3 … is 2/3, 1/2, 4/5, 2/3, 4/7.
    assert best_threshold(probability, held) == pytest.approx(0.5)
    assert best_threshold(np.array([0.5, 0.5, 0.5]), np.array([1, 0, 0])) == pytest.approx(0.25)
