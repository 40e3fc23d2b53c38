"""Rows of text cells out of a CSV file, or of anything that is a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.corpus.delimited import read_delimited
from framing.corpus.inputs import table_columns
from framing.errors import InputError, counted, did_you_mean, one_of
from framing.files import read_text

# What `Table.to_csv` puts before text that a spreadsheet would run.
_NEUTRALISED = re.compile(r"^'(?=[=+\-@\t\r])")
_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Cells:
    """The rows of one file or table as text, None where nothing stands.

    Attributes
    ----------
    name : str
        What it is called in messages.
    columns : dict of str to list of (str or None)
        All of one length.
    first : int
        How the first row is counted: row 1 stands under the header.
    """

    name: str
    columns: dict[str, list[str | None]]
    first: int = 1

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))


def read_cells(given: Any, what: str, needed: Sequence[str], optional: Sequence[str] = ()) -> Cells:
    """Read a CSV or TSV file, or a table in memory, that has certain columns; others are left alone.

    Parameters
    ----------
    given : path, table or list of mappings
    what : str
        What stands in it, for messages: "codes".
    needed, optional : sequence of str
        Columns that have to be there, and columns that may be; a missing optional one is all None.

    Raises
    ------
    InputError
        There is no such file, it cannot be read, it is empty, or columns are missing: all of them are named.
    """
    name, columns = _columns(given, what)
    lacking = [column for column in needed if column not in columns]
    if lacking:
        said = [
            f"  the column '{column}' is missing.{did_you_mean(column, sorted(columns))}" for column in lacking
        ]
        listed = ", ".join(f"'{column}'" for column in needed)
        raise InputError(
            "\n".join(
                [
                    f"{name}: the columns of these {what} are not as they have to be.",
                    *said,
                    f"Needed: {listed}" + (f"; {one_of(optional)} may be there as well." if optional else "."),
                ]
            )
        )
    n = len(next(iter(columns.values()), []))
    if n == 0:
        raise InputError(f"{name} holds no {what}: there is not one row in it.")
    kept = {column: columns.get(column, [None] * n) for column in (*needed, *optional)}
    return Cells(name, kept)


def refuse(name: str, what: str, problems: Sequence[str]) -> None:
    """Raise all problems of a file at once; do nothing where there are none.

    Raises
    ------
    InputError
        Listing the problems, up to a number that can be read.
    """
    if not problems:
        return
    count = counted(len(problems), "problem")
    listing = [f"  {line}" for line in problems[:_MOST_SHOWN]]
    if len(problems) > _MOST_SHOWN:
        listing.append(f"  … {len(problems) - _MOST_SHOWN:,} more")
    raise InputError("\n".join([f"{name}: {count} in these {what}.", *listing]))


def _columns(given: Any, what: str) -> tuple[str, dict[str, list[str | None]]]:
    if isinstance(given, (str, Path)):
        path = Path(given).expanduser()
        try:
            read = read_delimited(_text(path), path.name, tabs=path.suffix.lower() == ".tsv")
        except FileNotFoundError:
            raise InputError(f"There is no file '{path}' with {what}. Give the path of a CSV file.") from None
        except IsADirectoryError:
            raise InputError(f"'{path}' is a folder. Give the paths of the CSV files with {what} in it.") from None
        return path.name, {name: [_cell(value) for value in values] for name, values in read.items()}
    if isinstance(given, (list, tuple)) and not given:
        raise InputError(f"No {what} are given: the list is empty.")
    try:
        table = table_columns(given).table
    except InputError:
        raise InputError(
            f"No {what} can be read from a value of type {type(given).__name__}. Give the path of a CSV file, a "
            "pandas DataFrame, a table that speaks Arrow (Polars, DuckDB, pyarrow), or a list of mappings."
        ) from None
    return "table", {
        name: [_cell(value) for value in table.column(name).to_pylist()] for name in table.column_names
    }


def _text(path: Path) -> str:
    """Return the text of a file; nobody is asked for an encoding here."""
    try:
        return read_text(path)
    except InputError as error:
        raise InputError(str(error).partition(", or name its encoding")[0].rstrip(".") + ".") from None


def _cell(value: Any) -> str | None:
    """Return a value as the text that a CSV file would have, None for nothing."""
    if value is None or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value)) or None
    text = _NEUTRALISED.sub("", str(value))
    return text if text.strip() else None
