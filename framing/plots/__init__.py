"""Results as pictures: every function takes and returns matplotlib Axes, and none of them touches pyplot.

They are loaded when one is first used, so that whoever wants only numbers or rows does not load matplotlib.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.plots.agreement import alpha_dots as alpha_dots
    from framing.plots.agreement import coder_pairs as coder_pairs
    from framing.plots.agreement import divided_units as divided_units
    from framing.plots.article_length import length_panel as length_panel
    from framing.plots.confusion import stance_cells as stance_cells
    from framing.plots.contrasts import forest as forest
    from framing.plots.corrected import corrected_gaps as corrected_gaps
    from framing.plots.dispatch import plot as plot
    from framing.plots.distances import distance_cells as distance_cells
    from framing.plots.estimates import frame_intervals as frame_intervals
    from framing.plots.estimates import intervals as intervals
    from framing.plots.evaluation import bland_altman as bland_altman
    from framing.plots.evaluation import calibration_plot as calibration_plot
    from framing.plots.evaluation import metric_dots as metric_dots
    from framing.plots.evaluation import threshold_curve as threshold_curve
    from framing.plots.heatmap import heat_map as heat_map
    from framing.plots.keyness import key_words as key_words
    from framing.plots.maps import source_map as source_map
    from framing.plots.polarities import word_polarity as word_polarity
    from framing.plots.power import power_curve as power_curve
    from framing.plots.profiles import profile as profile
    from framing.plots.specifications import specification_curve as specification_curve
    from framing.plots.timeline import difference_lines as difference_lines
    from framing.plots.timeline import lines as lines
    from framing.plots.tones import tone as tone
    from framing.plots.trees import dendrogram as dendrogram
    from framing.plots.voices import voice_bars as voice_bars
    from framing.plots.word_shift import word_shift_bars as word_shift_bars

__all__ = [
    "alpha_dots",
    "bland_altman",
    "calibration_plot",
    "coder_pairs",
    "corrected_gaps",
    "dendrogram",
    "difference_lines",
    "distance_cells",
    "divided_units",
    "forest",
    "frame_intervals",
    "heat_map",
    "intervals",
    "key_words",
    "length_panel",
    "lines",
    "metric_dots",
    "plot",
    "power_curve",
    "profile",
    "source_map",
    "specification_curve",
    "stance_cells",
    "threshold_curve",
    "tone",
    "voice_bars",
    "word_polarity",
    "word_shift_bars",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'framing.plots' has no attribute '{name}'")
    from framing.plots import (
        agreement,
        article_length,
        confusion,
        contrasts,
        corrected,
        dispatch,
        distances,
        estimates,
        evaluation,
        heatmap,
        keyness,
        maps,
        polarities,
        power,
        profiles,
        specifications,
        timeline,
        tones,
        trees,
        voices,
        word_shift,
    )

    homes = (
        agreement,
        article_length,
        confusion,
        contrasts,
        corrected,
        dispatch,
        distances,
        estimates,
        evaluation,
        heatmap,
        keyness,
        maps,
        polarities,
        power,
        profiles,
        specifications,
        timeline,
        tones,
        trees,
        voices,
        word_shift,
    )
    return next(getattr(home, name) for home in homes if hasattr(home, name))


def __dir__() -> list[str]:
    return sorted(__all__)
