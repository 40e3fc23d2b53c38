"""Contrasts as a forest plot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.plots.canvas import drawing, row_axis, value_axis
from framing.plots.labels import shortened, wrapped
from framing.plots.numbers import scale_of
from framing.plots.palette import COLOURS, FAINT, INK
from framing.plots.rows import largest_contrasts
from framing.results import Comparison

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def forest(result: Comparison, ax: Axes | None = None, *, limit: int = 16) -> Axes:
    """Draw the contrasts whose interval stays farthest from zero, each as a difference with its interval.

    Parameters
    ----------
    result : Comparison
    ax : Axes, optional
    limit : int
        How many to show at most.

    Returns
    -------
    Axes
        Differences (group − reference) in the unit of the measure, with a line at zero. Filled: the interval
        leaves out zero. Open: it includes zero. A cross: there is no interval.
    """
    rows = largest_contrasts(result, limit)
    with drawing(ax, 0.8 + 0.31 * max(len(rows), 1)) as axes:
        row_axis(axes, [_label(row) for row in rows])
        axes.axvline(0, color=FAINT, linewidth=0.8, zorder=1)
        for y, row in enumerate(rows):
            _row(axes, y, row)
        if not rows:
            axes.text(0.5, 0.5, "No contrasts", transform=axes.transAxes, ha="center", va="center", color=FAINT)
        scale = scale_of(result.measure)
        value_axis(axes, scale, f"Difference in {scale.phrase}\n(group − reference)")
    return axes


def _label(row: dict[str, Any]) -> str:
    pair = f"{shortened(row['group'], 22)} − {shortened(row['reference'], 22)}"
    return f"{wrapped(row['label'] or row['name'], 44, 1)}\n{pair}"


def _row(ax: Axes, y: int, row: dict[str, Any]) -> None:
    low, high = row["low"], row["high"]
    if low is None or high is None:
        ax.plot([row["difference"]], [y], "x", color=FAINT, markersize=6, markeredgewidth=1.4, zorder=3)
        return
    clear = low > 0 or high < 0
    shade = COLOURS[0] if clear else FAINT
    ax.plot([low, high], [y, y], color=shade, linewidth=1.4, zorder=2)
    ax.plot(
        [row["difference"]],
        [y],
        linestyle="none",
        marker="D" if clear else "o",
        markersize=5,
        markerfacecolor=shade if clear else "white",
        markeredgecolor=INK if clear else shade,
        markeredgewidth=0.4 if clear else 1.0,
        zorder=3,
    )
