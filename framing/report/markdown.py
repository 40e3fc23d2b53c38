"""A report as Markdown (CommonMark with GitHub's tables), every foreign character made literal."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from framing.report.model import (
    Cell,
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
)

# What means something in CommonMark, or in GitHub's tables and formulas; the second only where a line begins.
_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~$])")
_LINE_START = re.compile(r"^(\s*)([-+=>]|\d+[.)])", re.MULTILINE)


def markdown_of(report: Report) -> bytes:
    """Return the report as Markdown, UTF-8; pictures are told in words, since they cannot be carried in it."""
    byline = " · ".join(literal(part) for part in (report.author, report.date) if part)
    parts = [f"# {literal(report.title)}", literal(report.subtitle), byline, _contents(report)]
    for section in report.sections:
        parts += _section(section, 2)
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8")


def literal(text: str) -> str:
    """Return text in which nothing is markup."""
    text = _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
    # Addresses and mails would become links of themselves.
    text = re.sub(r"(?i)\b(https?|ftp)://", r"\1&#58;//", text)
    text = re.sub(r"(?i)\bwww\.", "www&#46;", text).replace("@", "&#64;")
    return _LINE_START.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", text)


def _contents(report: Report) -> str:
    return "\n".join(f"- [{literal(section.title)}](#{section.id})" for section in report.sections)


def _section(section: Section, depth: int) -> list[str]:
    parts = [f'<a id="{section.id}"></a>\n\n{"#" * depth} {literal(section.title)}']
    parts += [_BLOCKS[block.kind](block) for block in section.blocks]
    for below in section.sections:
        parts += _section(below, depth + 1)
    return parts


def _paragraph(block: Paragraph) -> str:
    return f"**{literal(block.lead)}** {literal(block.text)}" if block.lead else literal(block.text)


def _stamp(block: Stamp) -> str:
    return f"> **{literal(block.text)}**"


def _statements(block: Statements) -> str:
    lines = (
        f"- **{literal(item.lead)}** {literal(item.text)}" if item.lead else f"- {literal(item.text)}"
        for item in block.items
    )
    return f"**{literal(block.title)}**\n\n" + "\n".join(lines)


def _definitions(block: Definitions) -> str:
    lines = []
    for item in block.items:
        lines.append(f"- **{literal(item.term)}**: {literal(item.text)}")
        lines += [f"  - *{literal(name)}:* {literal(value)}" for name, value in item.details]
    return "\n".join(lines)


def _table(block: TableBlock) -> str:
    head = [literal(column.head) for column in block.columns]
    rule = ["---:" if column.is_flush_right else ":---" for column in block.columns]
    body = [[_cell(cell) for cell in row] for row in block.rows]
    lines = [f"| {' | '.join(row)} |" for row in (head, rule, *body)]
    note = f"\n\n*Note.* {literal(block.note)}" if block.note else ""
    return f"**Table {block.number}**\\\n*{literal(block.title)}*\n\n" + "\n".join(lines) + note


def _cell(cell: Cell) -> str:
    return literal(" ".join(cell.parts)) + (f"<sup>{cell.marks}</sup>" if cell.marks else "")


def _figure(block: FigureBlock) -> str:
    note = f"\n\n*Note.* {literal(block.note)}" if block.note else ""
    return f"**Figure {block.number}**\\\n*{literal(block.title)}*\n\n{literal(block.alt)}{note}"


def _evidence(block: EvidenceBlock) -> str:
    parts = []
    for column in block.columns:
        parts.append(f"**{literal(column.group)}**")
        parts += [literal(column.empty)] if column.empty else []
        parts += [_passage(passage) for passage in column.passages]
    return "\n\n".join(parts)


def _passage(passage: Passage) -> str:
    text = "".join(
        f"<mark>{literal(run.text)}</mark>" if run.matched else literal(run.text) for run in passage.runs
    )
    title = f"[{literal(passage.title)}](<{passage.url}>)" if passage.url else literal(passage.title)
    facts = "; ".join(literal(each) for each in (passage.date, passage.voice) if each)
    return f"*{literal(passage.draw)}.* {text}\n({title}{'; ' if facts else ''}{facts})"


def _works(block: Works) -> str:
    return "\n".join(
        f"- {literal(work.text)}" + (f" [{literal(work.url)}](<{work.url}>)" if work.url else "")
        for work in block.items
    )


_BLOCKS: dict[str, Callable[[Any], str]] = {
    "paragraph": _paragraph,
    "stamp": _stamp,
    "statements": _statements,
    "definitions": _definitions,
    "table": _table,
    "figure": _figure,
    "evidence": _evidence,
    "works": _works,
}
