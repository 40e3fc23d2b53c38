from __future__ import annotations

import numpy as np
import pytest

from framing.corpus.synthetic_words import FILLER, NAME, TERM, invented, running_words


def test_every_number_is_another_word() -> None:
    words = [invented(number, mark) for mark in (FILLER, TERM, NAME) for number in range(40_000)]
    assert len(set(words)) == len(words)
    assert all(word.isalpha() and word.islower() for word in words)
    assert [invented(number) for number in (0, 1, 60, 300)] == ["zvaba", "zvani", "zveba", "zvababe"]


def test_the_vocabulary_grows_as_heaps_found() -> None:
    """6 · n^0.65 different words among n; a little fewer in short texts, in which hardly a word comes twice."""
    words = running_words(100_000, np.random.default_rng(0))
    for n in (10_000, 100_000):
        assert len(set(words[:n])) == pytest.approx(6 * n**0.65, rel=0.03)


def test_frequencies_are_uneven() -> None:
    """In Simon's process (1955) about half of the words occur once, and a few make most of the text."""
    words = running_words(100_000, np.random.default_rng(0))
    counts = np.unique(words, return_counts=True)[1]
    assert 0.4 < np.mean(counts == 1) < 0.6
    assert np.sort(counts)[::-1][: len(counts) // 10].sum() > 0.6 * len(words)


def test_no_words() -> None:
    assert running_words(0, np.random.default_rng(0)) == []
