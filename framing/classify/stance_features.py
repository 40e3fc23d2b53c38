"""Features of mentions: lists of words around the masked target, and numbers about them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse

from framing.classify.blocks import Letters, Matrix, Terms
from framing.classify.mention_context import MASK, STAND_IN, Mentions, Span, locate_mentions
from framing.classify.stance_blocks import around
from framing.classify.stance_numbers import context_numbers
from framing.classify.text_features import Encoder, directions, encoded
from framing.classify.texts import Words
from framing.text import cut_out

Floats = npt.NDArray[np.float64]

_WIDEST = 4.0  # standard deviations; further out makes no difference


class StanceFeatures:
    """Blocks of features of mentions beside each other.

    Parameters
    ----------
    encoder : callable, optional
        list[str] → array. It is given the sentences with "TARGET" in the place of the target.
    min_count : int
        Terms of fewer mentions are left out.
    number_weight, encoder_weight : float
        Beside 1 for each block of terms.
    """

    def __init__(
        self,
        encoder: Encoder | None = None,
        min_count: int = 2,
        number_weight: float = 0.15,
        encoder_weight: float = 0.7,
    ) -> None:
        self.encoder = encoder
        self.number_weight = number_weight
        self.encoder_weight = encoder_weight
        self.words, self.places, self.clause, self.pattern = (Terms(min_count) for _ in range(4))
        self.letters = Letters(3, 5, min_count)
        self.center = np.zeros(0)
        self.spread = np.zeros(0)
        self.number_names = ""
        self.width = 0  # of the encoder's numbers
        self.middle = np.zeros(0)  # their means

    def learn(self, texts: Sequence[str], spans: Sequence[Span]) -> Matrix:
        """Learn terms from mentions, and return their features; no label is looked at."""
        mentions = locate_mentions(texts, spans)
        found = around(mentions)
        named = context_numbers(mentions)
        numbers = np.column_stack(list(named.values()))
        self.number_names = "\n".join(named)
        self.center, self.spread = numbers.mean(axis=0), numbers.std(axis=0)
        self.spread[self.spread < 1e-9] = 1.0
        vectors = encoded(self.encoder, masked_sentences(mentions))
        self.width, self.middle = vectors.shape[1], vectors.mean(axis=0)
        given = self._given(numbers, vectors)
        blocks = [
            self.words.learn(found.words),
            self.places.learn(found.places),
            self.clause.learn(found.clause),
            self.pattern.learn(found.pattern),
            self.letters.learn_words(_as_words(found.letters)),
        ]
        return sparse.hstack([*blocks, sparse.csr_matrix(given)], format="csr")

    def transform(self, texts: Sequence[str], spans: Sequence[Span]) -> Matrix:
        """Return the features of mentions, shape (mentions, features)."""
        mentions = locate_mentions(texts, spans)
        found = around(mentions)
        numbers = np.column_stack(list(context_numbers(mentions).values()))
        given = self._given(numbers, encoded(self.encoder, masked_sentences(mentions), self.width))
        blocks = [
            self.words.transform(found.words),
            self.places.transform(found.places),
            self.clause.transform(found.clause),
            self.pattern.transform(found.pattern),
            self.letters.transform_words(_as_words(found.letters)),
        ]
        return sparse.hstack([*blocks, sparse.csr_matrix(given)], format="csr")

    @property
    def names(self) -> list[tuple[str, str]]:
        """What each column is: the block, and the term or number."""
        found: list[tuple[str, str]] = []
        for block in ("words", "places", "clause", "pattern", "letters"):
            found += [(block, name) for name in getattr(self, block).names]
        found += [("numbers", name) for name in self.number_names.split("\n")]
        return found + [("encoder", str(number)) for number in range(self.width)]

    def _given(self, numbers: Floats, vectors: Floats) -> Floats:
        scaled = np.clip((numbers - self.center) / self.spread, -_WIDEST, _WIDEST) * self.number_weight
        return np.hstack((scaled, self.encoder_weight * directions(vectors, self.middle)))


def masked_sentences(mentions: Mentions) -> list[str]:
    """Return the sentence of each mention as it is written, with the target's name masked."""
    table = mentions.table
    sentence = table.sentence[mentions.at]
    cut = cut_out(table.chars, table.sentence_starts[sentence], table.sentence_ends[sentence])
    return [text.replace(STAND_IN, MASK) for text in cut.to_pylist()]


def _as_words(lists: Sequence[Sequence[str]]) -> Words:
    rows: dict[str, int] = {}
    ids = np.array([rows.setdefault(word, len(rows)) for words in lists for word in words], np.int64)
    first = np.concatenate(([0], np.cumsum([len(words) for words in lists]))).astype(np.int64)
    return Words(tuple(rows), ids, first)
