"""How well a classifier does on texts that it was not trained on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from framing.results.caveats import Caveat, as_dicts
from framing.results.main_table import MainTable
from framing.results.notebook_html import result_html
from framing.results.table import Table

ALL = "all labels"


@dataclass(frozen=True, slots=True, repr=False)
class Validation(MainTable):
    """How well a classifier does on texts that it was not trained on, beside what costs nothing.

    Attributes
    ----------
    table : Table
        One row a way of holding texts back × model × label: ``held_back`` ("texts", "story", "source"; what stays
        together)``, model`` ("classifier", "majority", "lexicon")``, label`` ("all labels" first)``, n, n_held,
        n_given, precision, recall, f1`` (0 to 1, null where the denominator is 0; of "all labels" the means over
        labels)``, low, high`` (interval of `f1`, over resampled groups)``, accuracy`` (texts with all labels
        right;
        of "all labels" only)``, brier`` (mean squared error of the probabilities, 0 best; the classifier's only).
    curve : Table
        One row a number of coded texts: ``held_back, n_train, f1`` (mean over labels)``, low, high`` (smallest and
        largest of the draws). Empty unless asked for.
    folds, repeats, seed : int
    confidence : float
    caveats : tuple of Caveat
    method : str
        What was done, in sentences that a paper can take over.
    references : tuple of str
        Keys of the bibliography.
    """

    table: Table
    curve: Table
    folds: int
    repeats: int
    seed: int
    confidence: float
    caveats: tuple[Caveat, ...]
    method: str
    references: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.table)

    @property
    def main_table(self) -> Table:
        """The table."""
        return self.table

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain Python values."""
        return {
            "rows": self.table.rows(),
            "curve": self.curve.rows(),
            "folds": self.folds,
            "repeats": self.repeats,
            "seed": self.seed,
            "confidence": self.confidence,
            "caveats": as_dicts(self.caveats),
            "method": self.method,
            "references": list(self.references),
        }

    @property
    def metrics(self) -> dict[str, float]:
        """The classifier's macro-F1 and accuracy, by what is held back: for a model's card."""
        found = {}
        for row in self.table.rows():
            if row["model"] == "classifier" and row["label"] == ALL:
                found[f"macro-F1, {row['held_back']} held back"] = float(row["f1"])
                found[f"accuracy, {row['held_back']} held back"] = float(row["accuracy"])
        return found

    @property
    def summary(self) -> str:
        """The mean F1 of each model, in a line for each way of holding texts back."""
        lines: dict[str, list[str]] = {}
        for row in self.table.rows():
            if row["label"] == ALL:
                interval = "" if row["low"] is None else f" [{row['low']:.2f}, {row['high']:.2f}]"
                lines.setdefault(row["held_back"], []).append(f"{row['model']} {row['f1']:.3f}{interval}")
        return "\n".join(f"{held} held back: macro-F1 of {', '.join(each)}" for held, each in lines.items())

    def __str__(self) -> str:
        curve = "\n".join(
            f"  {row['n_train']:,} coded texts: {row['f1']:.3f} ({row['low']:.3f} to {row['high']:.3f})"
            for row in self.curve.rows()
        )
        parts = [self.summary, str(self.table)]
        parts += [f"Learning curve\n{curve}"] if curve else []
        parts += ["Caveats\n" + "\n".join(f"  {caveat}" for caveat in self.caveats)] if self.caveats else []
        return "\n".join(parts)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        curve = self.curve._repr_html_() if len(self.curve) else ""
        return result_html(self.summary, self.table._repr_html_(), curve, caveats=self.caveats)
