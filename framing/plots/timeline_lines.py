"""One line over time: its points and band, its axes, and its name beside its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from framing.plots.canvas import frame_off
from framing.plots.end_labels import apart
from framing.plots.labels import wrapped
from framing.plots.numbers import Scale, decimals_of, number
from framing.plots.palette import FAINT, INK, RULE, colour, marker
from framing.plots.series import Floats, Series, tick_labels, tick_places
from framing.results import Timeline

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LETTERS = 17  # on a line of a name beside the end of a line
_TICK = {
    "day": 0.42,
    "week": 0.42,
    "month": 0.34,
    "quarter": 0.34,
    "year": 0.36,
}  # inches that a period's name takes
_DOTS_UP_TO = 31  # periods: of more points only those that stand alone or have no hit are marked
# The axis takes in this part of all limits, and reaches no farther than so many times the estimates: a few wide
# intervals would flatten every line.
BEYOND, _LIMITS_SHOWN = 1.6, 0.9
_BARELY = 1.25  # times that: a limit that is hardly farther out is not cut off
_BAND = (0.2, 0.2, 0.12, 0.12)  # how dense the bands of one line are, of two, three and four; of more:
_FAINT_BAND = 0.06


def band_and_line(ax: Axes, series: Series, place: int, n_lines: int) -> None:
    """Draw the points, joined where periods follow each other, and the band of their intervals.

    Parameters
    ----------
    place, n_lines : int
        Of the line among those of the panel, for its colour and marker, and how many there are.
    """
    values, (low, high) = series.values(), series.limits()
    x, shade = np.arange(len(values)), colour(place)
    dense = _BAND[n_lines - 1] if n_lines <= len(_BAND) else _FAINT_BAND
    ax.fill_between(x, low, high, color=shade, alpha=dense, linewidth=0, zorder=1)
    ax.plot(x, values, color=shade, linewidth=1.3, zorder=3)
    known = ~np.isnan(values)
    alone = known & ~np.append(False, known[:-1]) & ~np.append(known[1:], False)
    # A band needs two points; the interval of one that stands alone is a bar.
    bars = alone & ~np.isnan(low) & ~np.isnan(high)
    ax.vlines(x[bars], low[bars], high[bars], color=shade, linewidth=1.3, alpha=2 * dense, zorder=2)
    empty = np.array([point.has_no_hit for point in series.points], bool)
    single = np.array([point.n_articles == 1 for point in series.points], bool)
    dotted = known if len(values) <= _DOTS_UP_TO else alone | (known & empty)
    for which, size, fill in (
        (dotted & ~empty & ~single, 3.4, shade),
        (dotted & ~empty & single, 1.6, shade),
        (dotted & empty, 3.2, "white"),
    ):
        if which.any():  # the layout would make room for markers that are nowhere
            ax.plot(
                x[which],
                values[which],
                linestyle="none",
                marker=marker(place),
                markersize=size,
                markerfacecolor=fill,
                markeredgecolor=shade,
                markeredgewidth=0.8,
                clip_on=False,
                zorder=4,
            )


def upright_axis(ax: Axes, drawn: Sequence[Series], scale: Scale) -> None:
    """Reach from 0, or as far below as values go, to the highest value and most of the limits."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    values = np.concatenate([series.values() for series in drawn] or [np.zeros(0)])
    lows, highs = (np.concatenate([series.limits()[end] for series in drawn] or [values]) for end in (0, 1))
    farthest = BEYOND * float(np.abs(values[~np.isnan(values)]).max(initial=0.0))
    top, bottom = (sign * _reach(sign * values, sign * ends, farthest) for sign, ends in ((1, highs), (-1, lows)))
    room = 0.06 * (top - bottom) or 1.0
    ax.set_ylim(bottom - (room if bottom < 0 else 0), top + room)
    if bottom < 0:
        ax.axhline(0, color=FAINT, linewidth=0.8, zorder=0)
    ax.yaxis.set_major_locator(MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10]))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _tick(value, ax, scale)))
    ax.grid(axis="y", color=RULE, linewidth=0.5)
    ax.set_axisbelow(True)
    frame_off(ax)
    ax.tick_params(axis="y", length=0)


def time_axis(ax: Axes, result: Timeline, width: float, *, named: bool) -> None:
    """Name as many of the periods below the axis as fit into its width, inches."""
    n = len(result.periods)
    places = tick_places(n, max(2, int(width / _TICK[result.every])))
    ax.set_xticks(places, tick_labels(result, places) if named else [""] * len(places))
    ax.set_xlim(-0.5, n - 0.5)
    ax.tick_params(axis="x", length=2)


def names_high(names: Sequence[str]) -> tuple[list[str], float]:
    """Return the names of lines as they are written beside them, and the height that each takes, inches."""
    written = [wrapped(name, LETTERS, 2) if name else "" for name in names]
    return written, 0.23 if any("\n" in name for name in written) else 0.13


def end_names(ax: Axes, drawn: Sequence[tuple[str, Series]], gap: float) -> None:
    """Write the name of each line beside its last point, moved apart where they would cover each other.

    Parameters
    ----------
    gap : float
        How far apart names are at least, in heights of the panel.
    """
    found = [(place, name, end) for place, (name, series) in enumerate(drawn) if name and (end := series.end())]
    bottom, top = ax.get_ylim()
    wanted = [(value - bottom) / (top - bottom) for _, _, (_, value) in found]
    right = ax.get_xlim()[1]
    for (place, name, (at, value)), y in zip(found, apart(wanted, gap), strict=True):
        shade, beside = colour(place), bottom + y * (top - bottom)
        reach = 0.025 * (right + 0.5)
        ax.plot([at, right, right + reach], [value, beside, beside], color=shade, linewidth=0.6, alpha=0.7,
                linestyle=(0, (1, 1)), clip_on=False, zorder=2)  # fmt: skip
        ax.plot([right + reach], [beside], color=shade, marker=marker(place), markersize=3.2, clip_on=False)
        ax.annotate(
            name,
            (right + reach, beside),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=6.5,
            linespacing=0.95,
            color=INK,
            annotation_clip=False,
        )
    ax.set_xlim(-0.5, right)


def _reach(values: Floats, limits: Floats, farthest: float) -> float:
    """Return how far above 0 an axis reaches: to every value, and to most limits that are not too far out."""
    known = limits[~np.isnan(limits)]
    most = float(np.quantile(known, _LIMITS_SHOWN, method="higher")) if len(known) else 0.0
    reach = max(float(values[~np.isnan(values)].max(initial=0.0)), min(most, farthest or most))
    largest = float(known.max(initial=0.0))
    return max(reach, largest) if largest <= _BARELY * reach else reach


def _tick(value: float, ax: Axes, scale: Scale) -> str:
    return "0" if abs(value) < 1e-9 else number(value, decimals_of(ax.get_yticks()), scale.bounded)
