"""Verbs behind what they report: "…, X said", "…," said X, "A, X said, B"."""

from __future__ import annotations

import numpy as np

from framing.text.attribution_clauses import (
    BORDER,
    COLON,
    COMMA,
    DASH,
    PARAGRAPH,
    QUOTE_BEGINS,
    QUOTE_ENDS,
    SENTENCE,
    Clauses,
    Flags,
    Index,
    following,
)
from framing.text.attribution_spans import Spans
from framing.text.attribution_verbs import Verbs
from framing.text.attribution_words import (
    ADVERB,
    CONJUNCTION,
    CUE_VERB,
    DETERMINER,
    ING,
    OBJECT_PRONOUN,
    PARTICLE,
    PREPOSITION,
    RELATIVE,
    REPORT_NOUN,
    SUBJECT,
    SUBORDINATOR,
    THAT_WORD,
    TIME,
    TO_WORD,
)
from framing.text.cues import CLASSES, OBJECT, QUOTE, RECIPIENT, REPORT, ZERO, Cues
from framing.text.gaps import GAP_BANG
from framing.text.sources import Subjects, inverted

_SAYING = np.array([name in ("say", "tell") for name in CLASSES])
_CLAUSE_WORDS = 4  # that many words before a tag are what was said, also where no verb is seen in them
_CIRCUMSTANCE = TIME | PREPOSITION | SUBORDINATOR


def tags(clauses: Clauses, verbs: Verbs, cues: Cues, own: Subjects) -> tuple[Flags, Subjects, Spans]:
    """Find the verbs that close what they report.

    Returns
    -------
    array of bool, shape (k,)
        Which verbs do.
    Subjects
        The subjects of all verbs, with those behind a verb in place.
    Spans
        What is reported.
    """
    # Most verbs can be no tag: no mark stands before them or their subject.
    parted = (own.first >= 0) & clauses.before(own.begin, COMMA | DASH | QUOTE_ENDS)
    parted |= clauses.before(verbs.token, COMMA | QUOTE_ENDS)
    some = np.flatnonzero(parted & ((verbs.takes & (QUOTE | REPORT)) != 0) & ~verbs.passive)
    found, subject, spans = _tags(clauses, verbs[some], cues, own[some])
    is_tag = np.zeros(len(verbs), bool)
    is_tag[some] = found
    first, last = own.first.copy(), own.last.copy()
    first[some], last[some] = subject.first, subject.last
    return is_tag, Subjects(first, last, own.begin), spans


def _tags(clauses: Clauses, verbs: Verbs, cues: Cues, own: Subjects) -> tuple[Flags, Subjects, Spans]:
    n = len(clauses)
    after = verbs.token + 1
    border = clauses.borders.following(after)
    turned = inverted(clauses, verbs)
    reporting = is_reporting(clauses, verbs)
    behind = (own.first >= 0) & ~_is_turned(clauses, verbs, own, turned)
    begin = np.where(behind, own.begin, verbs.token)

    spoken = clauses.before(begin, QUOTE_ENDS) & ~clauses.before(begin, PARAGRAPH)
    inside = begin > verbs.first
    can = (
        ((verbs.takes & QUOTE) != 0) & ((verbs.takes & ZERO) != 0) & _SAYING[cues.classes[verbs.cue]]
    ) | reporting
    can |= spoken & ((verbs.takes & QUOTE) != 0)
    # "A, X said, B"
    medial = clauses.before(border, COMMA) & ~clauses.before(border, SENTENCE)
    led = clauses.is_any(verbs.first, _CIRCUMSTANCE | ADVERB)
    whole = medial & ~(led & clauses.before(border, QUOTE_BEGINS))
    whole |= clauses.finite.between(verbs.first, begin) > 0
    whole |= (begin - verbs.first >= _CLAUSE_WORDS) & ~clauses.is_any(verbs.first, PREPOSITION | SUBORDINATOR)
    whole &= inside & clauses.before(begin, COMMA | DASH | QUOTE_ENDS)
    whole &= ~clauses.is_any(begin, CONJUNCTION | SUBORDINATOR)
    tag = can & (spoken | whole)

    # "“…,” he said", and behind a quotation that is a sentence: "“Did he?” Smith asked as he left."
    comma = clauses.before(begin, COMMA) | ((clauses.table.gaps[begin] & GAP_BANG) != 0)
    that = following(clauses.where(THAT_WORD), after, n) < border
    ended = spoken & ((inside & comma) | (clauses.is_any(after, _CIRCUMSTANCE) & ~that))
    closes = _closes(clauses, verbs, after, border)
    plain = tag & behind & (closes | ended)
    turn = tag & ~behind & (turned.first >= 0)
    which = plain | turn
    subject = Subjects(np.where(turn, turned.first, own.first), np.where(turn, turned.last, own.last), own.begin)
    before = _contents(clauses, verbs.first, begin - 1)
    medial &= plain & closes & (border <= verbs.last) & ~clauses.is_any(border, RELATIVE | ING | CUE_VERB)
    # "A, X said, B, Y said": B is Y's.
    medial &= following(verbs.token[which], border, n) > verbs.last
    return (
        which,
        subject,
        Spans.together(
            [
                Spans.of_verbs(before, begin - 1, verbs, subject, which & (before < begin)),
                Spans.of_verbs(border, verbs.last, verbs, own, medial),
            ]
        ),
    )


def is_reporting(clauses: Clauses, verbs: Verbs) -> Flags:
    """Whether a verb such as "finds" has a report, a poll or the like as its subject."""
    found: Flags = ((verbs.takes & REPORT) != 0) & clauses.is_any(np.maximum(verbs.group - 1, 0), REPORT_NOUN)
    return found


def _is_turned(clauses: Clauses, verbs: Verbs, own: Subjects, turned: Subjects) -> Flags:
    """Whether the subject stands behind the verb; "X, the director, told Y" is no such tag."""
    led = (own.first >= 0) & clauses.before(own.begin, QUOTE_ENDS | SENTENCE)
    comma = clauses.before(verbs.token, COMMA) & ((verbs.takes & (OBJECT | RECIPIENT)) == 0) & ~led
    found: Flags = (turned.first >= 0) & (clauses.before(verbs.token, QUOTE_ENDS) | comma)
    return found


def _closes(clauses: Clauses, verbs: Verbs, after: Index, border: Index) -> Flags:
    """Whether nothing that could be reported follows before the next mark: "he said on Monday."."""
    n = len(clauses)
    stop = np.minimum(border, following(clauses.where(SUBORDINATOR), after, n))
    subject = clauses.where(SUBJECT)
    subject = subject[~clauses.is_any(subject, OBJECT_PRONOUN)]
    light = following(subject, after, n) >= stop
    light &= following(clauses.where(THAT_WORD), after, n) >= stop
    light &= clauses.finite.following(after) >= stop
    quoting = clauses.before(border, QUOTE_BEGINS) & ~clauses.before(border, SENTENCE | COMMA)
    light &= ~clauses.before(border, COLON) & ~quoting
    tail = clauses.is_any(after, _CIRCUMSTANCE | ADVERB | TO_WORD | OBJECT_PRONOUN)
    tail &= ~clauses.is_any(after, DETERMINER)
    tail |= clauses.is_any(after, PARTICLE) | (((verbs.takes & RECIPIENT) != 0) & clauses.nominal(after))
    found: Flags = light & (clauses.before(after, BORDER) | tail)
    return found


def _contents(clauses: Clauses, first: Index, last: Index) -> Index:
    """Return where contents begin: with the sentence, or with the quotation before one that opens with a tag."""
    if not len(clauses.quote_first):
        return first
    quote = np.minimum(np.searchsorted(clauses.quote_last, last), len(clauses.quote_first) - 1)
    return np.where(last < first, clauses.quote_first[quote], first)
