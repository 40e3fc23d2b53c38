"""A measure over time: a panel for each frame, a line for each group, broken where there is no article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.errors import ReportError, one_of
from framing.plots.canvas import WIDTH, axes_grid, drawing, remark
from framing.plots.labels import shortened, wrapped
from framing.plots.numbers import scale_of
from framing.plots.palette import COLOURS, FAINT, INK
from framing.plots.rows import Frame, chosen_frames, chosen_groups, left_out
from framing.plots.series import Series, differences_of, grid_of_timeline
from framing.plots.timeline_lines import band_and_line, end_names, names_high, time_axis, upright_axis
from framing.results import Timeline

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_LINES = len(COLOURS)
_COLUMNS = 2  # of panels


def lines(
    result: Timeline,
    ax: Axes | None = None,
    *,
    frames: Sequence[str] | None = None,
    groups: Sequence[str] | None = None,
) -> Axes:
    """Draw every frame as a panel of its own, with one line and band a group.

    Parameters
    ----------
    result : Timeline
    ax : Axes, optional
        Where to draw, of one frame; a new figure without it.
    frames, groups : sequence of str, optional
        Which to show, by name; all frames and the (at most seven) groups with the most articles without them.

    Returns
    -------
    Axes
        The first panel; ``.figure`` has them all. Each has its own scale, in the unit of the measure. Bands are
        intervals over articles, cut where a panel ends; a line breaks where its group has no article; a period
        without a single hit has an open marker, one with a single article a small one.

    Raises
    ------
    ReportError
        An unknown frame or group, more than seven groups, or axes given for several frames.
    """
    grid, series = grid_of_timeline(result)
    if groups is not None and len(groups) > MOST_LINES:
        raise ReportError(
            f"{len(groups)} lines cannot be told apart; at most {MOST_LINES} can. Name fewer in groups=."
        )
    shown, chosen = chosen_groups(grid, groups, MOST_LINES), chosen_frames(grid, frames)
    drawn = [[(group, series[frame.key, group]) for group in shown] for frame in chosen]
    notes = (
        _bands(result),
        "Where a line breaks no article has a value. Open markers: no hit; small ones: a single article.",
        left_out(len(shown), len(grid.groups) if groups is None else len(shown)),
    )
    return _panels(ax, result, chosen, drawn, scale_of(result.measure).label, notes)


def difference_lines(result: Timeline, ax: Axes | None = None, *, frames: Sequence[str] | None = None) -> Axes:
    """Draw the difference between two groups over time, a panel for each frame, with a line at zero.

    Parameters
    ----------
    result : Timeline
        Made with ``difference=``.
    ax : Axes, optional
        Where to draw, of one frame; a new figure without it.
    frames : sequence of str, optional
        Which to show, by name; all without it.

    Returns
    -------
    Axes
        The first panel; differences are group − reference, in the unit of the measure.

    Raises
    ------
    ReportError
        The timeline has no difference, an unknown frame, or axes given for several frames.
    """
    if result.difference is None:
        raise ReportError("This timeline has no difference. Make it with timeline(…, difference=('A', 'B')).")
    grid, series = differences_of(result)
    chosen = chosen_frames(grid, frames)
    group, reference = (shortened(name, 30) for name in result.difference)
    notes = (
        f"Difference: {group} − {reference}. {_bands(result)}",
        "Where the line breaks no article of a side has a value.",
    )
    drawn = [[("", series[frame.key])] for frame in chosen]
    return _panels(ax, result, chosen, drawn, f"Difference in\n{scale_of(result.measure).phrase}", notes)


def _bands(result: Timeline) -> str:
    return f"Bands: {round(result.confidence * 100, 4):g}% intervals, cut where a panel ends."


def _panels(
    ax: Axes | None,
    result: Timeline,
    frames: Sequence[Frame],
    drawn: Sequence[Sequence[tuple[str, Series]]],
    label: str,
    notes: Sequence[str],
) -> Axes:
    """Draw the named lines of each frame in a panel of its own."""
    if ax is not None and len(frames) != 1:
        known = one_of(frame.name for frame in frames)
        raise ReportError(f"These axes hold one frame. Say which with frames=[…]: {known}.")
    columns = min(len(frames), _COLUMNS) or 1
    rows = -(-len(frames) // columns) or 1
    names, line = names_high([name for name, _ in drawn[0]] if drawn else [])
    height = max(1.1 if columns > 1 else 2.2, line * len(names))
    width = WIDTH / columns - (1.7 if any(names) else 0.6)  # without names and ticks beside it
    axes = axes_grid(rows, columns, rows * (height + 0.35) + 0.6) if ax is None else [ax]
    scale = scale_of(result.measure)
    for place, (panel, frame, found) in enumerate(zip(axes, frames, drawn, strict=False)):
        with drawing(panel, 0):
            for i, (_, series) in enumerate(found):
                band_and_line(panel, series, i, len(found))
            upright_axis(panel, [series for _, series in found], scale)
            time_axis(panel, result, width, named=place + columns >= len(frames))
            end_names(
                panel, [(name, series) for name, (_, series) in zip(names, found, strict=True)], line / height
            )
            panel.set_title(wrapped(frame.label, 76 // columns, 2), loc="left", fontweight="bold")
    _around(axes[0], label, "\n".join(note for note in notes if note), whole=ax is None)
    for panel in axes[len(frames) :]:
        panel.set_axis_off()
    return axes[0]


def _around(ax: Axes, label: str, note: str, *, whole: bool) -> None:
    """Print label and note beside the whole figure, or beside axes that stand in somebody else's."""
    figure = ax.get_figure(root=True)
    if whole and figure is not None:
        figure.supylabel(label, fontsize=8, color=INK, parse_math=False)
        figure.supxlabel(note, x=0.01, ha="left", fontsize=7, color=FAINT, parse_math=False)
    else:
        ax.set_ylabel(label)
        remark(ax, note)
