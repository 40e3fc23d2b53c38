from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from framing.stats import all_pairs, smallest_p_of_few
from framing.stats.rare import chance_of_few, odds_of_a_hit, with_hits


def _chance(few: int, own: int, other: int, with_hit: int, odds: float) -> float:
    few_, own_, other_, with_ = (np.array([n]) for n in (few, own, other, with_hit))
    (chance,) = chance_of_few(few_, own_, other_, with_, np.array([odds]))
    return float(chance)


@pytest.mark.parametrize(
    ("few", "many", "a", "b"),
    [
        (0, 1, 11, 46),
        (0, 5, 11, 46),
        (0, 5, 46, 11),
        (0, 11, 4, 11),
    ],
)
def test_articles_of_one_length_have_the_tail_of_fishers_exact_test(few: int, many: int, a: int, b: int) -> None:
    h = np.zeros((a + b, 1))
    h[:few], h[a : a + many] = 1, 1
    expected = stats.fisher_exact([[few, a - few], [many, b - many]], alternative="less").pvalue
    s = np.full(a + b, 20.0)
    assert smallest_p_of_few(h, s, np.array([a, b]), all_pairs(2))[0, 0] == pytest.approx(expected, rel=1e-9)
    turned = smallest_p_of_few(np.roll(h, b, axis=0), s, np.array([b, a]), all_pairs(2))
    assert turned[0, 0] == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("odds", [0.05, 0.4, 1.0])
@pytest.mark.parametrize(
    ("few", "own", "other", "with_hit"), [(0, 5, 200, 180), (1, 5, 200, 180), (2, 60, 30, 33), (0, 40, 40, 12)]
)
def test_the_chance_is_that_of_the_noncentral_hypergeometric(
    few: int, own: int, other: int, with_hit: int, odds: float
) -> None:
    expected = stats.nchypergeom_fisher.cdf(few, own + other, own, with_hit, odds)
    assert _chance(few, own, other, with_hit, odds) == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize(("few", "many"), [(1, 60), (2, 25), (2, 200)])
def test_one_hit_or_two_have_a_bound_where_articles_are_shorter_and_none_where_they_are_alike(
    few: int, many: int
) -> None:
    s, sizes = np.repeat([20.0, 80.0], [30, 200]), np.array([30, 200])
    h = np.zeros((230, 1))
    h[:few], h[30 : 30 + many] = 1, 10
    # The other side's share with a hit, half an article without one at least.
    share = min(many, 199.5) / 200
    short = 1 - (1 - share) ** (20 / 80)
    odds = short / (1 - short) / (share / (1 - share))
    expected = stats.nchypergeom_fisher.cdf(few, 230, 30, few + many, odds)
    assert smallest_p_of_few(h, s, sizes, all_pairs(2))[0, 0] == pytest.approx(expected, rel=1e-5)
    assert smallest_p_of_few(h, np.full(230, 80.0), sizes, all_pairs(2))[0, 0] == 0


def test_sums_beyond_all_numbers_stay_numbers() -> None:
    assert 0 <= _chance(0, 20_000, 20_000, 15_000, 1.0) < 1e-15


def test_it_is_nothing_where_both_sides_have_more_hits_or_neither_has_any() -> None:
    # Frames: three on both sides; none on either; two more dense than three.
    h = np.zeros((12, 3))
    h[:3, 0] = h[6:9, 0] = 1
    h[3, 0] = 1
    h[:2, 2], h[6:9, 2] = 9, 1
    assert smallest_p_of_few(h, np.ones(12), np.array([6, 6]), all_pairs(2))[0, :2].tolist() == [0, 0]
    assert smallest_p_of_few(h, np.ones(12), np.array([6, 6]), all_pairs(2))[0, 2] == 0


def test_an_empty_group_has_nothing() -> None:
    h = np.array([[1.0], [0.0]])
    assert smallest_p_of_few(h, np.ones(2), np.array([0, 2]), all_pairs(2)).tolist() == [[0]]


def test_articles_half_as_long_have_half_the_odds_of_a_rare_frame_and_longer_ones_no_more() -> None:
    s, sizes = np.repeat([20.0, 40.0], [50, 1000]), np.array([50, 1000])
    zero, one = np.array([0]), np.array([1])
    # 1 − exp(−20 λ) against 1 − exp(−40 λ), with λ so that 10 of 1,000 articles have one.
    rate = -np.log(0.99) / 40
    (odds,) = odds_of_a_hit(np.array([10]), one, zero, zero, s, sizes)
    assert odds == pytest.approx(np.expm1(20 * rate) / np.expm1(40 * rate), rel=1e-6)
    assert odds == pytest.approx(0.5, abs=0.002)
    assert odds_of_a_hit(np.array([10]), zero, zero, one, s, sizes) == pytest.approx(1.0)
    # Where every article has one, half an article stands for those without.
    rate = np.log(2000) / 40
    (odds,) = odds_of_a_hit(np.array([1000]), one, zero, zero, s, sizes)
    assert odds == pytest.approx(np.expm1(20 * rate) / np.expm1(40 * rate), rel=1e-6)


def test_a_short_side_without_a_hit_among_long_articles_is_no_surprise() -> None:
    # Five articles of 20 sentences, and 200 of 80 of which 180 have a hit: each short one lacks it in 56 of 100.
    s, sizes = np.repeat([20.0, 80.0], [5, 200]), np.array([5, 200])
    h = (np.arange(205) >= 25)[:, None].astype(np.float64)
    bound = smallest_p_of_few(h, s, sizes, all_pairs(2))[0, 0]
    short = 1 - 0.1 ** (20 / 80)
    odds = short / (1 - short) / (0.9 / 0.1)
    assert bound == pytest.approx(stats.nchypergeom_fisher.pmf(0, 205, 5, 180, odds), rel=1e-6)
    assert bound > 0.05
    assert smallest_p_of_few(h, np.full(205, 80.0), sizes, all_pairs(2))[0, 0] < 1e-4


def test_articles_with_a_hit_are_counted_by_group() -> None:
    h = np.array([[0, 1.5], [2, 0], [0, 0], [0, -1], [3, 0]])
    assert with_hits(h, np.array([2, 0, 3])).tolist() == [[1, 1], [0, 0], [1, 1]]
