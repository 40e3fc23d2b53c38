"""What a verb reports: the words before it, behind it, or both."""

from __future__ import annotations

import numpy as np

from framing.text.attribution_clauses import (
    BORDER,
    COLON,
    COMMA,
    DASH,
    PARAGRAPH,
    PAUSE,
    QUOTE_BEGINS,
    QUOTE_ENDS,
    SEMICOLON,
    SENTENCE,
    Clauses,
    Flags,
    Index,
    following,
)
from framing.text.attribution_spans import Spans
from framing.text.gaps import GAP_BANG
from framing.text.attribution_verbs import Verbs, finite
from framing.text.attribution_words import (
    ACCORDING,
    ADVERB,
    CONJUNCTION,
    DETERMINER,
    ING,
    NEGATION,
    NUMBER,
    OBJECT_PRONOUN,
    PARTICLE,
    PREPOSITION,
    RELATIVE,
    REPORT_NOUN,
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
    CLASSES,
    INFINITIVE,
    OBJECT,
    PAST,
    PERSON,
    QUOTE,
    RECIPIENT,
    REPORT,
    THAT,
    WHETHER,
    ZERO,
    Cues,
    preposition_bit,
)
from framing.text.sources import Subjects

_SAYING = (CLASSES.index("say"), CLASSES.index("tell"))
_SURE = ("say", "think", "believe")  # what follows is a clause, also where no verb is seen in it
_FAR = 14  # tokens between a cue and its "that"


def closing(clauses: Clauses, verbs: Verbs) -> Flags:
    """Whether nothing that could be reported follows before the next mark: "he said on Monday."."""
    after = verbs.token + 1
    n = len(clauses.table)
    border = following(clauses.borders, after, n)
    circumstance = following(np.flatnonzero((clauses.bits & SUBORDINATOR) != 0), after, n)
    heavy = finite(clauses) | ((clauses.bits & THAT_WORD) != 0)
    heavy |= ((clauses.bits & SUBJECT) != 0) & ((clauses.bits & OBJECT_PRONOUN) == 0)
    total = np.concatenate(([0], np.cumsum(heavy)))
    light = total[np.minimum(border, circumstance)] - total[after] == 0
    quoting = clauses.before(border, QUOTE_BEGINS) & ~clauses.before(border, SENTENCE | COMMA)
    light &= ~clauses.before(border, COLON) & ~quoting
    at_once = clauses.before(after, BORDER)
    tail = clauses.is_any(
        after, TIME | PREPOSITION | SUBORDINATOR | ADVERB | TO_WORD | OBJECT_PRONOUN
    ) & ~clauses.is_any(after, DETERMINER)
    tail |= clauses.is_any(after, PARTICLE)
    tail |= ((verbs.takes & RECIPIENT) != 0) & clauses.nominal(after)
    found: Flags = light & (at_once | tail)
    return found


def trailing(clauses: Clauses, verbs: Verbs, cues: Cues, own: Subjects, turned: Subjects) -> tuple[Flags, Subjects, Spans]:
    """Find what stands before a verb that closes its clause: "…, X said", "…," said X, "A, X said, B".

    Returns
    -------
    array of bool, shape (k,)
        Which verbs are such.
    Subjects
        The subjects, with those behind a verb in place.
    Spans
    """
    n = len(clauses.table)
    total = np.concatenate(([0], np.cumsum(finite(clauses))))
    reporting = ((verbs.takes & REPORT) != 0) & clauses.is_any(np.maximum(verbs.group - 1, 0), REPORT_NOUN)
    can = (((verbs.takes & QUOTE) != 0) | reporting) & ~verbs.passive
    at_quote = clauses.before(verbs.token, QUOTE_ENDS)
    # After a comma alone, "X, the director, told Y" is no turned tag.
    led = (own.first >= 0) & clauses.before(own.begin, QUOTE_ENDS | SENTENCE)
    turned_here = clauses.before(verbs.token, COMMA) & ((verbs.takes & (OBJECT | RECIPIENT)) == 0) & ~led
    turned_here = (turned.first >= 0) & (at_quote | turned_here)
    behind = (own.first >= 0) & ~turned_here
    begin = np.where(behind, own.begin, verbs.token)
    parted = (clauses.before(begin, COMMA | DASH) & (begin > verbs.first)) | (
        clauses.before(begin, QUOTE_ENDS) & ~clauses.before(begin, PARAGRAPH)
    )
    spoken = clauses.before(begin, QUOTE_ENDS) & ~clauses.before(begin, PARAGRAPH)
    ended = spoken & (begin > verbs.first)
    ended &= clauses.before(begin, COMMA) | ((clauses.table.gaps[begin] & GAP_BANG) != 0)
    border = following(clauses.borders, verbs.token + 1, n)
    medial = clauses.before(border, COMMA) & ~clauses.before(border, SENTENCE)
    led = clauses.is_any(verbs.first, PREPOSITION | SUBORDINATOR | TIME | ADVERB)
    whole = (
        (medial & (~led | ~clauses.before(border, QUOTE_BEGINS)))
        | (total[begin] - total[verbs.first] > 0)
        | ((begin - verbs.first >= 4) & ~clauses.is_any(verbs.first, PREPOSITION | SUBORDINATOR))
    )
    link = clauses.is_any(begin, CONJUNCTION | SUBORDINATOR) & ~spoken
    tail = can & parted & ~link & (spoken | (whole & (begin > verbs.first)))
    tail &= spoken | reporting | ((verbs.takes & ZERO) != 0)
    tail &= spoken | reporting | np.isin(cues.classes[verbs.cue], _SAYING)
    # Behind a quotation that is a sentence: "“Did he?” Smith asked as he left."
    after = verbs.token + 1
    that = following(np.flatnonzero((clauses.bits & THAT_WORD) != 0), after, n) < border
    ended |= spoken & clauses.is_any(after, TIME | PREPOSITION | SUBORDINATOR) & ~that
    subject = tail & behind & (closing(clauses, verbs) | ended)
    turn = tail & ~behind & (turned.first >= 0)
    which = subject | turn

    subject_of = Subjects(
        np.where(turn, turned.first, own.first), np.where(turn, turned.last, own.last), own.begin
    )
    before = Spans(
        verbs.first[which],
        begin[which] - 1,
        verbs.group[which],
        verbs.token[which],
        subject_of.first[which],
        subject_of.last[which],
        verbs.cue[which],
    )
    # A sentence that opens with the tag: its content is the quotation before.
    alone = before.last < before.first
    last_quote = np.searchsorted(clauses.quote_last, before.last)
    quote = np.minimum(last_quote, max(len(clauses.quote_first) - 1, 0))
    first = before.first.copy()
    if len(clauses.quote_first):
        first = np.where(alone, clauses.quote_first[quote], first)
    before = Spans(
        first, before.last, before.cue_first, before.cue_last, before.source_first, before.source_last, before.cue
    )
    before = before[before.last >= before.first]

    medial &= subject & closing(clauses, verbs) & (border <= verbs.last)
    medial &= ~clauses.is_any(border, RELATIVE | ING) & ~(clauses.verb[border] > 0)
    behind_it = Spans(
        border[medial],
        verbs.last[medial],
        verbs.group[medial],
        verbs.token[medial],
        own.first[medial],
        own.last[medial],
        verbs.cue[medial],
    )
    return which, subject_of, Spans.joined([before, behind_it])


def forward(clauses: Clauses, verbs: Verbs, cues: Cues) -> tuple[Index, Index]:
    """Find what stands behind each verb: "said that …", "said …", "vowed to …", "praised …", "called for …".

    Returns
    -------
    first, last : array of int64, shape (k,)
        The tokens of the content, both included; −1 where there is none.
    """
    n = len(clauses.table)
    bits = clauses.bits
    after = verbs.token + 1
    # "point out that", "spoke warmly of"
    after = after + (
        clauses.is_any(after, PARTICLE | ADVERB) & ~clauses.is_any(after, SUBJECT) & ~clauses.before(after, PAUSE)
    )
    after = np.minimum(after, n)
    takes = np.where(verbs.passive, verbs.takes & (THAT | WHETHER | INFINITIVE), verbs.takes)
    heavy = finite(clauses)
    total = np.concatenate(([0], np.cumsum(heavy)))
    begin = np.full(len(verbs), -1)
    room = (after <= verbs.last) & ~clauses.before(after, PAUSE & ~COLON)
    loose = np.zeros(len(verbs), bool)

    def settle(which: Flags, place: Index, ends_early: bool = False) -> None:
        new = which & (begin < 0) & (place <= verbs.last)
        begin[new] = place[new]
        loose[new] = ends_early

    pause = following(np.flatnonzero(clauses.marks & PAUSE), np.minimum(after + 1, n), n)
    # "that", at once or behind a time, a place or a person told
    that = following(np.flatnonzero(bits & THAT_WORD), after, n)
    near = (that - after < _FAR) & (that < pause) & (total[np.minimum(that, n)] - total[after] == 0)
    at_once = that == after
    skipped = clauses.is_any(after, TIME | PREPOSITION | ADVERB | OBJECT_PRONOUN) | ((takes & RECIPIENT) != 0)
    settle(room & ((takes & THAT) != 0) & near & (at_once | skipped), that)
    settle(room & ((takes & WHETHER) != 0) & clauses.is_any(after, WH), after)
    asked = following(np.flatnonzero(bits & WH), after, n)
    plain = (asked - after < 8) & (asked < pause) & (total[np.minimum(asked, n)] - total[after] == 0)
    told = ((takes & (RECIPIENT | PERSON)) != 0) & ((takes & WHETHER) != 0)
    settle(room & told & plain & ~clauses.is_any(after, TO_WORD), asked)
    to_place = after + clauses.is_any(after, NEGATION)
    act = np.minimum(to_place + 1, n)
    acts = clauses.is_any(to_place, TO_WORD) & ~clauses.capital[act] & ~clauses.is_any(act, DETERMINER | NUMBER)
    settle(room & ((takes & INFINITIVE) != 0) & acts, after)
    # "urged Congress to act"
    to = following(np.flatnonzero(bits & TO_WORD), after, n)
    settle(
        room
        & ((takes & PERSON) != 0)
        & (to - after <= 8)
        & (to > after)
        & (to < pause)
        & (total[np.minimum(to, n)] - total[after] == 0)
        & ~clauses.is_any(after, PREPOSITION & ~SUBJECT),
        after,
        True,
    )
    # "called for calm"
    fits = (clauses.preposition[after] & cues.prepositions[verbs.cue]) != 0
    settle(room & fits & ~verbs.passive, after + 1, True)
    for step in range(1, 6):
        place = np.minimum(after + step, n)
        fits = (clauses.preposition[place] & cues.prepositions[verbs.cue]) != 0
        near = (place < pause) & clauses.is_any(after, TO_WORD | PREPOSITION)
        settle(room & fits & near & ~verbs.passive & ((takes & ZERO) == 0), place + 1, True)
    # "said he would"; times are passed over
    start = after.copy()
    going = np.flatnonzero(room)
    for _ in range(4):
        steps = clauses.is_any(start[going], TIME | ADVERB) | (
            (start[going] > after[going]) & clauses.is_any(start[going], UNIT | NUMBER)
        )
        steps |= clauses.is_any(start[going], PREPOSITION) & clauses.is_any(np.minimum(start[going] + 1, n), TIME)
        going = going[steps & (start[going] < verbs.last[going]) & ~clauses.is_any(start[going], SUBJECT)]
        going = going[~clauses.before(start[going] + 1, PAUSE)]
        start[going] += 1
    told = (takes & RECIPIENT) != 0
    pronoun = following(
        np.flatnonzero(((bits & SUBJECT) != 0) & ((bits & OBJECT_PRONOUN) == 0) | ((bits & DETERMINER) != 0)),
        after + 1,
        n,
    )
    start = np.where(told & (pronoun < pause) & (pronoun - after < 8), pronoun, start)
    limit = np.minimum(
        following(np.flatnonzero(clauses.marks & (SENTENCE | SEMICOLON)), start + 1, n), verbs.last + 1
    )
    clause = total[limit] - total[np.minimum(start, limit)] > 0
    free = clauses.nominal(start) | clauses.is_any(start, WH)
    clause |= np.isin(verbs.cue, [cues.row(lemma) for lemma in _SURE]) | clauses.is_any(start, SUBJECT)
    settle(room & ((takes & ZERO) != 0) & free & clause, start)
    reporting = ((takes & REPORT) != 0) & clauses.is_any(np.maximum(verbs.group - 1, 0), REPORT_NOUN)
    settle(room & reporting & free, start)
    as_word = following(np.flatnonzero(clauses.preposition == preposition_bit("as")), after + 1, n)
    settle(
        room & ((takes & AS) != 0) & (as_word < pause) & (as_word - after < 14) & clauses.nominal(after),
        after,
        True,
    )
    # "praised the deal"
    settle(room & ((takes & OBJECT) != 0) & (clauses.nominal(after) | clauses.is_any(after, ING)), after, True)
    last = _end(clauses, np.maximum(begin, 0), verbs, loose)
    nothing = begin < 0
    return np.where(nothing, -1, begin), np.where(nothing, -1, np.maximum(last, begin))


def _end(clauses: Clauses, begin: Index, verbs: Verbs, ends_early: Flags) -> Index:
    """Return the last token of a content that begins at some token."""
    bits, marks = clauses.bits, clauses.marks
    outside = clauses.quotation < 0
    n = len(clauses.table)
    next_bits = np.append(bits[1:], 0)
    sure = (marks & SEMICOLON) != 0
    sure |= (bits & ACCORDING) != 0
    # ", and he …", ", but …"
    comma = (marks & COMMA) != 0
    told_in = ((bits & PREPOSITION) != 0) & ((np.append(bits[2:], (0, 0)) & SPEECH_PLACE) != 0)
    told_in &= (next_bits & DETERMINER) != 0
    loose = sure | told_in | ((marks & DASH) != 0)
    loose |= comma & ((bits & (CONJUNCTION | SUBORDINATOR | RELATIVE | ING | WH)) != 0)
    loose |= comma & (clauses.verb[:] > 0)
    cue_ing = comma & (clauses.verb > 0) & ((bits & ING) != 0)
    sure |= cue_ing
    next_verb, next_form = np.append(clauses.verb[1:], 0), np.append(clauses.form[1:], 0)
    joins = (bits & CONJUNCTION) != 0
    sure |= comma & joins & (((next_bits & SUBJECT) != 0) | (next_verb > 0))
    sure |= joins & (next_verb > 0) & ((next_form & PAST) != 0)
    sure_at = np.flatnonzero(sure & outside)
    loose_at = np.flatnonzero(loose & outside)
    end = np.where(ends_early, following(loose_at, begin + 1, n), following(sure_at, begin + 1, n)) - 1
    found: Index = np.minimum(end, verbs.last)
    return found
