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
from framing.text.attribution_verbs import Verbs, standing_alone
from framing.text.attribution_words import (
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CONJUNCTION,
    FINITE,
    ING,
    NUMBER,
    OBJECT_PRONOUN,
    PARTICLE,
    PERSON_NOUN,
    PERSONAL,
    PREPOSITION,
    RELATIVE,
    REPORT_NOUN,
    SUBJECT,
    SUBORDINATOR,
    THAT_WORD,
    TIME,
    TO_WORD,
)
from framing.text.noun_phrases import is_noun, phrase_begins

LONGEST = 25  # tokens in a source
_TRIMMED_WORDS = 4  # words such as "then on Monday" before it
_NOT_LAST = PREPOSITION | CONJUNCTION | TO_WORD | SUBORDINATOR | THAT_WORD | AUXILIARY
_NO_THING = CAPITAL | PERSON_NOUN | REPORT_NOUN | NUMBER | SUBJECT | FINITE
_TRIMMED = PREPOSITION | CONJUNCTION | SUBORDINATOR | ADVERB | TIME | THAT_WORD | PARTICLE


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

    def __getitem__(self, which: Flags | Index) -> Subjects:
        which = np.flatnonzero(which) if which.dtype == bool else which  # once, not for each column
        return Subjects(self.first.take(which), self.last.take(which), self.begin.take(which))


def subjects(clauses: Clauses, verbs: Verbs) -> Subjects:
    """Find the noun phrase to the left of each verb."""
    left = verbs.group - 1
    inside = verbs.group > verbs.first
    at_quote = clauses.before(verbs.group, QUOTE_ENDS)
    # "X, who knows him, said", "X (R-Utah) said", "X — who knows him — said": the phrase before.
    apposition = inside & ~at_quote & clauses.before(verbs.group, COMMA | CLOSES | DASH) & ~verbs.progressive
    inner = clauses.borders.preceding_some(left, apposition)
    apposition &= (inner > verbs.first) & clauses.before(inner, COMMA | OPENS | DASH)
    apposition &= ~clauses.quoted[np.maximum(inner - 1, 0)]
    direct = inside & ~at_quote & ~clauses.before(verbs.group, PAUSE)
    end = np.maximum(np.where(apposition, inner - 1, left), 0)
    # "a sign that said": the sign.
    that = np.flatnonzero(direct & (verbs.cue > 0) & clauses.is_any(left, THAT_WORD) & (left > verbs.first))
    that = that[~clauses.before(left[that], BORDER) & is_noun(clauses, left[that] - 1)]
    end[that] -= 1
    usable = direct | apposition
    usable &= ~clauses.is_any(end, _NOT_LAST) | clauses.is_any(end, SUBJECT | RELATIVE)
    begin = phrase_begins(clauses, verbs.first, end, verbs.group, usable, ~verbs.progressive)
    some = np.flatnonzero(usable & apposition)
    if len(some):
        begin[some] = _before_appositions(clauses, verbs.first[some], begin[some])
    first = begin.copy()
    going = np.flatnonzero(usable)
    for _ in range(_TRIMMED_WORDS):
        here = first[going]
        going = going[(here < end[going]) & clauses.is_any(here, _TRIMMED) & ~clauses.is_any(here, SUBJECT)]
        first[going] += 1
    usable &= (left - first < LONGEST) & ~verbs.passive
    usable &= (first < end) | ~clauses.is_any(first, _TRIMMED) | clauses.is_any(first, SUBJECT | RELATIVE)
    return Subjects(np.where(usable, first, -1), np.where(usable, left, -1), np.where(usable, begin, -1))


class MainVerbs:
    """Finite verbs outside quotations, cues or not, with their subjects: each worked out once for all rules.

    Parameters
    ----------
    clauses : Clauses
    places : arrays of int64
        The tokens that rules will look from.
    """

    def __init__(self, clauses: Clauses, *places: Index) -> None:
        self._verbs = clauses.verbs_outside
        asked = np.zeros(len(self._verbs.at) + 1, bool)
        for some in places:
            asked[self._verbs.last_before(some)] = True  # −1 marks one more, which is no verb
        known = np.flatnonzero(asked[:-1])
        # What is not known stands last, and is none.
        self._row = np.full(len(asked), len(known))
        self._row[known] = np.arange(len(known))
        found = subjects(clauses, standing_alone(clauses, self._verbs.at[known]))
        self._first, self._last = np.append(found.first, -1), np.append(found.last, -1)

    def before(self, places: Index, first: Index) -> tuple[Index, Subjects]:
        """Return the last verb before each of some places, if it is behind the token `first`, and its subject.

        All arrays have shape (m,); −1 where there is none.
        """
        main = self._verbs.preceding(places - 1)
        main[main <= first] = -1
        row = self._row[np.where(main >= 0, self._verbs.last_before(places), -1)]
        return main, Subjects(self._first[row], self._last[row], main)


def _before_appositions(clauses: Clauses, first: Index, begin: Index) -> Index:
    """Return where noun phrases begin of which the last part, between commas, begins at some tokens."""
    starts = clauses.phrase_starts
    # "X, who lives in Rome, Italy, said"
    who = preceding(clauses.where(RELATIVE), np.maximum(begin - 1, 0))
    known = (who > first) & clauses.before(np.maximum(who, 0), COMMA)
    known &= clauses.finite.between(first, np.maximum(who, first)) == 0
    begin = np.where(known, np.maximum(starts.preceding_some(who - 1, known), first), begin)
    # A lower-case phrase between commas is itself an apposition: "X, director of A, B and C, said".
    deeper = ~clauses.is_any(begin, CAPITAL | SUBJECT) & (begin > first) & clauses.before(begin, COMMA)
    again = np.maximum(starts.preceding_some(begin - 1, deeper), first)
    return np.where(deeper & clauses.is_any(again, CAPITAL), again, begin)


def inverted(clauses: Clauses, verbs: Verbs) -> Subjects:
    """Find the noun phrase to the right: "said Du Lan, director of the institute"."""
    n = len(clauses)
    after = verbs.token + 1
    end = clauses.borders.following(after)
    usable = (verbs.group == verbs.token) & (after <= verbs.last) & ~clauses.before(after, BORDER)
    usable &= ~verbs.progressive  # "…, telling the crowd": the crowd is told
    usable &= clauses.nominal(after) & (clauses.is_any(after, SUBJECT) | ~clauses.is_any(after, OBJECT_PRONOUN))
    usable &= (clauses.finite.between(after, end) == 0) | clauses.before(verbs.token, QUOTE_ENDS)
    usable &= end - after < LONGEST
    # "…, said he", but not "X, a voter, said he would"
    usable &= ~clauses.is_any(after, PERSONAL) | (end == after + 1)
    # Appositions run to the end of the sentence or the next quotation; or another report begins: "said X,
    # explaining that".
    stops = clauses.marked(SENTENCE | QUOTE_BEGINS | COMMA)
    final = clauses.before(stops, SENTENCE | QUOTE_BEGINS)
    final |= clauses.is_any(stops, ING | CONJUNCTION | SUBORDINATOR)
    stop = following(stops[final], after, n)
    last = np.where(stop - after < LONGEST, stop, end) - 1
    return Subjects(np.where(usable, after, -1), np.where(usable, last, -1), np.where(usable, after, -1))
