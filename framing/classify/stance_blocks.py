"""What stands around a masked target, as lists of words: the sentence, places, the clause, patterns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from framing.classify.blocks import sequences
from framing.classify.mention_context import MASK, Mentions
from framing.classify.valences import word_valences
from framing.scoring.stance_words import known_words, stance_words

_SIDE, _NEAR, _EXACT, _LETTERS = 8, 3, 4, 10  # words to either side: looked at, around, by place, for letters
_FEW = "_"  # a word that a pattern does not name

# Patterns keep these and what has a valence; all other words are alike in them.
_SMALL = frozenset(
    """a an the this that these those he she it they we you i his her its their our my in on at by for from with as
    if when while after before since during under over between but or and so yet nor who which what why how where
    not no never to of is are was were be been being has have had do does did will would can could may might should
    must said says than then there also only just about against""".split()
)


@dataclass(frozen=True, slots=True)
class Around:
    """Lists of terms of k mentions, one list a mention.

    Attributes
    ----------
    words : one and two words in a row, of the sentence
    places : words left and right, by side and by distance, and sequences across the target
    clause : one to three words in a row, between the nearest commas and the like
    pattern : one to four in a row, of words that evaluate ("+", "-"), small words, and `_` for others
    letters : the words near the target, for runs of letters
    """

    words: list[list[str]]
    places: list[list[str]]
    clause: list[list[str]]
    pattern: list[list[str]]
    letters: list[list[str]]


def around(mentions: Mentions) -> Around:
    """Collect what stands around mentions; no word of a target's name is in it."""
    words, signs = mentions.words, _signs(mentions)
    ids = mentions.table.type_id.tolist()
    clause = np.cumsum(mentions.table.hard_gap)
    clause_low = np.maximum(np.searchsorted(clause, clause[mentions.at]), mentions.low)
    clause_high = np.minimum(np.searchsorted(clause, clause[mentions.at], side="right"), mentions.high)
    found = Around([], [], [], [], [])
    borders = (clause_low, mentions.low, mentions.at, clause_high, mentions.high)
    for clause_from, low, at, clause_to, high in zip(*(border.tolist() for border in borders), strict=True):

        def read(start: int, stop: int) -> list[str]:
            return [words[row] for row in ids[start:stop]]

        left, right = read(low, at), read(at + 1, high)
        found.words.append(sequences([*left, MASK, *right], 1, 2))
        found.places.append(_places(left, right))
        found.clause.append(sequences([*read(clause_from, at), MASK, *read(at + 1, clause_to)], 1, 3))
        sketch = [_sketched(words[row], signs[row]) for row in ids[low:high]]
        found.pattern.append(sequences(sketch, 1, 4))
        found.letters.append([*left[-_LETTERS:], *right[:_LETTERS]])
    return found


def _signs(mentions: Mentions) -> list[str]:
    """Return for each word of the vocabulary what it says: "+", "-", or nothing."""
    valence = word_valences(mentions.vocabulary.folded)
    value = np.where(valence == 0, known_words().subject[stance_words(mentions.vocabulary).row], valence)
    return [str(sign) for sign in np.where(value > 0, "+", np.where(value < 0, "-", ""))]


def _sketched(word: str, sign: str) -> str:
    return sign or (word if word in _SMALL or word == MASK else _FEW)


def _places(left: Sequence[str], right: Sequence[str]) -> list[str]:
    found = [f"left {word}" for word in left[-_SIDE:]] + [f"right {word}" for word in right[:_SIDE]]
    found += [f"-{step} {word}" for step, word in enumerate(reversed(left[-_EXACT:]), start=1)]
    found += [f"+{step} {word}" for step, word in enumerate(right[:_EXACT], start=1)]
    near = [*left[-_NEAR:], MASK, *right[:_NEAR]]
    target = min(len(left), _NEAR)
    for length in (2, 3):
        for start in range(max(0, target - length + 1), min(target, len(near) - length) + 1):
            found.append(" ".join(near[start : start + length]))
    return found
