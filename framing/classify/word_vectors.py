"""Word vectors learnt from unlabelled articles: an encoder for those who have no other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from framing.classify.texts import checked_texts, words_of
from framing.errors import InputError

Floats = npt.NDArray[np.float64]

_SMOOTHED = 0.75  # frequent words as neighbours count a little less than their number (Levy et al. 2015)
_TEXTS = 500  # counted at once


class WordVectors(TransformerMixin, BaseEstimator):
    """Vectors of words that are alike where they stand in alike company, and of texts as their means.

    Learnt from any articles, coded or not, without anything from outside: neighbours within a window are counted,
    weighed by surprise (positive pointwise mutual information) and reduced by singular value decomposition. It is
    a function from texts to an array, so it can be the `encoder` of a classifier, and it is saved with it.

    Parameters
    ----------
    dimensions : int
    window : int
        Words to either side that count as neighbours; the nearer, the more.
    min_count : int
        Rarer words have no vector.
    most : int
        So many of the most frequent words have one.
    random_state : int

    Attributes
    ----------
    words_ : str
        The words, one a line.
    vectors_ : array of float32, shape (words, dimensions)
        Of length 1.
    weights_ : array of float64, shape (words,)
        What a word counts in the mean: the rarer, the more.

    References
    ----------
    Levy, Goldberg and Dagan (2015), Improving distributional similarity with lessons learned from word embeddings.

    Examples
    --------
    >>> vectors = WordVectors().fit(corpus.articles.column("text"))  # doctest: +SKIP
    >>> FrameClassifier(encoder=vectors).fit(texts, frames)  # doctest: +SKIP
    """

    def __init__(
        self,
        dimensions: int = 200,
        window: int = 5,
        min_count: int = 5,
        most: int = 20_000,
        random_state: int = 0,
    ) -> None:
        self.dimensions = dimensions
        self.window = window
        self.min_count = min_count
        self.most = most
        self.random_state = random_state

    def fit(self, X: Sequence[str], y: Any = None) -> Self:
        """Learn from texts.

        Raises
        ------
        InputError
            They have too few words.
        """
        from sklearn.utils.extmath import randomized_svd

        texts = checked_texts(X, type(self).__name__)
        words = words_of(texts)
        count = np.bincount(words.type_id, minlength=len(words.types))
        frequent = np.argsort(-count, kind="stable")[: self.most]
        frequent = frequent[count[frequent] >= self.min_count]
        if len(frequent) <= self.dimensions:
            raise InputError(
                f"Word vectors of {self.dimensions} dimensions need more than {self.dimensions} words that occur "
                f"at "
                f"least {self.min_count} times; these {len(texts):,} texts have {len(frequent):,}. Give more "
                f"texts, "
                "or ask for fewer dimensions."
            )
        row = np.full(len(words.types), -1)
        row[frequent] = np.arange(len(frequent))
        neighbours = _neighbours(row[words.type_id], words.first, self.window, len(frequent))
        left, values, _ = randomized_svd(
            _surprise(neighbours), self.dimensions, n_iter=3, random_state=self.random_state
        )
        vectors = left * np.sqrt(values)
        length = np.linalg.norm(vectors, axis=1, keepdims=True)
        self.vectors_ = (vectors / np.where(length > 0, length, 1.0)).astype(np.float32)
        self.words_ = "\n".join(words.types[each] for each in frequent.tolist())
        self.weights_ = np.maximum(np.log(count.sum() / count[frequent]) - np.log(1_000), 0.1)
        return self

    def transform(self, X: Sequence[str]) -> Floats:
        """Return the vectors of texts, shape (texts, dimensions); zeros where no word is known."""
        check_is_fitted(self, "vectors_")
        words = words_of(list(X))
        rows = {word: row for row, word in enumerate(self.words_.split("\n"))}
        known = np.array([rows.get(word, -1) for word in words.types], np.int64)[words.type_id]
        text = np.repeat(np.arange(len(words)), np.diff(words.first))
        text, known = text[known >= 0], known[known >= 0]
        shape = (len(words), len(self.vectors_))
        weights = sparse.csr_matrix((self.weights_[known], (text, known)), shape=shape)
        found: Floats = np.asarray(weights @ self.vectors_.astype(np.float64))
        return found

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.input_tags.one_d_array = True
        return tags

    def __call__(self, texts: Sequence[str]) -> Floats:
        """Return the vectors of texts; see `transform`."""
        return self.transform(texts)


def _neighbours(row: npt.NDArray[np.int64], first: npt.NDArray[np.int64], window: int, n: int) -> Any:
    """Count which words stand near which, shape (n, n): 1 beside each other, 1/2 at two places, …"""
    total = sparse.csr_matrix((n, n))
    for start in range(0, len(first) - 1, _TEXTS):
        stop = min(start + _TEXTS, len(first) - 1)
        own = row[first[start] : first[stop]]
        text = np.repeat(np.arange(stop - start), np.diff(first[start : stop + 1]))
        lefts, rights, weights = [], [], []
        for distance in range(1, window + 1):
            left, right = own[:-distance], own[distance:]
            kept = (left >= 0) & (right >= 0) & (text[:-distance] == text[distance:])
            lefts.append(left[kept])
            rights.append(right[kept])
            weights.append(np.full(int(kept.sum()), 1 / distance))
        places = (np.concatenate(lefts), np.concatenate(rights))
        total = total + sparse.csr_matrix((np.concatenate(weights), places), shape=(n, n))
    return total + total.T


def _surprise(counts: Any) -> Any:
    """Return ln(p(a, b) ÷ (p(a)·p(b))) where it is above 0."""
    cells = counts.tocoo()
    sums = np.asarray(counts.sum(axis=1)).ravel()
    smoothed = sums**_SMOOTHED
    smoothed /= smoothed.sum()
    value = np.log(cells.data / (sums[cells.row] * smoothed[cells.col]))
    kept = value > 0
    return sparse.csr_matrix((value[kept], (cells.row[kept], cells.col[kept])), shape=counts.shape)
