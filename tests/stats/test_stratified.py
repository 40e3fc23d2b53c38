from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.contingency_tables import StratifiedTable

from framing.stats import (
    Layer,
    Pairs,
    all_pairs,
    columns,
    generator,
    pairs_with,
    stratified_statistic,
    stratified_tail,
    stratified_test,
    stratified_within,
)
from framing.stats.resampling import dealt_layer
from framing.stats.strata import seats, shuffled_strata
from tests.reference.plain_statistics import permutation_p, step_down_max
from tests.reference.plain_strata import within_strata

SIZES = np.array([8, 10, 6])


def _layer(seed: int = 0, means: bool = False) -> Layer:
    rng = np.random.default_rng(seed)
    stratum = np.concatenate([np.sort(rng.integers(0, 4, n)) for n in SIZES])
    s = np.ones(24) if means else rng.integers(5, 40, 24).astype(float)
    rate = np.array([0.05, 0.1, 0.2, 0.4])[stratum]
    h = rng.binomial(20, rate[:, None], (24, 2)) / 20 * s[:, None]
    return Layer(columns(h, s), SIZES, np.arange(24), stratum)


def _groups(layer: Layer, frame: int, order: list[int] | None = None) -> list[list[tuple[int, float, float]]]:
    f, data = layer.layout.n_frames, layer.layout.data
    s = np.ones(len(data)) if layer.layout.are_means else data[:, 3 * f]
    assert layer.stratum is not None
    order = list(range(len(data))) if order is None else order
    rows = [(int(layer.stratum[i]), float(data[i, frame]), float(s[i])) for i in order]
    ends = np.cumsum(layer.sizes).tolist()
    return [rows[end - size : end] for end, size in zip(ends, layer.sizes.tolist(), strict=True)]


@pytest.mark.parametrize("means", [False, True])
def test_statistic_and_difference_equal_the_plain_loop(means: bool) -> None:
    layer, pairs = _layer(means=means), all_pairs(3)
    found = stratified_statistic(layer, pairs)
    for row, (a, b) in enumerate(zip(pairs.group, pairs.reference, strict=True)):
        for frame in range(2):
            groups = _groups(layer, frame)
            square, difference = within_strata(groups[a], groups[b])
            assert found.squares[row, frame] == pytest.approx(square, rel=1e-9)
            assert found.difference[row, frame] == pytest.approx(difference, rel=1e-9)


@pytest.mark.parametrize("pairs", [all_pairs(3), pairs_with(1, 3)], ids=["all", "with 1"])
def test_p_values_equal_the_plain_loop(pairs: Pairs) -> None:
    layer = _layer(1)
    assert layer.stratum is not None
    tested = np.ones((len(pairs), 2), bool)
    result = stratified_test(
        [layer], pairs, tested, stratum=layer.stratum, n_resamples=99, rng=generator(4), family_wise=True
    )
    (orders,) = shuffled_strata(layer.stratum, 99, generator(4))
    placed = dealt_layer(orders, layer.rows, seats(layer.stratum)).tolist()
    statistics = []
    for order in [list(range(24)), *placed]:
        groups = [_groups(layer, frame, order) for frame in range(2)]
        statistics.append(
            [
                within_strata(groups[frame][a], groups[frame][b])[0]
                for a, b in zip(pairs.group, pairs.reference, strict=True)
                for frame in range(2)
            ]
        )
    assert result.p_corrected is not None
    np.testing.assert_allclose(result.p.ravel(), permutation_p(statistics[0], statistics[1:]), rtol=1e-12)
    np.testing.assert_allclose(
        result.p_corrected.ravel(), step_down_max(statistics[0], statistics[1:]), rtol=1e-12
    )


def test_presence_is_cochran_mantel_and_haenszels_test() -> None:
    rng = np.random.default_rng(0)
    stratum = np.concatenate([np.sort(rng.integers(0, 3, 60)), np.sort(rng.integers(0, 3, 90))])
    h = rng.binomial(1, np.array([0.2, 0.4, 0.7])[stratum])[:, None].astype(float)
    layer = Layer(columns(h, np.ones(150)), np.array([60, 90]), np.arange(150), stratum)
    tables = []
    for k in range(3):
        a, b = h[:60][stratum[:60] == k, 0], h[60:][stratum[60:] == k, 0]
        tables.append(np.array([[a.sum(), len(a) - a.sum()], [b.sum(), len(b) - b.sum()]]))
    published = StratifiedTable(tables).test_null_odds(correction=False).statistic
    # The same numerator. Its variance differs: theirs is pooled within a stratum, ours that of either side.
    assert stratified_statistic(layer, all_pairs(2)).squares[0, 0] == pytest.approx(published, rel=0.06)


def test_one_article_of_each_side_in_every_stratum_is_the_sign_flip_test_of_their_differences() -> None:
    rng = np.random.default_rng(3)
    first, second = rng.normal(0.5, 1, 9), rng.normal(0, 1, 9)
    stratum = np.tile(np.arange(9), 2)
    layer = Layer(
        columns(np.concatenate([first, second])[:, None], np.ones(18)), np.array([9, 9]), np.arange(18), stratum
    )
    p = stratified_within(layer, all_pairs(2), np.array([0]), n_resamples=4999, seed=(0, 1))
    exact = stats.permutation_test(
        (first, second), lambda x, y: abs(np.mean(x - y)), permutation_type="samples", alternative="greater"
    ).pvalue
    assert p[0, 0] == pytest.approx(exact, abs=4 * np.sqrt(exact * (1 - exact) / 4999))


def test_a_pairs_own_p_value_depends_on_its_own_articles_only() -> None:
    layer = _layer(2)
    assert layer.stratum is not None
    other = Layer(columns(layer.layout.data[:18, :2], np.ones(18)), SIZES[:2], np.arange(18), layer.stratum[:18])
    three = Layer(columns(layer.layout.data[:, :2], np.ones(24)), SIZES, np.arange(24), layer.stratum)
    alone = stratified_within(other, all_pairs(2), np.array([0]), n_resamples=199, seed=(0, 1))
    among = stratified_within(three, all_pairs(3), np.array([0]), n_resamples=199, seed=(0, 1))
    turned = stratified_within(three, pairs_with(0, 3), np.array([0]), n_resamples=199, seed=(0, 1))
    assert alone.tolist() == among.tolist() == turned.tolist()


def test_without_a_stratum_in_common_there_is_nothing() -> None:
    layer = Layer(
        columns(np.array([[1.0], [0.0], [1.0], [2.0]]), np.ones(4)),
        np.array([2, 2]),
        np.arange(4),
        np.array([0, 0, 1, 1]),
    )
    found = stratified_statistic(layer, all_pairs(2))
    assert (found.squares.tolist(), found.varies.tolist()) == ([[0]], [[False]])
    assert np.isnan(found.difference).all()


def test_equal_values_do_not_vary() -> None:
    layer = Layer(
        columns(np.full((6, 1), 0.1) * 3, np.full(6, 3.0)),
        np.array([3, 3]),
        np.arange(6),
        np.array([0, 0, 1, 0, 1, 1]),
    )
    assert stratified_statistic(layer, all_pairs(2)).varies.tolist() == [[False]]


def test_the_tail_is_students() -> None:
    layer = _layer(4)
    found = stratified_statistic(layer, all_pairs(3))
    groups = _groups(layer, 0)
    shared = {k for k, _, _ in groups[0]} & {k for k, _, _ in groups[1]}
    n = sum(k in shared for side in groups[:2] for k, _, _ in side)
    expected = 2 * stats.t.sf(np.sqrt(found.squares[0, 0]), n - len(shared) - 1)
    assert stratified_tail(layer, all_pairs(3))[0, 0] == pytest.approx(expected, rel=1e-9)
