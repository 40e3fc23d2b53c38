"""Groups × frames as shades, with the number in each cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from framing.plots.canvas import dashes_explained, drawing, remark, rows_high
from framing.plots.estimates import MOST_ROWS
from framing.plots.labels import width, wrapped
from framing.plots.numbers import Scale, number, scale_of
from framing.plots.palette import EMPTY, HATCH, INK, diverging, ink_on, sequential
from framing.plots.rows import Estimate, Floats, Grid, chosen_frames, chosen_groups, grid_of, joined, left_out
from framing.results import Comparison

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Values around 0 get their strongest colour from here on at the earliest, so that next to nothing looks like it.
_LEAST_REACH = 0.2
FRAMES_AS_COLUMNS_FROM = 7  # groups: with fewer, frames are the rows, since their labels are the longer ones


def heat_map(
    result: Comparison,
    ax: Axes | None = None,
    *,
    frames: Sequence[str] | None = None,
    groups: Sequence[str] | None = None,
) -> Axes:
    """Draw every frame in every group as a shaded cell that holds its number.

    Values around 0 have two families of colours with paper between them, and a cell is hatched where there is no
    estimate: that is not 0. Where the numbers of a group rest on different articles, it says in brackets on how
    many.

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
    note = joined(
        f"In brackets: {scale.valued}." if scale.valued else "",
        dashes_explained(scale, (point for row in points for point in row)),
        left_out(len(rows), len(cells.groups) if groups is None else len(rows)),
    )
    height = _above(heads, turned) + rows_high(len(row_labels), 0.27) + 0.14 * note.count("\n")
    with drawing(ax, height) as axes:
        _cells(axes, points, _shades(cells, scale), scale)
        axes.set_yticks(
            range(len(row_labels)), [wrapped(label, 30, 2 if not upright else 1) for label in row_labels]
        )
        axes.set_xticks(range(len(heads)), heads, rotation=90 if turned else 0)
        axes.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
        if note:
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


def _shades(cells: Grid, scale: Scale) -> Callable[[Floats], Floats]:
    """Return the colours of values: from 0 to the largest, or as far below 0 as above it."""
    sizes = [abs(point.value) for point in cells.cells.values() if point.value is not None]
    most = max(sizes, default=0.0) or 1.0
    if not scale.signed:
        return lambda values: np.asarray(sequential()(values / most))
    reach = 2 * max(most, _LEAST_REACH)
    return lambda values: np.asarray(diverging()(values / reach + 0.5))


def _cells(
    ax: Axes, points: Sequence[Sequence[Estimate]], shades: Callable[[Floats], Floats], scale: Scale
) -> None:
    """Fill the cells and print the numbers in them; a cell without an estimate is hatched, with a dash."""
    from matplotlib.patches import Rectangle

    values = np.array([[np.nan if p.value is None else p.value for p in row] for row in points], dtype=float)
    if not values.size:
        return
    colours = shades(np.nan_to_num(values))
    for y, row in enumerate(points):
        for x, point in enumerate(row):
            if point.value is None:
                colours[y, x] = (*[int(EMPTY[i : i + 2], 16) / 255 for i in (1, 3, 5)], 1.0)
                said, ink = "–", INK
                corner = (x - 0.5, y - 0.5)
                ax.add_patch(Rectangle(corner, 1, 1, fill=False, hatch="////", ec=HATCH, lw=0, zorder=2))
            else:
                said = "0" if point.has_no_hit else number(point.value, scale.decimals, scale.bounded)
                said += f" ({point.n_articles:,})" if scale.valued else ""
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
