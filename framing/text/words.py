"""Small closed classes of words that the tokeniser's neighbours need, and how words are folded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from framing.text.characters import INVISIBLE_CHARACTERS
from framing.text.language_words import LISTS, NO_DENIALS
from framing.text.languages import ENGLISH

# Flags of a word; one bit each.
TITLE = 1  # a name follows: "Mr. Smith" is one sentence
NUMBERED = 2  # a number follows: "No. 3"
ENDING = 4  # may end a sentence or not: "Inc.", "p.m.", "Calif."
STARTER = 8  # after an abbreviation, such a word in upper case starts a new sentence
NEGATOR = 16
INITIAL = 32  # one capital letter other than I
STATE = 64  # as ENDING, where it starts with a capital: "Ill.", but not "ill."

_CLASSES = {
    TITLE: """mr mrs ms mx dr prof gen lt col maj capt cmdr cpl sgt pvt adm brig sen rep reps sens gov lt.gov pres
        amb sec atty supt rev fr hon msgr insp det messrs mme mlle st ste mt ft vs ex""",
    NUMBERED: """no nos art sec ch fig vol pp par app ver jan feb mar apr jun jul aug sep sept oct nov dec""",
    ENDING: """inc corp co ltd llc bros jr sr esq etc al dept univ assn intl natl govt est ph""",
    STATE: """ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla
        ore pa penn tenn tex vt va wash wis wyo""",
    STARTER: """a an the this that these those he she it they we you i there here his her its their our your my
        in on at by for from with as if when while after before since during under over between among although
        though because but and or so yet nor however also still then now meanwhile instead what who why how where
        which some many most all both each several one two not no yes even only""",
    NEGATOR: """not no never none nobody nothing nowhere neither nor without hardly barely scarcely cannot
        can't don't doesn't didn't won't wouldn't shouldn't couldn't isn't aren't wasn't weren't hasn't haven't
        hadn't ain't mustn't needn't mightn't rarely seldom""",
}
_FLAGS: dict[str, int] = {}
for _flag, _words in _CLASSES.items():
    for _word in _words.split():
        _FLAGS[_word] = _FLAGS.get(_word, 0) | _flag

_ELIDED = re.compile("^(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)'(?=.)", re.IGNORECASE)
_LONGEST_ORDINAL = 2  # digits; of three and more, such as years, most end a sentence

_EVENED = str.maketrans("\u2019\u02bc\uff07", "'''", INVISIBLE_CHARACTERS)
# Arabic as it is written with and without: vowel and other signs, and the stroke that stretches a word, are
# nothing; alef is one letter whatever stands on it, and final ya may lack its dots. Russian ё is mostly printed е.
_SIGNS = dict.fromkeys([0x0640, 0x0670, *range(0x0610, 0x061B), *range(0x064B, 0x0660), *range(0x06D6, 0x06EE)])
_ALIKE = str.maketrans("\u0623\u0625\u0622\u0671\u0649\u0451", "\u0627\u0627\u0627\u0627\u064a\u0435")


def compose(word: str) -> str:
    """Return a word in one Unicode form, with straight apostrophes, nothing invisible and no acronym's last stop.

    The form is NFKC, in which full-width letters and digits are plain ones. Arabic signs are left out.
    """
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word.translate(_EVENED)).translate(_SIGNS) or word
    return word[:-1] if word[-1] == "." else word


def fold(word: str) -> str:
    """Return the form in which words are compared: as `compose`, with case, alef, ya and ё folded."""
    if word.isascii():
        return (word[:-1] if word[-1] == "." else word).lower()
    return unicodedata.normalize("NFKC", compose(word).casefold()).translate(_ALIKE)


def bare(word: str) -> str:
    """Return a composed or folded word without its possessive ending: ``vietnam's`` is ``vietnam``."""
    return word[:-2].removesuffix(".") if word.endswith(("'s", "'S")) and len(word) > 2 else word


@cache
def _flags_in(language: str) -> dict[str, int]:
    """Return the listed words of a language other than English, folded, with their flags."""
    found: dict[str, int] = {}
    for flag, words in zip((TITLE, NUMBERED, ENDING, STARTER, NEGATOR), LISTS.get(language, ()), strict=False):
        for word in map(fold, words.split()):
            found[word] = found.get(word, 0) | flag
    return found


@cache
def no_denials(language: str) -> frozenset[tuple[str, str]]:
    """Return pairs of folded words that deny nothing in a language, though one of them is a negator."""
    pairs = (pair.split() for pair in NO_DENIALS.get(language, "").split(","))
    return frozenset((fold(pair[0]), fold(pair[1])) for pair in pairs if pair)


def unelided(word: str) -> str:
    """Return a composed or folded French word without an elided one before it: ``l'accord`` is ``accord``."""
    return _ELIDED.sub("", word)


def fold_all(words: Sequence[str]) -> list[str]:
    """Fold many words; most are plain ASCII and need one call each."""
    return [word.lower() if word.isascii() and word[-1] != "." else fold(word) for word in words]


def flags_of(words: Sequence[str], folded: Sequence[str], language: str = ENGLISH) -> npt.NDArray[np.uint8]:
    """Return the closed classes of words in a language as bits; shape (number of words,).

    A language without lists has initials and acronyms alone.
    """
    if language != ENGLISH:
        return _foreign_flags(words, folded, language)
    look_up = _FLAGS.get
    found = np.array([look_up(word, 0) for word in folded], np.uint8)
    # Few words are a single character or have a stop near their end.
    for row in [row for row, word in enumerate(words) if len(word) == 1 or "." in word[-2:]]:
        word = words[row]
        if len(word) == 1:
            found[row] |= INITIAL if word.isupper() and word != "I" else 0
        elif _is_acronym(word):
            found[row] = ENDING  # an acronym, with its last stop or without
    return found


def _foreign_flags(words: Sequence[str], folded: Sequence[str], language: str) -> npt.NDArray[np.uint8]:
    """Return classes in a language other than English, where abbreviations of one small letter are common."""
    flags = _flags_in(language)
    found = np.array([flags.get(word, 0) for word in folded], np.uint8)
    for row, word in enumerate(words):
        if len(word) == 1 and word.upper() != word.lower():
            found[row] |= INITIAL
        elif "." in word[-2:] and _is_acronym(word):
            found[row] = ENDING
        elif language == "fr" and word[0].isupper() and unelided(folded[row]) != folded[row]:
            found[row] |= STARTER  # "L'accord"
        elif language == "de" and len(word) <= _LONGEST_ORDINAL and word.isdecimal():
            found[row] |= ENDING  # "am 3. Oktober"
        if language == "fr" and folded[row].startswith("n'"):
            found[row] |= NEGATOR  # "n'est", "n'investit"
    return found


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and (word[-1] == "." or (word[-2] == "." and word[-1].isalpha()))
