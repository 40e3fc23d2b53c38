"""A difference under every alternative: estimates from the smallest to the largest, and below them the choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from framing.errors import ReportError, unknown
from framing.plots.canvas import drawing, frame_off
from framing.plots.labels import shortened, wrapped
from framing.plots.numbers import decimals_of, number, scale_of
from framing.plots.palette import COLOURS, FAINT, INK, RULE
from framing.results import Robustness
from framing.results.bands import is_band

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROWS = {
    "terms": "a term left out",
    "bands": "a band of probability left out",
    "articles": "an article left out",
    "largest-day": "a group’s largest day left out",
}
_TOGETHER = " + "  # between the choices of a combination
_CURVE = 2.0  # inches of height
_ROW = 0.19
_DOTS = 150  # alternatives that have room for a dot each; more are a line
_TICKS = 5


@dataclass(frozen=True, slots=True)
class Curve:
    """The alternatives of one frame and pair, the smallest difference first, n of them.

    Attributes
    ----------
    label, group, reference : str
    main : float
        The difference of the main specification.
    values : array, shape (n,)
        Differences, in the unit of the main specification.
    rows : tuple of str
        Kinds of choices, as the picture names them.
    chosen : array of bool, shape (rows, n)
        Which alternative makes which choice.
    strongest : int or None
        The single choice that changes the difference most.
    said : str
        That choice in a few words.
    """

    label: str
    group: str
    reference: str
    main: float
    values: npt.NDArray[np.float64]
    rows: tuple[str, ...]
    chosen: npt.NDArray[np.bool_]
    strongest: int | None
    said: str


def specification_curve(
    result: Robustness,
    ax: Axes | None = None,
    *,
    frame: str | None = None,
    group: str | None = None,
    reference: str | None = None,
) -> Axes:
    """Draw one difference under every alternative to the choices that were made.

    Parameters
    ----------
    result : Robustness
    ax : Axes, optional
        Where to draw; a new figure without it.
    frame, group, reference : str, optional
        Which difference, by the frame's name, label or "lexicon/name" and by the groups; where several are left,
        the largest.

    Returns
    -------
    Axes
        Above, differences (group − reference) in the unit of the main specification, from the smallest to the
        largest: filled where the sign is that of the main difference (the broken line), open where it is not.
        Below, one row a kind of choice, marked under each alternative that makes it.

    Raises
    ------
    ReportError
        There is no such frame, group or difference.
    """
    curve = curve_of(result, frame, group, reference)
    scale = scale_of(result.measure)
    n, n_rows = len(curve.values), len(curve.rows)
    height = _CURVE + 0.7 + _ROW * n_rows
    with drawing(ax, height) as axes:
        low, high = _limits(curve)
        step = (high - low) * _ROW / _CURVE
        places = [low - step * (0.9 + i) for i in range(n_rows)]
        axes.hlines([0], -0.5, n - 0.5, color=FAINT, linewidth=0.8, zorder=1)
        axes.hlines([curve.main], -0.5, n - 0.5, color=INK, linewidth=0.8, linestyle=(0, (4, 2)), zorder=1)
        _estimates(axes, curve)
        axes.hlines([low - step * 0.3], -0.5, n - 0.5, color=RULE, linewidth=0.6)
        for place, marked in zip(places, curve.chosen, strict=True):
            _marks(axes, np.flatnonzero(marked), place, step * 0.32, n)
        _strongest(axes, curve)
        ticks = _ticks(low, high)
        digits = decimals_of(ticks)
        printed = [number(tick, digits, scale.bounded_differences) if tick else "0" for tick in ticks]
        axes.set_yticks([*ticks, *places], [*printed, *(wrapped(row, 34, 1) for row in curve.rows)])
        axes.set_ylim(low - step * (n_rows + 0.5), high)
        axes.set_xlim(-0.5 - 0.01 * max(n, 1), n - 0.5 + 0.01 * max(n, 1))
        axes.set_xticks([])
        axes.tick_params(axis="y", length=0)
        frame_off(axes)
        axes.spines["bottom"].set_visible(False)
        axes.set_title("\n".join(_title(curve, scale.phrase)), loc="left")
    return axes


def curve_of(result: Robustness, frame: str | None, group: str | None, reference: str | None) -> Curve:
    """Choose a difference, and return its alternatives in order; see `specification_curve`."""
    row = _wanted(result, frame, group, reference)
    table = result.specifications
    for name in ("lexicon", "name", "group", "reference"):
        table = table.where(**{name: row[name]})
    rows = sorted(table.rows(), key=lambda each: each["comparable"])
    made = [_choices(each) for each in rows]
    order = sorted({choice for choices in made for choice in choices}, key=_order)
    chosen = np.array([[choice in choices for choices in made] for choice in order], bool).reshape(
        len(order), len(rows)
    )
    best = _place(rows, row)
    return Curve(
        label=row["label"] or row["name"],
        group=row["group"],
        reference=row["reference"],
        main=row["difference"],
        values=np.array([each["comparable"] for each in rows], np.float64),
        rows=tuple(order),
        chosen=chosen,
        strongest=best,
        said="" if best is None else _said(row),
    )


def _wanted(result: Robustness, frame: str | None, group: str | None, reference: str | None) -> dict[str, Any]:
    """Return the row of the summary that is meant: of several, the largest difference."""
    rows = [row for row in result.summary if row["difference"] is not None]
    if not rows:
        raise ReportError("This result holds no difference, so there is nothing to draw.")
    if frame is not None:
        named = [row for row in rows if frame in (row["name"], row["label"], f"{row['lexicon']}/{row['name']}")]
        if not named:
            raise ReportError(unknown("frame", frame, list(dict.fromkeys(row["name"] for row in rows))))
        rows = named
    for name in (group, reference):
        if name is not None and name not in result.groups:
            raise ReportError(unknown("group", name, result.groups))
    found = [
        row
        for row in rows
        if (group is None or row["group"] == group) and (reference is None or row["reference"] == reference)
    ]
    if not found:
        pairs = "; ".join(dict.fromkeys(f"{row['group']} − {row['reference']}" for row in rows))
        raise ReportError(f"There is no difference {group or 'any'} − {reference or 'any'}. Differences: {pairs}.")
    return max(found, key=lambda row: abs(row["difference"]))


def _choices(row: dict[str, Any]) -> tuple[str, ...]:
    """Return which rows of the picture an alternative is marked in."""
    kind = "bands" if is_band(row["choice"] or "") else row["kind"]
    return (_ROWS[kind],) if kind in _ROWS else tuple(row["choice"].split(_TOGETHER))


def _order(choice: str) -> tuple[int, str]:
    """Return where a row of the picture stands: what is left out first, what is counted last."""
    left_out, presence = list(_ROWS.values()), "presence" in choice
    return (left_out.index(choice), "") if choice in left_out else (len(left_out) + presence, choice)


def _place(rows: Sequence[dict[str, Any]], best: dict[str, Any]) -> int | None:
    keys = ("kind", "choice", "detail")
    return next((i for i, row in enumerate(rows) if all(row[key] == best[key] for key in keys)), None)


def _said(row: dict[str, Any]) -> str:
    choice = shortened(row["choice"], 34)
    return {
        "terms": f"without {choice}" if is_band(row["choice"]) else f"without “{choice}”",
        "articles": f"without “{shortened(row['detail'] or row['choice'], 34)}”",
        "largest-day": f"without {shortened(row['detail'], 20)} on {choice}",
    }.get(row["kind"], choice)


def _limits(curve: Curve) -> tuple[float, float]:
    """Return the range of the upper part, 0 included."""
    low, high = min(0.0, curve.main, *curve.values), max(0.0, curve.main, *curve.values)
    margin = 0.08 * (high - low) or 0.5
    return float(low - margin), float(high + margin)


def _ticks(low: float, high: float) -> list[float]:
    from matplotlib.ticker import MaxNLocator

    return [float(tick) for tick in MaxNLocator(_TICKS).tick_values(low, high) if low <= tick <= high]


def _estimates(ax: Axes, curve: Curve) -> None:
    """Draw the differences, from the smallest to the largest."""
    n = len(curve.values)
    if n > _DOTS:
        ax.plot(np.arange(n), curve.values, color=COLOURS[0], linewidth=2, solid_capstyle="round", zorder=2)
        return
    agrees = np.sign(np.where(np.abs(curve.values) < 1e-12, 0, curve.values)) == np.sign(curve.main)
    for which, fill in ((agrees, COLOURS[0]), (~agrees, "white")):
        ax.plot(
            np.flatnonzero(which),
            curve.values[which],
            linestyle="none",
            marker="o",
            markersize=4 if n <= _DOTS / 2 else 3,
            markerfacecolor=fill,
            markeredgecolor=COLOURS[0],
            markeredgewidth=0.8,
            zorder=3,
        )


def _marks(ax: Axes, at: npt.NDArray[np.int64], place: float, half: float, n: int) -> None:
    """Mark the alternatives that make a choice: a stroke each, all of them one path."""
    x = np.repeat(at, 3).astype(np.float64)
    y = np.tile([place - half, place + half, np.nan], len(at))
    ax.hlines([place], -0.5, n - 0.5, color=RULE, linewidth=0.5, zorder=0)
    ax.plot(x, y, color=INK, linewidth=max(0.6, min(2.4, 200 / max(n, 1))), solid_capstyle="butt", zorder=2)


def _strongest(ax: Axes, curve: Curve) -> None:
    """Name the single choice that changes the difference most."""
    if curve.strongest is None:
        return
    x, y, n = curve.strongest, float(curve.values[curve.strongest]), len(curve.values)
    rightwards = x < n / 2
    ax.annotate(
        curve.said,
        (x, y),
        xytext=(12, -9) if rightwards else (-12, 9),  # where a rising curve leaves room
        textcoords="offset points",
        ha="left" if rightwards else "right",
        va="center",
        fontsize=7,
        color=INK,
        arrowprops={"arrowstyle": "-", "color": FAINT, "linewidth": 0.6, "shrinkB": 3},
    )
    ax.plot([x], [y], "D", color=COLOURS[1], markersize=5, markeredgecolor=INK, markeredgewidth=0.5, zorder=4)


def _title(curve: Curve, phrase: str) -> tuple[str, str]:
    pair = f"{shortened(curve.group, 30)} − {shortened(curve.reference, 30)}"
    n = f"{len(curve.values):,} alternative{'s' * (len(curve.values) != 1)}"
    return shortened(f"{curve.label}: {phrase}, {n}", 66), pair
