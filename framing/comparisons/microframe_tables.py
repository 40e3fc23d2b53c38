"""The tables of microframes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from framing.comparisons.grouping import Grouping
from framing.comparisons.latent_tables import group_column, nullable
from framing.comparisons.pole_arguments import Poles
from framing.comparisons.word_space import WordSpace
from framing.results import Comparison, Table
from framing.scoring.microframes import Floats, Sums
from framing.scoring.vectors import centre

_DRIVERS = 12  # words a group and direction
Rows = Sequence[tuple[tuple[int, ...], tuple[int, ...]]]


@dataclass(frozen=True, slots=True)
class Null:
    """Groups against samples of all articles, arrays of shape (k, m)."""

    observed: Floats
    mean: Floats
    p: Floats
    p_corrected: Floats


def axes_table(space: WordSpace, wanted: Sequence[Poles], rows: Rows, found: Any, baseline: Floats) -> Table:
    """Return `Microframes.axes`."""
    words = space.vectors.words
    table = []
    for number, (poles, (a, b), sides) in enumerate(zip(wanted, rows, found, strict=True)):
        means = [centre(space.vectors, side) for side in (a, b)]
        length = float(np.linalg.norm(means[0]) * np.linalg.norm(means[1]))
        table.append(
            {
                "item": poles.name,
                "pole_a": poles.label_a,
                "pole_b": poles.label_b,
                "words_a": [words[row] for row in a],
                "words_b": [words[row] for row in b],
                "unused": [each.pattern for side in sides for each in side if each.why_not],
                "likeness": float(means[0] @ means[1]) / length if length else 0.0,
                "baseline": float(baseline[number]),
            }
        )
    texts = [(name, pa.string()) for name in ("item", "pole_a", "pole_b")]
    lists = [(name, pa.list_(pa.string())) for name in ("words_a", "words_b", "unused")]
    numbers = [(name, pa.float64()) for name in ("likeness", "baseline")]
    return Table(pa.Table.from_pylist(table, pa.schema([*texts, *lists, *numbers])))


def articles_table(space: WordSpace, groups: Grouping, wanted: Sequence[Poles], sums: Sums) -> Table:
    """Return `Microframes.table`."""
    n, m = sums.toward.shape
    rows = pa.array(np.repeat(np.arange(n), m))
    return Table(
        pa.table(
            {
                "document_id": space.corpus.articles.column("document_id").combine_chunks().take(rows),
                "group": group_column(groups).take(rows),
                "item": pa.array([each.name for each in wanted] * n, pa.string()),
                "bias": nullable(sums.bias.ravel()),
                "intensity": nullable(sums.intensity.ravel()),
                "weight": np.repeat(sums.words, m),
            }
        )
    )


def groups_table(
    groups: Grouping,
    wanted: Sequence[Poles],
    sums: Sums,
    nulls: tuple[Null, Null],
    bias: Comparison,
    intensity: Comparison,
) -> Table:
    """Return `Microframes.groups`."""
    limits = {
        (name, row["name"], row["group"]): row
        for name, result in (("bias", bias), ("intensity", intensity))
        for row in result.estimates
    }
    words = np.bincount(groups.member[groups.member >= 0], sums.words[groups.member >= 0], len(groups.names))
    rows = []
    for place, poles in enumerate(wanted):
        for number, group in enumerate(groups.names):
            row: dict[str, Any] = {"item": poles.name, "group": group}
            row["n_articles"] = limits["bias", poles.name, group]["n_articles"]
            row["words"] = int(words[number])
            for name, null in zip(("bias", "intensity"), nulls, strict=True):
                own = limits[name, poles.name, group]
                row |= {
                    name: _number(null.observed[number, place]),
                    f"{name}_low": own["low"],
                    f"{name}_high": own["high"],
                    f"{name}_null": _number(null.mean[number, place]),
                    f"{name}_effect": _number(null.observed[number, place] - null.mean[number, place]),
                    f"{name}_p": _number(null.p[number, place]),
                    f"{name}_p_corrected": _number(null.p_corrected[number, place]),
                }
            rows.append(row)
    parts = ("", "_low", "_high", "_null", "_effect", "_p", "_p_corrected")
    schema = pa.schema(
        [
            ("item", pa.string()),
            ("group", pa.string()),
            ("n_articles", pa.int64()),
            ("words", pa.int64()),
            *((f"{name}{part}", pa.float64()) for name in ("bias", "intensity") for part in parts),
        ]
    )
    return Table(pa.Table.from_pylist(rows, schema))


def words_table(space: WordSpace, wanted: Sequence[Poles], rows: Rows, contribution: Floats) -> Table:
    """Return `Microframes.words`."""
    counts, documents = space.word_counts()
    occurring = np.flatnonzero(counts)
    words = np.array(space.vectors.words, dtype=object)
    parts = []
    for number, (poles, (a, b)) in enumerate(zip(wanted, rows, strict=True)):
        order = occurring[np.argsort(-contribution[occurring, number], kind="stable")]
        pole = {**dict.fromkeys(b, "b"), **dict.fromkeys(a, "a")}
        parts.append(
            pa.table(
                {
                    "item": pa.array([poles.name] * len(order), pa.string()),
                    "word": pa.array(words[order].tolist(), pa.string()),
                    "contribution": contribution[order, number],
                    "count": counts[order],
                    "documents": documents[order],
                    "pole": pa.array([pole.get(row) for row in order.tolist()], pa.string()),
                }
            )
        )
    return Table(pa.concat_tables(parts))


def drivers_table(space: WordSpace, groups: Grouping, wanted: Sequence[Poles], contribution: Floats) -> Table:
    """Return `Microframes.drivers`: what each word adds to a group's bias minus the corpus's, the most first."""
    counts = space.counts
    total = np.asarray(counts.sum(axis=0), np.float64).ravel()
    whole = total / max(total.sum(), 1.0)
    words = space.vectors.words
    rows = []
    for number, group in enumerate(groups.names):
        own = np.asarray(counts[np.flatnonzero(groups.member == number)].sum(axis=0), np.float64).ravel()
        part = own / max(own.sum(), 1.0)
        for place, poles in enumerate(wanted):
            shift = (part - whole) * contribution[:, place]
            order = np.argsort(-np.abs(shift), kind="stable")[:_DRIVERS]
            rows += [
                {
                    "item": poles.name,
                    "group": group,
                    "word": words[row],
                    "shift": float(shift[row]),
                    "contribution": float(contribution[row, place]),
                    "rate_group": float(1000 * part[row]),
                    "rate_corpus": float(1000 * whole[row]),
                }
                for row in order.tolist()
                if shift[row] != 0
            ]
    texts = [(name, pa.string()) for name in ("item", "group", "word")]
    numbers = [(name, pa.float64()) for name in ("shift", "contribution", "rate_group", "rate_corpus")]
    return Table(pa.Table.from_pylist(rows, pa.schema([*texts, *numbers])))


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
