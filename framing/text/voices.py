"""Whose words are they: the reported speech of a batch, with its cues and sources."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.text.attribution_beside import beside_quotations, taken_by_tags
from framing.text.attribution_clauses import Clauses, Index, preceding, read_clauses
from framing.text.attribution_contents import contents
from framing.text.attribution_phrases import phrases
from framing.text.attribution_quotes import (
    before_quotations,
    cover,
    looks,
    places_of_quotations,
    quoted_spans,
)
from framing.text.attribution_spans import Spans
from framing.text.attribution_tags import tags
from framing.text.attribution_verbs import find_verbs
from framing.text.attribution_vocabulary import CueWords
from framing.text.attribution_words import FIRST_PERSON, RELATIVE, SUBORDINATOR
from framing.text.cues import CLASSES, QUOTE, Cues, load_cues
from framing.text.sources import MainVerbs, subjects
from framing.text.sources_inherited import inherited, places_to_inherit
from framing.text.spans import covered
from framing.text.table import JOURNALIST, QUOTED, TokenTable
from framing.text.vocabulary import Vocabulary

ATTRIBUTED = 2

Codes = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Attributions:
    """The reported speech of a batch: r spans, ordered by where they start. Spans may hold others.

    Attributes
    ----------
    start, end : array of int64, shape (r,)
        Characters of the batch, marks included.
    first, last : array of int64, shape (r,)
        The same in tokens, both included.
    voice : array of int8, shape (r,)
        `QUOTED` or `ATTRIBUTED`.
    source_first, source_last, cue_first, cue_last : array of int64, shape (r,)
        Tokens, both included; −1 where there is none.
    cue_class, cue_stance : array of int8, shape (r,)
        Places in `cues.CLASSES` and `cues.STANCES`.
    """

    start: Index
    end: Index
    first: Index
    last: Index
    voice: Codes
    source_first: Index
    source_last: Index
    cue_first: Index
    cue_last: Index
    cue_class: Codes
    cue_stance: Codes

    def __len__(self) -> int:
        return len(self.start)


def attributions(table: TokenTable, vocabulary: Vocabulary, words: CueWords | None = None) -> Attributions:
    """Find the reported speech of a batch."""
    cues = load_cues()
    clauses = read_clauses(table, words or CueWords(vocabulary))
    verbs = find_verbs(clauses, cues)
    own = subjects(clauses, verbs)
    is_tag, own, behind = tags(clauses, verbs, cues, own)
    places = (*places_to_inherit(clauses, verbs, own), *places_of_quotations(clauses), clauses.cue_nouns)
    mains = MainVerbs(clauses, *places)
    own = inherited(clauses, verbs, own, mains)
    # "We believe that …" is the writer's own view.
    writer = (own.first >= 0) & clauses.is_any(np.maximum(own.first, 0), FIRST_PERSON) & (own.first == own.last)
    turned = own.first > verbs.token
    open_ended = np.flatnonzero(~is_tag & ~writer & ~turned)
    first, last = contents(clauses, verbs[open_ended], cues)
    ahead = Spans.of_verbs(first, last, verbs[open_ended], own[open_ended], first >= 0)
    # "Okafor agreed. “…”"
    silent = np.sort(np.concatenate((open_ended[first < 0], np.flatnonzero(~is_tag & ~writer & turned))))
    silent = silent[((verbs.takes[silent] & QUOTE) != 0) & (own.first[silent] >= 0)]
    for inner in (SUBORDINATOR, RELATIVE):
        silent = silent[preceding(clauses.where(inner), verbs.token[silent]) < verbs.first[silent]]
    token = verbs.token[silent]
    speaking = Spans.of_verbs(token, token, verbs[silent], own[silent], np.ones(len(silent), bool))
    speech, named = looks(clauses)
    introduced = before_quotations(clauses, verbs, own, speech, named)
    behind, ahead, introduced, tagged = taken_by_tags(clauses, behind, ahead, introduced)
    others = phrases(clauses, mains, cues)
    others = others[~ahead.begins(len(table))[others.first]]
    indirect = Spans.together([behind, ahead, introduced, others]).shortened()
    owners = cover(indirect, cues, len(table))
    owners[behind.last[tagged]] = tagged
    beside = beside_quotations(clauses, mains, indirect, owners, speech)
    owners[beside.first] = owners[beside.last] = np.arange(len(beside)) + len(indirect)
    indirect = Spans.together([indirect, beside])
    quoted = quoted_spans(clauses, mains, indirect, speaking, owners, cues, speech)
    return _attributions(clauses, cues, indirect, quoted)


def _attributions(clauses: Clauses, cues: Cues, indirect: Spans, quoted: Spans) -> Attributions:
    table = clauses.table
    voice = np.concatenate((np.full(len(indirect), ATTRIBUTED), np.full(len(quoted), QUOTED)))
    both = Spans.together([indirect, quoted])
    start = table.starts[both.first]
    end = table.ends[both.last]
    if len(clauses.quote_first):
        # The marks of a quotation that a span begins or ends with are part of it.
        q = np.minimum(np.searchsorted(clauses.quote_first, both.first), len(clauses.quote_first) - 1)
        start = np.where(clauses.quote_first[q] == both.first, clauses.quote_start[q], start)
        q = np.minimum(np.searchsorted(clauses.quote_last, both.last), len(clauses.quote_last) - 1)
        end = np.where(clauses.quote_last[q] == both.last, clauses.quote_end[q], end)
    cue_class = np.where(
        both.cue > 0, cues.classes[both.cue], np.where(both.cue_first >= 0, CLASSES.index("source"), 0)
    )
    order = np.lexsort((voice, end, start))
    return Attributions(
        start[order],
        end[order],
        both.first[order],
        both.last[order],
        voice[order].astype(np.int8),
        both.source_first[order],
        both.source_last[order],
        both.cue_first[order],
        both.cue_last[order],
        cue_class[order].astype(np.int8),
        cues.stances[both.cue][order].astype(np.int8),
    )


def token_voices(table: TokenTable, found: Attributions) -> Codes:
    """Return who speaks at every token: `JOURNALIST`, `QUOTED` or `ATTRIBUTED`; shape (n,)."""
    voice = np.full(len(table), JOURNALIST, np.int8)
    for kind in (ATTRIBUTED, QUOTED):
        which = np.flatnonzero(found.voice == kind)
        voice[covered(found.first[which], found.last[which] + 1, len(table))] = kind
    return voice


def innermost(table: TokenTable, found: Attributions) -> Index:
    """Return which span each token stands in, of several the one that starts last; −1 for none; shape (n,)."""
    span = np.full(len(table), -1)
    lengths = found.last - found.first + 1
    tokens = np.repeat(found.first - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
    # Spans come in the order of their starts, so that an inner one overwrites the outer one around it.
    span[tokens] = np.repeat(np.arange(len(found)), lengths)
    return span
