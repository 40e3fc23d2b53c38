"""A result that is one table on articles, with where these come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from framing.results.one_table import OneTable
from framing.results.provenance import Provenance
from framing.results.table import Table


@dataclass(frozen=True, slots=True, repr=False)
class TableResult(OneTable):
    """One table on articles, where they come from, and what a reader has to know.

    Attributes
    ----------
    table, caveats, method, references
        As every result that is one table has them.
    exclusions : Table
        One row an article that was left out: ``document_id, source, place, stage, reason``.
    provenance : Provenance
        Inputs with their hashes, options, versions.
    """

    exclusions: Table
    provenance: Provenance

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {**OneTable.to_dict(self), "exclusions": self.exclusions.rows()}
