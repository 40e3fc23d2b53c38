"""A result that is one table, with what has to be known about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from framing.results.caveats import Caveat, as_dicts
from framing.results.main_table import MainTable
from framing.results.notebook_html import result_html
from framing.results.table import Table


@dataclass(frozen=True, slots=True, repr=False)
class OneTable(MainTable):
    """One table, what a reader has to know, and how it came about.

    Attributes
    ----------
    table : Table
    caveats : tuple of Caveat
        What a reader has to know about how the table came about and what it leaves out.
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
    def main_table(self) -> Table:
        """The table."""
        return self.table

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the table's columns, in order."""
        return self.table.columns

    @property
    def summary(self) -> str:
        """What the table holds, in one line."""
        return f"{len(self):,} rows"

    def column(self, name: str) -> list[Any]:
        """Return one column as a list of Python values."""
        return self.table.column(name)

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {
            "rows": self.table.rows(),
            "caveats": as_dicts(self.caveats),
            "method": self.method,
            "references": list(self.references),
        }

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


def named(names: Sequence[str], most: int = 8) -> str:
    """List names: all of a few, of many the first and how many more there are."""
    rest = len(names) - most
    return ", ".join(names) if rest < 1 else f"{', '.join(names[:most])} and {rest:,} more"
