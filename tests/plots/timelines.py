"""Timelines made by hand, so that showing is tested without computing."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from framing.results import Caveat, Table, Timeline
from tests.plots.compared import FRAMES, NEWS, codebook

NOTHING: Mapping[str, Any] = {"estimate": None, "low": None, "high": None, "interval": None, "n_articles": 0}

_ESTIMATES = pa.schema(
    [(name, pa.string()) for name in ("lexicon", "name", "label", "group", "period")]
    + [("start", pa.date32())]
    + [(name, pa.float64()) for name in ("estimate", "low", "high")]
    + [("interval", pa.string()), ("n_articles", pa.int64()), ("n_with_hit", pa.int64())]
    + [("caveats", pa.list_(pa.string()))]
)
_CONTRASTS = pa.schema(
    [(name, pa.string()) for name in ("lexicon", "name", "label", "period")]
    + [("start", pa.date32()), ("group", pa.string()), ("reference", pa.string())]
    + [(name, pa.float64()) for name in ("difference", "low", "high")]
    + [("n_group", pa.int64()), ("n_reference", pa.int64()), ("caveats", pa.list_(pa.string()))]
)


def timeline(
    measure: str = "share",
    groups: Sequence[str] = NEWS,
    labels: Sequence[str] = FRAMES,
    months: int = 6,
    special: Mapping[tuple[int, int, int], Mapping[str, Any]] | None = None,
    difference: bool = False,
) -> Timeline:
    """Follow groups over months from November 2018; `special` changes the row of places (frame, group, month)."""
    book = codebook(labels)
    starts = [datetime.date(2018 + (10 + i) // 12, (10 + i) % 12 + 1, 1) for i in range(months)]
    periods = [start.isoformat()[:7] for start in starts]
    rows = [
        {
            "lexicon": book.name,
            "name": f"f{i}",
            "label": label,
            "group": group,
            "period": periods[m],
            "start": starts[m],
            **_estimate(i, j, m),
            "caveats": [],
            **(special or {}).get((i, j, m), {}),
        }
        for i, label in enumerate(labels)
        for j, group in enumerate(groups)
        for m in range(months)
    ]
    contrasts = [
        {
            **{name: row[name] for name in ("lexicon", "name", "label", "period", "start", "group")},
            "reference": groups[1],
            **_difference(row, other),
            "caveats": [],
        }
        for row, other in (_pairs(rows, groups) if difference else [])
    ]
    return Timeline(
        measure=measure,
        kind="frame",
        by="source",
        voice="all",
        every="month",
        groups=tuple(groups),
        difference=(groups[0], groups[1]) if difference else None,
        periods=Table(
            pa.table(
                {
                    "period": periods,
                    "start": pa.array(starts),
                    "end": pa.array([*starts[1:], starts[-1]]),
                    "n_articles": [40] * months,
                    "partial": [False] * months,
                }
            )
        ),
        estimates=Table(pa.Table.from_pylist(rows, _ESTIMATES)),
        contrasts=Table(pa.Table.from_pylist(contrasts, _CONTRASTS)),
        exclusions=Table(pa.table({"stage": ["in"], "reason": ["articles read"], "articles": [240]})),
        caveats=(Caveat("not-validated", "No result of this lexicon has been checked against human coding."),),
        confidence=0.95,
        n_resamples=2000,
        n_permutations=2000,
        correction="benjamini-hochberg",
        n_tests=len(contrasts),
        seed=0,
        method="Each month was estimated from its own articles alone.",
        references=("davison1997",),
        codebooks=(book,),
    )


def _estimate(i: int, j: int, m: int) -> dict[str, Any]:
    """Make up an estimate that differs by frame, group and month, with an interval around it."""
    value = 0.03 + 0.02 * ((i * 7 + j * 5 + m * 3) % 9)
    return {
        "estimate": value,
        "low": value - 0.015,
        "high": value + 0.02,
        "interval": "bootstrap-t",
        "n_articles": 12 + j,
        "n_with_hit": 11,
    }


def _pairs(rows: Sequence[dict[str, Any]], groups: Sequence[str]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    by_key = {(row["name"], row["group"], row["period"]): row for row in rows}
    return [
        (row, by_key[name, groups[1], period])
        for (name, group, period), row in by_key.items()
        if group == groups[0]
    ]


def _difference(row: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    known = row["estimate"] is not None and other["estimate"] is not None
    value = row["estimate"] - other["estimate"] if known else None
    return {
        "difference": value,
        "low": value - 0.03 if value is not None else None,
        "high": value + 0.03 if value is not None else None,
        "n_group": row["n_articles"],
        "n_reference": other["n_articles"],
    }
