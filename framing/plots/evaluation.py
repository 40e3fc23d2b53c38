"""How rightly a frame is found: by source, by threshold, by score, and article by article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.errors import ReportError, unknown
from framing.plots.canvas import drawing, frame_off, row_axis
from framing.plots.labels import shortened, wrapped
from framing.plots.numbers import number
from framing.plots.palette import FAINT, INK, RULE, colour, marker
from framing.results import Evaluation, Table

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_HEIGHT = 2.9
_SHOWN = ("precision", "recall", "f1")
_NAMES = {"precision": "Precision", "recall": "Recall", "f1": "F1"}
_TICKS = (0, 0.2, 0.4, 0.6, 0.8, 1)


def metric_dots(result: Evaluation, ax: Axes | None = None, *, frame: str | None = None) -> Axes:
    """Draw precision, recall and F1 of a frame with their intervals, over all sources and in each.

    Parameters
    ----------
    result : Evaluation
    ax : Axes, optional
        Where to draw; a new figure without it.
    frame : str, optional
        Its name, or "lexicon/name"; the one seen in most units without it.

    Raises
    ------
    ReportError
        The frame was not coded.
    """
    of_frame = rows_of(result, result.table, frame)
    rows = [row for row in of_frame if row["metric"] in _SHOWN and row["value"] is not None]
    sources = list(dict.fromkeys(row["source"] for row in rows))
    with drawing(ax, 0.8 + 0.36 * max(len(sources), 1)) as axes:
        row_axis(axes, ["All sources" if name is None else shortened(name, 30) for name in sources])
        for i, metric in enumerate(_SHOWN):
            mine = [row for row in rows if row["metric"] == metric]
            places = [sources.index(row["source"]) + 0.2 * (i - 1) for row in mine]
            for y, row in zip(places, mine, strict=True):
                if row["low"] is not None:
                    axes.plot([row["low"], row["high"]], [y, y], color=colour(i), linewidth=1.2, zorder=2)
            axes.plot(
                [row["value"] for row in mine],
                places,
                *(marker(i),),
                color=colour(i),
                markersize=4.5,
                label=_NAMES[metric],
                zorder=3,
            )
        _parts(axes, "x")
        axes.set_ylim(len(sources) - 0.5, -0.5)
        axes.set_title(wrapped(_label(rows), 70, 1), loc="left")
        axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=3, frameon=False, borderaxespad=0.2)
    return axes


def threshold_curve(result: Evaluation, ax: Axes | None = None, *, frame: str | None = None) -> Axes:
    """Draw what precision, recall and F1 of a frame would be with other thresholds; a line marks the one in use.

    Parameters and errors are those of `metric_dots`.
    """
    rows = rows_of(result, result.thresholds, frame)
    with drawing(ax, _HEIGHT) as axes:
        for i, metric in enumerate(_SHOWN):
            mine = [row for row in rows if row[metric] is not None]
            axes.plot(
                [row["threshold"] for row in mine],
                [row[metric] for row in mine],
                color=colour(i),
                marker=marker(i),
                markersize=4,
                label=_NAMES[metric],
            )
        used = [row["threshold"] for row in rows if row["used"]]
        if used:
            axes.axvline(used[0], color=FAINT, linewidth=0.8, linestyle=(0, (3, 2)), zorder=1)
        _parts(axes, "y")
        _hits_axis(axes)
        axes.set_xlabel(f"Hits from which {'an' if result.unit == 'article' else 'a'} {result.unit} counts")
        axes.set_title(wrapped(_label(rows), 70, 1), loc="left")
        axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=3, frameon=False, borderaxespad=0.2)
    return axes


def calibration_plot(result: Evaluation, ax: Axes | None = None, *, frame: str | None = None) -> Axes:
    """Draw in which share of units coders see a frame, by how many hits these have; numbers are units coded.

    Parameters and errors are those of `metric_dots`.
    """
    rows = rows_of(result, result.calibration, frame)
    with drawing(ax, _HEIGHT) as axes:
        x = [row["mean_score"] for row in rows]
        axes.vlines(x, [row["low"] for row in rows], [row["high"] for row in rows], color=colour(0), linewidth=1.2)
        axes.plot(x, [row["coded"] for row in rows], color=colour(0), marker=marker(0), markersize=5)
        for place, row in zip(x, rows, strict=True):
            axes.annotate(
                f"{row['n_units']:,}",
                (place, row["coded"]),
                xytext=(5, 4),
                textcoords="offset points",
                fontsize=7,
                color=INK,
            )
        _parts(axes, "y")
        _hits_axis(axes)
        axes.set_xlabel(f"Hits in the {result.unit}")
        axes.set_ylabel("Share in which coders see it")
        axes.set_title(wrapped(_label(rows), 92, 1), loc="left")
    return axes


def bland_altman(result: Evaluation, ax: Axes | None = None, *, frame: str | None = None) -> Axes:
    """Draw of each article the difference of measured and coded share against their mean, with limits of
    agreement.

    Parameters are those of `metric_dots`.

    Raises
    ------
    ReportError
        The frame was not coded, or too few articles have enough coded units.
    """
    from matplotlib.ticker import MultipleLocator

    rows, lengths = rows_of(result, result.articles, frame), rows_of(result, result.lengths, frame)
    with drawing(ax, _HEIGHT) as axes:
        for i, source in enumerate(dict.fromkeys(row["source"] for row in rows)):
            mine = [row for row in rows if row["source"] == source]
            axes.plot(
                [row["mean"] for row in mine],
                [row["difference"] for row in mine],
                marker(i),
                color=colour(i),
                markersize=4,
                alpha=0.7,
                label=shortened(source or "–", 24),
            )
        for name, dashes in (("difference", (0, ())), ("limit_low", (0, (3, 2))), ("limit_high", (0, (3, 2)))):
            axes.axhline(lengths[0][name], color=INK, linewidth=0.8, linestyle=dashes, zorder=1)
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter(lambda value, _: number(value, 1, True) if abs(value) > 1e-9 else "0")
            axis.set_major_locator(MultipleLocator(0.2))
        frame_off(axes)
        axes.set_xlabel("Mean of measured and coded share")
        axes.set_ylabel("Measured − coded")
        axes.set_title(wrapped(_label(rows), 92, 1), loc="left")
        if len({row["source"] for row in rows}) <= 6:
            axes.legend(frameon=False, fontsize=7)
    return axes


def usual_frame(result: Evaluation) -> str:
    """Return the frame that coders see in most units, as "lexicon/name"."""
    rows = [row for row in result.table if row["source"] is None and row["metric"] == "f1"]
    if not rows:
        raise ReportError("No frame was coded, so there is nothing to draw.")
    best = max(rows, key=lambda row: (row["n_coded"], row["n_found"]))
    return f"{best['lexicon']}/{best['name']}"


def rows_of(result: Evaluation, table: Table, frame: str | None) -> list[dict[str, Any]]:
    """Return the rows of a frame."""
    asked = frame or usual_frame(result)
    known = [f"{lexicon}/{name}" for lexicon, name in result.frames]
    matching = [each for each in known if asked in (each, each.split("/", 1)[1])]
    if not matching:
        raise ReportError(unknown("frame", asked, known))
    lexicon, name = matching[0].split("/", 1)
    rows = [row for row in table if (row["lexicon"], row["name"]) == (lexicon, name)]
    if not rows:
        raise ReportError(f"There is nothing to draw of the frame '{asked}' here: too few units of it were coded.")
    return rows


def _label(rows: list[dict[str, Any]]) -> str:
    return str(rows[0]["label"] or rows[0]["name"]) if rows else ""


def _hits_axis(ax: Axes) -> None:
    from matplotlib.ticker import MaxNLocator

    ax.xaxis.set_major_locator(MaxNLocator(nbins=8, steps=[1, 2, 5, 10], min_n_ticks=1, integer=True))
    ax.xaxis.set_major_formatter(lambda value, _: f"{value:g}")


def _parts(ax: Axes, axis: str) -> None:
    """Set an axis from 0 to 1."""
    labels = ["0", *(number(tick, 1, True) for tick in _TICKS[1:-1]), "1"]
    if axis == "x":
        ax.set_xlim(-0.02, 1.02)
        ax.set_xticks(_TICKS, labels)
    else:
        ax.set_ylim(-0.02, 1.02)
        ax.set_yticks(_TICKS, labels)
        ax.grid(axis="y", color=RULE, linewidth=0.5)
        ax.set_axisbelow(True)
        frame_off(ax)
