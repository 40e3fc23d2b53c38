"""Inputs that cannot be read by parts where they are, as Parquet files of one part each.

Parquet with row groups of a moderate size is read in place. Everything else (delimited text, JSON, row groups
of hundreds of megabytes) is gone through once from beginning to end and written as parts, so that nothing later
has to look for the middle of a file.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from framing.corpus.article_files import broken_parquet
from framing.corpus.delimited import Quoting
from framing.corpus.pieces import require_one_of_each
from framing.corpus.values import Column, as_text, column_of, kind_of
from framing.engine.inputs import Input
from framing.engine.streams import read_records
from framing.engine.writing import write_table
from framing.errors import InputError

# Text of one part: some batches of scoring, so that the last, shorter one costs little; small enough that many
# parts are there to share out, and that one that is lost is soon done again.
PART_BYTES = 2**24
# Where a row's value in a column of text is no text: what it is, by column ("a number").
ODD = "framing:odd"


@dataclass(slots=True)
class Spooled:
    """What was written of one input.

    Attributes
    ----------
    rows : list of int
        How many rows each part has.
    schema : pyarrow.Schema
        Of all parts together.
    mended : int
        How many characters had to be replaced.
    worded : dict of str to bool
        Columns of which one part holds another kind of value than the next, so that all are written as words; and
        whether text is among them.
    """

    rows: list[int] = field(default_factory=list)
    schema: pa.Schema = field(default_factory=lambda: pa.schema([]))
    mended: int = 0
    worded: dict[str, bool] = field(default_factory=dict)


def spool(given: Input, encoding: str | None, folder: Path, part_bytes: int) -> Spooled:
    """Write an input as parts ``00000.parquet, 00001.parquet, …`` of about so many bytes each into a folder.

    Raises
    ------
    InputError
        The input is broken; the message says where.
    DatasetError
        The disk is full.
    """
    if given.suffix == ".parquet":
        return _written(_groups(given, part_bytes), folder)
    if given.suffix == ".tsv":
        # Tab-separated files are often written without quoting; a quotation mark is then like any character.
        try:
            return _of_records(given, encoding, folder, part_bytes, csv.QUOTE_MINIMAL)
        except InputError:
            with suppress(InputError):
                return _of_records(given, encoding, folder, part_bytes, csv.QUOTE_NONE)
            raise
    return _of_records(given, encoding, folder, part_bytes, csv.QUOTE_MINIMAL)


def _of_records(given: Input, encoding: str | None, folder: Path, part_bytes: int, quoting: Quoting) -> Spooled:
    worded: dict[str, bool] = {}
    while True:
        texts: set[str] = set()
        records = read_records(given, encoding, quoting)
        found = _written((_columns(part, worded, texts) for part in _parts(records, part_bytes)), folder)
        if not found.rows:
            raise InputError(f"{given.name} holds no articles: there is not one row in it.")
        if not found.worded:
            return found
        worded |= {name: name in texts for name in found.worded}


def _written(parts: Iterator[tuple[pa.Table, int]], folder: Path) -> Spooled:
    """Write parts, and find the schema of all; `worded` then names the columns that have none."""
    shutil.rmtree(folder, ignore_errors=True)
    found = Spooled()
    for table, mended in parts:
        write_table(table, folder / f"{len(found.rows):05}.parquet")
        found.rows.append(table.num_rows)
        found.mended += mended
        found.schema, apart = together(found.schema, table.schema)
        found.worded |= dict.fromkeys(apart, True)
    return found


def together(one: pa.Schema, other: pa.Schema) -> tuple[pa.Schema, list[str]]:
    """Return a schema that tables of both fit into, and the columns of no common type (the first's stays)."""
    fields = {each.name: each for each in one}
    apart = []
    for each in other:
        known = fields.setdefault(each.name, each)
        try:
            merged = pa.unify_schemas([pa.schema([known]), pa.schema([each])], promote_options="permissive")
            fields[each.name] = merged.field(0)
        except (pa.ArrowTypeError, pa.ArrowInvalid):
            apart.append(each.name)
    return pa.schema(list(fields.values())), apart


def _parts(records: Iterator[Any], part_bytes: int) -> Iterator[Sequence[Mapping[str, Any]]]:
    """Gather records until they make a part."""
    part: list[Mapping[str, Any]] = []
    size, header = 0, None
    for record in records:
        if isinstance(record, list):
            if header is None:
                header = record
                continue
            record = dict(zip(header, record, strict=True))
        part.append(record)
        size += sum(len(value) for value in record.values() if isinstance(value, str))
        if size >= part_bytes:
            yield part
            part, size = [], 0
    if part:
        yield part


def _columns(
    records: Sequence[Mapping[str, Any]], worded: Mapping[str, bool], texts: set[str]
) -> tuple[pa.Table, int]:
    """Make a table of records, with a column for values of an odd kind; note which columns hold text."""
    names = dict.fromkeys(str(name) for record in records for name in record)
    columns: dict[str, Column] = {}
    for name in names:
        values = [record.get(name) for record in records]
        if any(isinstance(value, str) for value in values):
            texts.add(name)
        columns[name] = column_of(values) if name not in worded else _worded(values, worded[name])
    table = pa.table({name: column.data for name, column in columns.items()})
    odd: list[dict[str, str]] = [{} for _ in records]
    for name, column in columns.items():
        for row, kind in column.odd.items():
            odd[row][name] = kind
    if any(odd):
        table = table.append_column(
            ODD, pa.array([list(each.items()) for each in odd], pa.map_(pa.string(), pa.string()))
        )
    return table, sum(column.mended for column in columns.values())


def _worded(values: Sequence[Any], with_text: bool) -> Column:
    """Make a column of words of values of any kind, as `column_of` does where it meets several kinds at once."""
    column = column_of([as_text(value) for value in values])
    is_odd = [with_text and not (value is None or isinstance(value, str) or value != value) for value in values]
    odd = {row: kind_of(value) for row, value in enumerate(values) if is_odd[row]}
    data = column.data.cast(pa.string()) if pa.types.is_null(column.data.type) else column.data
    return Column(data, column.mended, odd)


def _groups(given: Input, part_bytes: int) -> Iterator[tuple[pa.Table, int]]:
    """Read Parquet some rows at a time."""
    try:
        with given.open() as source, pq.ParquetFile(source) as file:
            metadata = file.metadata
            size = sum(metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups))
            rows = max(1, int(part_bytes * metadata.num_rows / max(size, 1)))
            require_one_of_each(file.schema_arrow.names, given.name)
            for batch in file.iter_batches(batch_size=rows):
                yield pa.Table.from_batches([batch]), 0
    except (pa.ArrowException, OSError) as error:
        raise InputError(broken_parquet(given.name, error)) from None
