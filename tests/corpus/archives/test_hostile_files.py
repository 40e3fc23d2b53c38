"""Files that are damaged or made to do harm are refused, with what to do instead; none takes long."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from framing.corpus import read_corpus
from framing.corpus.archives import exports, rich_text, spreadsheets, word_files
from framing.errors import InputError
from tests.corpus.archives.making import (
    FACTIVA,
    factiva_page,
    nexis_article,
    nexis_cover,
    packed,
    proquest,
    proquest_article,
    word_document,
    workbook,
)
from tests.corpus.archives.making import rich_text as rich
from tests.corpus.refusals import put, refusal

WORD_AGAIN = "Export it again, or open it in a word processor and save it as .docx anew."


def test_a_document_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    """A zip bomb: 300 MB of blanks in 300 kB. Nothing is unpacked."""
    bomb = put(tmp_path, "a.docx", packed({"word/document.xml": b" " * 300_000_000}))
    assert bomb.stat().st_size < 1_000_000
    start = time.process_time()
    assert refusal(read_corpus, bomb) == (
        "a.docx would unpack to 300,000,000 bytes of text, and at most 200,000,000 are read. Export it in "
        "smaller parts."
    )
    assert time.process_time() - start < 1


def test_entities_are_never_read(tmp_path: Path) -> None:
    secret = put(tmp_path, "secret.txt", "do not read")
    for entity in (f'SYSTEM "{secret.as_uri()}"', '"laugh"'):
        document = word_document(nexis_article(title="&e;"), f"<!DOCTYPE x [<!ENTITY e {entity}>]>")
        assert refusal(read_corpus, put(tmp_path, "a.docx", document)) == (
            "a.docx holds a document type, which Word writes never. It was not read."
        )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "a.docx is no whole Word document (File is not a zip file)"),
        (word_document(nexis_article())[:-30], "a.docx is no whole Word document (File is not a zip file)"),
        (packed({"x": "y"}), "a.docx is no Word document: there is no word/document.xml in it"),
        (
            packed({"word/document.xml": "<a>"}),
            "a.docx: the text in it is no XML that can be read (no element found)",
        ),
    ],
)
def test_damaged_documents_are_refused(tmp_path: Path, content: bytes, said: str) -> None:
    assert refusal(read_corpus, put(tmp_path, "a.docx", content)) == f"{said}. {WORD_AGAIN}"


def test_a_document_of_another_kind_is_refused(tmp_path: Path) -> None:
    assert refusal(read_corpus, put(tmp_path, "a.docx", word_document(["A letter."]))) == (
        "a.docx is no export of Nexis Uni, ProQuest or Factiva that is known, and of other documents "
        "articles are not "
        "read. If it is one, export it from pages in English; else save it as .txt, one article a file."
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"hello", "a.rtf is no rich text: it does not start with '{\\rtf'"),
        (rich(nexis_article())[:-40], "a.rtf is cut off: rich text ends with a closing brace"),
        (b"{\\rtf1 \\u99999999 x}", "a.rtf is rich text that cannot be read (chr() arg not in range(0x110000))"),
    ],
)
def test_damaged_rich_text_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    assert refusal(read_corpus, put(tmp_path, "a.rtf", content)) == (
        f"{said}. Export it again, or save it as .docx."
    )


def test_many_links_in_rich_text_take_no_time(tmp_path: Path) -> None:
    """Searched for as links, these lines take minutes."""
    link = r'{\field{\*\fldinst{ HYPERLINK "https://invented.example" }}{\fldrslt New quay}}'
    lines = [*nexis_article(title="LINK"), *nexis_article(title="LINK", date="May 1, 2023")]
    content = (
        rich(lines).decode().replace("\n", " ").replace("LINK", link).replace("Monday", "Monday " + link * 3000)
    )
    start = time.process_time()
    corpus = read_corpus(put(tmp_path, "a.rtf", content), clean=False)
    assert time.process_time() - start < 10
    assert corpus.articles.column("title").to_pylist() == ["New quay"]
    assert "invented.example" not in corpus.articles.column("text")[0].as_py()


def test_rich_text_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rich_text, "MOST_BYTES", 100)
    path = put(tmp_path, "a.rtf", b"{\\rtf1 " + b"x" * 200 + b"}")
    assert refusal(read_corpus, path) == (
        "a.rtf has 208 bytes, and of rich text at most 100 are read. Export it in smaller parts, or as .docx."
    )


def test_an_article_longer_than_any_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "LONGEST", 100)
    lines = [*nexis_article(), *nexis_article("Long", body=["x" * 101])]
    corpus = read_corpus(put(tmp_path, "a.docx", word_document(lines)))
    assert corpus.exclusions.column("reason") == [
        "the text is 101 characters long, which no article is (at most 100)"
    ]


def test_text_boxes_and_tables_of_documents_are_read() -> None:
    body = (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>in a cell</w:t><w:tab/><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    xml = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{body}</w:document>'
    assert word_files.paragraphs_of(packed({"word/document.xml": xml}), "a.docx") == ["in a cell\tb"]


def test_what_older_programs_are_to_show_is_not_read_twice() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        "<w:t>co</w:t><w:noBreakHyphen/><w:t>operate</w:t><w:delText>gone</w:delText></w:r></w:p>"
    )
    for space in (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ):
        xml = f'<w:document xmlns:w="{space}">{body}</w:document>'
        assert word_files.paragraphs_of(packed({"word/document.xml": xml}), "a.docx") == ["in a box", "co-operate"]


def test_tables_in_tables_are_read_in_order() -> None:
    def cell(*inner: str) -> str:
        return f"<w:tc>{''.join(inner)}</w:tc>"

    def words(text: str) -> str:
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    inner = f"<w:tbl><w:tr>{cell(words('b'))}{cell(words('c'))}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr>{cell(words('a'), inner)}{cell(words('d'))}</w:tr></w:tbl>"
    xml = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{body}</w:document>'
    assert word_files.paragraphs_of(packed({"word/document.xml": xml}), "a.docx") == list("abcd")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04", "a.xls is a newer workbook (.xlsx), though its name ends in .xls"),
        (b"<html>", "a.xls is a page or XML, though its name ends in .xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xls is no whole .xls file"),
    ],
)
def test_sheets_that_are_none_are_refused(tmp_path: Path, content: bytes, said: str) -> None:
    message = refusal(read_corpus, put(tmp_path, "a.xls", content))
    assert message.startswith(said)
    assert message.endswith("Save it as .csv, or export it again.")


def test_a_sheet_cut_anywhere_is_refused(tmp_path: Path) -> None:
    """The last sector holds names of its parts, of which half can be missed."""
    content = workbook(tmp_path / "b.xls", [["text", "source"], ["One.", "A"]]).read_bytes()
    for end in range(256, len(content) - 512, 256):
        assert "Save it as .csv" in refusal(spreadsheets.read_spreadsheet, content[:end], "a.xls")
    assert refusal(spreadsheets.read_spreadsheet, b"", "a.xls") == "a.xls is empty."


def test_damage_anywhere_is_refused_or_counted(tmp_path: Path) -> None:
    """Bytes changed, cut out and put in at places drawn with a seed: our own errors only, and n in is n out."""
    files = {
        "a.docx": word_document([*nexis_cover(2), *nexis_article(), *nexis_article("Port")]),
        "a.rtf": rich([*nexis_article("Über “Hanoi” 😀"), *nexis_article("Port")]),
        "a.html": factiva_page([FACTIVA, FACTIVA]).encode(),
        "a.txt": proquest([proquest_article(1, 2), proquest_article(2, 2, id="2")]).encode(),
        "a.xls": workbook(tmp_path / "b.xls", [["text", "source"], ["One.", "A"]]).read_bytes(),
    }
    drawn = random.Random(0)
    refused = 0
    for name, content in files.items():
        for _ in range(40):
            at = drawn.randrange(len(content))
            change = drawn.choice([b"", b"{", b"</div>", b"\\u-1", b"End of Document\n", drawn.randbytes(3)])
            damaged = content[:at] + change + content[at + drawn.randrange(400) :]
            try:
                corpus = read_corpus(put(tmp_path, name, damaged), clean=False)
            except InputError:
                refused += 1
            else:
                assert corpus.n_in == len(corpus) + len(corpus.exclusions)
    assert refused > 40
