"""One estimate as a dot with its interval: the mark that all pictures share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.plots.numbers import number
from framing.plots.palette import FAINT, INK
from framing.plots.rows import Estimate

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_WITHIN = (0, (1.5, 1.2))  # a dotted line: the interval says nothing about other articles


def dot(ax: Axes, y: float, point: Estimate, colour: str, marker: str, *, size: float = 5.5) -> None:
    """Draw an estimate at a height, with its interval.

    A group without a hit gets an open marker at zero with "0 of n" beside it: its bound is one on articles, so no
    line is drawn. A dotted line is an interval within one article. What has no estimate gets a dash.
    """
    if point.value is None:
        ax.annotate("–", (0, y), xytext=(4, 0), textcoords="offset points", va="center", color=FAINT)
        return
    if point.low is not None and point.high is not None and not point.is_zero:
        style = _WITHIN if point.interval == "within-article" else "solid"
        ax.plot([point.low, point.high], [y, y], color=colour, linewidth=1.4, linestyle=style, zorder=2)
    ax.plot(
        [point.value],
        [y],
        linestyle="none",
        marker=marker,
        markersize=size,
        markerfacecolor="white" if point.is_zero else colour,
        markeredgecolor=colour if point.is_zero else INK,
        markeredgewidth=1.0 if point.is_zero else 0.4,
        clip_on=False,
        zorder=3,
    )
    if point.is_zero or point.is_full:
        n = point.n_articles
        bound = point.high if point.is_zero else point.low
        side = 5 if point.is_zero else -5
        said = f"{'0' if point.is_zero else f'{n:,}'} of {n:,}"
        if point.is_full and bound is not None:
            said += f" (> {number(bound, 2, bounded=True)})"
        ax.annotate(
            said,
            (point.value, y),
            xytext=(side, 0 if point.is_zero else 6),
            textcoords="offset points",
            ha="left" if side > 0 else "right",
            va="center",
            fontsize=6.5,
            color=INK,
            zorder=4,
        )
