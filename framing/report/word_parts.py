"""What python-docx has no call for: styles of a manuscript, captions that count, tables in APA's form, links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

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
_PAGE_WIDTH = 6.5  # inches between the margins
_LONGEST, _NUMBER = 34, 20  # letters that a column is given room for; those of a number with its interval
_MARGINS = 3  # letters that a cell's margins take
_LETTER = 0.44  # how wide letters of numbers with stops and brackets are, in the size of the type


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
    size = next((points for most, points in _NARROW if len(block.columns) <= most), _NARROWEST)
    table = document.add_table(rows=1 + len(block.rows), cols=len(block.columns))
    table.autofit = False
    widths = _widths(block, size)
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


def _widths(block: TableBlock, size: float) -> list[int]:
    """Divide the page's width: first what keeps words and numbers whole, then by how much columns hold."""
    from docx.shared import Inches

    page = _PAGE_WIDTH * 72 / (_LETTER * size)  # in letters
    cells = list(zip(*([Cell((column.head,)) for column in block.columns], *block.rows), strict=True))
    least = [_whole(column, held) for column, held in zip(block.columns, cells, strict=True)]
    most = [max(len(" ".join(cell.parts)) + len(cell.marks) for cell in held) + _MARGINS for held in cells]
    wanted = [max(min(length, _LONGEST) - floor, 0) for length, floor in zip(most, least, strict=True)]
    spare = max(page - sum(least), 0)
    shares = [each / sum(wanted) if sum(wanted) else 1 / len(wanted) for each in wanted]
    letters = [floor + spare * share for floor, share in zip(least, shares, strict=True)]
    return [int(Inches(_PAGE_WIDTH) * each / sum(letters)) for each in letters]


def _whole(column: Column, held: Sequence[Cell]) -> int:
    """Return the letters that a column needs so that no word, and no number with its interval, is broken."""
    words = [word for cell in held for part in cell.parts for word in part.split()]
    if column.is_flush_right:
        words += [
            whole for whole in (" ".join(cell.parts) + cell.marks for cell in held[1:]) if len(whole) <= _NUMBER
        ]
    return min(max(map(len, words), default=0), _NUMBER) + _MARGINS


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
