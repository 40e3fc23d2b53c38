"""Formats by name, folders of exports, tables without texts, and the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.cli import main
from framing.corpus import read_corpus
from framing.corpus.archives.registry import NAMES
from tests.corpus.archives.making import (
    FACTIVA,
    factiva_page,
    nexis_article,
    proquest,
    proquest_article,
    word_document,
    workbook,
)
from tests.corpus.refusals import put, refusal

MEDIA_CLOUD = "id,indexed_date,language,media_name,media_url,publish_date,title,url"
STORY = "ab12,2023-09-13,en,invented.example,invented.example,2023-09-12,New quay,https://invented.example/1"


def test_a_format_that_is_named_is_demanded(tmp_path: Path) -> None:
    path = put(tmp_path, "a.docx", word_document(nexis_article()))
    corpus = read_corpus(path, format="nexis")
    assert dict(corpus.provenance.options)["format"] == "nexis"
    assert corpus.articles.equals(read_corpus(path).articles)
    assert refusal(read_corpus, path, format="factiva") == (
        "a.docx does not look like an export of Factiva (given as format='factiva'). Leave format= out, so "
        "that the "
        "content decides."
    )
    assert refusal(read_corpus, [{"text": "One."}], format="nexis") == (
        "table does not look like an export of Nexis Uni (given as format='nexis'). Leave format= out, so "
        "that the "
        "content decides."
    )


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    assert refusal(read_corpus, tmp_path / "not there", format="nexus") == (
        "Unknown format 'nexus'. Did you mean 'nexis'? Allowed: 'nexis', 'proquest', 'factiva', 'mediacloud' "
        "or 'gdelt'."
    )
    assert len(NAMES) == 5


def test_a_folder_of_exports_is_read_file_by_file(tmp_path: Path) -> None:
    put(tmp_path, "a.html", factiva_page([FACTIVA]))
    put(tmp_path, "b.txt", proquest([proquest_article(1, 1, "Port")]))
    put(tmp_path, "c.docx", word_document(nexis_article(source="Other")))
    put(tmp_path, "README.txt", "About these.")
    assert read_corpus(tmp_path).sources == {"Invented Wire": 1, "Other": 1, "The Invented Times": 1}


def test_exports_among_single_texts_are_refused(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", proquest([proquest_article(1, 1)]))
    put(tmp_path, "b.txt", "One article.")
    assert refusal(read_corpus, tmp_path) == (
        f"The folder '{tmp_path}' holds exports of archives ('a.txt') and files that are one article each "
        "('b.txt'). Put "
        "them into folders of their own, or name the files."
    )


def test_media_cloud_has_no_texts(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", f"{MEDIA_CLOUD}\n{STORY}\n")
    assert refusal(read_corpus, path, format="mediacloud") == (
        "a.csv has no column that looks like the article's text. Say which it is with text=. It looks like "
        "an export of "
        "Media Cloud, which lists articles and holds no texts. Fetch the texts from the addresses where you "
        "may, put them "
        "into a column 'text', and read the table again; or study the headlines alone with text='title'.\n"
        "Columns there: 'id', 'indexed_date', 'language', 'media_name', 'media_url', 'publish_date', "
        "'title', 'url'."
    )
    assert read_corpus(path, text="title").sources == {"invented.example": 1}


def test_media_cloud_with_texts_joined_is_a_table(tmp_path: Path) -> None:
    corpus = read_corpus(put(tmp_path, "a.csv", f"{MEDIA_CLOUD},text\n{STORY},One.\n"))
    [row] = corpus.articles.select(["document_id", "source", "title", "url", "text", "language"]).to_pylist()
    assert list(row.values()) == [
        "ab12",
        "invented.example",
        "New quay",
        "https://invented.example/1",
        "One.",
        "en",
    ]


def test_tables_beside_exports_are_not_passed_over_in_silence(tmp_path: Path) -> None:
    put(tmp_path, "a.csv", "source,text\nA,One article.\n")
    put(tmp_path, "b.docx", word_document(nexis_article()))
    assert refusal(read_corpus, tmp_path) == (
        f"The folder '{tmp_path}' holds tables ('a.csv') and exports of archives ('b.docx'). Put them into "
        "folders of their own, or name the files."
    )


def test_a_document_that_is_open_in_word_does_no_harm(tmp_path: Path) -> None:
    put(tmp_path, "b.docx", word_document(nexis_article()))
    put(tmp_path, "~$b.docx", b"who has it open")
    assert len(read_corpus(tmp_path)) == 1


def test_outlets_of_gdelt_are_told_by_addresses(tmp_path: Path) -> None:
    lines = [
        "\ufeffURL,MobileURL,Date,Title,text",
        "https://www.invented.example/1,,2023-09-12 03:15:00,Quay,The port opened.",
        "http://News.Other.example:80/2,,2023-09-12 03:15:00,Port,Ships came.",
        "http://[,,2023-09-12 03:15:00,Odd,No address.",
    ]
    corpus = read_corpus(put(tmp_path, "a.csv", "\n".join(lines) + "\n"))
    assert corpus.sources == {"(unknown)": 1, "invented.example": 1, "news.other.example": 1}
    assert "outlet-from-address" in [caveat.code for caveat in corpus.caveats]
    named = read_corpus(put(tmp_path, "a.csv", "\n".join(lines) + "\n"), source="Title")
    assert set(named.sources) == {"Quay", "Port", "Odd"}


@pytest.mark.parametrize(
    "line",
    [
        "20230912101500-T12\t20230912101500\t1\tinvented.example\thttps://invented.example/1",
        "1123456789\t20230912\t202309\t2023",
    ],
)
def test_files_of_gdelt_without_names_are_refused(tmp_path: Path, line: str) -> None:
    what = "Global Knowledge Graph" if "-T" in line else "event table"
    assert refusal(read_corpus, put(tmp_path, "a.csv", line + "\n")) == (
        f"a.csv is a file of GDELT's {what}: codes and addresses without texts, in columns without names. "
        "Name the columns "
        "(see GDELT's codebook), join the texts in a column 'text', and read the table again."
    )


def test_gdelt_with_texts_joined_is_a_table(tmp_path: Path) -> None:
    lines = [
        "GKGRECORDID,DATE,SourceCommonName,DocumentIdentifier,text",
        "20230912101500-1,20230912101500,invented.example,https://invented.example/1,One.",
    ]
    path = put(tmp_path, "a.csv", "\n".join(lines) + "\n")
    [row] = read_corpus(path, format="gdelt").articles.to_pylist()
    assert [str(value) for value in row.values() if value is not None] == [
        "20230912101500-1",
        "invented.example",
        "2023-09-12",
        "https://invented.example/1",
        "One.",
    ]
    listed = put(tmp_path, "b.csv", "URL,MobileURL,Date,Title\nhttps://invented.example/1,,2023-09-12,New quay\n")
    assert "It looks like an export of GDELT, which lists articles" in refusal(read_corpus, listed)


def test_a_table_of_proquest_has_abstracts(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Title", "Abstract", "StoreId", "pubdate", "pubtitle"],
        ["New quay", "A quay.", 28, "Sep 12, 2023", "The Times"],
    ]
    path = workbook(tmp_path / "a.xls", rows)
    assert refusal(read_corpus, path).splitlines()[0] == (
        "a.xls has no column that looks like the article's text. Say which it is with text=. It looks like a "
        "table of "
        "ProQuest, which holds abstracts and no full texts: export 'Text only' (.txt) with full text, or "
        "study the "
        "abstracts with text='Abstract'."
    )
    [row] = read_corpus(path, text="Abstract").articles.to_pylist()
    assert [str(value) for value in row.values() if value is not None] == [
        "28",
        "The Times",
        "2023-09-12",
        "New quay",
        "A quay.",
    ]


def test_an_export_is_compared_from_the_shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    articles = [
        line
        for source in ("The Invented Times", "Invented Wire")
        for day in range(1, 5)
        for line in nexis_article(
            f"Quay {day}", source, f"May {day}, 2023", [f"The upgrade opens trade for firm {day}."]
        )
    ]
    path = put(tmp_path, "export.docx", word_document(articles))
    out = tmp_path / "out"
    assert main(["compare", str(path), "--lexicon", "us-vietnam", "--format", "md", "--out", str(out)]) == 0
    report = next(out.glob("*.md")).read_text(encoding="utf-8")
    assert "an export of Nexis Uni" in report
    capsys.readouterr()
