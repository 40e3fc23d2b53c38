"""Who speaks: the noun phrase that belongs to a verb."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.text.attribution_clauses import (
    BORDER,
    CLOSES,
    COLON,
    COMMA,
    DASH,
    OPENS,
    PAUSE,
    QUOTE_BEGINS,
    QUOTE_ENDS,
    SEMICOLON,
    SENTENCE,
    Clauses,
    Flags,
    Index,
    following,
    preceding,
    preceding_some,
)
from framing.text.attribution_verbs import Verbs, standing_alone
from framing.text.attribution_words import (
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    ING,
    NUMBER,
    OBJECT_PRONOUN,
    PERSON_NOUN,
    PERSONAL,
    PREPOSITION,
    RELATIVE,
    REPORT_NOUN,
    SPEECH_PLACE,
    SUBJECT,
    SUBORDINATOR,
    THAT_WORD,
    TIME,
    TO_WORD,
)
from framing.text.cues import BASE, PAST, THAT, ZERO
from framing.text.noun_phrases import is_noun, phrase_begins

_LONGEST = 25  # tokens in a source
_TRIMMED_WORDS = 4  # words such as "then on Monday" before it
_NOT_LAST = PREPOSITION | CONJUNCTION | TO_WORD | SUBORDINATOR | THAT_WORD | AUXILIARY
_NO_THING = CAPITAL | PERSON_NOUN | REPORT_NOUN | NUMBER | SUBJECT | FINITE
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

    def __getitem__(self, which: Flags | Index) -> Subjects:
        return Subjects(self.first[which], self.last[which], self.begin[which])


def subjects(clauses: Clauses, verbs: Verbs) -> Subjects:
    """Find the noun phrase to the left of each verb."""
    starts = clauses.phrase_starts
    left = verbs.group - 1
    inside = verbs.group > verbs.first
    at_quote = clauses.before(verbs.group, QUOTE_ENDS)
    # "X, who knows him, said", "X (R-Utah) said", "X — who knows him — said": the phrase before.
    apposition = inside & ~at_quote & clauses.before(verbs.group, COMMA | CLOSES | DASH) & ~verbs.progressive
    inner = preceding_some(clauses.borders, left, apposition)
    apposition &= (inner > verbs.first) & clauses.before(inner, COMMA | OPENS | DASH)
    apposition &= ~clauses.quoted[np.maximum(inner - 1, 0)]
    direct = inside & ~at_quote & ~clauses.before(verbs.group, PAUSE)
    # "a sign that said": the sign.
    that = direct & clauses.is_any(left, THAT_WORD) & (left > verbs.first) & ~clauses.before(left, BORDER)
    that &= verbs.cue > 0
    that &= is_noun(clauses, np.maximum(left - 1, 0))
    end = np.maximum(np.where(apposition, inner - 1, left - that), 0)
    usable = direct | apposition
    usable &= ~clauses.is_any(end, _NOT_LAST) | clauses.is_any(end, SUBJECT | RELATIVE)
    begin = phrase_begins(clauses, verbs.first, end, verbs.group, usable, ~verbs.progressive)
    # "X, who lives in Rome, Italy, said"
    who = preceding_some(clauses.where(RELATIVE), begin - 1, usable & apposition)
    known = (who > verbs.first) & clauses.before(np.maximum(who, 0), COMMA)
    known &= clauses.finite_between(verbs.first, np.maximum(who, verbs.first)) == 0
    begin = np.where(known, np.maximum(preceding_some(starts, who - 1, known), verbs.first), begin)
    # A lower-case phrase between commas is itself an apposition: "X, director of A, B and C, said".
    deeper = usable & apposition & ~clauses.is_any(begin, CAPITAL | SUBJECT)
    deeper &= (begin > verbs.first) & clauses.before(begin, COMMA)
    again = np.maximum(preceding_some(starts, begin - 1, deeper), verbs.first)
    begin = np.where(deeper & clauses.is_any(again, CAPITAL), again, begin)
    first = begin.copy()
    going = np.flatnonzero(usable)
    for _ in range(_TRIMMED_WORDS):
        here = first[going]
        going = going[(here < end[going]) & clauses.is_any(here, _TRIMMED) & ~clauses.is_any(here, SUBJECT)]
        first[going] += 1
    usable &= (left - first < _LONGEST) & ~verbs.passive
    usable &= (first < end) | ~clauses.is_any(first, _TRIMMED) | clauses.is_any(first, SUBJECT | RELATIVE)
    return Subjects(np.where(usable, first, -1), np.where(usable, left, -1), np.where(usable, begin, -1))


def inverted(clauses: Clauses, verbs: Verbs) -> Subjects:
    """Find the noun phrase to the right: "said Du Lan, director of the institute"."""
    n = len(clauses)
    after = verbs.token + 1
    end = following(clauses.borders, after, n)
    usable = (verbs.group == verbs.token) & (after <= verbs.last) & ~clauses.before(after, BORDER)
    usable &= ~verbs.progressive  # "…, telling the crowd": the crowd is told
    usable &= clauses.nominal(after) & (clauses.is_any(after, SUBJECT) | ~clauses.is_any(after, OBJECT_PRONOUN))
    usable &= (clauses.finite_between(after, end) == 0) | clauses.before(verbs.token, QUOTE_ENDS)
    usable &= end - after < _LONGEST
    # "…, said he", but not "X, a voter, said he would"
    usable &= ~clauses.is_any(after, PERSONAL) | (end == after + 1)
    # Appositions run to the end of the sentence or the next quotation; or another report begins: "said X,
    # explaining that".
    stops = clauses.marked(SENTENCE | QUOTE_BEGINS | COMMA)
    final = clauses.before(stops, SENTENCE | QUOTE_BEGINS)
    final |= clauses.is_any(stops, ING | CONJUNCTION | SUBORDINATOR)
    stop = following(stops[final], after, n)
    last = np.where(stop - after < _LONGEST, stop, end) - 1
    return Subjects(np.where(usable, after, -1), np.where(usable, last, -1), np.where(usable, after, -1))


def inherited(clauses: Clauses, verbs: Verbs, own: Subjects) -> Subjects:
    """Give verbs without a subject that of an earlier verb of their sentence: "left, saying", "said and added"."""
    first, last = _over_objects(clauses, verbs, own)
    # "Said Rossi, “…”" opens a sentence.
    opening = np.flatnonzero((verbs.group == verbs.first) & ((verbs.form & (PAST | BASE)) == PAST) & (first < 0))
    turned = inverted(clauses, verbs[opening])
    ends = following(clauses.borders, verbs.token[opening] + 1, len(clauses))
    short = (turned.first >= 0) & clauses.before(ends, COMMA | COLON | QUOTE_BEGINS)
    short &= clauses.is_any(np.maximum(turned.first, 0), CAPITAL | DETERMINER | SUBJECT)
    first[opening[short]], last[opening[short]] = turned.first[short], ends[short] - 1
    links = clauses.where(CONJUNCTION | SUBORDINATOR)
    links = links[clauses.before(links, COMMA)]
    for progressive in (False, True):
        none = np.flatnonzero((first < 0) & ~verbs.passive & (verbs.progressive == progressive))
        lacking = verbs[none]
        # "left and said": that of the last finite verb before.
        main = preceding(clauses.verbs_outside, np.maximum(lacking.group - 1, 0))
        inside = main > lacking.first
        found = subjects(clauses, standing_alone(clauses, np.where(inside, main, lacking.token)))
        good = inside & (found.first >= 0)
        # "said and added", "said, adding": that of an earlier cue of the sentence, unless a new clause has begun.
        known = np.flatnonzero((first >= 0) & ~_nested(clauses, verbs))
        if len(known):
            place = np.searchsorted(known, none) - 1
            donor = known[np.maximum(place, 0)]
            begun = good & (preceding(links, np.maximum(main, 0)) > verbs.token[donor])
            fits = (place >= 0) & (verbs.first[donor] == lacking.first) & ~begun
            first[none[fits]] = first[donor[fits]]
            last[none[fits]] = last[donor[fits]]
            good &= ~fits
        first[none[good]], last[none[good]] = found.first[good], found.last[good]
    # Else the phrase before the sentence's first finite verb.
    none = np.flatnonzero((first < 0) & ~verbs.passive)
    lacking = verbs[none]
    n = len(clauses)
    opening = following(clauses.borders, lacking.first + 1, n)
    end = np.minimum(following(clauses.verbs_outside, lacking.first, n), opening) - 1
    good = (end >= lacking.first) & (end < lacking.token) & (end - lacking.first < _LONGEST)
    good &= clauses.nominal(lacking.first)
    first[none[good]], last[none[good]] = lacking.first[good], end[good]
    return Subjects(first, last, own.begin)


def _nested(clauses: Clauses, verbs: Verbs) -> Flags:
    """Whether a verb stands in what another one reports: "said he welcomed it and added"."""
    reports = np.flatnonzero((verbs.takes & (THAT | ZERO)) == (THAT | ZERO))
    if not len(reports):
        return np.zeros(len(verbs), bool)
    place = np.searchsorted(reports, np.arange(len(verbs))) - 1
    outer = reports[np.maximum(place, 0)]
    found = (place >= 0) & (verbs.first[outer] == verbs.first)
    for parts in (clauses.marked(COMMA | SEMICOLON | DASH), clauses.where(SUBORDINATOR)):
        found &= preceding(parts, verbs.group) <= verbs.token[outer]
    return found


def _over_objects(clauses: Clauses, verbs: Verbs, own: Subjects) -> tuple[Index, Index]:
    """Give "sent a letter saying" the subject of the verb before; "with voters saying" keeps its own."""
    first, last = own.first.copy(), own.last.copy()
    some = np.flatnonzero(verbs.progressive & (first >= 0) & ~clauses.before(verbs.group, BORDER))
    some = some[~clauses.is_any(own.begin[some], PREPOSITION)]
    main = preceding(clauses.verbs_outside, np.maximum(own.begin[some] - 1, 0))
    fits = (main > verbs.first[some]) & ~clauses.is_any(main, BE)
    some, main = some[fits], main[fits]
    noun = last[some]
    thing = ~clauses.is_any(noun, _NO_THING) & ~_plural(clauses, noun)
    thing |= following(clauses.where(SPEECH_PLACE), main + 1, len(clauses)) < verbs.token[some]
    some, main = some[thing], main[thing]
    found = subjects(clauses, standing_alone(clauses, main))
    good = found.first >= 0
    first[some[good]], last[some[good]] = found.first[good], found.last[good]
    return first, last


def _plural(clauses: Clauses, tokens: Index) -> Flags:
    found: Flags = clauses.table.chars.codes[clauses.table.ends[tokens] - 1] == ord("s")
    return found
