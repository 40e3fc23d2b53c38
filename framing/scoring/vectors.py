"""Vectors of words: learnt from a corpus or read from a file, and always used the same way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.errors import InputError, did_you_mean
from framing.results import Caveat

Matrix = npt.NDArray[np.float32]

_SHOWN = 8


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Vectors:
    """A vector a word, so that words used alike lie in like directions.

    Attributes
    ----------
    words : tuple of str, length v
        In the form in which words are compared: folded, without a possessive ending. No two are alike.
    matrix : array of float32, shape (v, d)
        One row a word, of length 1, so that the product of two rows is their cosine, −1 to 1.
    origin : str
        Where they come from, in words: "445 articles of the corpus", or a file's name.
    sha256 : str
        Of the words and their vectors.
    articles : frozenset of str
        Ids of the articles that they were learnt from; empty where they come from elsewhere.
    caveats : tuple of Caveat
    method : str
        How they were made, in sentences that a paper can take over.
    references : tuple of str
        Keys of the bibliography.
    lengths : array of float64, shape (v,), or None
        How long each vector was before; None where nothing is said by it. The axes of microframes lie between
        vectors as they were.
    """

    words: tuple[str, ...]
    matrix: Matrix
    origin: str
    sha256: str
    articles: frozenset[str]
    caveats: tuple[Caveat, ...]
    method: str
    references: tuple[str, ...]
    lengths: npt.NDArray[np.float64] | None = None

    def __len__(self) -> int:
        return len(self.words)

    def __contains__(self, word: object) -> bool:
        return word in self.words

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        return int(self.matrix.shape[1])

    def nearest(self, word: str, n: int = 10) -> list[tuple[str, float]]:
        """Return the words whose vectors lie nearest to that of a word, with the cosine (−1 to 1).

        Raises
        ------
        InputError
            The word has no vector.
        """
        if word not in self.words:
            raise InputError(f"The word '{word}' has no vector.{did_you_mean(word, self.words)}")
        row = self.words.index(word)
        similarity = self.matrix @ self.matrix[row]
        order = [each for each in np.argsort(-similarity, kind="stable")[: n + 1].tolist() if each != row][:n]
        return [(self.words[each], float(similarity[each])) for each in order]

    def __str__(self) -> str:
        shown = ", ".join(self.words[:_SHOWN])
        return f"Vectors of {len(self):,} words in {self.dimensions} dimensions, from {self.origin}: {shown}, …"

    __repr__ = __str__


def of_length_one(matrix: npt.NDArray[np.floating]) -> Matrix:
    """Return rows of length 1; a row of zeros stays one."""
    length = np.linalg.norm(np.asarray(matrix, np.float64), axis=1, keepdims=True)
    return np.asarray(matrix / np.where(length > 0, length, 1.0), np.float32)


def centre(vectors: Vectors, rows: Sequence[int]) -> npt.NDArray[np.float64]:
    """Return the mean of some words' vectors in the lengths that they had before, shape (d,)."""
    own = np.asarray(vectors.matrix[list(rows)], np.float64)
    if vectors.lengths is not None:
        own *= vectors.lengths[list(rows), None]
    return np.asarray(own.mean(axis=0))


def direction(vectors: Vectors, rows: Sequence[int]) -> npt.NDArray[np.float64]:
    """Return the mean of the vectors of some words, shape (d,)."""
    return np.asarray(vectors.matrix[list(rows)].mean(axis=0), np.float64)
