"""Tests of profiles against all ways to divide the articles, counted one by one."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from scipy.spatial.distance import jensenshannon

from framing.stats import Floats, all_pairs, profile_tests


def _statistic(one: Floats, other: Floats) -> tuple[float, float]:
    """Distance and studentised divergence, written out article by article."""
    profiles, variances = [], []
    for side in (one, other):
        profile = side.sum(axis=0) / side.sum()
        n = len(side)
        spread = sum((h - profile * h.sum()) ** 2 for h in side) * n / (n - 1) / side.sum() ** 2
        profiles.append(profile)
        variances.append(spread)
    distance = float(jensenshannon(*profiles, 2))
    middle = (profiles[0] + profiles[1]) / 2
    expected = sum(v / m for v, m in zip(variances[0] + variances[1], middle, strict=True) if m > 0)
    return distance, distance**2 / (expected / (8 * np.log(2)))


def test_p_comes_near_that_of_all_divisions() -> None:
    rng = np.random.default_rng(5)
    one: Floats = rng.poisson([3, 1, 1], (4, 3)) + np.ones(3)
    other: Floats = rng.poisson([1, 1, 3], (5, 3)) + np.ones(3)
    articles = np.vstack([one, other])
    observed = _statistic(one, other)[1]
    found = [
        _statistic(articles[list(chosen)], np.delete(articles, chosen, axis=0))
        for chosen in combinations(range(9), 4)
    ]
    exact = np.mean([value >= observed * (1 - 1e-9) for _, value in found])
    made = profile_tests([one, other], all_pairs(2), n_resamples=20_000, seed=(0, 1))
    assert made.p[0] == pytest.approx(exact, abs=0.01)
    assert made.distance[0] == pytest.approx(np.mean([value for value, _ in found]), abs=0.005)


def test_whichever_is_named_first() -> None:
    rng = np.random.default_rng(6)
    groups = [rng.poisson(2, (n, 4)) + np.eye(4)[0].astype(np.float64) for n in (5, 9)]
    first = profile_tests(groups, all_pairs(2), n_resamples=300, seed=(0, 1))
    second = profile_tests(groups[::-1], all_pairs(2), n_resamples=300, seed=(0, 1))
    assert first.p[0] == second.p[0]
    assert first.distance[0] == pytest.approx(second.distance[0], abs=1e-12)


def test_no_p_is_smaller_than_the_ways_there_are() -> None:
    """Three articles against three divide in 20 ways, of which each two are the same two-sided division."""
    groups = [np.tile([1.0, 0.0], (3, 1)), np.tile([0.0, 1.0], (3, 1))]
    made = profile_tests(groups, all_pairs(2), n_resamples=5000, seed=(0, 1))
    assert made.p[0] == pytest.approx(0.1, abs=0.01)
    assert made.p[0] >= 0.1


def test_articles_of_one_hit_each_stand_beside_longer_ones() -> None:
    rng = np.random.default_rng(7)
    ones = np.eye(3)[rng.integers(0, 3, 8)]
    longer = rng.poisson(2, (6, 3)) + np.ones(3)
    mixed = profile_tests([ones, longer], all_pairs(2), n_resamples=300, seed=(0, 1))
    alike = profile_tests([ones, np.eye(3)[[0, 1, 2, 0, 1]]], all_pairs(2), n_resamples=300, seed=(0, 1))
    assert 0 < mixed.p[0] <= 1
    assert 0 < alike.p[0] <= 1


def test_equal_profiles_are_rejected_as_often_as_they_should_be() -> None:
    """Of 400 made-up pairs with one profile and sides of unlike length, 5 % at most 8 % are found different."""
    rng = np.random.default_rng(8)
    profile = np.array([0.5, 0.3, 0.15, 0.05])
    found = 0
    for run in range(400):
        sides = [
            rng.multinomial(1 + rng.poisson(mean, n), profile).astype(float) for n, mean in ((12, 12), (30, 2))
        ]
        found += profile_tests(sides, all_pairs(2), n_resamples=199, seed=(run, 1)).p[0] < 0.05
    assert 0.02 < found / 400 < 0.08
