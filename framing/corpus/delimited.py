"""CSV and TSV text to named columns; whatever does not fit the header is an error that names the line.

The reader is Python's own in strict mode: it reads news at well over 100 MB/s, counts physical lines, and refuses
a quotation mark that closes too early or never, where faster readers go on with damaged rows.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Literal

from framing.errors import InputError, counted

Quoting = Literal[0, 3]

_SHOWN = 10
_LONGEST_FIELD = 2**31 - 1  # the most that a C long holds everywhere


def read_delimited(text: str, name: str, *, tabs: bool = False) -> dict[str, list[str]]:
    """Read delimited text into lists by column.

    Parameters
    ----------
    text : str
        The whole file.
    name : str
        What to call it in an error.
    tabs : bool
        Whether tabs separate the fields; otherwise commas, or the semicolons that spreadsheets write in many
        countries, by what the header holds more of.

    Raises
    ------
    InputError
        Nothing but white space, two columns of one name, rows that are longer or shorter than the header, or a
        quotation mark that is not closed.
    """
    if not text.strip():
        raise InputError(f"{name} is empty.")
    delimiter = "\t" if tabs else delimiter_of(text[: text.find("\n")] if "\n" in text else text)
    if not tabs:
        return _columns(text, name, delimiter, csv.QUOTE_MINIMAL)
    try:
        return _columns(text, name, delimiter, csv.QUOTE_MINIMAL)
    except InputError:
        # Tab-separated files are often written without quoting; a quotation mark is then like any character.
        with suppress(InputError):
            return _columns(text, name, delimiter, csv.QUOTE_NONE)
        raise


def delimiter_of(header: str) -> str:
    """Return what separates the fields of a first line: comma, semicolon or tab, whichever it has most of."""
    return max(",;\t", key=header.count)


def _columns(text: str, name: str, delimiter: str, quoting: Quoting) -> dict[str, list[str]]:
    header, *rows = delimited_rows(io.StringIO(text, newline=""), name, delimiter, quoting)
    columns = zip(*rows, strict=True) if rows else ([] for _ in header)
    return dict(zip(header, map(list, columns), strict=True))


def delimited_rows(lines: Iterable[str], name: str, delimiter: str, quoting: Quoting) -> Iterator[list[str]]:
    """Read delimited text row by row: first the names of the columns, then every row that has as many fields.

    Raises
    ------
    InputError
        As `read_delimited`; rows that are longer or shorter than the header are named at the end, all of them.
    """
    with _long_fields():
        reader = csv.reader(lines, delimiter=delimiter, strict=True, quoting=quoting)
        first_line = 1
        try:
            header = _header(next(filter(None, reader), None), name)
            yield header
            wrong: list[tuple[int, int]] = []
            first_line = reader.line_num + 1
            for row in reader:
                if len(row) == len(header):
                    yield row
                elif row:  # a blank line is no row
                    wrong.append((first_line, len(row)))
                first_line = reader.line_num + 1
        except csv.Error as error:
            raise InputError(_quoting_problem(name, first_line, reader.line_num, str(error))) from None
    if wrong:
        raise InputError(_wrong_rows(name, wrong, len(header)))


def _header(fields: list[str] | None, name: str) -> list[str]:
    if fields is None:
        raise InputError(f"{name} is empty.")
    header = [field.strip() or f"column {number}" for number, field in enumerate(fields, start=1)]
    doubled = sorted(name for name, n in Counter(header).items() if n > 1)
    if doubled:
        raise InputError(
            f"{name}: more than one column is called {', '.join(repr(field) for field in doubled)}. "
            f"Give every column a name of its own."
        )
    return header


def _wrong_rows(name: str, wrong: list[tuple[int, int]], expected: int) -> str:
    count = counted(len(wrong), "row does", "rows do")
    listing = [f"  line {line}: {n} fields" for line, n in wrong[:_SHOWN]]
    if len(wrong) > _SHOWN:
        listing.append(f"  … {len(wrong) - _SHOWN:,} more")
    return "\n".join(
        [
            f"{name}: {count} not have the {expected} fields of the header.",
            *listing,
            "A value that holds the separator or a line break has to stand in quotation marks.",
        ]
    )


def _quoting_problem(name: str, first_line: int, line: int, message: str) -> str:
    if "unexpected end" in message:
        return (
            f"{name}: in the row that starts in line {first_line}, "
            "a quotation mark opens a value and never closes. "
            f'Close it, or write a quotation mark that belongs to the text twice ("").'
        )
    if "expected after" in message:
        return (
            f"{name}: line {line} (in the row that starts in line {first_line}): text follows the quotation mark "
            f'that closes a value. Write a quotation mark that belongs to the text twice ("").'
        )
    return f"{name}: line {line} cannot be read ({message})."


@contextmanager
def _long_fields() -> Iterator[None]:
    """Lift the module's limit on a field's length for as long as the block runs; an article may have megabytes."""
    before = csv.field_size_limit(_LONGEST_FIELD)
    try:
        yield
    finally:
        csv.field_size_limit(before)
