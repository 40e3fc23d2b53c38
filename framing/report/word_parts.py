"""What python-docx has no call for: styles of a manuscript, captions that count, tables in APA's form, links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.report.column_widths import column_widths
from framing.report.model import Cell, Column, TableBlock
from framing.results.keyword_lines import is_right_to_left

if TYPE_CHECKING:
    from docx.document import Document

_FONT = "Times New Roman"
_SIZES = {
    "Normal": 11,
    "Quote": 10,
    "Intense Quote": 11,
    "Caption": 11,
    "Bibliography": 11,
    "Source": 9,
    "Note": 9,
}
_NEW = ("Bibliography", "Source", "Note", "Cell")  # styles that the template has not
_INDENTED = 0.5  # inches: a hanging indent, and that of a quotation
# Points of a table's letters, by how many columns it has: what does not fit is broken within cells.
_NARROW = ((6, 9.5), (9, 8.5), (13, 7.0))
_NARROWEST = 6.0
_TOGETHER = 15  # rows that stay on one page
_PAGE_WIDTH = 468.0  # points between the margins
# What Word keeps apart for Arabic and Hebrew, beside what it is for other letters.
_COMPLEX = {"b": "bCs", "i": "iCs", "sz": "szCs"}


def prepared(document: Document, lang: str) -> None:
    """Give a document the styles of a manuscript: one serif font in black, and no colours of the template."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Inches, Pt, RGBColor

    for name in _NEW:
        if name not in [style.name for style in document.styles]:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    for style in document.styles:
        if style.type != WD_STYLE_TYPE.PARAGRAPH:
            continue
        style.font.name = _FONT
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in [name for name in fonts.attrib if "heme" in name]:
            del fonts.attrib[theme]
        for script in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(script), _FONT)
        if style.name in _SIZES:
            style.font.size = Pt(_SIZES[style.name])
    for name in ("Source", "Note", "Cell"):
        document.styles[name].paragraph_format.space_after = Pt(0 if name == "Cell" else 8)
    document.styles["Cell"].paragraph_format.space_before = Pt(2)
    document.styles["Quote"].font.italic = False
    for border in document.styles["Title"].element.xpath(".//w:pBdr"):
        border.getparent().remove(border)
    document.styles["Quote"].paragraph_format.left_indent = Inches(_INDENTED)
    document.styles["Quote"].paragraph_format.space_after = Pt(2)
    document.styles["Source"].paragraph_format.left_indent = Inches(_INDENTED)
    hanging = document.styles["Bibliography"].paragraph_format
    hanging.left_indent, hanging.first_line_indent = Inches(_INDENTED), Inches(-_INDENTED)
    for section in document.sections:
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(1)
    language = _element("w:lang", val=lang)
    document.styles["Normal"].element.get_or_add_rPr().append(language)


def add_caption(document: Document, kind: str, number: int, title: str) -> None:
    """Add "Table 1" in bold, counted by Word, and under it the title in italics."""
    head = document.add_paragraph(style="Caption")
    head.add_run(f"{kind} ").bold = True
    _add_field(head, f"SEQ {kind} \\* ARABIC", str(number))
    below = document.add_paragraph()
    below.add_run(title).italic = True
    for paragraph in (head, below):
        paragraph.paragraph_format.keep_with_next = True


def add_note(document: Document, note: str) -> None:
    """Add the note under a table or figure, or the space that it would take."""
    paragraph = document.add_paragraph(style="Note")
    if note:
        paragraph.add_run("Note. ").italic = True
        paragraph.add_run(note)


def add_table(document: Document, block: TableBlock) -> None:
    """Add a table in APA's form: three rules, no lines between columns, its head on every page."""
    from docx.shared import Pt

    size = next((points for most, points in _NARROW if len(block.columns) <= most), _NARROWEST)
    table = document.add_table(rows=1 + len(block.rows), cols=len(block.columns))
    table.autofit = False
    widths = [Pt(width) for width in column_widths(block, size, _PAGE_WIDTH)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    last = len(block.rows)
    for number, row in enumerate(table.rows):
        cells = [Cell((column.head,)) for column in block.columns] if number == 0 else block.rows[number - 1]
        own = row._tr.get_or_add_trPr()
        own.append(_element("w:cantSplit"))
        if number == 0:
            own.append(_element("w:tblHeader"))
        for place, (cell, column, into) in enumerate(zip(cells, block.columns, row.cells, strict=True)):
            into.width = widths[place]
            _fill(into, cell, column, size, place)
            # A short table stays on one page; of a long one, the head with a row, and the last row with the note.
            into.paragraphs[0].paragraph_format.keep_with_next = last <= _TOGETHER or number in (0, last)
            rules = {"top": number == 0, "bottom": number in (0, last)}
            _rule(into, [side for side, there in rules.items() if there])


def add_link(paragraph: Any, text: str, url: str) -> None:
    """Add a link that Word opens; `url` was checked to be one of http or https."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    key = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = _element("w:hyperlink")
    link.set(_name("r:id"), key)
    run = paragraph.add_run(text)
    run.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def described(shape: Any, number: int, alt: str) -> None:
    """Give a picture its name and the text that screen readers read."""
    properties = shape._inline.docPr
    properties.set("name", f"Figure {number}")
    properties.set("descr", alt)


def right_to_left(paragraph: Any) -> None:
    """Set a paragraph from right to left."""
    paragraph._p.get_or_add_pPr().append(_element("w:bidi"))
    for run in paragraph.runs:
        run.font.rtl = True


def in_language(paragraph: Any, tag: str) -> None:
    """Say in which language the text of a paragraph is, for spelling, hyphens and fonts; last of what is set."""
    for run in paragraph.runs:
        run._r.get_or_add_rPr().append(_element("w:lang", val=tag, eastAsia=tag, bidi=tag))


def evened(document: Document) -> None:
    """Set Arabic and Hebrew as bold, italic and large as the letters around them: Word keeps these apart."""
    for part in (document.element, document.styles.element):
        for own in part.iter(_name("w:rPr")):
            for tag, complex_tag in _COMPLEX.items():
                found, other = own.find(_name(f"w:{tag}")), own.find(_name(f"w:{complex_tag}"))
                if found is None:
                    continue
                if other is not None:
                    own.remove(other)
                value = found.get(_name("w:val"))
                found.addnext(_element(f"w:{complex_tag}", **({} if value is None else {"val": value})))


def _fill(into: Any, cell: Cell, column: Column, size: float, place: int) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = into.paragraphs[0]
    paragraph.style = "Cell"
    if column.is_flush_right and place:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(" ".join(cell.parts))
    run.font.size = Pt(size)
    if column.context and is_right_to_left(run.text):
        run.font.rtl = True
    if cell.marks:
        marks = paragraph.add_run(cell.marks)
        marks.font.size = Pt(size)
        marks.font.superscript = True


def _rule(cell: Any, sides: list[str]) -> None:
    borders = _element("w:tcBorders")
    for side in sides:
        borders.append(_element(f"w:{side}", val="single", sz="6", space="0", color="000000"))
    cell._tc.get_or_add_tcPr().append(borders)


def _add_field(paragraph: Any, code: str, shown: str) -> None:
    """Add a field that Word can count anew; until then it shows what is given."""
    field = _element("w:fldSimple", instr=code)
    run = paragraph.add_run(shown)
    run.bold = True
    field.append(run._r)
    paragraph._p.append(field)


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(_name(f"w:{name}"), value)
    return made


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(tag))
