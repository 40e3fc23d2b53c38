"""Words that no language has, and running text of them whose vocabulary grows as that of real text does."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]

# Heaps' law: n tokens hold about 6 · n^0.65 different words; a thousand some 500, a million some 48,000.
_SCALE, _GROWTH = 6.0, 0.65
_CONSONANTS, _VOWELS = "bdfgklmnprst", "aeiou"
_SYLLABLES = [consonant + vowel for consonant in _CONSONANTS for vowel in _VOWELS]
_STEP = 37  # shares no divisor with the number of syllables
# No word of a lexicon starts like these, wildcards included, and no two sorts of word are ever alike.
FILLER, TERM, NAME = "zv", "kx", "vz"


def invented(number: int, mark: str = FILLER) -> str:
    """Return a word for a number, another one for each: a mark, a vowel and syllables ("zvani", "zvutose")."""
    number, first = divmod(number, len(_SYLLABLES))
    rest, vowel = divmod(number, len(_VOWELS))
    # Taken in another order than that of the alphabet, so that neighbours look different.
    word = _VOWELS[vowel] + _SYLLABLES[first * _STEP % len(_SYLLABLES)]
    while rest:
        rest, syllable = divmod(rest, len(_SYLLABLES))
        word += _SYLLABLES[syllable]
    return mark + word


def running_words(n: int, rng: np.random.Generator) -> list[str]:
    """Return n words in a row: each is new, or one that was written before, drawn at random from all of these.

    What was written often is drawn often, so that frequencies are as uneven as those of real words (Simon 1955);
    new words come ever more seldom (Heaps' law).
    """
    numbers = _word_numbers(n, rng)
    words = np.array([invented(number) for number in range(int(numbers.max(initial=-1)) + 1)], object)
    chosen: list[str] = words[numbers].tolist()
    return chosen


def _word_numbers(n: int, rng: np.random.Generator) -> Integers:
    """Return which word stands at each place, numbered in the order in which they appear; shape (n,)."""
    place = np.arange(n)
    chance = np.minimum(1.0, _SCALE * _GROWTH * (place + 1.0) ** (_GROWTH - 1))
    new = rng.random(n) < chance
    before = np.minimum((rng.random(n) * place).astype(np.int64), np.maximum(place - 1, 0))
    origin = np.where(new | (place == 0), place, before)
    while True:  # follow what was copied from what, twice as far each time
        further = origin[origin]
        if np.array_equal(further, origin):
            break
        origin = further
    return np.unique(origin, return_inverse=True)[1].astype(np.int64)
