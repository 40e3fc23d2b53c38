"""Where pictures are drawn: axes without pyplot, one quiet style, and labels that are never read as formulas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import matplotlib

from framing.plots.numbers import Scale, decimals_of, number
from framing.plots.palette import FAINT, INK, RULE
from framing.plots.rows import Estimate

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH = 6.3  # inches: the text of an A4 page with 2.5 cm margins
_STYLE = {
    "text.usetex": False,
    "text.parse_math": False,
    "font.family": ["DejaVu Sans"],
    "font.size": 8.0,
    "axes.titlesize": 8.5,
    "axes.labelsize": 8.0,
    "xtick.labelsize": 7.5,
    "ytick.labelsize": 8.0,
    "legend.fontsize": 8.0,
    "text.color": INK,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.edgecolor": FAINT,
    "axes.linewidth": 0.6,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "figure.facecolor": "white",
    "axes.facecolor": "white",
    "svg.fonttype": "none",
}


@contextmanager
def drawing(ax: Axes | None, height: float, width: float = WIDTH) -> Iterator[Axes]:
    """Give the axes to draw on, a caller's or those of a new figure, in the house style.

    Parameters
    ----------
    ax : Axes or None
        Where the caller wants the picture; None makes a figure of its own, without pyplot.
    height, width : float
        Size of that figure, inches.
    """
    with matplotlib.rc_context(_STYLE):
        axes = axes_grid(1, 1, height, width)[0] if ax is None else ax
        yield axes
        plain_text(axes)


def axes_grid(rows: int, columns: int, height: float, width: float = WIDTH) -> list[Axes]:
    """Make a new figure, of a size in inches, with rows × columns axes, and list them row by row."""
    from matplotlib.figure import Figure

    with matplotlib.rc_context(_STYLE):
        figure = Figure(figsize=(width, height), layout="constrained")
        return list(figure.subplots(rows, columns, squeeze=False).flat)


def plain_text(ax: Axes) -> None:
    """See to it that no label is taken for a formula, also where the axes were made outside the house style."""
    from matplotlib.text import Text

    for text in ax.findobj(Text):
        text.set_parse_math(False)
        text.set_usetex(False)


def rows_high(n_rows: int, usual: float) -> float:
    """Return the height of n rows in inches: the usual height each, less where they would not fit on a page."""
    return min(n_rows * usual, 7.2)


def row_axis(ax: Axes, labels: list[str]) -> None:
    """Set up labelled rows from top to bottom, with a light line through each."""
    ax.set_yticks(range(len(labels)), labels)
    ax.set_ylim(len(labels) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    ax.hlines(range(len(labels)), 0, 1, transform=ax.get_yaxis_transform(), color=RULE, linewidth=0.5, zorder=0)
    frame_off(ax)


def frame_off(ax: Axes) -> None:
    """Leave only the lower spine."""
    for side in ("top", "left", "right"):
        ax.spines[side].set_visible(False)


def value_axis(ax: Axes, scale: Scale, label: str | None = None) -> None:
    """Label the axis of values and print its ticks as numbers are printed everywhere."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    ax.set_xlabel(scale.label if label is None else label)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=6, steps=[1, 2, 2.5, 5, 10]))
    # The ticks are asked anew at each drawing, since the axis may have been zoomed or shared since.
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: _tick(value, ax.get_xticks(), scale)))


def _tick(value: float, ticks: Iterable[float], scale: Scale) -> str:
    return "0" if abs(value) < 1e-9 else number(value, decimals_of(ticks), scale.bounded)


def zero_line(ax: Axes, scale: Scale) -> None:
    """Draw a line at 0, where values lie around it."""
    if scale.signed:
        ax.axvline(0, color=FAINT, linewidth=0.8, zorder=1)


def dashes_explained(scale: Scale, points: Iterable[Estimate]) -> str:
    """Say what a dash stands for, or nothing where no estimate is missing."""
    return f"–: {scale.gap}." if any(point.value is None for point in points) else ""


def remark(ax: Axes, text: str, below: float = 32) -> None:
    """Print a small remark under the picture, such as how many groups it leaves out; `below` in points."""
    ax.annotate(
        text,
        (0, 0),
        xytext=(0, -below),
        xycoords="axes fraction",
        textcoords="offset points",
        va="top",
        color=FAINT,
    )
