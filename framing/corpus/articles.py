"""A piece's rows as articles: the same columns whatever they were read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.corpus.columns import Roles
from framing.corpus.dates import Dates, read_dates
from framing.corpus.pieces import Piece
from framing.corpus.plain_columns import plain
from framing.errors import InputError

CORE = ("document_id", "source", "date", "title", "url", "text")
UNKNOWN_SOURCE = "(unknown)"


@dataclass(frozen=True, slots=True)
class Articles:
    """Articles of one piece.

    Attributes
    ----------
    table : pyarrow.Table
        The columns of `CORE` (``document_id`` null where none is given), then the user's other columns.
    unreadable : pyarrow.StringArray
        For each row why it cannot be read, or null.
    dates : Dates or None
        None where there is no column of dates.
    date_column : str
    n_unknown_source : int
    has_source : bool
        Whether a column names the source.
    """

    table: pa.Table
    unreadable: pa.StringArray
    dates: Dates | None
    date_column: str
    n_unknown_source: int
    has_source: bool


def articles_of(piece: Piece, roles: Roles, other_dates: Iterable[str] = ()) -> Articles:
    """Give a piece's rows the columns that every corpus has.

    Where the piece is a part of a table, `other_dates` are values of the whole column that decide how dates are
    read.

    Raises
    ------
    InputError
        The text column holds something other than text.
    """
    n = piece.table.num_rows
    table = plain(piece.table)
    column = roles.column
    nothing = pa.chunked_array([pa.nulls(n, pa.string())])

    def words(role: str) -> pa.ChunkedArray:
        name = column.get(role)
        return nothing if name is None else as_words(_decoded(table.column(name), name, piece.name))

    source = words("source") if "source" in column else pa.chunked_array([[piece.default_source] * n], pa.string())
    # One name in two Unicode forms looks like one source, and would count as two.
    source = pc.utf8_normalize(source, "NFC")
    source = pc.if_else(pc.equal(pc.fill_null(source, ""), ""), pa.scalar(None, pa.string()), source)
    dates = read_dates(table.column(column["date"]), other_dates) if "date" in column else None
    core = {
        "document_id": words("id"),
        "source": source.fill_null(UNKNOWN_SOURCE),
        "date": dates.days if dates else pa.nulls(n, pa.date32()),
        "title": words("title"),
        "url": words("url"),
        "text": _as_text(table.column(column["text"]), column["text"], piece.name),
    }
    own = set(column.values())
    others = [name for name in table.column_names if name not in own]
    names = _free_names(others)
    return Articles(
        pa.table(core | {name: table.column(other) for name, other in zip(names, others, strict=True)}),
        _unreadable(piece, column["text"], n),
        dates,
        column.get("date", ""),
        source.null_count,
        "source" in column,
    )


def _as_text(data: pa.ChunkedArray, column: str, name: str) -> pa.ChunkedArray:
    if pa.types.is_null(data.type):
        return data.cast(pa.large_string())
    data = _decoded(data, column, name)
    if not (pa.types.is_string(data.type) or pa.types.is_large_string(data.type)):
        nested = pa.types.is_nested(data.type)
        raise InputError(
            f"{name}: the column '{column}' holds {'nested values' if nested else 'no text'} ({data.type}), and "
            f"an article's text has to be text. "
            + ("Join its parts before reading." if nested else "Name the column of the text with text=.")
        )
    return _checked(data.cast(pa.large_string()), column, name)


def _decoded(data: pa.ChunkedArray, column: str, name: str) -> pa.ChunkedArray:
    """Read a column of bytes as the text that it holds; any other stays as it is."""
    if not (pa.types.is_binary(data.type) or pa.types.is_large_binary(data.type)):
        return data
    data = data.cast(pa.large_binary())
    return _checked(pa.chunked_array([chunk.view(pa.large_string()) for chunk in data.chunks]), column, name)


def _checked(data: pa.ChunkedArray, column: str, name: str) -> pa.ChunkedArray:
    """Refuse bytes that are no UTF-8; a Parquet file or an Arrow table may carry them unseen."""
    try:
        data.validate(full=True)
    except pa.ArrowInvalid:
        row = next(row for row, value in enumerate(data) if not _is_utf8(value))
        raise InputError(
            f"{name}: row {row + 1} of the column '{column}' is not valid UTF-8. Write the table again as UTF-8."
        ) from None
    return data


def _is_utf8(value: Any) -> bool:
    try:
        value.as_py()
    except UnicodeDecodeError:
        return False
    return True


def as_words(data: pa.ChunkedArray) -> pa.ChunkedArray:
    """Turn a column into short text without white space around it; whole numbers without a point."""
    if pa.types.is_floating(data.type):
        values = data.to_numpy(zero_copy_only=False) if hasattr(data, "chunks") else np.asarray(data)
        if all(value != value or float(value).is_integer() for value in values.tolist()):
            data = data.cast(pa.int64(), safe=False)
    if pa.types.is_nested(data.type) or pa.types.is_fixed_size_binary(data.type):
        data = pa.chunked_array(
            [[None if value is None else str(value) for value in data.to_pylist()]], pa.string()
        )
    return pc.utf8_trim_whitespace(data.cast(pa.string()))


def _free_names(others: list[str]) -> list[str]:
    """Rename the user's columns that clash with a corpus's own: each gets as many underscores as it takes."""
    taken = set(CORE) | {name for name in others if name not in CORE}
    names = []
    for other in others:
        name = other
        if other in CORE:
            while name in taken:
                name += "_"
            taken.add(name)
        names.append(name)
    return names


def _unreadable(piece: Piece, text_column: str, n: int) -> pa.StringArray:
    odd: Mapping[int, str] = piece.odd.get(text_column, {})
    reasons = {row: f"the text is {kind}, not text" for row, kind in odd.items()} | dict(piece.unread)
    return pa.array([reasons.get(row) for row in range(n)], pa.string())
