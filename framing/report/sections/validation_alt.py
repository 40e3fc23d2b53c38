"""What the pictures of an evaluation show, in words and with their numbers."""

from __future__ import annotations

from typing import Any

from framing.plots.numbers import number
from framing.report import numbers
from framing.results import Evaluation, Table

_METRICS = {"precision": "precision", "recall": "recall", "f1": "F1"}


def metrics_said(result: Evaluation, frame: str) -> str:
    """Say precision, recall and F1 over all sources."""
    rows = [row for row in _of(result.table, frame) if row["source"] is None and row["metric"] in _METRICS]
    said = [f"{_METRICS[row['metric']]} {_part(row['value'])}" for row in rows]
    return f"Over all sources: {', '.join(said)}. The tables have them for each."


def thresholds_said(result: Evaluation, frame: str) -> str:
    """Say F1 at each threshold."""
    said = [
        f"from {row['threshold']:g}{' (in use)' if row['used'] else ''}: {_part(row['f1'])}"
        for row in _of(result.thresholds, frame)
    ]
    return f"F1 by the hits from which it counts: {'; '.join(said)}."


def calibration_said(result: Evaluation, frame: str) -> str:
    """Say in how many units of each range of hits coders see the frame."""
    said = [
        f"at {row['mean_score']:.1f} hits in {_part(row['coded'])} of {numbers.count(row['n_units'])}"
        for row in _of(result.calibration, frame)
    ]
    return f"Coders see it {'; '.join(said)} {result.unit}s."


def articles_said(result: Evaluation, frame: str) -> str:
    """Say the mean difference and its limits."""
    row = next(iter(_of(result.lengths, frame)), None)
    if row is None or row["difference"] is None:
        return f"{numbers.count(len(_of(result.articles, frame)))} articles."
    limits = numbers.interval(row["limit_low"], row["limit_high"], 3, False)
    around = f", limits of agreement {limits}" if limits else ""
    mean = f"Mean difference {number(row['difference'], 3, True)}{around}"
    return f"{mean}, over {numbers.count(row['n_articles'])} articles."


def lengths_said(result: Evaluation, frame: str) -> str:
    """Say how shares go with length."""
    row = next(iter(_of(result.lengths, frame)), None)
    if row is None:
        return f"{numbers.count(len(_of(result.articles, frame)))} articles."
    said = [f"{name} {_part(row[f'rho_{name}'])}" for name in ("measured", "coded", "difference")]
    return f"Spearman’s ρ with length: {', '.join(said)}, over {numbers.count(row['n_articles'])} articles."


def _of(table: Table, frame: str) -> list[dict[str, Any]]:
    return [row for row in table if f"{row['lexicon']}/{row['name']}" == frame]


def _part(value: float | None) -> str:
    return numbers.NONE if value is None else number(value, 2, True)
