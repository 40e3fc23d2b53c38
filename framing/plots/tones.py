"""Tone of each group, around zero."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.plots.canvas import drawing, remark, row_axis, rows_high, value_axis, zero_line
from framing.plots.dots import dot
from framing.plots.estimates import MOST_ROWS
from framing.plots.labels import wrapped
from framing.plots.numbers import scale_of
from framing.plots.palette import colour, marker
from framing.plots.rows import chosen_groups, grid_of, left_out
from framing.results import Comparison

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def tone(result: Comparison, ax: Axes | None = None, *, groups: Sequence[str] | None = None) -> Axes:
    """Draw each group's tone as a dot with its interval, with a line at zero.

    Parameters
    ----------
    result : Comparison
        Of tone: one row a group.
    ax : Axes, optional
    groups : sequence of str, optional
        Which to show; the 40 with the most articles without it.

    Returns
    -------
    Axes
        −1 to 1, drawn as far as the intervals reach; negative is unfavourable wording.

    Raises
    ------
    ReportError
        An unknown group.
    """
    cells = grid_of(result)
    shown = chosen_groups(cells, groups, MOST_ROWS)
    with drawing(ax, 0.7 + rows_high(len(shown), 0.26)) as axes:
        row_axis(axes, [wrapped(group, 28, 1 if len(shown) > 8 else 2) for group in shown])
        zero_line(axes, scale_of(result.measure))
        for frame in cells.frames:
            for y, group in enumerate(shown):
                dot(axes, y, cells.at(frame, group), colour(0), marker(0))
        value_axis(axes, scale_of(result.measure))
        if note := left_out(len(shown), len(cells.groups) if groups is None else len(shown)):
            remark(axes, note)
    return axes
