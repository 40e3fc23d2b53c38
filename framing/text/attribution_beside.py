"""Who stands beside a quotation without a verb of speech: "“…,” he shrugged", "More from Rossi: “…”"."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from framing.text.attribution_clauses import (
    COLON,
    COMMA,
    DASH,
    PARAGRAPH,
    QUOTE_ENDS,
    SENTENCE,
    Clauses,
    Flags,
    Index,
    following,
)
from framing.text.attribution_spans import Spans
from framing.text.attribution_words import (
    ACCORDING,
    AS_WORD,
    CAPITAL,
    CONJUNCTION,
    DETERMINER,
    FROM,
    LABEL,
    OF_WORD,
    PREPOSITION,
    SUBJECT,
    TO_WORD,
    VERB,
)
from framing.text.gaps import GAP_BANG
from framing.text.sources import MainVerbs

_TAG_WORDS = 8  # between a quotation and the verb of its tag
_LABEL_WORDS = 12
_CLOSE_WORDS = 3  # from a verb to the comma or quotation beside it
_SIGNATURE_WORDS = 15
_SMALL = PREPOSITION | CONJUNCTION | DETERMINER | TO_WORD
_DASHES = np.array([ord(mark) for mark in "-–—―~"])


def taken_by_tags(
    clauses: Clauses, behind: Spans, ahead: Spans, introduced: Spans
) -> tuple[Spans, Spans, Spans, Index]:
    """Give quotations behind a colon, a dash or a tag to the tag that follows: "She was plain: “…,” she said".

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
    found &= clauses.before(after, COMMA) | ((clauses.table.gaps[after] & GAP_BANG) != 0)
    n = len(clauses)
    by_tag = introduced.first[_among(behind.cue_last[found], n)[introduced.cue_last]]
    led = clauses.before(opens, COLON | DASH) & ~clauses.before(opens, SENTENCE)
    found &= led | _among(by_tag, n)[opens]
    if not found.any():
        return behind, ahead, introduced, np.empty(0, np.int64)
    cut = following(np.sort(opens[found]), ahead.first + 1, n) - 1
    return (
        replace(behind, first=np.where(found, opens, behind.first)),
        replace(ahead, last=np.minimum(ahead.last, cut)),
        introduced[~_among(behind.last[found], n)[introduced.last]],
        np.flatnonzero(found),
    )


def _among(tokens: Index, n: int) -> Flags:
    """Tell for each of n tokens, and the end, whether it is one of some."""
    found = np.zeros(n + 1, bool)
    found[tokens] = True
    return found


def beside_quotations(clauses: Clauses, mains: MainVerbs, spans: Spans, owners: Index, speech: Flags) -> Spans:
    """Find who stands beside the quotations that no cue takes whole."""
    held = owners[clauses.quote_last]
    free = speech.copy()
    if len(spans):
        inside = (spans.first[held] != clauses.quote_first) & (spans.cue_first[held] < clauses.quote_last)
        free &= (held < 0) | inside
    first, last = clauses.quote_first[free], clauses.quote_last[free]
    if not len(first):
        return Spans.empty()
    columns = np.full((4, len(first)), -1)
    after = last + 1
    colon = clauses.before(first, COLON)
    line = clauses.before(after, PARAGRAPH)
    rules = (
        (_tagged, clauses.before(after, QUOTE_ENDS) & ~line),
        (_labelled, colon),
        (_signed, clauses.is_any(after, CAPITAL) & (line | clauses.before(first, PARAGRAPH))),
        (_led, colon | clauses.before(first, COMMA)),
    )
    found = np.zeros(len(first), bool)
    for rule, which in rules:
        some = np.flatnonzero(which & ~found)
        fits, answer = rule(clauses, mains, first[some], last[some])
        columns[:, some[fits]] = answer[:, fits]
        found[some] = fits
    cue_first, cue_last, source_first, source_last = columns
    spans = Spans(first, last, cue_first, cue_last, source_first, source_last, np.zeros_like(first))
    return spans[found]


def _tagged(clauses: Clauses, mains: MainVerbs, first: Index, last: Index) -> tuple[Flags, Index]:
    """Find "“…,” he shrugged" and "“…!” shrugged Rossi"."""
    n = len(clauses)
    after = last + 1
    next_one = np.minimum(after + 1, n)
    comma = clauses.before(after, COMMA) | ((clauses.table.gaps[after] & GAP_BANG) != 0)
    at = clauses.verbs_outside.following(after)
    border = clauses.borders.following(next_one)
    behind = comma & clauses.is_any(at, VERB) & (at < border)
    # "“…,” as Rossi put it"
    source = np.where(clauses.is_any(after, AS_WORD), next_one, after)
    tag = behind & (at > source) & (at - after <= _TAG_WORDS) & clauses.nominal(source)
    tag &= clauses.is_any(source, CAPITAL | SUBJECT | DETERMINER)
    tag &= clauses.before(after, COMMA) | clauses.before(border, SENTENCE) | (border - at <= _CLOSE_WORDS)
    turned = behind & (at == after) & (border - after > 1) & (border - after <= _TAG_WORDS)
    turned &= clauses.nominal(next_one) & clauses.is_any(next_one, CAPITAL)
    answer = np.stack((at, at, np.where(tag, source, next_one), np.where(tag, at, border) - 1))
    return tag | turned, answer


def _labelled(clauses: Clauses, mains: MainVerbs, first: Index, last: Index) -> tuple[Flags, Index]:
    """Find "ROADS – Ana Ruiz: “…”", "More from Ruiz: “…”", "According to Ruiz: “…”"."""
    left = np.maximum(first - 1, 0)
    begin = np.maximum(clauses.borders.preceding(left), 0)
    fits = clauses.before(begin, SENTENCE | DASH) & (begin < first) & (first - begin <= _LABEL_WORDS)
    fits &= (clauses.finite.between(begin, first) == 0) & ~clauses.is_any(left, LABEL)
    named = clauses.is_any(left, CAPITAL) & clauses.is_any(begin, CAPITAL | DETERMINER)
    source = begin
    for step in (0, 1):
        here = np.minimum(begin + step, left)
        given = clauses.is_any(here, FROM) | (clauses.is_any(here, ACCORDING) & (here + 1 < left))
        given &= here < left
        source = np.where(given, here + 1 + clauses.is_any(here, ACCORDING), source)
    fits &= named | (source > begin)
    return fits, np.stack((left, left, source, left))


def _signed(clauses: Clauses, mains: MainVerbs, first: Index, last: Index) -> tuple[Flags, Index]:
    """Find "“…” — Ana Ruiz, engineer", in the same line or the next."""
    n = len(clauses)
    after = last + 1
    chars, start = clauses.table.chars, clauses.table.starts[after]
    near = chars.codes[np.maximum(start - 1, 0)]
    far = chars.codes[np.maximum(start - 2, 0)]
    dash = np.isin(near, _DASHES) | ((near == ord(" ")) & np.isin(far, _DASHES))
    border = clauses.borders.following(after + 1)
    fits = dash & (clauses.table.text[after] == clauses.table.text[last])
    fits &= ~clauses.is_any(after, _SMALL | SUBJECT) & (clauses.finite.between(after, border) == 0)
    fits &= (border - after <= _SIGNATURE_WORDS) & (
        clauses.before(after, PARAGRAPH) | clauses.before(border, PARAGRAPH | COMMA)
    )
    # "— Ana Ruiz at a meeting in Rome"
    some = np.flatnonzero(fits)
    near = np.minimum(after[some][:, None] + np.arange(_SIGNATURE_WORDS), n)
    bits = clauses.bits[near]
    places = ((bits & PREPOSITION) != 0) & ((bits & OF_WORD) == 0)
    end = border.copy()
    end[some] = np.minimum(np.where(places, near, n).min(axis=1), border[some])
    end = np.where(clauses.named(after, border), border, end) - 1
    return fits & (end >= after), np.stack((after, end, after, end))


def _led(clauses: Clauses, mains: MainVerbs, first: Index, last: Index) -> tuple[Flags, Index]:
    """Find "he went further: “…”", "he shot back, “…”"."""
    sentence, _ = clauses.sentence(np.maximum(first - 1, 0))
    main, own = mains.before(first, sentence)
    near = clauses.is_any(main, VERB) & (first - main <= _CLOSE_WORDS)
    fits = (own.first >= 0) & (clauses.before(first, COLON) | near)
    return fits, np.stack((main, main, own.first, own.last))
