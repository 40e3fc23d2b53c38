from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from framing.stats.differences import difference_interval


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
