"""What results share that are, first of all, one of their tables: it is what others read of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

import pyarrow as pa

from framing.results.table import Table


class MainTable(ABC):
    """A result with a table that stands for it.

    Anything that reads the Arrow PyCapsule protocol (pandas, Polars, DuckDB, pyarrow) takes it as that table.
    """

    __slots__ = ()

    @property
    @abstractmethod
    def main_table(self) -> Table:
        """The table that stands for the result."""

    def rows(self) -> list[dict[str, Any]]:
        """Return the rows of the main table as dictionaries."""
        return self.main_table.rows()

    def to_arrow(self) -> pa.Table:
        """Return the main table as an Arrow table."""
        return self.main_table.to_arrow()

    def to_pandas(self) -> Any:
        """Return the main table as a pandas DataFrame."""
        return self.main_table.to_pandas()

    def to_csv(self, path: str | Path | None = None) -> str | Path:
        """Write the main table as CSV; see `Table.to_csv`."""
        return self.main_table.to_csv(path)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.main_table.__arrow_c_stream__(requested_schema)
