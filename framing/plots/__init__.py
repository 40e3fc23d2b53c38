"""Results as pictures: every function takes and returns matplotlib Axes, and none of them touches pyplot.

Names are loaded when they are first used, so that whoever wants only numbers or rows does not load matplotlib.
No module here has the name of a function: importing it would put the module in the function's place.
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
    from framing.plots.tones import tone as tone

_HOMES = {
    "forest": "framing.plots.contrasts",
    "frame_intervals": "framing.plots.estimates",
    "heat_map": "framing.plots.heatmap",
    "intervals": "framing.plots.estimates",
    "plot": "framing.plots.dispatch",
    "profile": "framing.plots.profiles",
    "tone": "framing.plots.tones",
}

__all__ = [*_HOMES]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'framing.plots' has no attribute '{name}'")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
