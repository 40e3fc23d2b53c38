"""What stance asks of a single word: worked out once per word of the vocabulary and kept beside it."""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from framing.scoring.stance_classes import CLASSES
from framing.scoring.stance_lexicon import stance_lexicon
from framing.scoring.tone_lexicon import tone_lexicon
from framing.text import Vocabulary
from framing.text.words import NEGATOR, bare

Floats = npt.NDArray[np.float64]
Traits = npt.NDArray[np.uint16]

# Traits of a word; one bit each.
EVIDENCE = 1
RELATION = 2  # a deed with two sides
PARTICIPLE = 4
NOUN = 8
JUDGING = 16  # who does it is a voice, not the one judged
BEING = 32
SPEAKING = 64
RECEIVES = 128
GIVES = 256
PREPOSITION = 512
REVERSES = 1024
CAPITAL = 2048  # begins with an upper-case letter
TITLE_BEHIND = 4096
TITLE_BEFORE = 8192
LINK = 16384

_BITS = {
    "be": BEING,
    "speech": SPEAKING,
    "receiving": RECEIVES,
    "giving": GIVES,
    "prepositions": PREPOSITION,
    "reversing": REVERSES,
    "titles_behind": TITLE_BEHIND,
    "titles_before": TITLE_BEFORE,
    "linking": LINK,
}
_TRAITS: dict[str, int] = {}
for _name, _words in CLASSES.items():
    for _word in _words:
        _TRAITS[_word] = _TRAITS.get(_word, 0) | _BITS[_name]


class StanceWords:
    """Arrays beside a vocabulary of v words, grown as it grows.

    Attributes
    ----------
    subject, obj : array of float64, shape (v,)
        What each word says of who stands before it and behind it, −4 to 4; 0 for a word that is no evidence.
    boost : array of float64, shape (v,)
        By how much more the word behind it counts; negative for dampeners.
    traits : array of uint16, shape (v,)
        Bits: `EVIDENCE`, `RELATION`, …
    code : array of int16, shape (v,)
        The word's number in the tree of phrases, 0 for all others.
    """

    def __init__(self) -> None:
        self._generation = -1
        self._forget()

    def _forget(self) -> None:
        self.subject = self.obj = self.boost = np.empty(0)
        self.traits = np.empty(0, np.uint16)
        self.code = np.empty(0, np.int16)

    def learn(self, vocabulary: Vocabulary) -> None:
        """Look at the words that the vocabulary has learnt since the last time."""
        if vocabulary.generation != self._generation:
            self._generation = vocabulary.generation
            self._forget()
        known, new = len(self.traits), len(vocabulary) - len(self.traits)
        if not new:
            return
        lexicon, tone = stance_lexicon(), tone_lexicon()
        subject, obj, boost = np.zeros((3, new))
        traits, code = np.zeros(new, np.uint16), np.zeros(new, np.int16)
        for place, (written, word) in enumerate(
            zip(vocabulary.words[known:], vocabulary.folded[known:], strict=True)
        ):
            bits = _TRAITS.get(word, 0)
            sides = lexicon.words.get(word) or lexicon.words.get(bare(word))
            if sides is not None:
                subject[place], obj[place] = sides.subject, sides.obj
                bits |= EVIDENCE | RELATION * sides.relation | PARTICIPLE * sides.participle | NOUN * sides.noun
                bits |= JUDGING * (sides.relation and sides.subject == 0)
            if written[0].isupper():
                bits |= CAPITAL
            traits[place] = bits
            code[place] = lexicon.phrases.codes.get(word, 0)
            if word in tone.rows:
                boost[place] = tone.booster[tone.rows[word]]
        traits[(vocabulary.flags[known:] & NEGATOR) != 0] |= REVERSES
        self.subject = np.concatenate((self.subject, subject))
        self.obj = np.concatenate((self.obj, obj))
        self.boost = np.concatenate((self.boost, boost))
        self.traits = np.concatenate((self.traits, traits))
        self.code = np.concatenate((self.code, code))


_BESIDE: WeakKeyDictionary[Vocabulary, StanceWords] = WeakKeyDictionary()


def stance_words(vocabulary: Vocabulary) -> StanceWords:
    """Return what is known of a vocabulary's words, all of them learnt."""
    words = _BESIDE.setdefault(vocabulary, StanceWords())
    words.learn(vocabulary)
    return words
