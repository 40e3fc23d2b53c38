"""Held to the formulas of Kwak et al. (2021), computed with plain loops."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from framing.scoring.microframes import (
    Sums,
    axes_of,
    contributions,
    null_samples,
    of_groups,
    summed,
    two_sided,
)
from framing.scoring.vector_files import load_vectors
from tests.reference.plain_vectors import axis, bias, cosine, intensity
from tests.scoring.test_latent_scaling import vectors_of


@given(st.integers(0, 10_000))
def test_bias_and_intensity_are_those_of_the_paper(seed: int) -> None:
    rng = np.random.default_rng(seed)
    vectors = vectors_of(rng.normal(size=(9, 3)))
    rows = [((0, 1), (2,)), ((3,), (4, 5))]
    texts = [[f"w{word}" for word in rng.integers(0, 9, size)] for size in (5, 1, 12)]
    counts = csr_array(np.array([[Counter(text)[word] for word in vectors.words] for text in texts]))
    found = contributions(vectors, axes_of(vectors, rows))
    sums, baseline = summed(counts, found)
    for number, (a, b) in enumerate(rows):
        own = axis([vectors.matrix[row].tolist() for row in a], [vectors.matrix[row].tolist() for row in b])
        by_word = {word: cosine(vectors.matrix[row].tolist(), own) for row, word in enumerate(vectors.words)}
        assert found[:, number] == pytest.approx(list(by_word.values()), abs=1e-5)
        whole = bias([word for text in texts for word in text], by_word)
        assert baseline[number] == pytest.approx(whole, abs=1e-5)
        assert sums.bias[:, number] == pytest.approx([bias(text, by_word) for text in texts], abs=1e-5)
        assert sums.intensity[:, number] == pytest.approx(
            [intensity(text, by_word, whole) for text in texts], abs=1e-5
        )


@given(st.integers(0, 10_000))
def test_the_axis_of_a_files_vectors_lies_between_them_as_they_are(seed: int) -> None:
    """As in the program of Kwak et al., which takes differences of vectors of any length."""
    rng = np.random.default_rng(seed)
    raw = rng.normal(size=(7, 3)) * rng.uniform(0.2, 5, (7, 1))
    vectors = load_vectors({f"w{row}x": numbers.tolist() for row, numbers in enumerate(raw)})
    own = axis([raw[0].tolist(), raw[1].tolist()], [raw[2].tolist()])
    found = contributions(vectors, axes_of(vectors, [((0, 1), (2,))]))
    assert found[:, 0] == pytest.approx([cosine(each.tolist(), own) for each in raw], abs=1e-5)


def test_swapped_poles_turn_the_bias_and_leave_the_intensity() -> None:
    rng = np.random.default_rng(1)
    vectors = vectors_of(rng.normal(size=(8, 3)))
    counts = csr_array(rng.integers(0, 3, (5, 8)))
    one, other = (
        summed(counts, contributions(vectors, axes_of(vectors, [each])))[0]
        for each in (((0,), (1,)), ((1,), (0,)))
    )
    assert one.bias == pytest.approx(-other.bias)
    assert one.intensity == pytest.approx(other.intensity)


def test_a_text_twice_as_long_of_the_same_words_is_the_same() -> None:
    rng = np.random.default_rng(2)
    vectors = vectors_of(rng.normal(size=(8, 3)))
    words = rng.integers(0, 3, (1, 8))
    sums, _ = summed(
        csr_array(np.vstack([words, 2 * words])), contributions(vectors, axes_of(vectors, [((0,), (1,))]))
    )
    assert sums.bias[0] == pytest.approx(sums.bias[1])
    assert sums.intensity[0] == pytest.approx(sums.intensity[1])


def test_groups_are_the_sums_of_their_articles() -> None:
    sums = Sums(np.array([2.0, 3.0, 5.0]), np.array([[1.0], [0.0], [-5.0]]), np.array([[1.0], [1.0], [5.0]]))
    found = of_groups(sums, np.array([0, 0, -1]), 2)
    # By hand: (1 + 0) ÷ (2 + 3); the second group has no article.
    assert found.bias[0, 0] == pytest.approx(0.2)
    assert found.intensity[0, 0] == pytest.approx(0.4)
    assert np.isnan(found.bias[1, 0])


def test_samples_of_the_null_have_as_many_articles_and_the_corpus_as_their_mean() -> None:
    rng = np.random.default_rng(3)
    sums = Sums(np.full(40, 10.0), rng.normal(size=(40, 1)), rng.random((40, 1)))
    bias_null, intensity_null = null_samples(sums, 10, 2_000, np.random.default_rng(0))
    assert bias_null.mean() == pytest.approx(sums.toward.sum() / 400, abs=0.005)
    assert intensity_null.mean() == pytest.approx(sums.squares.sum() / 400, abs=0.005)
    # Of means of ten draws the variance is a tenth of that of one.
    assert bias_null.std() == pytest.approx((sums.toward / 10).std() / np.sqrt(10), rel=0.1)


def test_p_is_two_sided_and_never_nothing() -> None:
    null = np.arange(1, 100, dtype=np.float64)[:, None]
    assert two_sided(np.array([1000.0]), null) == pytest.approx([0.02])
    assert two_sided(np.array([50.0]), null) == pytest.approx([1.0])
    # By hand: two of 99 are 98 or more: 2 · 3 ÷ 100.
    assert two_sided(np.array([98.0]), null) == pytest.approx([0.06])
