"""Key words in context: every match with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.errors import counted
from framing.files import write_bytes
from framing.results.keyword_lines import lines_as_html, lines_as_page, lines_as_text
from framing.results.table import Table
from framing.results.table_result import TableResult

ORDERS = ("text", "left", "match", "right", "random")
_PRINTED = 25
_IN_NOTEBOOKS = 20


@dataclass(frozen=True, slots=True, repr=False)
class Concordance(TableResult):
    """The matches of a pattern in their context; see `TableResult` for what else there is.

    Attributes
    ----------
    table : Table
        One row a line: ``document_id, source, date, left, match, right`` (text, with white space as one blank)``,
        term`` (the pattern that matched)``, voice`` ("quoted" inside quotation marks; where voices were asked
        for "journalist", "quoted" or "attributed"; otherwise null)``, speaker`` (as the article names them; null
        where nobody is named)``, negated`` (whether a negation stands before the match)``, field`` ("title" or
        "text")``, sentence`` (its number in the article, from 0, the title's first)``, start, end`` (characters of
        that field, from 0, the end not included)``, token_start, token_end`` (which of the article's tokens).
    pattern : str
        What was looked for, as a reader would write it.
    terms : tuple of str
        The patterns, as written.
    lexicon : str
        Name, version and hash of the lexicon they are from; empty where they are from none.
    window : int
        Tokens on either side.
    order : str
        One of `ORDERS`.
    n_matches : int
        All matches; the table may hold fewer.
    n_articles : int
        Articles that have a match.
    n_read : int
        Articles that were read.
    seed : int
        Of the draw, where lines are in random order.
    """

    pattern: str
    terms: tuple[str, ...]
    lexicon: str
    window: int
    order: str
    n_matches: int
    n_articles: int
    n_read: int
    seed: int

    @property
    def summary(self) -> str:
        """What was looked for, how many lines of how many matches there are, and in how many articles."""
        lines = counted(self.n_matches, "match", "matches")
        if len(self) < self.n_matches:
            lines = f"{len(self):,} of {lines}"
        articles = counted(self.n_read, "article")
        return f"{self.pattern}: {lines} in {self.n_articles:,} of {articles}, {self.window} tokens either side."

    def tables(self) -> dict[str, Table]:
        """Return its table under the name of its CSV file."""
        return {"concordance": self.table}

    def to_text(self, limit: int | None = None) -> str:
        """Return lines with the matches below each other, all or the first so many."""
        return lines_as_text(self.rows()[:limit], len(self))

    def to_html(self, path: str | Path | None = None) -> str | Path:
        """Write all lines as an HTML page without scripts, or return the page where no path is given."""
        page = lines_as_page(self.pattern, self.summary, self.rows())
        return page if path is None else write_bytes(Path(path), page.encode())

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        names = ("pattern", "lexicon", "window", "order", "n_matches", "n_articles", "n_read", "seed")
        return {
            **TableResult.to_dict(self),
            "terms": list(self.terms),
            **{name: getattr(self, name) for name in names},
        }

    def __str__(self) -> str:
        cautions = "\n".join(f"  {caveat}" for caveat in self.caveats)
        return f"{self.summary}\n{self.to_text(_PRINTED)}" + (f"\nCaveats\n{cautions}" if cautions else "")

    def _repr_html_(self) -> str:
        shown = self.table.data.slice(0, _IN_NOTEBOOKS).to_pylist()
        return lines_as_html(self.summary, shown, len(self), tuple(map(str, self.caveats)))
