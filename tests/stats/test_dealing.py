from __future__ import annotations

import numpy as np
import pytest

from framing.stats.dealing import MOST_TOGETHER, Dealing, Dealt
from framing.stats.resampling import dealt_layer, dealt_sums, generator, shuffled_orders
from framing.stats.strata import seats, shuffled_strata

N, K = 211, 4


def _layers(n_layers: int, seed: int = 0) -> list[Dealt]:
    rng = np.random.default_rng(seed)
    layers = []
    for _ in range(n_layers):
        rows = np.sort(rng.permutation(N)[: int(rng.integers(2, N))])
        sizes = np.bincount(rng.integers(0, K, len(rows)), minlength=K)
        layers.append(Dealt(rng.lognormal(size=(len(rows), int(rng.integers(1, 4)))), sizes, rows))
    return layers


def _one_by_one(layers: list[Dealt], orders: np.ndarray) -> list[np.ndarray]:
    """Deal each layer by itself."""
    return [dealt_sums(layer.data, layer.sizes, dealt_layer(orders, layer.rows, layer.seats)) for layer in layers]


@pytest.mark.parametrize("n_layers", [1, 2, 7, MOST_TOGETHER + 3])
def test_layers_together_have_the_sums_of_each_by_itself(n_layers: int) -> None:
    layers = _layers(n_layers)
    (orders,) = shuffled_orders(N, 23, generator(1))
    sums = Dealing(layers, N).sums(orders)
    for found, expected in zip(sums, _one_by_one(layers, orders), strict=True):
        assert found.shape == expected.shape
        np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_groups_without_an_article_and_layers_without_any_have_sums_of_0() -> None:
    ones = np.ones((5, 1))
    layers = [
        Dealt(ones, np.array([0, 5, 0, 0]), np.array([3, 50, 51, 100, 210])),
        Dealt(ones[:0], np.array([0, 0, 0, 0]), np.empty(0, np.int64)),
        Dealt(ones, np.array([1, 0, 0, 4]), np.array([0, 1, 2, 3, 4])),
    ]
    (orders,) = shuffled_orders(N, 9, generator(1))
    sums = [np.unique(each[:, :, 0], axis=0).tolist() for each in Dealing(layers, N).sums(orders)]
    assert sums == [[[0, 5, 0, 0]], [[0, 0, 0, 0]], [[1, 0, 0, 4]]]


def test_the_number_of_shuffles_at_once_changes_no_digit() -> None:
    dealing = Dealing(_layers(5), N)
    (orders,) = shuffled_orders(N, 23, generator(1))
    whole = dealing.sums(orders)
    for size in (1, 6):
        parts = [dealing.sums(orders[start : start + size]) for start in range(0, 23, size)]
        for found, each in zip(whole, zip(*parts, strict=True), strict=True):
            assert np.concatenate(each).tobytes() == found.tobytes()


def test_layers_within_strata_are_dealt_to_their_seats() -> None:
    rng = np.random.default_rng(2)
    stratum = np.concatenate([np.sort(rng.integers(0, 3, size)) for size in (60, 80, 71)])
    layers = []
    for _ in range(3):
        rows = np.sort(rng.permutation(N)[:150])
        sizes = np.bincount(np.repeat([0, 1, 2], (60, 80, 71))[rows], minlength=3)
        layers.append(Dealt(rng.lognormal(size=(150, 2)), sizes, rows, seats(stratum[rows])))
    orders = next(iter(shuffled_strata(stratum, 11, generator(1))))
    for found, expected in zip(Dealing(layers, N).sums(orders), _one_by_one(layers, orders), strict=True):
        assert found.tobytes() == expected.tobytes()
