"""Gaps as measured, and corrected for the errors of measuring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.plots.canvas import drawing, row_axis, value_axis
from framing.plots.labels import shortened, wrapped
from framing.plots.numbers import scale_of
from framing.plots.palette import COLOURS, FAINT
from framing.results import Corrected

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def corrected_gaps(result: Corrected, ax: Axes | None = None, *, limit: int = 12) -> Axes:
    """Draw raw gaps in grey and corrected ones below them, each with its interval, and the verdict beside.

    Parameters
    ----------
    result : Corrected
    ax : Axes, optional
    limit : int
        How many to show at most; those with the largest raw gaps.

    Returns
    -------
    Axes
        Gaps (group − reference) in the unit of the measure, with a line at zero. Filled: the corrected interval
        leaves out zero. Open: it includes zero.
    """
    rows = largest_gaps(result, limit)
    with drawing(ax, 0.8 + 0.4 * max(len(rows), 1)) as axes:
        row_axis(axes, [_label(row) for row in rows])
        axes.axvline(0, color=FAINT, linewidth=0.8, zorder=1)
        for y, row in enumerate(rows):
            _line(axes, y - 0.14, (row["raw"], row["raw_low"], row["raw_high"]), FAINT, "s", filled=True)
            clear = row["low"] is not None and (row["low"] > 0 or row["high"] < 0)
            _line(axes, y + 0.14, (row["corrected"], row["low"], row["high"]), COLOURS[0], "o", filled=clear)
            axes.text(1.01, y, row["verdict"], transform=axes.get_yaxis_transform(), va="center", fontsize=7.5)
        if not rows:
            axes.text(0.5, 0.5, "No gaps", transform=axes.transAxes, ha="center", va="center", color=FAINT)
        scale = scale_of(result.measure)
        value_axis(axes, scale, f"Gap in {scale.phrase}\n(group − reference; grey: as measured, blue: corrected)")
    return axes


def largest_gaps(result: Corrected, limit: int) -> list[dict[str, Any]]:
    """Return the rows with the largest raw gaps, the largest first."""
    return sorted(result.table.rows(), key=lambda row: -abs(row["raw"] or 0.0))[:limit]


def _label(row: dict[str, Any]) -> str:
    pair = f"{shortened(row['group'], 22)} − {shortened(row['reference'], 22)}"
    return f"{wrapped(row['label'] or row['name'], 44, 1)}\n{pair}"


def _line(
    ax: Axes,
    y: float,
    values: tuple[float | None, float | None, float | None],
    shade: str,
    shape: str,
    filled: bool,
) -> None:
    value, low, high = values
    if low is not None and high is not None:
        ax.plot([low, high], [y, y], color=shade, linewidth=1.3, zorder=2)
    if value is not None:
        face = shade if filled else "white"
        ax.plot([value], [y], shape, color=shade, markerfacecolor=face, markersize=4.5, zorder=3)
