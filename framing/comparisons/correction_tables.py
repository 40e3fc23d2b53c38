"""Corrected shares and gaps as tables, and the verdict on each gap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from framing.comparisons.arguments import Settings
from framing.results import Comparison, Table
from framing.stats import Floats, benjamini_hochberg
from framing.stats.classification import percentiles
from framing.stats.correction import Share, Strata, gap_of, share_limits

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
class Group:
    """One frame or target in one group.

    Attributes
    ----------
    name : str
    raw : tuple
        Estimate and limits as measured; None where there are none.
    share : Share
        Corrected by design.
    solved : array, shape (1 + replicates,), or None
        After Rogan and Gladen; None where it does not apply.
    pooled : bool
        Whether its rates of error are those of all groups.
    coded, wrong : array, shape (n,)
        Of each article or cluster, coded units, and those on which people and the measurement differ.
    measured : Share or None
        As measured, where that is not the comparison's own number.
    """

    name: str
    raw: tuple[float | None, float | None, float | None]
    share: Share
    solved: Floats | None
    pooled: bool
    coded: Floats
    wrong: Floats
    measured: Share | None = None

    @property
    def codes(self) -> list[str]:
        """The cautions on what is corrected by design."""
        if (self.coded > 0).sum() < 2:
            return ["not-coded"]
        return ["few-errors"] if (self.wrong > 0).sum() < SMALL else []


@dataclass(frozen=True, slots=True)
class Row:
    """One frame or target in all groups, and how its units were drawn."""

    lexicon: str
    name: str
    label: str
    groups: tuple[Group, ...]
    strata: Strata

    @property
    def words(self) -> dict[str, str]:
        """The columns that name it."""
        return {"lexicon": self.lexicon, "name": self.name, "label": self.label}


def estimates_table(comparison: Comparison, rows: Sequence[Row], settings: Settings) -> Table:
    """Return one row a frame or target × group; see `Corrected.estimates`."""
    limits = (-1.0, 1.0) if comparison.measure == "stance" else (0.0, 1.0)
    made = [
        {
            **row.words,
            "group": group.name,
            **dict(zip(_RAW, group.raw, strict=True)),
            **_named(_CORRECTED, *share_limits(group.share, settings.confidence, limits)),
            **_rogan(group.solved, settings.confidence),
            "errors": "pooled" if group.pooled else "group",
            "n_articles": len(group.coded),
            "n_coded": int(group.coded.sum()),
            "n_disagree": int(group.wrong.sum()),
            "caveats": [*group.codes, *(["pooled-errors"] if group.pooled else [])],
        }
        for row in rows
        for group in row.groups
    ]
    return Table(pa.Table.from_pylist(made, _ESTIMATES))


def gaps_table(comparison: Comparison, rows: Sequence[Row], settings: Settings) -> Table:
    """Return one row a frame or target × pair, with its verdict; see `Corrected.table`."""
    raw = {(row["lexicon"], row["name"], row["group"], row["reference"]): row for row in comparison.contrasts}
    found: list[dict[str, Any]] = []
    widest = 2.0 if comparison.measure == "stance" else 1.0  # two groups cannot lie farther apart
    for row in rows:
        groups = {group.name: group for group in row.groups}
        for (lexicon, name, *pair), before in raw.items():
            if (lexicon, name) != (row.lexicon, row.name):
                continue
            one, other = (groups[each] for each in pair)
            gap, low, high, p = gap_of(one.share, other.share, row.strata, settings.confidence)
            low, high = np.clip((low, high), -widest, widest).tolist()
            found.append(
                {
                    **row.words,
                    "group": one.name,
                    "reference": other.name,
                    **_raw_gap(before, one, other, settings),
                    **_named(_CORRECTED, gap, low, high),
                    "p": None if np.isnan(p) else p,
                    "p_corrected": None,
                    **_rogan(_difference(one.solved, other.solved), settings.confidence),
                    "n_coded_group": int(one.coded.sum()),
                    "n_coded_reference": int(other.coded.sum()),
                    "caveats": sorted({*one.codes, *other.codes}),
                }
            )
    tested = [each for each in found if each["p"] is not None]
    corrected = benjamini_hochberg(np.array([each["p"] for each in tested]))
    for each, p in zip(tested, corrected.tolist(), strict=True):
        each["p_corrected"] = p
    for each in found:
        each["verdict"] = verdict(each, settings.alpha)
    return Table(pa.Table.from_pylist(found, _GAPS))


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


def _difference(one: Floats | None, other: Floats | None) -> Floats | None:
    return None if one is None or other is None else one - other


def _raw_gap(before: Mapping[str, Any], one: Group, other: Group, settings: Settings) -> dict[str, Any]:
    """Return a gap as the comparison has it, or between means that were worked out anew."""
    if one.measured is None or other.measured is None:
        return dict(zip(_RAW, (before["difference"], before["low"], before["high"]), strict=True))
    apart = Strata(np.ones(len(one.measured.pull)), np.ones(len(one.measured.pull)))
    return _named(_RAW, *gap_of(one.measured, other.measured, apart, settings.confidence)[:3])


def _named(names: Sequence[str], *values: float) -> dict[str, float | None]:
    return {name: None if np.isnan(value) else float(value) for name, value in zip(names, values, strict=True)}


def _rogan(replicates: Floats | None, confidence: float) -> dict[str, float | None]:
    """Return the value, which comes first, and the limits of its replicates."""
    if replicates is None:
        return dict.fromkeys(_ROGAN)
    limits = percentiles(replicates[1:], confidence) or (np.nan, np.nan)
    value = float(replicates[0])
    return _named(_ROGAN, value, *(limits if not np.isnan(value) else (np.nan, np.nan)))
