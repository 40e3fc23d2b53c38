"""A corpus in a space of words: which of its words have a vector, and how often articles and sentences have
them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from framing.corpus import Corpus
from framing.errors import ComparisonError
from framing.results import Caveat
from framing.results.caveats import EXPERIMENTAL
from framing.scoring.microframes import Floats
from framing.scoring.vector_fitting import fitted
from framing.scoring.vectors import Vectors
from framing.scoring.word_places import Counts, WordPlaces, word_places
from framing.text.stop_words import stop_words_of

StopWords = str | Iterable[str] | None

IS_EXPERIMENTAL = Caveat(
    EXPERIMENTAL,
    "This method is experimental here: how well its numbers agree with human readers has not been shown. Read its "
    "words and passages before its numbers, and code a sample before claiming anything.",
)
GIVEN_WORDS = Caveat(
    "fixed-words",
    "Intervals and tests are about which articles there are. They take the vectors of words as given: other "
    "articles to learn from, or other seed words, would move every number.",
)
LOW_COVERAGE = 0.5  # of the words; below, the numbers are about the smaller part of the texts


@dataclass(frozen=True, slots=True)
class WordSpace:
    """A corpus and the vectors of its words.

    Attributes
    ----------
    corpus : Corpus
    places : WordPlaces
    vectors : Vectors
    row_of : array of int64, shape (words of the corpus,)
        The vector of each word, −1 where it has none or is left out.
    left_out : frozenset of str
        Words that take no part on purpose.
    """

    corpus: Corpus
    places: WordPlaces
    vectors: Vectors
    row_of: Counts
    left_out: frozenset[str]

    @property
    def counts(self) -> csr_array:
        """How often each article has each word, shape (articles, v)."""
        return self.places.by_article(self.row_of, len(self.vectors))

    @property
    def sentence_counts(self) -> csr_array:
        """How often each sentence has each word, shape (sentences, v)."""
        return self.places.by_sentence(self.row_of, len(self.vectors))

    def word_counts(self) -> tuple[Counts, Counts]:
        """Return how often each word with a vector occurs, and in how many articles; shape (v,) each."""
        known = self.row_of >= 0
        found = np.zeros((2, len(self.vectors)), np.int64)
        found[0, self.row_of[known]] = self.places.counts[known]
        found[1, self.row_of[known]] = self.places.documents[known]
        return found[0], found[1]

    @property
    def worth(self) -> Floats:
        """What each word counts in the mean of a phrase, the rarer the more; 0 for those left out, shape (v,)."""
        counts, _ = self.word_counts()
        total = max(float(self.places.counts.sum()), 1.0)
        return np.where(counts > 0, np.log(total / np.maximum(counts, 1)), 0.0)

    @property
    def coverage(self) -> float:
        """Part of the corpus's words, but for those that are left out on purpose, that has a vector."""
        meant = np.array([word not in self.left_out for word in self.places.words], bool)
        n = self.places.counts[meant].sum()
        return float(self.places.counts[self.row_of >= 0].sum() / n) if n else 0.0


def word_space(corpus: Corpus, vectors: Vectors | None, stop_words: StopWords, seed: int, what: str) -> WordSpace:
    """Find the words of a corpus in vectors, or learn these from it.

    Raises
    ------
    ComparisonError, InputError
        The corpus or the vectors are something else, or the corpus is too small to learn vectors from.
    """
    if not isinstance(corpus, Corpus):
        raise ComparisonError(
            f"{what} takes a corpus, and was given a value of type {type(corpus).__name__}. Read one first: "
            "framing.read_corpus(…)."
        )
    if vectors is not None and not isinstance(vectors, Vectors):
        raise ComparisonError(
            f"{what} takes vectors from framing.fit_vectors or framing.load_vectors, and was given a value of "
            f"type {type(vectors).__name__}."
        )
    left_out = stop_words_of(stop_words)
    places = word_places(corpus)
    own = fitted(corpus, places, left_out, seed=seed) if vectors is None else vectors
    # What is left of broken contractions and of initials: single letters, but no ideographs, which have no case.
    letters = {word for word in own.words if len(word) == 1 and word.upper() != word.lower()}
    left_out |= letters
    return WordSpace(corpus, places, own, places.among(own.words, left_out), left_out)


def space_caveats(space: WordSpace) -> tuple[Caveat, ...]:
    """Return what is said of every result that rests on vectors of words."""
    left_out = 1 - space.coverage
    few = Caveat(
        "few-words-known",
        f"{left_out:.0%} of the words of these articles, stop words aside, have no vector: the numbers are about "
        "the rest.",
    )
    return (
        IS_EXPERIMENTAL,
        *space.vectors.caveats,
        *((few,) if space.coverage < LOW_COVERAGE else ()),
        GIVEN_WORDS,
    )
