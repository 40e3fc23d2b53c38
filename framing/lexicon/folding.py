"""Words as they compare: with case folded or kept, in one Unicode form, without a possessive ending."""

from __future__ import annotations

import unicodedata

from framing.lexicon.pattern import Phrase

# Apostrophes are one; soft hyphens and joiners are nothing. As in texts: a test holds the two rooms together.
_EVENED = str.maketrans("\u2019\u02bc\uff07", "'''", "\u00ad\u200c\u200d\u2060\ufeff")


def compose(word: str) -> str:
    """Return a word with its Unicode form evened out: NFC, straight apostrophes, no last stop, no possessive."""
    even = unicodedata.normalize("NFC", word.translate(_EVENED)).removesuffix(".")
    return even[:-2].removesuffix(".") if even.endswith(("'s", "'S")) and len(even) > 2 else even


def fold(word: str) -> str:
    """Return a word as `compose` does, with case folded."""
    return unicodedata.normalize("NFC", compose(word).casefold())


def fold_phrase(phrase: Phrase, *, case: bool = False) -> Phrase:
    """Return a phrase in the form in which it is compared; with `case`, upper and lower case stay."""
    return tuple(map(compose if case else fold, phrase))
