"""Words as they compare: with case folded or kept, in one Unicode form, without a possessive ending."""

from __future__ import annotations

import unicodedata

from framing.lexicon.pattern import Phrase

# Apostrophes are one; soft hyphens, joiners and Arabic signs are nothing; alefs are one letter, final ya may lack
# its dots, and ё is е. As in texts: a test holds the two rooms together.
_EVENED = str.maketrans("\u2019\u02bc\uff07", "'''", "\u00ad\u200c\u200d\u2060\ufeff")
_SIGNS = dict.fromkeys([0x0640, 0x0670, *range(0x0610, 0x061B), *range(0x064B, 0x0660), *range(0x06D6, 0x06EE)])
_ALIKE = str.maketrans("\u0623\u0625\u0622\u0671\u0649\u0451", "\u0627\u0627\u0627\u0627\u064a\u0435")


def compose(word: str) -> str:
    """Return a word with its Unicode form evened out: NFKC, straight apostrophes, no last stop, no possessive."""
    even = (unicodedata.normalize("NFKC", word.translate(_EVENED)).translate(_SIGNS) or word).removesuffix(".")
    return even[:-2].removesuffix(".") if even.endswith(("'s", "'S")) and len(even) > 2 else even


def fold(word: str) -> str:
    """Return a word as `compose` does, with case folded."""
    return unicodedata.normalize("NFKC", compose(word).casefold()).translate(_ALIKE)


def fold_phrase(phrase: Phrase, *, case: bool = False) -> Phrase:
    """Return a phrase in the form in which it is compared; with `case`, upper and lower case stay."""
    return tuple(map(compose if case else fold, phrase))
