"""Matches with everything that counting and evidence need to know of them."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from framing.scoring.compiling import Compiled, Index
from framing.scoring.matching import Matches
from framing.text import TokenTable

# Every article is two texts of the batch: its title (empty where there is none) and its body.
TEXTS_PER_ARTICLE = 2


@dataclass(frozen=True, slots=True)
class LocatedMatches:
    """Matches of terms, with where they stand.

    Attributes
    ----------
    term, category : array of int64, shape (k,)
    weight : array of float64, shape (k,)
    first, last : array of int64, shape (k,)
        The first and last token.
    gap_start, gap_end : array of int64, shape (k,)
        The tokens between its two sides; both are the token after its last where there is one side only.
    text, document, sentence : array of int64, shape (k,)
        Which text, article and sentence of the batch.
    voice : array of int8, shape (k,)
        Who speaks at the first token.
    negated : array of bool, shape (k,)
    reference : array of bool, shape (k,)
        Whether a pronoun or description stands for the target, and not one of its names.
    """

    term: Index
    category: Index
    weight: npt.NDArray[np.float64]
    first: Index
    last: Index
    gap_start: Index
    gap_end: Index
    text: Index
    document: Index
    sentence: Index
    voice: npt.NDArray[np.int8]
    negated: npt.NDArray[np.bool_]
    reference: npt.NDArray[np.bool_]

    def where(self, which: npt.NDArray[np.bool_] | Index) -> LocatedMatches:
        """Return some of them."""
        return LocatedMatches(*(getattr(self, field.name)[which] for field in fields(self)))

    def and_more(self, others: LocatedMatches) -> LocatedMatches:
        """Return these and then others."""
        return LocatedMatches(
            *(np.concatenate((getattr(self, field.name), getattr(others, field.name))) for field in fields(self))
        )


def locate(
    matches: Matches, which: npt.NDArray[np.bool_], compiled: Compiled, table: TokenTable
) -> LocatedMatches:
    """Look up where some matches stand."""
    term, first = matches.term[which], matches.first[which]
    text = table.text[first].astype(np.int64)
    return LocatedMatches(
        term=term,
        category=compiled.term_category[term],
        weight=compiled.term_weight[term],
        first=first,
        last=matches.last[which],
        gap_start=matches.gap_start[which],
        gap_end=matches.gap_end[which],
        text=text,
        document=text // TEXTS_PER_ARTICLE,
        sentence=table.sentence[first].astype(np.int64),
        voice=table.voice[first],
        negated=matches.negated[which],
        reference=np.zeros(len(term), bool),
    )
