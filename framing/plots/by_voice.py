"""One measure by voice: the journalist's words beside those that are quoted and reported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.errors import ReportError
from framing.plots.canvas import dashes_explained, drawing, remark, row_axis, rows_high, value_axis, zero_line
from framing.plots.dots import dot
from framing.plots.labels import wrapped
from framing.plots.numbers import scale_of
from framing.plots.palette import MARKERS, VOICE_INKS
from framing.plots.rows import chosen_frames, chosen_groups, grid_of
from framing.results import Comparison

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_GROUPS = 12
_SHORT = {"journalist": "journalist’s own", "quoted": "quoted", "attributed": "reported"}


def by_voice(
    results: Sequence[Comparison],
    ax: Axes | None = None,
    *,
    frames: Sequence[str] | None = None,
    groups: Sequence[str] | None = None,
) -> Axes:
    """Draw a measure in several voices: a row for each frame or target and group, in it a dot for each voice.

    Parameters
    ----------
    results : sequence of Comparison
        Of one measure and one grouping, a voice each.
    ax : Axes, optional
        Where to draw; a new figure without it.
    frames, groups : sequence of str, optional
        Which to show, by name; all frames or targets and the (at most 12) groups with the most articles without
        them.

    Raises
    ------
    ReportError
        The results are not of one measure and grouping, or an unknown frame or group is named.
    """
    from matplotlib.lines import Line2D

    if len({(each.measure, each.by, each.groups) for each in results}) != 1:
        raise ReportError("Give comparisons of one measure by one column, which differ in their voice alone.")
    grids = [grid_of(each) for each in results]
    scale = scale_of(results[0].measure)
    shown = chosen_groups(grids[0], groups, MOST_GROUPS)
    rows = [(frame, group) for frame in chosen_frames(grids[0], frames) for group in shown]
    labels = [
        wrapped(f"{frame.label} · {group}" if len(shown) > 1 else frame.label, 40, 2) for frame, group in rows
    ]
    with drawing(ax, 0.9 + rows_high(len(rows), 0.36)) as axes:
        row_axis(axes, labels)
        zero_line(axes, scale)
        for i, (result, cells) in enumerate(zip(results, grids, strict=True)):
            offset = (i - (len(results) - 1) / 2) * 0.22
            for y, (frame, group) in enumerate(rows):
                dot(axes, y + offset, cells.at(frame, group), VOICE_INKS[result.voice], MARKERS[i], size=5)
        handles = [
            Line2D([], [], color=VOICE_INKS[result.voice], marker=MARKERS[i], markersize=5, linewidth=1.4)
            for i, result in enumerate(results)
        ]
        axes.legend(
            handles,
            [_SHORT.get(result.voice, "all voices") for result in results],
            loc="lower right",
            bbox_to_anchor=(1, 1),
            ncols=len(results),
            frameon=False,
            borderaxespad=0.2,
        )
        value_axis(axes, scale)
        if note := dashes_explained(scale, (cells.at(*row) for cells in grids for row in rows)):
            remark(axes, note)
    return axes
