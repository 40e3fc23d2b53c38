"""Dots and intervals: all frames with the groups side by side, or one frame with a row for each group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.errors import ReportError
from framing.plots.canvas import dashes_explained, drawing, remark, row_axis, rows_high, value_axis, zero_line
from framing.plots.dots import dot
from framing.plots.labels import wrapped
from framing.plots.numbers import scale_of
from framing.plots.palette import COLOURS, colour, marker
from framing.plots.rows import chosen_frames, chosen_groups, grid_of, joined, left_out
from framing.results import Comparison

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_SIDE_BY_SIDE = len(COLOURS)
MOST_ROWS = 40


def intervals(
    result: Comparison,
    ax: Axes | None = None,
    *,
    frames: Sequence[str] | None = None,
    groups: Sequence[str] | None = None,
) -> Axes:
    """Draw every frame as a row, with one dot and interval a group in it.

    Parameters
    ----------
    result : Comparison
    ax : Axes, optional
        Where to draw; a new figure without it.
    frames, groups : sequence of str, optional
        Which to show, by name; all frames and the (at most seven) groups with the most articles without them.

    Returns
    -------
    Axes
        Values in the unit of the measure; a group without a hit has an open marker at zero and "0 of n", one
        without an estimate a dash at the edge. Where values lie around 0, a line stands there.

    Raises
    ------
    ReportError
        An unknown frame or group, or more than seven groups asked for: colours and shapes end there.
    """
    cells = grid_of(result)
    if groups is not None and len(groups) > MOST_SIDE_BY_SIDE:
        raise ReportError(
            f"{len(groups)} groups cannot be told apart side by side; at most {MOST_SIDE_BY_SIDE} can. "
            "Name fewer in groups=, or draw frame_intervals() or heat_map()."
        )
    from matplotlib.lines import Line2D

    shown, rows = chosen_groups(cells, groups, MOST_SIDE_BY_SIDE), chosen_frames(cells, frames)
    step = min(0.2, 0.72 / max(len(shown), 1))
    labels, columns, above = _legend_text(shown)
    height = 0.6 + above + len(rows) * max(0.3, 0.13 * len(shown) + 0.12)
    scale = scale_of(result.measure)
    with drawing(ax, height) as axes:
        row_axis(axes, [wrapped(frame.label, 26) for frame in rows])
        zero_line(axes, scale)
        for i, group in enumerate(shown):
            for y, frame in enumerate(rows):
                offset = (i - (len(shown) - 1) / 2) * step
                dot(axes, y + offset, cells.at(frame, group), colour(i), marker(i), size=5)
        handles = [
            Line2D([], [], color=colour(i), marker=marker(i), markersize=5, linewidth=1.4)
            for i in range(len(shown))
        ]
        axes.legend(
            handles,
            labels,
            loc="lower left",
            bbox_to_anchor=(0, 1),
            ncols=columns,
            frameon=False,
            borderaxespad=0.2,
        )
        value_axis(axes, scale)
        dashes = dashes_explained(scale, (cells.at(frame, group) for frame in rows for group in shown))
        if note := joined(left_out(len(shown), len(cells.groups) if groups is None else len(shown)), dashes):
            remark(axes, note)
    return axes


def _legend_text(groups: Sequence[str]) -> tuple[list[str], int, float]:
    """Return the labels of the legend, over how many columns they go, and how high it will be, inches."""
    # matplotlib leaves out of a legend what begins with an underscore; a space before it keeps the group there.
    labels = [wrapped(group, 30, 2) for group in groups]
    labels = [f" {label}" if label.startswith("_") else label for label in labels]
    longest = max((len(line) for label in labels for line in label.split("\n")), default=0)
    columns = max(1, min(3, len(labels), 62 // (longest + 7)))
    lines = sum(label.count("\n") + 1 for label in labels) / columns
    return labels, columns, 0.1 + 0.16 * lines


def frame_intervals(
    result: Comparison, frame: str | None = None, ax: Axes | None = None, *, groups: Sequence[str] | None = None
) -> Axes:
    """Draw one frame, with a row for each group.

    Parameters
    ----------
    result : Comparison
    frame : str, optional
        Its name; may be left out where the result has only one.
    ax : Axes, optional
    groups : sequence of str, optional
        Which to show; the 40 with the most articles without it.

    Raises
    ------
    ReportError
        An unknown frame or group, or no frame named where there are several.
    """
    cells = grid_of(result)
    if frame is None and len(cells.frames) != 1:
        raise ReportError("Say which frame to draw: " + ", ".join(f"'{each.name}'" for each in cells.frames) + ".")
    (row,) = cells.frames if frame is None else chosen_frames(cells, [frame])
    shown = chosen_groups(cells, groups, MOST_ROWS)
    scale = scale_of(result.measure)
    with drawing(ax, 0.8 + rows_high(len(shown), 0.24)) as axes:
        row_axis(axes, [wrapped(group, 26, 1 if len(shown) > 8 else 2) for group in shown])
        zero_line(axes, scale)
        for y, group in enumerate(shown):
            dot(axes, y, cells.at(row, group), colour(0), marker(0))
        axes.set_title(wrapped(row.label, 40, 2), loc="left", fontweight="bold")
        value_axis(axes, scale)
        dashes = dashes_explained(scale, (cells.at(row, group) for group in shown))
        if note := joined(left_out(len(shown), len(cells.groups) if groups is None else len(shown)), dashes):
            remark(axes, note)
    return axes
