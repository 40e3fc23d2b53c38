"""Words and phrases with their counts, wherever these lie: in memory, or part by part on disk."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from scipy.sparse import csc_array, csr_array, vstack

from framing.scoring.spellings import NO_WORD
from framing.stats import ClusterSums, cluster_sums

Index = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int32]
Block = tuple[slice, csr_array]  # which articles, and their counts

_AT_ONCE = 10_000_000  # sums of words × groups held at once while parts are read, with 50 bytes each


@dataclass(frozen=True, slots=True)
class Counted(ABC):
    """Words and phrases of n articles; v of them, shorter before longer, alphabetical among those of one length.

    Attributes
    ----------
    lengths : array of int64, shape (n, m)
        How many words each article has, how many runs of two words, of three …: what a phrase of that length is
        counted out of.
    order : array of int64, shape (v,)
        How many words long each is.
    parts : array of int32, shape (v, m)
        Which forms it is made of, `NO_WORD` behind its last.
    forms, spellings : pyarrow.Array of string, shape (f,)
        Single words as they are counted, and as they are mostly written.
    """

    lengths: Index
    order: Index
    parts: Numbers
    forms: pa.Array
    spellings: pa.Array

    @abstractmethod
    def blocks(self) -> Iterator[Block]:
        """Yield the counts of all articles, some at a time."""

    def words(self, columns: Index) -> pa.Array:
        """Return words and phrases as they are counted, for numbers of columns."""
        return _joined(self.forms, self.parts[columns])

    def written(self, columns: Index) -> pa.Array:
        """Return words and phrases as their words are mostly written, for numbers of columns."""
        return _joined(self.spellings, self.parts[columns])

    def is_among(self, words: Iterable[str]) -> npt.NDArray[np.bool_]:
        """Return which forms are among some words, shape (f + 1,); the last is for `NO_WORD` and always False."""
        among = pc.is_in(self.forms, value_set=pa.array(sorted(set(words)), pa.string()))
        return np.append(among.to_numpy(zero_copy_only=False), False)

    def sums(self, member: Index, groups: Sequence[int]) -> Iterator[ClusterSums]:
        """Yield the sums over the articles of each group.

        Parameters
        ----------
        member : array of int, shape (n,)
            The group of each article.
        """
        at_once = max(1, _AT_ONCE // max(len(self.order), 1))
        for first in range(0, len(groups), at_once):
            found: dict[int, ClusterSums] = {}
            chosen = groups[first : first + at_once]
            for rows, counts in self.blocks():
                for group in chosen:
                    own = np.flatnonzero(member[rows] == group)
                    if len(own) or group not in found:
                        part = cluster_sums(counts[own], self.lengths[rows][own], self.order - 1)
                        found[group] = found[group] + part if group in found else part
            for group in chosen:
                yield found.pop(group)

    def of_words(self, columns: Index) -> csc_array:
        """Return the counts of some words, shape (n, len(columns))."""
        return csc_array(vstack([counts[:, columns] for _, counts in self.blocks()], format="csc"))


def _joined(words: pa.Array, parts: Numbers) -> pa.Array:
    """Join the words of phrases with spaces."""
    columns = [pc.take(words, pa.array(column, mask=column == NO_WORD)).cast(pa.string()) for column in parts.T]
    return pc.binary_join_element_wise(*columns, " ", null_handling="skip")
