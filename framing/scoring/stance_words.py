"""What stance asks of a single word: worked out once per word of the vocabulary and kept beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from framing.scoring.stance_classes import CLASSES
from framing.scoring.stance_lexicon import Sides, stance_lexicon
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
STARTS_PHRASE = 32768

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


@dataclass(frozen=True, slots=True)
class KnownWords:
    """The w words that any list names; row 0 stands for all others.

    Attributes
    ----------
    rows : mapping of folded word to row
    subject, obj : array of float64, shape (w + 1,)
        What each word says of who stands before it and behind it, −4 to 4; 0 for a word that is no evidence.
    boost : array of float64, shape (w + 1,)
        By how much more the word behind it counts; negative for dampeners.
    traits : array of uint16, shape (w + 1,)
        Bits: `EVIDENCE`, `RELATION`, …
    code : array of int16, shape (w + 1,)
        The word's number in the tree of phrases, 0 for all others.
    """

    rows: Mapping[str, int]
    subject: Floats
    obj: Floats
    boost: Floats
    traits: Traits
    code: npt.NDArray[np.int16]


@cache
def known_words() -> KnownWords:
    """Collect the words of all lists, once."""
    lexicon, tone = stance_lexicon(), tone_lexicon()
    boosters = {word: float(tone.booster[row]) for word, row in tone.rows.items() if tone.booster[row]}
    tree = lexicon.phrases
    words = sorted(
        {*lexicon.words, *boosters, *tree.codes, *(word for group in CLASSES.values() for word in group)}
    )
    nothing = Sides(0.0, 0.0)
    sides = [nothing, *(lexicon.words.get(word, nothing) for word in words)]
    traits = [0]
    for word in words:
        bits = sum(bit for name, bit in _BITS.items() if word in CLASSES[name])
        bits += STARTS_PHRASE * bool(tree.child[0, tree.codes.get(word, 0)])
        traits.append(bits + (_evidence_bits(lexicon.words[word]) if word in lexicon.words else 0))
    return KnownWords(
        rows={word: row for row, word in enumerate(words, start=1)},
        subject=np.array([side.subject for side in sides]),
        obj=np.array([side.obj for side in sides]),
        boost=np.array([0.0, *(boosters.get(word, 0.0) for word in words)]),
        traits=np.array(traits, np.uint16),
        code=np.array([0, *(tree.codes.get(word, 0) for word in words)], np.int16),
    )


def _evidence_bits(sides: Sides) -> int:
    judging = sides.relation and sides.subject == 0
    bits = EVIDENCE | RELATION * sides.relation | PARTICIPLE * sides.participle
    return bits | NOUN * sides.noun | JUDGING * judging


class StanceWords:
    """Arrays beside a vocabulary of v words, grown as it grows.

    Attributes
    ----------
    row : array of int32, shape (v,)
        The word's row among the known words.
    traits : array of uint16, shape (v,)
        Its traits.
    """

    def __init__(self) -> None:
        self._generation = -1
        self._forget()

    def _forget(self) -> None:
        self.row = np.empty(0, np.int32)
        self.traits = np.empty(0, np.uint16)

    def learn(self, vocabulary: Vocabulary) -> None:
        """Look at the words that the vocabulary has learnt since the last time."""
        if vocabulary.generation != self._generation:
            self._generation = vocabulary.generation
            self._forget()
        start = len(self.row)
        if start == len(vocabulary):
            return
        known = known_words()
        look_up, folded = known.rows.get, vocabulary.folded[start:]
        row = np.array([look_up(word, 0) for word in folded], np.int32)
        for place, word in enumerate(folded):
            if word.endswith("'s") and not row[place]:
                row[place] = look_up(bare(word), 0)
        capital = [word[0].isupper() for word in vocabulary.words[start:]]
        traits = known.traits[row] | np.where(capital, CAPITAL, 0).astype(np.uint16)
        traits[(vocabulary.flags[start:] & NEGATOR) != 0] |= REVERSES
        self.row = np.concatenate((self.row, row))
        self.traits = np.concatenate((self.traits, traits))


_BESIDE: WeakKeyDictionary[Vocabulary, StanceWords] = WeakKeyDictionary()


def stance_words(vocabulary: Vocabulary) -> StanceWords:
    """Return what is known of a vocabulary's words, all of them learnt."""
    words = _BESIDE.setdefault(vocabulary, StanceWords())
    words.learn(vocabulary)
    return words
