"""Which quotations are speech, and whose."""

from __future__ import annotations

import numpy as np

from framing.text.attribution_clauses import (
    COLON,
    COMMA,
    DASH,
    Clauses,
    Flags,
    Index,
    preceding,
)
from framing.text.attribution_spans import Spans
from framing.text.attribution_verbs import Verbs
from framing.text.attribution_words import (
    AS_WORD,
    HAVE,
    ING,
    MODAL,
    RELATIVE,
    SUBORDINATOR,
)
from framing.text.characters import BANG, DOT, FULL_STOP, kinds_in
from framing.text.characters import COMMA as COMMA_KIND
from framing.text.cues import CLASSES, OBJECT, QUOTE, THAT, ZERO, Cues
from framing.text.noun_phrases import is_noun
from framing.text.sources import MainVerbs, Subjects
from framing.text.table import TokenTable

_LONG_NAME = 4  # a comma or stop inside the marks does not make speech of a name of so many words
_NAME_WORDS = 9  # a name or title between marks has at most so many words
_LEAST_WORDS = 2
_SCARE_WORDS = 3  # of quotations that no cue takes, those up to so many words were mostly no speech
_SPOKEN = np.array([name in ("say", "tell", "think") for name in CLASSES])
_FINAL = kinds_in(DOT, COMMA_KIND, BANG, FULL_STOP)
_PRESENT_STEPS = 4
_NEW_PARAGRAPH = 60  # characters that a paragraph's border is worth
_AHEAD = 150  # and that looking ahead is


def looks(clauses: Clauses) -> tuple[Flags, Flags]:
    """Tell whether each quotation looks like speech by itself, and whether like a name; shape (q,) each."""
    table = clauses.table
    first, last = clauses.quote_first, clauses.quote_last
    words = last - first + 1
    end = np.maximum(last + 1, first)
    named = (words <= _NAME_WORDS) & clauses.named(first, end)
    final = _ended(clauses)
    found: Flags = (words >= _LEAST_WORDS) & (~named | (final & (words < _LONG_NAME)))
    # An attribute of a tag that was left in the text: date="March 11, 2016".
    before = table.chars.codes[np.maximum(clauses.quote_start - 1, 0)]
    return found & (before != ord("=")), named


def _ended(clauses: Clauses) -> Flags:
    """Whether each quotation ends with a stop or comma, before its closing mark or without one; shape (q,)."""
    kinds = clauses.table.chars.kinds
    found: Flags = _FINAL[kinds[np.maximum(clauses.quote_end - 2, 0)]] | _FINAL[kinds[clauses.quote_end - 1]]
    return found


def before_quotations(clauses: Clauses, verbs: Verbs, own: Subjects, speech: Flags, named: Flags) -> Spans:
    """Find quotations that a verb of the same sentence introduces: "X told reporters: "…"."""
    at = np.flatnonzero((verbs.takes & QUOTE) != 0)
    first = clauses.quote_first
    if not len(at) or not len(first):
        return Spans.empty()
    place = np.searchsorted(verbs.token[at], first) - 1
    verb = at[np.maximum(place, 0)]
    fits = (place >= 0) & (verbs.last[verb] >= first) & (verbs.first[verb] <= first)
    # "he continued: “…”", but not "he continued to see “enemies”"
    fits &= ((verbs.takes[verb] & (THAT | ZERO | OBJECT)) != 0) | clauses.before(first, COMMA | COLON)
    # "he said “no”", but not "he wrote “The Long Way Home”"
    adjacent = (first == verbs.token[verb] + 1) & (~named | clauses.before(first, COMMA | COLON))
    which = np.flatnonzero(fits & (speech | adjacent))
    which = which[~_parted(clauses, verbs[verb[which]], first[which])]
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


def _parted(clauses: Clauses, verbs: Verbs, first: Index) -> Flags:
    """Whether a new clause begins between each verb and its quotation."""
    # "Voters agree – Ana Ruiz: “…”"
    dash = preceding(clauses.marked(DASH), first - 1) > verbs.token
    # "When Rossi suggested it, Okafor fired back: “…”"
    main = clauses.verbs_outside.preceding(first - 1)
    led = clauses.is_any(verbs.first, SUBORDINATOR) & ~clauses.is_any(verbs.first, AS_WORD) & (main > verbs.token)
    return dash | (led & (preceding(clauses.marked(COMMA), main) > verbs.token))


def cover(spans: Spans, cues: Cues, n: int) -> Index:
    """Return for each of n tokens, and one more, the shortest span that holds it; −1 where none does.

    A verb's span goes before a noun's: "Rossi called the plan to build it “odd”".
    """
    noun = cues.classes[spans.cue] == CLASSES.index("noun")
    order = np.lexsort((spans.first - spans.last, ~noun))  # longest first: shorter ones paint over
    owner = np.full(n + 1, -1)
    lengths = (spans.last - spans.first + 1)[order]
    places = np.repeat(spans.first[order] - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
    owner[places] = np.repeat(order, lengths)
    return owner


def quoted_spans(
    clauses: Clauses, mains: MainVerbs, spans: Spans, silent: Spans, owners: Index, cues: Cues, speech: Flags
) -> Spans:
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
    kept &= (owner >= 0) | _ended(clauses) | (last - first >= _SCARE_WORDS)
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
    # Within a sentence, its own subject is sooner the speaker: "the ad targets a “corrupt system”".
    whole = _in_clauses(clauses, mains, first[lonely])
    has = whole.source_first >= 0
    owner[lonely[has]] = np.flatnonzero(has) + len(spans)
    spans = Spans.together([spans, whole])
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


def places_of_quotations(clauses: Clauses) -> tuple[Index, Index]:
    """Return the tokens before which the rules of quotations look for verbs."""
    first = clauses.quote_first
    sentence, _ = clauses.sentence(first)
    inside = first > sentence
    led = inside | clauses.before(first, COMMA | COLON)
    return first[led], _behind_first_verb(clauses, sentence[inside])


def _behind_first_verb(clauses: Clauses, sentence: Index) -> Index:
    """Return the token behind the first verb of sentences, or of what follows; 0 where there is none."""
    verb = clauses.verbs_outside.following(sentence)
    return np.where(verb < len(clauses), verb + 1, 0)


def _in_clauses(clauses: Clauses, mains: MainVerbs, first: Index) -> Spans:
    """Return the verb that each quotation stands behind in its sentence, with its subject; −1 where there is none.

    It is the last one before the quotation that has a subject of its own, else the first one of the sentence.
    """
    left = np.maximum(first - 1, 0)
    sentence, _ = clauses.sentence(np.minimum(first, len(clauses) - 1))
    columns = np.full((4, len(first)), -1)
    # Who "has “jumped”" does not say so.
    inside = (first > sentence) & ~clauses.is_any(left, HAVE | MODAL)
    for place in (first, _behind_first_verb(clauses, sentence)):
        main, own = mains.before(np.where(inside, place, 0), sentence)
        fits = (own.first >= 0) & (main < first) & (columns[0] < 0) & ~clauses.is_any(own.first, ING)
        columns[:, fits] = np.stack((main, main, own.first, own.last))[:, fits]
    # "The ad targets a “corrupt system”": no list holds the verb.
    begin = clauses.borders.preceding(left)
    going = np.flatnonzero(inside & (columns[0] < 0) & (begin >= sentence) & (begin < left))
    going = going[clauses.nominal(begin[going])]
    for step in range(_PRESENT_STEPS):
        going = going[left[going] - step > begin[going]]
        at = left[going] - step
        fits = (clauses.bits[at] == 0) & (clauses.last_letters(at) == ord("s")) & is_noun(clauses, at - 1)
        columns[:, going[fits]] = np.stack((at, at, begin[going], at - 1))[:, fits]
        going = going[~fits]
    cue_first, cue_last, source_first, source_last = columns
    return Spans(left, left, cue_first, cue_last, source_first, source_last, np.zeros_like(first))


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
