"""Distances of profiles: scipy's where observed, the jackknife written out, and what intervals rest on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from scipy.spatial.distance import jensenshannon
from scipy.stats import t as student

from framing.stats import Divergences, Floats, all_pairs, generator, profile_divergences


def _groups(*sizes: int, seed: int = 0, frames: int = 5) -> list[Floats]:
    rng = np.random.default_rng(seed)
    return [rng.poisson(1.5, (n, frames)) + np.eye(frames)[rng.integers(0, frames, n)] for n in sizes]


def _made(groups: Sequence[Floats], confidence: float = 0.95, n_resamples: int = 400) -> Divergences:
    rngs = [generator(1, i) for i in range(len(groups))]
    return profile_divergences(
        groups, all_pairs(len(groups)), n_resamples=n_resamples, confidence=confidence, rngs=rngs
    )


def _plain(one: Floats, other: Floats) -> float:
    return float(jensenshannon(one.sum(axis=0), other.sum(axis=0), 2)) ** 2


def test_observed_is_scipys_of_every_pair() -> None:
    groups = _groups(6, 9, 4)
    expected = [_plain(groups[a], groups[b]) for a, b in ((0, 1), (0, 2), (1, 2))]
    np.testing.assert_allclose(_made(groups).observed, expected, atol=1e-12)


def test_chance_is_taken_out_by_leaving_out_one_article_at_a_time() -> None:
    one, other = _groups(6, 9)
    whole = _plain(one, other)
    left = [_plain(np.delete(one, i, axis=0), other) for i in range(6)]
    right = [_plain(one, np.delete(other, i, axis=0)) for i in range(9)]
    bias = 5 * (np.mean(left) - whole) + 8 * (np.mean(right) - whole)
    assert _made([one, other]).corrected[0] == pytest.approx(whole - bias, abs=1e-12)


def test_limits_are_students_with_the_larger_error() -> None:
    one, other = _groups(12, 20, seed=3)
    made = _made([one, other])
    left = [_plain(np.delete(one, i, axis=0), other) for i in range(12)]
    right = [_plain(one, np.delete(other, i, axis=0)) for i in range(20)]
    parts = np.array([11 * np.var(left), 19 * np.var(right)])
    freedom = parts.sum() ** 2 / (parts**2 / [11, 19]).sum()
    error = max(np.sqrt(parts.sum()), made.replicates.std())
    reach = student.ppf(0.975, freedom) * error
    assert made.high[0] == pytest.approx(max(made.corrected[0], 0) + reach)
    assert made.low[0] == pytest.approx(max(made.corrected[0] - reach, 0))


def test_resamples_lie_about_the_corrected_one() -> None:
    made = _made(_groups(10, 10, 10))
    np.testing.assert_allclose(made.replicates.mean(axis=0), made.corrected, atol=1e-12)


def test_where_chance_is_all_there_is_the_upper_limit_stays_above_nothing() -> None:
    rng = np.random.default_rng(0)
    base = rng.multinomial(6, np.full(5, 0.2), 30).astype(float)
    made = _made([base, base])
    assert made.observed[0] == 0
    assert made.corrected[0] < 0
    assert made.low[0] == 0
    assert made.high[0] > 0


def test_a_pair_does_not_depend_on_who_stands_beside_it() -> None:
    groups = _groups(8, 11, 5)
    alone = _made(groups[:2])
    beside = _made(groups)
    assert (alone.low[0], alone.high[0]) == (beside.low[0], beside.high[0])


def test_articles_that_are_all_alike_have_no_interval() -> None:
    made = _made([np.tile([1.0, 0.0], (4, 1)), np.tile([0.0, 2.0], (5, 1))])
    assert made.observed[0] == made.corrected[0] == 1
    assert np.isnan(made.low[0])
    assert np.isnan(made.high[0])


def test_without_a_pair_there_is_nothing() -> None:
    assert len(_made(_groups(5)).observed) == 0
