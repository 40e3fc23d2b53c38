"""How rightly stance is found: macro-F1, agreement with the codes, and what is taken for what."""

from __future__ import annotations

from typing import Any

from framing.plots import stance_cells
from framing.plots.confusion import CODED, FOUND, chosen_target
from framing.plots.labels import shortened
from framing.plots.numbers import number
from framing.report import numbers
from framing.report.model import Block, Cell, Column, FigureBlock, Paragraph, TableBlock
from framing.report.svg import svg_of
from framing.results import Evaluation

_INTRODUCTION = (
    "Stance toward targets was coded as against, neither or for. Macro-F1 is the mean of the F1 of these three "
    "classes, so that rare ones count as much as common ones. A {unit} without evidence, as measured, counts as "
    "neither."
)
_HEADS = {
    "macro_f1": "Macro-F1",
    "alpha": "α",
    "f1_against": "F1 against",
    "f1_neither": "F1 neither",
    "f1_for": "F1 for",
    "mean_error": "Mean error",
}
_MOST_ROWS = 40


def stance_blocks(result: Evaluation) -> list[Block]:
    """Return what is shown of stance; nothing where it was not coded."""
    if not result.targets:
        return []
    return [
        Paragraph(_INTRODUCTION.format(unit=result.unit), "Stance."),
        _table(result),
        _figure(result),
        *([_sources(result)] if any(row["source"] for row in result.stances) else []),
    ]


def _table(result: Evaluation) -> TableBlock:
    rows = []
    for lexicon, name in result.targets:
        mine = {row["metric"]: row for row in _of(result, lexicon, name, None)}
        first = mine["macro_f1"]
        counts = [numbers.count(first[each]) for each in ("n_against", "n_neither", "n_for")]
        rows.append(
            (
                Cell((_named(result, lexicon, name, first["label"]),)),
                Cell((" · ".join(counts),)),
                *(Cell(_with_limits(mine[metric])) for metric in _HEADS),
            )
        )
    return TableBlock(
        title="How Rightly Stance Is Found",
        columns=(
            Column("Target", weight=2),
            *(Column(head, is_number=True, weight=0) for head in ("Coded", *_HEADS.values())),
        ),
        rows=tuple(rows),
        note=(
            f"{numbers.level(result.confidence)} intervals over articles. Coded: units against, neither and "
            "for, not weighted. α: Krippendorff’s, ordinal, between the codes and the measurement. Mean error: "
            f"class found − class coded, −2 to 2. {numbers.NONE}: not known."
        ),
        csv="evaluation_stances",
    )


def _sources(result: Evaluation) -> TableBlock:
    sources = dict.fromkeys(row["source"] for row in result.stances if row["source"])
    rows = []
    for lexicon, name in result.targets:
        for source in sources:
            mine = {row["metric"]: row for row in _of(result, lexicon, name, source)}
            if mine:
                first = mine["macro_f1"]
                rows.append(
                    (
                        Cell((_named(result, lexicon, name, first["label"]),)),
                        Cell((shortened(source),)),
                        Cell((numbers.count(first["n_units"]),)),
                        *(Cell(_with_limits(mine[metric])) for metric in ("macro_f1", "alpha", "mean_error")),
                    )
                )
    return TableBlock(
        title="How Rightly Stance Is Found, by Source",
        columns=(
            Column("Target", weight=2),
            Column("Source", weight=2),
            *(Column(head, is_number=True, weight=0) for head in ("Coded", "Macro-F1", "α", "Mean error")),
        ),
        rows=tuple(rows[:_MOST_ROWS]),
        note="" if len(rows) <= _MOST_ROWS else f"Shown are {_MOST_ROWS} of {numbers.count(len(rows))} rows.",
        csv="evaluation_stances",
    )


def _figure(result: Evaluation) -> FigureBlock:
    lexicon, name = chosen_target(result)
    rows = result.confusion.where(lexicon=lexicon, name=name)
    label = shortened(next((row["label"] for row in rows), None) or name)
    said = "; ".join(
        f"coded {CODED[row['coded']]}, measured {FOUND[row['measured']]}: {numbers.count(row['n_units'])}"
        for row in rows
        if row["n_units"]
    )
    return FigureBlock(
        title="Stance as Coded and as Measured",
        svg=svg_of(stance_cells(result, target=f"{lexicon}/{name}").figure),
        alt=f"{label}: a grid. Units {said}.",
        note="Each row adds up to 1, over all units that are coded so. All targets are in "
        "evaluation_confusion.csv.",
    )


def _of(result: Evaluation, lexicon: str, name: str, source: str | None) -> list[dict[str, Any]]:
    return [row for row in result.stances.where(lexicon=lexicon, name=name) if row["source"] == source]


def _named(result: Evaluation, lexicon: str, name: str, label: str | None) -> str:
    several = [known for _, known in result.targets].count(name) > 1
    return shortened(f"{label or name} ({lexicon})" if several else label or name)


def _with_limits(row: dict[str, Any]) -> tuple[str, ...]:
    if row["value"] is None:
        return (numbers.NONE,)
    around = numbers.interval(row["low"], row["high"], 2, row["metric"] != "mean_error")
    said = number(row["value"], 2, row["metric"] != "mean_error")
    return (said, around) if around else (said,)
