"""The words of a vocabulary as the rules of attribution see them: worked out once per word."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from framing.text.attribution_words import (
    AUXILIARY,
    CAPITAL,
    CLASS_BITS,
    CONTRACTED,
    CUE_ADJECTIVE,
    CUE_NOUN,
    CUE_VERB,
    ENDING_BITS,
    FINITE,
    FIRST_PREPOSITION,
    ING,
    NAMES,
    NUMBER,
    POSSESSIVE,
    VERB,
)
from framing.text.characters import DIGIT, UPPER, kind_table
from framing.text.cues import PAST, PRESENT, load_cues, preposition_bit
from framing.text.vocabulary import Vocabulary

Facts = npt.NDArray[np.int64]

# The columns of a word's facts.
BITS, VERB_CUE, VERB_FORM, NOUN_CUE, ADJECTIVE_CUE = range(5)
N_FACTS = 5


class CueWords:
    """What is known of the words of a vocabulary.

    It keeps what it has learnt over batches, which changes its speed and never its results.

    Parameters
    ----------
    vocabulary : Vocabulary
        The one that the batches are tokenised with.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._generation = vocabulary.generation
        self._facts = np.zeros((0, N_FACTS), np.int64)

    def facts(self) -> Facts:
        """Return bits, verb, forms of it, noun and adjective of every word; learns the new ones.

        Returns
        -------
        array of int64, shape (words, 5)
            The bits of `framing.text.attribution_words`; rows of `cues.Cues` (0: none), and forms of a verb.
        """
        if self._vocabulary.generation != self._generation:
            self._generation = self._vocabulary.generation
            self._facts = self._facts[:0]
        known = len(self._facts)
        folded, written = self._vocabulary.folded[known:], self._vocabulary.words[known:]
        if not folded:
            return self._facts
        learnt = np.zeros((len(folded), N_FACTS), np.int64)
        first = kind_table()[np.minimum([ord(word[0]) for word in written], len(kind_table()) - 1)]
        capital = first == UPPER
        ending = ENDING_BITS.get
        learnt[:, BITS] = [ending(word[-2:], 0) for word in folded]
        learnt[capital, BITS] &= POSSESSIVE  # an ending tells little of a name: "Fred", "Skelly"
        learnt[first == DIGIT, BITS] |= NUMBER
        known_words = _facts_by_word()
        for place in [place for place, word in enumerate(folded) if word in known_words]:
            learnt[place] = known_words[folded[place]]
            if written[place] in NAMES:
                learnt[place, BITS] &= ~AUXILIARY
        learnt[capital, BITS] |= CAPITAL
        bits = learnt[:, BITS]
        bits[(bits & (AUXILIARY | VERB | CONTRACTED)) != 0] |= FINITE
        surely = (learnt[:, VERB_FORM] & (PRESENT | PAST)) != 0
        bits[surely & (learnt[:, NOUN_CUE] == 0) & ((bits & CAPITAL) == 0)] |= FINITE
        # Columns are looked up for all tokens of a batch: each lies in one piece.
        self._facts = np.asfortranarray(np.concatenate((self._facts, learnt)))
        return self._facts


@cache
def _facts_by_word() -> dict[str, tuple[int, int, int, int, int]]:
    cues = load_cues()
    facts = {}
    for word in {*CLASS_BITS, *cues.verbs, *cues.nouns, *cues.adjectives}:
        verb, form = cues.verbs.get(word, (0, 0))
        noun, adjective = cues.nouns.get(word, 0), cues.adjectives.get(word, 0)
        by_ending = ENDING_BITS.get(word[-2:], 0) & (VERB | ING) if verb else 0
        bits = CLASS_BITS.get(word, by_ending) | preposition_bit(word) << FIRST_PREPOSITION
        bits |= CUE_VERB * (verb > 0) | CUE_NOUN * (noun > 0) | CUE_ADJECTIVE * (adjective > 0)
        facts[word] = (bits, verb, form, noun, adjective)
    return facts
