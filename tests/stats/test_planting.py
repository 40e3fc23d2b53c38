from __future__ import annotations

import numpy as np
import pytest

from framing.stats import with_rate_moved, with_share_moved


@pytest.mark.parametrize("difference", [0.0, 0.05, 0.75, -0.1, -0.25])
def test_a_share_moves_by_the_difference(difference: float) -> None:
    """Σh ÷ Σs of 100,000 articles whose share is .25; the error of the added chance alone is below .0005."""
    rng = np.random.default_rng(0)
    s = rng.integers(2, 30, 100_000).astype(np.float64)
    h = rng.binomial(s.astype(int), rng.beta(1, 3, len(s))).astype(np.float64)
    share = h.sum() / s.sum()
    moved = with_share_moved(h, s, share, difference, rng)
    assert moved.sum() / s.sum() == pytest.approx(share + min(difference, 1 - share), abs=0.002)
    assert ((moved >= h) if difference >= 0 else (moved <= h)).all()
    assert ((moved >= 0) & (moved <= s)).all()


def test_the_ends_of_the_range_are_reached_exactly() -> None:
    h, s = np.array([1.0, 0, 3]), np.array([4.0, 4, 4])
    assert with_share_moved(h, s, 1 / 3, 2 / 3, np.random.default_rng(0)).tolist() == [4, 4, 4]
    assert with_share_moved(h, s, 1 / 3, -1 / 3, np.random.default_rng(0)).tolist() == [0, 0, 0]


def test_a_rate_moves_in_proportion() -> None:
    """From 2 to 3: each article holds half as much again."""
    assert with_rate_moved(np.array([0.0, 2, 4.5]), 2.0, 1.0).tolist() == [0, 3, 6.75]
    assert with_rate_moved(np.array([0.0, 2]), 2.0, -2.0).tolist() == [0, 0]
