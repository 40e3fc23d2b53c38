"""What VADER knows about single words and fixed phrases, as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Traits = npt.NDArray[np.uint8]

# What the rules ask of a word; one bit each.
SCORED = 1  # has a valence, and is no booster
CAPITAL = 2  # is in capitals
NEGATES = 4
BUT = 8  # is "but"
MARKED = 16  # has a ! or ? in it
EMOJI = 32  # has an emoji in it, which VADER would replace by its description before all else

# Words that the rules name one by one; the words of the fixed phrases join them.
_NAMED = ("no", "or", "nor", "never", "so", "this", "without", "doubt", "least", "at", "very", "kind", "of", "but")


@dataclass(frozen=True, slots=True)
class Phrases:
    """A number for every phrase of two or three words, looked up by the words' codes (w codes).

    Attributes
    ----------
    pairs : array of float64, shape (w, w)
    triples : array of float64, shape (w, w, w)
        NaN where the words are no phrase.
    """

    pairs: Floats
    triples: Floats


@dataclass(frozen=True, slots=True)
class ToneLexicon:
    """VADER's word lists; k words, and two rows more: `unknown` for other words, `nothing` for no word at all.

    Attributes
    ----------
    words : pyarrow.StringArray, length k
        In lower case.
    rows : mapping of word to row
    valence : array of float64, shape (k + 2,)
        Mean rating from −4 (most negative) to 4; 0 for words that are in no lexicon.
    booster : array of float64, shape (k + 2,)
        What the word adds to the valence of the word that it stands before; negative for dampeners.
    traits : array of uint8, shape (k + 2,)
        Which of `SCORED`, `NEGATES` and `BUT` hold of the word.
    listed : array of bool, shape (k + 2,)
        Whether the word is in the valence lexicon.
    passed : array of bool, shape (k + 2,)
        Whether the rules for preceding words pass over it: words of the valence lexicon, and no word at all.
    code : array of uint8, shape (k + 2,)
        A small number for the words that the rules name, 0 for all others.
    codes : mapping of word to code
    idioms : Phrases
        Valence that an idiom puts in the place of a word's own.
    boosters : Phrases
        Booster of the phrases ("kind of").
    descriptions : mapping of code point to str
        For `str.translate`: a space and the description of each emoji.
    emoji : frozenset of str
    negation, capitals : float
        Factor of a negation; what capitals add to a valence.
    """

    words: pa.StringArray
    rows: Mapping[str, int]
    valence: Floats
    booster: Floats
    traits: Traits
    listed: Flags
    passed: Flags
    code: npt.NDArray[np.uint8]
    codes: Mapping[str, int]
    idioms: Phrases
    boosters: Phrases
    descriptions: Mapping[int, str]
    emoji: frozenset[str]
    negation: float
    capitals: float

    @property
    def unknown(self) -> int:
        """Row of the words that VADER does not know."""
        return len(self.words)

    @property
    def nothing(self) -> int:
        """Row for where there is no word: beyond the edge of the sentence."""
        return len(self.words) + 1


@cache
def tone_lexicon() -> ToneLexicon:
    """Read the lexicon, the word lists and the constants of the installed `vaderSentiment` package, once.

    References
    ----------
    Hutto and Gilbert (2014), VADER: A parsimonious rule-based model for sentiment analysis of social media text.
    """
    from vaderSentiment import vaderSentiment as vader

    analyser = vader.SentimentIntensityAnalyzer()
    valences: dict[str, float] = analyser.lexicon
    idioms, boosters = _phrases(vader.SPECIAL_CASES), _phrases(vader.BOOSTER_DICT)
    named = sorted({*_NAMED, *(word for phrase in (*idioms, *boosters) for word in phrase)})
    codes = {word: code for code, word in enumerate(named, start=1)}
    words = sorted({*valences, *vader.BOOSTER_DICT, *vader.NEGATE, *named})

    def flags(members: Iterable[str]) -> Flags:
        members = frozenset(members)
        return np.array([word in members for word in words] + [False, False])

    def numbers(of: Mapping[str, float]) -> Floats:
        return np.array([of.get(word, 0.0) for word in words] + [0.0, 0.0])

    listed = flags(valences)
    passed = listed.copy()
    passed[-1] = True
    traits = np.where(listed & ~flags(vader.BOOSTER_DICT), SCORED, 0)
    traits |= np.where(flags(vader.NEGATE), NEGATES, 0) | np.where(flags(["but"]), BUT, 0)
    emoji = {sign: description for sign, description in analyser.emojis.items() if len(sign) == 1}
    return ToneLexicon(
        words=pa.array(words, pa.string()),
        rows={word: row for row, word in enumerate(words)},
        valence=numbers(valences),
        booster=numbers(vader.BOOSTER_DICT),
        traits=traits.astype(np.uint8),
        listed=listed,
        passed=passed,
        code=numbers(codes).astype(np.uint8),
        codes=codes,
        idioms=_tables(idioms, codes),
        boosters=_tables(boosters, codes),
        descriptions={ord(sign): " " + description for sign, description in emoji.items()},
        emoji=frozenset(emoji),
        negation=vader.N_SCALAR,
        capitals=vader.C_INCR,
    )


def _phrases(numbers: Mapping[str, float]) -> dict[tuple[str, ...], float]:
    """Keep the phrases of several words: VADER looks single words up elsewhere, or never."""
    split = {tuple(phrase.split(" ")): float(number) for phrase, number in numbers.items()}
    return {phrase: number for phrase, number in split.items() if len(phrase) > 1}


def _tables(numbers: Mapping[tuple[str, ...], float], codes: Mapping[str, int]) -> Phrases:
    w = len(codes) + 1
    pairs, triples = np.full((w, w), np.nan), np.full((w, w, w), np.nan)
    for phrase, number in numbers.items():
        table = pairs if len(phrase) == 2 else triples
        table[tuple(codes[word] for word in phrase)] = number
    return Phrases(pairs, triples)
