"""Comparisons made by hand, so that showing is tested without computing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

import pyarrow as pa

from framing.results import Caveat, Codebook, CodedFrame, Comparison, Table

FRAMES = ("Opportunity for US business", "Containment of China", "Balancing between great powers")
NEWS = ("Harbour Review", "Pacific Wire")

_ESTIMATES = pa.schema(
    [(name, pa.string()) for name in ("lexicon", "name", "label", "group")]
    + [(name, pa.float64()) for name in ("estimate", "low", "high")]
    + [("interval", pa.string())]
    + [(name, pa.int64()) for name in ("n_articles", "n_without_value", "n_with_hit")]
    + [("hits", pa.float64()), ("units", pa.float64()), ("caveats", pa.list_(pa.string()))]
)
_CONTRASTS = pa.schema(
    [(name, pa.string()) for name in ("lexicon", "name", "label", "group", "reference")]
    + [(name, pa.float64()) for name in ("difference", "low", "high", "effect")]
    + [("effect_name", pa.string()), ("p", pa.float64()), ("p_corrected", pa.float64()), ("p_method", pa.string())]
    + [("n_group", pa.int64()), ("n_reference", pa.int64()), ("caveats", pa.list_(pa.string()))]
)
_WORDING = {
    "no-evidence": "No article has evidence of a stance there; that is not balance.",
    "zero-hits": "No article has a hit; the bound is an exact one on the share of articles.",
    "one-article": "One article stands for a group; the interval is over its sentences.",
    "small-n": "Fewer than ten articles have a hit; intervals may be too narrow.",
    "not-validated": "No result of this lexicon has been checked against human coding.",
}
ZERO: Mapping[str, Any] = {"estimate": 0.0, "low": 0.0, "high": 0.35, "interval": "exact-bound", "n_with_hit": 0}
ALONE: Mapping[str, Any] = {"interval": "within-article", "n_articles": 1, "n_with_hit": 1}
ABSENT: Mapping[str, Any] = {"estimate": None, "low": None, "high": None, "interval": None, "n_articles": 0}
TARGETS = ("China", "United States", "Vietnam")


def codebook(labels: Sequence[str] = FRAMES, name: str = "trade") -> Codebook:
    """A lexicon's codebook with one frame a label, named f0, f1, …"""
    frames = tuple(
        CodedFrame(
            name=f"f{i}",
            label=label,
            definition=f"What is told about: {label}.",
            questions=(f"Is it about {label}?",),
            threshold=1.0,
            n_terms=12 + i,
            examples=(f"An example for {label}.",),
        )
        for i, label in enumerate(labels)
    )
    return Codebook(name, "1.0.0", "ab12" * 16, "en", "CC0-1.0", "By hand.", frames, (), ("entman1993",))


def comparison(
    measure: str = "share",
    groups: Sequence[str] = NEWS,
    labels: Sequence[str] = FRAMES,
    special: Mapping[tuple[int, int], Mapping[str, Any]] | None = None,
    reference: str | None = None,
) -> Comparison:
    """Compare groups on frames; `special` changes the row of (frame's place, group's place).

    Of stance the labels are those of targets, and each has evidence in other articles.
    """
    is_tone, around_zero = measure == "tone", measure in ("tone", "stance")
    book = codebook(labels)
    shown = ("Tone",) if is_tone else tuple(labels)
    estimates = [
        {
            "lexicon": None if is_tone else book.name,
            "name": "tone" if is_tone else f"f{i}",
            "label": label,
            "group": group,
            **_estimate(i, j, around_zero),
            **(
                {"n_articles": 12 + j - i, "n_without_value": i, "n_with_hit": None} if measure == "stance" else {}
            ),
            **(special or {}).get((i, j), {}),
        }
        for i, label in enumerate(shown)
        for j, group in enumerate(groups)
    ]
    for row in estimates:
        row["caveats"] = _codes(row)
    by_key = {(row["name"], row["group"]): row for row in estimates}
    contrasts = [
        _contrast(by_key[name, b], by_key[name, a])
        for name in dict.fromkeys(row["name"] for row in estimates)
        for a, b in combinations(groups, 2)
        if reference in (None, a, b)
    ]
    used = dict.fromkeys(code for row in estimates for code in row["caveats"])
    return Comparison(
        measure=measure,
        by="source",
        voice="all",
        groups=tuple(groups),
        reference=reference,
        estimates=Table(pa.Table.from_pylist(estimates, schema=_ESTIMATES)),
        contrasts=Table(pa.Table.from_pylist(contrasts, schema=_CONTRASTS)),
        caveats=tuple(Caveat(code, _WORDING[code]) for code in (*used, "not-validated")),
        confidence=0.95,
        n_resamples=2000,
        correction="benjamini-hochberg",
        n_tests=sum(row["p"] is not None for row in contrasts),
        seed=0,
        method=f"The {measure} of each group has a studentised bootstrap interval (2,000 resamples, seed 0).",
        references=("davison1997", "benjamini1995"),
        codebooks=(book,),
        kind="article" if is_tone else "target" if measure == "stance" else "frame",
    )


def _estimate(i: int, j: int, around_zero: bool) -> dict[str, Any]:
    """Make up an estimate that differs by frame and group, with an interval around it."""
    value = (-0.12 + 0.07 * ((i * 3 + j * 5) % 7)) if around_zero else 0.02 + 0.031 * ((i * 7 + j * 5) % 9)
    half = 0.018 + 0.002 * ((i + j) % 5)
    low = value - half if around_zero else max(value - half, 0.001)
    return {
        "estimate": value,
        "low": low,
        "high": value + half,
        "interval": "bootstrap-t",
        "n_articles": 12 + j,
        "n_without_value": 0,
        "n_with_hit": 11,
        "hits": 40.0,
        "units": 400.0,
    }


def _codes(row: Mapping[str, Any]) -> list[str]:
    if row["estimate"] is None:
        return ["no-evidence"] if row["n_with_hit"] is None else []
    if row["n_articles"] == 1:
        return ["one-article"]
    if row["n_with_hit"] == 0:
        return ["zero-hits"]
    return ["small-n"] if row["n_with_hit"] is not None and row["n_with_hit"] < 10 else []


def _contrast(row: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Contrast two estimates: group − reference; no interval and no test where a side has one article."""
    known = row["estimate"] is not None and other["estimate"] is not None
    tested = known and min(row["n_articles"], other["n_articles"]) > 1
    difference = row["estimate"] - other["estimate"] if known else None
    half = 0.04
    return {
        **{name: row[name] for name in ("lexicon", "name", "label", "group")},
        "reference": other["group"],
        "difference": difference,
        "low": difference - half if tested and difference is not None else None,
        "high": difference + half if tested and difference is not None else None,
        "effect": max(-1.0, min(1.0, 4 * difference)) if tested and difference is not None else None,
        "effect_name": "cliffs-delta" if tested else None,
        "p": (0.0005 if abs(difference or 0) > half else 0.21) if tested else None,
        "p_corrected": (0.0031 if abs(difference or 0) > half else 0.34) if tested else None,
        "p_method": "permutation" if tested else None,
        "n_group": row["n_articles"],
        "n_reference": other["n_articles"],
        "caveats": sorted({*row["caveats"], *other["caveats"]}),
    }
