"""Texts as arrays of words: tokenised by the library's own table, stemmed once a distinct word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.errors import InputError
from framing.text import Vocabulary, token_table

Index = npt.NDArray[np.int64]

# Languages that nltk's stemmer knows, by the code that lexicons have. Others are left as they are.
_STEMMERS = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
}
_BATCH = 2_000_000  # characters tokenised at once


@dataclass(frozen=True, slots=True)
class Words:
    """The words of n texts, one after the other; w words, t distinct ones.

    Attributes
    ----------
    types : tuple of str, length t
        Folded: lower case, one Unicode form.
    type_id : array of int64, shape (w,)
    first : array of int64, shape (n + 1,)
        The first word of each text, and w.
    """

    types: tuple[str, ...]
    type_id: Index
    first: Index

    def __len__(self) -> int:
        return len(self.first) - 1

    def stems(self, language: str) -> list[str]:
        """Return the stem of each distinct word; the word itself in a language without a stemmer."""
        if language not in _STEMMERS:
            return list(self.types)
        from nltk.stem.snowball import SnowballStemmer

        stem = SnowballStemmer(_STEMMERS[language]).stem
        # Acronyms and words with an apostrophe stay as they are: the stemmer would take "u.s" for a plural.
        return [stem(word) or word if word.isalpha() else word for word in self.types]

    def lists(self, forms: Sequence[str]) -> list[list[str]]:
        """Return each text as the list of its words, in some form of them."""
        words = [forms[row] for row in self.type_id.tolist()]
        return [
            words[low:high] for low, high in zip(self.first[:-1].tolist(), self.first[1:].tolist(), strict=True)
        ]


def words_of(texts: Sequence[str]) -> Words:
    """Tokenise texts.

    Parameters
    ----------
    texts : sequence of str
    """
    rows: dict[str, int] = {}
    ids: list[Index] = []
    counts: list[Index] = []
    for batch in _batches(texts):
        vocabulary = Vocabulary()
        table = token_table(batch, vocabulary=vocabulary)
        own = np.array([rows.setdefault(word, len(rows)) for word in vocabulary.folded], np.int64)
        ids.append(own[table.type_id])
        counts.append(np.bincount(table.text, minlength=len(batch)))
    length = np.concatenate(counts) if counts else np.zeros(0, np.int64)
    first = np.concatenate(([0], np.cumsum(length))).astype(np.int64)
    return Words(tuple(rows), np.concatenate(ids) if ids else np.zeros(0, np.int64), first)


def _batches(texts: Sequence[str]) -> list[list[str]]:
    batches: list[list[str]] = [[]]
    size = 0
    for text in texts:
        if size > _BATCH:
            batches.append([])
            size = 0
        batches[-1].append(text)
        size += len(text)
    return batches if texts else []


def checked_texts(given: object, what: str = "FrameClassifier") -> list[str]:
    """Return texts as a list of str that can be tokenised.

    Raises
    ------
    InputError
        It is one text and not a list of them, it is empty, or some of it is no text.
    """
    if isinstance(given, str | bytes):
        raise InputError(f"{what} takes a list of texts, and was given one text. Put it into a list: [text].")
    values = _listed(given, what)
    if not values:
        raise InputError(f"{what} was given no texts.")
    strange = [row for row, value in enumerate(values) if not isinstance(value, str)]
    if strange:
        row = strange[0]
        more = f", and {len(strange) - 1:,} more like it" if len(strange) > 1 else ""
        raise InputError(
            f"{what} takes texts, and number {row} (from 0) is a value of type "
            f"{type(values[row]).__name__}{more}. "
            "Leave empty cells out, or make them ''."
        )
    return [mended(value) for value in values if isinstance(value, str)]


def mended(text: str) -> str:
    """Return a text without lone surrogates, each replaced by U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _listed(given: object, what: str) -> list[object]:
    if hasattr(given, "toarray"):
        raise InputError(f"{what} takes texts, and was given a sparse matrix.")
    if hasattr(given, "to_pylist"):
        return list(given.to_pylist())
    if isinstance(given, Mapping | Set):
        raise InputError(
            f"{what} takes a list of texts, and was given a value of type {type(given).__name__}, which is in no "
            "order. Make a list of it."
        )
    shape = getattr(given, "shape", None)
    if shape is not None and len(shape) > 1 and not (len(shape) == 2 and shape[1] == 1):
        raise InputError(
            f"{what} takes a list of texts, and was given a table of shape {tuple(shape)}. Choose the column that "
            "holds the texts: table['text']."
        )
    if shape is not None and len(shape) == 0:
        raise InputError(f"{what} takes a list of texts, and was given a single value.")
    if not hasattr(given, "__iter__"):
        raise InputError(f"{what} takes a list of texts, and was given a value of type {type(given).__name__}.")
    if shape is not None and len(shape) == 2:
        return list(np.asarray(given).ravel())
    return list(given)
