"""Whose words carry a frame: from text to the voices of the tables and the speakers of the evidence."""

from __future__ import annotations

from typing import Any

from framing.corpus import read_corpus
from framing.lexicon import load_lexicon
from framing.results import Scores
from framing.scoring import score

FRAME = "containment_of_china"


def scores_of(text: str) -> Scores:
    corpus = read_corpus([{"id": "a", "source": "A", "text": text}], progress=False)
    return score(corpus, load_lexicon("us-vietnam"), progress=False)


def evidence_of(text: str) -> dict[str, Any]:
    rows = [row for row in scores_of(text).evidence.rows() if row["name"] == FRAME]
    assert len(rows) == 1
    return rows[0]


def test_indirect_speech_is_attributed_to_its_speaker() -> None:
    row = evidence_of("Officials claimed that the deal was a containment of China. It rained.")
    assert (row["voice"], row["speaker"], row["cue"]) == ("attributed", "Officials", "claimed")
    assert row["cue_stance"] == "doubting"


def test_a_quotation_is_quoted_and_has_its_speaker() -> None:
    row = evidence_of("“This is a containment of China,” said Mr. Smith. It rained.")
    assert (row["voice"], row["speaker"]) == ("quoted", "Smith")
    assert (row["speaker_kind"], row["speaker_written"]) == ("person", "Mr. Smith")


def test_the_papers_own_words_have_no_speaker() -> None:
    row = evidence_of("The deal is a containment of China. It rained.")
    assert [row[name] for name in ("voice", "speaker", "cue", "cue_stance")] == ["journalist", None, None, None]


def test_the_voices_of_a_frame_add_up() -> None:
    text = "Officials claimed that the deal was a containment of China. The deal is a containment of China."
    rows = {row["voice"]: row for row in scores_of(text).frames.rows() if row["frame"] == FRAME}
    assert {voice: row["matches"] for voice, row in rows.items()} == {
        "all": 2,
        "journalist": 1,
        "quoted": 0,
        "attributed": 1,
    }
    documents = scores_of(text).documents.rows()[0]
    assert documents["tokens"] == sum(
        documents[f"tokens_{voice}"] for voice in ("journalist", "quoted", "attributed")
    )
