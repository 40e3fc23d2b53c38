"""A table that lies on disk in parts, and is read no further than it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from framing.errors import InputError, unknown
from framing.results import Table


class StoredTable(Table):
    """A table of a dataset's scores, in Parquet files.

    It does what any `Table` does. Columns, first rows, parts and `where` read just what they need; `data`, and
    what is made of all rows, reads the whole table every time.

    Parameters
    ----------
    files : sequence of Path
        One a part, in order; at least one.
    n : sequence of int
        How many rows each has.
    keeps : bool
        Whether columns that were read stay in memory: for the one table of which many questions ask the same few.
    """

    __slots__ = ("_files", "_kept", "_n", "_schema")
    _files: tuple[str, ...]
    _kept: dict[str, pa.ChunkedArray] | None
    _n: tuple[int, ...]
    _schema: pa.Schema

    def __init__(self, files: Sequence[Path], n: Sequence[int], *, keeps: bool = False) -> None:
        values = {
            "_files": tuple(map(str, files)),
            "_n": tuple(n),
            "_kept": {} if keeps else None,
            "_schema": pq.read_schema(files[0]),
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)  # a table cannot be changed

    def __reduce__(self) -> tuple[Any, ...]:
        return _opened, (self._files, self._n, self._kept is not None)

    def __len__(self) -> int:
        return sum(self._n)

    @property
    def data(self) -> pa.Table:
        """The whole table, read anew."""
        return self._read(None)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(self._schema.names)

    @property
    def n_parts(self) -> int:
        """How many parts there are."""
        return len(self._files)

    def parts(self, *names: str) -> Iterator[pa.Table]:
        """Read some columns, or all, a part at a time."""
        for file in self._files:
            yield pq.read_table(file, columns=list(names) or None, use_threads=False)

    def first(self, n: int) -> pa.Table:
        """Read the first rows."""
        tables = [self._schema.empty_table()]
        for part in self.parts():
            tables.append(part.slice(0, n))
            n -= len(tables[-1])
            if n <= 0:
                break
        return pa.concat_tables(tables)

    def where(self, **equal: Any) -> Table:
        """Read the rows whose columns equal the given values; see `Table.where`."""
        found = []
        for part in self.parts():
            rows = Table(part).where(**equal).data
            if len(rows):
                found.append(rows)
        return Table(_together([self._schema.empty_table(), *found]))

    def _column(self, name: str) -> pa.ChunkedArray:
        if name not in self.columns:
            raise InputError(unknown("column", name, self.columns))
        if self._kept is None:
            return self._read([name]).column(0)
        if name not in self._kept:
            self._kept[name] = self._read([name]).column(0)
        return self._kept[name]

    def _read(self, columns: list[str] | None) -> pa.Table:
        stored = ds.dataset(list(self._files), schema=self._schema, format="parquet")
        return _together([stored.to_table(columns=columns)])


def _opened(files: Sequence[str], n: Sequence[int], keeps: bool) -> StoredTable:
    return StoredTable([Path(file) for file in files], n, keeps=keeps)


def _together(tables: Sequence[pa.Table]) -> pa.Table:
    """Put tables under each other; each column then stores every value once, but for passages."""
    table = pa.concat_tables(tables)
    for place, name in enumerate(table.column_names):
        if pa.types.is_dictionary(table.schema.field(place).type) and name != "passage":
            table = table.set_column(place, name, table.column(place).unify_dictionaries())
    return table
