"""What went in, and what was left out."""

from __future__ import annotations

from typing import Any

from framing.report import numbers
from framing.report.model import Cell, Column, Section, TableBlock
from framing.report.wording import plural, singular
from framing.results import Study

_MOST_ROWS = 60


def material(study: Study) -> Section:
    """Print the articles of each group, and the exclusions with their reasons from n in to n used."""
    tables = (_articles(study), _exclusions(study), *((_left_out(study),) if study.left_out else ()))
    return Section("material", "What went in and what was left out", tables)


def _articles(study: Study) -> TableBlock:
    rows = study.articles.rows()
    shown = rows
    note = "Sentences and tokens (words, numbers and the like) as counted in the text after cleaning."
    if len(rows) > _MOST_ROWS:
        shown = sorted(rows, key=lambda row: -(row["articles"] or 0))[:_MOST_ROWS]
        note += f" The {_MOST_ROWS} {plural(study.by)} with the most articles, of {numbers.count(len(rows))}."
    counts = ("articles", "sentences", "tokens")
    total = [sum(row[name] or 0 for row in rows) for name in counts]
    has_dates = any(row["first_date"] is not None for row in rows)
    return TableBlock(
        title=f"Articles Compared, by {singular(study.by).capitalize()}",
        columns=(
            Column(singular(study.by).capitalize(), weight=2),
            *(Column(name.capitalize(), is_number=True) for name in counts),
            *((Column("First date"), Column("Last date")) if has_dates else ()),
        ),
        rows=(
            *(
                (
                    Cell((str(row["group"]),)),
                    *(Cell((numbers.count(row[name]),)) for name in counts),
                    *((Cell((_date(row["first_date"]),)), Cell((_date(row["last_date"]),))) if has_dates else ()),
                )
                for row in shown
            ),
            (
                Cell(("All",)),
                *(Cell((numbers.count(value),)) for value in total),
                *((Cell(("",)), Cell(("",))) if has_dates else ()),
            ),
        ),
        note=note,
        csv="documents",
    )


def _date(value: Any) -> str:
    return numbers.NONE if value is None else str(value)


def _exclusions(study: Study) -> TableBlock:
    return TableBlock(
        title="From Articles Read to Articles Used",
        columns=(Column("Stage"), Column("Reason", weight=3), Column("Articles", is_number=True)),
        rows=tuple(
            (
                Cell((row["stage"] or "",)),
                Cell((row["reason"] or "",)),
                Cell((numbers.count(row["articles"]),)),
            )
            for row in study.exclusions
        ),
        note="Nothing is dropped silently: articles read = articles used + articles left out.",
        csv="exclusions",
    )


def _left_out(study: Study) -> TableBlock:
    return TableBlock(
        title="Parts That This Report Leaves Out",
        columns=(Column("Part"), Column("Why", weight=2)),
        rows=tuple(
            (Cell((part,)), Cell((f"{reason[0].upper()}{reason[1:]}.",))) for part, reason in study.left_out
        ),
        note="Each part is there only where it can say something.",
    )
