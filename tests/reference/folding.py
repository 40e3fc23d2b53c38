"""The plain twin of `framing.text.words`: the form in which words are compared."""

from __future__ import annotations

import unicodedata

from framing.text.words import flags_of
from tests.reference.kinds import APOSTROPHES, INVISIBLE

OTHER_SIGNS = "\u06dd\u06de\u06e5\u06e6\u06e9"  # of recitation, that are no combining marks


def compose(word: str) -> str:
    """Return a word in one Unicode form, with its case, nothing invisible and no acronym's last stop."""
    for apostrophe in APOSTROPHES:
        word = word.replace(apostrophe, "'")
    for character in INVISIBLE:
        word = word.replace(character, "")
    even = unicodedata.normalize("NFKC", word)
    bare_of_signs = "".join(character for character in even if not is_arabic_sign(character))
    return (bare_of_signs or word).removesuffix(".")


def is_arabic_sign(character: str) -> bool:
    """Whether a character is a vowel sign, a mark of recitation or the stroke that stretches a word."""
    if character == "ـ":
        return True
    in_arabic = "\u0610" <= character <= "\u06ed" and "TATWEEL" not in unicodedata.name(character, "")
    return in_arabic and (unicodedata.category(character) in ("Mn", "Me") or character in OTHER_SIGNS)


def fold(word: str) -> str:
    """Return a word in one Unicode form and without case."""
    folded = unicodedata.normalize("NFKC", compose(word).casefold())
    for alef in "أإآٱ":
        folded = folded.replace(alef, "ا")
    return folded.replace("ى", "ي").replace("ё", "е")


def bare(word: str) -> str:
    """Return a composed or folded word without a possessive ending."""
    return word[:-2].removesuffix(".") if word[-2:] in ("'s", "'S") and len(word) > 2 else word


def has_class(word: str, flag: int, language: str = "en") -> bool:
    """Whether a word is in a closed class of `framing.text.words`, whose lists are data and used as they are."""
    return bool(flags_of([word], [fold(word)], language)[0] & flag)
