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
from framing.text.sources import LONGEST, Subjects, inverted, subjects_at

_NO_THING = CAPITAL | PERSON_NOUN | REPORT_NOUN | NUMBER | SUBJECT | FINITE


def inherited(clauses: Clauses, verbs: Verbs, own: Subjects) -> Subjects:
    """Give verbs without a subject that of another verb of their sentence."""
    first, last = own.first.copy(), own.last.copy()
    _over_objects(clauses, verbs, own, first, last)
    _openings(clauses, verbs, first, last)
    links = clauses.where(CONJUNCTION | SUBORDINATOR)
    links = links[clauses.before(links, COMMA)]
    nested = _nested(clauses, verbs)
    for progressive in (False, True):
        none = np.flatnonzero((first < 0) & ~verbs.passive & (verbs.progressive == progressive))
        lacking = verbs[none]
        main = preceding(clauses.verbs_outside, np.maximum(lacking.group - 1, 0))
        known = np.append(np.flatnonzero((first >= 0) & ~nested), len(verbs))
        place = np.searchsorted(known, none) - 1
        donor = known[np.maximum(place, 0)]
        # "said and added", "said, adding": that of an earlier cue of the sentence, unless a new clause has begun.
        given = (place >= 0) & (np.append(verbs.first, -1)[donor] == lacking.first)
        begun = preceding(links, np.maximum(main, 0)) > np.append(verbs.token, -1)[donor]
        # "left and said": that of the last finite verb before.
        found = subjects_at(clauses, main, (main > lacking.first) & (~given | begun))
        good = found.first >= 0
        given &= ~good
        first[none[given]], last[none[given]] = first[donor[given]], last[donor[given]]
        first[none[good]], last[none[good]] = found.first[good], found.last[good]
    _from_beginning(clauses, verbs, first, last)
    return Subjects(first, last, own.begin)


def _over_objects(clauses: Clauses, verbs: Verbs, own: Subjects, first: Index, last: Index) -> None:
    """Give "sent a letter saying" the subject of the verb before; "with voters saying" keeps its own."""
    some = np.flatnonzero(verbs.progressive & (first >= 0) & ~clauses.before(verbs.group, BORDER))
    some = some[~clauses.is_any(own.begin[some], PREPOSITION)]
    main = preceding(clauses.verbs_outside, np.maximum(own.begin[some] - 1, 0))
    noun = last[some]
    thing = ~clauses.is_any(noun, _NO_THING) & (clauses.last_letters(noun) != ord("s"))
    thing |= following(clauses.where(SPEECH_PLACE), main + 1, len(clauses)) < verbs.token[some]
    found = subjects_at(clauses, main, (main > verbs.first[some]) & thing & ~clauses.is_any(main, BE))
    good = found.first >= 0
    first[some[good]], last[some[good]] = found.first[good], found.last[good]


def _openings(clauses: Clauses, verbs: Verbs, first: Index, last: Index) -> None:
    """Give "Said Rossi, “…”" what stands behind it."""
    some = np.flatnonzero((verbs.group == verbs.first) & ((verbs.form & (PAST | BASE)) == PAST) & (first < 0))
    turned = inverted(clauses, verbs[some])
    ends = following(clauses.borders, verbs.token[some] + 1, len(clauses))
    good = (turned.first >= 0) & clauses.before(ends, COMMA | COLON | QUOTE_BEGINS)
    good &= clauses.is_any(np.maximum(turned.first, 0), CAPITAL | DETERMINER | SUBJECT)
    first[some[good]], last[some[good]] = turned.first[good], ends[good] - 1


def _nested(clauses: Clauses, verbs: Verbs) -> Flags:
    """Whether a verb stands in what another one reports: "said he welcomed it and added"."""
    reports = (verbs.takes & (THAT | ZERO)) == (THAT | ZERO)
    place = np.maximum.accumulate(np.where(reports, np.arange(len(verbs)), -1))
    outer = np.concatenate(([-1], place))[:-1][: len(verbs)]
    some = np.flatnonzero((outer >= 0) & (verbs.first[outer] == verbs.first))
    outer = outer[some]
    for parts in (clauses.marked(COMMA | SEMICOLON | DASH), clauses.where(SUBORDINATOR)):
        inside = preceding(parts, verbs.group[some]) <= verbs.token[outer]
        some, outer = some[inside], outer[inside]
    found = np.zeros(len(verbs), bool)
    found[some] = True
    return found


def _from_beginning(clauses: Clauses, verbs: Verbs, first: Index, last: Index) -> None:
    """Give the others the phrase before the sentence's first finite verb."""
    none = np.flatnonzero((first < 0) & ~verbs.passive)
    lacking = verbs[none]
    n = len(clauses)
    opening = following(clauses.borders, lacking.first + 1, n)
    end = np.minimum(following(clauses.verbs_outside, lacking.first, n), opening) - 1
    good = (end >= lacking.first) & (end < lacking.token) & (end - lacking.first < LONGEST)
    good &= clauses.nominal(lacking.first)
    first[none[good]], last[none[good]] = lacking.first[good], end[good]
