"""Limits of a difference, and of a ratio, from the limits of the two sides (MOVER)."""

from __future__ import annotations

import numpy as np

from framing.stats.ratios import Floats


def difference_interval(
    group: tuple[Floats, Floats, Floats], reference: tuple[Floats, Floats, Floats]
) -> tuple[Floats, Floats, Floats]:
    """Return group − reference and its limits (Zou & Donner 2008).

    Each side is (estimate, low, high); NaN limits on a side give NaN limits of the difference. The limits keep
    the skew of the sides' own and never leave the range that the sides allow.
    """
    a, a_low, a_high = group
    b, b_low, b_high = reference
    difference = a - b
    return difference, difference - np.hypot(a - a_low, b_high - b), difference + np.hypot(a_high - a, b - b_low)


def ratio_interval(
    group: tuple[Floats, Floats, Floats], reference: tuple[Floats, Floats, Floats]
) -> tuple[Floats, Floats, Floats]:
    """Return group ÷ reference and its limits (Donner & Zou 2012).

    Each side is (estimate, low, high), 0 or more. The limits are the ratios θ at which a limit of group −
    θ · reference by `difference_interval` is 0: they leave out 1 where those of the difference leave out 0, and
    only there. NaN where the reference is 0 or limits are missing; no upper limit (NaN) where the reference could
    be 0.
    """
    (a, a_low, a_high), (b, b_low, b_high) = group, reference
    possible = b > 0
    product = np.where(possible, a * b, np.nan)

    def root(own: Floats, other: Floats) -> Floats:
        return np.sqrt(np.maximum(product * product - own * other, 0))  # below 0 by rounding only

    lowest, widest = a_low * (2 * a - a_low), b_high * (2 * b - b_high)
    highest, narrowest = a_high * (2 * a - a_high), b_low * (2 * b - b_low)
    # Written so that a reference with a wide interval divides by nothing near 0.
    least = product + root(lowest, widest)
    low = np.divide(lowest, least, out=np.where(np.isnan(least), np.nan, 0.0), where=least > 0)
    most = product + root(highest, narrowest)
    high = np.divide(most, narrowest, out=np.full_like(most, np.nan), where=narrowest > 0)
    return np.divide(a, b, out=np.full_like(product, np.nan), where=possible), low, high
