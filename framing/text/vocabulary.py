"""What depends on a word alone: worked out once per distinct word and kept over batches."""

from __future__ import annotations

import numpy as np

from framing.text.characters import Characters, Positions
from framing.text.languages import ENGLISH
from framing.text.numbering import BOUND, Rows, WordRows
from framing.text.words import flags_of, fold_all

__all__ = ["Rows", "Vocabulary"]


class Vocabulary(WordRows):
    """The distinct words seen so far, numbered as `WordRows` numbers them.

    Parameters
    ----------
    bound : int
        The most words that are kept.
    language : str
        Of the texts: which words are abbreviations, may start a sentence or deny what follows.

    Attributes
    ----------
    folded : list of str
        The form in which words are compared.
    flags : array of uint8, shape (number of words,)
        The closed classes of `framing.text.words`.
    """

    def __init__(self, bound: int = BOUND, language: str = ENGLISH) -> None:
        self.language = language
        super().__init__(bound)

    def _clear(self) -> None:
        super()._clear()
        self.folded: list[str] = []
        self.flags = np.empty(0, np.uint8)

    def rows(self, chars: Characters, starts: Positions, ends: Positions) -> Rows:
        """Return the row of every word of a batch, learning the new ones; see `WordRows.rows`."""
        rows = super().rows(chars, starts, ends)
        new = self.words[len(self.folded) :]
        if new:
            folded = fold_all(new)
            self.folded += folded
            self.flags = np.concatenate((self.flags, flags_of(new, folded, self.language)))
        return rows
