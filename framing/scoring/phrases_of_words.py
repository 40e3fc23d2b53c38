"""Pairs of neighbours that are found together more often than their words would by chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.scoring.word_places import Counts, WordPlaces


@dataclass(frozen=True, slots=True)
class Pairs:
    """Phrases of two words; p of them.

    Attributes
    ----------
    left, right : array of int64, shape (p,)
        Words of `WordPlaces`.
    count, documents : array of int64, shape (p,)
    association : array of float64, shape (p,)
        Normalised pointwise mutual information, −1 to 1: 0 by chance, 1 never apart (Bouma 2009).
    """

    left: Counts
    right: Counts
    count: Counts
    documents: Counts
    association: npt.NDArray[np.float64]


def pairs_of(places: WordPlaces, allowed: npt.NDArray[np.bool_], least: int, association: float) -> Pairs:
    """Find the pairs of neighbours in a sentence that occur often enough, and together more than by chance.

    Parameters
    ----------
    allowed : array of bool, shape (v,)
        Which words a phrase may be made of.
    least : int
        How often a pair has to occur.
    association : float
        Its normalised pointwise mutual information has to be at least that.
    """
    word = places.word.astype(np.int64)
    is_allowed = np.append(allowed, False)[word]
    beside = is_allowed[:-1] & is_allowed[1:] & (places.sentence[:-1] == places.sentence[1:])
    at = np.flatnonzero(beside)
    v = len(places.words)
    pair, number = np.unique(word[at] * v + word[at + 1], return_inverse=True)
    count = np.bincount(number, minlength=len(pair))
    left, right = pair // max(v, 1), pair % max(v, 1)
    n = float(max(places.counts.sum(), 1))
    together = count / n
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.log(together * n**2 / (places.counts[left] * places.counts[right])) / -np.log(together)
    kept = np.flatnonzero((count >= least) & (found >= association))
    article = places.article[at].astype(np.int64)
    seen = np.unique(number.astype(np.int64) * places.n_articles + article) // max(places.n_articles, 1)
    documents = np.bincount(seen, minlength=len(pair))
    return Pairs(left[kept], right[kept], count[kept], documents[kept], np.asarray(found[kept], np.float64))
