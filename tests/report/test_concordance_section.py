"""Key words in context in reports: contexts flush to their match, also where text runs from right to left."""

from __future__ import annotations

from pathlib import Path

import docx
import pandas as pd

import framing
from framing.report.build import build, section_of
from framing.report.html import html_of
from framing.report.latex import latex_of
from framing.report.markdown import markdown_of
from framing.report.model import Column, Paragraph, TableBlock
from framing.report.sections.concordance import MOST_LINES


def found(*texts: str, limit: int | None = None) -> framing.Concordance:
    rows = pd.DataFrame({"source": "The Paper", "text": texts})
    corpus = framing.read_corpus(rows, clean=False, duplicates=True)
    return framing.concordance(corpus, ["trade", "تجارة"], window=2, limit=limit)


def test_lines() -> None:
    section = section_of(found("a free trade deal", "no <b> trade now"))
    (said, table) = section.blocks
    assert isinstance(said, Paragraph)
    assert isinstance(table, TableBlock)
    assert said.text == "trade | تجارة\u200e: 2 matches in 2 of 2 articles, with 2 tokens on either side."
    assert [[" ".join(cell.parts) for cell in row] for row in table.rows] == [
        ["The Paper", "a free", "trade", "deal"],
        ["The Paper", "no <b>", "trade", "now"],
    ]
    assert [(column.head, column.context) for column in table.columns] == [
        ("Source", ""),
        ("Before", "left"),
        ("Match", "match"),
        ("After", "right"),
    ]
    assert table.note == ""


def test_lines_from_right_to_left_are_mirrored() -> None:
    (_, table) = section_of(found("في تجارة الحبوب")).blocks
    assert isinstance(table, TableBlock)
    assert [column.head for column in table.columns] == ["Source", "After", "Match", "Before"]
    assert [" ".join(cell.parts) for cell in table.rows[0]] == ["The Paper", "الحبوب", "تجارة", "في"]


def test_what_is_not_shown_is_said() -> None:
    (said, table) = section_of(found("trade " * (MOST_LINES + 1), limit=MOST_LINES + 1)).blocks
    assert isinstance(said, Paragraph)
    assert isinstance(table, TableBlock)
    assert table.note == f"{MOST_LINES} of {MOST_LINES + 1} lines shown."
    (said, _) = section_of(found("trade trade", limit=1)).blocks
    assert isinstance(said, Paragraph)
    assert said.text.endswith("on either side. The first 1 in their order are kept.")


def test_formats_set_the_context_flush_to_the_match() -> None:
    report = build(found("a free <trade> deal"))
    page = html_of(report).decode()
    assert '<td class="context left" dir="auto">a free &lt;</td>' in page
    assert '<td class="context match" dir="auto">trade</td>' in page
    assert "| :--- | ---: | :--- | :--- |" in markdown_of(report).decode()
    assert "{lrll}" in latex_of(report).decode()
    assert Column("n", is_number=True).is_flush_right
    assert not Column("After", context="right").is_flush_right


def test_nothing_found_makes_a_report_too() -> None:
    assert [section.id for section in build(found("nothing")).sections] == ["concordance", "caveats", "methods"]


def test_word_knows_what_runs_from_right_to_left(tmp_path: Path) -> None:
    framing.write_report(found("في تجارة الحبوب 25%."), tmp_path / "lines.docx")
    rows = docx.Document(str(tmp_path / "lines.docx")).tables[0].rows
    runs = {cell.text: cell.paragraphs[0].runs[0].font.rtl for cell in rows[1].cells}
    assert runs == {"The Paper": None, "الحبوب 25%.": True, "تجارة": True, "في": True}
