"""The first sheet of an old Excel file (`.xls`), as ProQuest exports, by xlrd, loaded only when one is read."""

from __future__ import annotations

import io
import struct
from collections import Counter
from typing import Any

from framing.corpus.pieces import Columns, columns_of
from framing.errors import InputError, MissingExtraError, one_of

MOST_BYTES = 100_000_000
_OTHERS = {b"PK\x03\x04": "a newer workbook (.xlsx)", b"<": "a page or XML", b"{\\rtf": "rich text"}
# What xlrd raises over a file that is cut off or tampered with, beside its own errors.
_BROKEN = (struct.error, IndexError, KeyError, AssertionError, ValueError, TypeError, OverflowError)
_AGAIN = "Save it as .csv, or export it again."


def read_spreadsheet(content: bytes, name: str) -> Columns:
    """Read the first sheet, whose first row names the columns; days are written as "2023-09-12".

    Raises
    ------
    InputError
        It is no such file, damaged, too large, empty, or columns share a name.
    MissingExtraError
        The extra ``archives`` is not installed.
    """
    try:
        import xlrd
    except ImportError:
        raise MissingExtraError("Reading .xls files", "archives") from None
    if not content:
        raise InputError(f"{name} is empty.")
    other = next((kind for start, kind in _OTHERS.items() if content.lstrip().startswith(start)), None)
    if other:
        raise InputError(f"{name} is {other}, though its name ends in .xls. {_AGAIN}")
    if len(content) > MOST_BYTES:
        raise InputError(
            f"{name} has {len(content):,} bytes, and of .xls at most {MOST_BYTES:,} are read. {_AGAIN}"
        )
    try:
        book = xlrd.open_workbook(file_contents=content, logfile=io.StringIO())
        sheet = book.sheet_by_index(0)
        rows = [[_value(cell, book.datemode) for cell in sheet.row(row)] for row in range(sheet.nrows)]
    except (xlrd.XLRDError, xlrd.compdoc.CompDocError, *_BROKEN) as error:
        raise InputError(f"{name} is no whole .xls file ({error or type(error).__name__}). {_AGAIN}") from None
    if not rows:
        raise InputError(f"{name} is empty.")
    header = [str(cell or "").strip() or f"column {number}" for number, cell in enumerate(rows[0], start=1)]
    doubled = sorted(column for column, n in Counter(header).items() if n > 1)
    if doubled:
        raise InputError(
            f"{name}: more than one column is called {one_of(doubled).replace(' or ', ' and ')}. "
            "Give every column a name of its own."
        )
    return columns_of({column: [row[n] for row in rows[1:]] for n, column in enumerate(header)})


def _value(cell: Any, datemode: int) -> Any:
    """Return a cell's value: text, a number (whole ones as such), a day, or None."""
    from xlrd import XL_CELL_BLANK, XL_CELL_DATE, XL_CELL_EMPTY, XL_CELL_ERROR, XL_CELL_NUMBER, xldate_as_datetime

    if cell.ctype in (XL_CELL_EMPTY, XL_CELL_BLANK, XL_CELL_ERROR) or cell.value == "":
        return None
    if cell.ctype == XL_CELL_DATE:
        return xldate_as_datetime(cell.value, datemode).date().isoformat()
    if cell.ctype == XL_CELL_NUMBER and float(cell.value).is_integer():
        return int(cell.value)
    return cell.value
