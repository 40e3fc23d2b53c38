from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from framing.stats import length_correlation


def test_of_one_group_it_is_spearmans_rho() -> None:
    rng = np.random.default_rng(0)
    length = rng.integers(5, 60, 40).astype(float)
    h = np.stack([length + rng.normal(0, 20, 40), rng.integers(0, 3, 40)], axis=1)
    found = length_correlation(h, np.ones(40), length, np.array([40]))
    assert found == pytest.approx([stats.spearmanr(h[:, i], length).statistic for i in range(2)])


def test_differences_between_groups_are_no_correlation_within_them() -> None:
    rng = np.random.default_rng(1)
    length = np.concatenate([rng.integers(5, 10, 200), rng.integers(50, 60, 200)]).astype(float)
    h = (length > 20)[:, None] * 5.0 + rng.normal(size=(400, 1))
    assert stats.spearmanr(h[:, 0], length).statistic > 0.7
    assert (
        abs(length_correlation(h, np.ones(400), length, np.array([200, 200]))[0]) < 0.15
    )  # three standard errors


def test_a_rare_frame_of_constant_share_is_no_correlation_although_ranks_find_one() -> None:
    rng = np.random.default_rng(2)
    s = np.rint(25 * rng.lognormal(0, 0.7, 4000)) + 2
    h = rng.binomial(s.astype(int)[:, None], [0.02, 0.1]).astype(float)
    assert stats.spearmanr(h[:, 0] / s, s).statistic > 0.15
    assert length_correlation(h, s, s * 20, np.array([1500, 2500])) == pytest.approx([0, 0], abs=0.05)


@pytest.mark.parametrize("sign", [1, -1])
def test_a_share_that_goes_with_length_does(sign: int) -> None:
    rng = np.random.default_rng(3)
    s = np.rint(25 * rng.lognormal(0, 0.7, 400)) + 2
    h = rng.binomial(s.astype(int), np.clip(0.1 * (s / 25) ** (sign * 0.8), 0, 0.9))[:, None].astype(float)
    assert sign * length_correlation(h, s, s, np.array([200, 200]))[0] > 0.3


def test_nothing_where_nothing_varies() -> None:
    s = np.array([5.0, 5, 5, 9])
    assert np.isnan(length_correlation(np.ones((4, 1)), np.ones(4), s, np.array([3, 1])))
    assert np.isnan(length_correlation(np.eye(4, 1), np.ones(4), np.ones(4), np.array([4, 0])))
