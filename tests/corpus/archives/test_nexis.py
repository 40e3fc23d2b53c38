"""Nexis Uni: invented exports, read whole. What is expected is what went into them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from framing.corpus import Corpus, excluding, read_corpus
from framing.corpus.archives.nexis import read, recognise
from tests.corpus.archives.making import HANOI, PORT, nexis_article, nexis_cover, rich_text, word_document
from tests.corpus.refusals import put, refusal


def corpus_of(folder: Path, lines: Sequence[str]) -> Corpus:
    return read_corpus(put(folder, "hanoi.docx", word_document(lines)), clean=False)


def test_an_article_has_all_its_fields(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, nexis_article())
    [row] = corpus.articles.to_pylist()
    assert {name: str(value) for name, value in row.items() if value is not None} == {
        "document_id": "hanoi-000001",
        "source": "The Invented Times (London)",
        "date": "2023-09-12",
        "title": "New quay opens in Hanoi",
        "text": "\n\n".join(HANOI),
        "byline": "Ann Author",
        "section": "NEWS; Pg. 7",
        "archive_length": "16",
        "archive_loaded": "2023-09-13",
        "language": "English",
    }
    assert corpus.places.to_pylist() == ["hanoi.docx:1"]
    assert [str(caveat) for caveat in corpus.caveats] == [
        "experimental-archive: Articles were read from an export of Nexis Uni by a reader that is "
        "experimental: it was "
        "made after descriptions of the format, and not tried on real exports. Hold some articles against the "
        "archive's own pages."
    ]


def test_rich_text_is_read_alike(tmp_path: Path) -> None:
    lines = nexis_article(title="Über “Hanoi” 😀 {1}")
    written = read_corpus(put(tmp_path, "a.docx", word_document(lines)), clean=False)
    rich = read_corpus(put(tmp_path, "a.rtf", rich_text(lines)), clean=False)
    assert rich.articles.equals(written.articles)
    assert rich.articles.column("title").to_pylist() == ["Über “Hanoi” 😀 {1}"]


def test_several_articles_behind_a_cover(tmp_path: Path) -> None:
    second = nexis_article("Port", "Invented Wire", "14 September 2023", PORT)
    corpus = corpus_of(tmp_path, [*nexis_cover(2), *nexis_article(), *second])
    assert corpus.articles.select(["source", "title"]).to_pylist() == [
        {"source": "The Invented Times (London)", "title": "New quay opens in Hanoi"},
        {"source": "Invented Wire", "title": "Port"},
    ]
    assert [str(day) for day in corpus.articles.column("date").to_pylist()] == ["2023-09-12", "2023-09-14"]
    assert len(corpus.caveats) == 1


def test_a_cover_that_says_more_is_told(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, [*nexis_cover(3), *nexis_article()])
    assert str(corpus.caveats[-1]) == (
        "archive-incomplete: hanoi.docx says that it holds 3 articles, and 1 article was found. Export it "
        "again, or "
        "count them."
    )


def test_what_the_archive_has_twice_counts_once(tmp_path: Path) -> None:
    """Loaded on two days with a word changed; other lengths, days or headlines are other articles."""
    again = nexis_article(
        body=("The port of Hanoi opened a new pier on Monday.", HANOI[1]), loaded="September 15, 2023"
    )
    longer = nexis_article(body=PORT, length="12 words")
    lines = [*nexis_article(), *again, *longer]
    corpus = corpus_of(tmp_path, lines)
    assert corpus.n_in == 3 == len(corpus) + len(corpus.exclusions)
    assert corpus.exclusions.rows() == [
        {
            "document_id": "hanoi-000002",
            "source": "The Invented Times (London)",
            "place": "hanoi.docx:2",
            "stage": "reading",
            "reason": "twice in the archive: source, headline, day, byline, length and most words are those of "
            "hanoi.docx:1",
        }
    ]
    assert len(read_corpus(tmp_path / "hanoi.docx", duplicates=True)) == 3


def test_two_exports_with_the_same_article_have_it_once(tmp_path: Path) -> None:
    again = nexis_article(body=("Corrected:", *HANOI), loaded="September 15, 2023")
    paths = [
        put(tmp_path, "a.docx", word_document(nexis_article())),
        put(tmp_path, "b.rtf", rich_text(again)),
    ]
    corpus = read_corpus(paths)
    assert corpus.exclusions.column("reason") == [
        "twice in the archive: source, headline, day, byline, length and most words are those of a.docx:1"
    ]
    assert [caveat.code for caveat in corpus.caveats] == ["experimental-archive"]
    assert read_corpus(tmp_path).articles.equals(corpus.articles)


def test_letters_of_one_day_and_length_are_two_articles(tmp_path: Path) -> None:
    letters = [
        nexis_article("Letters", body=[text]) for text in ("The quay is too far away.", "Why not ask us before?")
    ]
    assert len(corpus_of(tmp_path, [*letters[0], *letters[1]])) == 2


def test_a_picture_without_text_is_left_out_and_counted(tmp_path: Path) -> None:
    picture = [
        "Photo of the day",
        "Invented Wire",
        "September 12, 2023 Tuesday",
        "Length: 9 words",
        "End of Document",
    ]
    corpus = corpus_of(tmp_path, [*picture, *nexis_article()])
    assert (corpus.n_in, len(corpus)) == (2, 1)
    assert corpus.exclusions.column("reason") == ["the export has no full text of it"]
    assert corpus.exclusions.column("source") == ["Invented Wire"]


def test_notes_behind_the_text_are_not_the_article(tmp_path: Path) -> None:
    lines = nexis_article(
        body=["Graphic", *HANOI, *["More."] * 12], behind=["Graphic", "Photo: a quay", "Correction", "None"]
    )
    [text] = corpus_of(tmp_path, lines).articles.column("text").to_pylist()
    assert text == "\n\n".join(["Graphic", *HANOI, *["More."] * 12])


def test_a_passage_headed_classification_stays() -> None:
    lines = nexis_article(body=[HANOI[0], "Classification", "Ships have classes.", HANOI[1]])
    [entry] = read(lines, "a.docx").entries
    assert entry.text == "\n\n".join([HANOI[0], "Classification", "Ships have classes.", HANOI[1]])
    unclassed = [
        "Port",
        "Invented Wire",
        "12 May 2023",
        "Body",
        "Classification",
        "Ships.",
        "Load-Date: May 13, 2023",
    ]
    [entry] = read([*unclassed, "End of Document"], "a.docx").entries
    assert entry.text == "Classification\n\nShips."


def test_dates_that_cannot_be_read_are_noted(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, [*nexis_cover(1), *nexis_article(date="Fall 2023")])
    [row] = corpus.articles.select(["source", "title", "date"]).to_pylist()
    assert row == {"source": "The Invented Times (London)", "title": "New quay opens in Hanoi", "date": None}
    assert [(note["value"], note["problem"]) for note in corpus.notes] == [
        ("Fall 2023", "not a date that can be read")
    ]


def test_labels_in_another_language_are_told(tmp_path: Path) -> None:
    """Headline, source and day are found in front of them; what may be wrong is said."""
    lines = ["Neuer Kai in Hanoi", "Die Erfundene Zeitung", "12. September 2023 Dienstag", "Copyright 2023"]
    lines += ["Rubrik: Nachrichten", "Länge: 16 Wörter", "Autor: Ann", "Body", *HANOI, "End of Document"]
    corpus = corpus_of(tmp_path, [*nexis_article("Port", body=PORT), *lines])
    assert corpus.articles.select(["source", "title"]).to_pylist()[1] == {
        "source": "Die Erfundene Zeitung",
        "title": "Neuer Kai in Hanoi",
    }
    assert [str(day) for day in corpus.articles.column("date").to_pylist()] == ["2023-09-12"] * 2
    assert str(corpus.caveats[-1]) == (
        "archive-labels: Of 2 articles, 1 has none of Nexis Uni's labels in English above the text: hanoi.docx:2. "
        "Headline, source and date may be wrong, and labels may stand in the text. Export from pages in English."
    )


def test_without_a_date_line_there_is_no_date(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, ["Port", "Invented Wire", "Length: 16 words", "Body", *HANOI, "End of Document"])
    [row] = corpus.articles.select(["source", "title", "date"]).to_pylist()
    assert row == {"source": "Invented Wire", "title": "Port", "date": None}


def test_lengths_far_from_what_the_archive_says_are_told(tmp_path: Path) -> None:
    body = [" ".join(["word"] * 100)]
    fine = nexis_article("Fine", body=body, length="104 words")
    odd = nexis_article("Odd", body=body, length="1,204 words")
    corpus = corpus_of(tmp_path, [*fine, *odd])
    assert str(corpus.caveats[-1]) == (
        "archive-length: Of 2 articles whose length the archive gives, 1 is more than a quarter shorter or "
        "longer than it "
        "says: hanoi.docx:2. Look whether text is missing, or too much."
    )


@pytest.mark.parametrize(
    ("length", "n"),
    [
        ("1,234 words", "1234"),
        ("1.234 Wörter", "1234"),
        ("about 40 words", "40"),
        ("9" * 5_000, "None"),
        ("", "None"),
    ],
)
def test_lengths(tmp_path: Path, length: str, n: str) -> None:
    [row] = corpus_of(tmp_path, nexis_article(length=length)).articles.to_pylist()
    assert str(row.get("archive_length")) == n


def test_many_briefs_of_one_day_and_length_are_not_all_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []
    monkeypatch.setattr(excluding, "nearly_equal", lambda one, other: compared.append(1))
    lines = [
        line for n in range(300) for line in nexis_article("In brief", body=[f"Brief {n} is of quay {7 * n}."])
    ]
    assert len(corpus_of(tmp_path, lines)) == 300
    assert len(compared) == 100 * 99 // 2 + 100 * 200


def test_an_export_that_ends_early_is_refused(tmp_path: Path) -> None:
    cut = [*nexis_article(), *nexis_article("Port")[:-4]]
    assert refusal(corpus_of, tmp_path, cut) == (
        "hanoi.docx ends inside article 2, without the line 'End of Document'. Export it again."
    )


@pytest.mark.parametrize("lines", [[], ["Body", "of water"], ["End of Document"]])
def test_other_texts_are_not_taken_for_it(lines: list[str]) -> None:
    assert not recognise(lines)
