"""The Word document: real headings, tables, captions and pictures, with the numbers of the other formats."""

from __future__ import annotations

import io
import sys
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from framing.errors import MissingExtraError
from framing.report.build import build
from framing.report.model import (
    EvidenceBlock,
    EvidenceColumn,
    FigureBlock,
    Passage,
    Report,
    Run,
    Section,
    TableBlock,
    blocks_of,
)
from framing.report.word import word_of
from tests.report.studied import hostile_study, study


@pytest.fixture(scope="module")
def report() -> Report:
    return build(study(), date="2026-01-02")


@pytest.fixture(scope="module")
def made(report: Report) -> bytes:
    return word_of(report)


def test_headings_are_those_of_the_report(report: Report, made: bytes) -> None:
    paragraphs = docx.Document(io.BytesIO(made)).paragraphs
    assert str(paragraphs[0].style and paragraphs[0].style.name) == "Title"
    assert paragraphs[0].text == report.title
    heads = [each.text for each in paragraphs if each.style and each.style.name == "Heading 1"]
    assert heads == [section.title for section in report.sections]


def test_tables_hold_the_cells_of_the_report(report: Report, made: bytes) -> None:
    blocks = [block for block in blocks_of(report) if isinstance(block, TableBlock)]
    tables = docx.Document(io.BytesIO(made)).tables
    assert len(tables) == len(blocks) > 2
    for block, table in zip(blocks, tables, strict=True):
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        expected = [[" ".join(cell.parts) + cell.marks for cell in row] for row in block.rows]
        assert rows == [[column.head for column in block.columns], *expected]


def test_heads_of_tables_are_repeated_and_rows_stay_whole(made: bytes) -> None:
    for table in docx.Document(io.BytesIO(made)).tables:
        properties = [row._tr.trPr for row in table.rows]
        assert properties[0].find(qn("w:tblHeader")) is not None
        assert all(each.find(qn("w:cantSplit")) is not None for each in properties)


def test_captions_are_counted_by_word(report: Report, made: bytes) -> None:
    body = docx.Document(io.BytesIO(made)).element.body
    fields = [each.get(qn("w:instr")) for each in body.iter(qn("w:fldSimple"))]
    numbers = ["".join(t.text for t in each.iter(qn("w:t"))) for each in body.iter(qn("w:fldSimple"))]
    kinds = [
        ("Table" if isinstance(block, TableBlock) else "Figure", str(block.number))
        for block in blocks_of(report)
        if isinstance(block, TableBlock | FigureBlock)
    ]
    assert fields == [f"SEQ {kind} \\* ARABIC" for kind, _ in kinds]
    assert numbers == [number for _, number in kinds]


def test_pictures_have_their_alternative_texts(report: Report, made: bytes) -> None:
    shapes = docx.Document(io.BytesIO(made)).inline_shapes
    described = [shape._inline.docPr.get("descr") for shape in shapes]
    assert described == [block.alt for block in blocks_of(report) if isinstance(block, FigureBlock)]
    assert all(shape.width <= docx.shared.Inches(6.5) for shape in shapes)


def test_no_word_or_number_of_a_table_is_broken(made: bytes) -> None:
    """A word of Times is as wide as the sum of its letters in Adobe’s metrics; margins are .075 inches."""
    tables = docx.Document(io.BytesIO(made)).tables
    checked = 0
    for table in tables:
        assert sum(column.width for column in table.columns) <= docx.shared.Inches(6.51)
        for row in table.rows:
            for cell in row.cells:
                size = cell.paragraphs[0].runs[0].font.size.pt if cell.text else 0
                room = cell.width.pt - 2 * 5.4
                for word in cell.text.split():
                    if word.isalnum() and word.isascii() and len(table.columns) <= 9:
                        checked += 1
                        assert times(word) * size <= room
    assert checked > 100


def times(word: str) -> float:
    """Return the width of a word in Times Roman, in sizes of the type (Adobe Core 14 metrics, in thousandths)."""
    narrow = {"a": 444, "c": 444, "e": 444, "f": 333, "i": 278, "j": 278, "l": 278, "m": 778, "r": 333, "s": 389}
    others = {"t": 278, "w": 722, "z": 444, "I": 333, "J": 389, "S": 556, "F": 556, "P": 556, "M": 889, "W": 944}
    widths = {**narrow, **others}
    return sum(widths.get(letter, 722 if letter.isupper() else 500) for letter in word) / 1000


def test_short_tables_stay_on_a_page(made: bytes) -> None:
    for table in docx.Document(io.BytesIO(made)).tables:
        kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
        assert (kept[0], kept[-1]) == (True, True)
        assert all(kept) == (len(kept) <= 16)


def test_arabic_runs_from_the_right_in_the_weight_and_size_of_its_neighbours() -> None:
    runs = (Run("فتح ", False), Run("فرصة", True))
    passage = Passage("Strongest", runs, "ar", "عنوان 5", "", "2024-01-02", "quoted")
    block = EvidenceBlock((EvidenceColumn("جريدة النهار", (passage,)),))
    document = docx.Document(io.BytesIO(word_of(Report("t", "", "", "", (Section("s", "S", (block,)),)))))
    quotation, source = document.paragraphs[-2:]
    assert quotation._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
    assert [run.font.cs_bold for run in quotation.runs] == [False, True]
    assert {run._r.find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:bidi")) for run in quotation.runs} == {"ar"}
    # Without the mark behind it the title would draw the date to its left.
    assert source.text == "Strongest. عنوان 5\u200e; 2024-01-02; quoted"
    normal = document.styles["Normal"].element.rPr
    assert normal.find(qn("w:szCs")).get(qn("w:val")) == normal.find(qn("w:sz")).get(qn("w:val")) == "22"


def test_works_and_sources_are_links(made: bytes) -> None:
    links = docx.Document(io.BytesIO(made)).part.rels.values()
    targets = {each.target_ref for each in links if each.is_external}
    assert "https://example.org/a-01" in targets
    assert "https://doi.org/10.1016/j.jbi.2008.08.010" not in targets
    assert any(target.startswith("https://doi.org/") for target in targets)


def test_the_same_report_gives_the_same_bytes_and_no_time_of_day(report: Report, made: bytes) -> None:
    assert word_of(report) == made
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = docx.Document(io.BytesIO(made)).core_properties
    assert (about.title, about.created.isoformat()[:10], about.author) == (report.title, "2026-01-02", "")


def test_what_others_wrote_is_text(report: Report) -> None:
    hostile = build(hostile_study())
    made = docx.Document(io.BytesIO(word_of(hostile)))
    assert not [each.target_ref for each in made.part.rels.values() if "javascript" in each.target_ref]
    assert hostile.title == made.paragraphs[0].text


def test_without_the_library_the_extra_is_named(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingExtraError) as error:
        word_of(report)
    assert (
        str(error.value) == "Writing .docx needs the extra 'word'. Install it with:  pip install 'framing[word]'"
    )
