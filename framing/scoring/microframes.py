"""Microframes as arithmetic, after FrameAxis: how far the words of a text lie toward two poles, and how much."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from framing.scoring.vectors import Vectors, centre

Floats = npt.NDArray[np.float64]

_ENTRIES = 2_000_000  # drawn at once


@dataclass(frozen=True, slots=True)
class Sums:
    """What the words of n texts sum up to on m microframes.

    Attributes
    ----------
    words : array, shape (n,)
        Words that are known.
    toward : array, shape (n, m)
        Σ count × contribution: toward pole A above 0, toward pole B below.
    squares : array, shape (n, m)
        Σ count × (contribution − baseline)².
    """

    words: Floats
    toward: Floats
    squares: Floats

    @property
    def bias(self) -> Floats:
        """Mean contribution of the words, −1 to 1, shape (n, m).

        It is a signed mean toward a pole, and no media bias: a text about harm is nearer to the pole of harm,
        however even-handed it is.
        """
        return _mean(self.toward, self.words)

    @property
    def intensity(self) -> Floats:
        """Mean square of the words' contributions about the corpus's bias, 0 upwards, shape (n, m)."""
        return _mean(self.squares, self.words)


def axes_of(vectors: Vectors, poles: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> Floats:
    """Return the axis of each pair of poles, from B to A, of length 1; shape (m, d).

    Parameters
    ----------
    poles : list of (rows, rows)
        Which words pole A and pole B have; at least one each.
    """
    axes = np.stack([centre(vectors, a) - centre(vectors, b) for a, b in poles])
    length = np.linalg.norm(axes, axis=1, keepdims=True)
    return np.asarray(axes / np.where(length > 0, length, 1.0))


def contributions(vectors: Vectors, axes: Floats) -> Floats:
    """Return the cosine of every word with every axis, −1 toward pole B to 1 toward pole A; shape (v, m)."""
    return np.asarray(vectors.matrix @ axes.T, np.float64)


def summed(counts: csr_array, contribution: Floats) -> tuple[Sums, Floats]:
    """Sum up the words of texts, and return the baseline too: the bias of all texts together, shape (m,).

    Parameters
    ----------
    counts : csr_array, shape (n, v)
    contribution : array, shape (v, m)
    """
    words = np.asarray(counts.sum(axis=1), np.float64).ravel()
    toward = np.asarray(counts @ contribution, np.float64)
    baseline = toward.sum(axis=0) / max(float(words.sum()), 1.0)
    squares = np.asarray(counts @ (contribution - baseline) ** 2, np.float64)
    return Sums(words, toward, squares), baseline


def of_groups(sums: Sums, member: npt.NDArray[np.int64], k: int) -> Sums:
    """Add up the texts of each group; `member` is −1 for those of none. Arrays of shape (k, …)."""
    inside = np.flatnonzero(member >= 0)
    spread = csr_array((np.ones(len(inside)), (member[inside], inside)), shape=(k, len(member)))
    return Sums(spread @ sums.words, spread @ sums.toward, spread @ sums.squares)


def null_samples(sums: Sums, size: int, n_resamples: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Return bias and intensity of samples of all texts, each of as many texts as a group has, with replacement.

    Returns
    -------
    bias, intensity : array, shape (n_resamples, m)
        What a group would have if it were any such texts of the corpus.
    """
    m = sums.toward.shape[1]
    data = np.hstack([sums.words[:, None], sums.toward, sums.squares])
    totals = np.empty((n_resamples, data.shape[1]))
    at_once = max(1, _ENTRIES // max(size * data.shape[1], 1))
    for start in range(0, n_resamples, at_once):
        part = totals[start : start + at_once]
        part[...] = data[rng.integers(0, len(data), (len(part), size))].sum(axis=1)
    words = totals[:, :1]
    return _mean(totals[:, 1 : 1 + m], words[:, 0]), _mean(totals[:, 1 + m :], words[:, 0])


def two_sided(observed: Floats, null: Floats) -> Floats:
    """Return p of each observed value under its null samples, (1 + exceedances) ÷ (1 + samples), twice the
    smaller.

    Parameters
    ----------
    observed : array, shape (m,)
    null : array, shape (n_resamples, m)
    """
    n = len(null)
    above = (1 + (null >= observed).sum(axis=0)) / (1 + n)
    below = (1 + (null <= observed).sum(axis=0)) / (1 + n)
    return np.asarray(np.minimum(1.0, 2 * np.minimum(above, below)), np.float64)


def _mean(total: Floats, words: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(total / np.where(words > 0, words, np.nan)[:, None], np.float64)
