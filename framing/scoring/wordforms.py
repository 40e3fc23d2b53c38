"""The words of a lexicon against the words of texts: literal, with wildcards, with or without case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing.text import token_table
from framing.text.words import bare, compose, fold, unelided

Index = npt.NDArray[np.int64]

# Wildcards are letters to the tokeniser while it splits a lexicon's word, so that "semi*" stays one token.
_STAND_INS = {"*": "\ua66e", "?": "\ua66f\ua66e"}
_ELIDING = frozenset({"fr"})


def tokens_of_words(words: Sequence[str]) -> list[list[str]]:
    """Split a lexicon's words exactly as texts are split; wildcards count as letters."""
    hidden = []
    for word in words:
        for wildcard, letters in _STAND_INS.items():
            word = word.replace(wildcard, letters)
        hidden.append(word)
    table = token_table(hidden)
    found: list[list[str]] = [[] for _ in words]
    for text, start, end in zip(table.text.tolist(), table.starts.tolist(), table.ends.tolist(), strict=True):
        token = table.chars.text[start:end]
        for wildcard, letters in reversed(_STAND_INS.items()):
            token = token.replace(letters, wildcard)
        found[text].append(token)
    return found


@dataclass(frozen=True, slots=True)
class WordForm:
    """One word of a lexicon, in the form in which it is compared.

    With `elided` it is found behind an elided word too, as in French: ``accord`` in ``l'accord``.
    """

    text: str
    case: bool
    elided: bool = False

    @staticmethod
    def of(token: str, case: bool, language: str = "") -> WordForm:
        """Make the form of a token: folded, or with its case kept; without a possessive ending.

        The ending stays where without it nothing but wildcards is left: ``*'s`` is not any word.
        """
        whole = compose(token) if case else fold(token)
        without = bare(whole)
        return WordForm(without if without.strip("*?") else whole, case, language in _ELIDING)


class WordIndex:
    """Finds the words of a lexicon that words of texts match, for many words at once."""

    def __init__(self, forms: Sequence[WordForm]) -> None:
        self._parts = {
            key: _Part([(row, form.text) for row, form in enumerate(forms) if (form.case, form.elided) == key])
            for key in product((False, True), repeat=2)
        }

    def matches(self, words: Sequence[str], folded: Sequence[str]) -> tuple[Index, Index]:
        """Return all pairs of a word and a form that it matches, ordered by word.

        Parameters
        ----------
        words, folded : sequence of str
            Words as written, and folded.

        Returns
        -------
        places, rows : array of int64, shape (k,)
            The word's place and the form's row.
        """
        composed: Sequence[str] = ()
        if not (self._parts[True, False].is_empty and self._parts[True, True].is_empty):
            composed = [word if word.isascii() and word[-1] != "." else compose(word) for word in words]
        found: list[npt.NDArray[np.int64]] = []
        for (case, elided), part in self._parts.items():
            if part.is_empty:
                continue
            compared = composed if case else folded
            found += part.pairs(compared)
            if elided:
                found += part.pairs_behind_elided(compared)
        pairs = np.unique(np.concatenate([np.empty((0, 2), np.int64), *found]), axis=0)
        return pairs[:, 0], pairs[:, 1]


class _Part:
    """The forms that keep case, or those that do not."""

    def __init__(self, forms: Sequence[tuple[int, str]]) -> None:
        self.is_empty = not forms
        literal: list[tuple[int, str]] = []
        prefixes: dict[int, list[tuple[int, str]]] = {}
        self._globs: list[tuple[int, str]] = []
        for row, text in forms:
            if "*" not in text and "?" not in text:
                literal.append((row, text))
            elif "*" not in text[:-1] and "?" not in text:
                prefixes.setdefault(len(text) - 1, []).append((row, text[:-1]))
            else:
                # Arrow's LIKE has the same two wildcards, and takes time in proportion to the word.
                self._globs.append((row, text.replace("*", "%").replace("?", "_")))
        self._literal = _Texts(literal)
        self._prefixes = {length: _Texts(texts) for length, texts in sorted(prefixes.items())}

    def pairs(self, words: Sequence[str]) -> Iterator[npt.NDArray[np.int64]]:
        """Yield (place of the word, row of the form) for every match; arrays of shape (k, 2)."""
        strings = pa.array(words, pa.string())
        everywhere = np.arange(len(words))
        possessive = pc.or_(pc.ends_with(strings, "'s"), pc.ends_with(strings, "'S"))
        owners = np.flatnonzero(possessive.to_numpy(zero_copy_only=False))
        without = pa.array([bare(words[i]) for i in owners.tolist()], pa.string())
        for texts, places in ((strings, everywhere), (without, owners)):
            yield self._literal.pairs(texts, places)
            for row, like in self._globs:
                at = np.flatnonzero(pc.match_like(texts, like).to_numpy(zero_copy_only=False))
                yield np.stack((places[at], np.full(len(at), row)), axis=1)
        for length, beginnings in self._prefixes.items():
            yield beginnings.pairs(pc.utf8_slice_codeunits(strings, 0, length), everywhere)

    def pairs_behind_elided(self, words: Sequence[str]) -> Iterator[npt.NDArray[np.int64]]:
        """Yield the matches of what stands behind an elided word, as `pairs` does."""
        owners = np.array([row for row, word in enumerate(words) if unelided(word) != word], np.int64)
        for pairs in self.pairs([unelided(words[row]) for row in owners.tolist()]):
            yield np.stack((owners[pairs[:, 0]], pairs[:, 1]), axis=1)


class _Texts:
    """Distinct texts, each the whole or the beginning of a form."""

    def __init__(self, texts: Sequence[tuple[int, str]]) -> None:
        self._rows = np.array([row for row, _ in texts], np.int64)
        self._texts = pa.array([text for _, text in texts], pa.string())

    def pairs(self, strings: pa.StringArray, places: Index) -> npt.NDArray[np.int64]:
        """Return (place, row) for every string that is one of the texts; shape (k, 2)."""
        found = pc.index_in(strings, value_set=self._texts)
        at = np.flatnonzero(found.is_valid().to_numpy(zero_copy_only=False))
        rows = self._rows[found.drop_null().to_numpy(zero_copy_only=False)]
        return np.stack((places[at], rows), axis=1)
