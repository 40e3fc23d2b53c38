"""What is known of the words between white space, kept over batches."""

from __future__ import annotations

import string

import numpy as np

from framing.scoring.tone_lexicon import Flags, tone_lexicon
from framing.scoring.tone_words import SHORTEST, WordFacts, word_facts
from framing.text import TokenTable, Vocabulary
from framing.text.characters import DOT, Characters, Positions
from framing.text.numbering import Rows, WordRows
from framing.text.whitespace import UNIT_SEPARATOR

_MOST_MARKS = 2  # on either side of a token; of words with more there are few
# Which code points VADER strips from a word and otherwise passes over; the last entry stands for all higher ones.
_STRIPPED = np.zeros(0x81, bool)
_STRIPPED[[ord(mark) for mark in string.punctuation if mark not in "!?"]] = True


class ToneMemory:
    """Facts on the words met so far.

    Most words between white space are single tokens, which the vocabulary has numbered already, or a token with a
    comma or the like, which VADER strips; only the others ("Indo-Pacific", "“We", "so!") are numbered here.

    Parameters
    ----------
    vocabulary : Vocabulary, optional
        The one that the batches are tokenised with, if they are.
    """

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self._tokens = _Known(WordRows() if vocabulary is None else vocabulary)
        self._others = _Known(WordRows())
        self._nothing = WordFacts.on_nothing(tone_lexicon())

    def look_up(
        self, chars: Characters, starts: Positions, ends: Positions, solid: Flags, table: TokenTable | None
    ) -> tuple[Rows, WordFacts]:
        """Return the facts on the words of a batch, learning the new ones.

        Parameters
        ----------
        starts, ends : array of int64, shape (k,)
            The words between white space, in order; they part at the borders of the table's sentences.
        solid : array of bool, shape (n,)
            Which characters are not white space.
        table : TokenTable or None
            The tokens of the batch.

        Returns
        -------
        rows : array of int32, shape (k,)
            The row of each word in the facts.
        facts : WordFacts
            The last row is on no word at all.
        """
        rows = np.empty(len(starts), np.int32)
        is_token = np.zeros(len(starts), bool)
        # Where blanks are not the tokeniser's, the border of a sentence may stand between a token and its marks.
        if table is not None and UNIT_SEPARATOR not in chars.utf8:
            begin = _word_begins(table, solid)
            alone = np.flatnonzero(begin >= 0)
            begins = np.zeros(len(solid), bool)
            begins[begin.take(alone)] = True
            is_token = begins.take(starts)
            rows[is_token] = table.type_id.take(alone)
        tokens = self._tokens.facts()
        others = np.flatnonzero(~is_token)
        rows[others] = self._others.words.rows(chars, starts.take(others), ends.take(others)) + len(tokens)
        return rows, WordFacts.together((tokens, self._others.facts(), self._nothing))


def _word_begins(table: TokenTable, solid: Flags) -> Positions:
    """Return where the word begins of each token that has no other in its word, −1 for others; shape (n,).

    Only what VADER strips from the token's ends stands beside it, and neither ! nor ?.
    """
    # Before the first character stands the last, which is blank.
    left, right = table.starts - 1, table.ends
    begin = table.starts.copy()
    beside = np.flatnonzero(solid.take(left) | solid.take(right))
    left, right = left.take(beside), right.take(beside)
    codes = table.chars.codes
    for _ in range(_MOST_MARKS):
        left -= solid.take(left) & np.take(_STRIPPED, codes.take(left), mode="clip")
        right += solid.take(right) & np.take(_STRIPPED, codes.take(right), mode="clip")
    # Of words that are shorter without their marks VADER strips nothing; an acronym's last stop is one of them.
    last = table.ends[beside] - 1
    letters = last + 1 - begin[beside] - (table.chars.kinds.take(last) == DOT)
    whole = ~(solid.take(left) | solid.take(right)) & (letters >= SHORTEST)
    begin[beside] = np.where(whole, left + 1, -1)
    return begin


class _Known:
    """Facts beside numbered words, grown as these grow."""

    def __init__(self, words: WordRows) -> None:
        self.words = words
        self._generation = words.generation
        self._facts = word_facts([], tone_lexicon())

    def facts(self) -> WordFacts:
        """Return the facts on all words; learns those on the new ones."""
        if self.words.generation != self._generation:
            self._generation = self.words.generation
            self._facts = self._facts[:0]
        new = self.words.words[len(self._facts) :]
        if new:
            self._facts = WordFacts.together((self._facts, word_facts(new, tone_lexicon())))
        return self._facts
