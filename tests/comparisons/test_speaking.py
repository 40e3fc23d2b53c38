"""Whose words: every number counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.comparisons import whose_words
from framing.errors import ComparisonError
from framing.results import WhoseWords
from framing.scoring import score
from tests.making import made_scores
from tests.scoring.scored import corpus_of, lexicon_of

TEXTS = (
    'Trade is good. "Trade is war," said Ann Lee, a professor at Riverton. Lee said that trade was dead.',
    "OFFICIALS said that trade was dead. It rained.",
    "Officials said that trade was dead. Officials said that trade was dead today.",
    "Trade is good. It rained.",
)


@pytest.fixture(name="words")
def _words(tmp_path: Path) -> WhoseWords:
    lexicon = lexicon_of(
        tmp_path, {"trade": {"terms": ["trade", {"term": "war", "weight": 0.5}]}, "snow": ["snow"]}
    )
    corpus = corpus_of(*TEXTS, sources=["A", "A", "A", "B"])
    return whose_words(score(corpus, lexicon, progress=False))


def test_hits_by_voice_add_up(words: WhoseWords) -> None:
    rows = [row for row in words.voices if row["name"] == "trade"]
    assert [(row["group"], row["voice"], row["matches"], row["hits"], row["articles"]) for row in rows] == [
        ("A", "journalist", 1, 1.0, 1),
        ("A", "quoted", 2, 1.5, 1),
        ("A", "attributed", 4, 4.0, 3),
        ("B", "journalist", 1, 1.0, 1),
        ("B", "quoted", 0, 0.0, 0),
        ("B", "attributed", 0, 0.0, 0),
    ]
    assert [row["part"] for row in rows[:3]] == [1 / 6.5, 1.5 / 6.5, 4 / 6.5]


def test_a_frame_without_a_hit_has_no_parts(words: WhoseWords) -> None:
    assert {row["part"] for row in words.voices if row["name"] == "snow"} == {None}


def test_speakers_come_with_kind_role_and_part(words: WhoseWords) -> None:
    rows = [{key: row[key] for key in ("speaker", "kind", "role", "hits", "articles")} for row in words.speakers]
    assert rows == [
        {"speaker": "Officials", "kind": "official", "role": None, "hits": 3.0, "articles": 2},
        {"speaker": "Ann Lee", "kind": "person", "role": "professor at Riverton", "hits": 2.5, "articles": 1},
    ]
    assert sum(row["part"] for row in words.speakers) == pytest.approx(5.5 / 6.5)


def test_it_prints_and_writes_what_it_holds(words: WhoseWords) -> None:
    assert str(words).startswith("Whose words, by source (A, B)\n")
    assert "Ann Lee" in str(words)
    assert words.to_dict()["speakers"] == words.speakers.rows()
    assert words.rows() == words.to_arrow().to_pylist()
    head = str(words.to_csv()).splitlines()[0].replace('"', "")
    assert head == "lexicon,name,label,group,voice,matches,hits,articles,part"


def test_without_reported_speech_a_caveat_says_why(tmp_path: Path) -> None:
    lexicon = lexicon_of(tmp_path, {"trade": ["trade"]}, language="de")
    words = whose_words(score(corpus_of("Trade is good."), lexicon, progress=False))
    assert [caveat.code for caveat in words.caveats] == ["no-speakers"]
    assert len(words.speakers) == 0


def test_without_frames_nobody_carries_one() -> None:
    with pytest.raises(ComparisonError) as caught:
        whose_words(made_scores([{}], codebooks=[]))
    assert str(caught.value) == (
        "The lexicons have no frames, so nobody's words carry one. Score the articles with a lexicon that has "
        "frames."
    )
