"""The scale on which tests compare groups: where the error of a ratio hardly hangs on how large it is.

A side with few hits has a small error because it has few hits. Divided by such errors, differences have a long
tail on one side, the longer the fewer and shorter the side's articles are, and shuffles, in which lengths are
mixed, do not show it as it is (docs/decisions/permutation.md). 2 arcsin √(R ÷ highest) takes that out (Freeman &
Tukey 1950).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.stats.ratios import Columns, Floats, Sums, ratio, unpack

# A ratio within this part of the largest possible one is at the end.
_NOISE = 1e-12


@dataclass(frozen=True, slots=True)
class Stabiliser:
    """From sums over the articles of groups to values that are compared, and their variances.

    Attributes
    ----------
    highest : float or None
        The largest ratio that is possible, inf included, of ratios that are never below 0; None leaves them as
        they are.
    spread : array, shape (f,)
        What stands in for a group's own variation where its ratio is 0 or the highest, and nothing varies:
        Var = spread ÷ Σs, as if it varied as all groups together.
    """

    highest: float | None
    spread: Floats

    def of(self, sums: Sums) -> tuple[Floats, Floats]:
        """Return values and variances, both of shape (..., f).

        2 √highest · arcsin √(R ÷ highest), which is 2 √R where there is no highest, and
        Var(R) ÷ (R (1 − R ÷ highest)).
        """
        estimate, variance = ratio(sums)
        if self.highest is None:
            return estimate, variance
        inside, room = _room(estimate, self.highest)
        held = np.where(sums.s > 0, sums.s, np.nan)
        variance = np.where(inside, variance / room, self.spread / held)
        if np.isinf(self.highest):
            return 2 * np.sqrt(np.maximum(estimate, 0.0)), variance
        part = np.clip(estimate / self.highest, 0.0, 1.0)
        return 2 * np.sqrt(self.highest) * np.arcsin(np.sqrt(part)), variance


def stabiliser(layout: Columns, highest: float | None) -> Stabiliser:
    """Return the scale for groups of some articles, whichever way they are divided."""
    totals = np.asarray(layout.data.sum(axis=0))[None]
    return Stabiliser(highest, common_spread(unpack(totals, len(layout.data), layout), highest)[0])


def common_spread(sums: Sums, highest: float | None) -> Floats:
    """Return n ÷ (n − 1) · Σ(h − R s)² ÷ Σs of articles of one ratio R, on the scale of `Stabiliser`.

    Shape (..., f); 0 where nothing varies, and where R is 0 or the highest.
    """
    common, variance = ratio(sums)
    if highest is None:
        return np.asarray(variance * sums.s)
    inside, room = _room(common, highest)
    return np.where(inside, variance * sums.s / room, 0.0)


def _room(ratios: Floats, highest: float) -> tuple[npt.NDArray[np.bool_], Floats]:
    """Return which ratios are at neither end, and R (1 − R ÷ highest) of these, 1 of others."""
    inside = (ratios > 0) & (ratios < highest * (1 - _NOISE))
    return inside, np.where(inside, ratios * (1 - ratios / highest), 1.0)
