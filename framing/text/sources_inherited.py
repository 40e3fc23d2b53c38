"""Who speaks where a verb has no subject of its own: "left, saying", "said and added", "sent a letter saying"."""

from __future__ import annotations

import numpy as np

from framing.text.attribution_clauses import (
    BORDER,
    COLON,
    COMMA,
    DASH,
    QUOTE_BEGINS,
    SEMICOLON,
    Clauses,
    Flags,
    Index,
    following,
    preceding,
)
from framing.text.attribution_verbs import Verbs
from framing.text.attribution_words import (
    ADVERB,
    BE,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    NUMBER,
    PERSON_NOUN,
    PREPOSITION,
    REPORT_NOUN,
    SPEECH_PLACE,
    SUBJECT,
    SUBORDINATOR,
)
from framing.text.cues import BASE, PAST, THAT, ZERO
from framing.text.sources import LONGEST, MainVerbs, Subjects

_NO_THING = CAPITAL | PERSON_NOUN | REPORT_NOUN | NUMBER | SUBJECT | FINITE


def places_to_inherit(clauses: Clauses, verbs: Verbs, own: Subjects) -> tuple[Index, Index]:
    """Return the tokens before which `inherited` looks for verbs."""
    return verbs.group[(own.first < 0) & ~verbs.passive], own.begin[_after_objects(clauses, verbs, own)]


def inherited(clauses: Clauses, verbs: Verbs, own: Subjects, mains: MainVerbs) -> Subjects:
    """Give verbs without a subject that of another verb of their sentence."""
    first, last = own.first.copy(), own.last.copy()
    _openings(clauses, verbs, first, last)
    # "sent a letter saying"
    objects = _after_objects(clauses, verbs, own)
    main, found = mains.before(own.begin[objects], verbs.first[objects])
    good = (found.first >= 0) & ~clauses.is_any(main, BE)
    good &= _is_thing(clauses, main, last[objects], verbs.token[objects])
    first[objects[good]], last[objects[good]] = found.first[good], found.last[good]
    links = clauses.marked(COMMA)
    links = links[clauses.is_any(links, CONJUNCTION | SUBORDINATOR)]
    donors = ~_nested(clauses, verbs)
    lacking = np.flatnonzero((first < 0) & ~verbs.passive)
    progressives = verbs.progressive[lacking]
    for none in (lacking[~progressives], lacking[progressives]):
        start = verbs.first[none]
        # "left and said": that of the last finite verb before.
        main, found = mains.before(verbs.group[none], start)
        good = found.first >= 0
        # "said and added", "said, adding": sooner that of an earlier cue, unless a new clause has begun.
        known = np.flatnonzero((first >= 0) & donors)
        if len(known):
            place = np.searchsorted(known, none) - 1
            donor = known[np.maximum(place, 0)]
            begun = good & (preceding(links, np.maximum(main, 0)) > verbs.token[donor])
            given = (place >= 0) & (verbs.first[donor] == start) & ~begun
            first[none[given]], last[none[given]] = first[donor[given]], last[donor[given]]
            good &= ~given
        first[none[good]], last[none[good]] = found.first[good], found.last[good]
    _from_beginning(clauses, verbs, first, last)
    return Subjects(first, last, own.begin)


def _after_objects(clauses: Clauses, verbs: Verbs, own: Subjects) -> Index:
    """Return the participles behind a noun phrase that may be an object; not "with voters saying"."""
    some = np.flatnonzero(verbs.progressive & (own.first >= 0) & ~clauses.before(verbs.group, BORDER))
    return some[~clauses.is_any(own.begin[some], PREPOSITION)]


def _is_thing(clauses: Clauses, main: Index, noun: Index, token: Index) -> Flags:
    """Whether what stands between a verb and a participle is a thing, or names something said: a letter."""
    thing: Flags = ~clauses.is_any(noun, _NO_THING) & (clauses.last_letters(noun) != ord("s"))
    thing |= following(clauses.where(SPEECH_PLACE), main + 1, len(clauses)) < token
    return thing


def _openings(clauses: Clauses, verbs: Verbs, first: Index, last: Index) -> None:
    """Give "Said Rossi, “…”" what stands behind it."""
    some = np.flatnonzero((verbs.group == verbs.first) & (first < 0) & (verbs.token < verbs.last))
    some = some[(verbs.form[some] & (PAST | BASE)) == PAST]
    after = verbs.token[some] + 1
    ends = clauses.borders.following(after)
    good = clauses.before(ends, COMMA | COLON | QUOTE_BEGINS) & (ends > after) & (ends - after < LONGEST)
    good &= clauses.is_any(after, CAPITAL | DETERMINER | SUBJECT) & ~clauses.is_any(after, PREPOSITION | ADVERB)
    good &= clauses.finite.between(after, ends) == 0
    first[some[good]], last[some[good]] = after[good], ends[good] - 1


def _nested(clauses: Clauses, verbs: Verbs) -> Flags:
    """Whether a verb stands in what another one reports: "said he welcomed it and added"."""
    found = np.zeros(len(verbs), bool)
    reports = np.flatnonzero((verbs.takes & (THAT | ZERO)) == (THAT | ZERO))
    if not len(reports):
        return found
    some = np.arange(len(verbs))
    outer = reports[np.searchsorted(reports, some) - 1]
    inside = (outer < some) & (verbs.first[outer] == verbs.first)
    some, outer = some[inside], outer[inside]
    for parts in (clauses.marked(COMMA), clauses.marked(SEMICOLON | DASH), clauses.where(SUBORDINATOR)):
        inside = preceding(parts, verbs.group[some]) <= verbs.token[outer]
        some, outer = some[inside], outer[inside]
    found[some] = True
    return found


def _from_beginning(clauses: Clauses, verbs: Verbs, first: Index, last: Index) -> None:
    """Give the others the phrase before the sentence's first finite verb."""
    none = np.flatnonzero((first < 0) & ~verbs.passive)
    lacking = verbs[none]
    opening = clauses.borders.following(lacking.first + 1)
    end = np.minimum(clauses.verbs_outside.following(lacking.first), opening) - 1
    good = (end >= lacking.first) & (end < lacking.token) & (end - lacking.first < LONGEST)
    good &= clauses.nominal(lacking.first)
    first[none[good]], last[none[good]] = lacking.first[good], end[good]
