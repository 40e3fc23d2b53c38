"""The numbers of a comparison: estimates, differences, stance, tone."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from framing.plots.numbers import scale_of
from framing.plots.rows import grid_of, noun_of
from framing.report.figures import dot_figures, forest_figure, heat_maps, tone_figure
from framing.report.model import Block, Paragraph, Section
from framing.report.omnibus import omnibus_table
from framing.report.sections.by_voice import voices_side_by_side
from framing.report.tables import contrast_table, estimate_tables
from framing.report.wording import listed, plural, singular
from framing.results import Comparison

_NO_CONTRASTS = "There are no differences to show: a difference needs two {groups} with a value."


def profile(result: Comparison) -> Section:
    """Show a comparison's estimates: shades for the overview, numbers, then dots with intervals."""
    if result.kind == "article":
        return _around_zero(result)
    title = f"The {noun_of(result)}s of each {singular(result.by)}"
    if _is_empty(result):
        return Section("profile", title, (Paragraph(scale_of(result.measure).nothing),))
    return Section("profile", title, (*heat_maps(result), *estimate_tables(result), *dot_figures(result)))


def _is_empty(result: Comparison) -> bool:
    return all(point.value is None for point in grid_of(result).cells.values())


def contrasts(result: Comparison) -> Section:
    """Show how groups differ."""
    return Section("differences", f"Differences between {plural(result.by)}", _contrasts(result))


def _contrasts(result: Comparison) -> tuple[Block, ...]:
    table = contrast_table(result)
    if table is None:
        return (Paragraph(_NO_CONTRASTS.format(groups=plural(result.by))),)
    return (*_at_once(result), forest_figure(result), table)


def _at_once(result: Comparison) -> tuple[Block, ...]:
    table = omnibus_table(result)
    return () if table is None else (table,)


def other_measures(results: Sequence[Comparison]) -> tuple[Section, ...]:
    """Print the estimates of further measures; their differences are in contrasts.csv."""
    blocks = tuple(table for result in results for table in estimate_tables(result))
    if not blocks:
        return ()
    title = listed(list(dict.fromkeys(scale_of(result.measure).noun for result in results))).capitalize()
    return (Section("measures", title, blocks),)


def around_zero(results: Sequence[Comparison]) -> tuple[Section, ...]:
    """Show measures around 0, such as stance or tone: a section each, and in it one on the single voices."""
    sections = []
    for measure in dict.fromkeys(result.measure for result in results):
        first, *voices = (result for result in results if result.measure == measure)
        section = _around_zero(first)
        sections.append(dataclasses.replace(section, sections=(voices_side_by_side(voices),) if voices else ()))
    return tuple(sections)


def _around_zero(result: Comparison) -> Section:
    """Show a measure by group, and how groups differ in it."""
    scale = scale_of(result.measure)
    if _is_empty(result):
        return Section(result.measure, scale.title, (Paragraph(scale.nothing),))
    table = contrast_table(result)
    figures = (tone_figure(result),) if result.kind == "article" else (*heat_maps(result), *dot_figures(result))
    return Section(
        result.measure,
        scale.title,
        (*figures, *estimate_tables(result), *_at_once(result), *(() if table is None else (table,))),
    )
