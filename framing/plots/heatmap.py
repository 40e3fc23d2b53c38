"""Groups × frames as shades, with the number in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from framing.plots.canvas import drawing, remark, rows_high
from framing.plots.estimates import MOST_ROWS
from framing.plots.labels import width, wrapped
from framing.plots.numbers import number, scale_of
from framing.plots.palette import EMPTY, FAINT, ink_on, sequential
from framing.plots.rows import Estimate, Grid, chosen_frames, chosen_groups, grid_of, left_out
from framing.results import Comparison

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FRAMES_AS_COLUMNS_FROM = 7  # groups: with fewer, frames are the rows, since their labels are the longer ones


def heat_map(
    result: Comparison,
    ax: Axes | None = None,
    *,
    frames: Sequence[str] | None = None,
    groups: Sequence[str] | None = None,
) -> Axes:
    """Draw every frame in every group as a shaded cell that holds its number.

    Parameters
    ----------
    result : Comparison
    ax : Axes, optional
        Where to draw; a new figure without it.
    frames, groups : sequence of str, optional
        Which to show, by name; all frames and the (at most 40) groups with the most articles without them.
        The shades are those of the whole result, so that two pictures of its parts can be compared.

    Raises
    ------
    ReportError
        An unknown frame or group.
    """
    cells = grid_of(result)
    columns, rows = chosen_frames(cells, frames), chosen_groups(cells, groups, MOST_ROWS)
    upright = len(cells.groups) >= FRAMES_AS_COLUMNS_FROM
    scale = scale_of(result.measure)
    points = [[cells.at(frame, group) for frame in columns] for group in rows]
    if not upright:
        points = [list(column) for column in zip(*points, strict=True)]
    row_labels = [frame.label for frame in columns] if not upright else list(rows)
    column_labels = list(rows) if not upright else [frame.label for frame in columns]
    turned = len(column_labels) > 6
    heads = [_head(label, len(column_labels), turned) for label in column_labels]
    with drawing(ax, _above(heads, turned) + rows_high(len(row_labels), 0.27)) as axes:
        _cells(axes, points, _most(cells), scale.decimals, scale.bounded)
        axes.set_yticks(
            range(len(row_labels)), [wrapped(label, 30, 2 if not upright else 1) for label in row_labels]
        )
        axes.set_xticks(range(len(heads)), heads, rotation=90 if turned else 0)
        axes.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
        if note := left_out(len(rows), len(cells.groups) if groups is None else len(rows)):
            remark(axes, note, below=6)
    return axes


def _head(label: str, n_columns: int, turned: bool) -> str:
    """Break a column's label so that it fits over its cells, upright or on its side."""
    return wrapped(label, 22, 2) if turned else wrapped(label, max(10, 66 // max(n_columns, 1)), 3)


def _above(heads: Sequence[str], turned: bool) -> float:
    """Return the room that the heads need, inches, with that for a remark below."""
    lines = [head.split("\n") for head in heads]
    if turned:
        return 0.4 + 0.09 * max((width(line) for head in lines for line in head), default=0)
    return 0.5 + 0.16 * max(map(len, lines), default=0)


def _most(cells: Grid) -> float:
    return max((point.value for point in cells.cells.values() if point.value is not None), default=0.0) or 1.0


def _cells(ax: Axes, points: Sequence[Sequence[Estimate]], most: float, decimals: int, bounded: bool) -> None:
    """Fill the cells and print the numbers in them; a cell without an estimate is grey with a dash."""
    shades = sequential()
    values = np.array([[np.nan if p.value is None else p.value for p in row] for row in points], dtype=float)
    if not values.size:
        return
    colours = shades(np.nan_to_num(values) / most)
    for y, row in enumerate(points):
        for x, point in enumerate(row):
            if point.value is None:
                colours[y, x] = (*[int(EMPTY[i : i + 2], 16) / 255 for i in (1, 3, 5)], 1.0)
                said, ink = "–", FAINT
            else:
                said = "0" if point.has_no_hit else number(point.value, decimals, bounded)
                ink = ink_on(tuple(colours[y, x]))
            ax.text(x, y, said, ha="center", va="center", fontsize=7, color=ink)
    ax.pcolormesh(np.arange(values.shape[1] + 1) - 0.5, np.arange(values.shape[0] + 1) - 0.5, values)
    ax.collections[-1].set_array(None)
    ax.collections[-1].set_facecolor(colours.reshape(-1, 4))
    ax.collections[-1].set_edgecolor("white")
    ax.collections[-1].set_linewidth(1.0)
    ax.set_xlim(-0.5, values.shape[1] - 0.5)
    ax.set_ylim(values.shape[0] - 0.5, -0.5)
    for spine in ax.spines.values():
        spine.set_visible(False)
