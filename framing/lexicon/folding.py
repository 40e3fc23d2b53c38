"""Words as they compare where case does not count."""

from __future__ import annotations

import unicodedata

from framing.lexicon.pattern import Phrase


def fold(word: str) -> str:
    """Return a word with its case and its Unicode form evened out; a curly apostrophe becomes a straight one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold()).replace("’", "'")


def fold_phrase(phrase: Phrase) -> Phrase:
    """Return a phrase with every word folded."""
    return tuple(map(fold, phrase))
