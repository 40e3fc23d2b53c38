"""Verbs before what they report: "said that …", "said …", "vowed to …", "praised …", "called for …"."""

from __future__ import annotations

import numpy as np

from framing.text.attribution_clauses import (
    COLON,
    COMMA,
    DASH,
    PAUSE,
    SEMICOLON,
    Clauses,
    Flags,
    Index,
    following,
    following_some,
)
from framing.text.attribution_tags import is_reporting
from framing.text.attribution_verbs import Verbs
from framing.text.attribution_vocabulary import VERB_FORM
from framing.text.attribution_words import (
    ACCORDING,
    ADVERB,
    AS_WORD,
    CAPITAL,
    CAUSE,
    CONJUNCTION,
    CUE_VERB,
    DETERMINER,
    FIRST_PREPOSITION,
    ING,
    NEGATION,
    NUMBER,
    OBJECT_PRONOUN,
    PARTICLE,
    PREPOSITION,
    RELATIVE,
    SPEECH_PLACE,
    SUBJECT,
    SUBORDINATOR,
    THAT_WORD,
    TIME,
    TO_WORD,
    UNIT,
    WH,
)
from framing.text.cues import (
    AS,
    INFINITIVE,
    OBJECT,
    PAST,
    PERSON,
    RECIPIENT,
    THAT,
    WHETHER,
    ZERO,
    Cues,
)

_SURE = ("say", "think", "believe")  # what follows is a clause, also where no verb is seen in it
# Tokens between a cue and what belongs to it.
_TO_THAT = 14
_TO_AS = 14
_TO_PERSON = 8
_TO_PREPOSITION = 6
_TIME_WORDS = 4


def contents(clauses: Clauses, verbs: Verbs, cues: Cues) -> tuple[Index, Index]:
    """Find what stands behind each verb.

    Returns
    -------
    first, last : array of int64, shape (k,)
        The tokens of the content, both included; −1 where there is none.
    """
    first, last = np.full((2, len(verbs)), -1)
    after = np.minimum(verbs.token + 1, verbs.last)
    some = np.flatnonzero((verbs.last > verbs.token) & ~clauses.before(after, PAUSE & ~COLON))
    first[some], last[some] = _contents(clauses, verbs[some], cues)
    return first, last


def _contents(clauses: Clauses, verbs: Verbs, cues: Cues) -> tuple[Index, Index]:
    """Do so for verbs that no mark stands behind."""
    n = len(clauses)
    after = verbs.token + 1
    # "point out that", "spoke warmly of"
    word = clauses.bits[after]
    skipped = _has(word, PARTICLE | ADVERB) & ~_has(word, SUBJECT)
    after = np.minimum(after + (skipped & ~clauses.before(after, PAUSE)), n)
    word = clauses.bits[after]  # looked up once for all that is asked of it
    room = (after <= verbs.last) & ~clauses.before(after, PAUSE & ~COLON)
    takes = np.where(verbs.passive, verbs.takes & (THAT | WHETHER | INFINITIVE), verbs.takes)
    takes = np.where(room, takes, 0)
    pause = clauses.pauses.following(after + 1)
    verb = clauses.finite.following(after)
    first = np.full(len(verbs), -1)
    loose = np.zeros(len(verbs), bool)

    def settle(which: Flags, place: Index, ends_early: bool = False) -> None:
        new = which & (first < 0) & (place <= verbs.last)
        first[new] = place[new]
        loose[new] = ends_early

    def next_of(bits: int, within: int, asked: int) -> tuple[Index, Flags]:
        """Return the next token of a class, and whether it is near and nothing stands between; for some takes."""
        place = following_some(clauses.where(bits), after, n, _has(takes, asked))
        return place, (place - after < within) & (place < pause) & (place <= verb)

    # "that", at once or behind a time, a place or a person told; "asked", "explained how"
    that, near = next_of(THAT_WORD, _TO_THAT, THAT)
    near &= (that == after) | _has(takes, RECIPIENT) | _has(word, _SKIPPED)
    settle(_has(takes, THAT) & near, that)
    settle(_has(takes, WHETHER) & _has(word, WH), after)
    asked, near = next_of(WH, _TO_PERSON, RECIPIENT | PERSON)
    near &= _has(takes, RECIPIENT | PERSON) & ~_has(word, TO_WORD)
    settle(_has(takes, WHETHER) & near, asked)
    # "vowed to fight", "vowed not to yield"
    to = after + _has(word, NEGATION)
    act = np.minimum(to + 1, n)
    acts = clauses.is_any(to, TO_WORD) & ~clauses.is_any(act, CAPITAL | DETERMINER | NUMBER)
    settle(_has(takes, INFINITIVE) & acts, after)
    # "urged Congress to act"
    to, near = next_of(TO_WORD, _TO_PERSON, PERSON)
    near &= (to > after) & (_has(word, SUBJECT) | ~_has(word, PREPOSITION))
    settle(_has(takes, PERSON) & near, after, True)
    # "called for calm", "complained to the board about it"
    wanted = np.where(room & ~verbs.passive, cues.prepositions[verbs.cue], 0)
    settle(_has(word >> FIRST_PREPOSITION, wanted), after + 1, True)
    wanted = np.where(_has(word, TO_WORD | PREPOSITION) & ~_has(verbs.takes, ZERO), wanted, 0)
    going = np.flatnonzero((wanted != 0) & (first < 0))
    for step in range(1, _TO_PREPOSITION):
        place = after[going] + step
        going, place = going[place < pause[going]], place[place < pause[going]]
        fits = clauses.takes_preposition(place, wanted[going])
        some = going[fits & (place + 1 <= verbs.last[going])]
        first[some] = after[some] + step + 1
        loose[some] = True
        going = going[~fits]
    # "said he would"; times are passed over
    start = _behind_times(clauses, verbs, after, room)
    start = _behind_person(clauses, start, after, pause, _has(takes, RECIPIENT))
    # "shows he leads", but not "shows a trend, which is new"
    limit = np.minimum(clauses.pauses.following(start + 1), verbs.last + 1)
    clause = clauses.finite.following(start) < limit
    sure = np.zeros(len(cues.lemmas), bool)
    sure[[cues.row(lemma) for lemma in _SURE]] = True
    clause |= sure[verbs.cue] | clauses.is_any(start, SUBJECT)
    free = clauses.nominal(start) | clauses.is_any(start, WH)
    settle(free & ((_has(takes, ZERO) & clause) | (is_reporting(clauses, verbs) & (takes != 0))), start)
    # "saw it as a threat", "praised the deal"
    as_word = following_some(_as_words(clauses), after + 1, n, _has(takes, AS))
    settle(_has(takes, AS) & (as_word < pause) & (as_word - after < _TO_AS) & clauses.nominal(after), after, True)
    settle(_has(takes, OBJECT) & (clauses.nominal(after) | _has(word, ING)), after, True)

    last = _end(clauses, np.maximum(first, 0), verbs, loose)
    return first, np.where(first < 0, -1, np.maximum(last, first))


_SKIPPED = TIME | PREPOSITION | ADVERB | OBJECT_PRONOUN


def _has(bits: Index, what: int | Index) -> Flags:
    found: Flags = (bits & what) != 0
    return found


def _behind_times(clauses: Clauses, verbs: Verbs, after: Index, room: Flags) -> Index:
    """Return the token behind the time that may follow a verb: "said on Monday he would"."""
    start = after.copy()
    going = np.flatnonzero(room & clauses.is_any(after, TIME | ADVERB | PREPOSITION))
    for _ in range(_TIME_WORDS):
        here = start[going]
        steps = clauses.is_any(here, TIME | ADVERB)
        steps |= (here > after[going]) & clauses.is_any(here, UNIT | NUMBER)
        steps |= clauses.is_any(here, PREPOSITION) & clauses.is_any(here + 1, TIME)
        steps &= (here < verbs.last[going]) & ~clauses.is_any(here, SUBJECT)
        going = going[steps]
        going = going[~clauses.before(start[going] + 1, PAUSE)]
        start[going] += 1
    return start


def _as_words(clauses: Clauses) -> Index:
    at = clauses.where(SUBORDINATOR)  # "as" is one too, and these are looked for anyway
    return at[clauses.is_any(at, AS_WORD)]


def _behind_person(clauses: Clauses, start: Index, after: Index, pause: Index, told: Flags) -> Index:
    """Return the token behind the person told: "told reporters he would", "told CNN the deal was off"."""
    start = start.copy()
    going = np.flatnonzero(told)
    for step in range(1, _TO_PERSON):
        here = np.minimum(after[going] + step, len(clauses))
        opens = clauses.is_any(here, DETERMINER) | (
            clauses.is_any(here, SUBJECT) & ~clauses.is_any(here, OBJECT_PRONOUN)
        )
        opens &= here < pause[going]
        start[going[opens]] = here[opens]
        going = going[~opens]
    return start


def _end(clauses: Clauses, first: Index, verbs: Verbs, ends_early: Flags) -> Index:
    """Return the last token of contents: that of the sentence, or where something new begins before."""
    n = len(clauses)
    according = clauses.where(ACCORDING)
    comma = clauses.marked(COMMA)
    linked = clauses.where(CONJUNCTION)
    after = clauses.bits[linked + 1]
    cue = (after & CUE_VERB) != 0
    # "said X, and he went", "said X and added Y"
    past = cue.copy()
    past[cue] = (clauses.fact(linked[cue] + 1, VERB_FORM) & PAST) != 0
    joined = linked[past | (clauses.before(linked, COMMA) & (cue | ((after & SUBJECT) != 0)))]
    # "said X, adding Y"
    opening = clauses.bits[comma]
    reports = _has(opening, CUE_VERB)
    adding = comma[reports & _has(opening, ING)]
    sure = np.concatenate((clauses.marked(SEMICOLON), according, joined, adding))
    # What is no clause ends sooner: at "…, which", "… in a statement".
    place = np.maximum(clauses.where(SPEECH_PLACE) - 2, 0)
    place = place[clauses.is_any(place, PREPOSITION) & clauses.is_any(place + 1, DETERMINER)]
    parts = _has(opening, CUE_VERB | CONJUNCTION | SUBORDINATOR | RELATIVE | ING | WH) & ~_has(opening, CAUSE)
    new = comma[parts]
    early = np.concatenate((clauses.marked(SEMICOLON | DASH), according, place, new))
    ends = [np.sort(cuts[~clauses.quoted[cuts]]) for cuts in (sure, early)]
    found: Index = np.empty_like(first)
    for cuts, which in zip(ends, (~ends_early, ends_early), strict=True):
        found[which] = following(cuts, np.minimum(first[which] + 1, n), n)
    return np.minimum(found - 1, verbs.last)
