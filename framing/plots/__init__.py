"""Results as pictures: every function takes and returns matplotlib Axes, and none of them touches pyplot."""

from framing.plots.contrasts import forest
from framing.plots.dispatch import plot
from framing.plots.heatmap import heat_map
from framing.plots.intervals import frame_intervals, intervals
from framing.plots.profile import profile
from framing.plots.tone import tone

__all__ = ["forest", "frame_intervals", "heat_map", "intervals", "plot", "profile", "tone"]
