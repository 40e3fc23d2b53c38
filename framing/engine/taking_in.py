"""One look over each input: which columns play which role, how it is read, into which parts it falls."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from framing.corpus.article_files import broken_parquet
from framing.corpus.columns import Roles, find_columns
from framing.corpus.dates import deciding_dates
from framing.corpus.pieces import require_one_of_each
from framing.corpus.plain_columns import plain
from framing.corpus.reading_caveats import Reading
from framing.engine.folder import Folder
from framing.engine.inputs import Input
from framing.engine.parts import Facts, Part, as_found, as_json, from_json
from framing.engine.spooling import ODD, spool
from framing.engine.writing import read_json, write_json
from framing.errors import InputError

# Row groups up to so many times the size of a part are read where they are.
_LARGEST = 2
_WORDED = ("id", "source", "title", "url")


@dataclass(frozen=True, slots=True)
class Taken:
    """An input that was looked over, or the problem with it.

    Attributes
    ----------
    given : Input
    problem : str
        "" where there is none.
    sha256 : str
    parts : tuple of Part
    reading : Reading or None
        For the cautions; dates and unknown sources are counted with the parts.
    """

    given: Input
    problem: str = ""
    sha256: str = ""
    parts: tuple[Part, ...] = ()
    reading: Reading | None = None

    @property
    def n(self) -> int:
        """How many articles it has."""
        return sum(part.n for part in self.parts)


@dataclass(frozen=True, slots=True)
class How:
    """How inputs are read.

    Attributes
    ----------
    columns : dict of str to str or None
        For each role the column that the caller names.
    encoding : str or None
    part_bytes : int
        Of text in a part, about.
    language : str or None
        Of the articles that do not name their own.
    """

    columns: Mapping[str, str | None]
    encoding: str | None
    part_bytes: int
    language: str | None = None


def known_from_before(given: Input, how: How, folder: Folder) -> Taken | None:
    """Return what an earlier run found out about an input that has the same size and time; None without one."""
    record = read_json(folder.reading(given.key))
    if record is None or record["part_bytes"] != how.part_bytes:
        return None
    same = (record["path"], record["size"], record["time"]) == (given.path, given.size, given.time)
    return _taken(given, record, folder) if same else None


def take_in(given: Input, how: How, folder: Folder, sha256: str) -> Taken:
    """Look over an input.

    Parameters
    ----------
    sha256 : str
        The hash that an earlier run found, where that is to be held against the file; "" to look in any case.
    """
    try:
        if sha256 and given.sha256() == sha256:
            known = known_from_before(given, how, folder)
            if known:
                return known
        return _looked_over(given, how, folder)
    except (InputError, pa.ArrowException, OSError) as error:
        shutil.rmtree(folder.spooled(given.key), ignore_errors=True)
        return Taken(
            given, str(error) if isinstance(error, InputError) else f"{given.name} cannot be read: {error}"
        )


def spool_again(taken: Taken, how: How, folder: Folder) -> str:
    """Write the parts of an input anew where they were cleared away after an earlier run; return a problem."""
    if any(part.spooled is not None and not part.spooled.exists() for part in taken.parts):
        try:
            spool(taken.given, how.encoding, folder.spooled(taken.given.key), how.part_bytes)
        except InputError as error:
            return str(error)
    return ""


def _looked_over(given: Input, how: How, folder: Folder) -> Taken:
    groups = _groups_in_place(given, how.part_bytes)
    spooled = folder.spooled(given.key)
    shutil.rmtree(spooled, ignore_errors=True)
    mended = 0
    if groups is None:
        found = spool(given, how.encoding, spooled, how.part_bytes)
        schema, rows, mended = found.schema, found.rows, found.mended
        tables = partial(_spooled_columns, spooled, len(rows))
    else:
        with given.open() as source, pq.ParquetFile(source) as file:
            schema, rows = file.schema_arrow, [n for n, _ in groups]
        tables = partial(_stored_columns, given, [numbers for _, numbers in groups])
    schema = pa.schema([each for each in schema if each.name != ODD]).remove_metadata()
    whole = as_found(schema.empty_table(), given, Facts({}, schema))
    roles = find_columns(given.name, whole.column_names, how.columns)
    record = {
        "path": given.path,
        "size": given.size,
        "time": given.time,
        "part_bytes": how.part_bytes,
        "sha256": given.sha256(),
        "rows": rows,
        "groups": None if groups is None else [numbers for _, numbers in groups],
        "facts": as_json(replace(_facts(roles, schema, tables), language=how.language)),
        "guess": str(roles),
        "mended": mended,
    }
    write_json(record, folder.reading(given.key))
    return _taken(given, record, folder)


def _taken(given: Input, record: Mapping[str, Any], folder: Folder) -> Taken:
    facts = from_json(record["facts"])
    first = np.cumsum([0, *record["rows"]]).tolist()
    parts = tuple(
        Part(
            name=f"{given.key}-{number:05}",
            given=given,
            facts=facts,
            first=first[number],
            n=n,
            groups=() if record["groups"] is None else tuple(record["groups"][number]),
            spooled=folder.spooled(given.key) / f"{number:05}.parquet" if record["groups"] is None else None,
        )
        for number, n in enumerate(record["rows"])
    )
    reading = Reading(
        name=given.name,
        guess=record["guess"],
        default_source=given.label,
        has_source="source" in facts.column,
        n_articles=first[-1],
        mended=record["mended"],
    )
    return Taken(given, sha256=record["sha256"], parts=parts, reading=reading)


def _groups_in_place(given: Input, part_bytes: int) -> list[tuple[int, list[int]]] | None:
    """Gather row groups into parts: rows and numbers of each; None where the input has to be spooled."""
    if given.suffix != ".parquet":
        return None
    try:
        with given.open() as source, pq.ParquetFile(source) as file:
            metadata = file.metadata
            sizes = [metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups)]
            rows = [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)]
            require_one_of_each(file.schema_arrow.names, given.name)
    except (pa.ArrowException, OSError) as error:
        raise InputError(broken_parquet(given.name, error)) from None
    if not sum(rows):
        raise InputError(f"{given.name} holds no articles: there is not one row in it.")
    if max(sizes) > _LARGEST * part_bytes:
        return None
    parts: list[tuple[int, list[int]]] = []
    size = part_bytes
    for number, (n, n_bytes) in enumerate(zip(rows, sizes, strict=True)):
        if not n:
            continue
        if size + n_bytes > part_bytes:
            parts.append((0, []))
            size = 0
        parts[-1] = (parts[-1][0] + n, [*parts[-1][1], number])
        size += n_bytes
    return parts


def _facts(roles: Roles, schema: pa.Schema, tables: Callable[[list[str]], Iterator[pa.Table]]) -> Facts:
    """Find out what depends on a whole column; only columns on which something depends are read."""
    dates: dict[bool, str] = {}
    broken: set[str] = set()
    date = roles.column.get("date", "")
    floating = {
        name
        for role, name in roles.column.items()
        if role in _WORDED and name in schema.names and pa.types.is_floating(schema.field(name).type)
    }
    wanted = [name for name in {date, *floating} if name in schema.names]
    if not wanted or not (floating or _may_decide(schema.field(date).type)):
        return Facts(roles.column, schema)
    for part in map(plain, tables(wanted)):
        if date in part.column_names:
            for value in deciding_dates(part.column(date)):
                dates.setdefault(int(value.split("/")[0].split("-")[0]) > 12, value)
        for name in floating & set(part.column_names):
            values = part.column(name).drop_null()
            if not pc.all(pc.or_(pc.is_nan(values), pc.equal(values, pc.floor(values)))).as_py():
                broken.add(name)
    return Facts(roles.column, schema, tuple(dates.values()), tuple(sorted(broken)))


def _may_decide(kind: pa.DataType) -> bool:
    return not (pa.types.is_temporal(kind) or pa.types.is_nested(kind) or pa.types.is_null(kind))


def _spooled_columns(folder: Path, n: int, wanted: list[str]) -> Iterator[pa.Table]:
    for number in range(n):
        with pq.ParquetFile(folder / f"{number:05}.parquet") as file:
            yield file.read([name for name in wanted if name in file.schema_arrow.names])


def _stored_columns(given: Input, groups: list[list[int]], wanted: list[str]) -> Iterator[pa.Table]:
    with given.open() as source, pq.ParquetFile(source) as file:
        for numbers in groups:
            yield file.read_row_groups(numbers, columns=wanted, use_threads=False)
