"""How articles and groups use pairs of opposed poles: a signed mean and an intensity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from framing.results.comparison import Comparison
from framing.results.notebook_html import result_html
from framing.results.table import Table, listed
from framing.results.table_result import TableResult

_PRINTED = 6  # words an end
_FAR_OUT = 200  # words an end in `to_dict`; the table has all


@dataclass(frozen=True, slots=True, repr=False)
class Microframes(TableResult):
    """Bias and intensity on pairs of poles, as in FrameAxis; see `TableResult` for what else there is.
    Experimental.

    FrameAxis calls the signed mean "microframe bias". It is no media bias: it says toward which pole the words of
    a text lie, and a text about harm lies toward the pole of harm however even-handed it is.

    Attributes
    ----------
    table : Table
        One row an article × microframe: ``document_id, group`` (null outside all groups)``, item`` (the
        microframe)``, bias`` (mean contribution of its words, −1 toward pole B to 1 toward pole A; null where no
        word is known)``, intensity`` (mean square of contributions about the corpus's bias, 0 upwards)``, weight``
        (known words).
    by : str
        The column whose values are the groups.
    axes : Table
        One row a microframe: ``item, pole_a, pole_b`` (labels)``, words_a, words_b`` (with a vector)``, unused``
        (without one)``, likeness`` (cosine of the poles' means; near 1 the axis is noise)``, baseline`` (bias of
        the whole corpus).
    groups : Table
        One row a microframe × group: ``item, group, n_articles, words``, then of each of ``bias`` and
        ``intensity`` the number itself, ``_low, _high`` (interval over articles)``, _null`` (mean of as many
        articles drawn from the whole corpus)``, _effect`` (the number − that)``, _p, _p_corrected`` (two-sided,
        under these draws).
    words : Table
        One row a word × microframe, in each from pole A to pole B: ``item, word, contribution`` (cosine with the
        axis)``, count, documents, pole`` (whether it is a word of "a" or "b"; null otherwise).
    drivers : Table
        The words that part each group from the corpus most: ``item, group, word, shift`` (how much the word adds
        to the group's bias minus the corpus's)``, contribution, rate_group, rate_corpus`` (per 1,000 known words).
    bias, intensity : Comparison
        Of the groups, a row a microframe, of kind "dimension".
    vectors : str
        Where the vectors come from.
    n_resamples, seed : int
    """

    by: str
    axes: Table
    groups: Table
    words: Table
    drivers: Table
    bias: Comparison
    intensity: Comparison
    vectors: str
    n_resamples: int
    seed: int

    @property
    def summary(self) -> str:
        """How many microframes, of how many articles."""
        n = len(set(self.column("document_id")))
        frames = "1 microframe" if len(self.axes) == 1 else f"{len(self.axes)} microframes"
        return f"{frames} of {n:,} articles. Experimental, not validated."

    def ends(self, item: str, n: int = _PRINTED, least: int = 1) -> tuple[list[str], list[str]]:
        """Return the words nearest to pole A and to pole B of a microframe that are no words of the poles.

        Parameters
        ----------
        item : str
        n : int
            How many of each.
        least : int
            In how many articles a word has to occur.
        """
        rows = [
            row["word"] for row in self.words.where(item=item) if row["documents"] >= least and row["pole"] is None
        ]
        return rows[:n], rows[::-1][:n]

    def _far_out(self, item: str) -> list[dict[str, Any]]:
        words = self.words.where(item=item).data
        if len(words) <= 2 * _FAR_OUT:
            return list(words.to_pylist())
        return [*words.slice(0, _FAR_OUT).to_pylist(), *words.slice(len(words) - _FAR_OUT).to_pylist()]

    def tables(self) -> dict[str, Table]:
        """Return its tables under the names of their CSV files."""
        return {
            "microframes": self.table,
            "microframe_axes": self.axes,
            "microframe_groups": self.groups,
            "microframe_words": self.words,
            "microframe_drivers": self.drivers,
            "microframe_bias_contrasts": self.bias.contrasts,
            "microframe_intensity_contrasts": self.intensity.contrasts,
        }

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values; of words those nearest to either pole."""
        return {
            **TableResult.to_dict(self),
            "by": self.by,
            "axes": self.axes.rows(),
            "groups": self.groups.rows(),
            "words": [row for item in self.axes.column("item") for row in self._far_out(item)],
            "drivers": self.drivers.rows(),
            "bias": self.bias.to_dict(),
            "intensity": self.intensity.to_dict(),
            "vectors": self.vectors,
            "n_resamples": self.n_resamples,
            "seed": self.seed,
        }

    def __str__(self) -> str:
        lines = [self.summary]
        for row in self.axes:
            lines += [str(row["item"]), *(f"  {line}" for line in self._near(row))]
        lines.append(str(self._listed()))
        return "\n".join([*lines, "Caveats", *(f"  {caveat}" for caveat in self.caveats)])

    def _repr_html_(self) -> str:
        near = [f"{row['item']}, {line}" for row in self.axes for line in self._near(row)]
        said = "\n".join([self.summary, *near])
        return result_html(said, self._listed()._repr_html_(), caveats=self.caveats)

    def _near(self, axis: dict[str, Any]) -> list[str]:
        ends = zip((axis["pole_a"], axis["pole_b"]), self.ends(axis["item"], least=3), strict=True)
        return [f"near {pole}: {', '.join(words)}" for pole, words in ends]

    def _listed(self) -> Table:
        shown = ("item", "group", "bias", "bias_low", "bias_high", "bias_p_corrected", "intensity", "n_articles")
        return listed(self.groups, shown)
