"""Counts from stored words are those of `word_counts`."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

import framing
from framing.comparisons import stored_counts as module
from framing.comparisons.stored_counts import stored_counts
from framing.comparisons.word_counts import word_counts
from framing.results import Table
from framing.scoring.running_words import running_words, words_table
from framing.scoring.spellings import Spellings


def _words(corpus: framing.Corpus) -> pa.Table:
    spellings = Spellings()
    return words_table(running_words(corpus, spellings), corpus.articles.column("document_id"), spellings)


@pytest.mark.parametrize(
    ("orders", "lowercase", "least"), [((1, 2), True, 3), ((3, 1), False, 2), ((5,), True, 1)]
)
def test_equal_to_counts_in_memory(orders: tuple[int, ...], lowercase: bool, least: int) -> None:
    corpus = framing.sample_corpus()
    words = Table(_words(corpus))
    stored = stored_counts(words, np.ones(len(corpus), bool), orders, lowercase=lowercase, min_documents=least)
    whole = word_counts(corpus, orders, lowercase=lowercase, min_documents=least)
    columns = np.arange(len(whole.order))
    assert stored.words(columns).equals(whole.words(columns))
    assert stored.written(columns).equals(whole.written(columns))
    assert stored.order.tolist() == whole.order.tolist()
    assert stored.lengths.tolist() == whole.lengths.tolist()
    assert (stored.of_words(columns) != whole.of_words(columns)).nnz == 0
    member = np.arange(len(corpus)) % 3
    for ours, theirs in zip(stored.sums(member, [0, 1, 2]), whole.sums(member, [0, 1, 2]), strict=True):
        assert ours.n == theirs.n
        for name in ("h", "hh", "hs", "s", "ss", "n_with"):
            assert getattr(ours, name).tolist() == getattr(theirs, name).tolist()


def test_articles_that_are_not_chosen_count_nowhere() -> None:
    corpus = framing.sample_corpus()
    chosen = np.arange(len(corpus)) % 2 == 0
    stored = stored_counts(Table(_words(corpus)), chosen, (1, 2))
    whole = word_counts(corpus, (1, 2)).of_articles(np.flatnonzero(chosen))
    assert stored.lengths.tolist() == whole.lengths.tolist()
    assert stored.of_words(np.arange(len(stored.order))).sum() == whole.counts.sum()
    assert len(stored.order) == np.count_nonzero(whole.counts.sum(axis=0))


def test_tallies_of_many_parts() -> None:
    """Against counting with a dictionary."""
    rng, expected, tally = np.random.default_rng(0), dict[int, int](), module._Tally()
    for _ in range(30):
        keys = np.unique(rng.integers(0, 200, 40))
        counts = rng.integers(1, 4, len(keys))
        tally.add(keys, counts)
        for key, count in zip(keys.tolist(), counts.tolist(), strict=True):
            expected[key] = expected.get(key, 0) + count
    assert tally.at_least(12).tolist() == sorted(key for key, count in expected.items() if count >= 12)
