"""Tokens, sentences, paragraphs and quotations: the array kernels equal their plain twins, text by text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text import QUOTED, TokenTable, Vocabulary, token_table
from framing.text.language_words import LISTS
from tests.reference.folding import fold
from tests.reference.made_up import Cut, cut_texts
from tests.reference.reading import Reading, read
from tests.reference.type_ids import type_ids

REAL_NEWS = Path(__file__).parents[3] / "shared" / "data" / "bench" / "articles_8000.parquet"


def tabled(cuts: Sequence[Cut], vocabulary: Vocabulary | None = None) -> TokenTable:
    spans = [(row, start, end) for row, cut in enumerate(cuts) for start, end in cut.spans]
    return token_table([cut.text for cut in cuts], spans, vocabulary)


def assert_equal(table: TokenTable, readings: Sequence[Reading]) -> None:
    starts, sentence_text = table.chars.starts, table.sentence_text
    tokens = [(row, token) for row, reading in enumerate(readings) for token in reading.tokens]
    assert table.text.tolist() == [row for row, _ in tokens]
    assert table.own(table.starts, table.text).tolist() == [token.start for _, token in tokens]
    assert table.own(table.ends, table.text).tolist() == [token.end for _, token in tokens]
    assert table.hard_gap.tolist() == [token.parted for _, token in tokens]
    assert (table.voice == QUOTED).tolist() == [token.voice == "quoted" for _, token in tokens]

    sentences = [(row, sentence) for row, reading in enumerate(readings) for sentence in reading.sentences]
    assert sentence_text.tolist() == [row for row, _ in sentences]
    assert (table.sentence_starts - starts[sentence_text]).tolist() == [
        sentence.start for _, sentence in sentences
    ]
    assert (table.sentence_ends - starts[sentence_text]).tolist() == [sentence.end for _, sentence in sentences]
    first = table.sentence_first
    assert (first[1:] - first[:-1]).tolist() == [len(sentence.tokens) for _, sentence in sentences]
    opening = [first[number] for number, (_, sentence) in enumerate(sentences) if sentence.opens_paragraph]
    assert table.paragraph_first.tolist() == [*opening, len(tokens)]

    quoted = [
        (starts[row] + left, starts[row] + right)
        for row, each in enumerate(readings)
        for left, right in each.quoted
    ]
    assert list(zip(table.quotations.starts, table.quotations.ends, strict=True)) == quoted


@given(st.lists(cut_texts(), max_size=4))
def test_a_batch_reads_as_its_texts_do_one_by_one(cuts: list[Cut]) -> None:
    assert_equal(tabled(cuts), [read(cut.text, cut.spans) for cut in cuts])


@given(st.lists(cut_texts(), max_size=3), st.sampled_from((*LISTS, "it", "und")))
def test_texts_of_other_languages_read_as_the_twins_do(cuts: list[Cut], language: str) -> None:
    table = tabled(cuts, Vocabulary(language=language))
    assert_equal(table, [read(cut.text, cut.spans, language) for cut in cuts])


@given(st.lists(st.lists(cut_texts(), max_size=3), max_size=4), st.sampled_from((0, 5, 1000)))
def test_words_are_numbered_as_a_dictionary_does(batches: list[list[Cut]], bound: int) -> None:
    vocabulary = Vocabulary(bound)
    seen: list[str] = []
    generation = 0
    for batch in batches:
        table = tabled(batch, vocabulary)
        if vocabulary.generation != generation:
            generation, seen = vocabulary.generation, []
        words = [table.chars.text[start:end] for start, end in zip(table.starts, table.ends, strict=True)]
        seen += words
        ids, distinct = type_ids(words)
        assert [vocabulary.words[row] for row in table.type_id] == words
        assert len(set(table.type_id.tolist())) == len(distinct)
        assert sorted(vocabulary.words) == sorted(set(seen))
        assert vocabulary.folded == [fold(word) for word in vocabulary.words]
        # Two tokens have one number exactly where they are one word.
        first_with = {row: number for number, row in reversed(list(enumerate(table.type_id.tolist())))}
        assert [words[first_with[row]] for row in table.type_id.tolist()] == [distinct[number] for number in ids]


def test_real_news_reads_as_the_twins_do() -> None:
    if not REAL_NEWS.exists():
        pytest.skip(f"{REAL_NEWS} is not there: the kernels were compared on generated texts only")
    column = pq.read_table(REAL_NEWS, columns=["text"]).column("text")
    # Every 200th article, and those with something beyond plain prose.
    texts = [column[row].as_py() or "" for row in range(0, len(column), 200)]
    assert_equal(token_table(texts), [read(text) for text in texts])
