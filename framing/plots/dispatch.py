"""One function for every kind of result: `plot`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from framing.errors import ReportError, one_of, unknown
from framing.plots.contrasts import forest
from framing.plots.estimates import MOST_SIDE_BY_SIDE, frame_intervals, intervals
from framing.plots.heatmap import heat_map
from framing.plots.profiles import profile
from framing.plots.timeline import difference_lines, lines
from framing.plots.tones import tone
from framing.results import Comparison, Study, Timeline

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# What can be drawn of each kind of result.
_KINDS: dict[type, dict[str, Callable[..., Any]]] = {
    Comparison: {
        "intervals": intervals,
        "heat-map": heat_map,
        "frame": frame_intervals,
        "profile": profile,
        "contrasts": forest,
        "tone": tone,
    },
    Timeline: {"lines": lines, "difference": difference_lines},
}


def plot(result: object, ax: Axes | None = None, *, kind: str | None = None, **options: Any) -> Axes:
    """Draw a result.

    Parameters
    ----------
    result : Comparison, Study or Timeline
        Of a study, its first comparison is drawn.
    ax : Axes, optional
        Where to draw. Without it a new figure is made, which the axes carry: ``plot(result).figure.savefig(...)``.
    kind : str, optional
        Of a comparison "intervals", "heat-map", "frame", "profile", "contrasts" or "tone"; of a timeline "lines"
        or "difference". Without it: measures of the whole article as "tone", up to seven groups as "intervals",
        more as "heat-map"; timelines as "lines".
    **options
        What the function of that kind takes: ``frames=``, ``groups=``, ``frame=``, ``group=``, ``limit=``.

    Returns
    -------
    Axes

    Raises
    ------
    ReportError
        There is no picture for this type of result, no such kind, or an option names an unknown frame or group.
    """
    default = next((_DEFAULTS[each] for each in type(result).__mro__ if each in _DEFAULTS), None)
    if default is None:
        kinds = one_of(each.__name__ for each in _DEFAULTS)
        raise ReportError(f"There is no picture for a '{type(result).__name__}'. Give a result of type {kinds}.")
    drawn, usual = default(result)
    kinds_of_it = next(_KINDS[each] for each in type(drawn).__mro__ if each in _KINDS)
    if kind is not None and kind not in kinds_of_it:
        raise ReportError(unknown("kind of picture", kind, tuple(kinds_of_it)))
    axes: Axes = kinds_of_it[kind or usual](drawn, ax=ax, **options)
    return axes


def _of_comparison(result: Comparison) -> tuple[Comparison, str]:
    if result.kind == "article":
        return result, "tone"
    return result, "intervals" if len(result.groups) <= MOST_SIDE_BY_SIDE else "heat-map"


def _of_study(study: Study) -> tuple[Comparison, str]:
    if not study.comparisons:
        raise ReportError("This study holds no comparison, so there is nothing to draw.")
    return _of_comparison(study.comparisons[0])


# A new kind of result is one more line: what is drawn of it, and how if nobody says how.
_DEFAULTS: dict[type, Callable[[Any], tuple[Any, str]]] = {
    Comparison: _of_comparison,
    Study: _of_study,
    Timeline: lambda result: (result, "lines"),
}
