"""Seed words as they are given: a mapping of words to numbers, or two frames of a lexicon."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from framing.comparisons.arguments import is_number
from framing.errors import ComparisonError, one_of
from framing.lexicon import Frame, Lexicon
from framing.scoring.seed_words import patterns_of

Patterns = list[tuple[str, float]]

ENDS = ("positive", "negative")


def checked_seeds(seeds: object, poles: object) -> tuple[Patterns, tuple[str, str]]:
    """Return the patterns with their weights, and how the positive and the negative end are called.

    Raises
    ------
    ComparisonError
        They are something else, have one end only, or weights that are none.
    """
    if isinstance(seeds, Lexicon):
        first, second = two_frames(seeds, poles)
        return [*patterns_of(first), *patterns_of(second, -1.0)], (first.label, second.label)
    names = ENDS if poles is None else _two(poles)
    if not isinstance(seeds, Mapping) or not seeds:
        raise ComparisonError(
            "Seeds are a mapping of words to numbers, such as {'growth': 1, 'threat*': -1}, or a lexicon with two "
            f"frames; given: {_shown(seeds)}."
        )
    problems = [
        f"{word!r}: a seed is a word with a number other than 0; given: {weight!r}."
        for word, weight in seeds.items()
        if not isinstance(word, str)
        or not word.strip("*? ")
        or not is_number(weight)
        or not math.isfinite(weight)
        or weight == 0
    ]
    if not problems:
        problems = [
            f"No seed has a number {side} 0: the end '{name}' needs one at least."
            for name, side, sign in ((names[0], "above", 1), (names[1], "below", -1))
            if not any(weight * sign > 0 for weight in seeds.values())
        ]
    if problems:
        raise ComparisonError("\n".join(problems))
    return [(str(word), float(weight)) for word, weight in seeds.items()], names


def two_frames(lexicon: Lexicon, poles: object) -> tuple[Frame, Frame]:
    """Return the two frames of a lexicon that are the ends, the positive one first.

    Raises
    ------
    ComparisonError
        It has not two frames, and none or others were named.
    """
    names = [frame.name for frame in lexicon.frames]
    if poles is None and len(names) != 2:
        raise ComparisonError(
            f"The lexicon {lexicon.name} has {len(names)} frames, and a scale has two ends. Name two of them: "
            f"poles=('{names[0] if names else 'one'}', '{names[1] if len(names) > 1 else 'another'}')."
        )
    chosen = tuple(names) if poles is None else _two(poles)
    unknown = [name for name in chosen if name not in names]
    if unknown:
        raise ComparisonError(
            f"The lexicon {lexicon.name} has no frame {one_of(unknown)}. It has: {', '.join(names) or 'none'}."
        )
    return lexicon.frame(chosen[0]), lexicon.frame(chosen[1])


def _two(poles: object) -> tuple[str, str]:
    if (
        isinstance(poles, str)
        or not isinstance(poles, Sequence)
        or len(poles) != 2
        or not all(isinstance(each, str) and each.strip() for each in poles)
        or poles[0] == poles[1]
    ):
        raise ComparisonError(
            f"poles must be two names, of the positive end and of the negative one; given: {poles!r}."
        )
    return str(poles[0]), str(poles[1])


def _shown(value: object) -> str:
    return "none" if isinstance(value, Mapping) else f"a value of type {type(value).__name__}"
