"""Located matches to counts per article, category and voice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.results import VOICES
from framing.scoring.channels import WEIGHTS
from framing.scoring.compiling import Index
from framing.scoring.located import LocatedMatches

Cube = npt.NDArray[np.float64]

N_SINGLE = len(VOICES) - 1  # the single voices; "all" comes first in every table


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of a batch; d articles, c categories, v = len(VOICES) voices, "all" first.

    Attributes
    ----------
    matches : array of float64, shape (d, c, v)
    hits : array of float64, shape (d, c, v)
        Sums of the matches' weights.
    sentences : array of float64, shape (d, c, v)
        Sentences with at least one match.
    salience : array of float64, shape (d, c, v)
        0 to 1: the weights of the channels in which the category occurs, over those that the article has.
    """

    matches: Cube
    hits: Cube
    sentences: Cube
    salience: Cube


def count(
    hits: LocatedMatches,
    n_documents: int,
    n_categories: int,
    sentence_document: Index,
    sentence_channel: npt.NDArray[np.int8],
) -> Counts:
    """Count the hits of a batch.

    Parameters
    ----------
    sentence_document, sentence_channel : array, shape (s,)
        The article and the channel of each sentence.
    """
    shape = (n_documents, n_categories, N_SINGLE)
    cell = _cells(hits.document, hits.category, hits.voice, shape)
    matches = np.bincount(cell, minlength=int(np.prod(shape))).reshape(shape).astype(np.float64)
    weights = np.bincount(cell, hits.weight, int(np.prod(shape))).reshape(shape).astype(np.float64)

    sentences = distinct_sentences(hits, n_documents, n_categories, sentence_document)
    n_channels = len(WEIGHTS)
    document_channel = sentence_document * n_channels + sentence_channel
    channel_document = np.repeat(np.arange(n_documents), n_channels)
    present = np.zeros(n_documents * n_channels, bool)
    present[document_channel] = True
    available = (present.reshape(n_documents, n_channels) * WEIGHTS).sum(axis=1)
    salience = _distinct(
        hits, document_channel[hits.sentence], n_documents * n_channels, shape, channel_document, WEIGHTS
    )
    salience /= np.maximum(available, WEIGHTS.min())[:, None, None]
    return Counts(_with_all(matches), _with_all(weights), sentences, salience)


def distinct_sentences(
    hits: LocatedMatches, n_documents: int, n_categories: int, sentence_document: Index
) -> Cube:
    """Count the sentences with a match of each category, per voice and in all, shape (d, c, v)."""
    shape = (n_documents, n_categories, N_SINGLE)
    return _distinct(hits, hits.sentence, len(sentence_document), shape, sentence_document)


def distinct(keys: Index, size: int) -> tuple[Index, Index]:
    """Return the distinct keys in order, and the place of each key among them.

    A mark for every possible key is much faster than sorting or hashing those that occur, where keys number the
    cells of a batch.

    Parameters
    ----------
    keys : array of int64, shape (k,)
        From 0 to size − 1.
    size : int
    """
    occurs = np.zeros(size, bool)
    occurs[keys] = True
    return np.flatnonzero(occurs), (np.cumsum(occurs) - 1)[keys]


def _cells(document: Index, category: Index, voice: npt.NDArray[np.int8], shape: tuple[int, int, int]) -> Index:
    cells: Index = (document * shape[1] + category) * shape[2] + voice
    return cells


def _with_all(single: Cube) -> Cube:
    return np.concatenate((single.sum(axis=2, keepdims=True), single), axis=2)


def _distinct(
    hits: LocatedMatches,
    place: Index,
    n_places: int,
    shape: tuple[int, int, int],
    place_document: Index,
    weights: npt.NDArray[np.float64] | None = None,
) -> Cube:
    """Count in how many distinct places (sentences, channels) each category occurs, per voice and in all.

    With `weights`, place p counts ``weights[p % len(weights)]`` instead of 1.
    """
    result = np.zeros((*shape[:2], N_SINGLE + 1))
    for column in range(N_SINGLE + 1):
        chosen = slice(None) if column == 0 else hits.voice == column - 1
        keys, _ = distinct(hits.category[chosen] * n_places + place[chosen], shape[1] * n_places)
        category, at = np.divmod(keys, max(n_places, 1))
        amount = None if weights is None else weights[at % len(weights)]
        cell = place_document[at] * shape[1] + category
        result[:, :, column] = np.bincount(cell, amount, shape[0] * shape[1]).reshape(shape[:2])
    return result
