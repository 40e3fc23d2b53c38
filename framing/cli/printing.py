"""What the commands print: plain lines and tables, fit for a terminal, a pipe and a log."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_PIPE_WIDTH = 120

# Articles and lexicons are written by others: nothing in them may move a terminal's cursor or turn its text round.
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str) -> str:
    """Return text in which nothing commands a terminal: U+FFFD stands for each such character."""
    return _COMMANDS.sub("\ufffd", text)


def say(text: str = "") -> None:
    """Print a line on the output stream."""
    print(plain(text))


def say_table(head: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()) -> None:
    """Print a table whose columns are as wide as they need be; those numbered in `right` are set to the right."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for number, title in enumerate(head):
        table.add_column(Text(plain(title)), justify="right" if number in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    console().print(table)


def console() -> Console:
    """Return what tables are printed on: as wide as the terminal, or as a line of a log."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else _PIPE_WIDTH
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)
