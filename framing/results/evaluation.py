"""How rightly a lexicon or a model finds what people coded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from framing.errors import counted
from framing.results.codebook import Codebook
from framing.results.one_table import OneTable
from framing.results.table import Table, listed

STANCE_METRICS = ("macro_f1", "accuracy", "f1_against", "f1_neither", "f1_for", "alpha", "mean_error")
METRICS = ("precision", "recall", "specificity", "f1", "mcc")

_SHOWN = (
    *("name", "source", "metric", "value", "low", "high"),
    *("n_units", "n_articles", "n_coded", "n_found", "n_right", "caveats"),
)  # in a console and a notebook


@dataclass(frozen=True, slots=True, repr=False)
class Evaluation(OneTable):
    """Scores held against codes of people, each unit counting as many as it stands for.

    Attributes
    ----------
    table : Table
        One row a frame × source × metric: ``lexicon, name, label, source`` (null: all together)``, metric`` (one
        of `METRICS`)``, value, low, high`` (0–1; of MCC −1 to 1; null where it is not defined)``, interval``
        ("bootstrap", over articles, or "exact-bound")``, n_units, n_articles, n_coded`` (units in which coders see
        the frame)``, n_found`` (units in which it was found)``, n_right`` (both)``, caveats`` (codes).
    reliability : Table
        One row a frame, where the codes of several coders are known: ``lexicon, name, label, alpha``
        (Krippendorff's, nominal)``, low, high, n_units`` (with two codes)``, reason`` (why there is no α).
    differential : Table
        One row a frame × rate: ``lexicon, name, label, metric`` ("recall" or "specificity"; of a target "stance
        error": the class found less the one coded)``, lowest, lowest_value, highest,
        highest_value`` (the sources where it is least and most)``, p`` (that it is the same
        in all sources; null where nothing can show it)``, p_corrected`` (Benjamini–Hochberg over the rows)``,
        groups`` (sources with units to go wrong).
    thresholds : Table
        One row a frame × threshold: ``lexicon, name, label, threshold`` (hits from which a unit counts)``,
        precision, recall, specificity, f1, found`` (share of units)``, used`` (whether it is the one in use).
    calibration : Table
        One row a frame × range of scores: ``lexicon, name, label, score_low, score_high, mean_score, n_units,
        coded`` (share of units in which coders see the frame)``, low, high``.
    articles : Table
        One row a frame × article with enough coded units: ``lexicon, name, label, document_id, source, n_units,
        tokens, coded, measured`` (shares of its units, 0–1)``, mean, difference`` (measured − coded).
    lengths : Table
        One row a frame: ``lexicon, name, label, n_articles, difference`` (mean of measured − coded)``, limit_low,
        limit_high`` (Bland & Altman's limits of agreement)``, rho_measured, rho_coded, rho_difference`` (Spearman,
        with the article's tokens)``, p_difference``.
    terms : Table
        One row a frame × term that occurs in coded units: ``lexicon, name, label, term, n_units, precision, low,
        high, n_alone`` (units that hang on this term alone)``, f1_change`` (F1 with the term − F1 without it).
    stances : Table
        One row a target × source × metric: ``lexicon, name, label, source`` (null: all together)``, metric`` (one
        of `STANCE_METRICS`: macro-F1 over against, neither and for; alpha: Krippendorff's, ordinal, between codes
        and measurement; mean_error: −2 to 2, class found − class coded)``, value, low, high, n_units`` (with a
        code)``, n_articles, n_against, n_neither, n_for`` (as coded)``, caveats``.
    confusion : Table
        One row a target × code × class found: ``lexicon, name, label, coded`` (−1, 0, 1)``, measured`` (the same;
        null without evidence, which counts as neither)``, n_units, share`` (of all units with a code, weighted).
    unit : str
        "sentence", "passage" or "article".
    weighted : bool
        Whether the probabilities with which units were drawn are known.
    n_units, n_articles : int
    confidence : float
    n_resamples, seed : int
    codebooks : tuple of Codebook
    caveats, method, references
        As in every result.
    """

    reliability: Table
    differential: Table
    thresholds: Table
    calibration: Table
    articles: Table
    lengths: Table
    terms: Table
    stances: Table
    confusion: Table
    unit: str
    weighted: bool
    n_units: int
    n_articles: int
    confidence: float
    n_resamples: int
    seed: int
    codebooks: tuple[Codebook, ...]

    @property
    def summary(self) -> str:
        """What was held against what."""
        how = "weighted by the probability of being drawn" if self.weighted else "each counting once"
        frames, targets = len(self.frames), len(self.targets)
        held = [counted(frames, "frame")] if frames or not targets else []
        held += [counted(targets, "target")] if targets else []
        return (
            f"{' and '.join(held)} held against the codes of {counted(self.n_units, self.unit)} in "
            f"{counted(self.n_articles, 'article')}, {how}"
        )

    def _listed(self) -> Table:
        """Return the metrics of frames, or of stances where no frame was coded."""
        return listed(self.table if len(self.table) else self.stances, _SHOWN)

    @property
    def frames(self) -> tuple[tuple[str, str], ...]:
        """The lexicon and name of each frame that was coded, in the order of the tables."""
        return tuple(dict.fromkeys((row["lexicon"], row["name"]) for row in self.table))

    @property
    def targets(self) -> tuple[tuple[str, str], ...]:
        """The lexicon and name of each target whose stance was coded, in the order of the tables."""
        return tuple(dict.fromkeys((row["lexicon"], row["name"]) for row in self.stances))

    def stance_metric(
        self, name: str, metric: str = "macro_f1", *, lexicon: str | None = None
    ) -> dict[str, Any] | None:
        """Return the row of a metric of stance toward a target over all sources, None where it was not coded."""
        return _first(self.stances, name, metric, lexicon)

    def metric(self, name: str, metric: str = "f1", *, lexicon: str | None = None) -> dict[str, Any] | None:
        """Return the row of a metric of a frame over all sources, None where the frame was not coded."""
        return _first(self.table, name, metric, lexicon)

    def alpha_of(self, lexicon: str, name: str) -> float | None:
        """Return Krippendorff's α of a frame, None where it is not known."""
        found = (row["alpha"] for row in self.reliability if (row["lexicon"], row["name"]) == (lexicon, name))
        return next(found, None)

    def tables(self) -> dict[str, Table]:
        """Return its tables under the names of their CSV files; those with rows alone, but for the first."""
        further = {
            "evaluation_reliability": self.reliability,
            "evaluation_differential": self.differential,
            "evaluation_thresholds": self.thresholds,
            "evaluation_calibration": self.calibration,
            "evaluation_articles": self.articles,
            "evaluation_lengths": self.lengths,
            "evaluation_terms": self.terms,
            "evaluation_stances": self.stances,
            "evaluation_confusion": self.confusion,
        }
        return {"evaluation": self.table, **{name: table for name, table in further.items() if len(table)}}

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        names = (
            *("reliability", "differential", "thresholds", "calibration", "articles", "lengths", "terms"),
            *("stances", "confusion"),
        )
        return {
            **OneTable.to_dict(self),
            **{name: getattr(self, name).rows() for name in names},
            "unit": self.unit,
            "weighted": self.weighted,
            "n_units": self.n_units,
            "n_articles": self.n_articles,
            "confidence": self.confidence,
            "n_resamples": self.n_resamples,
            "seed": self.seed,
            "lexicons": [book.identity for book in self.codebooks],
        }


def _first(table: Table, name: str, metric: str, lexicon: str | None) -> dict[str, Any] | None:
    """Return the row of a metric over all sources."""
    rows = table.where(name=name, metric=metric)
    return next((row for row in rows if row["source"] is None and lexicon in (None, row["lexicon"])), None)
