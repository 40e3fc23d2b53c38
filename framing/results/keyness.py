"""The words and phrases that set groups of articles apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyarrow.compute as pc

from framing.results.caveats import Caveat, as_dicts
from framing.results.comparison import alpha_of
from framing.results.main_table import MainTable
from framing.results.notebook_html import result_html
from framing.results.table import Table

KEYNESS_MEASURES = ("log-odds", "g2")
KEYNESS_CORRECTIONS = ("benjamini-hochberg", "none")
REST = "all others"  # how a reference is called that has no name of its own: every other group together
LEAST_DOCUMENTS = 3  # articles of a side without which no word is key to it: two may be one story told twice
_PRINTED = 10  # words a side
_CONTRASTS_PRINTED = 6


@dataclass(frozen=True, slots=True)
class Keyness(MainTable):
    """Words and phrases that one group of articles, the focus, uses more or less often than a reference.

    Attributes
    ----------
    measure : str
        What orders the words: "log-odds" or "g2".
    by : str
        The column whose values are the groups.
    groups : tuple of str
        All groups of the column, in their order.
    focus, reference : str or None
        As they were asked for; None for each group in turn, and for all other groups together.
    words : Table
        One row a contrast × word or phrase; in each contrast first what the focus uses more, key words before
        others, then by the size of the score. Columns:
        ``focus, reference`` (null: all other groups together)``, word`` (as counted)``, written`` (as mostly
        spelt)``, length`` (in words)``, side`` ("focus" or "reference": which uses it more)``, key`` (whether it
        is a key word: the corrected p is at most ``alpha``, and at least three articles of that side have it, or
        ``min_documents`` where that is less)``, score`` (z of the log-odds, or signed G²; above 0 where the focus
        uses it more)``, p_words`` (of that score, as if every word were independent)``, log_ratio`` (binary
        logarithm of the ratio of rates; 1 is twice as often)``, low, high`` (its interval over articles; null
        where it has no end)``, percent_difference`` (null where the reference has none)``, p, p_corrected`` (of
        equal rates, over articles)``, count_focus, count_reference, rate_focus, rate_reference`` (per 1,000 words,
        or runs of as many words)``, documents_focus, documents_reference`` (articles that have it)``,
        dispersion_focus, dispersion_reference`` (deviation of proportions: 0 spread as the words are, towards 1
        all in one article; null where a side has none)``, n_focus, n_reference`` (articles)``, caveats`` (codes).
    contrasts : Table
        One row a contrast: ``focus, reference, n_focus, n_reference`` (articles)``, words_focus, words_reference``
        (how many words these have)``, tested`` (words and phrases)``, key_focus, key_reference`` (how many are key
        on each side)``, key_if_independent`` (how many would be on both sides, if every word were independent of
        all others)``, shown`` (rows in ``words``)``, caveats``.
    exclusions : Table
        One row a reason, ``stage, reason, articles``, with n in and n used as the first and last row.
    caveats : tuple of Caveat
        The full wording of every code, then what concerns the whole.
    confidence : float
        The level of all intervals; tests are counted at 1 − confidence.
    correction : str
        One of `KEYNESS_CORRECTIONS`.
    n_tests : int
        How many words and phrases were tested over all contrasts, which is what the correction corrects for.
    min_documents : int
        What fewer articles of a contrast have was not tested.
    left_out : tuple of str
        Words that were left out on purpose; with a phrase that holds one, so was the phrase.
    method : str
        What was done, in sentences that a paper can take over.
    references : tuple of str
        Keys of the bibliography.
    """

    measure: str
    by: str
    groups: tuple[str, ...]
    focus: str | None
    reference: str | None
    words: Table
    contrasts: Table
    exclusions: Table
    caveats: tuple[Caveat, ...]
    confidence: float
    correction: str
    n_tests: int
    min_documents: int
    left_out: tuple[str, ...]
    method: str
    references: tuple[str, ...]

    @property
    def alpha(self) -> float:
        """The level of the tests that goes with the confidence of the intervals."""
        return alpha_of(self.confidence)

    def top(self, limit: int = 20, *, contrast: int = 0, side: str = "focus") -> list[dict[str, Any]]:
        """Return the first rows of one side of a contrast: its key words, then the nearest to being one.

        Parameters
        ----------
        limit : int
        contrast : int
            The number of the contrast, from 0, in the order of ``contrasts``.
        side : {"focus", "reference"}
            Which side uses the words more.

        Notes
        -----
        What too few articles of the side have is left out (see ``words``).
        """
        start, stop = self._bounds(contrast)
        rows = self.words.data.slice(start, stop - start)
        least = min(self.min_documents, LEAST_DOCUMENTS)
        kept = pc.and_(
            pc.equal(rows.column("side"), side), pc.greater_equal(rows.column(f"documents_{side}"), least)
        )
        return list(rows.filter(kept).slice(0, limit).to_pylist())

    def _bounds(self, contrast: int) -> tuple[int, int]:
        shown = self.contrasts.column("shown")
        return sum(shown[:contrast]), sum(shown[: contrast + 1])

    @property
    def main_table(self) -> Table:
        """The words."""
        return self.words

    def tables(self) -> dict[str, Table]:
        """Return its tables under the names of their CSV files."""
        return {"keywords": self.words}

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {
            "measure": self.measure,
            "by": self.by,
            "groups": list(self.groups),
            "focus": self.focus,
            "reference": self.reference,
            "words": self.words.rows(),
            "contrasts": self.contrasts.rows(),
            "exclusions": self.exclusions.rows(),
            "caveats": as_dicts(self.caveats),
            "confidence": self.confidence,
            "correction": self.correction,
            "n_tests": self.n_tests,
            "min_documents": self.min_documents,
            "left_out": list(self.left_out),
            "method": self.method,
            "references": list(self.references),
        }

    def __str__(self) -> str:
        lines = [f"Key words by {self.by} ({self.measure}; {self.n_tests:,} tests, correction: {self.correction})"]
        for number, row in enumerate(self.contrasts.rows()[:_CONTRASTS_PRINTED]):
            lines += self._printed(number, row)
        if len(self.contrasts) > _CONTRASTS_PRINTED:
            lines.append(f"… {len(self.contrasts) - _CONTRASTS_PRINTED:,} more contrasts")
        return "\n".join([*lines, *(["Caveats"] if self.caveats else []), *(f"  {each}" for each in self.caveats)])

    def _printed(self, number: int, row: dict[str, Any]) -> list[str]:
        names = {"focus": row["focus"], "reference": row["reference"] or REST}
        lines = [
            f"{names['focus']} ({row['n_focus']:,} article{'s' * (row['n_focus'] != 1)}) against "
            f"{names['reference']} ({row['n_reference']:,}): {row['tested']:,} words and phrases tested"
        ]
        for side, name in names.items():
            key = [each["written"] for each in self.top(_PRINTED, contrast=number, side=side) if each["key"]]
            more = row[f"key_{side}"] - len(key)
            listed = ", ".join(key) + (f" and {more:,} more" if more else "") if key else "no key words"
            lines.append(f"  more often in {name}: {listed}")
        return lines

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        shown = self.words.data.select(("focus", "reference", "written", "side", "key", "score", "log_ratio", "p"))
        return result_html(str(self).splitlines()[0], Table(shown)._repr_html_(), caveats=self.caveats)
