"""Which terms of a lexicon earn their place."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from framing.coding.coded_units import CodedUnits, found_by
from framing.coding.gold_units import Bools
from framing.results import Table
from framing.stats import Floats, proportion_interval
from framing.stats.classification import confusion, effective, fraction

_TERMS = pa.schema(
    [
        *((name, pa.string()) for name in ("lexicon", "name", "label", "term")),
        ("n_units", pa.int64()),
        *((name, pa.float64()) for name in ("precision", "low", "high")),
        ("n_alone", pa.int64()),
        ("f1_change", pa.float64()),
    ]
)


def term_table(units: CodedUnits, confidence: float) -> Table:
    """Return how rightly each term finds its frame, and what F1 has from it; see `Evaluation.terms`.

    The most frequent terms come first. `f1_change` below 0 is of a term without which the frame is found better.
    """
    rows = []
    terms = np.array(units.hits.term, object)
    for j, (lexicon, frame) in enumerate(units.frames):
        known = units.known[:, j]
        coded, weight, score = units.coded[:, j], units.weight[:, j], units.score[:, j]
        of_frame = (units.hits.frame == j) & known[units.hits.unit]
        whole = _f1(coded, units.found[:, j], weight)
        found = []
        for term in dict.fromkeys(terms[of_frame].tolist()):
            mine = np.flatnonzero(of_frame & (terms == term))
            from_term = np.bincount(units.hits.unit[mine], units.hits.weight[mine], len(score))
            own = np.bincount(units.hits.unit[mine], minlength=len(score)) > 0
            without = found_by(score - from_term, frame, units.unit) & known
            share, n = float(weight[own & coded].sum() / weight[own].sum()), effective(weight[own])
            low, high = proportion_interval(share * n, n, confidence)
            f1 = _f1(coded, without, weight)
            found.append(
                {
                    "lexicon": lexicon,
                    "name": frame.name,
                    "label": frame.label,
                    "term": term,
                    "n_units": int(own.sum()),
                    "precision": share,
                    "low": float(low),
                    "high": float(high),
                    "n_alone": int((units.found[:, j] & known & ~without).sum()),
                    "f1_change": None if whole is None else whole - (f1 or 0.0),
                }
            )
        rows += sorted(found, key=lambda row: (-row["n_units"], row["term"]))
    return Table(pa.Table.from_pylist(rows, _TERMS))


def _f1(coded: Bools, found: Bools, weight: Floats) -> float | None:
    h, s = fraction(confusion(coded, found, weight).sum(axis=0), "f1")
    return float(h / s) if s > 0 else None
