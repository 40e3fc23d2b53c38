"""The packaged sample."""

from __future__ import annotations

import pytest

from framing.corpus import sample_corpus
from framing.errors import InputError


def test_the_sample_is_read_whole() -> None:
    corpus = sample_corpus()
    assert len(corpus) == corpus.n_in == 28
    assert sorted(corpus.sources.values()) == [7, 7, 7, 7]
    assert len(corpus.notes) == 0
    assert all("nvented" in note for note in corpus.articles.column("note").to_pylist())


def test_cleaning_finds_the_mess_that_is_in_it_on_purpose() -> None:
    corpus = sample_corpus()
    assert {"share-line", "repeated-title", "teaser-tail"} <= set(corpus.cuts.column("rule"))
    text = dict(zip(*corpus.articles.select(["document_id", "text"]).to_pydict().values(), strict=True))
    tails = [row for row in corpus.cuts if row["rule"] == "teaser-tail"]
    assert len(tails) == 1
    tail = text[tails[0]["document_id"]][tails[0]["start"] : tails[0]["end"]]
    assert tail.split("\n")[0] == tail.split("\n")[1]
    assert " | " in tail.split("\n")[-1]


def test_articles_in_chinese_beside_the_english_ones() -> None:
    corpus = sample_corpus("en", "zh")
    assert corpus.articles.column("language").to_pylist() == ["en"] * 28 + ["zh-Hans"] * 8
    assert corpus.articles.slice(0, 28).column("text").equals(sample_corpus().articles.column("text"))
    assert sample_corpus("zh").sources == {"东港时评": 4, "南埠商讯": 4}
    assert all("nvented" in note for note in corpus.articles.column("note").to_pylist())


def test_a_language_without_articles() -> None:
    with pytest.raises(InputError) as error:
        sample_corpus("vi")
    assert str(error.value).startswith("Unknown language of sample articles 'vi'.")
