"""The words of a corpus as they are spelt, and which spellings are one word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.text import Vocabulary
from framing.text.numbering import BOUND
from framing.text.words import bare, compose, fold

Numbers = npt.NDArray[np.int32]

NO_WORD = -1  # stands for a token without a letter, such as a number

# Behind these, 's is a verb and no possessive: "it's not" holds no "it not".
_CONTRACTED = frozenset(
    "it he she that this there here what who where when how why let everybody everything".split()
)


class Spellings:
    """Spellings met so far, without possessive endings, and what is known of words beside them.

    Parameters
    ----------
    known : Vocabulary, optional
        Where tokens get their types from; a new one unless given.
    """

    def __init__(self, known: Vocabulary | None = None) -> None:
        self.known = Vocabulary() if known is None else known
        self._generation = self.known.generation
        self._of_row = np.empty(0, np.int32)  # the spelling of each row of the vocabulary
        self._number: dict[str, int] = {}

    def of(self, rows: Numbers) -> Numbers:
        """Return the spelling of each token, `NO_WORD` where it is no word, for rows of the vocabulary."""
        if self.known.generation != self._generation:
            self._generation, self._of_row = self.known.generation, self._of_row[:0]
        new = [self._learnt(word) for word in self.known.words[len(self._of_row) :]]
        self._of_row = np.concatenate((self._of_row, np.array(new, np.int32)))
        spelt: Numbers = self._of_row[rows]
        return spelt

    def _learnt(self, word: str) -> int:
        if not any(map(str.isalpha, word)):
            return NO_WORD
        # An acronym's last stop is part of how it is spelt, and not of what it is compared by.
        stop = "." if word[-1] == "." else ""
        return self._number.setdefault(_without_ending(compose(word)) + stop, len(self._number))

    def __len__(self) -> int:
        return len(self._number)

    @property
    def is_full(self) -> bool:
        """Whether more were met than a vocabulary keeps; who reads without end then starts again."""
        return len(self) > BOUND

    def forms(self, counts: npt.NDArray[np.int64], lowercase: bool) -> tuple[Numbers, pa.Array, pa.Array]:
        """Return which form each spelling has, the forms, and the commonest spelling of each; see `forms_of`."""
        return forms_of(list(self._number), counts, lowercase)

    def named(self, numbers: npt.NDArray[np.int32]) -> pa.Array:
        """Return some spellings as text, for their numbers."""
        names = list(self._number)
        return pa.array([names[number] for number in numbers.tolist()], pa.string())


def forms_of(
    spellings: Sequence[str], counts: npt.NDArray[np.int64], lowercase: bool
) -> tuple[Numbers, pa.Array, pa.Array]:
    """Return which form each spelling has, the forms, and the commonest spelling of each.

    Parameters
    ----------
    spellings : sequence of str
    counts : array of int64, shape (spellings,)
        How often each was met; of equally common ones, the first in the alphabet stands for the form.
    lowercase : bool
        Whether spellings that differ in case alone are one form; otherwise each is its own.
    """
    number: dict[str, int] = {}
    commonest: list[tuple[int, str]] = []
    form_number = np.empty(len(spellings), np.int32)
    for place, (spelling, count) in enumerate(zip(spellings, counts.tolist(), strict=True)):
        form = number.setdefault(form_of(spelling, lowercase), len(number))
        form_number[place] = form
        if form == len(commonest):
            commonest.append((-count, spelling))
        else:
            commonest[form] = min(commonest[form], (-count, spelling))
    names, mostly = list(number), [spelling for _, spelling in commonest]
    return form_number, pa.array(names, pa.string()), pa.array(mostly, pa.string())


def form_of(word: str, lowercase: bool) -> str:
    """Return the form in which a single word is counted."""
    return _without_ending(fold(word) if lowercase else compose(word))


def _without_ending(word: str) -> str:
    """Return a word without its possessive ending."""
    without = bare(word)
    return word if without.lower() in _CONTRACTED else without
