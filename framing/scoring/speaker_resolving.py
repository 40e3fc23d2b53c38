"""Who is meant within an article: surnames, pronouns and offices back to the name that was introduced."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from framing.scoring.speaker_runs import PERSON, Flags, Index, Runs
from framing.text.names import SHE
from framing.text.table import JOURNALIST, TokenTable

_NAMES_BEFORE = 8  # names that are weighed for a pronoun
_FARTHEST = 12  # sentences between a name and its pronoun
_LONGEST_SURNAME_FIRST = 3  # words: "Xi Jinping", "Nguyen Phu Trong"
_WITH_MIDDLE = 3

# Weights for a pronoun's names, set by hand.
_PER_SENTENCE = 0.35
_PER_NAME = 0.05
_OPENS_SENTENCE = 0.8
_SPOKE = 1.0
_IN_QUOTATION = 1.5
_GENDER_KNOWN = 0.6


@dataclass(frozen=True)
class Introduced:
    """The persons among the runs of a batch, and look-ups by a word of their names.

    Attributes
    ----------
    table : TokenTable
    runs : Runs
    """

    table: TokenTable
    runs: Runs

    @cached_property
    def whole(self) -> Index:
        """Return the runs that name a person in two words or more."""
        runs = self.runs
        return np.flatnonzero((runs.kind == PERSON) & (runs.last > runs.name))

    def _sorted(self, runs: Index, tokens: Index) -> Index:
        """Return numbers for (word, run) in order; runs are in the order of texts."""
        word = self.runs.key(tokens)
        numbers: Index = np.sort((word * (len(self.runs) + 1) + runs)[word >= 0])
        return numbers

    def _by_word(self, gender: int) -> list[Index]:
        """Return the whole names of all but the other gender by last word, by first, and by middle word.

        "Clinton" is Hillary Clinton, though Clinton Smith is there too; "Xi" is Xi Jinping, and "Acosta" may be
        Melba Acosta Febo.
        """
        runs = self.runs
        whole = self.whole
        if gender:
            whole = whole[runs.gender[whole] != -gender]
        length = (runs.last - runs.name)[whole] + 1
        short, three = whole[length <= _LONGEST_SURNAME_FIRST], whole[length == _WITH_MIDDLE]
        return [
            self._sorted(whole, runs.last[whole]),
            self._sorted(short, runs.name[short]),
            self._sorted(three, runs.name[three] + 1),
        ]

    def _whole_of(self, run: Index, gender: int) -> Index:
        """Return for runs of one word the last whole name with it before them, else the first behind; or −1."""
        found = np.full(len(run), -1, np.int64)
        word = self.runs.last_key[run]
        size = len(self.runs) + 1
        for numbers in self._by_word(gender):
            if not len(numbers):
                continue
            # Most words are part of no name in several words, in any text of the batch.
            known = np.zeros(max(int(word.max()), int(numbers[-1]) // size) + 2, bool)
            known[numbers // size] = True
            lacking = np.flatnonzero((found < 0) & known[word])
            place = np.searchsorted(numbers, word[lacking] * size + run[lacking])
            for near in (place - 1, place):
                near_number = numbers[np.clip(near, 0, len(numbers) - 1)]
                whole = near_number % size
                fits = (near >= 0) & (near < len(numbers)) & (near_number // size == word[lacking])
                fits &= (self.runs.text[whole] == self.runs.text[run[lacking]]) & (found[lacking] < 0)
                found[lacking[fits]] = whole[fits]
        return found

    @cached_property
    def stands_for(self) -> Index:
        """For each run the run with the person's whole name, or itself; shape (k,)."""
        runs = self.runs
        found = np.arange(len(runs))
        single = np.flatnonzero((runs.kind == PERSON) & (runs.last == runs.name))
        # "Mr Obama" is not Michelle Obama.
        for gender in (0, 1, -1):
            some = single[runs.gender[single] == gender]
            if len(some):
                whole = self._whole_of(some, gender)
                found[some] = np.where(whole >= 0, whole, some)
        return found


def pronouns(introduced: Introduced, tokens: Index, persons: Index, stands_for: Index, spoke: Flags) -> Index:
    """Return for pronouns the run that each stands for, −1 where no name fits.

    Parameters
    ----------
    tokens : array of int64, shape (p,)
    persons : array of int64, shape (c,)
        The runs that may be meant, in order.
    stands_for : array of int64, shape (c,)
        The whole name of each.
    spoke : array of bool, shape (c,)
        Whether the run is itself the source of speech.
    """
    table, runs = introduced.table, introduced.runs
    if not len(persons) or not len(tokens):
        return np.full(len(tokens), -1, np.int64)
    place = np.searchsorted(runs.first[persons], tokens)
    slots = place[:, None] - 1 - np.arange(_NAMES_BEFORE)
    there = slots >= 0
    slots = np.maximum(slots, 0)
    run = persons[slots]
    apart = table.sentence[tokens][:, None] - table.sentence[runs.first[run]]
    there &= (runs.text[run] == table.text[tokens][:, None]) & (apart <= _FARTHEST)
    gender = runs.gender[stands_for[slots]]
    gender = np.where(gender == 0, runs.gender[run], gender)
    wanted = np.where((runs.bits[tokens] & SHE) != 0, -1, 1)[:, None]
    there &= gender != -wanted
    score = -_PER_SENTENCE * apart - _PER_NAME * np.arange(_NAMES_BEFORE)
    score += _GENDER_KNOWN * (gender == wanted)
    score += _OPENS_SENTENCE * (runs.first[run] == table.sentence_first[table.sentence[runs.first[run]]])
    score += _SPOKE * spoke[slots]
    score -= _IN_QUOTATION * (table.voice[runs.first[run]] != JOURNALIST)
    score = np.where(there, score, -np.inf)
    best = score.argmax(axis=1)
    rows = np.arange(len(tokens))
    return np.where(there[rows, best], stands_for[slots[rows, best]], -1)


def antecedents(introduced: Introduced, tokens: Index) -> Index:
    """Return the person right before each "who", at most two tokens away: "Smith, who"; −1 for none."""
    runs = introduced.runs
    found = np.full(len(tokens), -1, np.int64)
    run = runs.at[np.maximum(tokens - 1, 0)]
    fits = (run >= 0) & (tokens > 0)
    if len(runs):
        fits &= runs.kind[np.maximum(run, 0)] == PERSON
        fits &= runs.text[np.maximum(run, 0)] == introduced.table.text[tokens]
    found[fits] = introduced.stands_for[run[fits]]
    return found
