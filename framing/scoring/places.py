"""Where in an article a frame stands: in the headline or below, how far from the start, before which others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.scoring.channels import HEADLINE
from framing.scoring.compiling import Category, Index
from framing.scoring.counting import N_SINGLE, Cube, distinct_sentences
from framing.scoring.located import TEXTS_PER_ARTICLE, LocatedMatches
from framing.text import TokenTable


@dataclass(frozen=True, slots=True)
class Places:
    """Places of a batch; d articles, c categories, v voices, "all" first. NaN where there is none.

    Attributes
    ----------
    headline : array of float64, shape (d, c, v)
        1 where the category stands in the headline, 0 where not; NaN without a headline.
    headline_gap : array of float64, shape (d, c, v)
        Headline sentences with a match ÷ headline sentences, minus the same of all other sentences: −1 to 1. NaN
        where an article has no headline, or nothing else.
    first : array of float64, shape (d, c, v)
        Which part of the article's tokens stands before the first match, from 0 to below 1; NaN without a match.
    rank : array of float64, shape (d, c, v)
        The how-manieth of the frames of its lexicon it is by that, from 1; NaN without a match, and for targets.
    """

    headline: Cube
    headline_gap: Cube
    first: Cube
    rank: Cube


def places(
    hits: LocatedMatches,
    sentences: Cube,
    table: TokenTable,
    channel: npt.NDArray[np.int8],
    sentence_document: Index,
    categories: Sequence[Category],
) -> Places:
    """Tell where the categories stand in each article of a batch.

    Parameters
    ----------
    hits : LocatedMatches
        Those that count.
    sentences : array, shape (d, c, v)
        Sentences with a match, headline and all.
    channel, sentence_document : array, shape (s,)
        The channel and the article of each sentence.
    """
    n_documents = len(sentences)
    in_headline = distinct_sentences(
        hits.where(channel[hits.sentence] == HEADLINE), n_documents, len(categories), sentence_document
    )
    of_headline = np.bincount(sentence_document[channel == HEADLINE], minlength=n_documents)
    others = np.bincount(sentence_document, minlength=n_documents) - of_headline
    above = _part(in_headline, of_headline)
    first = _first(hits, sentences.shape, table)
    return Places(
        np.where(np.isnan(above), np.nan, above > 0),
        above - _part(sentences - in_headline, others),
        first,
        _rank(first, categories),
    )


def _part(found: Cube, of: Index) -> Cube:
    """Return found ÷ of, NaN where there is nothing to find it in."""
    whole = np.where(of > 0, of, np.nan)[:, None, None]
    part: Cube = found / whole
    return part


def _first(hits: LocatedMatches, shape: tuple[int, ...], table: TokenTable) -> Cube:
    """Return which part of an article's tokens stands before the first match of each category and voice."""
    n_documents, n_categories, _ = shape
    begins = np.searchsorted(table.text, np.arange(n_documents + 1) * TEXTS_PER_ARTICLE)
    length = np.diff(begins)
    single = np.full((n_documents, n_categories, N_SINGLE), np.inf)
    before = (hits.first - begins[hits.document]) / length[hits.document]
    np.minimum.at(single, (hits.document, hits.category, hits.voice), before)
    every = np.concatenate((single.min(axis=2, keepdims=True), single), axis=2)
    return np.where(np.isinf(every), np.nan, every)


def _rank(first: Cube, categories: Sequence[Category]) -> Cube:
    """Return the place of each frame among those of its lexicon; frames that begin together share the smaller."""
    rank = np.full(first.shape, np.nan)
    lexicons = np.array([each.lexicon for each in categories])
    are_frames = np.array([each.kind == "frame" for each in categories], bool)
    for lexicon in dict.fromkeys(lexicons.tolist()):
        own = np.flatnonzero((lexicons == lexicon) & are_frames)
        values = first[:, own]
        earlier = np.zeros(values.shape)
        for other in own:
            earlier += first[:, other, None] < values  # False beside NaN
        rank[:, own] = np.where(np.isnan(values), np.nan, earlier + 1)
    return rank
