from __future__ import annotations

import numpy as np
import pytest

from framing.stats.resampling import dealt_sums, drawn_sums, generator


@pytest.fixture
def data() -> np.ndarray:
    return np.random.default_rng(0).lognormal(size=(37, 4))


def test_drawn_sums_are_sums_over_the_drawn_rows(data: np.ndarray) -> None:
    sums = drawn_sums(data, 50, generator(3, 1))
    draws = generator(3, 1).integers(0, 37, (50, 37))
    np.testing.assert_allclose(sums, [data[draw].sum(axis=0) for draw in draws], rtol=1e-13)


def test_dealt_sums_are_sums_within_shuffled_groups(data: np.ndarray) -> None:
    sizes = np.array([10, 0, 20, 7])
    sums = np.concatenate(list(dealt_sums(data, sizes, 30, generator(3, 2))))
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
    dealt = np.concatenate(list(dealt_sums(data, sizes, 50, generator(1), entries)))
    assert dealt.tobytes() == np.concatenate(list(dealt_sums(data, sizes, 50, generator(1)))).tobytes()


def test_streams_of_a_seed_differ_and_repeat() -> None:
    first = generator(7, 1).random(3).tolist()
    assert first == generator(7, 1).random(3).tolist()
    assert first != generator(7, 2).random(3).tolist()
    assert first != generator(8, 1).random(3).tolist()
