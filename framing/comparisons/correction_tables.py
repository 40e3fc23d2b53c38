"""Corrected shares and gaps as tables, and the verdict on each gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from framing.comparisons.arguments import Settings
from framing.results import CodedFrame, Comparison, Table
from framing.stats import Floats, benjamini_hochberg
from framing.stats.classification import percentiles
from framing.stats.correction import Shares, gap_of, share_limits

# Of articles in which people and the measurement differ: what the interval is made of.
SMALL = 10
_WORDS = ("lexicon", "name", "label", "group")
_RAW = ("raw", "raw_low", "raw_high")
_CORRECTED = ("corrected", "low", "high")
_ROGAN = ("rogan_gladen", "rogan_gladen_low", "rogan_gladen_high")
_CODES = ("caveats", pa.list_(pa.string()))
_ESTIMATES = pa.schema(
    [
        *((name, pa.string()) for name in _WORDS),
        *((name, pa.float64()) for name in (*_RAW, *_CORRECTED, *_ROGAN)),
        ("errors", pa.string()),
        *((name, pa.int64()) for name in ("n_articles", "n_coded", "n_disagree")),
        _CODES,
    ]
)
_GAPS = pa.schema(
    [
        *((name, pa.string()) for name in (*_WORDS, "reference")),
        *((name, pa.float64()) for name in (*_RAW, *_CORRECTED, "p", "p_corrected", *_ROGAN)),
        ("verdict", pa.string()),
        *((name, pa.int64()) for name in ("n_coded_group", "n_coded_reference")),
        _CODES,
    ]
)


@dataclass(frozen=True, slots=True)
class Material:
    """What is corrected with, of k groups, f frames.

    Attributes
    ----------
    per_frame : list of list of array, shape (n, 9)
        Of each frame and group, one row an article (or cluster): units with the frame and all units, as measured;
        weights of coded units found among those with the frame, with it, found among those without, without; Σ w
        (y − ŷ); coded units; those on which people and the measurement differ.
    names : tuple of str
        The groups.
    """

    per_frame: list[list[Floats]]
    names: tuple[str, ...]


def estimates_table(
    comparison: Comparison,
    frames: Sequence[tuple[str, CodedFrame]],
    material: Material,
    design: list[list[Shares]],
    solved: list[list[Floats]],
    pooled: list[list[bool]],
    settings: Settings,
) -> Table:
    """Return one row a frame × group; see `Corrected.estimates`."""
    raw = {(row["lexicon"], row["name"], row["group"]): row for row in comparison.estimates}
    rows = []
    for j, (lexicon, frame) in enumerate(frames):
        for k, group in enumerate(material.names):
            before = raw[lexicon, frame.name, group]
            data, found = material.per_frame[j][k], design[j][k]
            low, high = share_limits(found, settings.confidence)
            value = float(np.clip(found.value[0], 0, 1))
            rows.append(
                {
                    "lexicon": lexicon,
                    "name": frame.name,
                    "label": frame.label,
                    "group": group,
                    **dict(zip(_RAW, (before["estimate"], before["low"], before["high"]), strict=True)),
                    **_named(_CORRECTED, value, low[0], high[0]),
                    **_rogan(solved[j][k], settings.confidence),
                    "errors": "pooled" if pooled[j][k] else "group",
                    "n_articles": len(data),
                    "n_coded": int(data[:, 7].sum()),
                    "n_disagree": int(data[:, 8].sum()),
                    "caveats": _codes(data, pooled[j][k]),
                }
            )
    return Table(pa.Table.from_pylist(rows, _ESTIMATES))


def gaps_table(
    comparison: Comparison,
    frames: Sequence[tuple[str, CodedFrame]],
    material: Material,
    design: list[list[Shares]],
    solved: list[list[Floats]],
    settings: Settings,
) -> Table:
    """Return one row a frame × pair, with its verdict; see `Corrected.table`."""
    number = {(lexicon, frame.name): j for j, (lexicon, frame) in enumerate(frames)}
    place = {name: k for k, name in enumerate(material.names)}
    rows: list[dict[str, Any]] = []
    for row in comparison.contrasts:
        if (row["lexicon"], row["name"]) not in number:
            continue
        j = number[row["lexicon"], row["name"]]
        a, b = place[row["group"]], place[row["reference"]]
        gap, low, high, p = (float(each[0]) for each in gap_of(design[j][a], design[j][b], settings.confidence))
        parts = material.per_frame[j]
        rows.append(
            {
                **{name: row[name] for name in (*_WORDS, "reference")},
                **dict(zip(_RAW, (row["difference"], row["low"], row["high"]), strict=True)),
                **_named(_CORRECTED, gap, low, high),
                "p": None if np.isnan(p) else p,
                "p_corrected": None,
                **_rogan(solved[j][a] - solved[j][b], settings.confidence),
                "n_coded_group": int(parts[a][:, 7].sum()),
                "n_coded_reference": int(parts[b][:, 7].sum()),
                "caveats": sorted({code for k in (a, b) for code in _codes(parts[k], pooled=False)}),
            }
        )
    tested = [row for row in rows if row["p"] is not None]
    corrected = benjamini_hochberg(np.array([row["p"] for row in tested]))
    for row, p in zip(tested, corrected.tolist(), strict=True):
        row["p_corrected"] = p
    for row in rows:
        row["verdict"] = verdict(row, settings.alpha)
    return Table(pa.Table.from_pylist(rows, _GAPS))


def verdict(row: dict[str, Any], alpha: float) -> str:
    """Say in a word what becomes of a gap.

    "holds" and "reversed": the corrected interval leaves out 0, and so does the test over all gaps; "appears": the
    same, of a gap that was not there as measured; "not settled": a gap as measured whose corrected interval
    includes 0; "still open": 0 lies in both intervals; "cannot tell": there is no corrected interval.
    """
    if row["low"] is None or row["p_corrected"] is None:
        return "cannot tell"
    clear = (row["low"] > 0 or row["high"] < 0) and row["p_corrected"] < alpha
    was_clear = row["raw_low"] is not None and (row["raw_low"] > 0 or row["raw_high"] < 0)
    if not clear:
        return "not settled" if was_clear else "still open"
    if not was_clear:
        return "appears"
    return "holds" if (row["corrected"] > 0) == (row["raw"] > 0) else "reversed"


def _codes(data: Floats, pooled: bool) -> list[str]:
    codes = []
    if (data[:, 7] > 0).sum() < 2:
        codes.append("not-coded")
    elif (data[:, 8] > 0).sum() < SMALL:
        codes.append("few-errors")
    return [*codes, *(["pooled-errors"] if pooled else [])]


def _named(names: Sequence[str], *values: float) -> dict[str, float | None]:
    return {name: None if np.isnan(value) else float(value) for name, value in zip(names, values, strict=True)}


def _rogan(replicates: Floats, confidence: float) -> dict[str, float | None]:
    """Return the value, which comes first, and the limits of its replicates."""
    limits = percentiles(replicates[1:], confidence) or (np.nan, np.nan)
    value = float(replicates[0])
    return _named(_ROGAN, value, *(limits if not np.isnan(value) else (np.nan, np.nan)))
