from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from scipy import stats

from framing.stats.pairs import all_pairs, pairs_with
from framing.stats.ratios import columns
from framing.stats.resampling import generator
from framing.stats.within import smallest_p, subsets, within_pairs
from tests.reference.plain_statistics import permutation_p, spread_of_all, squared_t, stabilised_t

SIZES = np.array([6, 9, 2, 5, 6])
PAIRS = all_pairs(5)
EVERY = np.arange(len(PAIRS))


def _articles(weight: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Return 28 articles with a frequent frame, a rare one (many ties) and one that differs."""
    rng = np.random.default_rng(0)
    s = np.maximum(3, np.rint(20 * rng.lognormal(0, 0.6, 28)))
    p = np.array([[0.2, 0.01, 0.05]]) + np.repeat([0, 0, 0, 1, 0], SIZES)[:, None] * np.array([[0.0, 0.0, 0.4]])
    return weight * rng.binomial(s.astype(int)[:, None], p), s


@pytest.mark.parametrize("weight", [1.0, 0.1], ids=["whole hits", "weighted hits"])
@pytest.mark.parametrize("highest", [None, 1.0])
def test_p_values_equal_the_plain_loop_over_the_same_relabellings(weight: float, highest: float | None) -> None:
    h, s = _articles(weight)
    result = within_pairs(columns(h, s), SIZES, PAIRS, EVERY, n_resamples=99, seed=(4, 1), highest=highest)
    starts = np.cumsum(SIZES) - SIZES
    for i, (group, reference) in enumerate(zip(PAIRS.group, PAIRS.reference, strict=True)):
        first, second = sorted((group, reference), key=lambda side: (SIZES[side], side))
        m, n = int(SIZES[first]), int(SIZES[first] + SIZES[second])
        articles = [*range(starts[first], starts[first] + m), *range(starts[second], starts[second] + n - m)]
        dealt = [set(range(m)), *map(set, subsets(n, m, 99, generator(4, 1, m, n)).tolist())]
        for frame in range(3):
            spread = spread_of_all(h[articles, frame].tolist(), s[articles].tolist(), highest or 1.0)
            statistics = []
            for chosen in dealt:
                sides = [
                    [a for at, a in enumerate(articles) if (at in chosen) is inside] for inside in (True, False)
                ]
                one, other = ((h[side, frame].tolist(), s[side].tolist()) for side in sides)
                plain_t = squared_t(one, other) if highest is None else stabilised_t(one, other, highest, spread)
                statistics.append([plain_t])
            (plain,) = permutation_p(statistics[0], statistics[1:])
            splits = math.comb(n, m) / (2 if 2 * m == n else 1)
            assert result[i, frame] == pytest.approx(max(plain, 1 / splits), rel=1e-12)


def test_p_equals_fishers_exact_test_where_articles_are_all_or_nothing() -> None:
    # Of 0/1 articles t² rises with the distance of the shares on either side, and equal sides make it symmetric.
    h = np.array([1] * 9 + [0] + [1] * 3 + [0] * 7 + [0] * 50, float)[:, None]
    sizes = np.array([10, 10, 50])
    result = within_pairs(
        columns(h, np.ones(70)), sizes, all_pairs(3), np.array([0]), n_resamples=20_000, seed=(0,)
    )
    fisher = stats.fisher_exact([[9, 1], [3, 7]]).pvalue
    assert result[0, 0] == pytest.approx(fisher, abs=4 * np.sqrt(fisher * (1 - fisher) / 20_000))


def test_p_depends_on_the_two_sides_alone_whichever_is_the_reference() -> None:
    h, s = _articles()
    layout = columns(h, s)
    every = within_pairs(layout, SIZES, PAIRS, EVERY, n_resamples=99, seed=(4, 1))
    against = within_pairs(layout, SIZES, pairs_with(4, 5), np.array([0, 3]), n_resamples=99, seed=(4, 1))
    numbers = {pair: i for i, pair in enumerate(zip(PAIRS.group.tolist(), PAIRS.reference.tolist(), strict=True))}
    assert against.tolist() == every[[numbers[0, 4], numbers[3, 4]]].tolist()
    other = h.copy()
    other[6:15] = 0  # group 1 is neither 0 nor 4
    again = within_pairs(columns(other, s), SIZES, PAIRS, EVERY, n_resamples=99, seed=(4, 1))
    assert again[numbers[0, 4]].tolist() == every[numbers[0, 4]].tolist()
    assert again.tolist() != every.tolist()


def test_the_same_seed_gives_the_same_p_and_another_seed_another() -> None:
    layout = columns(*_articles())
    first, same, another = (
        within_pairs(layout, SIZES, PAIRS, EVERY, n_resamples=1_200, seed=(seed,)).tolist() for seed in (1, 1, 2)
    )
    assert first == same
    assert first != another


def test_complete_separation_gives_the_smallest_p_that_an_exact_test_has() -> None:
    # 3 against 3: 20 divisions, 10 where the sides have no names. 2 against 4: 15.
    h = np.repeat([1.0, 0.0, 0.0], [3, 3, 4])[:, None]
    sizes = np.array([3, 3, 4])
    p = within_pairs(columns(h, np.ones(10)), sizes, all_pairs(3), np.arange(2), n_resamples=20_000, seed=(0,))
    assert p[0, 0] == pytest.approx(1 / 10, abs=4 * np.sqrt(0.09 / 20_000))
    assert p[0, 0] >= 1 / 10
    assert smallest_p(np.array([3, 3, 2, 4]), all_pairs(4)) == pytest.approx(
        [1 / 10, 1 / 10, 1 / 35, 1 / 10, 1 / 35, 1 / 15]
    )


def test_p_is_never_below_one_over_the_ways_to_divide_the_articles() -> None:
    # Two against two have three divisions; of so few shuffles, by luck fewer than a third may be the observed one.
    layout = columns(np.array([1.0, 2.0, 4.0, 8.0, 0.0, 0.0])[:, None], np.ones(6))
    sizes, pairs, first = np.array([2, 2, 2]), all_pairs(3), np.array([0])
    p = [within_pairs(layout, sizes, pairs, first, n_resamples=10, seed=(seed,))[0, 0] for seed in range(30)]
    assert min(p) == 1 / 3
    assert max(p) > 1 / 3


def test_every_subset_is_equally_likely() -> None:
    drawn = subsets(6, 3, 20_000, np.random.default_rng(0))
    assert drawn.shape == (20_000, 3)
    counts = Counter(frozenset(row) for row in drawn.tolist())
    assert set(map(len, counts)) == {3}
    assert len(counts) == 20
    assert stats.chisquare(list(counts.values())).pvalue > 0.001


@pytest.mark.parametrize("n", [2, 5, 10])
def test_rejects_no_more_than_it_says_beside_a_large_group_without_the_frame(n: int) -> None:
    # Shuffled over all 200 + 2n articles, true nulls were rejected in 70, 34 and 20 of 100 such corpora.
    runs, rejected = 400, 0
    sizes = np.array([n, n, 200])
    for run in range(runs):
        rng = np.random.default_rng(run)
        s = rng.integers(10, 40, 200 + 2 * n)
        h = rng.binomial(s, np.where(np.arange(len(s)) < 2 * n, rng.beta(1, 9, len(s)), 0))
        layout = columns(h[:, None].astype(float), s.astype(float))
        p = within_pairs(layout, sizes, all_pairs(3), np.array([0]), n_resamples=199, seed=(run,))
        rejected += bool(p[0, 0] <= 0.05)
    assert rejected / runs <= 0.05 + 3 * math.sqrt(0.05 * 0.95 / runs)
