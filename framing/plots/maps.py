"""Groups as points: near where they divide their hits alike, with the ellipse in which resamples leave each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from framing.plots.canvas import WIDTH, drawing, remark
from framing.plots.labels import wrapped
from framing.plots.numbers import number
from framing.plots.palette import FAINT, INK, colour
from framing.plots.point_labels import label_points
from framing.plots.trees import check_arranged
from framing.results import Distances

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_NAMED = 16  # groups: more are numbered, with a key
POOR_STRESS = 0.2  # Kruskal (1964)
_COLUMNS = 4  # of the key
_LEAST, _MOST = 2.8, 5.2  # inches: how high a map can be
_MARGIN = 0.06  # of the map's breadth, around everything


def source_map(result: Distances, ax: Axes | None = None) -> Axes:
    """Draw groups as points whose distances come as near to theirs as two directions allow.

    There are no axes, since directions mean nothing. Each ellipse holds the group in as many resamples as the
    confidence says; where two overlap widely, the map does not tell which group lies where. With more than 16
    groups the points are numbered, and a key stands below.

    Parameters
    ----------
    result : Distances
    ax : Axes, optional
        Where to draw; a new figure without it.

    Raises
    ------
    ReportError
        There is no map; the message says why.
    """
    check_arranged(result)
    rows = result.positions.rows()
    numbered = len(rows) > MOST_NAMED
    lines = math.ceil(len(rows) / _COLUMNS) if numbered else 0
    wide, high = (far - near for near, far in _sides(rows))
    tall = min(max(WIDTH * high / (wide or 1.0), _LEAST), _MOST)
    with drawing(ax, tall + 0.35 + 0.13 * lines) as axes:
        axes.set_xticks([])
        axes.set_yticks([])
        for spine in axes.spines.values():
            spine.set_color("#d9d9d9")
        if numbered:
            _key(axes, [row["group"] for row in rows], lines)
        remark(axes, _quality(result), below=6 + (8 * lines + 6 if numbered else 0))
        _ellipses(axes, rows, numbered)
        axes.plot([row["x"] for row in rows], [row["y"] for row in rows], "o", ms=3.5, color=INK, zorder=4)
        _limits(axes, rows)
        _bar(axes)
        names = [str(i) if numbered else wrapped(row["group"], 24, 1) for i, row in enumerate(rows, 1)]
        label_points(axes, [(row["x"], row["y"]) for row in rows], names)
    return axes


def _quality(result: Distances) -> str:
    """Say how far the map can be believed."""
    stress, held = result.stress or 0.0, result.held or 0.0
    poor = ", which is poor" if stress > POOR_STRESS else ""
    return f"Stress {number(stress, 2, True)}{poor}; the map holds {held:.0%} of the squared distances."


def _ellipses(ax: Axes, rows: Sequence[dict[str, Any]], many: bool) -> None:
    from matplotlib.patches import Ellipse

    for row in rows:
        shape = ((row["x"], row["y"]), 2 * row["major"], 2 * row["minor"])
        ax.add_patch(
            Ellipse(*shape, angle=row["angle"], facecolor=colour(0), alpha=0.02 if many else 0.1, lw=0, zorder=1)
        )
        ax.add_patch(
            Ellipse(*shape, angle=row["angle"], fill=False, ec=colour(0), alpha=0.45, lw=0.4 if many else 0.7)
        )


def _limits(ax: Axes, rows: Sequence[dict[str, Any]]) -> None:
    """Show every point and ellipse, one unit as long across as upwards."""
    sides = dict(zip("xy", _sides(rows), strict=True))
    if ax.figure is not None:
        # The layout has to stand before anything can be placed in it.
        ax.figure.get_figure(root=True).draw_without_rendering()
    frame = ax.get_window_extent()
    wide, high = (high - low for low, high in sides.values())
    unit = max(wide / frame.width, high / frame.height) * (1 + 2 * _MARGIN) or 1.0  # of distance a pixel
    for axis, pixels in (("x", frame.width), ("y", frame.height)):
        middle = sum(sides[axis]) / 2
        getattr(ax, f"set_{axis}lim")(middle - unit * pixels / 2, middle + unit * pixels / 2)
    ax.set_aspect("equal", adjustable="box")


def _bar(ax: Axes) -> None:
    """Draw a bar that says how long a distance is."""
    left, right = ax.get_xlim()
    low, high = ax.get_ylim()
    unit = next(size for size in (0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.001) if size < (right - left) / 4)
    x, y = left + 0.02 * (right - left), low + 0.03 * (high - low)
    ax.plot([x, x + unit], [y, y], color=FAINT, lw=1.5, solid_capstyle="butt")
    ax.annotate(
        f"distance {number(unit, 3, True).rstrip('0')}",
        (x, y),
        xytext=(0, 2.5),
        textcoords="offset points",
        fontsize=7,
        color=FAINT,
    )


def _sides(rows: Sequence[dict[str, Any]]) -> list[tuple[float, float]]:
    """Return from where to where points and ellipses reach, across and upwards."""
    corners = [corner for row in rows for corner in _corners(row)]
    return [(min(values), max(values)) for values in zip(*corners, strict=True)]


def _corners(row: dict[str, Any]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the lower left and upper right corner of the box around an ellipse."""
    cos, sin = math.cos(math.radians(row["angle"])), math.sin(math.radians(row["angle"]))
    across = math.hypot(row["major"] * cos, row["minor"] * sin)
    up = math.hypot(row["major"] * sin, row["minor"] * cos)
    return (row["x"] - across, row["y"] - up), (row["x"] + across, row["y"] + up)


def _key(ax: Axes, names: Sequence[str], lines: int) -> None:
    """Say below the map which number is which group."""
    for column in range(_COLUMNS):
        part = list(enumerate(names, 1))[column * lines : (column + 1) * lines]
        ax.annotate(
            "\n".join(f"{i} {wrapped(name, 24, 1)}" for i, name in part),
            (column / _COLUMNS, 0),
            xytext=(0, -6),
            xycoords="axes fraction",
            textcoords="offset points",
            va="top",
            fontsize=6.5,
        )
