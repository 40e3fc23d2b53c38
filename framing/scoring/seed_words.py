"""Which words of a vocabulary patterns stand for: literal ones, and such with wildcards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from framing.lexicon import Frame
from framing.scoring.wordforms import WordForm, WordIndex, tokens_of_words


@dataclass(frozen=True, slots=True)
class Seed:
    """A pattern, with the words that it stands for.

    Attributes
    ----------
    pattern : str
        As it was given: a word, which may hold * and ?.
    weight : float
        Its sign says to which end it belongs, or is that of its pole.
    rows : tuple of int
        Which words of the vocabulary it is; none where it has no vector, or is a phrase.
    why_not : str
        Why there is none; empty where there is one.
    """

    pattern: str
    weight: float
    rows: tuple[int, ...]
    why_not: str = ""


NO_VECTOR, PHRASE = "no such word has a vector", "phrases have no vector"


def seeds_in(patterns: Sequence[tuple[str, float]], words: Sequence[str]) -> tuple[Seed, ...]:
    """Find the words that patterns stand for.

    Parameters
    ----------
    patterns : sequence of (str, float)
        With the weight of each.
    words : sequence of str
        A vocabulary, in the form in which words are compared.
    """
    tokens = tokens_of_words([pattern for pattern, _ in patterns])
    single = [place for place, parts in enumerate(tokens) if len(parts) == 1]
    index = WordIndex([WordForm.of(tokens[place][0], case=False) for place in single])
    at, rows = index.matches(list(words), list(words))
    found = {place: at[rows == number] for number, place in enumerate(single)}
    return tuple(
        Seed(pattern, float(weight), (), PHRASE)
        if place not in found
        else Seed(
            pattern,
            float(weight),
            tuple(np.unique(found[place]).tolist()),
            "" if len(found[place]) else NO_VECTOR,
        )
        for place, (pattern, weight) in enumerate(patterns)
    )


def patterns_of(frame: Frame, sign: float = 1.0) -> list[tuple[str, float]]:
    """Return the terms of a frame as patterns with weights; those with operators or several words stay phrases."""
    return [
        (" ".join(phrase), sign * term.weight)
        for term in frame.terms
        for phrase in (term.pattern.left if term.pattern.right is None else ((str(term.pattern),),))
    ]
