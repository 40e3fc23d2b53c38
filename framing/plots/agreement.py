"""How far coders agree: frame by frame, pair by pair, and the units that divide them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from framing.plots.canvas import drawing, frame_off, remark, row_axis, rows_high
from framing.plots.labels import shortened, wrapped
from framing.plots.numbers import number
from framing.plots.palette import COLOURS, FAINT, INK, RULE, colour, marker
from framing.results import Agreement
from framing.results.agreement import RELIABLE, TENTATIVE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST_PAIRS = 7  # markers that can be told apart


def alpha_dots(result: Agreement, ax: Axes | None = None, *, limit: int = 30) -> Axes:
    """Draw α of each frame and target with its interval, and the part of codes that are equal beside it.

    Parameters
    ----------
    result : Agreement
    ax : Axes, optional
        Where to draw; a new figure without it.
    limit : int
        How many frames and targets to show at most, in the order of the codes.

    Returns
    -------
    Axes
        α, up to 1; lines stand at .667 and .8, from which codes are for tentative conclusions, and to be relied
        on. Where α is undefined the row says why.
    """
    rows = result.rows()[:limit]
    with drawing(ax, 1.1 + rows_high(len(rows), 0.3)) as axes:
        row_axis(axes, [shortened(row["name"], 34) for row in rows])
        for y, row in enumerate(rows):
            if row["alpha"] is None:
                axes.text(0.0, y, f"no α: {row['reason'].partition(',')[0]}", va="center", fontsize=7, color=INK)
            if row["alpha_low"] is not None:
                axes.plot([row["alpha_low"], row["alpha_high"]], [y, y], color=COLOURS[0], linewidth=1.3, zorder=2)
        known = [(row["alpha"], y) for y, row in enumerate(rows) if row["alpha"] is not None]
        equal = [(row["percent"], y) for y, row in enumerate(rows) if row["percent"] is not None]
        _dots(axes, known, COLOURS[0], "o", "Krippendorff’s α", filled=True)
        _dots(axes, equal, FAINT, "D", "Equal codes", filled=False)
        _levels(axes, min([0.0, *(row["alpha_low"] or 0.0 for row in rows), *(value for value, _ in known)]))
        if len(result) > len(rows):
            remark(axes, f"The first {len(rows)} of {len(result):,}.")
    return axes


def coder_pairs(result: Agreement, ax: Axes | None = None, *, limit: int = 30) -> Axes:
    """Draw α of each pair of coders, so that it shows who sees frames otherwise than the others.

    Parameters and lines are those of `alpha_dots`; of many pairs the seven that share the most units are drawn.
    """
    sizes: dict[tuple[str, str], int] = {}
    for row in result.pairs:
        sizes[row["coder"], row["other"]] = sizes.get((row["coder"], row["other"]), 0) + row["n_units"]
    pairs = [pair for pair in sizes if pair in sorted(sizes, key=lambda pair: -sizes[pair])[:_MOST_PAIRS]]
    names = list(result.names)[:limit]
    with drawing(ax, 1.1 + rows_high(len(names), 0.34)) as axes:
        row_axis(axes, [shortened(name, 34) for name in names])
        values = [0.0]
        for i, (coder, other) in enumerate(pairs):
            found = result.pairs.where(coder=coder, other=other)
            points = [
                (row["alpha"], names.index(row["name"]) + 0.5 * ((i + 1) / (len(pairs) + 1) - 0.5))
                for row in found
                if row["alpha"] is not None and row["name"] in names
            ]
            values += [value for value, _ in points]
            label = f"{shortened(coder, 16)} – {shortened(other, 16)}"
            _dots(axes, points, colour(i), marker(i), label, filled=True)
        _levels(axes, min(values))
        if len(sizes) > len(pairs):
            remark(axes, f"The {len(pairs)} pairs with the most units, of {len(sizes):,}.")
    return axes


def divided_units(result: Agreement, ax: Axes | None = None, *, limit: int = 12) -> Axes:
    """Draw the units on which coders differ most, and on what they differ there.

    Parameters
    ----------
    result : Agreement
    ax : Axes, optional
    limit : int
        How many units to show at most.

    Returns
    -------
    Axes
        Bars as long as pairs of coders differ (0–1), summed over frames and targets; these stand beside the bar,
        the beginning of the text, or the unit's id, before it.
    """
    rows = divided_rows(result)[:limit]
    with drawing(ax, 0.8 + rows_high(len(rows), 0.36)) as axes:
        row_axis(axes, [wrapped(row["text"] or row["unit_id"], 40, 2) for row in rows])
        lengths = [row["disagreement"] for row in rows]
        axes.barh(range(len(rows)), lengths, height=0.42, color=COLOURS[0], zorder=2)
        for y, row in enumerate(rows):
            axes.annotate(
                wrapped(", ".join(row["names"]), 34, 2),
                (row["disagreement"], y),
                xytext=(5, 0),
                textcoords="offset points",
                va="center",
                fontsize=7,
                color=INK,
            )
        if not rows:
            axes.text(0.5, 0.5, "Coders differ on no unit", transform=axes.transAxes, ha="center", color=FAINT)
        axes.set_xlim(0, 1.75 * max(lengths, default=1.0))
        axes.set_xlabel("Pairs of coders that differ, summed over what was coded")
        frame_off(axes)
    return axes


def divided_rows(result: Agreement) -> list[dict[str, Any]]:
    """Return one row a unit on which coders differ, those first that divide them most: ``unit_id, text,
    disagreement`` (summed over frames and targets)``, names`` (of these).
    """
    units: dict[str, dict[str, Any]] = {}
    for row in result.divided:
        blank = {"unit_id": row["unit_id"], "text": row["text"], "disagreement": 0.0, "names": []}
        unit = units.setdefault(row["unit_id"], blank)
        unit["disagreement"] += row["disagreement"]
        unit["names"].append(row["name"])
    return sorted(units.values(), key=lambda unit: (-unit["disagreement"], unit["unit_id"]))


def _dots(
    ax: Axes, points: Sequence[tuple[float, float]], shade: str, shape: str, label: str, *, filled: bool
) -> None:
    """Draw points with a name in the legend."""
    ax.plot(
        [x for x, _ in points],
        [y for _, y in points],
        shape,
        color=shade,
        markerfacecolor=shade if filled else "white",
        markersize=4.5,
        label=label,
        zorder=3,
        clip_on=False,
    )


def _levels(ax: Axes, least: float) -> None:
    """Mark from where on codes are for tentative conclusions, and to be relied on, and set the axis."""
    for level, dashes in ((TENTATIVE, (0, (1, 2))), (RELIABLE, (0, (4, 2)))):
        ax.axvline(level, color=FAINT, linewidth=0.8, linestyle=dashes, zorder=1)
    ax.axvline(0, color=RULE, linewidth=0.8, zorder=1)
    ticks = [tick for tick in (-1, -0.8, -0.6, -0.4, -0.2) if tick > least - 0.2]
    ticks += [0, 0.2, 0.4, TENTATIVE, RELIABLE, 1]
    ax.set_xlim(min(ticks[0], least) - 0.02, 1.02)
    ax.set_xticks(ticks, ["1" if tick == 1 else "0" if tick == 0 else _printed(tick) for tick in ticks])
    ax.set_xlabel("Agreement (dotted: tentative from .667; dashed: reliable from .8)")
    if not ax.get_legend_handles_labels()[0]:
        return
    ax.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=3, frameon=False, borderaxespad=0.2)


def _printed(tick: float) -> str:
    return number(tick, 3 if tick == TENTATIVE else 1, True)
