"""How often the terms of each category occur in each article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.errors import counted
from framing.results.table import Table
from framing.results.table_result import TableResult

SCOPES = ("frame", "lexicon")


@dataclass(frozen=True, slots=True, repr=False)
class TermCounts(TableResult):
    """Counts of matches per article and category; see `TableResult` for what else there is.

    Attributes
    ----------
    table : Table
        One row an article × category, zero rows included, in the order of the articles: ``document_id, source,
        category, label, count`` (matches; null where the lexicon has no terms of the category in the article's
        language).
    documents : Table
        One row an article: ``document_id, source, tokens`` (the title's too)``, unmatched`` (tokens in no
        match).
    categories : tuple of str
        In the order of the columns of `wide`.
    lexicon : str
        Name, version and hash.
    levels : tuple of int
        By which levels of the frames' names was counted, 1 the outermost; empty for all.
    nested_scope : str
        One of `SCOPES`: within what the longest match counts.
    """

    documents: Table
    categories: tuple[str, ...]
    lexicon: str
    levels: tuple[int, ...]
    nested_scope: str

    @property
    def summary(self) -> str:
        """What was counted."""
        total = pc.sum(self.table.data.column("count")).as_py() or 0
        articles = counted(len(self.documents), "article")
        categories = counted(len(self.categories), "category", "categories")
        by = f" by level {' and '.join(map(str, self.levels))}" if self.levels else ""
        scope = f"longest within a {self.nested_scope}"
        return f"{counted(total, 'match', 'matches')} of {self.lexicon} in {articles}: {categories}{by}, {scope}."

    def wide(self) -> Table:
        """Return one row an article, one column a category: a document-feature matrix.

        A category that has the name of a column gets an underscore behind it.
        """
        wide = self.documents.data
        values = self.table.data.column("count").combine_chunks()
        n, c = len(self.documents), len(self.categories)
        for place, name in enumerate(self.categories):
            free = name
            while free in wide.column_names:
                free += "_"
            wide = wide.append_column(free, values.take(pa.array(np.arange(n) * c + place)))
        return Table(wide)

    def totals(self) -> Table:
        """Return one row a category: ``category, label, count`` (matches)``, articles`` (that have one)."""
        data = self.table.data.append_column(
            "articles", pc.cast(pc.greater(self.table.data.column("count"), 0), pa.int64())
        )
        sums = data.group_by(["category", "label"], use_threads=False).aggregate(
            [("count", "sum"), ("articles", "sum")]
        )
        return Table(sums.rename_columns(["category", "label", "count", "articles"]))

    def tables(self) -> dict[str, Table]:
        """Return its tables under the names of their CSV files."""
        return {"term_counts": self.table, "documents": self.documents}

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {
            **TableResult.to_dict(self),
            "documents": self.documents.rows(),
            "categories": list(self.categories),
            "lexicon": self.lexicon,
            "levels": list(self.levels),
            "nested_scope": self.nested_scope,
        }

    def _listed(self) -> Table:
        return self.totals()
