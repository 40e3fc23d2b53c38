from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from framing.stats.exact import bound_of_none, count_interval, proportion_interval


@pytest.mark.parametrize(("hits", "n"), [(0, 1), (0, 30), (1, 30), (7, 20), (29, 30), (30, 30)])
def test_proportion_equals_scipys_exact_binomial(hits: int, n: int) -> None:
    expected = stats.binomtest(hits, n).proportion_ci(0.9, method="exact")
    low, high = proportion_interval(hits, n, 0.9)
    np.testing.assert_allclose([low, high], [expected.low, expected.high], rtol=1e-10)


@pytest.mark.parametrize("n", [1, 7, 30, 5000])
def test_bound_of_none_equals_scipys_one_sided_exact_binomial(n: int) -> None:
    expected = stats.binomtest(0, n, alternative="less").proportion_ci(0.95, method="exact").high
    assert float(bound_of_none(n, 0.95)) == pytest.approx(expected, rel=1e-10)


def test_rule_of_three() -> None:
    # The well-known approximation 3/n to the 95% bound.
    assert float(bound_of_none(1000, 0.95)) == pytest.approx(3 / 1000, rel=0.01)


def test_count_limits_as_published() -> None:
    # Garwood (1936), table I: 95% limits of the mean for counts of 0, 1, 5 and 10.
    low, high = count_interval([0, 1, 5, 10], 0.95)
    np.testing.assert_allclose(low, [0, 0.0253, 1.62, 4.80], rtol=5e-3)
    np.testing.assert_allclose(high, [3.69, 5.57, 11.67, 18.39], rtol=5e-3)
