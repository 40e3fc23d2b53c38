"""Counting the matches of frames again: with other voices, or without each term."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from framing.results import VOICES
from framing.scoring.channels import WEIGHTS
from framing.scoring.compiling import Index
from framing.scoring.frame_matches import FrameMatches
from framing.scoring.without_terms import Changes

Floats = npt.NDArray[np.float64]

COUNTED = ("matches", "hits", "sentences", "salience")
# Of the weights of some channels, at least one.
_SUMS = np.array([sum(parts) for parts in product(*((0.0, weight) for weight in WEIGHTS)) if any(parts)])


@dataclass(frozen=True, slots=True)
class TermChanges:
    """How an article's number would change without a term; p pairs of a term and an article.

    Attributes
    ----------
    term, document : array of int64, shape (p,)
    change : array of float64, shape (p,)
        The number without the term − the number with it.
    """

    term: Index
    document: Index
    change: Floats


def spoken_in(matches: FrameMatches, voices: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    """Tell which matches are spoken in some voices; "all" stands for all of them."""
    if "all" in voices:
        return np.ones(len(matches), bool)
    return np.isin(matches.voice, [VOICES.index(voice) for voice in voices])


def recounted(
    matches: FrameMatches, column: str, spoken: npt.NDArray[np.bool_], shape: tuple[int, int], available: Floats
) -> Floats:
    """Count each frame in each article from the matches that count.

    Parameters
    ----------
    column : str
        One of `COUNTED`.
    spoken : array of bool, shape (k,)
        Which matches are looked at.
    shape : (articles, frames)
    available : array, shape (articles,)
        From `available_weights`; what saliences are divided by.

    Returns
    -------
    array, shape (articles, frames)
    """
    own = np.flatnonzero(matches.counts & spoken)
    cell = matches.document[own] * shape[1] + matches.frame[own]
    size = shape[0] * shape[1]
    if column in ("matches", "hits"):
        weight = matches.weight[own] if column == "hits" else None
        return np.bincount(cell, weight, size).astype(np.float64).reshape(shape)
    place, worth = _places(matches, column)
    distinct = np.unique(cell * len(worth) + place[own])
    whole = (
        np.bincount(distinct // len(worth), worth[distinct % len(worth)], size).astype(np.float64).reshape(shape)
    )
    return whole / available[:, None] if column == "salience" else whole


def without_each(
    matches: FrameMatches, changes: Changes, column: str, spoken: npt.NDArray[np.bool_], available: Floats
) -> TermChanges:
    """Tell how the number of a term's frame changes in each article without the term; see `recounted`."""
    heard = spoken[changes.match]
    term, match, sign = changes.term[heard], changes.match[heard], changes.sign[heard]
    n_documents = len(available)
    document = matches.document[match]
    if column in ("matches", "hits"):
        amount = sign * (matches.weight[match] if column == "hits" else np.ones(len(match)))
        return _summed(term, document, amount, n_documents)
    place, worth = _places(matches, column)
    # How many matches each place of a frame holds: it stays a hit as long as one is left.
    n_frames = int(matches.term_frame.max(initial=0)) + 1
    places = (matches.document * n_frames + matches.frame) * len(worth) + place
    cells, cell = np.unique(places, return_inverse=True)
    before = np.bincount(cell, matches.counts & spoken, len(cells))
    keys, which = np.unique(term * len(cells) + cell[match], return_inverse=True)
    term, at = np.divmod(keys, max(len(cells), 1))
    after = before[at] + np.bincount(which, sign, len(keys))
    step = (after > 0).astype(np.float64) - (before[at] > 0)
    above, inside = np.divmod(cells[at], len(worth))
    document = above // n_frames
    step *= worth[inside]
    return _summed(term, document, step / available[document] if column == "salience" else step, n_documents)


def available_weights(matches: FrameMatches, salience: Floats) -> Floats:
    """Return the summed weights of the channels that each article has, where a frame occurs; 1 elsewhere.

    Parameters
    ----------
    salience : array, shape (articles, frames)
        As scored, over all voices: what the frame reaches of those weights.
    """
    everything = np.ones(len(matches), bool)
    n_documents = len(salience)
    reached = recounted(matches, "salience", everything, salience.shape, np.ones(n_documents))
    row = np.arange(n_documents)
    best = salience.argmax(axis=1) if salience.size else np.zeros(n_documents, np.int64)
    if not salience.size:
        return np.ones(n_documents)
    has = salience[row, best] > 0
    found = np.divide(reached[row, best], salience[row, best], out=np.ones(n_documents), where=has)
    # There are only so many sums; the nearest one is without the rounding of the division.
    return np.asarray(_SUMS[np.abs(found[:, None] - _SUMS).argmin(axis=1)])


def _places(matches: FrameMatches, column: str) -> tuple[Index, Floats]:
    """Return where in its article each match stands, and what each such place is worth."""
    if column == "salience":
        return matches.channel, WEIGHTS
    return matches.sentence, np.ones(int(matches.sentence.max(initial=0)) + 1)


def _summed(term: Index, document: Index, amount: Floats, n_documents: int) -> TermChanges:
    """Add up what belongs to one term and article."""
    keys, pair = np.unique(term * n_documents + document, return_inverse=True)
    terms, documents = np.divmod(keys, max(n_documents, 1))
    return TermChanges(terms, documents, np.bincount(pair, amount, len(keys)).astype(np.float64))
