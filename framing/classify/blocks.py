"""Terms and letters of texts as sparse matrices: tf-idf blocks whose whole memory is a text and an array."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.preprocessing import normalize

from framing.classify.texts import Words

Floats = npt.NDArray[np.float64]
Matrix = Any  # a scipy sparse matrix, which has no types

_SEPARATOR = "\n"  # stands in no term


class Terms:
    """Terms given as lists, weighed by (1 + ln count) × idf, each row of length 1.

    Attributes
    ----------
    names_ : str
        The terms, one a line: a model's file then holds one text and not a million.
    idf_ : array of float64, shape (number of terms,)
        ln((1 + n) ÷ (1 + texts with it)) + 1.
    """

    def __init__(self, min_count: int = 1) -> None:
        self.min_count = min_count
        self.names_ = ""
        self.idf_ = np.zeros(0)

    @property
    def names(self) -> list[str]:
        """The terms, one a column."""
        return self.names_.split(_SEPARATOR) if self.names_ else []

    def learn(self, lists: Sequence[Sequence[str]]) -> Matrix:
        """Learn the terms of some texts, and return their weights."""
        rows: dict[str, int] = {}
        counts = counted(lists, rows, learning=True)
        return self.keep(list(rows), counts)

    def keep(self, names: Sequence[str], counts: Matrix) -> Matrix:
        """Learn from counts: those columns are kept that enough texts have, in alphabetical order."""
        n = counts.shape[0]
        found = np.bincount(counts.indices, minlength=counts.shape[1])
        kept = [column for column in np.flatnonzero(found >= self.min_count).tolist() if names[column]]
        kept.sort(key=names.__getitem__)
        self.names_ = _SEPARATOR.join(names[column] for column in kept)
        self.idf_ = np.log((1 + n) / (1 + found[kept])) + 1
        return self.weighed(counts[:, kept])

    def transform(self, lists: Sequence[Sequence[str]]) -> Matrix:
        """Return the weights of the known terms in some texts."""
        return self.weighed(counted(lists, {name: row for row, name in enumerate(self.names)}))

    def weighed(self, counts: Matrix) -> Matrix:
        """Weigh counts of the known terms."""
        weights = sparse.csr_matrix(counts, dtype=np.float64, copy=True)
        weights.data = (1 + np.log(weights.data)) * self.idf_[weights.indices]
        return normalize(weights, copy=False) if weights.shape[1] else weights


def counted(lists: Sequence[Sequence[str]], rows: dict[str, int], *, learning: bool = False) -> Matrix:
    """Count terms: one row a list, one column a term. Where it is learning, new terms are added to `rows`."""
    columns: list[int] = []
    ends = [0]
    for terms in lists:
        if learning:
            columns += [rows.setdefault(term, len(rows)) for term in terms]
        else:
            columns += [row for term in terms if (row := rows.get(term)) is not None]
        ends.append(len(columns))
    values = (np.ones(len(columns)), np.array(columns, np.int64), np.array(ends, np.int64))
    counts = sparse.csr_matrix(values, shape=(len(lists), len(rows)))
    counts.sum_duplicates()
    return counts


class Letters(Terms):
    """Runs of letters inside words, with a space before and behind each word.

    A word's runs are found once, and carried to the texts by a product of matrices.
    """

    def __init__(self, shortest: int = 2, longest: int = 5, min_count: int = 1) -> None:
        super().__init__(min_count)
        self.shortest = shortest
        self.longest = longest

    def runs(self, words: Sequence[str]) -> list[list[str]]:
        """Return the runs of letters of each word."""
        return [letter_runs(word, self.shortest, self.longest) for word in words]

    def learn_words(self, words: Words) -> Matrix:
        """Learn the runs of some texts, and return their weights."""
        rows: dict[str, int] = {}
        by_type = counted(self.runs(words.types), rows, learning=True)
        return self.keep(list(rows), counts_by_type(words) @ by_type)

    def transform_words(self, words: Words) -> Matrix:
        """Return the weights of the known runs in some texts."""
        by_type = counted(self.runs(words.types), {name: row for row, name in enumerate(self.names)})
        return self.weighed(counts_by_type(words) @ by_type)


def letter_runs(word: str, shortest: int, longest: int) -> list[str]:
    """Return the runs of letters of a word, with a space before and behind: " tr", "tra", …"""
    padded = f" {word} "
    n = len(padded)
    return [
        padded[start : start + length]
        for length in range(shortest, min(longest, n) + 1)
        for start in range(n - length + 1)
    ]


def sequences(words: Sequence[str], shortest: int, longest: int) -> list[str]:
    """Return the sequences of words of some lengths, with spaces between the words."""
    found = list(words) if shortest <= 1 <= longest else []
    for length in range(max(shortest, 2), longest + 1):
        found += [" ".join(words[start : start + length]) for start in range(len(words) - length + 1)]
    return found


def counts_by_type(words: Words) -> Matrix:
    """Count the distinct words of each text, shape (texts, distinct words)."""
    shape = (len(words), len(words.types))
    counts = sparse.csr_matrix((np.ones(len(words.type_id)), words.type_id, words.first), shape=shape)
    counts.sum_duplicates()
    return counts
