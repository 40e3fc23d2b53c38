"""Frames over time: lines for the frames that occur most."""

from __future__ import annotations

from typing import Any

from framing.plots import lines
from framing.plots.labels import shortened
from framing.plots.numbers import number, scale_of
from framing.plots.palette import COLOURS
from framing.report import numbers
from framing.report.model import FigureBlock, Paragraph, Section
from framing.report.svg import svg_of
from framing.report.wording import plural, singular
from framing.results import Timeline

_MOST_FRAMES = 6
_INTRODUCTION = (
    "The same numbers, period by period. Each period stands on its own articles; Methods has the details."
)


def over_time(result: Timeline) -> Section:
    """Show the frames with the most hits, period by period."""
    hits: dict[str, float] = {}
    labels: dict[str, str] = {}
    for row in result.estimates:
        path = f"{row['lexicon']}/{row['name']}"
        hits[path] = hits.get(path, 0.0) + abs(row["hits"] or 0.0)
        labels[path] = row["label"] or row["name"]
    shown = sorted(hits, key=lambda path: -hits[path])[:_MOST_FRAMES]
    shown = [path for path in hits if path in shown]
    groups = _largest(result)
    scale = scale_of(result.measure)
    most = f" The {len(shown)} {result.kind}s with the most hits, of {len(hits)}."
    unit = "articles" if result.cluster is None else "clusters of articles"
    figure = FigureBlock(
        title=f"{scale.title} by {result.every.capitalize()}",
        svg=svg_of(lines(result, frames=shown, groups=groups).figure),
        alt=_alt(result, shown, labels, groups),
        note=(
            f"Bands are {numbers.level(result.confidence)} intervals of single periods, over {unit}. A line "
            f"breaks where a {singular(result.by)} has no article. All numbers are in timeline.csv."
            + ("" if len(shown) == len(hits) else most)
        ),
    )
    return Section("over-time", "Over time", (Paragraph(_INTRODUCTION), figure))


def _largest(result: Timeline) -> list[str]:
    """Return the groups with the most articles, as many as lines can be told apart."""
    n = dict.fromkeys(result.groups, 0)
    first = next(iter(result.estimates))
    for row in result.estimates:
        if (row["lexicon"], row["name"]) == (first["lexicon"], first["name"]):
            n[row["group"]] += row["n_articles"] or 0
    most = sorted(result.groups, key=lambda group: -n[group])[: len(COLOURS)]
    return [group for group in result.groups if group in most]


def _alt(result: Timeline, shown: list[str], labels: dict[str, str], groups: list[str]) -> str:
    scale = scale_of(result.measure)
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in result.estimates:
        if row["estimate"] is not None:
            found.setdefault((f"{row['lexicon']}/{row['name']}", row["group"]), []).append(row)
    said = []
    for path in shown:
        for group in groups:
            if rows := found.get((path, group)):
                highest = max(rows, key=lambda row: row["estimate"])
                value = number(highest["estimate"], scale.decimals, scale.bounded)
                said.append(
                    f"{shortened(labels[path])} in {shortened(group)} is highest in {highest['period']}, {value}"
                )
    what = f"Lines by {result.every} for {len(groups)} {plural(result.by)}."
    return f"{what} {'; '.join(said)}." if said else what
