"""Held to plain loops and to the published formulas."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from framing.scoring.latent_scaling import (
    leave_one_out,
    own_polarity,
    positions,
    seed_weights,
    similarities,
    standard,
)
from framing.scoring.seed_words import Seed
from framing.scoring.vectors import Vectors, of_length_one
from tests.reference.plain_vectors import polarity, position


def vectors_of(matrix: np.ndarray) -> Vectors:
    """Vectors w0, w1, … of some rows."""
    words = tuple(f"w{number}" for number in range(len(matrix)))
    return Vectors(words, of_length_one(matrix), "made up", "0" * 64, frozenset(), (), "", ())


@given(st.integers(0, 10_000))
def test_polarity_is_that_of_the_paper_where_both_ends_have_as_many_seeds(seed: int) -> None:
    rng = np.random.default_rng(seed)
    matrix = rng.normal(size=(12, 4))
    vectors = vectors_of(matrix)
    seeds = [Seed("a", 1, (0,)), Seed("b", 1, (1,)), Seed("c", -1, (2,)), Seed("d", -1, (3,))]
    found = similarities(vectors, seeds) @ seed_weights(seeds)
    given_seeds = [(matrix[row].tolist(), sign) for row, sign in ((0, 1), (1, 1), (2, -1), (3, -1))]
    assert found == pytest.approx([polarity(word.tolist(), given_seeds) for word in matrix], abs=1e-5)
    # Swapped ends turn the signs round, and change nothing else.
    turned = [Seed(each.pattern, -each.weight, each.rows) for each in seeds]
    assert similarities(vectors, turned) @ seed_weights(turned) == pytest.approx(-found)


def test_a_pattern_of_several_words_counts_once() -> None:
    vectors = vectors_of(np.eye(4))
    seeds = [Seed("a*", 1, (0, 1)), Seed("c", -1, (2,))]
    # By hand: ½·(1 + 0)/2 for w0 and w1, −½ for w2, 0 for w3.
    assert similarities(vectors, seeds) @ seed_weights(seeds) == pytest.approx([0.25, 0.25, -0.5, 0])


def test_both_ends_weigh_the_same_and_unused_seeds_nothing() -> None:
    seeds = [Seed("a", 1, (0,)), Seed("b", 3, (1,)), Seed("c", -2, (2,)), Seed("d", -1, (), "no")]
    assert seed_weights(seeds) == pytest.approx([0.125, 0.375, -0.5, 0])
    assert seed_weights([Seed("a", 1, (0,)), Seed("b", 1, (1,))]) == pytest.approx([0.5, 0.5])


def test_without_the_only_seed_of_an_end_there_is_no_scale() -> None:
    seeds = [Seed("a", 1, (0,)), Seed("b", 1, (1,)), Seed("c", -1, (2,))]
    without = leave_one_out(seed_weights(seeds), seeds)
    assert without[0] == pytest.approx([0, 0.5, -0.5])
    assert without[1] == pytest.approx([0.5, 0, -0.5])
    assert np.isnan(without[2]).all()


def test_a_seed_in_another_sense_lies_on_the_other_side() -> None:
    vectors = vectors_of(np.array([[1.0, 0.1], [1.0, 0.0], [-1.0, 0.0], [-1.0, 0.1], [0.9, 0.0]]))
    seeds = [Seed("a", 1, (0,)), Seed("b", 1, (1,)), Seed("c", -1, (2,)), Seed("d", -1, (3,)), Seed("e", -1, (4,))]
    own = own_polarity(seeds, similarities(vectors, seeds), seed_weights(seeds))
    assert [value * seed.weight > 0 for value, seed in zip(own, seeds, strict=True)] == [
        True,
        True,
        True,
        True,
        False,
    ]


def test_positions_are_means_over_known_words() -> None:
    counts = csr_array(np.array([[2, 1, 0], [0, 0, 0], [1, 0, 3]]))
    value = np.array([0.5, -1.0, 0.25])
    found, words = positions(counts, value)
    names = {"x": 0.5, "y": -1.0, "z": 0.25}
    assert found[0] == pytest.approx(position(["x", "y", "x", "?"], names))
    assert np.isnan(found[1])
    assert found[2] == pytest.approx(position(["z", "z", "x", "z"], names))
    assert words.tolist() == [3, 0, 4]


def test_standard_positions_have_mean_zero_and_deviation_one() -> None:
    """By hand: 1, 2 and 6 have the mean 3 and the sum of squares 14, of which n − 1 is 2."""
    value = standard(np.array([1.0, 2.0, np.nan, 6.0]))
    assert np.nanmean(value) == pytest.approx(0)
    assert np.nanstd(value, ddof=1) == pytest.approx(1)
    assert standard(np.array([4.0]), by=np.array([1.0, 2.0, 6.0])) == pytest.approx([1 / 7**0.5])
