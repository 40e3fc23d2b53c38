"""Texts without what was cut."""

from __future__ import annotations

import pyarrow as pa

from framing.corpus.cleaning import blank
from framing.corpus.reading import read_corpus


def test_cut_characters_become_spaces_and_line_breaks_stay() -> None:
    texts = pa.chunked_array([["é1\n23 45", "x"], ["abc"]], pa.large_string())
    blanked = blank(texts, [(0, 1, 4), (0, 6, 7), (2, 0, 3)])
    assert blanked.to_pylist() == ["é \n 3  5", "x", "   "]


def test_without_cuts_the_texts_are_the_same() -> None:
    texts = pa.chunked_array([["a", "b"]], pa.large_string())
    assert blank(texts, []) is texts


def test_a_corpus_gives_its_texts_cleaned_with_all_positions_kept() -> None:
    text = "😀 Talks begin.\n\nAdvertisement\n\nThey end."
    corpus = read_corpus([{"text": text, "source": "A"}, {"text": "Nothing to cut.", "source": "A"}])
    cleaned = corpus.cleaned_texts().to_pylist()
    assert cleaned == ["😀 Talks begin.\n\n             \n\nThey end.", "Nothing to cut."]
    assert corpus.articles.column("text").to_pylist()[0] == text
