"""Attribution without a verb: "according to X", nouns and adjectives, labels before a colon."""

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
    SENTENCE,
    Clauses,
    Index,
    following,
    preceding,
)
from framing.text.attribution_spans import Spans
from framing.text.attribution_vocabulary import ADJECTIVE_CUE, NOUN_CUE
from framing.text.attribution_words import (
    ACCORDING,
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    CUE_ADJECTIVE,
    HAVE,
    LABEL,
    NEGATION,
    POSSESSIVE,
    SUBJECT,
    SUBORDINATOR,
    THAT_WORD,
    TO_WORD,
)
from framing.text.cues import INFINITIVE, THAT, WHETHER, ZERO, Cues
from framing.text.sources import MainVerbs

_LABEL_WORDS = 5
_NAME_WORDS = 4
_FROM_VERB = 4  # tokens between a verb and the noun that is its object


def phrases(clauses: Clauses, mains: MainVerbs, cues: Cues) -> Spans:
    """Find what is attributed without a verb."""
    return Spans.together(
        [_according(clauses), _nouns(clauses, mains, cues), _adjectives(clauses, cues), _labels(clauses)]
    )


def _according(clauses: Clauses) -> Spans:
    """Find "according to X, …", "…, according to X" and "…, according to X, …"."""
    n = len(clauses)
    at = clauses.where(ACCORDING)
    at = at[~clauses.quoted[at] & clauses.is_any(at + 1, TO_WORD)]
    first, last = clauses.sentence(at)
    source = at + 2
    ends = following(clauses.marked(PAUSE | QUOTE_BEGINS), source + 1, n)
    stop = np.minimum(clauses.finite.following(source), ends)
    source_last = np.maximum(np.minimum(stop, last + 1) - 1, source)
    given = source <= last
    source, source_last = np.where(given, source, -1), np.where(given, source_last, -1)
    columns = (at, at + 1, source, source_last, np.zeros(len(at), np.int64))

    def spans(begin: Index, end: Index) -> Spans:
        good = (end >= begin) & given
        return Spans(begin[good], end[good], *(column[good] for column in columns))

    leads = at == first
    # "Sales, according to the firm, rose": what follows belongs to it if what stands before is no clause.
    goes_on = clauses.before(ends, COMMA) & (clauses.finite.between(first, at) == 0)
    return Spans.together([spans(first, np.where(leads, -1, at - 1)), spans(np.where(goes_on, ends, n), last)])


def _nouns(clauses: Clauses, mains: MainVerbs, cues: Cues) -> Spans:
    """Find "the claim that …", "his promise to …"."""
    at = clauses.cue_nouns
    cue = clauses.fact(at, NOUN_CUE)
    takes = cues.takes[cue]
    after = at + 1
    fits = ((takes & THAT) != 0) & clauses.is_any(after, THAT_WORD)
    fits |= ((takes & INFINITIVE) != 0) & clauses.is_any(after, TO_WORD)
    about = ~fits & clauses.takes_preposition(after, cues.prepositions[cue]) & ~clauses.before(after + 1, SENTENCE)
    after = after + about
    fits |= about
    at, cue, after = at[fits], cue[fits], after[fits]
    first, last = clauses.sentence(at)
    end = _end(clauses, after, last)
    word = _possessor(clauses, at, first)
    possessed = word >= 0
    owner = _owner(clauses, word, first)
    # "he issued a statement that": the subject of the verb before.
    verb, subject = mains.before(at, first)
    near = ~possessed & (at - verb <= _FROM_VERB) & (subject.first >= 0)
    source_first = np.where(possessed, owner, np.where(near, subject.first, -1))
    source_last = np.where(possessed, word, np.where(near, subject.last, -1))
    kept = possessed | (near & ~about[fits]) | clauses.is_any(after, THAT_WORD)
    return Spans(after, end, at, at, source_first, source_last, cue)[kept]


def _possessor(clauses: Clauses, at: Index, first: Index) -> Index:
    """Return the possessive word at most three tokens before each noun; −1 where there is none."""
    found = np.full(len(at), -1)
    for step in (3, 2, 1):
        place = np.maximum(at - step, 0)
        fits = clauses.is_any(place, POSSESSIVE) & (place >= first) & (place < at)
        found[fits] = place[fits]
    return found


def _owner(clauses: Clauses, word: Index, first: Index) -> Index:
    """Return where the possessors begin whose last words are given ("Mr. Trump's"); −1 for none."""
    begin = word.copy()
    going = np.flatnonzero(word > first)
    for _ in range(_NAME_WORDS):
        here = begin[going]
        step = clauses.is_any(here, CAPITAL) & clauses.is_any(here - 1, CAPITAL) & ~clauses.before(here, BORDER)
        going = going[step & (here > first[going])]
        begin[going] -= 1
    return begin


def _adjectives(clauses: Clauses, cues: Cues) -> Spans:
    """Find "is confident that …", "were worried about …"."""
    at = clauses.where(CUE_ADJECTIVE)
    at = at[~clauses.quoted[at] & ~clauses.before(at + 1, PAUSE) & ~clauses.before(at, SENTENCE)]
    first, last = clauses.sentence(at)
    cue = clauses.fact(at, ADJECTIVE_CUE)
    takes = cues.takes[cue]
    after = at + 1
    begin = np.full(len(at), -1)
    clause = ((takes & THAT) != 0) & clauses.is_any(after, THAT_WORD)
    clause |= ((takes & INFINITIVE) != 0) & clauses.is_any(after, TO_WORD)
    clause |= ((takes & ZERO) != 0) & clauses.is_any(after, SUBJECT)
    clause |= ((takes & WHETHER) != 0) & clauses.is_any(after, SUBORDINATOR)
    begin[clause] = after[clause]
    prep = ~clause & clauses.takes_preposition(after, cues.prepositions[cue])
    begin[prep] = after[prep] + 1
    group = at.copy()
    helped = np.zeros(len(at), bool)
    for _ in range(4):
        left = np.maximum(group - 1, 0)
        step = (
            clauses.is_any(left, AUXILIARY | ADVERB | NEGATION) & ~clauses.before(group, PAUSE) & (group > first)
        )
        step &= ~clauses.is_any(left, SUBJECT)
        helped |= step & clauses.is_any(left, BE | HAVE)
        group[step] -= 1
    left = np.maximum(group - 1, 0)
    helped |= clauses.is_any(left, SUBJECT) & clauses.is_any(left, BE)
    good = (begin >= 0) & (begin <= last) & (helped | clauses.is_any(left, SUBJECT))
    at, cue, begin, group = at[good], cue[good], begin[good], group[good]
    first, last = clauses.sentence(at)
    source = np.maximum(clauses.phrase_starts.preceding(np.maximum(group - 1, 0)), first)
    own = (group > first) & (source < group)
    nothing = np.full(len(at), -1)
    return Spans(
        begin,
        _end(clauses, begin, last),
        group,
        at,
        np.where(own, source, nothing),
        np.where(own, group - 1, nothing),
        cue,
    )


def _labels(clauses: Clauses) -> Spans:
    """Find "SMITH: …" and "Smith: …" at the start of a paragraph."""
    n = len(clauses)
    at = clauses.marked(COLON)
    at = at[(at > 0) & (at < n)]
    at = at[~clauses.quoted[at - 1]]
    first, _ = clauses.sentence(at - 1)
    fits = clauses.before(first, PARAGRAPH) & (at - first <= _LABEL_WORDS) & (at > first)
    at, first = at[fits], first[fits]
    fits = (clauses.capitals_between(first, at) == at - first) & ~clauses.is_any(at - 1, LABEL)
    at, first = at[fits], first[fits]
    table = clauses.table
    paragraph = np.searchsorted(table.paragraph_first, at - 1, side="right") - 1
    last = table.paragraph_first[paragraph + 1] - 1
    fits = last - at >= 3
    zero = np.zeros(len(at), np.int64)
    # "ROADS – Ana Ruiz: …"
    source = np.maximum(first, preceding(clauses.marked(DASH), at - 1))
    return Spans(at, last, at - 1, at - 1, source, at - 1, zero)[fits]


def _end(clauses: Clauses, begin: Index, last: Index) -> Index:
    """Return the last token of a content behind a noun or adjective: it runs to the next strong border."""
    end = following(clauses.strong_borders, begin + 1, len(clauses)) - 1
    found: Index = np.maximum(np.minimum(end, last), begin)
    return found
