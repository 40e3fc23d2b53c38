"""One function for every kind of result: `plot`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from framing.errors import ReportError, one_of, unknown
from framing.plots.agreement import alpha_dots, coder_pairs, divided_units
from framing.plots.article_length import length_panel
from framing.plots.confusion import stance_cells
from framing.plots.contrasts import forest
from framing.plots.corrected import corrected_gaps
from framing.plots.distances import distance_cells
from framing.plots.estimates import MOST_SIDE_BY_SIDE, frame_intervals, intervals
from framing.plots.evaluation import bland_altman, calibration_plot, metric_dots, threshold_curve
from framing.plots.heatmap import heat_map
from framing.plots.keyness import key_words
from framing.plots.maps import source_map
from framing.plots.polarities import word_polarity
from framing.plots.power import power_curve
from framing.plots.profiles import profile
from framing.plots.specifications import specification_curve
from framing.plots.timeline import difference_lines, lines
from framing.plots.tones import tone
from framing.plots.trees import dendrogram
from framing.plots.voices import voice_bars
from framing.plots.word_shift import word_shift_bars
from framing.results import (
    Agreement,
    Comparison,
    Corrected,
    Distances,
    Evaluation,
    Keyness,
    LatentScale,
    Microframes,
    Power,
    Robustness,
    Similarities,
    Study,
    Timeline,
    WhoseWords,
    WordShift,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True)
class Pictures:
    """What can be drawn of a type of result.

    Attributes
    ----------
    kinds : mapping of str to callable
        The pictures by name; each takes a result, ``ax`` and options of its own, and returns the axes.
    usual : callable
        Names the kind that is drawn of a result if nobody says which.
    of : callable
        Returns what is drawn of a result: itself, or its first part.
    """

    kinds: Mapping[str, Callable[..., Axes]]
    usual: Callable[[Any], str]
    of: Callable[[Any], Any] = lambda result: result


def plot(result: object, ax: Axes | None = None, *, kind: str | None = None, **options: Any) -> Axes:
    """Draw a result.

    Parameters
    ----------
    result : Comparison, Study or another result
        Of a study, its first comparison is drawn.
    ax : Axes, optional
        Where to draw. Without it a new figure is made, which the axes carry: ``plot(result).figure.savefig(...)``.
    kind : str, optional
        Of a comparison "intervals", "heat-map", "frame", "profile", "contrasts" or "tone". Without it: measures
        of the whole article as "tone", up to seven groups as "intervals", more as "heat-map". Of a timeline
        "lines" or "difference". Of distances "heat-map", "tree" or "map". Of an evaluation "metrics",
        "thresholds", "calibration", "bland-altman", "length" or "stance". Of agreement "alpha", "pairs" or
        "units". Most other results have one kind of picture.
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
    pictures = next((_PICTURES[each] for each in type(result).__mro__ if each in _PICTURES), None)
    if pictures is None:
        kinds = one_of(each.__name__ for each in _PICTURES)
        raise ReportError(f"There is no picture for a '{type(result).__name__}'. Give a result of type {kinds}.")
    if kind is not None and kind not in pictures.kinds:
        raise ReportError(unknown("kind of picture", kind, tuple(pictures.kinds)))
    drawn = pictures.of(result)
    return pictures.kinds[kind or pictures.usual(drawn)](drawn, ax=ax, **options)


def _usual(result: Comparison) -> str:
    if result.kind == "article":
        return "tone"
    return "intervals" if len(result.groups) <= MOST_SIDE_BY_SIDE else "heat-map"


def _in_groups(result: Comparison, **options: Any) -> Axes:
    """Draw a comparison as it is usually drawn."""
    return _OF_COMPARISONS[_usual(result)](result, **options)


def _first(study: Study) -> Comparison:
    if not study.comparisons:
        raise ReportError("This study holds no comparison, so there is nothing to draw.")
    return study.comparisons[0]


_OF_COMPARISONS: dict[str, Callable[..., Axes]] = {
    "intervals": intervals,
    "heat-map": heat_map,
    "frame": frame_intervals,
    "profile": profile,
    "contrasts": forest,
    "tone": tone,
}

# A new kind of result is one more line.
_PICTURES: dict[type, Pictures] = {
    Comparison: Pictures(_OF_COMPARISONS, _usual),
    Study: Pictures(_OF_COMPARISONS, _usual, _first),
    Distances: Pictures(
        {"heat-map": distance_cells, "tree": dendrogram, "map": source_map},
        lambda result: "map" if len(result.positions) else "heat-map",
    ),
    Agreement: Pictures(
        {"alpha": alpha_dots, "pairs": coder_pairs, "units": divided_units},
        lambda result: "alpha",
    ),
    Corrected: Pictures({"gaps": corrected_gaps}, lambda result: "gaps"),
    Evaluation: Pictures(
        {
            "metrics": metric_dots,
            "thresholds": threshold_curve,
            "calibration": calibration_plot,
            "bland-altman": bland_altman,
            "length": length_panel,
            "stance": stance_cells,
        },
        lambda result: "metrics" if result.frames else "stance",
    ),
    Keyness: Pictures({"words": key_words}, lambda result: "words"),
    LatentScale: Pictures(
        {"words": word_polarity, "positions": lambda result, **options: tone(result.comparison, **options)},
        lambda result: "words",
    ),
    Microframes: Pictures(
        {
            "bias": lambda result, **options: _in_groups(result.bias, **options),
            "intensity": lambda result, **options: _in_groups(result.intensity, **options),
        },
        lambda result: "bias",
    ),
    Similarities: Pictures(
        {"likeness": lambda result, **options: _in_groups(result.comparison, **options)}, lambda result: "likeness"
    ),
    Power: Pictures({"curve": power_curve}, lambda result: "curve"),
    Robustness: Pictures({"specifications": specification_curve}, lambda result: "specifications"),
    Timeline: Pictures({"lines": lines, "difference": difference_lines}, lambda result: "lines"),
    WhoseWords: Pictures({"voices": voice_bars}, lambda result: "voices"),
    WordShift: Pictures({"bars": word_shift_bars}, lambda result: "bars"),
}
