"""Distances between groups as shades, each pair once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.errors import ReportError, unknown
from framing.plots.canvas import drawing, rows_high
from framing.plots.labels import width, wrapped
from framing.plots.numbers import number
from framing.plots.palette import ink_on, sequential
from framing.plots.rows import Floats, joined, left_out
from framing.results import Distances

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_GROUPS = 40
MOST_WITH_NUMBERS = 16  # groups: with more, numbers do not fit into the cells
_LETTERS = 26


def distance_cells(result: Distances, ax: Axes | None = None, *, groups: Sequence[str] | None = None) -> Axes:
    """Draw every pair of groups as a shaded cell that holds its distance, in bold where the test tells them apart.

    Parameters
    ----------
    result : Distances
    ax : Axes, optional
        Where to draw; a new figure without it.
    groups : sequence of str, optional
        Which to show, in this order. Without them, all groups with a profile (at most 40, those with the most
        articles), in the order of the tree where there is one, so that near ones stand together.

    Raises
    ------
    ReportError
        An unknown group, or fewer than two to show.
    """
    shown, note = _chosen(result, groups)
    size = len(shown)
    values, apart = _values(result, shown)
    numbers = size <= MOST_WITH_NUMBERS
    labels = [wrapped(name, _LETTERS, 1) for name in shown]
    cell = 0.3 if numbers else 0.16
    with drawing(ax, 0.5 + rows_high(size - 1, cell) + 0.075 * max(map(width, labels[:-1])) + 0.3) as axes:
        most = max(float(np.nanmax(values)) if not np.isnan(values).all() else 0.0, 0.1)
        shades = sequential()
        mesh = axes.pcolormesh(values[1:, :-1], cmap=shades, vmin=0, vmax=most, edgecolor="white", linewidth=0.8)
        _fill(axes, values[1:, :-1], apart[1:, :-1], shades, most, numbers)
        axes.set_xlim(0, size - 1)
        axes.set_ylim(size - 1, 0)
        axes.set_yticks(np.arange(size - 1) + 0.5, labels[1:])
        axes.set_xticks(np.arange(size - 1) + 0.5, labels[:-1], rotation=90)
        axes.tick_params(length=0)
        if size > 20:
            axes.tick_params(labelsize=6.5)
        for spine in axes.spines.values():
            spine.set_visible(False)
        if not numbers:
            _scale(axes, mesh)
        told = "Bold: told apart" if numbers else "Dot: told apart"
        said = f"{told} (corrected p < {number(result.alpha, 3, True).rstrip('0')})."
        axes.text(1, 1, joined(said, note), transform=axes.transAxes, ha="right", va="top", fontsize=7.5)
    return axes


def _chosen(result: Distances, groups: Sequence[str] | None) -> tuple[tuple[str, ...], str]:
    """Return the groups to show, and what is said about the others."""
    n = {row["group"]: row["n_with_hit"] for row in result.sizes}
    known = {name for column in ("group", "reference") for name in result.pairs.column(column)}
    for name in groups or ():
        if name not in result.groups:
            raise ReportError(unknown("group", name, result.groups))
    asked = result.groups if groups is None else tuple(groups)
    able = [name for name in (leaves(result, asked) if groups is None else asked) if name in known]
    if len(able) < 2:
        raise ReportError("There are fewer than two groups with a profile, so there is no distance to draw.")
    largest = set(sorted(able, key=lambda name: -n[name])[:MOST_GROUPS])
    shown = tuple(name for name in able if name in largest)
    return shown, left_out(len(shown), len(asked))


def leaves(result: Distances, groups: Sequence[str]) -> tuple[str, ...]:
    """Return groups in the order of the tree, those that are not in it behind."""
    order: list[str] = []
    if len(result.tree):
        below: dict[frozenset[str], list[str]] = {}
        for row in result.tree:
            sides = [below.get(frozenset(side), list(side)) for side in (row["left"], row["right"])]
            order = [*sides[0], *sides[1]]
            below[frozenset(order)] = order
    return (*(name for name in order if name in groups), *(name for name in groups if name not in order))


def _values(result: Distances, shown: Sequence[str]) -> tuple[Floats, Any]:
    """Return distances below the diagonal, NaN elsewhere, and which pairs were told apart."""
    place = {name: i for i, name in enumerate(shown)}
    values, apart = np.full((len(shown), len(shown)), np.nan), np.zeros((len(shown), len(shown)), bool)
    for row in result.pairs:
        if row["group"] in place and row["reference"] in place:
            low, high = sorted((place[row["group"]], place[row["reference"]]))
            values[high, low] = row["distance"]
            apart[high, low] = row["p_corrected"] < result.alpha
    return values, apart


def _fill(ax: Axes, values: Floats, apart: Any, shades: Any, most: float, numbers: bool) -> None:
    """Print the distances, or, where they do not fit, a dot where two groups were told apart."""
    dots: dict[str, list[tuple[float, float]]] = {}
    for y, x in zip(*np.nonzero(~np.isnan(values)), strict=True):
        ink = ink_on(shades(values[y, x] / most))
        middle = (x + 0.5, y + 0.5)
        if numbers:
            said, weight = number(values[y, x], 2, True), "bold" if apart[y, x] else "normal"
            ax.text(*middle, said, ha="center", va="center", fontsize=7, color=ink, fontweight=weight)
        elif apart[y, x]:
            dots.setdefault(ink, []).append(middle)
    for ink, places in dots.items():
        ax.plot(*zip(*places, strict=True), marker="o", markersize=1.6, color=ink, linestyle="none")


def _scale(ax: Axes, mesh: Any) -> None:
    """Say which shade is which distance, in the corner that the pairs leave free."""
    from matplotlib.ticker import MultipleLocator

    inset = ax.inset_axes((0.62, 0.8, 0.36, 0.025))
    bar: Any = ax.figure.colorbar(mesh, cax=inset, orientation="horizontal")
    bar.outline.set_visible(False)
    # An image of shades would be a file within the picture, which a page that loads nothing does not show.
    if bar.solids is not None:
        bar.solids.set_rasterized(False)
        bar.solids.set_edgecolor("face")
    bar.locator = MultipleLocator(0.1)
    bar.update_ticks()
    inset.xaxis.set_major_formatter(lambda value, _: number(value, 1, True) if value else "0")
    inset.tick_params(length=2, labelsize=6.5)
    inset.set_xlabel("Jensen–Shannon distance", fontsize=7)
