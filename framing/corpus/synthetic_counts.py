"""How long made-up articles are, and in how many of their sentences a frame stands. Arrays only."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

LEAST_SENTENCES = 2  # a headline, and a sentence under it


def draw_lengths(n: int, median: npt.ArrayLike, spread: float, rng: np.random.Generator) -> Integers:
    """Draw how many sentences articles have: log-normal, as the lengths of news articles roughly are, rounded.

    Parameters
    ----------
    n : int
    median : array_like, broadcastable to (n,)
        Sentences.
    spread : float
        Standard deviation of the logarithm; 0 makes all alike, 0.8 is a skew as in mixed news.

    Returns
    -------
    array of int64, shape (n,); at least `LEAST_SENTENCES`
    """
    drawn = np.asarray(median, np.float64) * rng.lognormal(0.0, spread, n)
    return np.maximum(np.rint(drawn), LEAST_SENTENCES).astype(np.int64)


def draw_hits(sentences: Integers, share: Floats, heterogeneity: float, rng: np.random.Generator) -> Integers:
    """Draw in how many of its sentences each article has each frame: beta-binomial.

    Parameters
    ----------
    sentences : array of int64, shape (n,)
    share : array of float64, broadcastable to (n, f)
        What articles hold on average, 0 to 1. The expected Σ hits ÷ Σ sentences is exactly this.
    heterogeneity : float
        Intra-class correlation ρ, 0 to below 1: an article's own share has the variance share·(1 − share)·ρ.
        0 makes articles alike but for chance (binomial).

    Returns
    -------
    array of int64, shape (n, f)
    """
    own = np.broadcast_to(share, (len(sentences), np.shape(share)[-1]))
    if heterogeneity > 0:
        both = 1 / heterogeneity - 1
        inside = (own > 0) & (own < 1)
        # The beta distribution needs parameters above 0; at the ends there is nothing to vary.
        middle = np.where(inside, own, 0.5)
        own = np.where(inside, rng.beta(middle * both, (1 - middle) * both), own)
    return np.asarray(rng.binomial(sentences[:, None], own), np.int64)
