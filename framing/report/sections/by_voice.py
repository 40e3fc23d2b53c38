"""A measure by voice: what the paper says itself against what it lets others say."""

from __future__ import annotations

from collections.abc import Sequence

from framing.plots.by_voice import MOST_GROUPS, by_voice
from framing.plots.labels import shortened
from framing.plots.numbers import Scale, scale_of
from framing.plots.rows import Estimate, Frame, chosen_groups, grid_of, left_out, noun_of
from framing.report import numbers
from framing.report.linking import behind, passages_id
from framing.report.model import Cell, Column, FigureBlock, Paragraph, Section, TableBlock
from framing.report.svg import svg_of
from framing.report.wording import plural, singular
from framing.results import Comparison

_HEADS = {"journalist": "Journalist’s own voice", "quoted": "Quoted", "attributed": "Reported"}
_ROWS_A_PICTURE = 20


def voices_side_by_side(results: Sequence[Comparison]) -> Section:
    """Show a measure in each voice; `results` are of one measure, a voice each."""
    first = results[0]
    scale = scale_of(first.measure)
    cells = grid_of(first)
    groups = chosen_groups(cells, None, MOST_GROUPS)
    rest = left_out(len(groups), len(cells.groups), plural(first.by))
    size = max(1, _ROWS_A_PICTURE // len(groups))
    parts = [cells.frames[i : i + size] for i in range(0, len(cells.frames), size)]
    level = numbers.level(first.confidence)
    title = f"{scale.title} by Voice"
    figures = tuple(
        FigureBlock(
            title=title + ("" if len(parts) == 1 else f" ({number} of {len(parts)})"),
            svg=svg_of(by_voice(results, frames=[frame.path for frame in part], groups=groups).figure),
            alt=f"Dots and {level} intervals of {scale.phrase} by voice. {_extremes(results, part, groups)}",
            note=" ".join(filter(None, (f"Lines are {level} confidence intervals. {scale.below}", rest))),
        )
        for number, part in enumerate(parts, 1)
    )
    return Section(
        f"{first.measure}-by-voice",
        f"{scale.noun.capitalize()} in the journalist’s own voice and in others’",
        (
            Paragraph(
                f"The same {scale.phrase}, taken from one voice at a time. Voices rest on different passages, and "
                "often on different articles; differences between them are not tested here. Differences between "
                f"{plural(first.by)} within each voice are in contrasts.csv."
            ),
            *figures,
            _table(results, title, groups, rest),
        ),
    )


def _extremes(results: Sequence[Comparison], frames: Sequence[Frame], groups: Sequence[str]) -> str:
    """Name the largest and the smallest estimate of each voice."""
    scale = scale_of(results[0].measure)
    said = []
    for result in results:
        grid = grid_of(result)
        found = [
            (point.value, f"{shortened(frame.label)} in {shortened(group)}", point)
            for frame in frames
            for group in groups
            if (point := grid.at(frame, group)).value is not None
        ]
        if found:
            ends = (max(found, key=lambda each: each[0] or 0.0), min(found, key=lambda each: each[0] or 0.0))
            values = [f"{where}, {' '.join(numbers.estimate(point, scale))}" for _, where, point in ends]
            voice = _HEADS.get(result.voice, result.voice)
            said.append(f"{voice}: largest for {values[0]}, smallest for {values[1]}.")
    return " ".join([*said, "The table gives all numbers."])


def _table(results: Sequence[Comparison], title: str, groups: Sequence[str], rest: str) -> TableBlock:
    first = results[0]
    scale = scale_of(first.measure)
    grids = [grid_of(each) for each in results]
    rows = []
    for frame in grids[0].frames:
        for place, group in enumerate(groups):
            points = [grid.at(frame, group) for grid in grids]
            rows.append(
                (
                    Cell((shortened(frame.label) if not place else "",)),
                    Cell((shortened(group),)),
                    *(
                        _cell(point, scale, passages_id(first.kind, *frame.key, group))
                        if point.value is not None
                        else Cell((numbers.NONE,))
                        for point in points
                    ),
                )
            )
    level = numbers.level(first.confidence)
    return TableBlock(
        title=title,
        columns=(
            Column(noun_of(first).capitalize(), weight=2),
            Column(singular(first.by).capitalize(), weight=2),
            *(Column(_HEADS.get(each.voice, each.voice), is_number=True) for each in results),
        ),
        rows=tuple(rows),
        note=" ".join(
            filter(
                None,
                (
                    f"{scale.label}, with its {level} confidence interval in brackets. n = articles with a value "
                    f"in that voice; a dash: {scale.gap}.",
                    rest,
                ),
            )
        ),
        csv=first.measure if first.measure == "stance" else "estimates",
    )


def _cell(point: Estimate, scale: Scale, target: str) -> Cell:
    parts = (*numbers.estimate(point, scale), f"n\u00a0=\u00a0{numbers.count(point.n_articles)}")
    return Cell(parts, targets=behind(parts, target))
