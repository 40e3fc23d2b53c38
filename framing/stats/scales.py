"""The scale on which an interval is made: where the estimate is nearly symmetric and cannot leave its range."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logit

from framing.stats.ratios import Floats


@dataclass(frozen=True, slots=True)
class Scale:
    """A transformation of a ratio, and the range that the ratio can take.

    Attributes
    ----------
    name : str
        "logit", "log" or "identity".
    forward, slope, inverse : callable
        The transformation, its derivative with respect to the ratio, and the way back.
    low, high : float
        The smallest and the largest possible ratio; limits are kept inside.
    """

    name: str
    forward: Callable[[Floats], Floats]
    slope: Callable[[Floats], Floats]
    inverse: Callable[[Floats], Floats]
    low: float
    high: float

    def transform(self, ratio: Floats, variance: Floats) -> tuple[Floats, Floats]:
        """Return ratio and standard error on this scale (delta method); ±inf and NaN at the ends of the range."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return self.forward(ratio), np.sqrt(variance) * self.slope(ratio)

    def back(self, value: Floats) -> Floats:
        """Return from this scale, clipped to the possible range."""
        with np.errstate(over="ignore"):
            return np.clip(self.inverse(value), self.low, self.high)


LOGIT = Scale("logit", logit, lambda r: 1 / (r * (1 - r)), expit, 0.0, 1.0)


def log_scale(high: float) -> Scale:
    """Return the log scale for a ratio from 0 to `high`."""
    return Scale("log", np.log, lambda r: 1 / r, np.exp, 0.0, high)


def identity_scale(low: float, high: float) -> Scale:
    """Return the scale that changes nothing, for a mean from `low` to `high`."""
    return Scale("identity", lambda r: r, np.ones_like, lambda x: x, low, high)
