"""Power by the number of articles: a curve with the limits that simulating leaves, and the level to reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.plots.canvas import drawing, frame_off
from framing.plots.labels import wrapped
from framing.plots.numbers import number, scale_of
from framing.plots.palette import FAINT, INK, RULE, colour
from framing.results import ENOUGH, Power

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_HEIGHT = 2.9
_APART = 0.045  # of the axis that a number of articles takes


def power_curve(result: Power, ax: Axes | None = None) -> Axes:
    """Draw power against the number of articles in each group.

    Parameters
    ----------
    result : Power
    ax : Axes, optional
        Where to draw; a new figure without it.

    Returns
    -------
    Axes
        Power from 0 to 1, with its limits as a band, and a line where it reaches .80; articles on a square-root
        axis, since errors shrink with the root of their number.
    """
    rows = result.rows()
    articles = [row["articles"] for row in rows]
    with drawing(ax, _HEIGHT) as axes:
        axes.set_xscale("function", functions=(lambda x: abs(x) ** 0.5, lambda x: x**2))
        axes.axhline(ENOUGH, color=FAINT, linewidth=0.8, zorder=1)
        low, high = ([row[end] for row in rows] for end in ("low", "high"))
        axes.fill_between(articles, low, high, color=colour(0), alpha=0.2, linewidth=0, zorder=2)
        axes.vlines(articles, low, high, color=colour(0), linewidth=0.8, zorder=2)
        axes.plot(articles, [row["power"] for row in rows], color=colour(0), marker="o", markersize=4, zorder=3)
        if (needed := result.needed()) is not None:
            axes.plot([needed] * 2, [0, ENOUGH], color=INK, linewidth=0.8, linestyle=(0, (3, 2)), zorder=1)
        axes.set_ylim(0, 1)
        axes.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1], ["0", ".2", ".4", ".6", ".8", "1"])
        axes.set_xlim(0, articles[-1] * 1.02)
        shown = _spread_out(articles)
        axes.set_xticks(shown, [f"{n:,}" for n in shown])
        axes.set_xticks([], minor=True)
        axes.grid(axis="y", color=RULE, linewidth=0.5)
        axes.set_axisbelow(True)
        frame_off(axes)
        axes.tick_params(axis="y", length=0)
        axes.set_xlabel("Articles in each group")
        axes.set_ylabel("Power")
        axes.set_title(wrapped(_title(result), 92, 2), loc="left")
    return axes


def _title(result: Power) -> str:
    scale = scale_of(result.measure)
    difference, at = (number(value, scale.decimals, scale.bounded) for value in (result.difference, result.at))
    sign = "+" if result.difference > 0 else ""
    contrasts = f"{result.n_tests:,} contrast{'s' * (result.n_tests > 1)}"
    return f"A difference of {sign}{difference} in {scale.phrase}, from {at}; {contrasts}"


def _spread_out(articles: list[int]) -> list[int]:
    """Return the numbers that can stand below the axis without touching each other; the last one always can."""
    shown = [articles[-1]]
    for n in reversed(articles[:-1]):
        if (shown[-1] ** 0.5 - n**0.5) / articles[-1] ** 0.5 >= _APART:
            shown.append(n)
    return shown[::-1]
