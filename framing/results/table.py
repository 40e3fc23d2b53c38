"""The one table type under all results: Arrow inside; rows, CSV, pandas and HTML outside."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from framing.errors import InputError, unknown
from framing.files import write_bytes
from framing.results.cells import cell, column_cells
from framing.results.notebook_html import table_html

# A spreadsheet runs a cell that starts with one of these; an apostrophe before it makes it plain text.
_FORMULA_STARTS = r"^[=+\-@\t\r]"
# A signed number is one in a spreadsheet too: as text it would no longer be counted, sorted or drawn.
_NUMBER = r"^[+\-](\d+(\.\d*)?|\.\d+)([eE][+\-]?\d+)?$"
_SHOWN_ROWS = 10


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns of equal length that cannot be changed.

    Anything that reads the Arrow PyCapsule protocol (pandas, Polars, DuckDB, pyarrow) takes a `Table` as it is.
    """

    data: pa.Table

    def __len__(self) -> int:
        return int(self.data.num_rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows())

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(self.data.column_names)

    def column(self, name: str) -> list[Any]:
        """Return one column as a list of Python values.

        Raises
        ------
        InputError
            There is no such column.
        """
        return list(self._column(name).to_pylist())

    def arrow(self, name: str) -> pa.ChunkedArray:
        """Return one column as Arrow has it.

        Raises
        ------
        InputError
            There is no such column.
        """
        return self._column(name)

    @property
    def n_parts(self) -> int:
        """How many parts `parts` gives; 1 unless the rows lie on disk."""
        return 1

    def parts(self, *names: str) -> Iterator[pa.Table]:
        """Return some columns, or all, a part of the rows at a time; those of one article are in one part."""
        yield self.data.select(list(names)) if names else self.data

    def first(self, n: int) -> pa.Table:
        """Return the first rows."""
        return self.data.slice(0, n)

    def rows(self) -> list[dict[str, Any]]:
        """Return every row as a dictionary of Python values."""
        return list(self.data.to_pylist())

    def where(self, **equal: Any) -> Table:
        """Return the rows whose columns equal the given values.

        Raises
        ------
        InputError
            There is no such column, or its values are of another kind.
        """
        kept = self
        for name, value in equal.items():
            column = kept._column(name)
            try:
                mask = pc.equal(column, pa.scalar(value))
            except (pa.ArrowNotImplementedError, pa.ArrowInvalid):
                raise InputError(
                    f"The column '{name}' holds {column.type}, which {value!r} cannot be compared with. "
                    "Give a value of its own kind."
                ) from None
            kept = Table(kept.data.filter(mask))
        return kept

    def _column(self, name: str) -> pa.ChunkedArray:
        if name not in self.columns:
            raise InputError(unknown("column", name, self.columns))
        return self.data.column(name)

    def to_arrow(self) -> pa.Table:
        """Return the Arrow table, without a copy."""
        return self.data

    def to_pandas(self) -> Any:
        """Return a pandas DataFrame."""
        return self.data.to_pandas()

    def to_dict(self) -> dict[str, list[Any]]:
        """Return the columns as lists of Python values."""
        return {name: self.column(name) for name in self.columns}

    def to_csv(self, path: str | Path | None = None) -> str | Path:
        """Write the table as CSV (UTF-8, comma, one header line), or return the text where no path is given.

        Text that a spreadsheet would run as a formula (it starts with =, +, -, @, a tab or a carriage return, and
        is no plain number such as -0.5) gets an apostrophe in front, names of columns too. Lists are joined with
        "; "; lists of lists and values with fields of their own are written as JSON.
        """
        sink = io.BytesIO()
        if self.columns:
            names = _neutral(pa.chunked_array([self.columns], pa.string())).to_pylist()
            columns = [_neutral(_as_text(column)) for column in self.data.columns]
            pacsv.write_csv(pa.table(columns, names), sink, pacsv.WriteOptions(quoting_style="needed"))
        if path is None:
            return sink.getvalue().decode("utf-8")
        return write_bytes(Path(path), sink.getvalue())

    def formula_cells(self) -> int:
        """Return how many cells `to_csv` puts an apostrophe before, names of columns included."""
        cells = [pa.chunked_array([self.columns], pa.string()), *map(_as_text, self.data.columns)]
        return sum(int(pc.sum(_runs(column)).as_py() or 0) for column in cells if _is_text(column))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.data.__arrow_c_stream__(requested_schema)

    def __str__(self) -> str:
        shown = [[cell(value) for value in row.values()] for row in self.first(_SHOWN_ROWS).to_pylist()]
        widths = [max(map(len, column)) for column in zip(self.columns, *shown, strict=True)]
        lines = [
            "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
            for row in ([*self.columns], *shown)
        ]
        if len(self) > _SHOWN_ROWS:
            lines.append(f"… {len(self) - _SHOWN_ROWS:,} more rows")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return str(self)

    def as_html(self, *names: str) -> str:
        """Return the first rows of some columns, or of all, as HTML for notebooks."""
        first = self.first(_SHOWN_ROWS)
        shown = first.select(list(names)) if names else first
        rows = zip(*(column_cells(column.to_pylist()) for column in shown.columns), strict=True)
        numbers = [field.name for field in shown.schema if _is_number(field.type)]
        return table_html(shown.column_names, rows, numbers) + self._more_html()

    def _more_html(self) -> str:
        if len(self) > _SHOWN_ROWS:
            return f"<p>… {len(self) - _SHOWN_ROWS:,} more rows</p>"
        return "" if len(self) else "<p>No rows.</p>"

    def _repr_html_(self) -> str:
        return self.as_html()


def listed(table: Table, names: tuple[str, ...]) -> Table:
    """Return some columns of a table, in this order; those that it has not are passed over."""
    return Table(table.data.select([name for name in names if name in table.columns]))


def _is_number(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind))


def _as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Turn a column of a kind that CSV does not know into text; leave others as they are."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        if pa.types.is_string(kind.value_type):
            # Written out, values that are stored once may be more than 2 GB.
            column = column.cast(pa.dictionary(kind.index_type, pa.large_string()))
        return _as_text(column.cast(column.type.value_type))
    if pa.types.is_list(kind) and not pa.types.is_nested(kind.value_type):
        joined = [pc.binary_join(chunk.cast(pa.list_(pa.string())), "; ") for chunk in column.chunks]
        return pa.chunked_array(joined, pa.string())
    if pa.types.is_nested(kind):
        values = [
            None if value is None else json.dumps(value, ensure_ascii=False, default=str)
            for value in column.to_pylist()
        ]
        return pa.chunked_array([values], pa.string())
    return column


def _is_text(column: pa.ChunkedArray) -> bool:
    return bool(pa.types.is_string(column.type) or pa.types.is_large_string(column.type))


def _runs(text: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return which cells a spreadsheet would run."""
    starts = pc.match_substring_regex(text, _FORMULA_STARTS)
    return pc.and_not(starts, pc.match_substring_regex(text, _NUMBER))


def _neutral(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Put an apostrophe before each cell that a spreadsheet would run."""
    if not _is_text(column) or not pc.any(_runs(column)).as_py():
        return column
    return pc.if_else(_runs(column), _after_apostrophe(column), column)


def _after_apostrophe(column: pa.ChunkedArray) -> pa.ChunkedArray:
    kind = column.type
    return pc.binary_join_element_wise(pa.scalar("'", kind), column, pa.scalar("", kind))
