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
    Floats,
    StanceWords,
    Traits,
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
    """The e words and phrases of a batch of n tokens that are evidence.

    Attributes
    ----------
    at : array of int64, shape (e,)
        Which tokens they are, in order; of a phrase the last.
    subject, obj : array of float64, shape (e,)
        What each says of who stands before it and behind it; about −4 to 4.
    relation : array of bool, shape (e,)
        Whether it names a deed with two sides.
    relations : array of bool, shape (n,)
        The same of every token.
    judges : array of bool, shape (n,)
        Of every token: whether it is a verb by which the one before it judges someone else.
    """

    at: Index
    subject: Floats
    obj: Floats
    relation: Flags
    relations: Flags
    judges: Flags


def evidence_in(table: TokenTable, words: StanceWords, traits: Traits, stretch: Index) -> Evidence:
    """Find the evidence of a batch.

    Parameters
    ----------
    table : TokenTable
    words : StanceWords
        Of the vocabulary that the batch was tokenised with.
    traits : array of uint16, shape (n,)
        The traits of every token.
    stretch : array of int64, shape (n,)
        The same number for tokens with neither a comma, the like nor a sentence's end between them.
    """
    n = len(table)
    first, last, valence = find_phrases(stance_lexicon().phrases, words.code[table.type_id], stretch)
    covered = np.zeros(n + 1, np.int64)
    np.add.at(covered, first, 1)
    np.add.at(covered, last + 1, -1)
    alone = ((traits & EVIDENCE) != 0) & (np.cumsum(covered[:-1]) == 0) & ~_names(table, traits)
    type_id = table.type_id
    subject = np.where(alone, words.subject[type_id], 0.0)
    obj = np.where(alone, words.obj[type_id], 0.0)
    subject[last] = obj[last] = valence

    said = valence != 0
    relations = alone & ((traits & RELATION) != 0)
    alone[last[said]] = True
    at = np.flatnonzero(alone)
    begins = np.arange(n)
    begins[last] = first
    head = begins[at]

    kind = np.where(relations[at], traits[at], 0)
    passive = _before(traits, stretch, at, BEING) | _next(traits, stretch, at, PREPOSITION)
    received = _before(traits, stretch, at, RECEIVES) | _next(traits, stretch, at, GIVES)
    swapped = (((kind & PARTICIPLE) != 0) & passive) | (((kind & NOUN) != 0) & received)
    judges = np.zeros(n, bool)
    judges[at[((kind & JUDGING) != 0) & ((kind & NOUN) == 0) & ~swapped]] = True

    factor = np.where(_before(traits, stretch, head, REVERSES), REVERSED, 1.0)
    factor *= 1 + words.boost[type_id[np.maximum(head - 1, 0)]]
    to_subject = factor * np.where(swapped, obj[at], subject[at])
    to_object = factor * np.where(swapped, subject[at], obj[at])
    return Evidence(at, to_subject, to_object, relations[at], relations, judges)


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


def _names(table: TokenTable, traits: Traits) -> Flags:
    """Whether a token belongs to a name ("Best Buy"): a capital inside a sentence that is no headline."""
    capital = (traits & CAPITAL) != 0
    opens = table.sentence_first[:-1]
    share = np.add.reduceat(capital, opens, dtype=np.int64) / np.diff(table.sentence_first)
    names: Flags = capital & (share < HEADLINE)[table.sentence]
    names[opens] = False
    return names
