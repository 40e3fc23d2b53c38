from __future__ import annotations

import numpy as np

import framing
from framing.scoring.word_places import NO_WORD, word_places

_ARTICLES: list[dict[str, str | None]] = [
    {"id": "a", "source": "S", "title": "Trade grows", "text": "China's trade grew 5 per cent. Trade is trade."},
    {"id": "b", "source": "T", "title": None, "text": "Étienne saw the U.S. trade."},
]


def test_words_are_folded_counted_and_placed() -> None:
    corpus = framing.read_corpus(_ARTICLES, progress=False)
    places = word_places(corpus)
    counted = dict(
        zip(places.words, zip(places.counts.tolist(), places.documents.tolist(), strict=True), strict=True)
    )
    assert counted["trade"] == (5, 2)
    assert counted["china"] == (1, 1)
    assert counted["étienne"] == (1, 1)
    assert "5" not in counted
    assert places.words[0] == "trade"
    assert (places.word == NO_WORD).sum() == 1
    # Three sentences of the first article, the title's first; one of the second.
    assert places.sentence_article.tolist() == [0, 0, 0, 1]
    assert places.in_title.tolist() == [True, False, False, False]
    text = str(_ARTICLES[0]["text"])
    assert [text[a:b] for a, b in zip(places.starts[1:3], places.ends[1:3], strict=True)] == [
        "China's trade grew 5 per cent.",
        "Trade is trade.",
    ]


def test_counts_by_article_and_sentence_leave_out_what_is_asked() -> None:
    places = word_places(framing.read_corpus(_ARTICLES, progress=False))
    rows = places.among(["trade", "grew", "nowhere"], without=["grew"])
    assert sorted(rows[rows >= 0].tolist()) == [0]
    assert places.by_article(rows, 3).toarray().tolist() == [[4, 0, 0], [1, 0, 0]]
    assert places.by_sentence(rows, 3).toarray()[:, 0].tolist() == [1, 1, 2, 1]


def test_a_corpus_without_words_has_none() -> None:
    places = word_places(framing.read_corpus([{"id": "a", "source": "S", "text": "12 34 56. 78"}], progress=False))
    assert (places.words, places.n_articles) == ((), 1)
    assert np.all(places.word == NO_WORD)
