"""What is stored of running words tells the same phrases as the tokens do."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus import read_corpus
from framing.scoring.running_words import RunningWords, of_table, running_words, words_of_table, words_table
from framing.scoring.spellings import NO_WORD, Spellings


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
    words_table(read_corpus([{"text": "Tis not here", "source": "A"}]), spellings)  # words that these have not
    table = words_table(corpus, spellings)
    tokens = running_words(corpus, spellings)
    names, codes = words_of_table(table)
    assert len(codes) == sum(map(len, table.column("words").to_pylist()))
    again = of_table(table, np.arange(len(names), dtype=np.int32))
    every = spellings.named(np.arange(len(spellings), dtype=np.int32)).to_pylist()
    assert _runs(again, names) == _runs(tokens, every)
    assert table.column("document_id").to_pylist() == corpus.articles.column("document_id").to_pylist()
