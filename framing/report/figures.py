"""The figures of a comparison, each with its title, its note and the same said in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.errors import counted
from framing.plots import forest, frame_intervals, heat_map, intervals, tone
from framing.plots.canvas import axes_grid
from framing.plots.estimates import MOST_ROWS, MOST_SIDE_BY_SIDE
from framing.plots.heatmap import FRAMES_AS_COLUMNS_FROM
from framing.plots.labels import shortened, wrapped
from framing.plots.numbers import scale_of
from framing.plots.rows import Frame, chosen_groups, grid_of, largest_contrasts, left_out, noun_of
from framing.report import numbers
from framing.report.model import FigureBlock
from framing.report.svg import svg_of
from framing.report.wording import ORDERED, plural, title_of
from framing.results import Comparison

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST_PANEL_ROWS = 20  # groups: more make panels that no longer fit side by side on a page
_PAGE = 8.2  # inches of height that a figure may take, so that title and note still fit beside it
_MARKS = "An open marker at 0 with “0 of n” is a group in which none of n articles has a hit"
_DOTTED = "a dotted line is an interval within one article, which says nothing about other articles"


def heat_maps(result: Comparison) -> tuple[FigureBlock, ...]:
    """Draw groups × frames, in several pictures where the frames are many."""
    cells = grid_of(result)
    if not cells.frames:
        return ()
    upright = len(cells.groups) >= FRAMES_AS_COLUMNS_FROM
    shown = chosen_groups(cells, None, MOST_ROWS)
    scale = scale_of(result.measure)
    note = (
        f"Cells below 0 are orange to brown, cells above it purple, the darker the farther. {scale.below} "
        f"Hatched: {scale.gap}."
        if scale.signed
        else "Darker cells hold larger numbers; 0 is a group without a single hit, a dash one without articles."
    )
    return tuple(
        FigureBlock(
            title=title_of(result) + part,
            svg=svg_of(heat_map(result, frames=[frame.path for frame in frames]).figure),
            alt=f"Heat map of {_extent(result, len(frames), len(shown))} {_extremes(result, frames)}",
            note=_joined(note, left_out(len(shown), len(cells.groups), plural(result.by))),
        )
        for frames, part in _parts(cells.frames, 12 if upright else 24)
    )


def dot_figures(result: Comparison) -> tuple[FigureBlock, ...]:
    """Draw estimates with intervals: groups side by side while colours last, then a panel for each frame."""
    cells = grid_of(result)
    if not cells.frames:
        return ()
    side_by_side = len(cells.groups) <= MOST_SIDE_BY_SIDE
    level = numbers.level(result.confidence)
    if side_by_side:
        most = max(2, int((_PAGE - 1.2) / max(0.3, 0.13 * len(cells.groups) + 0.12)))
        drawn = [
            (frames, part, intervals(result, frames=[frame.path for frame in frames]))
            for frames, part in _parts(cells.frames, most)
        ]
        n_shown = len(cells.groups)
    else:
        n_shown = min(len(cells.groups), _MOST_PANEL_ROWS)
        rows = max(1, int(_PAGE / (0.17 * n_shown + 0.65)))
        drawn = [
            (frames, part, _panels(result, frames)) for frames, part in _parts(cells.frames, 3 * rows, in_a_row=3)
        ]
    scale = scale_of(result.measure)
    marks = scale.below if scale.signed else f"{_MARKS}."
    note = f"Dots are estimates, lines {level} confidence intervals; {_DOTTED}. {marks}"
    return tuple(
        FigureBlock(
            title=f"{title_of(result)}: Estimates and Intervals{part}",
            svg=svg_of(axes.figure),
            alt=f"Dots and {level} intervals, {_extent(result, len(frames), n_shown)} {_extremes(result, frames)}",
            note=_joined(note, left_out(n_shown, len(cells.groups), plural(result.by))),
        )
        for frames, part, axes in drawn
    )


def forest_figure(result: Comparison, limit: int = 16) -> FigureBlock:
    """Draw the clearest contrasts as a forest plot."""
    rows = largest_contrasts(result, limit)
    level = numbers.level(result.confidence)
    scale = scale_of(result.measure)
    top = "; ".join(
        f"{shortened(row['label'] or row['name'])}, {shortened(row['group'])} − {shortened(row['reference'])}: "
        f"{' '.join(numbers.difference(row, scale))}"
        for row in rows[:3]
    )
    return FigureBlock(
        title=f"{title_of(result)}: Differences",
        svg=svg_of(forest(result, limit=limit).figure),
        alt=f"{counted(len(rows), 'difference', 'differences')} with {level} intervals. First: {top}.",
        note=(
            f"Lines are {level} confidence intervals. Diamonds: the interval leaves out 0. Open circles: it "
            f"includes 0. Crosses: there is none. {ORDERED}"
        ),
    )


def tone_figure(result: Comparison) -> FigureBlock:
    """Draw tone, or another measure of the whole article, by group."""
    scale = scale_of(result.measure)
    cells = grid_of(result)
    shown = chosen_groups(cells, None, MOST_ROWS)
    level = numbers.level(result.confidence)
    return FigureBlock(
        title=title_of(result),
        svg=svg_of(tone(result, groups=shown).figure),
        alt=f"{scale.title} of {len(shown)} groups with {level} intervals. {_extremes(result, cells.frames)}",
        note=_joined(
            f"Lines are {level} confidence intervals; {_DOTTED}. {scale.below}",
            left_out(len(shown), len(cells.groups), plural(result.by)),
        ),
    )


def _panels(result: Comparison, frames: Sequence[Frame]) -> Axes:
    """Draw a panel for each frame, three in a row, all on one scale."""
    groups = chosen_groups(grid_of(result), None, _MOST_PANEL_ROWS)
    rows = -(-len(frames) // 3)
    axes = axes_grid(rows, 3, rows * (0.17 * len(groups) + 0.65))
    used = axes[: len(frames)]
    for place, (ax, frame) in enumerate(zip(used, frames, strict=True)):
        frame_intervals(result, frame.path, ax, groups=groups)
        ax.set_title(wrapped(frame.label, 24, 2), loc="left", fontsize=7.5, fontweight="bold", parse_math=False)
        ax.set_xlabel("")
        if place % 3:
            ax.set_yticklabels([])
    limits = [ax.get_xlim() for ax in used]
    for ax in used:
        ax.set_xlim(min(low for low, _ in limits), max(high for _, high in limits))
        ax.locator_params(axis="x", nbins=4)
    for ax in axes[len(frames) :]:
        ax.set_axis_off()
    return axes[0]


def _parts(frames: Sequence[Frame], most: int, in_a_row: int = 1) -> list[tuple[Sequence[Frame], str]]:
    """Divide frames evenly, in full rows, over as many pictures as they need, and name each part."""
    n_parts = max(1, -(-len(frames) // most))
    size = -(-len(frames) // n_parts // in_a_row) * in_a_row
    return [
        (
            frames[i : i + size],
            "" if n_parts == 1 else f" ({i + 1} to {min(i + size, len(frames))} of {len(frames)})",
        )
        for i in range(0, max(len(frames), 1), max(size, 1))
    ]


def _extent(result: Comparison, n_frames: int, n_groups: int) -> str:
    groups = plural(result.by)
    return (
        f"{scale_of(result.measure).phrase}: {counted(n_frames, noun_of(result), f'{noun_of(result)}s')} in "
        f"{counted(n_groups, groups[:-1], groups)}."
    )


def _extremes(result: Comparison, frames: Sequence[Frame]) -> str:
    """Name the largest and the smallest estimate; every number stands in the table of the same title."""
    cells, scale = grid_of(result), scale_of(result.measure)
    found = [
        (point.value, frame, group, point)
        for frame in frames
        for group in cells.groups
        if (point := cells.at(frame, group)).value is not None
    ]
    if not found:
        return "There are no estimates."
    highest, lowest = max(found, key=lambda each: each[0] or 0.0), min(found, key=lambda each: each[0] or 0.0)
    said = [
        f"{word}: {shortened(frame.label)} in {shortened(group)}, {' '.join(numbers.estimate(point, scale))}."
        for word, (_, frame, group, point) in (("Largest", highest), ("Smallest", lowest))
    ]
    return f"{' '.join(said)} The table gives all numbers."


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
