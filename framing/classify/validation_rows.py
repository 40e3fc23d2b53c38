"""The rows of a validation: one model, all labels and each of them, with intervals over groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.classify.labels import Labels
from framing.classify.measures import accuracy, macro_f1, quality
from framing.results.validation import ALL

Floats = npt.NDArray[np.float64]
Index = npt.NDArray[np.int64]
Held = npt.NDArray[np.int8]

FIELDS = {
    "held_back": pa.string(),
    "model": pa.string(),
    "label": pa.string(),
    "n": pa.int64(),
    "n_held": pa.int64(),
    "n_given": pa.int64(),
    "precision": pa.float64(),
    "recall": pa.float64(),
    "f1": pa.float64(),
    "low": pa.float64(),
    "high": pa.float64(),
    "accuracy": pa.float64(),
    "brier": pa.float64(),
}


def group_draws(group: Index, n: int, rng: np.random.Generator) -> Floats:
    """Return how often each text stands in each of n resamples of the groups, shape (n, texts)."""
    _, own = np.unique(group, return_inverse=True)
    k = int(own.max()) + 1
    drawn: Floats = rng.multinomial(k, np.full(k, 1 / k), n)[:, own].astype(np.float64)
    return drawn


def rows_of(
    name: str, kind: str, coded: Labels, given: Held, chance: Floats | None, draws: Floats, confidence: float
) -> list[dict[str, Any]]:
    """Describe one model: the row of all labels, then one a label; means over repeats."""
    classes = [str(label) for label in coded.classes.tolist()]
    held, repeats = coded.held, len(given)
    f1 = np.mean([_resampled_f1(held, each, draws) for each in given], axis=0)  # (resamples, k)
    each = [[quality(held[:, j], given[r][:, j]) for r in range(repeats)] for j in range(len(classes))]
    brier = None if chance is None else ((chance - held[None]) ** 2).mean(axis=(0, 1))
    rows: list[dict[str, Any]] = []
    for j, label in enumerate(classes):
        low, high = _interval(f1[:, j], confidence)
        rows.append(
            {
                "label": label,
                "n": len(held),
                "n_held": int(held[:, j].sum()),
                "n_given": round(float(np.mean([one.n_given for one in each[j]]))),
                "precision": _mean([one.precision for one in each[j]]),
                "recall": _mean([one.recall for one in each[j]]),
                "f1": _mean([one.f1 for one in each[j]]),
                "low": low,
                "high": high,
                "accuracy": None,
                "brier": None if brier is None else float(brier[j]),
            }
        )
    low, high = _interval(f1.mean(axis=1), confidence)
    whole = {
        "label": ALL,
        "n": len(held),
        "n_held": int(held.sum()),
        "n_given": round(float(given.sum() / repeats)),
        "precision": _mean([row["precision"] for row in rows]),
        "recall": _mean([row["recall"] for row in rows]),
        "f1": float(np.mean([macro_f1(held, one) for one in given])),
        "low": low,
        "high": high,
        "accuracy": float(np.mean([accuracy(held, one) for one in given])),
        "brier": None if brier is None else float(brier.mean()),
    }
    return [{"held_back": name, "model": kind, **row} for row in (whole, *rows)]


def _resampled_f1(held: Held, given: Held, draws: Floats) -> Floats:
    """Return F1 in each resample, shape (resamples, k); 0 where a label neither holds nor is given."""
    right = draws @ ((held == 1) & (given == 1))
    total = draws @ (held.astype(np.float64) + given)
    found: Floats = np.divide(2 * right, total, out=np.zeros_like(right, dtype=np.float64), where=total > 0)
    return found


def _interval(values: Floats, confidence: float) -> tuple[float | None, float | None]:
    if not len(values):
        return None, None
    low, high = np.quantile(values, ((1 - confidence) / 2, (1 + confidence) / 2))
    return float(low), float(high)


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return float(np.mean(known)) if known else None
