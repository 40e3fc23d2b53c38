"""What a classifier of frames sees of a text: words, letters, hits of lexicons, and an encoder's numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.preprocessing import normalize

from framing.classify.blocks import Letters, Matrix, Terms, sequences
from framing.classify.lexicon_hits import frame_hits, frame_names
from framing.classify.lexicon_text import lexicon_as_text, lexicon_from_text
from framing.classify.texts import Words, words_of
from framing.classify.themes import LANGUAGE, theme_counts, themes
from framing.errors import InputError
from framing.lexicon import Lexicon

Floats = npt.NDArray[np.float64]
Encoder = Callable[[list[str]], Any]

_ENDS = 3  # words


class TextFeatures:
    """Blocks of features beside each other, each row of each block of the block's weight in length.

    Parameters
    ----------
    lexicons : tuple of Lexicon
        The hits of their frames are features: ln(1 + hits).
    encoder : callable, optional
        list[str] → array of shape (texts, d).
    word_range, letter_range : (int, int)
        Lengths of the sequences of stems, and of the runs of letters.
    min_count : int
        Terms of fewer texts are left out.
    ends_weight, theme_weight, lexicon_weight, encoder_weight : float
        Beside 1 for words and for letters. Ends are the first and the last three stems of a text; themes are the
        library's lists of words, of English alone.
    language : str
        Whose stems are taken.
    """

    def __init__(
        self,
        lexicons: tuple[Lexicon, ...] = (),
        encoder: Encoder | None = None,
        word_range: tuple[int, int] = (1, 2),
        letter_range: tuple[int, int] = (2, 5),
        min_count: int = 1,
        ends_weight: float = 0.4,
        theme_weight: float = 0.5,
        lexicon_weight: float = 0.5,
        encoder_weight: float = 1.0,
        language: str = "en",
    ) -> None:
        self.lexicons = lexicons
        self.encoder = encoder
        self.word_range = word_range
        self.ends_weight = ends_weight
        self.theme_weight = theme_weight if language == LANGUAGE else 0.0
        self.lexicon_weight = lexicon_weight
        self.encoder_weight = encoder_weight
        self.language = language
        self.words = Terms(min_count)
        self.letters = Letters(*letter_range, min_count)
        self.ends = Terms(min_count)
        self.width = 0  # of the encoder's numbers
        self.middle = np.zeros(0)  # their means

    def learn(self, texts: Sequence[str]) -> Matrix:
        """Learn words and letters from some texts, and return their features; no label is looked at."""
        words = words_of(texts)
        stems = words.lists(words.stems(self.language))
        terms = [self.words.learn(self._sequences(stems)), self.letters.learn_words(words)]
        if not terms[0].shape[1] and not terms[1].shape[1]:
            raise InputError(
                f"No word stands in at least {self.words.min_count:,} of these {len(texts):,} texts (min_count): "
                "there is nothing to learn from."
            )
        if self.ends_weight:
            terms.append(self.ends_weight * self.ends.learn(ends_of(stems)))
        if self.theme_weight:
            terms.append(self._themes(words))
        numbers = encoded(self.encoder, texts)
        self.width, self.middle = numbers.shape[1], numbers.mean(axis=0)
        given = self._given(texts, numbers)
        return sparse.hstack([*terms, sparse.csr_matrix(given)], format="csr")

    def transform(self, texts: Sequence[str]) -> Matrix:
        """Return the features of some texts, shape (texts, features)."""
        words = words_of(texts)
        stems = words.lists(words.stems(self.language))
        terms = [self.words.transform(self._sequences(stems)), self.letters.transform_words(words)]
        if self.ends_weight:
            terms.append(self.ends_weight * self.ends.transform(ends_of(stems)))
        if self.theme_weight:
            terms.append(self._themes(words))
        given = self._given(texts, encoded(self.encoder, texts, self.width))
        return sparse.hstack([*terms, sparse.csr_matrix(given)], format="csr")

    def __getstate__(self) -> dict[str, Any]:
        state = dict(self.__dict__)
        state["lexicons"] = [lexicon_as_text(lexicon) for lexicon in self.lexicons]
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self.lexicons = tuple(lexicon_from_text(text) for text in state["lexicons"])

    @property
    def blocks(self) -> dict[str, slice]:
        """Which columns are what."""
        sizes = {
            "words": len(self.words.idf_),
            "letters": len(self.letters.idf_),
            "ends": len(self.ends.idf_),
            "themes": len(themes()[0]) if self.theme_weight else 0,
            "lexicon": len(frame_names(self.lexicons)),
            "encoder": self.width,
        }
        ends = np.cumsum(list(sizes.values())).tolist()
        return {name: slice(end - size, end) for (name, size), end in zip(sizes.items(), ends, strict=True)}

    @property
    def names(self) -> list[tuple[str, str]]:
        """What each column is: the block, and the term, theme, frame or number."""
        named = {
            "words": self.words.names,
            "letters": self.letters.names,
            "ends": self.ends.names,
            "themes": themes()[0] if self.theme_weight else (),
            "lexicon": frame_names(self.lexicons),
            "encoder": [str(number) for number in range(self.width)],
        }
        return [(block, name) for block, names in named.items() for name in names]

    def _themes(self, words: Words) -> Matrix:
        return self.theme_weight * normalize(theme_counts(words).log1p())

    def _sequences(self, lists: Sequence[Sequence[str]]) -> list[list[str]]:
        return [sequences(words, *self.word_range) for words in lists]

    def _given(self, texts: Sequence[str], numbers: Floats) -> Floats:
        """Return the features that come as numbers: hits, then the encoder's."""
        hits = np.zeros((len(texts), 0))
        if self.lexicons:
            hits = self.lexicon_weight * normalize(np.log1p(frame_hits(texts, self.lexicons)))
        return np.hstack((hits, self.encoder_weight * directions(numbers, self.middle)))


def ends_of(lists: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the words with which each text begins and ends, named as such: a headline's subject comes first."""
    return [
        [f"first {word}" for word in words[:_ENDS]] + [f"last {word}" for word in words[-_ENDS:]]
        for words in lists
    ]


def directions(numbers: Floats, middle: Floats) -> Floats:
    """Return an encoder's numbers as directions from the middle of the training texts, each row of length 1.

    Many encoders put all texts close together, far from zero: without the middle taken out, what tells texts apart
    would weigh next to nothing.
    """
    found: Floats = normalize(numbers - middle) if numbers.shape[1] else numbers
    return found


def encoded(encoder: Encoder | None, texts: Sequence[str], width: int | None = None) -> Floats:
    """Return what an encoder makes of texts, shape (texts, d); no columns without one.

    Parameters
    ----------
    width : int, optional
        How many numbers a text the model was trained with.

    Raises
    ------
    InputError
        It cannot be called, or gives something other than a row of finite numbers a text, or of another width.
    """
    if encoder is None:
        return np.zeros((len(texts), 0))
    if not callable(encoder):
        raise InputError(
            f"The encoder is a value of type {type(encoder).__name__}; it has to be a function from a list of "
            "texts to an array, such as SentenceTransformer(…).encode."
        )
    values = np.asarray(encoder(list(texts)))
    if values.ndim != 2 or len(values) != len(texts) or values.dtype.kind not in "fiub":
        raise InputError(
            f"The encoder has to give an array of numbers with one row a text: {len(texts):,} rows. It gave an "
            f"array of shape {values.shape} and type {values.dtype}."
        )
    if not np.isfinite(values).all():
        raise InputError("The encoder gave numbers that are not finite.")
    if width is not None and values.shape[1] != width:
        raise InputError(
            f"The encoder gives {values.shape[1]:,} numbers a text; the model was trained with {width:,}. Give "
            "the encoder that it was trained with."
        )
    return values.astype(np.float64)
