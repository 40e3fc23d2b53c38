"""How far the differences depend on choices: in words, as curves, and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from framing.errors import counted
from framing.plots import specification_curve
from framing.plots.labels import shortened
from framing.plots.numbers import Scale, number, scale_of
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
from framing.report.tables import pair_cell
from framing.results import Finding, Robustness
from framing.results.bands import is_band

_INTRODUCTION = (
    "Every difference was computed again under alternatives to the choices that were made: without each "
    "term{bands}, without quotations, with another measure or threshold. Methods has the details."
)
_MOST_SAID = 6
_NOTABLE = 0.1  # of a difference: what a term has to change to be named
_MOST_CURVES = 2
_MOST_ROWS = 40
_CHOICES = {
    "terms": "without “{choice}”",
    "articles": "without “{detail}”",
    "largest-day": "without {detail} on {choice}",
}


def robustness(result: Robustness) -> Section:
    """Show what becomes of the differences under alternatives to the choices that were made."""
    rows = _largest(result)
    blocks: list[Block] = [Paragraph(_INTRODUCTION.format(bands=_bands(result)))]
    if items := (*_kept(result), *_findings(result)):
        blocks.append(Statements("What the largest difference of each frame depends on", items))
    if items := _single_terms(result):
        blocks.append(Statements("Where one term matters", items))
    if items := _in_another_unit(result):
        blocks.append(Statements("Counted in another unit, and converted into this one", items))
    blocks += [_figure(result, row) for row in rows[:_MOST_CURVES] if row["alternatives"]]
    blocks.append(_table(result, rows) if rows else Paragraph("There is no difference to look at."))
    return Section("robustness", "Does it depend on choices?", tuple(blocks))


def _bands(result: Robustness) -> str:
    """Say what stands in for terms, where a model found frames."""
    by_model = {book.is_model for book in result.codebooks if book.frames}
    if True not in by_model:
        return ""
    return (
        " (here, each band of the model’s probabilities)"
        if by_model == {True}
        else (" (of a model’s frames, each band of its probabilities)")
    )


def _largest(result: Robustness) -> list[dict[str, Any]]:
    """Return the row of each frame's largest difference, the largest first."""
    best: dict[tuple[str, str], dict[str, Any]] = {}
    for row in result.summary:
        key = (row["lexicon"], row["name"])
        if row["difference"] is None:
            continue
        if key not in best or abs(row["difference"]) > abs(best[key]["difference"]):
            best[key] = row
    return sorted(best.values(), key=lambda row: -abs(row["difference"]))


def _kept(result: Robustness) -> tuple[Statement, ...]:
    """Say how many differences keep their sign whatever is chosen."""
    rows = [row for row in result.summary if row["agree"] is not None]
    if not rows:
        return ()
    kept = sum(row["agree"] == 1 for row in rows)
    n, of = numbers.count(kept), counted(len(rows), "difference", "differences")
    keep = "keeps its sign" if kept == 1 else "keep their sign"
    return (Statement(f"Of {of}, {n} {keep} under every alternative.", numbers=(n, numbers.count(len(rows)))),)


def _findings(result: Robustness) -> tuple[Statement, ...]:
    return _said(result, result.findings())


def _in_another_unit(result: Robustness) -> tuple[Statement, ...]:
    """Say what other measures and thresholds make of the largest differences, in the unit of the first."""
    return _said(result, result.in_another_unit())


def _said(result: Robustness, findings: Sequence[Finding]) -> tuple[Statement, ...]:
    found = sorted(findings, key=lambda each: -abs(each.before))[:_MOST_SAID]
    scale = scale_of(result.measure)
    return tuple(_statement(finding, scale) for finding in found)


def _single_terms(result: Robustness) -> tuple[Statement, ...]:
    """Name the terms without which a difference would be another one."""
    already = set(result.findings())
    found = [
        each
        for each in result.findings("terms")
        if each not in already and abs(each.after - each.before) >= _NOTABLE * abs(each.before)
    ]
    found.sort(key=lambda each: -abs(each.after - each.before) / abs(each.before))
    scale = scale_of(result.measure)
    return tuple(_statement(finding, scale) for finding in found[:_MOST_SAID])


def _statement(finding: Finding, scale: Scale) -> Statement:
    printed = tuple(_number(value, scale) for value in (finding.before, finding.after))
    return Statement(finding.sentence(lambda value: _number(value, scale), shortened), numbers=printed)


def _number(value: float, scale: Scale) -> str:
    return number(value, scale.decimals, scale.bounded_differences)


def _figure(result: Robustness, row: dict[str, Any]) -> FigureBlock:
    scale = scale_of(result.measure)
    frame, pair = f"{row['lexicon']}/{row['name']}", (row["group"], row["reference"])
    drawn = specification_curve(result, frame=frame, group=pair[0], reference=pair[1])
    label, sides = shortened(row["label"] or row["name"]), f"{shortened(pair[0])} − {shortened(pair[1])}"
    agree = "" if row["agree"] is None else f", {row['agree']:.0%} of them with the same sign"
    return FigureBlock(
        title=f"{label}: One Difference Under Every Alternative",
        svg=svg_of(drawn.figure),
        alt=(
            f"{label}, {sides}: {_number(row['difference'], scale)}; "
            f"{counted(row['alternatives'], 'alternative', 'alternatives')}{agree}, from "
            f"{_number(row['low'], scale)} to {_number(row['high'], scale)}."
        ),
        note=(
            "Above, the difference under each alternative, from the smallest to the largest; the broken line is "
            "the difference as reported. Filled dots have its sign, open ones have not. Below, which choice each "
            "alternative makes. The diamond is the single choice in the same unit that changes the difference "
            "most."
        ),
    )


def _table(result: Robustness, rows: list[dict[str, Any]]) -> TableBlock:
    scale = scale_of(result.measure)
    rest = "" if len(rows) <= _MOST_ROWS else f" Shown are {_MOST_ROWS} of {numbers.count(len(rows))}."
    converted = {"measure", "threshold"} & set(result.alternatives)
    unit = ", other measures converted into this one’s unit" if converted else ""
    same = ", of those in the same unit" if converted else ""
    return TableBlock(
        title=f"{scale.title}: Differences Under Alternatives",
        columns=(
            Column("Frame", weight=2),
            Column("Group − reference", weight=2),
            Column("Difference", is_number=True, weight=0),
            Column("Same sign", is_number=True, weight=0),
            Column("Range", is_number=True, weight=0),
            Column("Changed most", weight=2),
            Column("to", is_number=True, weight=0),
        ),
        rows=tuple(_row(row, scale) for row in rows[:_MOST_ROWS]),
        note=(
            "The largest difference of each frame. Same sign: the share of alternatives that have it, and their "
            f"number. Range: over all alternatives{unit}. Changed most: by one choice "
            f"alone{same}. Every single alternative is in specifications.csv.{rest}"
        ),
        csv="robustness",
    )


def _row(row: dict[str, Any], scale: Scale) -> tuple[Cell, ...]:
    agree = numbers.NONE if row["agree"] is None else f"{row['agree']:.0%}"
    choice = row["choice"] or numbers.NONE
    form = "without {choice}" if is_band(choice) else _CHOICES.get(row["kind"] or "", "{choice}")
    said = form.format(choice=shortened(choice), detail=shortened(row["detail"] or choice))
    return (
        Cell((shortened(row["label"] or row["name"]),)),
        pair_cell("frame", row),
        Cell((_number(row["difference"], scale),)),
        Cell((agree, f"of {numbers.count(row['alternatives'])}")),
        Cell((f"[{_number(row['low'], scale)}, {_number(row['high'], scale)}]",)),
        Cell((said,)),
        Cell((numbers.NONE if row["comparable"] is None else _number(row["comparable"], scale),)),
    )
