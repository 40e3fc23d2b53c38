"""The lines of a text file of word vectors, read one by one, with everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from framing.errors import InputError
from framing.text.words import bare, fold

LONGEST_LINE = 1_000_000  # bytes; a file without line ends does not fill the memory
_PROBLEMS = 20  # listed; from here on the file is not read any further
_BINARY = (
    "This is no text file of word vectors: line {line} holds bytes that are no text. Vectors in a binary format "
    "(.bin, .model, .kv) are loaded with the library that wrote them, and the object is given to load_vectors."
)


def form(word: str) -> str:
    """Return the form in which words of articles are compared."""
    return bare(fold(word)) if word else ""


@dataclass(slots=True)
class VectorLines:
    """What has been read so far.

    Attributes
    ----------
    name : str
        What to call the file.
    wanted : frozenset of str or None
        The words to keep; None keeps all.
    most : int
        How many to keep.
    rows : dict of str to array of float32, shape (d,)
    n_read : int
        Lines with a word.
    """

    name: str
    wanted: frozenset[str] | None
    most: int
    rows: dict[str, npt.NDArray[np.float32]] = field(default_factory=dict)
    n_read: int = 0
    _problems: list[str] = field(default_factory=list)
    _dimensions: int = 0
    _declared: tuple[int, int] | None = None

    def read(self, file: BinaryIO) -> VectorLines:
        """Read a file to its end, or to the last word that is wanted.

        Raises
        ------
        InputError
            Lines are wrong: all of them at once, or the first twenty.
        """
        for number, line in _lines(file):
            if b"\0" in line:
                raise InputError(f"{self.name}: " + _BINARY.format(line=number))
            self._take(number, line)
            if len(self._problems) >= _PROBLEMS:
                self._problems.append("… and it was not read any further.")
                break
            if len(self.rows) >= self.most:
                break
        else:
            self._check_end()
        if self._problems:
            listed = "\n".join(f"  {each}" for each in self._problems)
            raise InputError(f"{self.name} cannot be used as word vectors.\n{listed}")
        return self

    def _take(self, number: int, line: bytes) -> None:
        fields = line.split()
        if not fields:
            return
        if number == 1 and len(fields) == 2 and all(each.isdigit() for each in fields):
            self._declared = int(fields[0]), int(fields[1])
            self._dimensions = self._declared[1]
            return
        if not self._dimensions:
            self._dimensions = _numbers_at_the_end(fields)
        self.n_read += 1
        missing = 0 < len(fields) <= self._dimensions
        if missing or not self._dimensions:
            what = f"{self._dimensions} numbers" if self._dimensions else "numbers"
            self._problems.append(f"line {number:,}: a word and {what} have to stand here; given: {_shown(line)}.")
            return
        try:
            word = form(b" ".join(fields[: -self._dimensions]).decode("utf-8"))
        except UnicodeDecodeError:
            # The big files of word2vec hold a few cut-off characters; such a word is none of any article.
            return
        if not word or word in self.rows or (self.wanted is not None and word not in self.wanted):
            return
        self._keep(number, word, fields[-self._dimensions :])

    def _keep(self, number: int, word: str, fields: list[bytes]) -> None:
        try:
            row = np.array([float(each) for each in fields], np.float64)
        except ValueError:
            wrong = next(each for each in fields if not _is_number(each))
            self._problems.append(f"line {number:,}: {_shown(wrong)} stands where a number of '{word}' has to.")
            return
        if not np.isfinite(row).all() or np.abs(row).max() > np.finfo(np.float32).max:
            self._problems.append(f"line {number:,}: a number of '{word}' is not finite, or too large.")
        elif row.any():
            self.rows[word] = row.astype(np.float32)

    def _check_end(self) -> None:
        if self._declared is not None and self.n_read != self._declared[0]:
            self._problems.append(
                f"line 1 says that there are {self._declared[0]:,} words, and {self.n_read:,} lines with a word "
                "follow: the file may have been cut off."
            )
        if not self.n_read:
            self._problems.append("it holds no line with a word and its numbers.")


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise InputError(
                f"Line {number:,} is longer than {LONGEST_LINE:,} bytes. A text file of word vectors has one word "
                "and its numbers on each line."
            )
        yield number, line


def _numbers_at_the_end(fields: list[bytes]) -> int:
    """Return how many of the fields are numbers, from the last to the first that is none; the first is a word."""
    n = 0
    while n < len(fields) - 1 and _is_number(fields[len(fields) - 1 - n]):
        n += 1
    return n


def _is_number(given: bytes) -> bool:
    try:
        float(given)
    except ValueError:
        return False
    return True


def _shown(given: bytes) -> str:
    text = given.decode("utf-8", "replace").strip()
    return f"'{text[:40]}…'" if len(text) > 40 else f"'{text}'"
