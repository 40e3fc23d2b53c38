from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing.comparisons import word_counts as module
from framing.comparisons.word_counts import WordCounts, word_counts
from framing.corpus import Corpus, read_corpus
from framing.scoring import running_words
from tests.reference.word_counting import counted


def _corpus(*texts: str, **columns: Any) -> Corpus:
    return read_corpus([{"text": text, "source": "A", "id": str(i), **columns} for i, text in enumerate(texts)])


def _as_counters(counts: WordCounts) -> list[Counter[str]]:
    names = counts.words(np.arange(counts.counts.shape[1])).to_pylist()
    assert len(set(names)) == len(names)
    rows = counts.counts.tocsr()
    return [
        Counter(dict(zip([names[i] for i in rows[[n]].indices], rows[[n]].data.tolist(), strict=True)))
        for n in range(rows.shape[0])
    ]


def test_words_and_phrases_by_hand() -> None:
    counts = word_counts(_corpus("Trade grew. The U.S. trade war, said China's 3 banks, isn't trade."), (1, 2))
    (found,) = _as_counters(counts)
    assert found == Counter(
        {
            "trade": 3,
            "grew": 1,
            "the": 1,
            "u.s": 1,
            "war": 1,
            "said": 1,
            "china": 1,
            "banks": 1,
            "isn't": 1,
            "trade grew": 1,
            "the u.s": 1,
            "u.s trade": 1,
            "trade war": 1,
            "said china": 1,
            "isn't trade": 1,
        }
    )
    # Twelve words; a full stop, two commas and a number leave six pairs.
    assert counts.lengths.tolist() == [[11, 6]]


def test_words_are_shown_as_they_are_mostly_spelt() -> None:
    counts = word_counts(_corpus("China said no. So CHINA said it; but china, and China, and U.S. China."), (1,))
    columns = np.arange(len(counts.order))
    shown = dict(zip(counts.words(columns).to_pylist(), counts.written(columns).to_pylist(), strict=True))
    assert (shown["china"], shown["u.s"], shown["said"]) == ("China", "U.S.", "said")


def test_case_can_be_kept() -> None:
    (found,) = _as_counters(
        word_counts(_corpus("The US and us. Let us trade with the US."), (1,), lowercase=False)
    )
    assert (found["US"], found["us"], found["The"], found["the"]) == (2, 2, 1, 1)


def test_a_contraction_is_no_possessive() -> None:
    (found,) = _as_counters(word_counts(_corpus("It's not China's fault, and that's that. Let’s see."), (1, 2)))
    assert found["it's"] == found["that's"] == found["let's"] == found["china"] == 1
    assert found["it's not"] == 1
    assert "it" not in found


def test_the_title_counts_and_what_cleaning_cut_does_not() -> None:
    corpus = _corpus(
        "Banks trade in ports.\n\nAdvertisement\n\nBanks trade in ports again.", title="Ports and banks"
    )
    assert len(corpus.cuts) == 1
    (found,) = _as_counters(word_counts(corpus, (1,)))
    assert (found["banks"], found["ports"], found["advertisement"]) == (3, 3, 0)


def test_rare_words_are_left_out_and_still_lengthen_the_articles() -> None:
    corpus = _corpus("the port grows", "the port shrinks", "the sea")
    counts = word_counts(corpus, (1, 2), min_documents=2)
    assert _as_counters(counts) == [Counter({"the": 1, "port": 1, "the port": 1})] * 2 + [Counter({"the": 1})]
    assert counts.lengths.tolist() == [[3, 2], [3, 2], [2, 1]]
    assert counts.order.tolist() == [1, 1, 2]


def test_columns_are_in_alphabetical_order_whatever_came_first() -> None:
    counts = word_counts(_corpus("zinc b a", "a b zinc"), (2, 1))
    assert counts.words(np.arange(7)).to_pylist() == ["a", "b", "zinc", "a b", "b a", "b zinc", "zinc b"]


def test_articles_can_be_chosen() -> None:
    counts = word_counts(_corpus("a a", "b", "a c"), (1,)).of_articles(np.array([2, 0]))
    assert counts.counts.toarray().tolist() == [[1, 0, 1], [2, 0, 0]]
    assert counts.lengths.tolist() == [[2], [2]]


@pytest.mark.parametrize("orders", [(1,), (2,), (3,), (1, 2, 3)])
@pytest.mark.parametrize("lowercase", [True, False])
def test_equal_to_the_plain_twin_on_the_sample(orders: tuple[int, ...], lowercase: bool) -> None:
    corpus = framing.sample_corpus()
    titles = [title or "" for title in corpus.articles.column("title").to_pylist()]
    straight = str.maketrans("’", "'")
    bodies = [text.translate(straight) for text in corpus.cleaned_texts().to_pylist()]
    expected = [
        a + b
        for a, b in zip(
            counted([t.translate(straight) for t in titles], orders, lowercase),
            counted(bodies, orders, lowercase),
            strict=True,
        )
    ]
    everything = _as_counters(word_counts(corpus, orders, lowercase=lowercase))
    assert everything == expected
    frequent = {phrase for phrase, n in Counter(p for text in expected for p in text).items() if n >= 3}
    common = [Counter({p: n for p, n in text.items() if p in frequent}) for text in expected]
    assert _as_counters(word_counts(corpus, orders, lowercase=lowercase, min_documents=3)) == common


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(alphabet="ab. ,5\n'-", min_size=1, max_size=40), min_size=1, max_size=4))
def test_equal_to_the_plain_twin_on_anything(texts: list[str]) -> None:
    texts = [f"{text} end{i}" for i, text in enumerate(texts)]  # no two alike, and none without a word
    corpus = read_corpus([{"text": t, "source": "A", "id": str(i)} for i, t in enumerate(texts)], clean=False)
    kept = corpus.articles.column("text").to_pylist()
    assert _as_counters(word_counts(corpus, (1, 2, 3))) == counted(kept, (1, 2, 3))


def test_the_size_of_batches_and_parts_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = framing.sample_corpus()
    whole = word_counts(corpus, (1, 2, 3), min_documents=2)
    monkeypatch.setattr(module, "_AT_ONCE", 500)
    monkeypatch.setattr(running_words, "batches", lambda corpus: _small(corpus))
    parts = word_counts(corpus, (1, 2, 3), min_documents=2)
    assert _as_counters(parts) == _as_counters(whole)
    columns = np.arange(len(whole.order))
    assert parts.words(columns).equals(whole.words(columns))
    assert parts.written(columns).equals(whole.written(columns))


def _small(corpus: Corpus) -> Any:
    from framing.scoring.batches import batches

    return batches(corpus, 3_000)
