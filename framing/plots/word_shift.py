"""What drives a difference as bars: each term's contribution, to the right where it raises the difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.plots.canvas import drawing, remark, row_axis, rows_high, value_axis
from framing.plots.labels import shortened, width, wrapped
from framing.plots.numbers import Scale, number, scale_of
from framing.plots.palette import COLOURS, FAINT, INK
from framing.results import WordShift
from framing.results.bands import is_band

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LETTERS = 34
_TITLE = 54  # letters of a line over or under the bars
_PATTERN = frozenset("*?(|)/")  # what tells a term of the lexicon's language from words
_HATCH = "////"
_OTHERS = "(others)"
_SIGNS = {"positive": "+", "negative": "−"}
_ARROWS = {"used more": "↑", "used less": "↓"}


def word_shift_bars(result: WordShift, ax: Axes | None = None, *, limit: int = 18) -> Axes:
    """Draw the largest contributions to a difference, whatever their sign, and the rest as one bar.

    Parameters
    ----------
    result : WordShift
    ax : Axes, optional
    limit : int
        How many terms to show at most.

    Returns
    -------
    Axes
        Contributions (focus − reference) in the unit of the measure, with intervals over articles as lines; the
        bars add up to the difference, which stands above them. Hatched: made by how the term is used, not by how
        often.
    """
    # One term more takes no more room than the line that would say so.
    shown = limit if len(result.terms) > limit + 1 else limit + 1
    rows = result.top(shown)
    rest = result.rows()[shown:]
    if rest:
        others = sum(row["contribution"] for row in rest)
        rows.append({"term": f"{_OTHERS[:-1]}, {len(rest):,})", "contribution": others, "kind": "", "low": None})
    scale = scale_of(result.measure)
    with drawing(ax, 1.5 + rows_high(max(len(rows), 2), 0.21)) as axes:
        row_axis(axes, [_label(row) for row in rows])
        for y, row in enumerate(rows):
            _bar(axes, y, row)
        axes.axvline(0, color=INK, linewidth=0.8, zorder=3)
        focus, reference = (shortened(name, _LETTERS) for name in (result.focus, result.against))
        value_axis(axes, scale, f"Contribution to the difference in {scale.phrase}\n({focus} − {reference})")
        axes.set_title(_sums(result, scale), loc="left", parse_math=False)
        if rows:
            unit = "articles" if result.cluster is None else "clusters of articles"
            remark(axes, _legend(rows, unit), 42)
        else:
            axes.text(0.5, 0.5, "No terms", transform=axes.transAxes, ha="center", va="center", color=FAINT)
    return axes


def label_of(row: dict[str, Any]) -> str:
    """Return a term as a reader takes it in: as it is mostly written, where the lexicon has a pattern."""
    is_pattern = not _PATTERN.isdisjoint(row["term"]) and row.get("example")
    return str(row["example"] if is_pattern else row["term"])


def _label(row: dict[str, Any]) -> str:
    sign = _SIGNS.get(row["kind"].split(",")[0], "")
    arrow = _ARROWS.get(row["kind"].split(", ")[-1], "")
    mark = f" {sign}{arrow}" if sign or arrow else ""
    return f"{wrapped(label_of(row), _LETTERS, 1)}{mark}"


def _bar(ax: Axes, y: int, row: dict[str, Any]) -> None:
    value, kind = row["contribution"], row["kind"]
    is_rest = not kind
    shade = FAINT if is_rest else COLOURS[0] if value > 0 else COLOURS[1]
    by_worth = kind.startswith(("rated", "alone"))
    ax.barh(
        y,
        value,
        height=0.68,
        facecolor="white" if by_worth else shade,
        edgecolor=shade,
        hatch=_HATCH if by_worth else None,
        linewidth=0.8,
        zorder=2,
    )
    if row["low"] is not None:
        ax.plot([row["low"], row["high"]], [y, y], color=INK, linewidth=0.9, zorder=4)


def decimals(scale: Scale) -> int:
    """Return how many decimals contributions are printed with: they are smaller than what they add up to."""
    return max(scale.decimals, 3) if scale.bounded else scale.decimals


def _sums(result: WordShift, scale: Scale) -> str:
    """Say what the bars add up to."""

    def printed(value: float) -> str:
        return number(value, decimals(scale), scale.bounded)

    known = result.low is not None and result.high is not None
    limits = f" [{printed(result.low or 0.0)}, {printed(result.high or 0.0)}]" if known else ""
    raised, lowered = printed(result.raised), printed(-result.lowered)
    difference = f"difference {printed(result.difference)}{limits}"
    # The title begins where the bars do, with two thirds of the picture's width.
    own_line = "\n" if width(result.label) + 2 + width(difference) > _TITLE else " "
    return (
        f"{wrapped(result.label, _TITLE, 1)}:{own_line}{difference}\n"
        f"= {raised} by what raises it − {lowered} by what lowers it"
    )


def _legend(rows: list[dict[str, Any]], unit: str) -> str:
    kinds = [row["kind"] for row in rows]
    said = ["↑ ↓: used more or less in the focus."]
    if any(kind.startswith(tuple(_SIGNS)) for kind in kinds):
        said.append("+ −: which way a use counts.")
    if any(kind.startswith("rated") for kind in kinds):
        said.append("Hatched: not used more or less, but in other ways.")
    if any(kind.startswith("alone") for kind in kinds):
        said.append("Hatched: not in more or fewer sentences,\nbut with fewer or more other terms.")
    if any(row["low"] is not None for row in rows):
        have = "such passages" if all(is_band(row["term"]) for row in rows) else "the term"
        said.append(f"Lines: intervals over {unit}, where three or more have {have}.")
    return "\n".join(said)
