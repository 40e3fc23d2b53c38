"""The frames of one group: what its articles are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.plots.canvas import dashes_explained, drawing, remark, row_axis, value_axis, zero_line
from framing.plots.dots import dot
from framing.plots.labels import wrapped
from framing.plots.numbers import scale_of
from framing.plots.palette import colour, marker
from framing.plots.rows import chosen_frames, chosen_groups, grid_of
from framing.results import Comparison

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def profile(
    result: Comparison, group: str, ax: Axes | None = None, *, frames: Sequence[str] | None = None
) -> Axes:
    """Draw the frames of one group as rows, each a dot with its interval, in the order of the codebook.

    Parameters
    ----------
    result : Comparison
    group : str
    ax : Axes, optional
    frames : sequence of str, optional
        Which to show, by name; all without it.

    Raises
    ------
    ReportError
        An unknown frame or group.
    """
    cells = grid_of(result)
    chosen_groups(cells, [group], 1)
    rows = chosen_frames(cells, frames)
    place, scale = cells.groups.index(group), scale_of(result.measure)
    with drawing(ax, 0.8 + 0.3 * len(rows)) as axes:
        row_axis(axes, [wrapped(frame.label, 28, 2) for frame in rows])
        zero_line(axes, scale)
        for y, frame in enumerate(rows):
            dot(axes, y, cells.at(frame, group), colour(place), marker(place))
        axes.set_title(wrapped(group, 50, 2), loc="left", fontweight="bold")
        value_axis(axes, scale)
        if dashes := dashes_explained(scale, (cells.at(frame, group) for frame in rows)):
            remark(axes, dashes)
    return axes
