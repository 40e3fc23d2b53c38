"""Limits of a difference from the limits of its two sides (MOVER; Zou & Donner 2008)."""

from __future__ import annotations

import numpy as np

from framing.stats.ratios import Floats


def difference_interval(
    group: tuple[Floats, Floats, Floats], reference: tuple[Floats, Floats, Floats]
) -> tuple[Floats, Floats, Floats]:
    """Return group − reference and its limits.

    Each side is (estimate, low, high); NaN limits on a side give NaN limits of the difference. The limits keep
    the skew of the sides' own and never leave the range that the sides allow.
    """
    a, a_low, a_high = group
    b, b_low, b_high = reference
    difference = a - b
    return difference, difference - np.hypot(a - a_low, b_high - b), difference + np.hypot(a_high - a, b - b_low)
