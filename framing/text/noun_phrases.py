"""Where a noun phrase begins, read backwards from its last word."""

from __future__ import annotations

import numpy as np

from framing.text.attribution_clauses import BORDER, Clauses, Flags, Index, preceding
from framing.text.attribution_words import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    FINITE,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    THAT_WORD,
    TO_WORD,
    VERB,
)

_CLIMBS = 3
_NO_NOUN = PREPOSITION | CONJUNCTION | TO_WORD | AUXILIARY | ADVERB | SUBORDINATOR | THAT_WORD | FINITE | SUBJECT


def is_noun(clauses: Clauses, tokens: Index) -> Flags:
    """Whether tokens may be the last of a noun phrase."""
    return ~clauses.is_any(tokens, _NO_NOUN)


def phrase_begins(clauses: Clauses, first: Index, end: Index, verb: Index, which: Flags, whole: Flags) -> Index:
    """Return where the phrases begin that are subjects of verbs.

    Parameters
    ----------
    first, end, verb : array of int64, shape (k,)
        The first token of the sentence, the last one of the phrase, and the first one of the verb's group.
    which : array of bool, shape (k,)
        Which to look for.
    whole : array of bool, shape (k,)
        Of which the whole phrase is wanted: not "Laos", but "the ambassador to Laos".

    Returns
    -------
    array of int64, shape (k,)
        No less than `first`.
    """
    begin = np.maximum(clauses.phrase_starts.preceding_some(end, which), first)
    going = np.flatnonzero(which & whole)
    for _ in range(_CLIMBS):
        going = going[clauses.is_any(begin[going] - 1, TO_WORD | FINITE)]
        going = going[~clauses.before(begin[going], BORDER) & (begin[going] > first[going])]
        last = _word_before(clauses, begin[going], first[going], verb[going])
        climbs = (last >= first[going]) & is_noun(clauses, np.maximum(last, 0))
        going, last = going[climbs], last[climbs]
        if not len(going):
            break
        begin[going] = np.maximum(clauses.phrase_starts.preceding(last), first[going])
    return begin


def _word_before(clauses: Clauses, begin: Index, first: Index, verb: Index) -> Index:
    """Return the last word of the phrase that what begins here is a part of; −1 where it is part of none."""
    found = np.full(len(begin), -1)
    # "the ambassador to Laos said"
    to = clauses.is_any(begin - 1, TO_WORD)
    found[to] = begin[to] - 2
    # "a man accused of theft said"
    accused = clauses.is_any(begin - 1, VERB) & clauses.is_any(begin, PREPOSITION)
    found[accused] = begin[accused] - 2
    found[clauses.before(begin - 1, BORDER)] = -1
    # "an official who knows the firm said"
    who = np.maximum(preceding(clauses.where(RELATIVE), begin - 1), preceding(clauses.where(THAT_WORD), begin - 1))
    inside = (who > first) & (clauses.borders.preceding(begin) <= who)
    inside &= ~clauses.is_any(begin, CONJUNCTION | SUBORDINATOR)
    who = np.maximum(who, 0)
    inside &= ~clauses.before(who, BORDER) & (clauses.finite.between(who, verb) > 0)
    inside &= is_noun(clauses, np.maximum(who - 1, 0))
    return np.where(inside, who - 1, found)
