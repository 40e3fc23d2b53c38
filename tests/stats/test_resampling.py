from __future__ import annotations

import numpy as np
import pytest

from framing.stats.resampling import dealt_sums, drawn_sums, generator, orders_among, shuffled_orders


@pytest.fixture
def data() -> np.ndarray:
    return np.random.default_rng(0).lognormal(size=(37, 4))


def test_drawn_sums_are_sums_over_the_drawn_rows(data: np.ndarray) -> None:
    sums = drawn_sums(data, 50, generator(3, 1))
    draws = generator(3, 1).integers(0, 37, (50, 37))
    np.testing.assert_allclose(sums, [data[draw].sum(axis=0) for draw in draws], rtol=1e-13)


def test_dealt_sums_are_sums_within_shuffled_groups(data: np.ndarray) -> None:
    sizes = np.array([10, 0, 20, 7])
    (orders,) = shuffled_orders(37, 30, generator(3, 2))
    sums = dealt_sums(data, sizes, orders)
    assert sums.shape == (30, 4, 4)
    rng = generator(3, 2)
    for replicate in sums:
        shuffled = data[rng.permutation(37)]
        parts = np.split(shuffled, np.cumsum(sizes)[:-1])
        np.testing.assert_allclose(replicate, [part.sum(axis=0) for part in parts], rtol=1e-13)


@pytest.mark.parametrize("entries", [1, 37, 100, 10_000])
def test_the_size_of_a_chunk_changes_no_digit(data: np.ndarray, entries: int) -> None:
    drawn = drawn_sums(data, 50, generator(1), entries)
    assert drawn.tobytes() == drawn_sums(data, 50, generator(1)).tobytes()
    sizes = np.array([30, 7])
    orders = list(shuffled_orders(37, 50, generator(1), entries))
    (plain,) = shuffled_orders(37, 50, generator(1))
    assert np.concatenate(orders).tobytes() == plain.tobytes()
    dealt = np.concatenate([dealt_sums(data, sizes, chunk) for chunk in orders])
    assert dealt.tobytes() == dealt_sums(data, sizes, plain).tobytes()


def test_some_rows_keep_their_order_among_all() -> None:
    orders = np.array([[3, 0, 4, 1, 2], [0, 1, 2, 3, 4]], np.int32)
    assert orders_among(orders, np.array([0, 3, 4])).tolist() == [[1, 0, 2], [0, 1, 2]]
    assert orders_among(orders, np.arange(5)) is orders
    assert orders_among(orders, np.empty(0, np.int64)).shape == (2, 0)


def test_every_order_of_some_rows_is_equally_likely() -> None:
    (orders,) = shuffled_orders(6, 6000, generator(0))
    _, counts = np.unique(orders_among(orders, np.array([1, 2, 5])), axis=0, return_counts=True)
    assert len(counts) == 6
    assert abs(counts - 1000).max() < 4 * np.sqrt(1000 * 5 / 6)  # four standard errors of a count


def test_streams_of_a_seed_differ_and_repeat() -> None:
    first = generator(7, 1).random(3).tolist()
    assert first == generator(7, 1).random(3).tolist()
    assert first != generator(7, 2).random(3).tolist()
    assert first != generator(8, 1).random(3).tolist()
