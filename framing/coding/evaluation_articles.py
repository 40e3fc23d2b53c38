"""Articles as coded and as measured, and whether errors go with the length of articles."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
from scipy.stats import spearmanr

from framing.coding.coded_units import CodedUnits
from framing.results import Scores, Table
from framing.stats import Floats
from framing.stats.classification import sums_by

# With fewer units of an article its share as coded can hardly take more values than 0 and 1.
LEAST_UNITS = 3
LEAST_ARTICLES = 5
_LIMIT = 1.96  # Bland & Altman's limits hold 95 % of articles
_WORDS = [(name, pa.string()) for name in ("lexicon", "name", "label")]
_ARTICLES = pa.schema(
    [
        *_WORDS,
        *((name, pa.string()) for name in ("document_id", "source")),
        *((name, pa.int64()) for name in ("n_units", "tokens")),
        *((name, pa.float64()) for name in ("coded", "measured", "mean", "difference")),
    ]
)
_LENGTHS = pa.schema(
    [
        *_WORDS,
        ("n_articles", pa.int64()),
        *((name, pa.float64()) for name in ("difference", "limit_low", "limit_high")),
        *((name, pa.float64()) for name in ("rho_measured", "rho_coded", "rho_difference", "p_difference")),
    ]
)


def article_tables(units: CodedUnits, scores: Scores) -> tuple[Table, Table]:
    """Return `Evaluation.articles` and `Evaluation.lengths`."""
    ids, sources, tokens = (scores.documents.column(name) for name in ("document_id", "source", "tokens"))
    articles: list[dict[str, Any]] = []
    lengths: list[dict[str, Any]] = []
    least = 1 if units.unit == "article" else LEAST_UNITS
    for j, (lexicon, frame) in enumerate(units.frames):
        known = np.flatnonzero(units.known[:, j])
        weight = units.weight[known, j]
        data = np.stack(
            [np.ones(len(known)), weight, weight * units.coded[known, j], weight * units.found[known, j]], axis=1
        )
        rows = np.unique(units.article[known])
        sums = sums_by(data, units.article[known])
        rows, sums = rows[sums[:, 0] >= least], sums[sums[:, 0] >= least]
        if len(rows) < LEAST_ARTICLES:
            continue
        coded, measured = sums[:, 2] / sums[:, 1], sums[:, 3] / sums[:, 1]
        length = np.array([tokens[row] for row in rows.tolist()], np.float64)
        named = {"lexicon": lexicon, "name": frame.name, "label": frame.label}
        for i, row in enumerate(rows.tolist()):
            articles.append(
                {
                    **named,
                    "document_id": ids[row],
                    "source": sources[row],
                    "n_units": int(sums[i, 0]),
                    "tokens": tokens[row],
                    "coded": float(coded[i]),
                    "measured": float(measured[i]),
                    "mean": float(coded[i] + measured[i]) / 2,
                    "difference": float(measured[i] - coded[i]),
                }
            )
        lengths.append({**named, **_lengths(coded, measured, length)})
    return Table(pa.Table.from_pylist(articles, _ARTICLES)), Table(pa.Table.from_pylist(lengths, _LENGTHS))


def _lengths(coded: Floats, measured: Floats, length: Floats) -> dict[str, Any]:
    difference = measured - coded
    spread = float(difference.std(ddof=1))
    mean = float(difference.mean())
    rho, p = _spearman(difference, length)
    return {
        "n_articles": len(length),
        "difference": mean,
        "limit_low": mean - _LIMIT * spread,
        "limit_high": mean + _LIMIT * spread,
        "rho_measured": _spearman(measured, length)[0],
        "rho_coded": _spearman(coded, length)[0],
        "rho_difference": rho,
        "p_difference": p,
    }


def _spearman(values: Floats, length: Floats) -> tuple[float | None, float | None]:
    """Return Spearman's ρ and its p value; None where one side does not vary."""
    if np.ptp(values) == 0 or np.ptp(length) == 0:
        return None, None
    found = spearmanr(values, length)
    return float(found.statistic), float(found.pvalue)
