"""Who speaks: the noun phrase that belongs to a verb."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.text.attribution_clauses import (
    BORDER,
    CLOSES,
    COMMA,
    DASH,
    OPENS,
    PAUSE,
    QUOTE_BEGINS,
    QUOTE_ENDS,
    SENTENCE,
    Clauses,
    Flags,
    Index,
    following,
    preceding,
)
from framing.text.attribution_verbs import Verbs, finite, phrase_starts, standing_alone
from framing.text.attribution_words import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    ING,
    OBJECT_PRONOUN,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    SUBORDINATOR,
    THAT_WORD,
    TIME,
    TO_WORD,
)

_LONGEST = 25  # tokens in a source
_NOT_LAST = PREPOSITION | CONJUNCTION | TO_WORD | SUBORDINATOR | THAT_WORD | AUXILIARY
_TRIMMED = PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB | TIME | THAT_WORD


@dataclass(frozen=True, slots=True)
class Subjects:
    """The subjects of verbs; shape (k,) each, −1 where a verb has none of its own.

    Attributes
    ----------
    first, last : array of int64
        The tokens of the noun phrase, apposition included.
    begin : array of int64
        Where the clause of subject and verb begins: `first`, or words such as "then" before it.
    """

    first: Index
    last: Index
    begin: Index


def subjects(clauses: Clauses, verbs: Verbs) -> Subjects:
    """Find the noun phrase to the left of each verb."""
    starts = phrase_starts(clauses)
    left = verbs.group - 1
    inside = verbs.group > verbs.first
    # "X, who knows him, said", "X (R-Utah) said", "X — who knows him — said": the phrase before.
    apposition = inside & clauses.before(verbs.group, COMMA | CLOSES | DASH)
    inner = preceding(clauses.borders, np.where(apposition, left, 0))
    apposition &= (inner > verbs.first) & clauses.before(inner, COMMA | OPENS | DASH) & ~verbs.progressive
    apposition &= ~clauses.before(verbs.group, QUOTE_ENDS) & (clauses.quotation[np.maximum(inner - 1, 0)] < 0)
    direct = inside & ~clauses.before(verbs.group, PAUSE | QUOTE_ENDS)
    end = np.where(apposition, inner - 1, left)
    usable = (direct | apposition) & (~clauses.is_any(end, _NOT_LAST) | clauses.is_any(end, SUBJECT | RELATIVE))
    begin = np.maximum(preceding(starts, np.maximum(end, 0)), verbs.first)
    # A lower-case phrase between commas is itself an apposition: "X, director of A, B and C, said".
    deeper = usable & apposition & ~clauses.capital[begin] & ~clauses.is_any(begin, SUBJECT)
    deeper &= (begin > verbs.first) & clauses.before(begin, COMMA)
    again = np.maximum(preceding(starts, np.maximum(begin - 1, 0)), verbs.first)
    begin = np.where(deeper & clauses.capital[again], again, begin)
    first = begin.copy()
    going = np.flatnonzero(usable)
    for _ in range(4):
        going = going[(first[going] < end[going]) & clauses.is_any(first[going], _TRIMMED)]
        going = going[~clauses.is_any(first[going], SUBJECT)]
        first[going] += 1
    usable &= (left - first < _LONGEST) & (verbs.form != 0)
    usable &= ~((first == end) & clauses.is_any(first, _TRIMMED) & ~clauses.is_any(first, SUBJECT | RELATIVE))
    nothing = np.full(len(verbs), -1)
    return Subjects(
        np.where(usable, first, nothing), np.where(usable, left, nothing), np.where(usable, begin, nothing)
    )


def inverted(clauses: Clauses, verbs: Verbs, at_quote: Flags) -> Subjects:
    """Find the noun phrase to the right: "said Du Lan, director of the institute"."""
    after = verbs.token + 1
    end = following(clauses.borders, after, len(clauses.table))
    total = np.concatenate(([0], np.cumsum(finite(clauses))))
    usable = (verbs.group == verbs.token) & (after <= verbs.last) & ~clauses.before(after, BORDER)
    usable &= clauses.nominal(after) & ~clauses.is_any(after, OBJECT_PRONOUN & ~SUBJECT)
    usable &= (total[end] - total[after] == 0) | at_quote
    usable &= end - after < _LONGEST
    # Appositions run to the end of the sentence or to the next quotation.
    stop = following(np.flatnonzero(clauses.marks & (SENTENCE | QUOTE_BEGINS)), after, len(clauses.table))
    last = np.where(stop - after < _LONGEST, stop, end) - 1
    nothing = np.full(len(verbs), -1)
    return Subjects(
        np.where(usable, after, nothing), np.where(usable, last, nothing), np.where(usable, after, nothing)
    )


def inherited(clauses: Clauses, verbs: Verbs, own: Subjects, is_tail: Flags) -> Subjects:
    """Give verbs without a subject that of an earlier verb of their sentence: "left, saying", "said and added"."""
    known = np.flatnonzero((own.first >= 0))
    none = np.flatnonzero((own.first < 0) & ~verbs.passive)
    first, last = own.first.copy(), own.last.copy()
    if len(known) and len(none):
        place = np.searchsorted(known, none) - 1
        donor = known[np.maximum(place, 0)]
        fits = (place >= 0) & (verbs.first[donor] == verbs.first[none])
        first[none[fits]] = own.first[donor[fits]]
        last[none[fits]] = own.last[donor[fits]]
    # Else that of the last finite verb before, else the phrase before the sentence's first.
    none = np.flatnonzero((first < 0) & ~verbs.passive)
    if len(none):
        ends = np.flatnonzero(finite(clauses) & (clauses.quotation < 0))
        earlier = verbs[none]
        main = preceding(ends, np.maximum(earlier.group - 1, 0))
        inside = main > earlier.first
        found = subjects(clauses, standing_alone(clauses, np.where(inside, main, earlier.token)))
        good = inside & (found.first >= 0)
        first[none[good]], last[none[good]] = found.first[good], found.last[good]
        none = none[~good]
        at = following(ends, verbs.first[none], len(clauses.table))
        opening = following(clauses.borders, verbs.first[none] + 1, len(clauses.table))
        end = np.minimum(at, opening) - 1
        good = (end >= verbs.first[none]) & (end < verbs.token[none]) & (end - verbs.first[none] < _LONGEST)
        good &= clauses.nominal(verbs.first[none])
        first[none[good]] = verbs.first[none[good]]
        last[none[good]] = end[good]
    return Subjects(first, last, own.begin)


__all__ = ["BORDER", "COMMA", "QUOTE_BEGINS", "Subjects", "inherited", "inverted", "subjects"]
