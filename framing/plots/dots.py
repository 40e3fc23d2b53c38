"""One estimate as a dot with its interval: the mark that all pictures share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.plots.numbers import number
from framing.plots.palette import INK
from framing.plots.rows import Estimate

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_WITHIN = (0, (1.5, 1.2))  # a dotted line: the interval says nothing about other articles


def dot(ax: Axes, y: float, point: Estimate, colour: str, marker: str, *, size: float = 5.5) -> None:
    """Draw an estimate at a height, with its interval.

    A group without a hit gets an open marker at zero with "0 of n" beside it; where its bound is one on articles,
    no line is drawn. A dotted line is an interval within one article. What has no estimate gets a dash at the
    edge, away from zero.
    """
    if point.value is None:
        edge = ax.get_yaxis_transform()
        ax.annotate("–", (0, y), (4, 0), edge, "offset points", va="center", color=colour, fontweight="bold")
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
        markerfacecolor="white" if point.has_no_hit else colour,
        markeredgecolor=colour if point.has_no_hit else INK,
        markeredgewidth=1.0 if point.has_no_hit else 0.4,
        clip_on=False,
        zorder=3,
    )
    if point.has_no_hit:
        end = point.high if point.interval == "within-article" and point.high is not None else 0.0
        _beside(ax, y, end, f"0 of {point.n_articles:,}", (5, 0))
    elif point.is_full:
        bound = "" if point.low is None else f" (> {number(point.low, 2, bounded=True)})"
        _beside(ax, y, point.value, f"{point.n_articles:,} of {point.n_articles:,}{bound}", (-5, 6))


def _beside(ax: Axes, y: float, x: float, said: str, offset: tuple[float, float]) -> None:
    """Print a few words beside a dot, at an offset in points."""
    ax.annotate(
        said,
        (x, y),
        xytext=offset,
        textcoords="offset points",
        ha="left" if offset[0] > 0 else "right",
        va="center",
        fontsize=6.5,
        color=INK,
        zorder=4,
    )
