"""A comparison, and what is left of it once the errors of measuring are taken out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from framing.results.codebook import Codebook
from framing.results.comparison import alpha_of
from framing.results.one_table import OneTable
from framing.results.table import Table, listed

VERDICTS = ("holds", "reversed", "not settled", "appears", "still open", "cannot tell")

_SHOWN = (
    *("name", "group", "reference", "raw", "raw_low", "raw_high", "corrected"),
    *("low", "high", "p_corrected", "verdict", "caveats"),
)  # in a console and a notebook


@dataclass(frozen=True, slots=True, repr=False)
class Corrected(OneTable):
    """Shares or mean stances and gaps as measured, and corrected by a sample that people coded.

    Attributes
    ----------
    table : Table
        The gaps, one row a frame (or target) × pair: ``lexicon, name, label, group, reference, raw, raw_low,
        raw_high`` (as the comparison has them; group − reference)``, corrected, low, high`` (design-based)``, p,
        p_corrected`` (Benjamini–Hochberg)``, rogan_gladen, rogan_gladen_low, rogan_gladen_high, verdict`` (one of
        `VERDICTS`)``, n_coded_group, n_coded_reference`` (units)``, caveats``. Null where there is nothing to go
        by.
    estimates : Table
        One row a frame × group: ``lexicon, name, label, group, raw, raw_low, raw_high, corrected, low, high,
        rogan_gladen, rogan_gladen_low, rogan_gladen_high`` (0–1; of stance −1 to 1, and none after Rogan and
        Gladen)``, errors`` ("group" or "pooled": where the rates
        of error of Rogan and Gladen come from)``, n_articles, n_coded`` (units)``, n_disagree`` (coded units on
        which people and the measurement differ)``, caveats``.
    measure, by, unit : str
        "share" with sentences, "present" with articles, or "stance" with either.
    groups : tuple of str
    reference : str or None
    confidence : float
    n_resamples, seed : int
    codebooks : tuple of Codebook
    caveats, method, references
        As in every result.
    """

    estimates: Table
    measure: str
    by: str
    unit: str
    groups: tuple[str, ...]
    reference: str | None
    confidence: float
    n_resamples: int
    seed: int
    codebooks: tuple[Codebook, ...]

    @property
    def alpha(self) -> float:
        """The level of the tests that goes with the confidence of the intervals."""
        return alpha_of(self.confidence)

    @property
    def summary(self) -> str:
        """What was corrected."""
        return f"{self.measure} by {self.by}, {len(self):,} gaps, raw and corrected for errors of measuring"

    def _listed(self) -> Table:
        return listed(self.table, _SHOWN)

    def tables(self) -> dict[str, Table]:
        """Return its tables under the names of their CSV files."""
        name = "corrected_stance" if self.measure == "stance" else "corrected"
        return {name: self.table, f"{name}_estimates": self.estimates}

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {
            **OneTable.to_dict(self),
            "estimates": self.estimates.rows(),
            "measure": self.measure,
            "by": self.by,
            "unit": self.unit,
            "groups": list(self.groups),
            "reference": self.reference,
            "confidence": self.confidence,
            "n_resamples": self.n_resamples,
            "seed": self.seed,
            "lexicons": [book.identity for book in self.codebooks],
        }
