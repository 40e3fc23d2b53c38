"""Parts: runs of rows of an input that are read, scored and written by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from framing.corpus.article_files import broken_parquet
from framing.corpus.articles import Articles, articles_of
from framing.corpus.columns import Roles
from framing.corpus.languages import declared
from framing.corpus.pieces import Piece
from framing.engine.inputs import Input
from framing.engine.spooling import ODD
from framing.errors import InputError
from framing.results import InputFile


@dataclass(frozen=True, slots=True)
class Facts:
    """What has to be known of a whole input to read a part of it as it is read in one go.

    Attributes
    ----------
    column : dict of str to str
        The column of each role.
    schema : pyarrow.Schema
        Of its columns.
    dates : tuple of str
        Values that decide which number of a date is the month.
    broken_numbers : tuple of str
        Columns of numbers that are not all whole, so that none loses its point.
    language : str or None
        Of the articles that do not name their own.
    """

    column: Mapping[str, str]
    schema: pa.Schema
    dates: tuple[str, ...] = ()
    broken_numbers: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of an input.

    Attributes
    ----------
    name : str
        What its files are called.
    given : Input
    facts : Facts
    first, n : int
        Its first row in the input, from 0, and how many it has.
    groups : tuple of int
        The row groups of the input that hold it; none where it has a file of its own.
    spooled : Path or None
        That file.
    """

    name: str
    given: Input
    facts: Facts
    first: int
    n: int
    groups: tuple[int, ...] = ()
    spooled: Path | None = None

    def place(self, row: int) -> str:
        """Return where a row of the part stands."""
        return f"{self.given.name}:{self.first + row + 1}"

    def made_id(self, row: int) -> str:
        """Return what a row of the part is called where no id is given."""
        return f"{self.given.label}-{self.first + row + 1:06}"


def read_part(part: Part) -> Articles:
    """Read the articles of a part.

    Raises
    ------
    InputError
        The file is no longer what it was, or broken.
    """
    return articles_of(piece_of(part), Roles(part.facts.column, ()), part.facts.dates)


def piece_of(part: Part) -> Piece:
    """Read the rows of a part with the columns that they came with."""
    table = _table(part)
    odd: dict[str, dict[int, str]] = {}
    if ODD in table.column_names:
        for row, kinds in enumerate(table.column(ODD).to_pylist()):
            for column, kind in kinds or ():
                odd.setdefault(column, {})[row] = kind
        table = table.drop_columns([ODD])
    where = part.given.name if not part.first else f"{part.given.name}, from row {part.first + 1:,} on"
    return Piece(
        file=InputFile(where, "", part.n),
        table=as_found(table, part.given, part.facts),
        places=[part.place(row) for row in range(part.n)],
        made_ids=[part.made_id(row) for row in range(part.n)],
        default_source=part.given.label,
        odd=odd,
    )


def as_found(table: pa.Table, given: Input, facts: Facts) -> pa.Table:
    """Give some rows of an input the columns and kinds of values that the whole input has."""
    columns = {}
    for field in facts.schema:
        column = (
            table.column(field.name)
            if field.name in table.column_names
            else pa.chunked_array([pa.nulls(table.num_rows, field.type)])
        )
        columns[field.name] = column if column.type == field.type else column.cast(field.type)
        if field.name in facts.broken_numbers:
            columns[field.name] = columns[field.name].cast(pa.string())
    for name, value in given.partition:
        columns.setdefault(name, pa.chunked_array([pa.repeat(pa.scalar(value, pa.string()), table.num_rows)]))
    found = pa.table(columns)
    return found if facts.language is None else declared(found, facts.language)


def _table(part: Part) -> pa.Table:
    try:
        if part.spooled is not None:
            table = pq.ParquetFile(part.spooled).read()
        else:
            with part.given.open() as source, pq.ParquetFile(source) as file:
                table = file.read_row_groups(list(part.groups), use_threads=False)
    except (pa.ArrowException, OSError) as error:
        raise InputError(broken_parquet(part.given.name, error)) from None
    if table.num_rows != part.n:
        raise InputError(
            f"{part.given.name} has changed while it was read: {table.num_rows:,} rows stand where there were "
            f"{part.n:,}. Run again when nothing writes to it any more."
        )
    return table


def as_json(value: Any) -> Any:
    """Return facts of an input for a JSON file."""
    return {
        "column": dict(value.column),
        "schema": value.schema.serialize().to_pybytes().hex(),
        "dates": list(value.dates),
        "broken_numbers": list(value.broken_numbers),
        "language": value.language,
    }


def from_json(value: Mapping[str, Any]) -> Facts:
    """Return facts of an input from a JSON file."""
    return Facts(
        column=value["column"],
        schema=pa.ipc.read_schema(pa.py_buffer(bytes.fromhex(value["schema"]))),
        dates=tuple(value["dates"]),
        broken_numbers=tuple(value["broken_numbers"]),
        language=value["language"],
    )
