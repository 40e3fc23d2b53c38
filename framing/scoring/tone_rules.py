"""VADER's rules for a word among its neighbours, for all words with a valence at once.

Every step is the same sum or product of double-precision numbers as in `vaderSentiment`, in the same order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.scoring.tone_lexicon import CAPITAL, NEGATES, Flags, Floats, ToneLexicon
from framing.scoring.tone_words import WordFacts

REACH_BACK, REACH_AHEAD = 3, 2
_FADING = (1.0, 0.95, 0.9)  # of a booster, by its distance
_NEVER_SO = 1.25

Neighbours = npt.NDArray[np.int32]
Rows = npt.NDArray[np.int32]
Codes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Valences:
    """Valences of k words; `whole` where an idiom has put an integer in the place of the word's own."""

    values: Floats
    whole: Flags


def valences(around: Neighbours, mixed: Flags, facts: WordFacts, lexicon: ToneLexicon) -> Valences:
    """Work out the valence of every word that has one, from the words around it.

    Parameters
    ----------
    around : array of int32, shape (6, k)
        The row in `facts` of the word at −3, −2, −1, 0 (the word itself), 1 and 2; beyond the edges of the
        sentence the row on no word at all.
    mixed : array of bool, shape (k,)
        Whether the sentence has words in capitals and others.
    facts : WordFacts
    lexicon : ToneLexicon
    """
    rows = facts.row.take(around)
    code = lexicon.code.take(rows)
    traits = facts.traits.take(around[: REACH_BACK + 1])
    capital = ((traits & CAPITAL) > 0) & mixed

    def word(name: str, at: int) -> Flags:
        is_it: Flags = code[REACH_BACK + at] == lexicon.codes[name]
        return is_it

    value = _own(rows, word, lexicon)
    value += np.where(capital[REACH_BACK], _emphasis(value, lexicon), 0.0)

    so_or_this = word("so", -1) | word("this", -1)
    lifted = [
        np.zeros_like(so_or_this),
        word("never", -2) & so_or_this,
        (word("never", -3) & (word("so", -2) | word("this", -2))) | so_or_this,
    ]
    undoubted = [
        np.zeros_like(so_or_this),
        word("without", -2) & word("doubt", -1),
        word("without", -3) & (word("doubt", -2) | word("doubt", -1)),
    ]
    for distance in range(REACH_BACK):
        at = REACH_BACK - 1 - distance
        heeded = ~lexicon.passed[rows[at]]
        booster = lexicon.booster[rows[at]]
        step = np.where(value < 0, -booster, booster)
        step += np.where(capital[at] & (booster != 0), _emphasis(value, lexicon), 0.0)
        value = np.where(heeded, value + step * _FADING[distance], value)
        negated = ((traits[at] & NEGATES) > 0) & ~lifted[distance] & ~undoubted[distance]
        value = np.where(heeded & lifted[distance], value * _NEVER_SO, value)
        value = np.where(heeded & negated, value * lexicon.negation, value)
    # VADER looks for idioms only where a third word before is heeded.
    value, replaced = _idioms(value, heeded, code, lexicon)

    least = word("least", -1) & ~lexicon.passed[rows[REACH_BACK - 1]] & ~word("at", -2) & ~word("very", -2)
    value = np.where(least, value * lexicon.negation, value)
    value[word("kind", 0) & word("of", 1)] = 0.0
    return Valences(value, replaced & (value == np.rint(value)))


def _own(rows: Rows, word: Callable[[str, int], Flags], lexicon: ToneLexicon) -> Floats:
    """The word's own valence, which "no" before it turns round; "no" itself has none before such a word."""
    valence = lexicon.valence[rows[REACH_BACK]]
    refusing = word("no", 0) & lexicon.listed[rows[REACH_BACK + 1]]
    refused = word("no", -1) | word("no", -2) | (word("no", -3) & (word("or", -1) | word("nor", -1)))
    return np.where(refused, valence * lexicon.negation, np.where(refusing, 0.0, valence))


def _emphasis(value: Floats, lexicon: ToneLexicon) -> Floats:
    return np.where(value > 0, lexicon.capitals, -lexicon.capitals)


def _idioms(value: Floats, heeded: Flags, code: Codes, lexicon: ToneLexicon) -> tuple[Floats, Flags]:
    """Let idioms replace the valence (the last of the list that is there does), then add boosters of two words."""
    # Few words have two named words side by side near them, as every phrase does.
    named = code > 0
    at = np.flatnonzero(heeded & (named[:-2] & named[1:-1]).any(axis=0))
    three, two, one, zero, next_one, next_two = code[:, at]
    pairs, triples = lexicon.idioms.pairs, lexicon.idioms.triples
    replaced = np.full(len(at), np.nan)
    for number in (
        pairs[three, two],
        triples[three, two, one],
        pairs[two, one],
        triples[two, one, zero],
        pairs[one, zero],
        pairs[zero, next_one],
        triples[zero, next_one, next_two],
    ):
        replaced = np.where(np.isnan(number), replaced, number)
    found = ~np.isnan(replaced)
    near = np.where(found, replaced, value[at])
    pairs, triples = lexicon.boosters.pairs, lexicon.boosters.triples
    for number in (triples[three, two, one], pairs[three, two], pairs[two, one]):
        near = np.where(np.isnan(number), near, near + number)
    value, is_idiom = value.copy(), np.zeros_like(heeded)
    value[at], is_idiom[at] = near, found
    return value, is_idiom
