"""Results as pictures: every function takes and returns matplotlib Axes, and none of them touches pyplot.

They are loaded when one is first used, so that whoever wants only numbers or rows does not load matplotlib.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framing.plots.contrasts import forest as forest
    from framing.plots.dispatch import plot as plot
    from framing.plots.estimates import frame_intervals as frame_intervals
    from framing.plots.estimates import intervals as intervals
    from framing.plots.heatmap import heat_map as heat_map
    from framing.plots.profiles import profile as profile
    from framing.plots.timeline import difference_lines as difference_lines
    from framing.plots.timeline import lines as lines
    from framing.plots.tones import tone as tone
    from framing.plots.voices import voice_bars as voice_bars

_HOMES = {
    "difference_lines": "timeline",
    "forest": "contrasts",
    "frame_intervals": "estimates",
    "heat_map": "heatmap",
    "intervals": "estimates",
    "lines": "timeline",
    "plot": "dispatch",
    "profile": "profiles",
    "tone": "tones",
    "voice_bars": "voices",
}

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'framing.plots' has no attribute '{name}'")
    return getattr(import_module(f"framing.plots.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
