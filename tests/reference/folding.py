"""The plain twin of `framing.text.words`: the form in which words are compared."""

from __future__ import annotations

import unicodedata

from framing.text.words import flags_of
from tests.reference.kinds import APOSTROPHES, INVISIBLE


def compose(word: str) -> str:
    """Return a word in one Unicode form, with its case, nothing invisible and no acronym's last stop."""
    for apostrophe in APOSTROPHES:
        word = word.replace(apostrophe, "'")
    for character in INVISIBLE:
        word = word.replace(character, "")
    return unicodedata.normalize("NFC", word).removesuffix(".")


def fold(word: str) -> str:
    """Return a word in one Unicode form and without case."""
    return unicodedata.normalize("NFC", compose(word).casefold())


def bare(word: str) -> str:
    """Return a composed or folded word without a possessive ending."""
    return word[:-2].removesuffix(".") if word[-2:] in ("'s", "'S") and len(word) > 2 else word


def has_class(word: str, flag: int) -> bool:
    """Whether a word is in a closed class of `framing.text.words`, whose lists are data and used as they are."""
    return bool(flags_of([word], [fold(word)])[0] & flag)
