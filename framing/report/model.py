"""What a report says, before it has a format: plain strings and frozen data, and no markup in any of them.

Numbers are strings already (`numbers` makes them, once), quotations are runs of text, pictures are SVG. A format
places these strings and decides nothing; so no two formats can say different things.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a quotation, inside or outside a match."""

    text: str
    matched: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose; `lead` is a few words set in bold before it."""

    kind: ClassVar[str] = "paragraph"
    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A caution that has to be seen before anything else is read."""

    kind: ClassVar[str] = "stamp"
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A finding in words; `lead` says what it is about, `numbers` are the formatted numbers in its text."""

    text: str
    lead: str = ""
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statements:
    """Findings in words, one below the other, under a few words that say what they have in common."""

    kind: ClassVar[str] = "statements"
    title: str
    items: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """A term, what it means, and small facts about it as (name, value)."""

    term: str
    text: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms and their meanings; `literal` where the meanings are hashes, versions and commands."""

    kind: ClassVar[str] = "definitions"
    items: tuple[Definition, ...]
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: parts that do not break within, and the letters of the notes that apply to it.

    `targets` are ids of evidence, one behind each part ("" where it has none), or none at all; `id` is there where
    evidence refers back to the cell.
    """

    parts: tuple[str, ...]
    marks: str = ""
    targets: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column; a number's column is set flush right and its cells are not broken.

    `context` is there in lines of words around a match: "left" of it (flush right, so that they stand next to it),
    "match" or "right" of it, on the page.
    """

    head: str
    is_number: bool = False
    weight: int = 1  # how wide against the others; 0 is as wide as its longest cell
    context: str = ""

    @property
    def is_flush_right(self) -> bool:
        """Whether cells end at the right edge."""
        return self.is_number or self.context == "left"


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table in APA's form: number and title above, rules, a note below; the first column heads the rows."""

    kind: ClassVar[str] = "table"
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    number: int = 0
    csv: str = ""  # the table of `framing compare --format csv` that has all of it; empty where none has


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A picture in APA's form: number and title above, a note below; `alt` says the same in words."""

    kind: ClassVar[str] = "figure"
    title: str
    svg: str
    alt: str
    note: str = ""
    number: int = 0


_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks ps sd ug ur yi".split())


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as it stands in an article, with where it stands."""

    draw: str
    runs: tuple[Run, ...]
    lang: str
    title: str
    url: str
    date: str
    voice: str
    voices: tuple[str, ...] = ()  # those in it, as results name them

    @property
    def direction(self) -> str:
        """In which direction its language is written, as HTML has it; "auto" where the characters tell."""
        return "rtl" if self.lang.lower().split("-")[0] in _RIGHT_TO_LEFT else "auto"


@dataclass(frozen=True, slots=True)
class Reference:
    """The cell of a table whose number rests on some evidence."""

    table: int
    cell: str


@dataclass(frozen=True, slots=True)
class EvidenceColumn:
    """One group's passages of a frame or target; `tables` are the numbers that rest on them."""

    group: str
    passages: tuple[Passage, ...]
    empty: str = ""  # what to say where there are none
    id: str = ""
    frame: str = ""
    tables: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceBlock:
    """One frame's passages, group beside group; `more` are those of further groups, for formats without pages."""

    kind: ClassVar[str] = "evidence"
    columns: tuple[EvidenceColumn, ...]
    more: tuple[EvidenceColumn, ...] = ()
    noun: str = "frame"
    who: str = "source"


@dataclass(frozen=True, slots=True)
class Work:
    """An entry of the bibliography."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Works:
    """The bibliography."""

    kind: ClassVar[str] = "works"
    items: tuple[Work, ...]


Block = Paragraph | Stamp | Statements | Definitions | TableBlock | FigureBlock | EvidenceBlock | Works


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; `sections` are one level down, and there is no third level."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report."""

    title: str
    subtitle: str
    author: str
    date: str
    sections: tuple[Section, ...]
    lang: str = "en"


def blocks_of(report: Report) -> Iterator[Block]:
    """Walk through all blocks in the order in which they are read."""
    for section in report.sections:
        yield from section.blocks
        for below in section.sections:
            yield from below.blocks


def numbers_of(report: Report) -> tuple[str, ...]:
    """Return every formatted number of the tables and the findings, in reading order."""
    found: list[str] = []
    for block in blocks_of(report):
        if isinstance(block, TableBlock):
            numeric = [i for i, column in enumerate(block.columns) if column.is_number]
            found += [part for row in block.rows for i in numeric for part in row[i].parts]
        elif isinstance(block, Statements):
            found += [number for item in block.items for number in item.numbers]
    return tuple(found)
