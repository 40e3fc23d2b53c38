"""Speakers in the scores of a corpus: one name for one person, what they say counted once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.errors import InputError
from framing.lexicon.aliases import Alias
from framing.results import Scores
from framing.scoring import score
from tests.scoring.scored import corpus_of, lexicon_of

MINISTER = (
    "The Vietnamese Vice Minister of Foreign Affairs, Ho Jin Yu, met reporters on Monday. "
    '"Trade is growing," said Ho Jin Yu. He Jinyu said that trade was no war. It rained.'
)


def scores_of(folder: Path, *texts: str, **arguments: Any) -> Scores:
    lexicon = lexicon_of(folder, {"trade": {"terms": ["trade"]}}, **arguments.pop("lexicon", {}))
    return score(corpus_of(*texts), lexicon, progress=False, **arguments)


def test_two_spellings_of_one_person_are_one_row(tmp_path: Path) -> None:
    scores = scores_of(tmp_path, MINISTER)
    assert [row["speaker"] for row in scores.evidence] == ["Ho Jin Yu", "Ho Jin Yu"]
    assert [row["speaker_written"] for row in scores.evidence] == ["Ho Jin Yu", "He Jinyu"]
    (row,) = scores.speakers.rows()
    assert row == {
        "document_id": "0",
        "source": "s",
        "speaker": "Ho Jin Yu",
        "kind": "person",
        "role": "Vietnamese Vice Minister of Foreign Affairs",
        "spans_quoted": 1,
        "spans_attributed": 1,
        "tokens_quoted": 3,
        "tokens_attributed": 5,
    }
    (merge,) = scores.spellings.rows()
    assert (merge["status"], merge["name"], merge["other"]) == ("merged", "He Jinyu", "Ho Jin Yu")


def test_tokens_of_speakers_are_those_of_the_voices(tmp_path: Path) -> None:
    nested = (
        'Officials said that "the trade deal," as Ann Lee called it, was dead. According to Ann Lee, the '
        'minister said: "Trade is war." Reportedly, it rained. Nobody came.'
    )
    scores = scores_of(tmp_path, nested, MINISTER)
    for voice in ("quoted", "attributed"):
        said = sum(scores.speakers.column(f"tokens_{voice}"))
        assert said == sum(scores.documents.column(f"tokens_{voice}")) > 0


def test_a_lexicon_may_keep_two_names_apart(tmp_path: Path) -> None:
    apart = {"aliases": [{"name": "Ho Jin Yu", "canonical": "He Jinyu", "same": False}]}
    scores = scores_of(tmp_path, MINISTER, lexicon=apart)
    assert [row["speaker"] for row in scores.speakers] == ["Ho Jin Yu", "He Jinyu"]
    assert len(scores.spellings) == 0


def test_aliases_come_from_a_file_as_well(tmp_path: Path) -> None:
    path = tmp_path / "aliases.csv"
    path.write_text("name,canonical\nHo Jin Yu,Ha Kim Ngoc\nHe Jinyu,Ha Kim Ngoc\n", encoding="utf-8")
    scores = scores_of(tmp_path, MINISTER, aliases=path)
    assert [row["speaker"] for row in scores.speakers] == ["Ha Kim Ngoc"]


def test_aliases_that_contradict_the_lexicon_are_refused(tmp_path: Path) -> None:
    forced = {"aliases": [{"name": "Duran", "canonical": "Du Lan"}]}
    with pytest.raises(InputError) as caught:
        scores_of(tmp_path, MINISTER, lexicon=forced, aliases=[Alias("Duran", "Duran Duran")])
    assert str(caught.value) == (
        "aliases: 1 problem in these aliases.\n"
        "  row 2: 'Duran' is to be called 'Du Lan', but row 1 says 'Duran Duran'. Keep one of them."
    )


def test_a_text_without_speech_has_no_speakers(tmp_path: Path) -> None:
    scores = scores_of(tmp_path, "Trade is good. It rained.")
    assert len(scores.speakers) == 0
    assert scores.speakers.columns == (
        "document_id",
        "source",
        "speaker",
        "kind",
        "role",
        "spans_quoted",
        "spans_attributed",
        "tokens_quoted",
        "tokens_attributed",
    )
