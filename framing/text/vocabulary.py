"""What depends on a word alone, worked out once per distinct word and kept over batches."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.text.words import flags_of, fold_all

_BOUND = 1_000_000  # words; about 150 MB. Misspellings and addresses must not grow memory without end.


class Vocabulary:
    """The distinct words seen so far.

    A cache, not a result: what it returns does not depend on what it has seen before. When a batch would take
    it past its bound it forgets everything and starts again, and `generation` says so to whoever keeps arrays
    beside it.

    Attributes
    ----------
    words : list of str
        Every word as written.
    folded : list of str
        The form in which words are compared.
    flags : array of uint8, shape (number of words,)
        The closed classes of `framing.text.words`.
    generation : int
        How often it has started again.
    """

    def __init__(self, bound: int = _BOUND) -> None:
        self.bound = bound
        self.generation = 0
        self._clear()

    def _clear(self) -> None:
        self._row: dict[str, int] = {}
        self.words: list[str] = []
        self.folded: list[str] = []
        self.flags = np.empty(0, np.uint8)

    def __len__(self) -> int:
        return len(self.words)

    def rows(self, strings: list[str]) -> npt.NDArray[np.int32]:
        """Return the row of every type of a batch, learning the new ones; shape (t,)."""
        if len(self.words) + len(strings) > self.bound and self.words:
            self.generation += 1
            self._clear()
        known = self._row.get
        rows = [known(word, -1) for word in strings]
        found = np.array(rows, np.int32)
        unknown = np.flatnonzero(found < 0)
        if len(unknown):
            new = [strings[i] for i in unknown.tolist()]
            first = len(self.words)
            self._row.update(zip(new, range(first, first + len(new)), strict=True))
            folded = fold_all(new)
            self.words += new
            self.folded += folded
            self.flags = np.concatenate((self.flags, flags_of(new, folded)))
            found[unknown] = np.arange(first, first + len(new))
        return found
