"""How far coders agree: on which frames, who with whom, and over which units they divide."""

from __future__ import annotations

from typing import Any

from framing.errors import counted
from framing.plots import alpha_dots, divided_units
from framing.plots.agreement import divided_rows
from framing.plots.labels import shortened
from framing.plots.numbers import MINUS, number
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
from framing.report.wording import listed
from framing.results import Agreement
from framing.results.agreement import RELIABLE, TENTATIVE

_INTRODUCTION = (
    "What two people do not see alike, no lexicon can be right about. {coders} coded {units}. Krippendorff’s α "
    "is 1 where all codes are equal and 0 where they are as chance would have them; from .8 on codes can be "
    "relied on, from .667 on they are for tentative conclusions (Krippendorff 2004)."
)
_MOST_NAMES = 8
_MOST_ROWS = 40
_MOST_UNITS = 12
_LETTERS = 160  # of a text in a table


def agreement(result: Agreement) -> Section:
    """Show how far coders agree."""
    units = counted(max(result.table.column("n_units"), default=0), "unit", "units")
    n, first = len(result.coders), [shortened(each) for each in result.coders[:_MOST_NAMES]]
    named = listed([*first, f"{n - _MOST_NAMES:,} more"] if n > _MOST_NAMES else first)
    who = f"{counted(len(result.coders), 'person', 'people')} ({named})"
    blocks: list[Block] = [
        Paragraph(_INTRODUCTION.format(coders=who, units=units)),
        Statements("Where can codes be relied on?", _said(result)),
        _figure(result),
        _frames(result),
    ]
    if len({(row["coder"], row["other"]) for row in result.pairs}) > 1:
        blocks.append(_pairs(result))
    if len(result.divided):
        blocks += [_units_figure(result), _units(result)]
    return Section("agreement", "How far coders agree", tuple(blocks))


def _said(result: Agreement) -> tuple[Statement, ...]:
    levels: tuple[tuple[str, str, float, float], ...] = (
        ("Reliable.", f"α is {_part(RELIABLE, 1)} or more", RELIABLE, float("inf")),
        ("Tentative.", f"α lies between {_part(TENTATIVE, 3)} and {_part(RELIABLE, 1)}", TENTATIVE, RELIABLE),
        ("Not reliable.", f"α is below {_part(TENTATIVE, 3)}", float("-inf"), TENTATIVE),
    )
    said = []
    for lead, words, low, high in levels:
        rows = [row for row in result.table if row["alpha"] is not None and low <= row["alpha"] < high]
        if rows:
            names = listed([f"{shortened(row['name'])} ({_part(row['alpha'])})" for row in rows])
            printed = tuple(_part(row["alpha"]) for row in rows)
            said.append(Statement(f"{words}: {names}.", lead, printed))
    without = [row for row in result.table if row["alpha"] is None]
    if without:
        names = listed([f"{shortened(row['name'])} ({row['reason']})" for row in without])
        said.append(Statement(f"There is no α: {names}.", "Nothing known."))
    return tuple(said)


def _figure(result: Agreement) -> FigureBlock:
    known = [row for row in result.table if row["alpha"] is not None]
    said = "; ".join(f"{shortened(row['name'])} {' '.join(_limits(row, 'alpha'))}" for row in known)
    level = numbers.level(result.confidence)
    return FigureBlock(
        title="Krippendorff’s α of Each Frame and Target",
        svg=svg_of(alpha_dots(result).figure),
        alt=f"Dots with {level} intervals: {said or 'there is no α'}.",
        note=f"Lines are {level} intervals over {result.resampled}. Diamonds: the part of pairs of codes that are "
        "equal, which chance makes high where a frame is rare.",
    )


def _frames(result: Agreement) -> TableBlock:
    rows = result.rows()
    rest = "" if len(rows) <= _MOST_ROWS else f" Shown are {_MOST_ROWS} of {numbers.count(len(rows))} rows."
    return TableBlock(
        title="Agreement of Coders on Each Frame and Target",
        columns=(
            Column("Frame or target", weight=2),
            *(Column(head, is_number=True, weight=0) for head in ("Units", "Mean", "α", "Equal", "κ", "AC1")),
        ),
        rows=tuple(
            (
                Cell((shortened(row["name"]),)),
                Cell((numbers.count(row["n_shared"]), f"of {numbers.count(row['n_units'])}")),
                Cell((numbers.NONE if row["mean"] is None else number(row["mean"], 2, result.level != "masi"),)),
                *(Cell(_limits(row, name)) for name in ("alpha", "percent", "kappa", "ac1")),
            )
            for row in rows[:_MOST_ROWS]
        ),
        note=(
            f"Level of measurement: {result.level}. Units: those with two codes or more, of those with any. Mean: "
            "of the codes, of a frame the part that are 1. Equal: pairs of codes. κ: Fleiss’; AC1: Gwet’s. "
            f"{numbers.level(result.confidence)} intervals over {result.resampled}. {numbers.NONE}: not "
            f"defined.{rest}"
        ),
        csv="agreement",
    )


def _pairs(result: Agreement) -> TableBlock:
    rows = sorted((row for row in result.pairs if row["n_units"]), key=lambda row: -row["n_units"])
    rest = "" if len(rows) <= _MOST_ROWS else f" Shown are {_MOST_ROWS} of {numbers.count(len(rows))} rows."
    return TableBlock(
        title="Who Agrees With Whom",
        columns=(
            Column("Frame or target", weight=2),
            Column("Coders", weight=2),
            *(Column(head, is_number=True, weight=0) for head in ("Units", "α", "Means")),
        ),
        rows=tuple(
            (
                Cell((shortened(row["name"]),)),
                Cell((f"{shortened(row['coder'], 24)} and {shortened(row['other'], 24)}",)),
                Cell((numbers.count(row["n_units"]),)),
                Cell(_limits(row, "alpha")),
                Cell((_mean(row["mean_coder"]), f"and {_mean(row['mean_other'])}")),
            )
            for row in rows[:_MOST_ROWS]
        ),
        note="Means: of each one’s codes of the units that both coded; far apart, one sees more than the "
        f"other.{rest}",
        csv="agreement_pairs",
    )


def _units_figure(result: Agreement) -> FigureBlock:
    first = divided_rows(result)[0]
    named = f"“{shortened(first['text'], _LETTERS)}”" if first["text"] else shortened(first["unit_id"])
    return FigureBlock(
        title="The Units That Divide Coders Most",
        svg=svg_of(divided_units(result, limit=_MOST_UNITS).figure),
        alt=f"Bars. First: {named}, on {listed([shortened(name) for name in first['names']])}.",
        note="A bar is the part of pairs of coders that differ, summed over frames and targets. Talk about these: "
        "they show where a definition is unclear.",
    )


def _units(result: Agreement) -> TableBlock:
    wanted = [row["unit_id"] for row in divided_rows(result)[:_MOST_UNITS]]
    rows = sorted(
        (row for row in result.divided if row["unit_id"] in wanted), key=lambda row: wanted.index(row["unit_id"])
    )
    n_units = len(divided_rows(result))
    return TableBlock(
        title="What Coders Said of Them",
        columns=(Column("Unit", weight=4), Column("Frame or target", weight=2), Column("Codes", weight=2)),
        rows=tuple(
            (
                Cell((_text(row) if i == 0 or rows[i - 1]["unit_id"] != row["unit_id"] else "",)),
                Cell((shortened(row["name"]),)),
                Cell((shortened(row["codes"].replace(": -", f": {MINUS}"), _LETTERS),)),
            )
            for i, row in enumerate(rows[:_MOST_ROWS])
        ),
        note=f"Shown are {len(wanted)} of {counted(n_units, 'unit', 'units')} on which coders differ.",
        csv="divided_units",
    )


def _text(row: dict[str, Any]) -> str:
    return shortened(row["text"] or row["unit_id"], _LETTERS)


def _limits(row: dict[str, Any], name: str) -> tuple[str, ...]:
    if row[name] is None:
        return (numbers.NONE,)
    around = numbers.interval(row.get(f"{name}_low"), row.get(f"{name}_high"), 2, True)
    return (_part(row[name]), around) if around else (_part(row[name]),)


def _mean(value: float | None) -> str:
    return numbers.NONE if value is None else _part(value)


def _part(value: float, decimals: int = 2) -> str:
    return number(value, decimals, True)
