"""Lines of a concordance set out to be read: the matches below each other, whichever way the text is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from html import escape
from typing import Any

from framing.results.notebook_html import plain_html, said_html

_LEFT, _RIGHT = 44, 44  # columns of a terminal
_SOURCE, _MATCH = 18, 30
_BEFORE, _AFTER = "\u2068", "\u2069"  # what stands between them is laid out by itself, in its own direction
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
# Articles are written by others: nothing in them may move a terminal's cursor or turn its text round.
_COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def lines_as_text(rows: Sequence[dict[str, Any]], total: int) -> str:
    """Set lines out in columns; `total` is how many there are in all."""
    cells = [
        (
            _cut(row["source"], _SOURCE),
            _cut(row["left"], _LEFT, from_end=True),
            _cut(row["match"], _MATCH),
            _cut(row["right"], _RIGHT),
        )
        for row in rows
    ]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)] if cells else []
    lines = []
    for source, left, match, right in cells:
        # Languages that are written from right to left have their left context, as we say, on the right.
        line = (
            f"  {_padded(source, widths[0])}  {_padded(left, widths[1], flush_right=True)}  "
            f"{_padded(match, widths[2])}  {_own(right)}"
        )
        lines.append(line.rstrip())
    if len(rows) < total:
        lines.append(f"  … {len(rows):,} of {total:,} lines shown")
    return "\n".join(lines)


def lines_as_html(summary: str, rows: Sequence[dict[str, Any]], total: int, cautions: Sequence[str] = ()) -> str:
    """Return lines as a piece of HTML: escaped, without scripts, in the colours of the page around it."""
    more = f"<p>{len(rows):,} of {total:,} lines shown.</p>" if len(rows) < total else ""
    said = "".join(f"<li>{plain_html(each)}</li>" for each in cautions)
    table = f'<div style="overflow-x:auto">{_table(rows)}</div>' if rows else ""
    return f"{said_html(summary)}{table}{more}" + (f"<ul>{said}</ul>" if said else "")


def lines_as_page(title: str, summary: str, rows: Sequence[dict[str, Any]]) -> str:
    """Return lines as a page of its own, in light or dark as the reader's system has it."""
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)}</title>"
        "<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem;color-scheme:light dark}"
        "table{border-collapse:collapse}td,th{padding:.1rem .5rem}</style></head>\n"
        f"<body><h1>{escape(title)}</h1>{lines_as_html(summary, rows, len(rows))}</body></html>\n"
    )


def _table(rows: Sequence[dict[str, Any]]) -> str:
    # One direction for the whole table, so that the matches stand below each other; cells keep their own inside.
    heads = (
        ("source", "start"),
        ("document_id", "start"),
        ("before", "end"),
        ("match", "center"),
        ("after", "start"),
    )
    head = "".join(f'<th style="text-align:{align}">{name}</th>' for name, align in heads)
    return (
        f'<table dir="{"rtl" if mostly_right_to_left(rows) else "ltr"}"><thead><tr>{head}</tr></thead><tbody>'
        + "".join(map(_row, rows))
        + "</tbody></table>"
    )


def _row(row: dict[str, Any]) -> str:
    where = f"{row['field']}, characters {row['start']} to {row['end']}"
    said = f" ({row['voice']}{': ' + row['speaker'] if row['speaker'] else ''})" if row["voice"] else ""
    return (
        f'<tr title="{escape(where + said)}">'
        f'<td style="text-align:start">{_bdi(row["source"])}</td>'
        f'<td style="text-align:start">{_bdi(row["document_id"])}</td>'
        f'<td style="text-align:end">{_bdi(row["left"])}</td>'
        f'<td style="text-align:center"><strong>{_bdi(row["match"])}</strong></td>'
        f'<td style="text-align:start">{_bdi(row["right"])}</td></tr>'
    )


def _bdi(text: str) -> str:
    return f"<bdi>{plain_html(text)}</bdi>"


def mostly_right_to_left(rows: Sequence[dict[str, Any]]) -> bool:
    """Whether most lines are written from right to left."""
    return 2 * sum(is_right_to_left(row["match"]) for row in rows) > len(rows)


def is_right_to_left(text: str) -> bool:
    """Whether a text is written from right to left, as its first letter tells."""
    first = next((unicodedata.bidirectional(each) for each in text if each.isalpha()), "L")
    return first in ("R", "AL")


def _cut(text: str, width: int, *, from_end: bool = False) -> str:
    """Shorten a text to so many columns; what is next to the match stays."""
    text = _COMMANDS.sub("\ufffd", text)
    if _width(text) <= width:
        return text
    kept = 0
    room = width - 1
    for each in reversed(text) if from_end else text:
        room -= _width(each)
        if room < 0:
            break
        kept += 1
    return f"…{text[len(text) - kept :]}" if from_end else f"{text[:kept]}…"


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    marks = sum(unicodedata.category(each) in ("Mn", "Me", "Cf") for each in text)
    return len(text) - marks + sum(unicodedata.east_asian_width(each) in "WF" for each in text)


def _padded(text: str, width: int, *, flush_right: bool = False) -> str:
    blanks = " " * (width - _width(text))
    return f"{blanks}{_own(text)}" if flush_right else f"{_own(text)}{blanks}"


def _own(text: str) -> str:
    """Keep the direction of a text from reaching beyond it."""
    if text.isascii() or not any(unicodedata.bidirectional(each) in _RIGHT_TO_LEFT for each in text):
        return text
    return f"{_BEFORE}{text}{_AFTER}"
