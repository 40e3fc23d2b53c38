"""Reported speech as a table: every span at its place in the text as it was given."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import framing
from framing.corpus import read_corpus
from framing.errors import InputError
from framing.results import VOICES, Voices
from framing.scoring import batches, speech_reading, voices
from tests.scoring.scored import corpus_of

COLUMNS = (
    *("document_id", "start", "end", "voice", "speaker", "speaker_start", "speaker_end", "speaker_kind"),
    *("cue", "cue_start", "cue_end"),
)
HARBOUR = "Ann Lee met the press. “The harbour will grow,” she said. Officials warned that prices would rise."


def found(*texts: str, **options: Any) -> Voices:
    return voices(corpus_of(*texts, **options), progress=False)


def cut(text: str, row: dict[str, Any], name: str = "") -> str:
    """Return what stands at a row's places, in `text`."""
    before = f"{name}_" if name else ""
    return text[row[f"{before}start"] : row[f"{before}end"]]


def test_one_row_a_span() -> None:
    result = found(HARBOUR)
    assert result.columns == COLUMNS
    quoted, attributed = result.rows()
    assert cut(HARBOUR, quoted) == "“The harbour will grow,”"
    assert (quoted["document_id"], quoted["voice"]) == ("0", "quoted")
    # "she" stands beside the cue, and is Ann Lee.
    assert cut(HARBOUR, quoted, "speaker") == "she"
    assert (quoted["speaker"], quoted["speaker_kind"]) == ("Ann Lee", "person")
    assert cut(HARBOUR, quoted, "cue") == quoted["cue"] == "said"
    assert cut(HARBOUR, attributed) == "that prices would rise"
    assert (attributed["voice"], attributed["cue"]) == ("attributed", "warned")
    assert (attributed["speaker"], attributed["speaker_kind"]) == ("Officials", "official")


def test_offsets_count_characters_whatever_they_take_in_bytes() -> None:
    before = "🙂 Nguyễn\u0301 đã đến.\r\n\r\n"
    text = before + HARBOUR
    rows = found(text).rows()
    assert [cut(text, row) for row in rows] == ["“The harbour will grow,”", "that prices would rise"]
    assert [cut(text, row, "speaker") for row in rows] == ["she", "Officials"]


def test_a_quotation_has_no_second_row_as_indirect_speech() -> None:
    rows = found("“The harbour will grow,” said Ann Lee, the mayor.").rows()
    assert [(row["start"], row["end"], row["voice"]) for row in rows] == [(0, 24, "quoted")]


def test_a_span_may_stand_in_another() -> None:
    text = "Officials said that the “golden age” had ended for the port and that Ann Lee hoped for more ships."
    inner = [cut(text, row) for row in found(text).rows()]
    assert any(one != other and one in other for one in inner for other in inner)


def test_nobody_is_null() -> None:
    text = "It was said that prices would fall. “They will not fall,” somebody had written there."
    for row in found(text).rows():
        assert (row["speaker_start"] is None) == (row["speaker_end"] is None)
        assert (row["speaker"] is None) or row["speaker_start"] is not None
    (row,) = found("She said that prices would fall.").rows()
    assert (row["speaker"], row["speaker_kind"]) == (None, None)
    assert (row["speaker_start"], row["speaker_end"]) == (0, 3)


def test_one_person_has_one_name_in_the_whole_corpus() -> None:
    texts = ("Vice Minister of Foreign Affairs Ho Jin yu said that trade was important.",) * 2 + (
        "Vice Foreign Minister He Jinyu said that prices would fall.",
    )
    result = voices(corpus_of(*texts, sources=["a", "b", "a"]), progress=False)
    assert result.column("speaker") == ["Ho Jin yu"] * 3
    (spelling,) = result.spellings.rows()
    assert (spelling["status"], spelling["name"], spelling["other"]) == ("merged", "He Jinyu", "Ho Jin yu")


def test_aliases(tmp_path: Path) -> None:
    path = tmp_path / "aliases.csv"
    path.write_text("name,canonical\nAnn Lee,Anna Lee-Marlow\n")
    result = voices(corpus_of(HARBOUR), aliases=path, progress=False)
    assert result.column("speaker")[0] == "Anna Lee-Marlow"


def test_titles_are_counted_and_have_no_rows() -> None:
    result = found(HARBOUR, titles=["Lee says that the harbour will grow"])
    assert len(result) == 2
    assert [str(caveat) for caveat in result.caveats] == [
        "titles-left-out: 1 span of speech in a title is left out: all offsets count in the text."
    ]


def test_what_cleaning_set_aside_is_not_read() -> None:
    rows = [{"id": "a", "source": "A", "text": f"{HARBOUR}\n\nShare this article"}]
    result = voices(read_corpus(rows, progress=False), progress=False)
    assert [cut(rows[0]["text"], row) for row in result] == ["“The harbour will grow,”", "that prices would rise"]
    assert [str(caveat) for caveat in result.caveats] == [
        "cuts-not-read: 1 passage that cleaning set aside was not read. Read the articles without cleaning to "
        "have all."
    ]


def test_articles_that_were_left_out() -> None:
    rows = [{"id": str(n), "source": "A", "text": text} for n, text in enumerate((HARBOUR, HARBOUR, ""))]
    result = voices(read_corpus(rows, clean=False, progress=False), progress=False)
    assert set(result.column("document_id")) == {"0"}
    assert [str(caveat) for caveat in result.caveats] == [
        "articles-left-out: 2 articles were left out and have no rows; the exclusions say why."
    ]
    every = voices(read_corpus(rows, clean=False, duplicates=True, progress=False), progress=False)
    assert every.column("document_id") == ["0", "0", "1", "1"]


@pytest.mark.parametrize("texts", [(), ("Nothing at all.",)])
def test_no_speech(texts: tuple[str, ...]) -> None:
    corpus = corpus_of(*texts) if texts else corpus_of("x").where(since="2024-01-01")
    result = voices(corpus, progress=False)
    assert (len(result), result.columns) == (0, COLUMNS)
    assert str(result.caveats[-1]) == (
        "no-speech: No reported speech was found. Its cues are English: are the articles?"
    )
    text = result.to_csv()
    assert isinstance(text, str)
    assert len(text.splitlines()) == 1


@pytest.mark.parametrize("characters", [1, 300, 10_000_000])
def test_batches_make_no_difference(monkeypatch: pytest.MonkeyPatch, characters: int) -> None:
    corpus = framing.sample_corpus()
    whole = voices(corpus, progress=False)
    monkeypatch.setattr(speech_reading, "batches", partial(batches.batches, characters=characters))
    assert voices(corpus, progress=False).rows() == whole.rows()


def test_spans_painted_over_each_other_are_the_voices_of_the_words() -> None:
    """Attributed first and quoted over it, letter by letter, gives what every other table counts."""
    corpus = framing.sample_corpus()
    texts = dict(zip(*(corpus.articles.column(name).to_pylist() for name in ("document_id", "text")), strict=True))
    painted = {name: np.zeros(len(text), np.int8) for name, text in texts.items()}
    rows = voices(corpus, progress=False).rows()
    for voice in ("attributed", "quoted"):
        for row in rows:
            if row["voice"] == voice:
                painted[row["document_id"]][row["start"] : row["end"]] = VOICES[1:].index(voice)
    for batch in speech_reading.read_speech(corpus, "", progress=False):
        table = batch.table
        in_text = np.flatnonzero(table.text % 2 == 1)
        for token in in_text.tolist():
            name = batch.ids[table.text[token] // 2]
            assert painted[name][table.starts[token] - table.chars.starts[table.text[token]]] == table.voice[token]


def test_speakers_are_those_of_the_evidence() -> None:
    """`score` and `voices` give the words of an article to the same person."""
    corpus = framing.sample_corpus()
    evidence = framing.score(corpus, framing.load_lexicon("us-vietnam"), progress=False).evidence.where(
        field="text"
    )
    spans: dict[str, list[dict[str, Any]]] = {}
    for row in voices(corpus, progress=False):
        spans.setdefault(row["document_id"], []).append(row)
    spoken = [row for row in evidence if row["voice"] != "journalist"]
    assert len(spoken) > 100
    for row in spoken:
        inside = [span for span in spans[row["document_id"]] if span["start"] <= row["start"] < span["end"]]
        assert inside
        assert row["speaker"] in {span["speaker"] for span in inside}


def test_what_is_no_corpus() -> None:
    given: Any = "articles.csv"
    with pytest.raises(InputError) as caught:
        voices(given)
    assert str(caught.value) == (
        "voices() takes a corpus, and was given the text 'articles.csv'. Read one first: "
        "framing.voices(framing.read_corpus(…))."
    )


@pytest.mark.parametrize("text", ["“”", "“", '"' * 999, "said", "—", "HE SAID: “NO”", "\u200b", "“A.” “B.” said"])
def test_odd_texts(text: str) -> None:
    for row in found(text):
        assert 0 <= row["start"] < row["end"] <= len(text)


def test_in_other_languages_quotation_marks_alone_tell() -> None:
    english = "“The harbour will grow for years,” Ann Lee said. Officials warned that prices would rise."
    german = "„Der Hafen wird noch lange wachsen“, sagte Ann Lee. Officials warned that „so“ it goes. Lee: „Nein.“"
    rows = [{"id": "en", "text": english, "language": "en"}, {"id": "de", "text": german, "language": "de"}]
    found = voices(read_corpus(rows, clean=False, progress=False), progress=False)
    spans = [(row["document_id"], row["voice"], row["speaker"]) for row in found.table]
    assert spans == [
        ("en", "quoted", "Ann Lee"),
        ("en", "attributed", "Officials"),
        ("de", "quoted", None),
        ("de", "quoted", None),
    ]
    texts = {"en": english, "de": german}
    assert [texts[row["document_id"]][row["start"] : row["end"]] for row in found.table] == [
        "“The harbour will grow for years,”",
        "that prices would rise",
        "„Der Hafen wird noch lange wachsen“",
        "„Nein.“",
    ]
