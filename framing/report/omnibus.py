"""All groups at once: one test of each frame before the differences of pairs."""

from __future__ import annotations

from framing.errors import counted
from framing.plots.labels import shortened
from framing.plots.numbers import number
from framing.plots.rows import noun_of
from framing.report import numbers
from framing.report.model import Cell, Column, TableBlock
from framing.report.wording import CORRECTIONS, plural, title_of
from framing.results import Comparison

_MOST = 40  # frames; more are in omnibus.csv


def omnibus_table(result: Comparison) -> TableBlock | None:
    """Print whether groups differ at all, a row for each frame; None where fewer than three were compared."""
    rows = [row for row in result.omnibus if row["p"] is not None]
    if not rows:
        return None
    is_corrected = result.correction != "none" and len(rows) > 1
    with_frame = result.kind != "article"
    columns = (
        *((Column(noun_of(result).capitalize(), weight=3),) if with_frame else ()),
        Column(plural(result.by).capitalize(), is_number=True, weight=0),
        Column("Q", is_number=True, weight=0),
        Column("p", is_number=True, weight=0),
        *((Column("Corrected p", is_number=True, weight=0),) if is_corrected else ()),
    )
    shown = sorted(rows, key=lambda row: (row["p"], -row["statistic"]))[:_MOST]
    body = tuple(
        (
            *((Cell((shortened(row["label"] or row["name"]),)),) if with_frame else ()),
            Cell((numbers.count(row["groups"]),)),
            Cell((number(row["statistic"], 1),)),
            Cell((numbers.p_value(row["p"]),)),
            *((Cell((numbers.p_value(row["p_corrected"]),)),) if is_corrected else ()),
        )
        for row in shown
    )
    groups = plural(result.by)
    note = (
        f"Q says how far {groups} lie apart, measured by how their articles vary; where they are alike it is near "
        "their number less one. A small p says that they are not all alike, and not which differ."
    )
    if is_corrected:
        note += f" Corrected p: {CORRECTIONS[result.correction]} over {counted(len(rows), 'test', 'tests')}."
    if len(rows) > _MOST:
        note += f" Shown are {_MOST} of {counted(len(rows), noun_of(result), noun_of(result) + 's')}."
    return TableBlock(
        title=f"{title_of(result)}: All {groups.capitalize()} at Once",
        columns=columns,
        rows=body,
        note=note,
        csv="omnibus",
    )
