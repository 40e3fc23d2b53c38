"""Groups as a tree: who is joined with whom, at which distance, and how many resamples do the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from framing.errors import ReportError
from framing.plots.canvas import drawing, frame_off, rows_high
from framing.plots.distances import leaves
from framing.plots.labels import wrapped
from framing.plots.numbers import decimals_of, number
from framing.plots.palette import FAINT, INK
from framing.results import Distances

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PRINTED_FROM, STABLE_FROM = 0.5, 0.95  # stability that is printed; that makes a branch a finding
_UNARRANGED = ("too-few-groups", "no-pair-differs")


def dendrogram(result: Distances, ax: Axes | None = None) -> Axes:
    """Draw the tree of the groups, from the nearest on the left to the last merge on the right.

    Percentages say in how many resamples a branch appears, from 50% on; branches in 95% or more are drawn bold,
    and those in fewer than half faint: they are no findings.

    Parameters
    ----------
    result : Distances
    ax : Axes, optional
        Where to draw; a new figure without it.

    Raises
    ------
    ReportError
        There is no tree; the message says why.
    """
    check_arranged(result)
    order = leaves(result, result.arranged)
    place = {frozenset([name]): (0.0, float(i)) for i, name in enumerate(order)}
    last = len(result.tree) - 1
    with drawing(ax, 0.55 + rows_high(len(order), 0.2)) as axes:
        for i, row in enumerate(result.tree):
            sides = [place[frozenset(row[side])] for side in ("left", "right")]
            height, middle = row["height"], (sides[0][1] + sides[1][1]) / 2
            place[frozenset([*row["left"], *row["right"]])] = (height, middle)
            stable, known = row["stability"] >= STABLE_FROM, row["stability"] >= PRINTED_FROM
            # The last merge holds all groups whatever the articles say, so nothing about it is sure.
            axes.plot(
                [sides[0][0], height, height, sides[1][0]],
                [sides[0][1], sides[0][1], sides[1][1], sides[1][1]],
                color=INK if known and i < last else FAINT,
                linewidth=1.8 if stable and i < last else 0.9,
                solid_joinstyle="miter",
            )
            if known and i < last:
                _percentage(axes, height, middle, row["stability"])
        axes.set_yticks(range(len(order)), [wrapped(name, 32, 1) for name in order])
        axes.set_ylim(len(order) - 0.5, -0.5)
        axes.set_xlim(0, max(result.tree.column("height")) * 1.02 or 1)
        axes.tick_params(axis="y", length=0)
        axes.xaxis.set_major_formatter(lambda value, _: _tick(value, axes.get_xticks()))
        known = any(row["stability"] >= PRINTED_FROM for row in result.tree.rows()[:-1])
        said = "percentages: resamples with this branch" if known else "no branch is in half of the resamples"
        axes.set_xlabel(f"mean observed distance between branches; {said}")
        frame_off(axes)
    return axes


def _tick(value: float, ticks: Iterable[float]) -> str:
    return "0" if value == 0 else number(value, max(1, decimals_of(ticks)), True)


def check_arranged(result: Distances) -> None:
    """Refuse to draw where there is no tree and no map.

    Raises
    ------
    ReportError
        Saying why there is none.
    """
    if not len(result.tree):
        why = [caveat.message for caveat in result.caveats if caveat.code in _UNARRANGED]
        raise ReportError(" ".join(["There is no tree and no map.", *why]))


def _percentage(ax: Axes, x: float, y: float, stability: float) -> None:
    ax.annotate(
        f"{stability:.0%}",
        (x, y),
        xytext=(1.5, 0.8),
        textcoords="offset points",
        ha="left",
        va="bottom",
        fontsize=6,
        fontweight="bold" if stability >= STABLE_FROM else "normal",
        bbox={"boxstyle": "square,pad=0.02", "facecolor": "white", "edgecolor": "none"},
        zorder=5,
    )
