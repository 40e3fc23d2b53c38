"""Latent Semantic Scaling as arithmetic: from seed words to the polarity of words and the position of texts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from framing.scoring.seed_words import Seed
from framing.scoring.vectors import Vectors, direction

Floats = npt.NDArray[np.float64]


def seed_weights(seeds: Sequence[Seed]) -> Floats:
    """Return what each seed counts, shape (s,): those of each end sum up to ½ in size, so that neither outweighs.

    With one end only they sum up to 1. A seed without words counts nothing.
    """
    weight = np.array([seed.weight if seed.rows else 0.0 for seed in seeds])
    result = np.zeros(len(seeds))
    ends = [weight > 0, weight < 0]
    both = all(end.any() for end in ends)
    for end in ends:
        if end.any():
            result[end] = weight[end] / np.abs(weight[end]).sum() / (2 if both else 1)
    return result


def similarities(vectors: Vectors, seeds: Sequence[Seed]) -> Floats:
    """Return the mean cosine of every word with the words of every seed, −1 to 1; shape (v, s)."""
    heads = np.stack(
        [direction(vectors, seed.rows) if seed.rows else np.zeros(vectors.dimensions) for seed in seeds]
    )
    return np.asarray(vectors.matrix @ heads.T, np.float64)


def leave_one_out(weights: Floats, seeds: Sequence[Seed]) -> Floats:
    """Return the weights without each seed in turn, shape (s, s): row j is without seed j.

    NaN where it is the only one of its end: without it there is no scale.
    """
    result = np.full((len(seeds), len(seeds)), np.nan)
    for left_out in range(len(seeds)):
        others = [
            Seed(each.pattern, each.weight, () if number == left_out else each.rows)
            for number, each in enumerate(seeds)
        ]
        known = np.array([each.weight if each.rows else 0.0 for each in others])
        before = np.sign(weights)
        if all((known * sign > 0).any() for sign in (1, -1) if (before == sign).any()):
            result[left_out] = seed_weights(others)
    return result


def positions(counts: csr_array, polarity: Floats) -> tuple[Floats, Floats]:
    """Return the mean polarity of the words of texts, and how many words that is.

    Parameters
    ----------
    counts : csr_array, shape (n, v)
        How often each text has each word.
    polarity : array, shape (v,) or (v, k)

    Returns
    -------
    position : array, shape (n,) or (n, k)
        Σ polarity × count ÷ Σ count; NaN where no word is known.
    words : array, shape (n,)
    """
    words = np.asarray(counts.sum(axis=1), np.float64).ravel()
    total = np.asarray(counts @ polarity, np.float64)
    below = words if total.ndim == 1 else words[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        return total / np.where(below > 0, below, np.nan), words


def standard(position: Floats, by: Floats | None = None) -> Floats:
    """Return positions in standard deviations from the mean of articles; `by` are those of the articles.

    The standard deviation is that of a sample (n − 1), as in Watanabe's own program; NaN with fewer than two.
    """
    of = position if by is None else by
    n = np.count_nonzero(~np.isnan(of), axis=0)
    spread = np.nanstd(of, axis=0) * np.sqrt(n / np.maximum(n - 1, 1))
    return np.asarray((position - np.nanmean(of, axis=0)) / np.where(spread > 0, spread, np.nan), np.float64)


def own_polarity(seeds: Sequence[Seed], similarity: Floats, weights: Floats) -> Floats:
    """Return the mean polarity of each seed's words by the other seeds alone, shape (s,).

    It should have the sign of the seed. NaN where it is the only one of its end, or has no words.
    """
    without = leave_one_out(weights, seeds)
    return np.array(
        [
            np.mean(similarity[list(seed.rows)] @ without[number]) if seed.rows else np.nan
            for number, seed in enumerate(seeds)
        ]
    )
