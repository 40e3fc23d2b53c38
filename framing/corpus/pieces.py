"""One thing that articles are read from, as it was found: a file, a folder or a table in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from framing.corpus.values import column_of
from framing.errors import InputError, one_of
from framing.results import Caveat, InputFile


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows with the columns that they came with.

    Attributes
    ----------
    file : InputFile
        Its name, hash and number of rows.
    table : pyarrow.Table
    places : sequence of str
        Where each row stands: "articles.csv:7", "row 7", "letter.txt".
    made_ids : sequence of str
        What each row is called where no id is given.
    default_source : str
        What the source is called where no column says.
    n_own_sources : int
        How many of the files count as sources of their own, since nothing names a source for them.
    odd : dict of str to dict of int to str
        For each column of text, the rows whose value is something else, and what it is.
    unread : dict of int to str
        Rows that hold no article, with the reason ("no article text was found in the page").
    mended : int
        How many characters had to be replaced.
    caveats : tuple of Caveat
    known_by : sequence of (str or None)
        Of an archive's export, for each row what its copies share in the archive; empty for other inputs.
    """

    file: InputFile
    table: pa.Table
    places: Sequence[str]
    made_ids: Sequence[str]
    default_source: str
    n_own_sources: int = 0
    odd: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    unread: Mapping[int, str] = field(default_factory=dict)
    mended: int = 0
    caveats: tuple[Caveat, ...] = ()
    known_by: Sequence[str | None] = ()

    @property
    def name(self) -> str:
        """What the piece is called in messages."""
        return self.file.name


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns made of Python values, with what was mended and found odd in them."""

    table: pa.Table
    odd: Mapping[str, Mapping[int, str]]
    mended: int


def columns_of(values: Mapping[str, Sequence[Any]]) -> Columns:
    """Make an Arrow table of named lists of Python values."""
    columns = {name: column_of(list_) for name, list_ in values.items()}
    return Columns(
        pa.table({name: column.data for name, column in columns.items()}),
        {name: column.odd for name, column in columns.items() if column.odd},
        sum(column.mended for column in columns.values()),
    )


def records_to_columns(records: Sequence[Mapping[str, Any]]) -> Columns:
    """Make an Arrow table of records; a record without a field has nothing there."""
    names = dict.fromkeys(str(name) for record in records for name in record)
    return columns_of({name: [record.get(name) for record in records] for name in names})


def require_one_of_each(columns: Sequence[str], name: str) -> None:
    """Refuse columns of which two have the same name.

    Raises
    ------
    InputError
        Naming every such name.
    """
    doubled = sorted({column for column, count in Counter(columns).items() if count > 1})
    if doubled:
        raise InputError(
            f"{name}: more than one column is called {one_of(doubled).replace(' or ', ' and ')}. "
            "Give every column a name of its own."
        )


def table_piece(columns: Columns, name: str, sha256: str, stem: str, place: str) -> Piece:
    """Make a piece of a table, whose rows are counted from 1 without a header.

    Raises
    ------
    InputError
        There are columns, but no rows; or two columns have one name.
    """
    n = columns.table.num_rows
    require_one_of_each(columns.table.column_names, name)
    if n == 0:
        raise InputError(f"{name} holds no articles: there is not one row in it.")
    return Piece(
        file=InputFile(name, sha256, n),
        table=columns.table,
        places=[f"{place}{row}" for row in range(1, n + 1)],
        made_ids=[f"{stem}-{row:06}" for row in range(1, n + 1)],
        default_source=stem,
        odd=columns.odd,
        mended=columns.mended,
    )
