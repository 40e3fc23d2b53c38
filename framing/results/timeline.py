"""A measure over time: one estimate a group and period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from framing.results.caveats import Caveat, as_dicts
from framing.results.codebook import Codebook
from framing.results.comparison import alpha_of
from framing.results.main_table import MainTable
from framing.results.notebook_html import result_html
from framing.results.table import Table

PERIODS = ("day", "week", "month", "quarter", "year")


@dataclass(frozen=True, slots=True)
class Timeline(MainTable):
    """Estimates per group and period, and the difference between two groups in each period.

    Attributes
    ----------
    measure, kind, by, voice : str
        As in `Comparison`.
    every : str
        How long a period is, one of `PERIODS`.
    groups : tuple of str
        The groups, in the order in which tables and plots show them.
    difference : tuple of (str, str) or None
        Group and reference of the contrasts.
    periods : Table
        One row a period, without a gap from the first to the last: ``period`` ("2018-03-22"; a week is an ISO week
        and goes by its Monday; "2018-03", "2018-Q1", "2018")``, start, end`` (first and last day)``, n_articles,
        partial`` (whether the articles begin after its first day, or end before its last).
    estimates : Table
        One row a frame or target × group × period, those without articles too: ``lexicon, name, label, group,
        period, start``, then as in `Comparison.estimates`; null where there is nothing to estimate.
    contrasts : Table
        One row a frame or target × period, none without a `difference`: ``lexicon, name, label, period, start,
        group, reference``, then as in `Comparison.contrasts`.
    exclusions : Table
        One row a reason, ``stage, reason, articles``, with n in and n used as the first and last row.
    caveats : tuple of Caveat
        The full wording of every code that a row carries, then what concerns the whole.
    confidence : float
        The level of all intervals, between 0.5 and 1.
    n_resamples, n_permutations : int
        Bootstrap resamples; permutations of each test, more where the contrasts are many.
    correction : str
        How p_corrected was made.
    n_tests : int
        How many contrasts were tested, over all frames and periods, which is what the correction corrects for.
    seed : int
        With the same scores it gives the same result again.
    method : str
        What was done, in sentences that a paper can take over.
    references : tuple of str
        Keys of the bibliography.
    codebooks : tuple of Codebook
        The lexicons that were scored with.
    cluster, strata : str or None
        The columns of what was resampled together, and within.
    """

    measure: str
    kind: str
    by: str
    voice: str
    every: str
    groups: tuple[str, ...]
    difference: tuple[str, str] | None
    periods: Table
    estimates: Table
    contrasts: Table
    exclusions: Table
    caveats: tuple[Caveat, ...]
    confidence: float
    n_resamples: int
    n_permutations: int
    correction: str
    n_tests: int
    seed: int
    method: str
    references: tuple[str, ...]
    codebooks: tuple[Codebook, ...]
    cluster: str | None = None
    strata: str | None = None

    @property
    def alpha(self) -> float:
        """The level of the tests that goes with the confidence of the intervals."""
        return alpha_of(self.confidence)

    @property
    def main_table(self) -> Table:
        """The estimates, one row a group × frame × period."""
        return self.estimates

    def tables(self) -> dict[str, Table]:
        """Return its tables under the names of their CSV files."""
        return {"timeline": self.estimates, **({"timeline_contrasts": self.contrasts} if self.difference else {})}

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {
            "measure": self.measure,
            "kind": self.kind,
            "by": self.by,
            "voice": self.voice,
            "every": self.every,
            "groups": list(self.groups),
            "difference": None if self.difference is None else list(self.difference),
            "periods": self.periods.rows(),
            "estimates": self.estimates.rows(),
            "contrasts": self.contrasts.rows(),
            "exclusions": self.exclusions.rows(),
            "caveats": as_dicts(self.caveats),
            "confidence": self.confidence,
            "n_resamples": self.n_resamples,
            "n_permutations": self.n_permutations,
            "cluster": self.cluster,
            "strata": self.strata,
            "correction": self.correction,
            "n_tests": self.n_tests,
            "seed": self.seed,
            "method": self.method,
            "references": list(self.references),
            "lexicons": [book.identity for book in self.codebooks],
        }

    def __str__(self) -> str:
        cautions = "\n".join(f"  {caveat}" for caveat in self.caveats)
        return f"{self._head()}\n{self._shown()}" + (f"\nCaveats\n{cautions}" if cautions else "")

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return result_html(self._head(), self._shown()._repr_html_(), caveats=self.caveats)

    def _head(self) -> str:
        groups, n = ", ".join(self.groups), len(self.periods)
        lasting = f"{n:,} {self.every}{'s' * (n != 1)}"
        return f"{self.measure} by {self.by} ({groups}) over {lasting}, voice: {self.voice}"

    def _shown(self) -> Table:
        shown = ("name", "group", "period", "estimate", "low", "high", "n_articles", "caveats")
        return Table(self.estimates.data.select(shown))
