"""Pieces of HTML for notebooks: small, escaped, without scripts, in the colours of the page around them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from html import escape

from framing.results.caveats import Caveat

_WORDS, _NUMBERS = "text-align:left", "text-align:right;white-space:nowrap"
# A name or a date stays on one line, and a sentence gets room for a few words: the table scrolls, rows stay low.
_SHORT, _NARROWEST = 28, ";min-width:18em"


def plain_html(text: str) -> str:
    """Return text as HTML that says just this.

    A dollar stands in an element of its own: notebooks take what stands between two of them in one piece of text
    for a formula, and news is full of dollars. A line may break between the words that a term chooses from.
    """
    return escape(text).replace("$", "<span>$</span>").replace("|", "|<wbr>")


def said_html(text: str) -> str:
    """Return lines of text as paragraphs."""
    return "".join(f"<p>{plain_html(line)}</p>" for line in text.splitlines())


def result_html(said: str, *tables: str, caveats: Iterable[Caveat] = ()) -> str:
    """Return what is said of a result, its tables, and its caveats as a list."""
    return said_html(said) + "".join(tables) + cautions_html(caveats)


def cautions_html(caveats: Iterable[Caveat]) -> str:
    """Return caveats as a list; nothing where there are none."""
    items = "".join(f"<li>{plain_html(str(caveat))}</li>" for caveat in caveats)
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
    if is_number:
        return f'<{tag} style="{_NUMBERS}">{plain_html(text)}</{tag}>'
    said = plain_html(text) if text.isascii() else f"<bdi>{plain_html(text)}</bdi>"
    broken = ";white-space:nowrap" if len(text) <= _SHORT else _NARROWEST
    return f'<{tag} style="{_WORDS}{broken}">{said}</{tag}>'
