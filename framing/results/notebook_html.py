"""Pieces of HTML for notebooks: small, escaped, without scripts, in the colours of the page around them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from html import escape

from framing.results.caveats import Caveat

_WORDS, _NUMBERS = "text-align:left", "text-align:right"


def said_html(text: str) -> str:
    """Return lines of text as paragraphs."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())


def cautions_html(caveats: Iterable[Caveat]) -> str:
    """Return caveats as a list; nothing where there are none."""
    items = "".join(f"<li>{escape(str(caveat))}</li>" for caveat in caveats)
    return f"<ul>{items}</ul>" if items else ""


def table_html(columns: Sequence[str], rows: Iterable[Sequence[str]], numbers: Collection[str] = ()) -> str:
    """Return a table; one that is too wide is scrolled by itself.

    Parameters
    ----------
    columns : sequence of str
    rows : iterable of sequence of str
        A text for each column.
    numbers : collection of str
        Columns that are set flush right; in others each cell has the direction of its text.
    """
    kinds = [name in numbers for name in columns]
    head = "".join(_cell("th", name, number) for name, number in zip(columns, kinds, strict=True))
    body = "".join(
        f"<tr>{''.join(_cell('td', cell, number) for cell, number in zip(row, kinds, strict=True))}</tr>"
        for row in rows
    )
    return f'<div style="overflow-x:auto"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _cell(tag: str, text: str, is_number: bool) -> str:
    said = escape(text) if text.isascii() else f"<bdi>{escape(text)}</bdi>"
    return f'<{tag} style="{_NUMBERS if is_number else _WORDS}">{said}</{tag}>'
