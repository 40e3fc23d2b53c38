"""A difference planted in counts of articles, for simulations: what real articles would hold if it were there."""

from __future__ import annotations

import numpy as np

from framing.stats.ratios import Floats


def with_share_moved(h: Floats, s: Floats, share: float, difference: float, rng: np.random.Generator) -> Floats:
    """Add hits to sentences without one, or take hits away, each with the same chance.

    Parameters
    ----------
    h, s : array of whole numbers, shape (n,)
        Sentences with a hit, and sentences.
    share : float
        Σh ÷ Σs of the articles that these were drawn from, 0 to 1.
    difference : float
        From −share to 1 − share: how far the expected Σh ÷ Σs moves.

    Returns
    -------
    array of float64, shape (n,)
    """
    if difference >= 0:
        # The least difference beyond what is possible is rounding.
        chance = min(difference / (1 - share), 1.0)
        return np.asarray(h + rng.binomial((s - h).astype(np.int64), chance), np.float64)
    return np.asarray(rng.binomial(h.astype(np.int64), max(1 + difference / share, 0.0)), np.float64)


def with_rate_moved(h: Floats, rate: float, difference: float) -> Floats:
    """Multiply hits so that an expected rate moves by a difference; articles without a hit stay without.

    Parameters
    ----------
    h : array, shape (n,)
        Hits, weighted or not.
    rate : float
        Of the articles that these were drawn from; above 0.
    difference : float
        At least −rate.
    """
    return h * ((rate + difference) / rate)
