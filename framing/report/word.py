"""A report as a Word document: real headings, tables, captions and alternative texts, to go on writing in."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from framing.errors import MissingExtraError
from framing.plots.labels import closed
from framing.report.model import (
    Definitions,
    EvidenceBlock,
    FigureBlock,
    Paragraph,
    Passage,
    Report,
    Section,
    Stamp,
    Statements,
    TableBlock,
    Works,
    blocks_of,
)
from framing.report.pictures import png_of
from framing.report.word_parts import (
    add_caption,
    add_link,
    add_note,
    add_table,
    described,
    evened,
    in_language,
    prepared,
    right_to_left,
)
from framing.results.keyword_lines import is_right_to_left

if TYPE_CHECKING:
    from docx.document import Document

_NO_DATE = datetime.datetime(1980, 1, 1)
_WIDEST = 6.5  # inches of text on a page


def word_of(report: Report) -> bytes:
    """Return the report as .docx, the same bytes for the same report.

    Raises
    ------
    MissingExtraError
        python-docx is not installed.
    """
    try:
        import docx
    except ImportError:
        raise MissingExtraError("Writing .docx", "word") from None
    document = docx.Document()
    prepared(document, report.lang)
    about = document.core_properties
    about.title, about.subject, about.author = report.title, report.subtitle, report.author
    about.comments, about.last_modified_by, about.language = "", "", report.lang
    about.created = about.modified = _time(report.date)
    document.add_heading(report.title, 0)
    for text in (report.subtitle, " · ".join(part for part in (report.author, report.date) if part)):
        if text:
            document.add_paragraph(text, "Subtitle")
    pictures = png_of([block.svg for block in blocks_of(report) if isinstance(block, FigureBlock)])
    writer = _Writer(document, iter(pictures))
    for section in report.sections:
        writer.section(section, 1)
    evened(document)
    return _settled(document)


class _Writer:
    """Puts blocks into a document, one after the other; pictures come in the order of the figures."""

    def __init__(self, document: Document, pictures: Iterator[bytes]) -> None:
        self.document = document
        self.pictures = pictures
        self.write: dict[str, Callable[[Any], None]] = {
            "paragraph": self.paragraph,
            "stamp": self.stamp,
            "statements": self.statements,
            "definitions": self.definitions,
            "table": self.table,
            "figure": self.figure,
            "evidence": self.evidence,
            "works": self.works,
        }

    def section(self, section: Section, depth: int) -> None:
        self.document.add_heading(section.title, depth)
        for block in section.blocks:
            self.write[block.kind](block)
        for below in section.sections:
            self.section(below, depth + 1)

    def paragraph(self, block: Paragraph) -> None:
        self._led(block.lead, block.text)

    def stamp(self, block: Stamp) -> None:
        self.document.add_paragraph(block.text, "Intense Quote")

    def statements(self, block: Statements) -> None:
        self.document.add_paragraph().add_run(block.title).bold = True
        for item in block.items:
            self._led(item.lead, item.text, "List Bullet")

    def definitions(self, block: Definitions) -> None:
        for item in block.items:
            self._led(f"{item.term}:", item.text)
            for name, value in item.details:
                paragraph = self.document.add_paragraph(style="List Bullet")
                paragraph.add_run(f"{name}: ").italic = True
                paragraph.add_run(value)

    def table(self, block: TableBlock) -> None:
        add_caption(self.document, "Table", block.number, block.title)
        add_table(self.document, block)
        add_note(self.document, block.note)

    def figure(self, block: FigureBlock) -> None:
        from docx.shared import Inches

        add_caption(self.document, "Figure", block.number, block.title)
        shape = self.document.add_picture(io.BytesIO(next(self.pictures)))
        if shape.width > Inches(_WIDEST):
            shape.height = int(shape.height * Inches(_WIDEST) / shape.width)
            shape.width = Inches(_WIDEST)
        described(shape, block.number, block.alt)
        add_note(self.document, block.note)

    def evidence(self, block: EvidenceBlock) -> None:
        for column in block.columns:
            heading = self.document.add_paragraph()
            heading.add_run(column.group).bold = True
            heading.paragraph_format.keep_with_next = True
            if column.empty:
                self.document.add_paragraph(column.empty)
            for passage in column.passages:
                self._passage(passage)

    def works(self, block: Works) -> None:
        for work in block.items:
            paragraph = self.document.add_paragraph(style="Bibliography")
            paragraph.add_run(f"{work.text} " if work.url else work.text)
            if work.url:
                add_link(paragraph, work.url, work.url)

    def _led(self, lead: str, text: str, style: str | None = None) -> None:
        paragraph = self.document.add_paragraph(style=style)
        if lead:
            paragraph.add_run(f"{lead} ").bold = True
        paragraph.add_run(text)

    def _passage(self, passage: Passage) -> None:
        quotation = self.document.add_paragraph(style="Quote")
        for run in passage.runs:
            quotation.add_run(run.text).bold = run.matched
        if passage.direction == "rtl" or is_right_to_left(quotation.text):
            right_to_left(quotation)
        if passage.lang:
            in_language(quotation, passage.lang)
        source = self.document.add_paragraph(style="Source")
        source.add_run(f"{passage.draw}. ").italic = True
        if passage.url:
            add_link(source, closed(passage.title), passage.url)
        else:
            source.add_run(closed(passage.title))
        source.add_run("".join(f"; {each}" for each in (passage.date, passage.voice) if each))


def _time(date: str) -> datetime.datetime:
    try:
        return datetime.datetime.fromisoformat(date)
    except ValueError:
        return _NO_DATE


def _settled(document: Document) -> bytes:
    """Save a document without the time of day: Word's files are archives, whose members carry a time each."""
    saved, settled = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as given, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as made:
        for member in given.infolist():
            fixed = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(fixed, given.read(member))
    return settled.getvalue()
