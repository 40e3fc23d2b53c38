"""Which quotations are speech, and whose."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from framing.text.attribution_clauses import (
    COLON,
    COMMA,
    PARAGRAPH,
    QUOTE_ENDS,
    SENTENCE,
    Clauses,
    Flags,
    Index,
    following,
    preceding,
)
from framing.text.attribution_spans import Spans
from framing.text.attribution_verbs import Verbs, standing_alone
from framing.text.attribution_words import (
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    PREPOSITION,
    RELATIVE,
    SUBJECT,
    TO_WORD,
    VERB,
)
from framing.text.characters import BANG, DOT, FULL_STOP, kinds_in
from framing.text.characters import COMMA as COMMA_KIND
from framing.text.cues import CLASSES, OBJECT, QUOTE, THAT, ZERO, Cues
from framing.text.gaps import GAP_BANG
from framing.text.sources import Subjects, subjects
from framing.text.table import TokenTable

_LONG_NAME = 4  # a comma or stop inside the marks does not make speech of a name of so many words
_NAME_WORDS = 9  # a name or title between marks has at most so many words
_LEAST_WORDS = 2
_SCARE_WORDS = 3  # of quotations that no cue takes, those up to so many words were mostly no speech
_TAG_WORDS = 8  # between a quotation and the verb of its tag
_SPOKEN = np.array([name in ("say", "tell", "think") for name in CLASSES])
_FINAL = kinds_in(DOT, COMMA_KIND, BANG, FULL_STOP)
_SMALL = PREPOSITION | CONJUNCTION | DETERMINER | TO_WORD
_NEW_PARAGRAPH = 60  # characters that a paragraph's border is worth
_AHEAD = 150  # and that looking ahead is


def looks(clauses: Clauses) -> tuple[Flags, Flags]:
    """Tell whether each quotation looks like speech by itself, and whether like a name; shape (q,) each."""
    table = clauses.table
    first, last = clauses.quote_first, clauses.quote_last
    words = last - first + 1
    lower = (clauses.bits & (CAPITAL | _SMALL)) == 0
    total = np.concatenate(([0], np.cumsum(lower, dtype=np.int32)))
    named = (words <= _NAME_WORDS) & (total[np.maximum(last + 1, first)] - total[first] == 0)
    # What the last two characters inside the marks are: a stop or comma may stand on either side of the mark.
    inner = np.maximum(clauses.quote_end - 2, 0)
    final = _FINAL[table.chars.kinds[inner]]
    found: Flags = (words >= _LEAST_WORDS) & (~named | (final & (words < _LONG_NAME)))
    # An attribute of a tag that was left in the text: date="March 11, 2016".
    before = table.chars.codes[np.maximum(clauses.quote_start - 1, 0)]
    return found & (before != ord("=")), named


def before_quotations(clauses: Clauses, verbs: Verbs, own: Subjects, speech: Flags, named: Flags) -> Spans:
    """Find quotations that a verb of the same sentence introduces: "X told reporters: "…"."""
    at = np.flatnonzero((verbs.takes & QUOTE) != 0)
    first = clauses.quote_first
    if not len(at) or not len(first):
        return _none()
    place = np.searchsorted(verbs.token[at], first) - 1
    verb = at[np.maximum(place, 0)]
    fits = (place >= 0) & (verbs.last[verb] >= first) & (verbs.first[verb] <= first)
    # "he continued: “…”", but not "he continued to see “enemies”"
    fits &= ((verbs.takes[verb] & (THAT | ZERO | OBJECT)) != 0) | clauses.before(first, COMMA | COLON)
    # "he said “no”", but not "he wrote “The Long Way Home”"
    adjacent = (first == verbs.token[verb] + 1) & (~named | clauses.before(first, COMMA | COLON))
    which = np.flatnonzero(fits & (speech | adjacent))
    verb = verb[which]
    return Spans(
        first[which],
        clauses.quote_last[which],
        verbs.group[verb],
        verbs.token[verb],
        own.first[verb],
        own.last[verb],
        verbs.cue[verb],
    )


def tagged_behind_colons(
    clauses: Clauses, behind: Spans, ahead: Spans, introduced: Spans
) -> tuple[Spans, Spans, Spans, Index]:
    """Give quotations behind a colon to the tag that follows them: "She was plain: “…,” she said".

    What a verb before the colon reports ends there.

    Returns
    -------
    Spans, Spans, Spans
        The arguments without what the tags take.
    array of int64
        The spans of `behind` that are such tags.
    """
    if not len(clauses.quote_first):
        return behind, ahead, introduced, np.empty(0, np.int64)
    quote = np.minimum(np.searchsorted(clauses.quote_last, behind.last), len(clauses.quote_first) - 1)
    opens = clauses.quote_first[quote]
    after = behind.last + 1
    found = (clauses.quote_last[quote] == behind.last) & (behind.cue_first > behind.last)
    found &= clauses.before(opens, COLON) & ~clauses.before(opens, SENTENCE)
    found &= clauses.before(after, COMMA) | ((clauses.table.gaps[after] & GAP_BANG) != 0)
    cut = following(np.sort(opens[found]), ahead.first + 1, len(clauses)) - 1
    return (
        replace(behind, first=np.where(found, opens, behind.first)),
        replace(ahead, last=np.minimum(ahead.last, cut)),
        introduced[~np.isin(introduced.last, behind.last[found])],
        np.flatnonzero(found),
    )


def beside_quotations(clauses: Clauses, spans: Spans, owners: Index, speech: Flags) -> Spans:
    """Find who stands beside a quotation with a verb that is no cue: "“…,” he shrugged", "he turned: “…”"."""
    n = len(clauses)
    held = owners[clauses.quote_last]
    free = speech.copy()
    if len(spans):
        free &= (held < 0) | (
            (spans.first[held] != clauses.quote_first) & (spans.cue_first[held] < clauses.quote_last)
        )
    first, last = clauses.quote_first[free], clauses.quote_last[free]
    if not len(first):
        return _none()
    verb = clauses.verbs_outside
    after = last + 1
    comma = clauses.before(after, COMMA) | ((clauses.table.gaps[after] & GAP_BANG) != 0)
    behind = clauses.before(after, QUOTE_ENDS) & ~clauses.before(after, PARAGRAPH) & comma
    at = following(verb, after, n)
    border = following(clauses.borders, after + 1, n)
    spoken = (clauses.bits[np.minimum(at, n)] & VERB) != 0
    tag = behind & (at > after) & (at - after <= _TAG_WORDS) & (at < border) & clauses.nominal(after) & spoken
    tag &= clauses.is_any(after, CAPITAL | SUBJECT | DETERMINER)
    tag &= clauses.before(after, COMMA) | clauses.before(border, SENTENCE)
    turned = behind & (at == after) & spoken & (border - after > 1) & (border - after <= _TAG_WORDS)
    turned &= clauses.nominal(np.minimum(after + 1, n)) & clauses.is_any(np.minimum(after + 1, n), CAPITAL)
    # "he went further: “…”"
    sentence, _ = clauses.sentence(np.maximum(first - 1, 0))
    main = preceding(verb, np.maximum(first - 1, 0))
    colon = ~tag & ~turned & clauses.before(first, COLON) & (main > sentence)
    own = subjects(clauses, standing_alone(clauses, np.where(colon, main, np.minimum(at, n - 1))))
    colon &= own.first >= 0
    source_first = np.where(tag, after, np.where(turned, after + 1, own.first))
    source_last = np.where(tag, at - 1, np.where(turned, border - 1, own.last))
    cue = np.where(tag | turned, at, main)
    which = tag | turned | colon
    columns = (first, last, cue, cue, source_first, source_last, np.zeros(len(first), np.int64))
    return Spans(*(column[which] for column in columns))


def _none() -> Spans:
    empty = np.empty(0, np.int64)
    return Spans(empty, empty, empty, empty, empty, empty, empty)


def cover(spans: Spans, n: int) -> Index:
    """Return for each of n tokens, and one more, the shortest span that holds it; −1 where none does."""
    order = np.argsort(spans.first - spans.last, kind="stable")  # longest first: shorter ones paint over
    owner = np.full(n + 1, -1)
    lengths = (spans.last - spans.first + 1)[order]
    places = np.repeat(spans.first[order] - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
    owner[places] = np.repeat(order, lengths)
    return owner


def quoted_spans(clauses: Clauses, spans: Spans, silent: Spans, owners: Index, cues: Cues, speech: Flags) -> Spans:
    """Return the quotations that are speech, each with the cue and source that it belongs to.

    `silent` are verbs of speech that nothing was found for: "Okafor agreed. “…”".

    A quotation takes them from the content that it stands in, else from the nearest cue: in its own paragraph
    sooner than in another, before it sooner than behind it.
    """
    table = clauses.table
    n = len(table)
    first, last = clauses.quote_first, clauses.quote_last
    owner = np.where(owners[last] >= 0, owners[last], owners[first])
    begins = spans.begins(n)
    kept = speech | ((owner >= 0) & begins[first])
    # A few words that no cue takes, without a stop, are a scare quote or a heading.
    ended = _FINAL[table.chars.kinds[np.maximum(clauses.quote_end - 2, 0)]]
    kept &= (owner >= 0) | ended | (last - first >= _SCARE_WORDS)
    first, last, owner = first[kept], last[kept], owner[kept]
    lonely = np.flatnonzero(owner < 0)
    opening = np.zeros(n + 1, bool)
    opening[first] = True
    spoken = _SPOKEN[cues.classes[spans.cue]] | (opening[spans.first] & (spans.cue == 0))
    spoken = np.append(spoken, np.ones(len(silent), bool))
    spans = Spans.together([spans, silent])
    # Not the inner one of "X said that Y had said …".
    spoken &= (owners[np.maximum(spans.cue_first, 0)] < 0) | (spans.cue_first > spans.last)
    owner[lonely] = _nearest(clauses, spans, spoken, first[lonely], last[lonely])
    picked = np.maximum(owner, 0)
    linked = owner >= 0
    if not len(spans):
        nothing = np.full(len(first), -1)
        return Spans(first, last, nothing, nothing, nothing, nothing, np.zeros_like(first))

    def of_owner(column: Index, otherwise: int) -> Index:
        return np.where(linked, column[picked], otherwise)

    return Spans(
        first,
        last,
        of_owner(spans.cue_first, -1),
        of_owner(spans.cue_last, -1),
        of_owner(spans.source_first, -1),
        of_owner(spans.source_last, -1),
        of_owner(spans.cue, 0),
    )


def _nearest(clauses: Clauses, spans: Spans, spoken: Flags, first: Index, last: Index) -> Index:
    """Return the span whose source is nearest to each quotation of the same text; −1 where there is none."""
    table = clauses.table
    # A verb that says so, or a quotation, sooner than "according to" and attitudes.
    known = np.flatnonzero(
        (spans.source_first >= 0)
        & (spans.cue_first >= 0)
        & spoken
        & ~(
            (spans.source_first == spans.source_last) & clauses.is_any(np.maximum(spans.source_first, 0), RELATIVE)
        )
    )
    if not len(known) or not len(first):
        return np.full(len(first), -1)
    known = known[np.argsort(spans.cue_first[known], kind="stable")]
    cue = spans.cue_first[known]
    at = np.searchsorted(cue, first)
    earlier, later = np.maximum(at - 1, 0), np.minimum(at, len(known) - 1)
    far = np.iinfo(np.int64).max
    gap = table.starts[first] - table.ends[cue[earlier]]
    gap = gap + _NEW_PARAGRAPH * (_paragraph(table, first) - _paragraph(table, cue[earlier]))
    gap = np.where((at > 0) & (table.text[cue[earlier]] == table.text[first]), gap, far)
    ahead = table.starts[cue[later]] - table.ends[last] + _AHEAD
    ahead = np.where((at < len(known)) & (_paragraph(table, cue[later]) == _paragraph(table, last)), ahead, far)
    found = np.where(gap <= ahead, known[earlier], known[later])
    return np.where(np.minimum(gap, ahead) < far, found, -1)


def _paragraph(table: TokenTable, tokens: Index) -> Index:
    return np.searchsorted(table.paragraph_first, tokens, side="right")
