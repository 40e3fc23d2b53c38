"""How near sentences are to what frames mean, by a sentence encoder of the user's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from framing.results.codebook import Codebook
from framing.results.comparison import SHOWN, Comparison
from framing.results.table import Table, listed
from framing.results.table_result import TableResult


@dataclass(frozen=True, slots=True, repr=False)
class Similarities(TableResult):
    """The likeness of articles to frames; see `TableResult` for what else there is. Experimental.

    Attributes
    ----------
    table : Table
        One row an article × frame: ``document_id, group`` (null outside all groups)``, item`` (the frame's
        name)``, value`` (mean over its sentences of the cosine with the text of the frame that each is most like,
        −1 to 1; null without sentences)``, weight`` (sentences). `Scores.with_column` takes it as it is.
    by : str
        The column whose values are the groups.
    texts : Table
        One row a text that stood for a frame: ``item, kind`` ("definition" or "example")``, text``.
    sentences : Table
        One row a sentence × frame: ``document_id, field, start, end, item, value``.
    passages : Table
        The sentences most like each frame, at most one an article: ``item, document_id, group, value, passage``.
    comparison : Comparison
        Of the groups, a row a frame, of kind "dimension".
    encoder : str
        What the encoder is called.
    codebook : Codebook
    seed : int
    """

    by: str
    texts: Table
    sentences: Table
    passages: Table
    comparison: Comparison
    encoder: str
    codebook: Codebook
    seed: int

    @property
    def summary(self) -> str:
        """How many articles and frames there are, and what encoded them."""
        n = len(set(self.column("document_id")))
        frames = len(set(self.texts.column("item")))
        return f"Likeness of {n:,} articles to {frames} frames by {self.encoder}. Experimental, not validated."

    def tables(self) -> dict[str, Table]:
        """Return its tables under the names of their CSV files."""
        return {
            "likeness": self.table,
            "likeness_sentences": self.sentences,
            "likeness_passages": self.passages,
            **{f"likeness_{name}": table for name, table in self.comparison.tables().items()},
        }

    def to_dict(self) -> dict[str, Any]:
        """Return everything but the single sentences as plain Python values."""
        return {
            **TableResult.to_dict(self),
            "by": self.by,
            "texts": self.texts.rows(),
            "passages": self.passages.rows(),
            "comparison": self.comparison.to_dict(),
            "encoder": self.encoder,
            "lexicon": self.codebook.identity,
            "seed": self.seed,
        }

    def __str__(self) -> str:
        table = str(self.comparison).partition("\nCaveats")[0]
        return "\n".join([self.summary, table, "Caveats", *(f"  {each}" for each in self.caveats)])

    def _listed(self) -> Table:
        return listed(self.comparison.estimates, SHOWN)
