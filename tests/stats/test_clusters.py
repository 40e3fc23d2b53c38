"""Counts in clusters: sums, design effects, the test and the interval."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pytest
from scipy import stats
from scipy.sparse import csr_array
from scipy.special import ndtr

from framing.stats import (
    ClusterSums,
    benjamini_hochberg,
    cluster_sums,
    clustered_ratio,
    clustered_test,
    log_likelihood,
)
from framing.stats.clusters import design_effects


def _side(h: Any, s: Any) -> ClusterSums:
    """One thing counted in some articles."""
    return cluster_sums(csr_array(np.array(h)[:, None]), np.array(s)[:, None], np.zeros(1, np.int64))


def _plain_effect(h: Any, s: Any) -> float:
    rate, n = sum(h) / sum(s), len(h)
    return float(n / (n - 1) * sum((a - rate * b) ** 2 for a, b in zip(h, s, strict=True)) / sum(h))


def test_sums_are_those_of_the_dense_matrix_each_out_of_its_own_length() -> None:
    rng = np.random.default_rng(0)
    h = rng.poisson(0.4, (30, 7))
    lengths = rng.integers(5, 50, (30, 2))
    out_of = np.array([0, 0, 1, 1, 0, 1, 0])
    s = lengths[:, out_of]
    found = cluster_sums(csr_array(h), lengths, out_of)
    expected = (h.sum(0), (h * h).sum(0), (h * s).sum(0), s.sum(0), (s * s).sum(0), (h > 0).sum(0))
    for name, values in zip(("h", "hh", "hs", "s", "ss", "n_with"), expected, strict=True):
        np.testing.assert_array_equal(getattr(found, name), values)
    assert found.n == 30


def test_the_rest_is_the_whole_without_a_part() -> None:
    rng = np.random.default_rng(1)
    h, lengths = csr_array(rng.poisson(0.5, (20, 4))), rng.integers(3, 9, (20, 1))
    out_of = np.zeros(4, np.int64)
    rest = cluster_sums(h, lengths, out_of) - cluster_sums(h[:8], lengths[:8], out_of)
    for name, values in dataclasses.asdict(cluster_sums(h[8:], lengths[8:], out_of)).items():
        np.testing.assert_array_equal(getattr(rest, name), values)


def test_some_can_be_chosen() -> None:
    whole = cluster_sums(csr_array([[1, 0, 2], [0, 3, 1]]), np.array([[10], [20]]), np.zeros(3, np.int64))
    assert whole.only(np.array([2])).h.tolist() == [3]
    assert whole.only(np.array([True, False, True])).n_with.tolist() == [1, 2]


def test_design_effects_by_hand() -> None:
    # Focus: 6 in one of three articles of 10 words, rate .2: 3/2 · (4² + 2² + 2²) ÷ 6 = 6, more than that of both.
    # Reference: 2 in each of three: 0. Both together: (36 + 0) ÷ 12 = 3, which the reference gets.
    effect = design_effects(_side([6, 0, 0], [10, 10, 10]), _side([2, 2, 2], [10, 10, 10]))
    assert (effect.focus.tolist(), effect.reference.tolist()) == ([6], [3])
    # (6/30 + 3/30)² ÷ ((6/30)² ÷ 2 + (3/30)² ÷ 4): the focus's own has 2 degrees of freedom, the common one 4.
    assert effect.freedom == pytest.approx([0.09 / (0.04 / 2 + 0.01 / 4)])


def test_a_design_effect_is_that_of_the_plain_formula_and_never_below_one() -> None:
    rng = np.random.default_rng(2)
    h, s = rng.negative_binomial(0.4, 0.1, 40), rng.integers(50, 500, 40)
    assert _side(h, s).own_effect == pytest.approx([_plain_effect(h, s)])
    assert _plain_effect([2, 2, 2], [10, 11, 9]) < 1
    assert _side([2, 2, 2], [10, 11, 9]).own_effect.tolist() == [1]
    assert _side([0, 0], [5, 5]).own_effect.tolist() == [1]


def test_p_is_that_of_g2_divided_by_the_design_effect() -> None:
    h, s = [6, 0, 3, 1, 0, 8], [100, 80, 120, 90, 110, 100]
    g, t = [1, 0, 0, 2, 1, 0, 0], [100, 90, 100, 120, 80, 100, 110]
    focus, reference = _side(h, s), _side(g, t)
    effect = design_effects(focus, reference)
    joint = (effect.focus[0] / 600 + effect.reference[0] / 700) / (1 / 600 + 1 / 700)
    (g2,) = log_likelihood(focus.h, reference.h, focus.s, reference.s)
    expected = 2 * stats.t.sf(np.sqrt(g2 / joint), effect.freedom[0])
    assert clustered_test(focus, reference) == pytest.approx([expected])
    assert expected > 2 * ndtr(-np.sqrt(g2))  # never stronger than independent words


def test_what_all_articles_have_by_chance_is_the_least_that_p_can_be() -> None:
    # Three articles of the focus have it, none of the reference, halves of equal length: (1/2)³.
    assert clustered_test(_side([9, 9, 9, 0], [50] * 4), _side([0] * 4, [50] * 4)) >= [0.125]
    few = clustered_test(_side([1, 1, 1, 0], [50] * 4), _side([0] * 4, [50] * 4))
    assert few[0] == pytest.approx(0.125)


def test_sides_change_places() -> None:
    one, other = _side([3, 0, 1, 4], [90, 100, 80, 70]), _side([1, 0, 0, 1, 0], [90, 100, 80, 70, 60])
    np.testing.assert_allclose(clustered_test(one, other), clustered_test(other, one))
    low, high = clustered_ratio(one, other, 0.95)
    swapped = clustered_ratio(other, one, 0.95)
    np.testing.assert_allclose((low, high), (1 / swapped[1], 1 / swapped[0]))


def test_one_article_or_no_words_is_no_side() -> None:
    for focus, reference in (
        (_side([3], [100]), _side([1, 0], [100, 100])),
        (_side([0, 0], [0, 0]), _side([1, 1], [9, 9])),
    ):
        assert np.isnan(clustered_test(focus, reference)).tolist() == [True]
        assert np.isnan(clustered_ratio(focus, reference, 0.95)).tolist() == [[True], [True]]


def test_a_ratio_without_an_end() -> None:
    low, high = clustered_ratio(_side([3, 4, 5], [100] * 3), _side([0, 0, 0], [100] * 3), 0.95)
    assert low[0] > 1
    assert high[0] == np.inf
    low, high = clustered_ratio(_side([0, 0, 0], [100] * 3), _side([3, 4, 5], [100] * 3), 0.95)
    assert low[0] == 0
    assert high[0] < 1


def test_with_many_even_articles_the_interval_is_that_of_independent_counts() -> None:
    # 400 and 200 in 1,000 articles each of equal length, one a head at most: Jeffreys's interval of 400 of 600.
    focus = _side(np.repeat([1, 0], [400, 600]), [100] * 1000)
    reference = _side(np.repeat([1, 0], [200, 800]), [100] * 1000)
    low, high = clustered_ratio(focus, reference, 0.95)
    share = stats.beta.ppf([0.025, 0.975], 400.5, 200.5)
    assert (low[0], high[0]) == pytest.approx(share / (1 - share), rel=2e-3)


def _shuffled(rng: np.random.Generator, lengths: tuple[int, int]) -> tuple[ClusterSums, ClusterSums]:
    """Two sides of 20 and 150 articles, of 200 bursty things, with the same rates."""
    rate = rng.uniform(0.001, 0.02, 200)
    sides = []
    for n, length in zip((20, 150), lengths, strict=True):
        s = rng.integers(length // 2, 2 * length, n)
        bursts = rng.gamma(0.3, 1 / 0.3, (n, 200))
        h = rng.poisson(bursts * rate * s[:, None])
        sides.append(cluster_sums(csr_array(h), s[:, None], np.zeros(200, np.int64)))
    return sides[0], sides[1]


@pytest.mark.parametrize(("lengths", "most"), [((100, 100), 0.06), ((100, 400), 0.03), ((400, 100), 0.1)])
def test_what_does_not_differ_is_rarely_told_apart(lengths: tuple[int, int], most: float) -> None:
    """Simulation with known truth. The last is the hard case: few articles, and they vary more than the many."""
    rng = np.random.default_rng(3)
    p, independent, missed, found = [], [], [], 0
    for _ in range(30):
        focus, reference = _shuffled(rng, lengths)
        p.append(clustered_test(focus, reference))
        g2 = log_likelihood(focus.h, reference.h, focus.s, reference.s)
        independent.append(2 * ndtr(-np.sqrt(np.abs(g2))))
        low, high = clustered_ratio(focus, reference, 0.95)
        missed.append((low > 1) | (high < 1))
        found += int((benjamini_hochberg(p[-1]) <= 0.05).sum())
    assert np.mean(np.array(p) <= 0.05) < most
    assert np.mean(np.array(independent) <= 0.05) > 0.3
    assert np.mean(missed) < most
    assert found <= 3


def test_what_differs_is_told_apart() -> None:
    """Twice and half as often, in 60 against 60 articles of bursty things."""
    rng = np.random.default_rng(4)
    sides = []
    for rate in (0.02, 0.01):
        bursts = rng.gamma(1, 1, (60, 100))
        h = rng.poisson(bursts * rate * 200)
        sides.append(cluster_sums(csr_array(h), np.full((60, 1), 200), np.zeros(100, np.int64)))
    assert (benjamini_hochberg(clustered_test(sides[0], sides[1])) <= 0.05).mean() > 0.8
    low, high = clustered_ratio(sides[0], sides[1], 0.95)
    assert ((low < 2) & (high > 2)).mean() > 0.88
