"""One text read plainly: its tokens with everything that matching and counting ask of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.reference.folding import fold
from tests.reference.kinds import characters_of, kind
from tests.reference.quotations import quotations
from tests.reference.sentences import Sentence, sentences

ENDS_A_PHRASE = ("comma", "hard", "bracket", "bang", "full stop", "cut")


@dataclass(frozen=True)
class Token:
    """A word of a text, and where it stands."""

    start: int
    end: int
    word: str
    folded: str
    sentence: int  # from 0 in this text
    parted: bool  # a phrase does not run into it from the token before
    voice: str


@dataclass(frozen=True)
class Reading:
    """A text with its tokens and sentences."""

    text: str
    characters: list[str]
    sentences: list[Sentence]
    tokens: list[Token]
    quoted: list[tuple[int, int]]


def read(text: str, cuts: Sequence[tuple[int, int]] = (), language: str = "en") -> Reading:
    """Read a text."""
    characters = characters_of(text, list(cuts))
    found = sentences(text, characters, language)
    quoted = quotations(text, characters, found)
    tokens: list[Token] = []
    for number, sentence in enumerate(found):
        for place, (start, end) in enumerate(sentence.tokens):
            gap = characters[tokens[-1].end : start] if tokens else []
            parted = place == 0 or any(kind(character) in ENDS_A_PHRASE for character in gap)
            voice = "quoted" if any(left <= start < right for left, right in quoted) else "journalist"
            word = text[start:end]
            tokens.append(Token(start, end, word, fold(word), number, parted, voice))
    return Reading(text, characters, found, tokens, quoted)
