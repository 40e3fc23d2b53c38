"""Where the terms of a lexicon match in a batch of tokens, as array operations from end to end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from framing.scoring.anchors import Anchors, choose_anchors
from framing.scoring.compiling import Compiled, Index, Ragged
from framing.scoring.negation import negated
from framing.scoring.overlaps import covered_by_longer, touches
from framing.scoring.proximity import join_sides
from framing.scoring.stretches import Stretches
from framing.scoring.wordforms import WordIndex
from framing.text import TokenTable, Vocabulary


@dataclass(frozen=True, slots=True)
class Matches:
    """Matches of terms in a batch, in the order of their first tokens.

    Attributes
    ----------
    term : array of int64, shape (k,)
    first, last : array of int64, shape (k,)
        The first and the last token of each match.
    gap_start, gap_end : array of int64, shape (k,)
        The tokens between the two sides of NEAR or BEFORE, which are no part of the match; both are the token
        after its last where there is one side only.
    negated : array of bool, shape (k,)
        Whether a negation stands before it.
    suppressed : array of bool, shape (k,)
        Whether a longer match of the same category covers it, so that it counts nowhere.
    """

    term: Index
    first: Index
    last: Index
    gap_start: Index
    gap_end: Index
    negated: npt.NDArray[np.bool_]
    suppressed: npt.NDArray[np.bool_]


class Matcher:
    """Compiled lexicons with what is known of the words met so far.

    Parameters
    ----------
    compiled : Compiled
    vocabulary : Vocabulary
        The one that the batches are tokenised with.
    """

    def __init__(self, compiled: Compiled, vocabulary: Vocabulary) -> None:
        self.compiled = compiled
        self._vocabulary = vocabulary
        self._index = WordIndex(compiled.forms)
        self._form_slots = compiled.form_slots.lists()
        self._anchors: Anchors | None = None
        self._generation = vocabulary.generation
        self._forget()

    def _forget(self) -> None:
        # A word of a text can fill a set of slots; most words fill none, which is set 0.
        self._set_rows: dict[tuple[int, ...], int] = {(): 0}
        self._row_of_forms: dict[tuple[int, ...], int] = {}
        self._set_of_word = np.empty(0, np.int32)
        self._fills = np.zeros((1, self.compiled.n_slots), bool)
        self._anchored = Ragged.of([])

    def _learn(self) -> None:
        """Work out the sets of the words that the vocabulary has learnt since the last batch."""
        if self._vocabulary.generation != self._generation:
            self._generation = self._vocabulary.generation
            self._forget()
        known = len(self._set_of_word)
        places, forms = self._index.matches(self._vocabulary.words[known:], self._vocabulary.folded[known:])
        learnt = np.zeros(len(self._vocabulary) - known, np.int32)
        heads = np.flatnonzero(np.append(True, places[1:] != places[:-1])) if len(places) else places
        for place, found in zip(places[heads].tolist(), np.split(forms, heads[1:]), strict=len(places) > 0):
            learnt[place] = self._row_of(tuple(found.tolist()))
        self._set_of_word = np.concatenate((self._set_of_word, learnt))
        new = list(self._set_rows)[len(self._fills) :]
        fills = np.zeros((len(new), self.compiled.n_slots), bool)
        for place, slots in enumerate(new):
            fills[place, list(slots)] = True
        self._fills = np.concatenate((self._fills, fills))

    def _anchor(self, table: TokenTable) -> Anchors:
        """Choose the slot that finds each phrase (once, from the first batch), and keep up with new sets."""
        if self._anchors is None:
            frequency = np.zeros(self.compiled.n_slots)
            counts = np.bincount(self._set_of_word[table.type_id], minlength=len(self._fills))
            for slots, count in zip(self._set_rows, counts.tolist(), strict=True):
                frequency[list(slots)] += count
            self._anchors = choose_anchors(self.compiled, frequency)
        known = len(self._anchored.first) - 1
        new = [
            [phrase for slot in slots for phrase in self._anchors.phrases[slot]]
            for slots in islice(self._set_rows, known, None)
        ]
        if new:
            self._anchored = self._anchored.followed_by(Ragged.of(new))
        return self._anchors

    def _row_of(self, forms: tuple[int, ...]) -> int:
        """Return the set of the slots that some forms can fill."""
        if forms not in self._row_of_forms:
            slots = tuple(sorted({slot for form in forms for slot in self._form_slots[form]}))
            self._row_of_forms[forms] = self._set_rows.setdefault(slots, len(self._set_rows))
        return self._row_of_forms[forms]

    def match(self, table: TokenTable) -> Matches:
        """Find every match of every term in a batch."""
        self._learn()
        compiled = self.compiled
        stretches = self._patterns(table)
        exceptions = stretches.pattern >= compiled.n_terms
        found, unless = stretches[~exceptions], stretches[exceptions]
        if len(unless):
            excepted = compiled.pattern_term[unless.pattern]
            found = found[~touches(found, found.pattern, unless, excepted, len(table))]
        is_negated = negated(table, self._vocabulary, found.starts)
        if not compiled.term_counts_negated.all():
            counts = ~is_negated | compiled.term_counts_negated[found.pattern]
            found, is_negated = found[counts], is_negated[counts]
        suppressed = covered_by_longer(found, compiled.term_category[found.pattern], len(table))
        last: Index = np.maximum(found.ends, found.ends2) - 1
        # In the order of the text; as one number, since sorting one is much faster than sorting by several.
        width = int((last - found.starts).max(initial=0)) + 1
        place = (found.starts * width + (last - found.starts)) * compiled.n_terms + found.pattern
        order = _each_once(found, place, suppressed)
        return Matches(
            found.pattern[order],
            found.starts[order],
            last[order],
            found.ends[order],
            found.starts2[order],
            is_negated[order],
            suppressed[order],
        )

    def _patterns(self, table: TokenTable) -> Stretches:
        """Find every match of every pattern."""
        compiled = self.compiled
        phrase, starts = self._phrases(table)
        side, owner = compiled.phrase_sides.expand(phrase)
        starts = starts[owner]
        ends = starts + compiled.phrase_length[phrase[owner]]
        is_one_sided = compiled.pattern_distance[side // 2] < 0
        one_sided, two_sided = np.flatnonzero(is_one_sided), np.flatnonzero(~is_one_sided)
        single = Stretches(side // 2, starts, ends, ends, ends)[one_sided]
        pairs = join_sides(
            side[two_sided], starts[two_sided], ends[two_sided], compiled, table.sentence, len(table)
        )
        return Stretches.concatenated(single, pairs)

    def _phrases(self, table: TokenTable) -> tuple[Index, Index]:
        """Find every occurrence of every phrase: the phrase and its first token."""
        compiled = self.compiled
        anchors = self._anchor(table)
        anchoring = np.diff(self._anchored.first)[self._set_of_word] > 0
        at = np.flatnonzero(anchoring[table.type_id])
        phrase, owner = self._anchored.expand(self._set_of_word[table.type_id[at]])
        starts = at[owner] - anchors.place[phrase]
        is_alone = compiled.phrase_length[phrase] == 1
        alone, rest = np.flatnonzero(is_alone), np.flatnonzero(~is_alone)
        longer, longer_starts = self._whole(table, phrase[rest], starts[rest], anchors.place)
        return np.concatenate((phrase[alone], longer)), np.concatenate((starts[alone], longer_starts))

    def _whole(self, table: TokenTable, phrase: Index, starts: Index, anchor: Index) -> tuple[Index, Index]:
        """Keep those phrases of several words whose other words stand there too, with no hard gap inside."""
        compiled = self.compiled
        ends = starts + compiled.phrase_length[phrase]
        inside = (starts >= 0) & (ends <= len(table))
        phrase, starts = phrase[inside], starts[inside]
        for step in range(compiled.phrase_slots.shape[1]):
            slot = compiled.phrase_slots[phrase, step]
            checked = np.flatnonzero((slot >= 0) & (anchor[phrase] != step))
            if len(checked):
                right = np.ones(len(phrase), bool)
                word = table.type_id[starts[checked] + step]
                right[checked] = self._fills[self._set_of_word[word], slot[checked]]
                kept = np.flatnonzero(right)
                phrase, starts = phrase[kept], starts[kept]
        hard = np.cumsum(table.hard_gap)
        whole = hard[starts] == hard[starts + compiled.phrase_length[phrase] - 1]
        return phrase[whole], starts[whole]


def _each_once(found: Stretches, place: Index, suppressed: npt.NDArray[np.bool_]) -> Index:
    """Return the matches in the order of their places, each once.

    Two alternatives of one term may match the same words, "(market|market*)"; the one that counts is kept. Or they
    share their first and last word and leave different words between: "(a|a b) NEAR/5 c". These are two matches,
    of which at most one counts.
    """
    order = np.argsort(place * 2 + suppressed)
    same = place[order[1:]] == place[order[:-1]]
    if not same.any():
        return order
    at = np.flatnonzero(np.append(same, False) | np.append(False, same))
    rows = order[at]
    rows = rows[np.lexsort((suppressed[rows], found.starts2[rows], found.ends[rows], place[rows]))]
    order[at] = rows
    before, after = rows[:-1], rows[1:]
    again = place[before] == place[after]
    again &= (found.ends[before] == found.ends[after]) & (found.starts2[before] == found.starts2[after])
    return np.delete(order, at[1:][again])
