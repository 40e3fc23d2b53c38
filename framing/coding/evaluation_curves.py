"""What other thresholds would do, and whether more hits mean more of the frame."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from framing.coding.coded_units import CodedUnits, found_by
from framing.results import Table
from framing.stats import Floats, proportion_interval
from framing.stats.classification import confusion, effective, fraction

MOST_THRESHOLDS = 20
MOST_RANGES = 5  # of scores above 0
_WORDS = [(name, pa.string()) for name in ("lexicon", "name", "label")]
_THRESHOLDS = pa.schema(
    [
        *_WORDS,
        *((name, pa.float64()) for name in ("threshold", "precision", "recall", "specificity", "f1", "found")),
        ("used", pa.bool_()),
    ]
)
_CALIBRATION = pa.schema(
    [
        *_WORDS,
        *((name, pa.float64()) for name in ("score_low", "score_high", "mean_score")),
        ("n_units", pa.int64()),
        *((name, pa.float64()) for name in ("coded", "low", "high")),
    ]
)


def threshold_table(units: CodedUnits) -> Table:
    """Return how rightly units would be classified with other thresholds of hits; see `Evaluation.thresholds`."""
    rows = []
    for j, (lexicon, frame) in enumerate(units.frames):
        known = np.flatnonzero(units.known[:, j])
        score, coded, weight = units.score[known, j], units.coded[known, j], units.weight[known, j]
        thresholds = _spread(np.unique(score[score > 0]), MOST_THRESHOLDS)
        in_use = [t for t in thresholds.tolist() if np.array_equal(score >= t, found_by(score, frame, units.unit))]
        for threshold in thresholds.tolist():
            sums = confusion(coded, score >= threshold, weight).sum(axis=0)
            values = {name: _part(*fraction(sums, name)) for name in ("precision", "recall", "specificity", "f1")}
            rows.append(
                {
                    "lexicon": lexicon,
                    "name": frame.name,
                    "label": frame.label,
                    "threshold": threshold,
                    **values,
                    "found": float(sums[:2].sum() / sums.sum()),
                    "used": threshold in in_use,
                }
            )
    return Table(pa.Table.from_pylist(rows, _THRESHOLDS))


def calibration_table(units: CodedUnits, confidence: float) -> Table:
    """Return in which share of units coders see a frame, by its score; see `Evaluation.calibration`."""
    rows = []
    for j, (lexicon, frame) in enumerate(units.frames):
        known = np.flatnonzero(units.known[:, j])
        score, coded, weight = units.score[known, j], units.coded[known, j], units.weight[known, j]
        above = score[score > 0]
        starts = np.unique(np.concatenate([[-np.inf], _spread(np.unique(above), MOST_RANGES)]))
        place = np.searchsorted(starts, score, side="right") - 1
        for i in range(len(starts)):
            own = place == i
            if not own.any():
                continue
            share = float(weight[own & coded].sum() / weight[own].sum())
            n = effective(weight[own])
            low, high = proportion_interval(share * n, n, confidence)
            rows.append(
                {
                    "lexicon": lexicon,
                    "name": frame.name,
                    "label": frame.label,
                    "score_low": float(score[own].min()),
                    "score_high": float(score[own].max()),
                    "mean_score": float((weight[own] * score[own]).sum() / weight[own].sum()),
                    "n_units": int(own.sum()),
                    "coded": share,
                    "low": float(low),
                    "high": float(high),
                }
            )
    return Table(pa.Table.from_pylist(rows, _CALIBRATION))


def _spread(values: Floats, most: int) -> Floats:
    """Return so many of ascending values, the first among them, spread over all."""
    if len(values) <= most:
        return values
    return np.asarray(values[np.linspace(0, len(values) - 1, most).astype(int)])


def _part(h: Floats, s: Floats) -> float | None:
    return float(h / s) if s > 0 else None
