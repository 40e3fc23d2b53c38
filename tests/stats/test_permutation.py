from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from scipy import stats

from framing.stats.pairs import Pairs, all_pairs, pairs_with
from framing.stats.permutation import Layer, permutation_test, squared_statistics
from framing.stats.ratios import columns
from framing.stats.resampling import generator
from framing.stats.stabilising import stabiliser
from tests.reference.plain_statistics import (
    Numbers,
    deal,
    permutation_p,
    spread_of_all,
    squared_t,
    stabilised_t,
    step_down_max,
)

Statistic = Callable[[tuple[Numbers, Numbers], tuple[Numbers, Numbers]], float]

SIZES = np.array([6, 9, 2, 5])


def _articles(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Return 22 articles with a frequent frame, a rare one (many ties) and one that differs."""
    rng = np.random.default_rng(seed)
    s = np.maximum(3, np.rint(20 * rng.lognormal(0, 0.6, 22)))
    p = np.array([[0.2, 0.01, 0.05]]) + np.repeat([0, 0, 0, 1], SIZES)[:, None] * np.array([[0.0, 0.0, 0.4]])
    return rng.binomial(s.astype(int)[:, None], p).astype(float), s


@pytest.mark.parametrize(
    "pairs", [all_pairs(4), pairs_with(1, 4), pairs_with(0, 4)], ids=["all", "with 1", "with 0"]
)
@pytest.mark.parametrize("highest", [None, 1.0, 1000.0])
def test_p_values_equal_the_plain_loop(pairs: Pairs, highest: float | None) -> None:
    h, s = _articles()
    tested = np.ones((len(pairs), 3), bool)
    layer = Layer(columns(h, s), SIZES, np.arange(22), highest=highest)
    result = permutation_test(
        [layer], pairs, tested, n_articles=22, n_resamples=99, rng=generator(4), family_wise=True
    )
    statistic = [_plain(h[:, frame], s, highest) for frame in range(3)]
    rng = generator(4)
    orders = [list(range(22)), *(rng.permutation(22).tolist() for _ in range(99))]
    statistics = []
    for order in orders:
        groups = [deal(order, SIZES.tolist(), h[:, frame].tolist(), s.tolist()) for frame in range(3)]
        statistics.append(
            [
                statistic[frame](groups[frame][a], groups[frame][b])
                for a, b in zip(pairs.group, pairs.reference, strict=True)
                for frame in range(3)
            ]
        )
    assert result.p_corrected is not None
    np.testing.assert_allclose(result.p.ravel(), permutation_p(statistics[0], statistics[1:]), rtol=1e-12)
    np.testing.assert_allclose(
        result.p_corrected.ravel(), step_down_max(statistics[0], statistics[1:]), rtol=1e-12
    )


def test_what_is_not_tested_is_outside_the_family() -> None:
    h, s = _articles()
    pairs = all_pairs(4)
    everything = np.ones((6, 3), bool)
    part = everything.copy()
    part[:, 2] = False
    test = partial(permutation_test, pairs=pairs, n_articles=22, n_resamples=99, family_wise=True)
    alone = test([_layer(h[:, :2], s)], tested=everything[:, :2], rng=generator(0))
    within = test([_layer(h, s)], tested=part, rng=generator(0))
    assert within.p_corrected is not None
    assert np.isnan(within.p[:, 2]).all()
    assert np.isnan(within.p_corrected[:, 2]).all()
    assert alone.p_corrected is not None
    assert within.p[:, :2].tolist() == alone.p.tolist()
    assert within.p_corrected[:, :2].tolist() == alone.p_corrected.tolist()


@pytest.mark.parametrize("family_wise", [False, True])
def test_layers_of_the_same_articles_equal_one_layer_digit_by_digit(family_wise: bool) -> None:
    h, s = _articles()
    pairs, tested = all_pairs(4), np.ones((6, 3), bool)
    test = partial(
        permutation_test, pairs=pairs, tested=tested, n_articles=22, n_resamples=99, family_wise=family_wise
    )
    one = test([_layer(h, s)], rng=generator(3))
    several = test([_layer(h[:, :1], s), _layer(h[:, 1:], s)], rng=generator(3))
    assert several.p.tobytes() == one.p.tobytes()
    assert (several.p_corrected is None) is not family_wise
    if several.p_corrected is not None and one.p_corrected is not None:
        assert several.p_corrected.tobytes() == one.p_corrected.tobytes()


def test_layers_of_different_articles_equal_the_plain_loop() -> None:
    # One order of all 22 articles; each layer deals its own to its groups in the order in which they come.
    h, s = _articles(2)
    have = [[*range(22)], [0, 2, 3, 6, 7, 8, 9, 15, 16, 17, 19, 21]]
    owner = np.repeat(np.arange(4), SIZES)
    sizes = [np.bincount(owner[rows], minlength=4).tolist() for rows in have]
    assert sizes == [[6, 9, 2, 5], [3, 4, 2, 3]]
    pairs, rng, frames = all_pairs(4), generator(4), (0, 2)
    result = permutation_test(
        [
            _layer(h[np.ix_(rows, [frame])], s[rows], np.array(size), np.array(rows))
            for rows, size, frame in zip(have, sizes, frames, strict=True)
        ],
        pairs,
        np.ones((6, 2), bool),
        n_articles=22,
        n_resamples=99,
        rng=generator(4),
        family_wise=True,
    )
    statistics = []
    for order in [list(range(22)), *(rng.permutation(22).tolist() for _ in range(99))]:
        groups = [
            deal([i for i in order if i in rows], size, h[:, frame].tolist(), s.tolist())
            for rows, size, frame in zip(have, sizes, frames, strict=True)
        ]
        statistics.append(
            [
                squared_t(groups[layer][a], groups[layer][b])
                for a, b in zip(pairs.group, pairs.reference, strict=True)
                for layer in (0, 1)
            ]
        )
    assert result.p_corrected is not None
    np.testing.assert_allclose(result.p.ravel(), permutation_p(statistics[0], statistics[1:]), rtol=1e-12)
    np.testing.assert_allclose(
        result.p_corrected.ravel(), step_down_max(statistics[0], statistics[1:]), rtol=1e-12
    )


@pytest.mark.parametrize(("entries", "cells"), [(1, 1), (22 * 7, 40), (10**6, 10**6)])
@pytest.mark.parametrize("family_wise", [False, True])
def test_the_size_of_a_chunk_changes_no_digit(entries: int, cells: int, family_wise: bool) -> None:
    h, s = _articles()
    layers, tested = [_layer(h, s)], np.ones((6, 3), bool)
    test = partial(
        permutation_test, layers, all_pairs(4), tested, n_articles=22, n_resamples=60, family_wise=family_wise
    )
    plain = test(rng=generator(0))
    chunked = test(rng=generator(0), entries=entries, cells=cells)
    assert chunked.p.tobytes() == plain.p.tobytes()
    assert (chunked.p_corrected is None) is not family_wise
    if chunked.p_corrected is not None and plain.p_corrected is not None:
        assert chunked.p_corrected.tobytes() == plain.p_corrected.tobytes()


def test_p_equals_scipys_exact_permutation_test_of_means() -> None:
    # With equal sizes and denominators t² rises with the difference of means, so both tests order shuffles alike.
    rng = np.random.default_rng(3)
    values = np.concatenate([rng.normal(0.9, 1, 6), rng.normal(0, 1, 6)])
    exact = stats.permutation_test((values[:6], values[6:]), _mean_difference, n_resamples=np.inf).pvalue
    p = _of_means(values, [6, 6])
    # Four standard errors of a share over 20,000 shuffles.
    assert p == pytest.approx(exact, abs=4 * np.sqrt(exact * (1 - exact) / 20_000))


def test_p_equals_scipys_permutation_test_of_welchs_t_with_unequal_sizes() -> None:
    rng = np.random.default_rng(8)
    values = np.concatenate([rng.normal(0.9, 2, 4), rng.normal(0, 0.5, 9)])
    exact = stats.permutation_test(
        (values[:4], values[4:]), _welch, alternative="greater", n_resamples=np.inf
    ).pvalue
    p = _of_means(values, [4, 9])
    assert p == pytest.approx(exact, abs=4 * np.sqrt(exact * (1 - exact) / 20_000))


def test_statistic_of_means_is_welchs_t() -> None:
    rng = np.random.default_rng(5)
    first, second = rng.normal(size=7), rng.normal(1, 3, 12)
    layout = columns(np.concatenate([first, second])[:, None], np.ones(19))
    expected = stats.ttest_ind(first, second, equal_var=False).statistic ** 2
    squares = squared_statistics(layout, np.array([7, 12]), all_pairs(2), stabiliser(layout, None))
    assert squares[0, 0] == pytest.approx(expected, rel=1e-12)


def test_complete_separation_without_spread_is_the_strongest_evidence() -> None:
    # 0 of 5 against 5 of 5: no error on either side; only shuffles that separate as well count, 2 of 252.
    p = _of_means(np.repeat([0.0, 1.0], 5), [5, 5])
    assert p == pytest.approx(2 / 252, abs=4 * np.sqrt(2 / 252 / 20_000))


def test_rejects_as_often_as_it_says_where_nothing_differs_but_length_and_spread() -> None:
    rejected = 0
    for run in range(300):
        rng = np.random.default_rng(run)
        sizes = np.array([20, 60])
        s = np.maximum(3, np.rint(20 * rng.lognormal(np.repeat([0, 1], sizes), 0.6)))
        own = rng.beta(*np.repeat([[0.95, 8.55], [4.9, 44.1]], sizes, axis=0).T)  # 10% with more and less spread
        h = rng.binomial(s.astype(int), own)[:, None].astype(float)
        tested = np.ones((1, 1), bool)
        result = permutation_test(
            [_layer(h, s, sizes)], all_pairs(2), tested, n_articles=80, n_resamples=199, rng=generator(run)
        )
        rejected += bool(result.p[0, 0] <= 0.05)
    # Three standard errors over 300 runs are 3.8 points.
    assert rejected / 300 <= 0.088


def test_no_false_finding_of_a_family_where_small_sources_write_shorter_articles() -> None:
    # Of differences over their errors, step-down max-T called something real in 22 of 100 such corpora.
    runs, found, sizes = 120, 0, np.array([10, 10, 200, 200])
    for run in range(runs):
        rng = np.random.default_rng(run)
        s = np.maximum(1, np.rint(np.repeat([10, 10, 50, 50], sizes) * rng.lognormal(0, 0.8, 420)))
        share = np.array([0.02, 0.03, 0.05, 0.1, 0.2])
        h = rng.binomial(s.astype(int)[:, None], rng.beta(9 * share, 9 * (1 - share), (420, 5))).astype(float)
        result = permutation_test(
            [Layer(columns(h, s), sizes, np.arange(420), highest=1.0)],
            all_pairs(4),
            np.ones((6, 5), bool),
            n_articles=420,
            n_resamples=199,
            rng=generator(run),
            family_wise=True,
        )
        assert result.p_corrected is not None
        found += bool((result.p_corrected <= 0.05).any())
    assert found / runs <= 0.05 + 3 * np.sqrt(0.05 * 0.95 / runs)


def _plain(h: np.ndarray, s: np.ndarray, highest: float | None) -> Statistic:
    """Return the plain t² of a frame."""
    if highest is None:
        return squared_t
    spread = spread_of_all(h.tolist(), s.tolist(), highest)
    return lambda first, second: stabilised_t(first, second, highest, spread)


def _layer(h: np.ndarray, s: np.ndarray, sizes: np.ndarray = SIZES, rows: np.ndarray | None = None) -> Layer:
    """Return a layer of some articles, all of them unless told."""
    return Layer(columns(h, s), sizes, np.arange(len(s)) if rows is None else rows)


def _of_means(values: np.ndarray, sizes: list[int]) -> float:
    """Return the p value of the difference between the means of two groups."""
    layer = _layer(values[:, None], np.ones(len(values)), np.array(sizes))
    tested = np.ones((1, 1), bool)
    result = permutation_test(
        [layer], all_pairs(2), tested, n_articles=len(values), n_resamples=20_000, rng=generator(0)
    )
    return float(result.p[0, 0])


def _mean_difference(a: np.ndarray, b: np.ndarray, axis: int) -> np.ndarray:
    return np.asarray(np.mean(a, axis=axis) - np.mean(b, axis=axis))


def _welch(a: np.ndarray, b: np.ndarray, axis: int) -> np.ndarray:
    return np.asarray(np.abs(stats.ttest_ind(a, b, axis=axis, equal_var=False).statistic))
