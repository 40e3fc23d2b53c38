"""Word vectors learnt from a corpus: surprise of neighbours, reduced by singular value decomposition."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from framing.corpus import Corpus
from framing.errors import InputError, unknown
from framing.results import Caveat
from framing.scoring.vectors import Matrix, Vectors, of_length_one
from framing.scoring.word_places import Counts, WordPlaces, word_places
from framing.text.stop_words import stop_words_of

CONTEXTS = ("window", "sentence")
# Below, vectors change with the seed and with a handful of articles (docs/decisions/word-space.md).
FEW_TOKENS = 1_000_000
_SMOOTHED = 0.75  # frequent words count a little less as neighbours than they are many (Levy et al. 2015)
_AT_ONCE = 2_000_000  # tokens whose neighbours are counted at once
_WIDEST = 50


def fit_vectors(
    corpus: Corpus,
    *,
    dimensions: int = 100,
    context: str = "window",
    window: int = 10,
    min_count: int = 5,
    most: int = 30_000,
    stop_words: str | Iterable[str] | None = "english",
    seed: int = 0,
) -> Vectors:
    """Learn vectors of words from the articles of a corpus; nothing is downloaded.

    Parameters
    ----------
    corpus : Corpus
        From `read_corpus`. Titles and what cleaning left of the texts are read.
    dimensions : int
        Numbers a vector.
    context : {"window", "sentence"}
        What makes words alike. "window": the company of neighbours, weighed by positive pointwise mutual
        information. "sentence": the sentences that they stand in, as in Latent Semantic Scaling as published.
    window : int
        Words to either side that are neighbours; the word at distance d counts 1/d.
    min_count : int
        Words that occur less often have no vector.
    most : int
        As many of the most frequent words have one.
    stop_words : "english", sequence of str or None
        Words that have no vector and are nobody's neighbours: function words, which keep company with everything.
    seed : int
        Of the randomised decomposition; the same seed gives the same vectors.

    Returns
    -------
    Vectors
        Of length 1.

    Raises
    ------
    InputError
        An argument makes no sense, or too few words occur often enough.

    References
    ----------
    Levy, Goldberg and Dagan (2015); Halko, Martinsson and Tropp (2011).

    Examples
    --------
    >>> vectors = fit_vectors(corpus)  # doctest: +SKIP
    >>> vectors.nearest("tariff")  # doctest: +SKIP
    """
    if not isinstance(corpus, Corpus):
        raise InputError(
            f"fit_vectors() takes a corpus, and was given a value of type {type(corpus).__name__}. Read one "
            "first: framing.fit_vectors(framing.read_corpus(…))."
        )
    wanted = {"dimensions": dimensions, "window": window, "min_count": min_count, "most": most, "seed": seed}
    _check(wanted, context)
    left_out = stop_words_of(stop_words)
    return fitted(corpus, word_places(corpus), left_out, context=context, **wanted)


def fitted(
    corpus: Corpus,
    places: WordPlaces,
    left_out: frozenset[str] = frozenset(),
    *,
    dimensions: int = 100,
    context: str = "window",
    window: int = 10,
    min_count: int = 5,
    most: int = 30_000,
    seed: int = 0,
) -> Vectors:
    """Learn vectors from words whose places are known; see `fit_vectors`."""
    # Words are numbered by frequency: the first ones are those that are frequent enough.
    frequent = int((places.counts >= min_count).sum())
    rows = np.array([i for i in range(frequent) if places.words[i] not in left_out][:most], np.int64)
    n = len(rows)
    if n <= dimensions:
        raise InputError(
            f"Vectors of {dimensions} dimensions need more than {dimensions} words that occur at least "
            f"{min_count} times; these {places.n_articles:,} articles have {n:,}. Give more articles, or ask for "
            "fewer dimensions."
        )
    row_of = np.full(len(places.words), -1, np.int64)
    row_of[rows] = np.arange(n)
    if context == "window":
        raw = _of_neighbours(neighbours(places, row_of, n, window), dimensions, seed)
        how = (
            f"neighbours within {window} words, weighed by positive pointwise mutual "
            "information (Levy et al., 2015)"
        )
    else:
        raw = _of_sentences(places.by_sentence(row_of, n), dimensions, seed)
        how = "the sentences in which they occur (Watanabe, 2021)"
    words = tuple(places.words[row] for row in rows.tolist())
    n_tokens = int(places.counts.sum())
    aside = ", stop words aside," if left_out else ""
    few = Caveat(
        "few-words",
        f"The vectors were learnt from {n_tokens:,} words. Below {FEW_TOKENS:,} a handful of articles moves them: "
        "look at the neighbours of the words that matter.",
    )
    matrix = of_length_one(raw)
    return Vectors(
        words=words,
        matrix=matrix,
        origin=f"{places.n_articles:,} articles of the corpus",
        sha256=hash_of(words, matrix),
        articles=frozenset(corpus.articles.column("document_id").to_pylist()),
        caveats=(few,) if n_tokens < FEW_TOKENS else (),
        method=(
            f"Vectors of {dimensions} dimensions for the {n:,} words that occur at least {min_count} times{aside} "
            f"were learnt from the {places.n_articles:,} articles themselves: from {how}, by randomised singular "
            "value decomposition (Halko et al., 2011)."
        ),
        references=("levy2015" if context == "window" else "watanabe2021", "halko2011"),
    )


def hash_of(words: tuple[str, ...], matrix: Matrix) -> str:
    """Return the SHA-256 of words and their vectors."""
    found = hashlib.sha256("\n".join(words).encode("utf-8", "surrogatepass"))
    found.update(np.ascontiguousarray(matrix).tobytes())
    return found.hexdigest()


def _check(wanted: dict[str, int], context: str) -> None:
    limits = {
        "dimensions": (2, 1_000),
        "window": (1, _WIDEST),
        "min_count": (1, 10**9),
        "most": (3, 1_000_000),
        "seed": (0, 2**32 - 1),
    }
    problems = [
        f"{name} must be a whole number from {low:,} to {high:,}; given: {wanted[name]!r}."
        for name, (low, high) in limits.items()
        if isinstance(wanted[name], bool) or not isinstance(wanted[name], int) or not low <= wanted[name] <= high
    ]
    if context not in CONTEXTS:
        problems.append(unknown("context", str(context), CONTEXTS))
    if problems:
        raise InputError("\n".join(problems))


def neighbours(places: WordPlaces, row_of: Counts, n: int, window: int) -> Any:
    """Count which words stand near which in an article, shape (n, n): 1 beside each other, 1/2 at two places, …"""
    row = np.append(row_of, -1)[places.word].astype(np.int32)
    article = places.article
    total = sparse.csr_matrix((n, n), dtype=np.float32)
    for start in range(0, len(row), _AT_ONCE):
        # What stands across a border counts with the part that it begins in.
        own, within = (each[start : start + _AT_ONCE + window] for each in (row, article))
        n_own = min(_AT_ONCE, len(row) - start)
        for distance in range(1, window + 1):
            left, right = own[: min(n_own, len(own) - distance)], own[distance:][:n_own]
            same = within[: len(left)] == within[distance:][: len(left)]
            kept = (left >= 0) & (right >= 0) & same
            ones = np.full(int(kept.sum()), np.float32(1 / distance))
            total = total + sparse.csr_matrix((ones, (left[kept], right[kept])), shape=(n, n))
    return total + total.T


def surprise(counts: Any) -> Any:
    """Return ln(p(a, b) ÷ (p(a)·p(b))) of a table of neighbours where it is above 0, shape (n, n)."""
    cells = counts.tocoo()
    sums = np.asarray(counts.sum(axis=1), np.float64).ravel()
    smoothed = sums**_SMOOTHED
    smoothed /= smoothed.sum()
    value = np.log(cells.data / (sums[cells.row] * smoothed[cells.col]))
    kept = value > 0
    return sparse.csr_matrix((value[kept], (cells.row[kept], cells.col[kept])), shape=counts.shape)


def _of_neighbours(counts: Any, dimensions: int, seed: int) -> npt.NDArray[np.float64]:
    left, values, _ = _decomposed(surprise(counts), dimensions, seed)
    return np.asarray(left * np.sqrt(values))


def _of_sentences(counts: Any, dimensions: int, seed: int) -> npt.NDArray[np.float64]:
    _, _, right = _decomposed(sparse.csr_matrix(counts), dimensions, seed)
    return np.asarray(right.T)


def _decomposed(matrix: Any, dimensions: int, seed: int) -> Any:
    from sklearn.utils.extmath import randomized_svd

    return randomized_svd(matrix, dimensions, n_iter=4, random_state=seed)
