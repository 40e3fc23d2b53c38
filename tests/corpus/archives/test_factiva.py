"""Factiva: invented exports with field codes and without, as pages and as rich text."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from framing.corpus import read_corpus
from framing.corpus.archives import factiva, factiva_pages
from tests.corpus.archives.making import (
    FACTIVA,
    FACTIVA_WITHOUT_CODES,
    HANOI,
    PORT,
    factiva_lines,
    factiva_page,
    rich_text,
)
from tests.corpus.refusals import put, refusal

NUMBER = "INVW000020230912ej9c00001"
OTHER = {**FACTIVA, "HD": ["Port"], "LP": PORT[:1], "TD": PORT[1:], "AN": ["Document INVW000020230914ej9e00002"]}
EXPECTED = {
    "document_id": NUMBER,
    "source": "Invented Wire",
    "date": "2023-09-12",
    "title": "New quay opens in Hanoi",
    "text": "\n\n".join(HANOI),
    "byline": "By Ann Author",
    "section": "World",
    "archive_length": "16",
    "language": "English",
}


def row_of(path: Path) -> dict[str, Any]:
    [row] = read_corpus(path, clean=False).articles.to_pylist()
    return {name: str(value) for name, value in row.items() if value is not None}


def test_a_page_and_rich_text_give_the_same_article(tmp_path: Path) -> None:
    assert row_of(put(tmp_path, "a.html", factiva_page([FACTIVA]))) == EXPECTED
    assert row_of(put(tmp_path, "a.rtf", rich_text(factiva_lines(FACTIVA)))) == EXPECTED


def test_without_codes_places_tell(tmp_path: Path) -> None:
    expected = {name: value for name, value in EXPECTED.items() if name not in ("section", "language")}
    assert row_of(put(tmp_path, "a.html", FACTIVA_WITHOUT_CODES)) == expected


def test_without_codes_and_without_a_byline(tmp_path: Path) -> None:
    """The section above the headline is no byline."""
    page = FACTIVA_WITHOUT_CODES.replace('<div class="author">By Ann Author</div>', "")
    expected = {name: value for name, value in EXPECTED.items() if name not in ("section", "language", "byline")}
    assert row_of(put(tmp_path, "a.html", page)) == expected


@pytest.mark.parametrize(
    ("classes", "count", "day", "document"),
    [
        ("de", "16 Wörter", "12. September 2023", "Dokument"),
        ("ru", "16 слов", "12 сентября 2023", "Документ"),
        ("zhcn", "16 字", "2023 年 9 月 12 日", "文件"),
    ],
)
def test_pages_in_other_languages(tmp_path: Path, classes: str, count: str, day: str, document: str) -> None:
    page = FACTIVA_WITHOUT_CODES.replace("16 words", count).replace("12 September 2023", day)
    page = page.replace("Document INV", f"{document} INV").replace("enArticle", f"{classes}Article")
    expected = {name: value for name, value in EXPECTED.items() if name not in ("section", "language")}
    assert row_of(put(tmp_path, "a.html", page)) == expected


def test_the_accession_number_in_another_language(tmp_path: Path) -> None:
    page = factiva_page([FACTIVA | {"AN": [f"Dokument {NUMBER}"]}])
    assert row_of(put(tmp_path, "a.html", page)) == EXPECTED


def test_the_accession_number_tells_copies(tmp_path: Path) -> None:
    a = put(tmp_path, "a.html", factiva_page([FACTIVA, OTHER]))
    b = put(tmp_path, "b.rtf", rich_text([*factiva_lines(OTHER), *factiva_lines(FACTIVA | {"TD": ["Changed."]})]))
    corpus = read_corpus([a, b])
    assert corpus.n_in == 4
    assert corpus.exclusions.column("reason") == [
        "the id is already that of a.html:2",
        "the id is already that of a.html:1",
    ]


def test_entities_and_markup_in_paragraphs_are_text() -> None:
    page = factiva_page([FACTIVA | {"TD": ["“A & B” <quay>", "Next."]}]).replace(
        "Next.", "Ne<b>x</b>t<script>1</script>."
    )
    [entry] = factiva_pages.read(page, "a.html").entries
    assert entry.text == f"{HANOI[0]}\n\n“A & B” <quay>\n\nNext."


def test_words_that_look_like_codes_are_text() -> None:
    lines = factiva_lines(FACTIVA | {"TD": ["IN HANOI, ships came.", "HD is short for high definition."]})
    [entry] = factiva.read(lines, "a.rtf").entries
    assert entry.text == f"{HANOI[0]}\n\nIN HANOI, ships came.\n\nHD is short for high definition."


def test_files_that_end_early_are_refused(tmp_path: Path) -> None:
    page = factiva_page([FACTIVA, OTHER])
    cut = put(tmp_path, "a.html", page[: page.index(PORT[1])])
    assert refusal(read_corpus, cut) == "a.html ends inside article 2: it was not saved whole. Export it again."
    lines = [*factiva_lines(FACTIVA), *factiva_lines(OTHER)[:-1]]
    assert refusal(read_corpus, put(tmp_path, "a.rtf", rich_text(lines))) == (
        "a.rtf ends inside article 2, without its accession number (AN). Export it again."
    )


def test_an_article_without_text_is_left_out(tmp_path: Path) -> None:
    bare = {code: lines for code, lines in FACTIVA.items() if code not in ("LP", "TD")}
    corpus = read_corpus(put(tmp_path, "a.html", factiva_page([bare, OTHER])))
    assert corpus.exclusions.column("reason") == ["the export has no full text of it"]


def test_a_paragraph_of_many_pieces_takes_no_time() -> None:
    page = factiva_page([FACTIVA | {"WC": ["9" * 5_000], "TD": ["PIECES"]}]).replace(
        "PIECES", "a <b>x</b> " * 300_000
    )
    start = time.process_time()
    [entry] = factiva_pages.read(page, "a.html").entries
    assert time.process_time() - start < 5  # 1.3 by itself; text put together piece by piece took 7
    assert entry.text is not None
    assert entry.text.count("a x") == 300_000
    assert entry.length is None


def test_other_pages_stay_pages(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    paragraphs = "".join(
        f"<p>The port opened its quay number {n}, and many ships came to it.</p>" for n in range(9)
    )
    page = f"<html><body><article><h1>Port</h1>{paragraphs}</article></body></html>"
    assert "archive_length" not in read_corpus(put(tmp_path, "a.html", page)).columns
