"""Jensen–Shannon divergence between profiles: parts of a whole, such as how hits divide among frames.

The divergence is the mean of what each profile tells beyond the mixture of both; with logarithms to base 2 it lies
between 0 (equal) and 1 (nothing in common). Its square root is a metric (Endres & Schindelin 2003), and is what is
called the distance. `scipy.spatial.distance.jensenshannon` gives the same, one pair at a time.
"""

from __future__ import annotations

import math

import numpy as np
from scipy.special import entr

from framing.stats.ratios import Floats


def profiles(h: Floats) -> Floats:
    """Divide each row by its sum, shape (..., f); NaN where the sum is 0."""
    total = h.sum(axis=-1, keepdims=True)
    return h / np.where(total > 0, total, np.nan)


def divergence(p: Floats, q: Floats) -> Floats:
    """Return the Jensen–Shannon divergence of profiles, 0–1, shape (...) for profiles of shape (..., f)."""
    gained = entr((p + q) / 2).sum(axis=-1) - (entr(p).sum(axis=-1) + entr(q).sum(axis=-1)) / 2
    return np.asarray(np.clip(gained / math.log(2), 0, 1))


def divergence_terms(p: Floats, q: Floats) -> Floats:
    """Return what each frame adds to the divergence, shape (..., f); none is below 0 (log-sum inequality)."""
    return np.asarray(np.maximum(entr((p + q) / 2) - (entr(p) + entr(q)) / 2, 0) / math.log(2))


def distance(squared: Floats) -> Floats:
    """Return the square root of divergences, 0 where a corrected one lies below 0."""
    return np.asarray(np.sqrt(np.maximum(squared, 0)))
