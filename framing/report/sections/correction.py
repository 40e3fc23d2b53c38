"""Raw gap, corrected gap, verdict."""

from __future__ import annotations

from collections import Counter
from typing import Any

from framing.errors import counted
from framing.plots import corrected_gaps
from framing.plots.corrected import largest_gaps
from framing.plots.labels import shortened
from framing.plots.numbers import Scale, number, scale_of
from framing.report import numbers
from framing.report.model import Cell, Column, FigureBlock, Paragraph, Section, Statement, Statements, TableBlock
from framing.report.svg import svg_of
from framing.report.tables import pair_cell
from framing.results import VERDICTS, Corrected

_INTRODUCTION = (
    "A frame that is missed more often in one source than in another makes a gap where there is none, or hides "
    "one. Here the coded sample corrects for that: to what was measured it adds what the codes say "
    "is wrong with it."
)
_OF_STANCE = (
    "Wording that people read otherwise in one source than in another makes a gap where there is none, or hides "
    "one. Here the coded sample corrects for that. Corrected means are of codes: −1 against, 0 neither, 1 for."
)
_MEANINGS = {
    "holds": "there as measured, and after correction",
    "reversed": "of the other direction after correction",
    "not settled": "there as measured; after correction the direction is open",
    "appears": "not there as measured, and there after correction",
    "still open": "settled neither before nor after correction",
    "cannot tell": "not corrected, since too little was coded",
}
_USUAL = ("corrected", "Are the gaps real?")
_MOST_ROWS = 25
_MOST_DRAWN = 10
_ROGAN = ("rogan_gladen", "rogan_gladen_low", "rogan_gladen_high")


def correction(result: Corrected) -> Section:
    """Show gaps as measured, and corrected for the errors of measuring."""
    name, title = ("corrected-stance", "Are the gaps in stance real?") if _is_stance(result) else _USUAL
    if not len(result):
        return Section(name, title, (Paragraph("There is no gap to correct."),))
    return Section(
        name,
        title,
        (
            Paragraph(_OF_STANCE if _is_stance(result) else _INTRODUCTION),
            Statements("What becomes of them", _said(result)),
            _figure(result),
            _table(result),
        ),
    )


def _is_stance(result: Corrected) -> bool:
    return result.measure == "stance"


def _said(result: Corrected) -> tuple[Statement, ...]:
    counts = Counter(row["verdict"] for row in result.table)
    said = []
    for verdict in VERDICTS:
        if counts[verdict]:
            n = numbers.count(counts[verdict])
            verb = "gap" if counts[verdict] == 1 else "gaps"
            said.append(Statement(f"{n} {verb}: {_MEANINGS[verdict]}.", f"{verdict.capitalize()}.", (n,)))
    return tuple(said)


def _figure(result: Corrected) -> FigureBlock:
    scale = scale_of(result.measure)
    first = largest_gaps(result, 1)[0]
    return FigureBlock(
        title=f"{scale.title}: Gaps as Measured and Corrected",
        svg=svg_of(corrected_gaps(result, limit=_MOST_DRAWN).figure),
        alt=(
            f"Largest gap as measured: {shortened(first['label'] or first['name'])}, {shortened(first['group'])} "
            f"− {shortened(first['reference'])}, {_gap(first, ('raw',), scale)[0]}; corrected "
            f"{_gap(first, ('corrected',), scale)[0]}: {first['verdict']}."
        ),
        note="Grey squares: as measured. Blue dots: corrected; filled where the interval leaves out zero.",
    )


def _table(result: Corrected) -> TableBlock:
    scale, stance = scale_of(result.measure), _is_stance(result)
    rows = largest_gaps(result, _MOST_ROWS)
    rest = "" if len(result) <= len(rows) else f" Shown are {len(rows)} of {numbers.count(len(result))} gaps."
    coded = counted(
        sum(row["n_coded"] for row in result.estimates if row["name"] == rows[0]["name"]),
        f"{result.unit} of the first {'target' if stance else 'frame'}",
        f"{result.unit}s of the first {'target' if stance else 'frame'}",
    )
    other = "" if stance else "Rogan–Gladen is another way to correct. "
    return TableBlock(
        title=f"{scale.title}: From Raw to Corrected Gaps",
        columns=(
            Column("Target" if stance else "Frame", weight=2),
            Column("Group − reference", weight=2),
            *(
                Column(head, is_number=True, weight=0)
                for head in ("Raw gap", "Corrected gap", "Corrected p", *(() if stance else ("Rogan–Gladen",)))
            ),
            Column("Verdict", weight=1),
        ),
        rows=tuple(
            (
                Cell((shortened(row["label"] or row["name"]),)),
                pair_cell("target" if stance else "frame", row),
                Cell(_gap(row, ("raw", "raw_low", "raw_high"), scale)),
                Cell(_gap(row, ("corrected", "low", "high"), scale)),
                Cell((numbers.p_value(row["p_corrected"]),)),
                *(() if stance else (Cell(_gap(row, _ROGAN, scale)),)),
                Cell((row["verdict"],)),
            )
            for row in rows
        ),
        note=(
            f"{numbers.level(result.confidence)} intervals over articles; coded are {coded}. The corrected gap is "
            f"design-based: it holds whatever the errors are like, as long as the codes are right. {other}The "
            f"verdict takes the corrected gap’s interval and corrected p.{rest}"
        ),
        csv="corrected_stance" if stance else "corrected",
    )


def _gap(row: dict[str, Any], names: tuple[str, ...], scale: Scale) -> tuple[str, ...]:
    value, *limits = (row[name] for name in names)
    if value is None:
        return (numbers.NONE,)
    found = number(value, scale.decimals, scale.bounded_differences)
    low, high = limits or (None, None)
    around = numbers.interval(low, high, scale.decimals, scale.bounded_differences)
    return (found, around) if around else (found,)
