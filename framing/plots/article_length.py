"""Scores and codes of articles against their length: where the two part company, length makes errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.plots.canvas import drawing, frame_off
from framing.plots.evaluation import rows_of
from framing.plots.labels import wrapped
from framing.plots.numbers import decimals_of, number
from framing.plots.palette import COLOURS, FAINT, INK
from framing.results import Evaluation

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_HEIGHT = 2.9


def length_panel(result: Evaluation, ax: Axes | None = None, *, frame: str | None = None) -> Axes:
    """Draw of each article the share measured and the share coded against how many words it has.

    Parameters
    ----------
    result : Evaluation
    ax : Axes, optional
        Where to draw; a new figure without it.
    frame : str, optional
        Its name, or "lexicon/name"; the one seen in most units without it.

    Returns
    -------
    Axes
        A line joins the two shares of an article. Spearman's ρ of both with length,
        and of their difference, stand in the title.

    Raises
    ------
    ReportError
        The frame was not coded, or too few articles have enough coded units.
    """
    from matplotlib.ticker import MaxNLocator

    rows, lengths = rows_of(result, result.articles, frame), rows_of(result, result.lengths, frame)
    with drawing(ax, _HEIGHT) as axes:
        x = [max(row["tokens"] or 0, 1) for row in rows]
        low = [min(row["coded"], row["measured"]) for row in rows]
        high = [max(row["coded"], row["measured"]) for row in rows]
        axes.vlines(x, low, high, color=FAINT, linewidth=0.7, zorder=1)
        measured, coded = ([row[name] for row in rows] for name in ("measured", "coded"))
        axes.plot(x, measured, "o", color=COLOURS[0], markersize=4.5, label="measured", zorder=3)
        axes.plot(x, coded, "o", color=INK, markerfacecolor="white", markersize=4.5, label="coded", zorder=2)
        axes.xaxis.set_major_locator(MaxNLocator(nbins=7, steps=[1, 2, 5, 10], integer=True))
        axes.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
        axes.yaxis.set_major_formatter(
            lambda value, _: "0" if abs(value) < 1e-9 else number(value, decimals_of(axes.get_yticks()), True)
        )
        frame_off(axes)
        axes.set_xlabel("Tokens of the article")
        axes.set_ylabel(f"Share of {result.unit}s" if result.unit != "article" else "Frame (1) or not (0)")
        said = [
            f"{name} {number(lengths[0][column], 2, True)}"
            for name, column in (
                ("measured", "rho_measured"),
                ("coded", "rho_coded"),
                ("difference", "rho_difference"),
            )
            if lengths[0][column] is not None
        ]
        label = wrapped(str(rows[0]["label"] or rows[0]["name"]), 60, 1)
        axes.set_title(f"{label}\nρ with length: {', '.join(said) or 'not known'}", loc="left")
        axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=2, frameon=False, borderaxespad=0.2)
    return axes
