"""How rightly stance is found: classes as coded and as measured, macro-F1, and agreement with the gold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from framing.coding.coded_stances import CodedStances
from framing.coding.gold_units import Bools, Index
from framing.results import Table
from framing.results.evaluation import STANCE_METRICS
from framing.stats import Floats, Resampling, counted, generator, krippendorff_alpha
from framing.stats.classification import percentiles, sums_by
from framing.stats.resampling import drawn_sums

CLASSES = (-1, 0, 1)
# Macro-F1 of fewer articles than this with the rarest class rests on very little.
SMALL = 10
_WORDS = [(name, pa.string()) for name in ("lexicon", "name", "label")]
_STANCES = pa.schema(
    [
        *_WORDS,
        ("source", pa.string()),
        ("metric", pa.string()),
        *((name, pa.float64()) for name in ("value", "low", "high")),
        *((name, pa.int64()) for name in ("n_units", "n_articles", "n_against", "n_neither", "n_for")),
        ("caveats", pa.list_(pa.string())),
    ]
)
_CONFUSION = pa.schema(
    [
        *_WORDS,
        ("coded", pa.int8()),
        ("measured", pa.int8()),
        ("n_units", pa.int64()),
        ("share", pa.float64()),
    ]
)


def stance_tables(
    units: CodedStances, sources: Any, *, n_resamples: int, confidence: float, seed: int
) -> tuple[Table, Table]:
    """Return `Evaluation.stances` and `Evaluation.confusion`.

    Parameters
    ----------
    sources : array of object, shape (documents,)
        The source of each article, "" where it has none.
    """
    settings = (n_resamples, confidence, seed)
    metrics = list(_metric_rows(units, sources, *settings)) if units.targets else []
    return (
        Table(pa.Table.from_pylist(metrics, _STANCES)),
        Table(pa.Table.from_pylist(list(_confusion_rows(units)), _CONFUSION)),
    )


def stance_errors(units: CodedStances, j: int, rows: Index) -> tuple[Floats, Floats]:
    """Return of units with a code the weighted error of a target's class, brought to 0–1, and the weights.

    Half stands for no error; see `stance_error`.
    """
    weight = units.weights.weight[rows, j]
    return weight * (units.found[rows, j] - units.coded[rows, j] + 2) / 4, weight


def stance_error(part: float) -> float:
    """Return an error that was brought to 0–1 as it was, −2 to 2."""
    return 4 * part - 2


def _metric_rows(
    units: CodedStances, sources: Any, n_resamples: int, confidence: float, seed: int
) -> Iterator[dict[str, Any]]:
    of_unit = sources[units.article]
    names = [None, *sorted(set(of_unit.tolist()) - {""}, key=str.casefold)]
    for j, (lexicon, target) in enumerate(units.targets):
        for number, name in enumerate(names):
            rows = np.flatnonzero(units.speaks[:, j] & (True if name is None else of_unit == name))
            if not len(rows):
                continue
            coded, found = units.coded[rows, j].astype(np.int64), units.found[rows, j].astype(np.int64)
            cells = _cells(coded, found, units.weights.weight[rows, j])
            per_article = sums_by(cells, units.article[rows])
            rng = generator(seed, 4, j, number)
            replicates = drawn_sums(per_article, n_resamples, rng) if len(per_article) > 1 else None
            with_class = [len(np.unique(units.article[rows][coded == each])) for each in CLASSES]
            counts = dict(zip(("n_against", "n_neither", "n_for"), _counts(coded), strict=True))
            for metric in STANCE_METRICS:
                if metric == "alpha":
                    agreed = krippendorff_alpha(
                        counted(np.tile(np.arange(len(rows)), 2), [*coded.tolist(), *found.tolist()], "ordinal"),
                        Resampling(n_resamples, confidence, seed, units.article[rows]),
                    )
                    value, low, high = agreed.value, agreed.low, agreed.high
                else:
                    point = float(_metric(per_article.sum(axis=0), metric))
                    value = None if np.isnan(point) else point
                    limits = None if replicates is None else percentiles(_metric(replicates, metric), confidence)
                    varies = limits is not None and limits[0] < limits[1] and value is not None
                    low, high = limits if limits and varies else (None, None)
                yield {
                    "lexicon": lexicon,
                    "name": target.name,
                    "label": target.label,
                    "source": name,
                    "metric": metric,
                    "value": value,
                    "low": low,
                    "high": high,
                    "n_units": len(rows),
                    "n_articles": len(per_article),
                    **counts,
                    "caveats": ["small-n"] if min(with_class) < SMALL else [],
                }


def _counts(coded: Index) -> list[int]:
    return [int((coded == each).sum()) for each in CLASSES]


def _cells(coded: Index, found: Index, weight: Floats) -> Floats:
    """Return the weight of each unit in its cell, coded × found, shape (n, 9)."""
    cells = np.zeros((len(coded), 9))
    cells[np.arange(len(coded)), 3 * (coded + 1) + found + 1] = weight
    return cells


def _metric(cells: Floats, metric: str) -> Floats:
    """Return a metric of sums of cells, shape (...); NaN where it has no value.

    Macro-F1 is the mean over the classes that were coded or found.
    """
    table = cells.reshape(*cells.shape[:-1], 3, 3)
    right, total = np.diagonal(table, axis1=-2, axis2=-1), table.sum(axis=(-2, -1))
    with np.errstate(invalid="ignore", divide="ignore"):
        f1 = 2 * right / (table.sum(axis=-1) + table.sum(axis=-2))
        values: dict[str, Floats] = {
            "accuracy": right.sum(axis=-1) / total,
            "mean_error": (table.sum(axis=-2) - table.sum(axis=-1)) @ np.array(CLASSES, np.float64) / total,
            **{name: f1[..., i] for i, name in enumerate(("f1_against", "f1_neither", "f1_for"))},
        }
        some = ~np.isnan(f1)
        values["macro_f1"] = np.where(some, f1, 0).sum(axis=-1) / some.sum(axis=-1)
    return np.asarray(values[metric])


def _confusion_rows(units: CodedStances) -> Iterator[dict[str, Any]]:
    for j, (lexicon, target) in enumerate(units.targets):
        speaks = units.speaks[:, j]
        weight = units.weights.weight[:, j]
        total = float(weight[speaks].sum())
        for code in CLASSES:
            for found, own in _found(units, j):
                inside: Bools = speaks & (units.coded[:, j] == code) & own
                yield {
                    "lexicon": lexicon,
                    "name": target.name,
                    "label": target.label,
                    "coded": code,
                    "measured": found,
                    "n_units": int(inside.sum()),
                    "share": float(weight[inside].sum()) / total if total else None,
                }


def _found(units: CodedStances, j: int) -> Sequence[tuple[int | None, Bools]]:
    """Return the classes as measured, None for no evidence, and which units are in each."""
    evident = units.evident[:, j]
    return [*((each, evident & (units.found[:, j] == each)) for each in CLASSES), (None, ~evident)]
