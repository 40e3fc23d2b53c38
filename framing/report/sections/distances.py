"""How far apart the groups are: in words, as shades, a tree and a map, and as a table of pairs."""

from __future__ import annotations

from typing import Any

from framing.errors import counted
from framing.plots import dendrogram, distance_cells, source_map
from framing.plots.labels import shortened
from framing.plots.numbers import number
from framing.plots.trees import STABLE_FROM
from framing.report import numbers
from framing.report.model import (
    Block,
    Cell,
    Column,
    FigureBlock,
    Paragraph,
    Section,
    Statement,
    Statements,
    TableBlock,
)
from framing.report.svg import svg_of
from framing.report.wording import listed, plural, singular
from framing.results import Distances

_INTRODUCTION = (
    "A profile is how {groups} divide what they say among the frames; it says nothing of how much they say. "
    "Distances between profiles lie between 0 (equal) and 1 (no frame in common), and what chance adds to them is "
    "taken out. Methods has the details."
)
_MOST_ROWS = 25
_MOST_BRANCHES = 6


def how_far_apart(result: Distances) -> Section:
    """Show distances between groups, with a tree and a map where there are any."""
    blocks: list[Block] = [Paragraph(_INTRODUCTION.format(groups=plural(result.by)))]
    if not len(result.pairs):
        blocks.append(Paragraph("No two of them have a profile, so there is no distance."))
        return _section(result, blocks)
    blocks.append(Statements("Nearest and farthest", _statements(result)))
    blocks.append(_cells(result))
    if len(result.tree):
        blocks += [_tree(result), _map(result)]
    blocks.append(_table(result))
    return _section(result, blocks)


def _section(result: Distances, blocks: list[Block]) -> Section:
    return Section("distances", f"How far apart the {plural(result.by)} are", tuple(blocks))


def _statements(result: Distances) -> tuple[Statement, ...]:
    rows = _farthest(result)
    told = [row for row in rows if row["p_corrected"] < result.alpha]
    limit = number(result.alpha, 3, True).rstrip("0")
    said = [_pair(row, "Farthest.", result) for row in told[:1]]
    if len(rows) > 1:
        said.append(_pair(min(rows, key=lambda row: (row["distance"], row["high"] or 1)), "Nearest.", result))
    pairs = f"{numbers.count(len(told))} of {counted(len(rows), 'pair', 'pairs')}"
    said.append(Statement(f"{pairs} can be told apart (corrected p < {limit}).", "", (limit,)))
    if len(result.tree):
        said.append(_branches(result))
    return tuple(said)


def _pair(row: dict[str, Any], lead: str, result: Distances) -> Statement:
    parts = _distance(row)
    level = numbers.level(result.confidence)
    around = f", {level} CI {parts[1]}" if len(parts) > 1 else ""
    p, chance = numbers.p_value(row["p_corrected"]), number(row["by_chance"], 2, True)
    test = f"corrected p {p if p[0] == '<' else f'= {p}'}"
    text = (
        f"{shortened(row['group'])} and {shortened(row['reference'])}: distance {parts[0]}{around}, {test}; "
        f"chance alone sets two such sets of articles {chance} apart."
    )
    if row["frame"] is not None and row["p_corrected"] < result.alpha:
        side = row["group"] if row["frame_difference"] > 0 else row["reference"]
        text += (
            f" {row['frame_part']:.0%} of it is {shortened(row['frame_label'] or row['frame'])}, which has a "
            f"larger part in {shortened(side)}."
        )
    return Statement(text, lead, (*parts, p, chance))


def _branches(result: Distances) -> Statement:
    """Name the branches that nearly all resamples have; nothing is said of the last, which holds all groups."""
    stable = [row for row in result.tree.rows()[:-1] if row["stability"] >= STABLE_FROM]
    if not stable:
        return Statement(
            f"No branch of the tree is in {STABLE_FROM:.0%} of the resamples: these articles do not settle which "
            f"{plural(result.by)} belong together."
        )
    named = [listed([shortened(name) for name in (*row["left"], *row["right"])]) for row in stable]
    more = f", and {len(named) - _MOST_BRANCHES} more" if len(named) > _MOST_BRANCHES else ""
    return Statement(
        f"In at least {STABLE_FROM:.0%} of the resamples these stand together in the tree: "
        f"{'; '.join(named[:_MOST_BRANCHES])}{more}."
    )


def _farthest(result: Distances) -> list[dict[str, Any]]:
    """Return the pairs, those first that are at least farthest apart."""
    return sorted(result.pairs.rows(), key=lambda row: (-(row["low"] or 0.0), -row["distance"]))


def _distance(row: dict[str, Any]) -> tuple[str, ...]:
    around = numbers.interval(row["low"], row["high"], 2, True)
    return (number(row["distance"], 2, True), *([around] if around else []))


def _cells(result: Distances) -> FigureBlock:
    first = _farthest(result)[:5]
    said = [
        f"{shortened(row['group'])} and {shortened(row['reference'])} {number(row['distance'], 2, True)}"
        for row in first
    ]
    return FigureBlock(
        title=f"Distances Between Frame Profiles, by {singular(result.by).capitalize()}",
        svg=svg_of(distance_cells(result).figure),
        alt=f"Shades of the distances between {plural(result.by)}. Farthest: {'; '.join(said)}.",
        note="Near ones stand together. All numbers are in distances.csv.",
    )


def _tree(result: Distances) -> FigureBlock:
    known = [
        f"{listed([shortened(name) for name in (*row['left'], *row['right'])])} in {row['stability']:.0%}"
        for row in result.tree.rows()[:-1]
        if row["stability"] >= 0.5
    ]
    said = f"Branches in at least half of the resamples: {'; '.join(known)}." if known else "No branch is stable."
    return FigureBlock(
        title=f"Tree of the {plural(result.by).capitalize()} by Frame Profile",
        svg=svg_of(dendrogram(result).figure),
        alt=f"A tree of {len(result.arranged)} {plural(result.by)}. {said}",
        note=(
            "Average linkage of the distances as observed, chance included. Branches in fewer than half of the "
            f"resamples are drawn faint, those in at least {STABLE_FROM:.0%} bold."
        ),
    )


def _map(result: Distances) -> FigureBlock:
    return FigureBlock(
        title=f"Map of the {plural(result.by).capitalize()} by Frame Profile",
        svg=svg_of(source_map(result).figure),
        alt=f"{len(result.arranged)} {plural(result.by)} as points in ellipses. The table of pairs has numbers.",
        note=(
            f"Directions mean nothing; distances do. An ellipse holds {numbers.level(result.confidence)} of the "
            f"resamples: where two overlap widely, the map does not settle which {singular(result.by)} lies where."
        ),
    )


def _table(result: Distances) -> TableBlock:
    rows = _farthest(result)
    shown = rows[:_MOST_ROWS]
    body = tuple(
        (
            Cell((f"{shortened(row['group'])} and {shortened(row['reference'])}",)),
            Cell(_distance(row)),
            Cell((number(row["by_chance"], 2, True),)),
            Cell((numbers.p_value(row["p_corrected"]),)),
            Cell((_frame(row),)),
        )
        for row in shown
    )
    rest = (
        "" if len(shown) == len(rows) else f" The {len(shown)} that are at least farthest apart, of {len(rows):,}."
    )
    return TableBlock(
        title=f"Pairs of {plural(result.by).capitalize()}",
        columns=(
            Column("Pair", weight=3),
            Column("Distance", is_number=True),
            Column("By chance", is_number=True),
            Column("Corrected p", is_number=True),
            Column("Most of it", weight=3),
        ),
        rows=body,
        note=(
            f"In brackets: {numbers.level(result.confidence)} intervals over articles. By chance: mean distance "
            "after shuffling the pair’s articles. Most of it: the frame that makes most of the observed distance, "
            f"its part of it, and where it has the larger part of the profile.{rest}"
        ),
        csv="distances",
    )


def _frame(row: dict[str, Any]) -> str:
    if row["frame"] is None:
        return numbers.NONE
    side = row["group"] if row["frame_difference"] > 0 else row["reference"]
    return f"{shortened(row['frame_label'] or row['frame'])} ({row['frame_part']:.0%}; more in {shortened(side)})"
