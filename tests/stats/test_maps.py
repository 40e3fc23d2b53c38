"""Maps of points that are known, and of distances that no plane can hold."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial.distance import pdist

from framing.stats import Floats, flat_map

POINTS = np.array([[0.0, 0.0], [0.4, 0.0], [0.0, 0.3], [0.5, 0.5], [0.1, 0.7]])


def _squared(points: Floats) -> Floats:
    return np.asarray(pdist(points) ** 2)


def test_points_in_a_plane_are_found_again() -> None:
    made = flat_map(_squared(POINTS), np.tile(_squared(POINTS), (3, 1)), 0.95)
    np.testing.assert_allclose(pdist(made.points), pdist(POINTS), atol=1e-12)
    np.testing.assert_allclose(made.points.mean(axis=0), 0, atol=1e-12)
    assert made.stress == pytest.approx(0, abs=1e-12)
    assert made.held == pytest.approx(1)
    np.testing.assert_allclose(made.axes, 0, atol=1e-6)


def test_resamples_that_are_turned_or_mirrored_are_no_uncertainty() -> None:
    """Distances do not change when a map is turned, so neither may the ellipses."""
    rng = np.random.default_rng(0)
    near = np.array([_squared(POINTS + rng.normal(0, 1e-4, POINTS.shape)) for _ in range(50)])
    assert flat_map(_squared(POINTS), near, 0.95).axes.max() < 1e-3


def test_four_groups_equally_far_apart_do_not_lie_in_a_plane() -> None:
    """A tetrahedron has three equal eigenvalues, of which two are shown."""
    made = flat_map(np.ones(6), np.ones((2, 6)), 0.95)
    assert made.held == pytest.approx(2 / 3)
    assert made.stress > 0.15


def test_the_stress_is_kruskals() -> None:
    rng = np.random.default_rng(1)
    given = pdist(rng.random((6, 4)))
    made = flat_map(given**2, np.tile(given**2, (2, 1)), 0.95)
    drawn = pdist(made.points)
    assert made.stress == pytest.approx(np.sqrt(((drawn - given) ** 2).sum() / (given**2).sum()))


def test_an_ellipse_holds_the_cloud_of_resamples() -> None:
    """One point moves along a line at 45°: its ellipse lies along it, 1.96 … 2.45 standard deviations long."""
    rng = np.random.default_rng(2)
    moves = rng.normal(0, 0.01, 2000)
    clouds = []
    for move in moves:
        points = POINTS.copy()
        points[3] += move
        clouds.append(_squared(points))
    made = flat_map(_squared(POINTS), np.array(clouds), 0.95)
    major, minor = made.axes[3]
    assert minor < 0.2 * major
    assert major == made.axes[:, 0].max()
    # Other points take a part of the move upon them when maps are turned onto each other.
    assert 0.5 < major / (0.01 * np.sqrt(2) * 2.4477) < 1.0


def test_groups_on_one_spot() -> None:
    made = flat_map(np.zeros(6), np.zeros((2, 6)), 0.95)
    assert (made.stress, made.held) == (0.0, 0.0)
    assert made.points.tolist() == [[0.0, 0.0]] * 4
