"""Where articles stand on a scale between two sets of seed words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from framing.results.comparison import SHOWN, Comparison
from framing.results.notebook_html import result_html
from framing.results.table import Table, listed
from framing.results.table_result import TableResult

_PRINTED = 12  # words an end
_FAR_OUT = 200  # words an end in `to_dict`; the table has all


@dataclass(frozen=True, slots=True, repr=False)
class LatentScale(TableResult):
    """The result of Latent Semantic Scaling; see `TableResult` for what else there is. Experimental.

    Attributes
    ----------
    table : Table
        One row an article: ``document_id, group`` (null outside all groups)``, value`` (its position: 0 is the
        mean article, 1 a standard deviation of articles; above 0 toward the positive seeds; null where no word is
        known)``, weight`` (how many of its words are known; `Scores.with_column` takes the table as it is)``,
        raw`` (mean polarity of its words, −1 to 1)``, words`` (all that it has).
    by : str
        The column whose values are the groups.
    poles : tuple of (str, str)
        How the positive and the negative end are called.
    words : Table
        One row a word with a vector that occurs, from the most negative to the most positive: ``word, polarity``
        (−1 to 1)``, count, documents`` (articles)``, seed`` (whether it is one).
    seeds : Table
        One row a seed: ``seed, pole, weight`` (what it counts, all of one end ½ in size)``, words`` (which it
        stands for)``, count, documents, polarity`` (of its words by the other seeds alone; it should have the sign
        of the weight; null for the only seed of an end)``, correlation`` (of articles' positions without it with
        those with it)``, group_shift`` (the largest change of a group's position without it, in standard
        deviations of articles)``, shifted_group, why_not`` (why it takes no part; null where it does).
    sentences : Table
        One row a sentence with a known word: ``document_id, field`` ("title" or "text")``, start, end``
        (characters there)``, value`` (in standard deviations of articles)``, weight`` (known words).
    passages : Table
        The sentences farthest out at either end, at most one an article and end, of those with enough known words:
        ``pole, document_id, group, value, weight, passage``.
    comparison : Comparison
        Of the groups' positions, of kind "article": means over the words of a group's articles.
    vectors : str
        Where the vectors come from.
    seed : int
    """

    by: str
    poles: tuple[str, str]
    words: Table
    seeds: Table
    sentences: Table
    passages: Table
    comparison: Comparison
    vectors: str
    seed: int

    @property
    def summary(self) -> str:
        """How many articles have a position, between which poles, from how many seeds."""
        n = sum(value is not None for value in self.column("value"))
        used = sum(why is None for why in self.seeds.column("why_not"))
        return (
            f"Position of {n:,} articles between {self.poles[1]} (below 0) and {self.poles[0]} (above 0), from "
            f"{used} of {len(self.seeds)} seeds. Experimental, not validated."
        )

    def ends(self, n: int = _PRINTED, least: int = 1) -> tuple[list[str], list[str]]:
        """Return the words farthest toward the negative and the positive end, among those in enough articles.

        Parameters
        ----------
        n : int
            How many of each.
        least : int
            In how many articles a word has to occur.
        """
        rows = [row["word"] for row in self.words if row["documents"] >= least and not row["seed"]]
        return rows[:n], rows[::-1][:n]

    def _far_out(self) -> list[dict[str, Any]]:
        n = len(self.words)
        return [row for i, row in enumerate(self.words) if row["seed"] or i < _FAR_OUT or i >= n - _FAR_OUT]

    def tables(self) -> dict[str, Table]:
        """Return its tables under the names of their CSV files."""
        return {
            "positions": self.table,
            "polarity": self.words,
            "seeds": self.seeds,
            "sentences": self.sentences,
            **{f"position_{name}": table for name, table in self.comparison.tables().items()},
        }

    def to_dict(self) -> dict[str, Any]:
        """Return everything but single sentences as plain values; of words, seeds and those farthest out."""
        return {
            **TableResult.to_dict(self),
            "by": self.by,
            "poles": list(self.poles),
            "words": self._far_out(),
            "seeds": self.seeds.rows(),
            "passages": self.passages.rows(),
            "comparison": self.comparison.to_dict(),
            "vectors": self.vectors,
            "seed": self.seed,
        }

    def __str__(self) -> str:
        lines = [
            self.summary,
            *(f"  {line}" for line in self._toward()),
            str(self.comparison).partition("\nCaveats")[0],
            "Caveats",
            *(f"  {caveat}" for caveat in self.caveats),
        ]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        said = "\n".join([self.summary, *self._toward()])
        return result_html(said, listed(self.comparison.estimates, SHOWN)._repr_html_(), caveats=self.caveats)

    def _toward(self) -> list[str]:
        ends = zip(reversed(self.poles), self.ends(least=3), strict=True)
        return [f"words toward {pole}: {', '.join(words)}" for pole, words in ends]
