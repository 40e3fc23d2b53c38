"""Names beside points, so that none covers another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.plots.palette import FAINT
from framing.plots.placing import Box, placed

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def label_points(
    ax: Axes, points: Sequence[tuple[float, float]], names: Sequence[str], bold: Sequence[bool] = ()
) -> None:
    """Name each point where its name covers no other, with a line to it where that is not beside it.

    The layout has to stand: limits are set, and the figure has been drawn.

    Parameters
    ----------
    points : sequence of (x, y)
        In the units of the axes.
    names : sequence of str
    bold : sequence of bool
        Which names are set in bold; none unless given.
    """
    weights = ["bold" if each else "normal" for each in bold] or ["normal"] * len(points)
    pixels = 72 / ax.figure.dpi if ax.figure is not None else 1.0
    texts = [
        ax.text(x, y, name, fontsize=7, fontweight=weight)
        for (x, y), name, weight in zip(points, names, weights, strict=True)
    ]
    for text in texts:
        text.set_parse_math(False)
    extents = [text.get_window_extent() for text in texts]
    sizes = [(extent.width * pixels, extent.height * pixels) for extent in extents]
    anchors = [tuple(pixels * ax.transData.transform(point)) for point in points]
    frame = ax.get_window_extent()
    room = Box(frame.x0 * pixels, (frame.y0 + 0.08 * frame.height) * pixels, frame.x1 * pixels, frame.y1 * pixels)
    boxes = placed(anchors, sizes, room)
    for i, (text, (x, y), box) in enumerate(zip(texts, anchors, boxes, strict=True)):
        middle = ((box.left + box.right) / 2, (box.low + box.high) / 2)
        text.remove()
        gaps = [_gap(box, anchor) for anchor in anchors]
        near = gaps[i] < 9 and gaps[i] == min(gaps)
        label = ax.annotate(
            text.get_text(),
            text.get_position(),
            xytext=(middle[0] - x, middle[1] - y),
            textcoords="offset points",
            ha="center",
            va="center",
            fontsize=7,
            fontweight=text.get_fontweight(),
            zorder=6,
            arrowprops=None
            if near
            else {"arrowstyle": "-", "color": FAINT, "lw": 0.5, "shrinkA": 0, "shrinkB": 2},
        )
        label.set_in_layout(False)  # it stands inside, and the layout is settled


def _gap(box: Box, point: tuple[float, float]) -> float:
    """Return how far a point lies from a box."""
    return math.hypot(
        max(box.left - point[0], point[0] - box.right, 0), max(box.low - point[1], point[1] - box.high, 0)
    )
