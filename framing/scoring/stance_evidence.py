"""The words of a batch that are evidence, with what each says where it stands: turned by negation and passive."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.scoring.stance_lexicon import stance_lexicon
from framing.scoring.stance_phrases import find_phrases
from framing.scoring.stance_words import (
    BEING,
    CAPITAL,
    EVIDENCE,
    GIVES,
    JUDGING,
    NOUN,
    PARTICIPLE,
    PREPOSITION,
    RECEIVES,
    RELATION,
    REVERSES,
    STARTS_PHRASE,
    Floats,
    StanceWords,
    Traits,
    known_words,
)
from framing.text import TokenTable

Index = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

REACH = 3  # tokens before a word in which a negation, a form of "be" or the like has to stand
REVERSED = -0.5
# Where more of a sentence's words begin with a capital, it is a headline and capitals tell nothing.
HEADLINE = 0.6


@dataclass(frozen=True, slots=True)
class Evidence:
    """The e words and phrases of a batch that are evidence.

    Attributes
    ----------
    at : array of int64, shape (e,)
        Which tokens they are, in order; of a phrase the last.
    head : array of int64, shape (e,)
        Of a phrase the first; the same token where it is one word.
    subject, obj : array of float64, shape (e,)
        What each says of who stands before it and behind it; about −4 to 4.
    relation : array of bool, shape (e,)
        Whether it names a deed with two sides.
    judges : array of bool, shape (e,)
        Whether it is a verb by which the one before it judges someone else.
    """

    at: Index
    head: Index
    subject: Floats
    obj: Floats
    relation: Flags
    judges: Flags


def evidence_in(
    table: TokenTable, words: StanceWords, traits: Traits, stretch: Index, sentences: Flags
) -> Evidence:
    """Find the evidence in some sentences of a batch.

    Parameters
    ----------
    table : TokenTable
    words : StanceWords
        Of the vocabulary that the batch was tokenised with.
    traits : array of uint16, shape (n,)
        The traits of every token.
    stretch : array of int64, shape (n,)
        The same number for tokens with neither a comma, the like nor a sentence's end between them.
    sentences : array of bool, shape (s,)
        Which sentences are wanted.
    """
    known = known_words()
    row = words.row[table.type_id]
    asked = np.where(sentences[table.sentence], traits, 0)
    starts = np.flatnonzero(asked & STARTS_PHRASE)
    first, last, valence = find_phrases(stance_lexicon().phrases, known.code[row], starts, stretch)
    alone = np.flatnonzero(asked & EVIDENCE)
    alone = alone[~_covered(alone, first, last) & ~_names(table, traits, alone)]
    speaking = valence != 0
    at = np.concatenate((alone, last[speaking]))
    order = np.argsort(at, kind="stable")
    at, head = at[order], np.concatenate((alone, first[speaking]))[order]
    subject = np.concatenate((known.subject[row[alone]], valence[speaking]))[order]
    obj = np.concatenate((known.obj[row[alone]], valence[speaking]))[order]

    # A phrase is no deed, whatever its last word is on its own.
    kind = np.where(head == at, traits[at], 0)
    swapped = np.zeros(len(at), bool)
    deeds = np.flatnonzero((kind & PARTICIPLE) != 0)
    swapped[deeds] = _before(traits, stretch, at[deeds], BEING) | _next(traits, stretch, at[deeds], PREPOSITION)
    nouns = np.flatnonzero((kind & NOUN) != 0)
    swapped[nouns] = _before(traits, stretch, at[nouns], RECEIVES) | _next(traits, stretch, at[nouns], GIVES)
    factor = np.where(_before(traits, stretch, head, REVERSES), REVERSED, 1.0)
    factor *= 1 + known.boost[row[np.maximum(head - 1, 0)]]
    return Evidence(
        at=at,
        head=head,
        subject=factor * np.where(swapped, obj, subject),
        obj=factor * np.where(swapped, subject, obj),
        relation=(kind & RELATION) != 0,
        judges=((kind & JUDGING) != 0) & ((kind & NOUN) == 0) & ~swapped,
    )


def _covered(at: Index, first: Index, last: Index) -> Flags:
    """Whether tokens stand in one of some spans, which are in order and apart."""
    if not len(first):
        return np.zeros(len(at), bool)
    span = np.searchsorted(first, at, side="right") - 1
    covered: Flags = (span >= 0) & (at <= last[span])
    return covered


def _before(traits: Traits, stretch: Index, at: Index, trait: int) -> Flags:
    """Whether one of the tokens shortly before has a trait, with no comma or the like between."""
    found: Flags = np.zeros(len(at), bool)
    for step in range(1, REACH + 1):
        place = np.maximum(at - step, 0)
        found |= (at >= step) & (stretch[place] == stretch[at]) & ((traits[place] & trait) != 0)
    return found


def _next(traits: Traits, stretch: Index, at: Index, trait: int) -> Flags:
    """Whether the next token has a trait, with no comma or the like between."""
    place = np.minimum(at + 1, len(traits) - 1)
    found: Flags = (place > at) & (stretch[place] == stretch[at]) & ((traits[place] & trait) != 0)
    return found


def _names(table: TokenTable, traits: Traits, at: Index) -> Flags:
    """Whether tokens belong to names ("Best Buy"): a capital inside a sentence that is no headline."""
    names: Flags = ((traits[at] & CAPITAL) != 0) & (table.sentence_first[table.sentence[at]] != at)
    asked = np.flatnonzero(names)
    sentence = table.sentence[at[asked]]
    begin, end = table.sentence_first[sentence], table.sentence_first[sentence + 1]
    capitals = np.flatnonzero((traits & CAPITAL) != 0)
    count = np.searchsorted(capitals, end) - np.searchsorted(capitals, begin)
    names[asked] = count < HEADLINE * (end - begin)
    return names
