"""The numbers of a comparison: estimates, differences, tone."""

from __future__ import annotations

from collections.abc import Sequence

from framing.plots.numbers import scale_of
from framing.plots.rows import grid_of, noun_of
from framing.report.figures import dot_figures, forest_figure, heat_maps, tone_figure
from framing.report.model import Block, Paragraph, Section
from framing.report.tables import contrast_table, estimate_tables
from framing.report.wording import listed, plural, singular
from framing.results import Comparison

_NO_CONTRASTS = "There are no differences to show: a difference needs two {groups}."


def profile(result: Comparison) -> Section:
    """Show a comparison's estimates: shades for the overview, numbers, then dots with intervals."""
    if result.kind == "article":
        return tone(result)
    who = singular(result.by)
    return Section(
        "profile",
        f"The {noun_of(result)}s of each {who}",
        (*heat_maps(result), *estimate_tables(result), *dot_figures(result)),
    )


def contrasts(result: Comparison) -> Section:
    """Show how groups differ."""
    return Section("differences", f"Differences between {plural(result.by)}", _contrasts(result))


def _contrasts(result: Comparison) -> tuple[Block, ...]:
    table = contrast_table(result)
    if table is None:
        return (Paragraph(_NO_CONTRASTS.format(groups=plural(result.by))),)
    return (forest_figure(result), table)


def other_measures(results: Sequence[Comparison]) -> tuple[Section, ...]:
    """Print the estimates of further measures; their differences are in contrasts.csv."""
    blocks = tuple(table for result in results for table in estimate_tables(result))
    if not blocks:
        return ()
    title = listed([scale_of(result.measure).noun for result in results]).capitalize()
    return (Section("measures", title, blocks),)


def tone(result: Comparison) -> Section:
    """Show tone, or another measure of the whole article, by group, and how groups differ in it."""
    scale = scale_of(result.measure)
    if not any(point.value is not None for point in grid_of(result).cells.values()):
        return Section(result.measure, scale.title, (Paragraph(scale.nothing),))
    table = contrast_table(result)
    return Section(
        result.measure,
        scale.title,
        (tone_figure(result), *estimate_tables(result), *(() if table is None else (table,))),
    )
