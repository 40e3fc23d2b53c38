"""Key words as dots: how many times as often each is used, with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.errors import ReportError
from framing.plots.canvas import drawing, remark, row_axis, rows_high
from framing.plots.labels import shortened, wrapped
from framing.plots.palette import COLOURS, FAINT, INK, MARKERS
from framing.results import REST, Keyness

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SIDES = ("focus", "reference")
_BEYOND = 1.0  # how far the axis goes on behind the outermost dot; intervals that go farther end in an arrow
_LETTERS = 30


def key_words(result: Keyness, ax: Axes | None = None, *, limit: int = 12, contrast: int = 0) -> Axes:
    """Draw the first words of both sides of a contrast: how many times as often the focus uses each.

    Parameters
    ----------
    result : Keyness
    ax : Axes, optional
    limit : int
        How many words a side to show at most.
    contrast : int
        The number of the contrast, from 0, in the order of ``result.contrasts``.

    Returns
    -------
    Axes
        The ratio of rates on a logarithmic scale, with its interval over articles and a line at 1. Filled: a key
        word. Open: it may be chance. An arrow: the interval goes on.

    Raises
    ------
    ReportError
        There is no contrast of this number.
    """
    if not 0 <= contrast < len(result.contrasts):
        raise ReportError(
            f"There is no contrast {contrast}; this result has {len(result.contrasts):,}, numbered from 0 "
            "(see result.contrasts)."
        )
    pair = result.contrasts.rows()[contrast]
    names = {"focus": pair["focus"], "reference": pair["reference"] or REST}
    sides = {side: result.top(limit, contrast=contrast, side=side) for side in _SIDES}
    rows = [row for side in _SIDES for row in ({"heading": names[side]}, *sides[side]) if sides[side]]
    with drawing(ax, 0.9 + rows_high(max(len(rows), 2), 0.19)) as axes:
        row_axis(axes, [_label(row) for row in rows])
        for label, row in zip(axes.get_yticklabels(), rows, strict=True):
            if "heading" in row:
                label.set_fontweight("bold")
        reach = _axis(axes, [row["log_ratio"] for row in rows if "word" in row], names)
        for y, row in enumerate(rows):
            if "word" in row:
                _row(axes, y, row, reach)
        if not rows:
            axes.text(0.5, 0.5, "No words", transform=axes.transAxes, ha="center", va="center", color=FAINT)
        elif not all(row["key"] for row in rows if "word" in row):
            remark(axes, f"Open dots: not told from chance after correction for {result.n_tests:,} tests.", 40)
    return axes


def _label(row: dict[str, Any]) -> str:
    if "heading" in row:
        return f"More in {shortened(row['heading'], _LETTERS)}"
    return wrapped(row["written"], _LETTERS, 1)


def _axis(ax: Axes, values: list[float | None], names: dict[str, str]) -> float:
    """Set up the axis of ratios; return where it ends on either side."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    reach = max([abs(value) for value in values if value is not None], default=1.0) + _BEYOND
    ax.set_xlim(-reach, reach)
    ax.axvline(0, color=FAINT, linewidth=0.8, zorder=1)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=8, integer=True))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: _times(value)))
    focus, reference = (shortened(names[side], _LETTERS) for side in _SIDES)
    ax.set_xlabel(f"Times as often in {focus}\nas in {reference}")
    return reach


def _times(exponent: float) -> str:
    """Print a power of two: "1", "4", "1/4"."""
    times = f"{2 ** abs(round(exponent)):,}"
    return times if exponent >= 0 or times == "1" else f"1/{times}"


def _row(ax: Axes, y: int, row: dict[str, Any], reach: float) -> None:
    number = _SIDES.index(row["side"])
    shade = COLOURS[number]
    if row["p"] is not None:  # with one article on a side there is no interval
        for end, sign in ((row["low"], -1), (row["high"], 1)):
            inside = end is not None and abs(end) < reach
            ax.plot(
                [row["log_ratio"], end if inside else sign * reach], [y, y], color=shade, linewidth=1.2, zorder=2
            )
            if not inside:
                arrow = "<" if sign < 0 else ">"
                ax.plot([sign * reach], [y], arrow, color=shade, markersize=4, clip_on=False, zorder=3)
    ax.plot(
        [row["log_ratio"]],
        [y],
        linestyle="none",
        marker=MARKERS[number],
        markersize=5,
        markerfacecolor=shade if row["key"] else "white",
        markeredgecolor=INK if row["key"] else shade,
        markeredgewidth=0.4 if row["key"] else 1.0,
        zorder=3,
    )
