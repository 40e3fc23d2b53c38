"""The words of a lexicon against the words of texts: literal, with wildcards, with or without case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from framing.text import token_table
from framing.text.words import bare, compose, fold

# Wildcards are letters to the tokeniser while it splits a lexicon's word, so that "semi*" stays one token.
_APOSTROPHES = frozenset("'\u2019\u02bc\uff07")
_HEAD = 4  # letters by which a word is told to begin like a form with a wildcard
_STAND_INS = {"*": "\ua66e", "?": "\ua66f\ua66e"}


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
    """One word of a lexicon, in the form in which it is compared."""

    text: str
    case: bool

    @staticmethod
    def of(token: str, case: bool) -> WordForm:
        """Make the form of a token: folded, or with its case kept; without a possessive ending."""
        return WordForm(bare(compose(token) if case else fold(token)), case)

    @property
    def is_literal(self) -> bool:
        """Whether the word holds no wildcard."""
        return "*" not in self.text and "?" not in self.text


class WordIndex:
    """Finds the words of a lexicon that a word of a text matches, without trying all of them."""

    def __init__(self, forms: Sequence[WordForm]) -> None:
        self._parts = {
            case: _Part([(row, form.text) for row, form in enumerate(forms) if form.case == case])
            for case in (False, True)
        }

    def matches(self, words: Sequence[str], folded: Sequence[str]) -> dict[int, tuple[int, ...]]:
        """Return, for those words that match any form, the rows of the forms, in order.

        Parameters
        ----------
        words, folded : sequence of str
            Words as written, and folded.
        """
        found: dict[int, set[int]] = {}
        for place in self._parts[False].candidates(folded):
            found.setdefault(place, set()).update(self._parts[False].look_up(folded[place]))
        for place in self._parts[True].candidates(words):
            found.setdefault(place, set()).update(self._parts[True].look_up(compose(words[place])))
        return {place: tuple(sorted(rows)) for place, rows in found.items() if rows}


class _Part:
    """The forms that keep case, or those that do not."""

    def __init__(self, forms: Sequence[tuple[int, str]]) -> None:
        self.literal: dict[str, int] = {}
        self.prefix: dict[str, int] = {}
        self.globs: list[tuple[int, str]] = []
        for row, text in forms:
            if "*" not in text and "?" not in text:
                self.literal[text] = row
            elif "*" not in text[:-1] and "?" not in text:
                self.prefix[text[:-1]] = row
            else:
                self.globs.append((row, text))
        self.lengths = sorted({len(text) for text in self.prefix})
        # Most words of a text begin like no form with a wildcard: a look-up of their first letters tells.
        starts = [*self.prefix, *(re.split(r"[*?]", text)[0] for _, text in self.globs)]
        self.heads = {start[:_HEAD] for start in starts if len(start) >= _HEAD}
        self.short = tuple({start for start in starts if len(start) < _HEAD})

    def candidates(self, words: Sequence[str]) -> list[int]:
        """Return the places of all words that may match; nearly all others are passed over in one look-up each."""
        literal, heads, short = self.literal, self.heads, self.short
        if not literal and not heads and not short:
            return []
        return [
            place
            for place, word in enumerate(words)
            if word in literal
            or word[:_HEAD] in heads
            or word[-2:-1] in _APOSTROPHES
            or word[-1] == "."
            or word.startswith(short)
        ]

    def look_up(self, word: str) -> Iterator[int]:
        """Return the rows of the forms that a word matches."""
        for text in {word, bare(word)}:
            if text in self.literal:
                yield self.literal[text]
        for length in self.lengths:
            if word[:length] in self.prefix and length <= len(word):
                yield self.prefix[word[:length]]
        for row, text in self.globs:
            if glob_matches(text, word):
                yield row


def glob_matches(pattern: str, word: str) -> bool:
    """Whether a word matches a pattern in which ``*`` stands for any characters and ``?`` for one.

    Takes at most (length of pattern × length of word) steps, whatever the pattern.
    """
    p = w = 0
    star, resume = -1, 0
    while w < len(word):
        if p < len(pattern) and pattern[p] == "*":
            star, resume = p, w
            p += 1
        elif p < len(pattern) and pattern[p] in ("?", word[w]):
            p += 1
            w += 1
        elif star >= 0:
            resume += 1
            p, w = star + 1, resume
        else:
            return False
    return all(character == "*" for character in pattern[p:])
