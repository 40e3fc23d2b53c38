"""What depends on a word alone, worked out once per distinct word and kept over batches."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.text.words import flags, fold

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

    def rows(self, types: pa.StringArray) -> npt.NDArray[np.int32]:
        """Return the row of every type of a batch, learning the new ones; shape (t,)."""
        strings = types.to_pylist()
        if len(self.words) + len(strings) > self.bound and self.words:
            self.generation += 1
            self._clear()
        row = self._row
        new = [word for word in strings if word not in row]
        if new:
            row.update(zip(new, range(len(row), len(row) + len(new)), strict=True))
            folded = [fold(word) for word in new]
            self.words += new
            self.folded += folded
            learnt = np.fromiter(map(flags, new, folded), np.uint8, len(new))
            self.flags = np.concatenate((self.flags, learnt))
        return np.fromiter(map(row.__getitem__, strings), np.int32, len(strings))
