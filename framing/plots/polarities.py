"""Words on a scale between two sets of seed words: how polar, and how frequent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.plots.canvas import drawing, frame_off, value_axis, zero_line
from framing.plots.labels import shortened
from framing.plots.numbers import Scale
from framing.plots.palette import COLOURS, FAINT, INK
from framing.plots.point_labels import label_points
from framing.results import LatentScale

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_DOTS = 800  # of the most frequent words; more are a cloud in which nothing can be told apart
_LETTERS = 24
_POLARITY = Scale("polarity", "Polarity", "polarity", "Polarity", "polarity", 2, True, below=" ")


def word_polarity(result: LatentScale, ax: Axes | None = None, *, limit: int = 12, least: int = 3) -> Axes:
    """Draw words by polarity and frequency, with the seeds and the words farthest out named.

    Parameters
    ----------
    result : LatentScale
    ax : Axes, optional
    limit : int
        How many words of each end to name, beside the seeds.
    least : int
        In how many articles a word has to occur to be named.

    Returns
    -------
    Axes
        Polarity (−1 to 1) across, how often a word occurs upwards, on a logarithmic scale. Seeds are filled and
        bold.
    """
    rows = result.words.rows()
    negative, positive = result.ends(limit, least)
    named = {*negative, *positive}
    labelled = [row for row in rows if row["word"] in named or (row["seed"] and row["count"])]
    labelled = _seeds_first(labelled, 2 * limit)
    frequent = sorted(rows, key=lambda row: -row["count"])[:_DOTS]
    with drawing(ax, 4.6) as axes:
        axes.plot(*_places(frequent), "o", ms=2, color=FAINT, alpha=0.35, mew=0, zorder=1)
        for is_seed in (False, True):
            own = [row for row in labelled if row["seed"] == is_seed]
            for sign, shade in ((1, COLOURS[0]), (-1, COLOURS[1])):
                side = [row for row in own if (row["polarity"] > 0) == (sign > 0)]
                axes.plot(
                    *_places(side),
                    "o",
                    ms=5 if is_seed else 3.5,
                    color=shade,
                    mec=INK,
                    mew=0.4 * is_seed,
                    zorder=3,
                )
        _powers(axes)
        frame_off(axes)
        zero_line(axes, _POLARITY)
        label = f"Polarity\n← {shortened(result.poles[1], _LETTERS)} · {shortened(result.poles[0], _LETTERS)} →"
        value_axis(axes, _POLARITY, label)
        axes.set_ylabel("How often the word occurs")
        _room(axes, [*frequent, *labelled])
        if axes.figure is not None:
            # The layout has to stand before names can be placed in it.
            axes.figure.get_figure(root=True).draw_without_rendering()
        label_points(
            axes,
            list(zip(*_places(labelled), strict=True)),
            [row["word"] for row in labelled],
            [row["seed"] for row in labelled],
        )
    return axes


def _places(rows: list[dict[str, Any]]) -> tuple[list[float], list[float]]:
    return [row["polarity"] for row in rows], [float(row["count"]) for row in rows]


def _seeds_first(rows: list[dict[str, Any]], most: int) -> list[dict[str, Any]]:
    """Return the words that are named: of the seeds the most frequent, as many as there may be words."""
    seeds = sorted((row for row in rows if row["seed"]), key=lambda row: -row["count"])[:most]
    return [*(row for row in rows if not row["seed"]), *seeds]


def _powers(ax: Axes) -> None:
    """Set up the logarithmic axis of counts, with numbers in full."""
    from matplotlib.ticker import FuncFormatter, NullFormatter

    ax.set_yscale("log")
    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    ax.yaxis.set_minor_formatter(NullFormatter())


def _room(ax: Axes, rows: list[dict[str, Any]]) -> None:
    across, up = _places(rows)
    reach = 1.15 * max((abs(value) for value in across), default=1.0)
    ax.set_xlim(-reach, reach)
    ax.set_ylim(0.7 * max(min(up, default=1.0), 1.0), 1.6 * max(up, default=1.0))
