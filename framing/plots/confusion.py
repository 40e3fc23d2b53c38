"""Stance as coded against stance as measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.errors import ReportError, unknown
from framing.plots.canvas import drawing
from framing.plots.labels import wrapped
from framing.plots.numbers import number
from framing.plots.palette import ink_on, sequential
from framing.results import Evaluation

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CODED = {-1: "against", 0: "neither", 1: "for"}
FOUND = {-1: "against", 0: "neither", 1: "for", None: "no evidence"}


def stance_cells(result: Evaluation, ax: Axes | None = None, *, target: str | None = None) -> Axes:
    """Draw how units that people coded as against, neither and for a target are measured.

    Parameters
    ----------
    result : Evaluation
    ax : Axes, optional
        Where to draw; a new figure without it.
    target : str, optional
        Its name, or "lexicon/name"; the one that most units speak of without it.

    Returns
    -------
    Axes
        Each row adds up to 1: of the units with a code, weighted, the part that is measured so; the number of
        units stands below it.

    Raises
    ------
    ReportError
        Stance toward the target was not coded.
    """
    lexicon, name = chosen_target(result, target)
    rows = result.confusion.where(lexicon=lexicon, name=name)
    cells = {(row["coded"], row["measured"]): row for row in rows}
    totals = {code: sum(cells[code, found]["share"] or 0.0 for found in FOUND) for code in CODED}
    parts = [
        [(cells[code, found]["share"] or 0.0) / totals[code] if totals[code] else 0.0 for found in FOUND]
        for code in CODED
    ]
    label = next((row["label"] for row in rows), None) or name
    with drawing(ax, 2.3) as axes:
        colours = sequential()
        # Cells and no image: a page that loads nothing does not show a file within a picture.
        x_edges, y_edges = np.arange(len(FOUND) + 1) - 0.5, np.arange(len(CODED) + 1) - 0.5
        axes.pcolormesh(x_edges, y_edges, np.array(parts), cmap=colours, vmin=0, vmax=1, edgecolor="white")
        axes.set_ylim(len(CODED) - 0.5, -0.5)
        for y, code in enumerate(CODED):
            for x, found in enumerate(FOUND):
                n, part = cells[code, found]["n_units"], parts[y][x]
                said = (
                    "–" if not totals[code] else f"{number(part, 2, True)}\n{n:,} {'unit' if n == 1 else 'units'}"
                )
                shade = ink_on(colours(part))
                axes.text(x, y, said, ha="center", va="center", fontsize=7, color=shade)
        axes.set_xticks(range(len(FOUND)), list(FOUND.values()))
        axes.set_yticks(range(len(CODED)), list(CODED.values()))
        axes.tick_params(length=0)
        axes.set_xlabel("Measured")
        axes.set_ylabel("Coded")
        axes.set_title(wrapped(label, 92, 1), loc="left")
        for side in axes.spines.values():
            side.set_visible(False)
    return axes


def chosen_target(result: Evaluation, target: str | None = None) -> tuple[str, str]:
    """Return lexicon and name of a target, or of the one that most units speak of."""
    if not result.targets:
        raise ReportError("No stance was coded, so there is nothing to draw.")
    if target is None:
        rows = {key: result.stance_metric(key[1], lexicon=key[0]) or {} for key in result.targets}
        return max(rows, key=lambda key: int(rows[key].get("n_units", 0)))
    matching = [key for key in result.targets if target in (key[1], "/".join(key))]
    if not matching:
        raise ReportError(unknown("target", target, ["/".join(key) for key in result.targets]))
    return matching[0]
