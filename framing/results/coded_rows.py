"""What the results of human coding have in common: one table, with what has to be known about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from framing.results.caveats import Caveat
from framing.results.notebook_html import result_html
from framing.results.table import Table


def counted(n: int, noun: str) -> str:
    """Print a number with its noun: 1 unit, 12 units."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def named(names: Sequence[str], most: int = 8) -> str:
    """List names: all of a few, of many the first and how many more there are."""
    rest = len(names) - most
    return ", ".join(names) if rest < 1 else f"{', '.join(names[:most])} and {rest:,} more"


@dataclass(frozen=True, slots=True, repr=False)
class CodedRows:
    """One table, what a reader has to know, and how it came about.

    Anything that reads the Arrow PyCapsule protocol (pandas, Polars, DuckDB, pyarrow) takes it as it is.

    Attributes
    ----------
    table : Table
    caveats : tuple of Caveat
    method : str
        What was done, in sentences that a paper can take over.
    references : tuple of str
        Keys of the bibliography.
    """

    table: Table
    caveats: tuple[Caveat, ...]
    method: str
    references: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.table)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.table)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the table's columns, in order."""
        return self.table.columns

    @property
    def summary(self) -> str:
        """What the table holds, in one line."""
        return f"{len(self):,} rows"

    def rows(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries."""
        return self.table.rows()

    def to_arrow(self) -> pa.Table:
        """Return the rows as an Arrow table."""
        return self.table.to_arrow()

    def to_pandas(self) -> Any:
        """Return the rows as a pandas DataFrame."""
        return self.table.to_pandas()

    def to_csv(self, path: str | Path | None = None) -> str | Path:
        """Write the rows as CSV; see `Table.to_csv`."""
        return self.table.to_csv(path)

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {
            "rows": self.table.rows(),
            "caveats": [{"code": caveat.code, "message": caveat.message} for caveat in self.caveats],
            "method": self.method,
            "references": list(self.references),
        }

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.table.__arrow_c_stream__(requested_schema)

    def __str__(self) -> str:
        cautions = "\n".join(f"  {caveat}" for caveat in self.caveats)
        return f"{self.summary}\n{self._listed()}" + (f"\nCaveats\n{cautions}" if cautions else "")

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return result_html(self.summary, self._listed()._repr_html_(), caveats=self.caveats)

    def _listed(self) -> Table:
        """Return the columns that a console and a notebook have room for."""
        return self.table
