"""What is stored of running words tells the same phrases as the tokens do."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus import read_corpus
from framing.lexicon import load_lexicon
from framing.scoring import spellings as module
from framing.scoring.batch import Scorer
from framing.scoring.batches import batches, tokenised
from framing.scoring.running_words import (
    BatchWords,
    RunningWords,
    of_table,
    running_words,
    words_of_table,
    words_table,
)
from framing.scoring.spellings import NO_WORD, Spellings
from framing.text import Vocabulary


def _runs(tokens: RunningWords, names: list[str]) -> list[tuple[int, list[str]]]:
    """Return article and words of every run of words that nothing parts, walking word by word."""
    runs: list[tuple[int, list[str]]] = []
    open_run = False
    for word, article, parted in zip(tokens.word, tokens.article, tokens.parted, strict=True):
        if word == NO_WORD:
            open_run = False
            continue
        if parted or not open_run or runs[-1][0] != article:
            runs.append((int(article), []))
        runs[-1][1].append(names[word])
        open_run = True
    return runs


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(alphabet="abT. ,5\n'-(s", min_size=1, max_size=40), min_size=1, max_size=4))
def test_stored_and_read_again(texts: list[str]) -> None:
    rows = [
        {"text": f"{text} {i}", "title": text[:5], "source": "A", "id": str(i)} for i, text in enumerate(texts)
    ]
    corpus = read_corpus(rows, clean=False)
    spellings = Spellings()
    running_words(read_corpus([{"text": "Tis not here", "source": "A"}]), spellings)  # words that these have not
    tokens = running_words(corpus, spellings)
    table = words_table(tokens, corpus.articles.column("document_id"), spellings)
    names, codes = words_of_table(table)
    assert len(codes) == sum(map(len, table.column("words").to_pylist()))
    again = of_table(table, np.arange(len(names), dtype=np.int32))
    every = spellings.named(np.arange(len(spellings), dtype=np.int32)).to_pylist()
    assert _runs(again, names) == _runs(tokens, every)
    assert table.column("document_id").to_pylist() == corpus.articles.column("document_id").to_pylist()


@pytest.mark.parametrize("language", ["en", "de"])
def test_words_beside_the_scores_are_those_of_the_articles(language: str) -> None:
    """However the corpus is cut into batches, and whatever language's rules end its sentences."""
    rows = [
        {"text": f"Dr. Mai met Nr. 5 Ltd. at Tan's. It {word} so.", "source": "A", "language": language}
        for word in ("was", "isn't", "grew", "fell")
    ]
    corpus = read_corpus(rows, clean=False)
    lexicon = load_lexicon("us-vietnam")
    scorer = Scorer([lexicon], words=True)
    parts = [scorer.score_batch(batch).words for batch, _ in batches(corpus, characters=60)]
    assert len(parts) > 1
    spellings = Spellings()
    whole = words_table(running_words(corpus, spellings), corpus.articles.column("document_id"), spellings)
    assert pa.concat_tables(parts).unify_dictionaries().combine_chunks().equals(whole)
    assert Scorer([lexicon]).score_batch(next(batches(corpus))[0]).words.num_rows == 0


def test_spellings_start_again_when_they_are_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BOUND", 3)
    vocabulary = Vocabulary()
    words = BatchWords(vocabulary)
    for text in ("one two three four", "five six", "one six"):
        (batch, _), *_ = batches(read_corpus([{"text": text, "source": "A"}]))
        table = words.table(batch, tokenised(batch, vocabulary)[1])
        assert table.column("words").to_pylist() == [text.split()]
