"""What a made-up corpus is asked for, checked as a whole before anything is drawn."""

from __future__ import annotations

import math
import numbers
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard

import numpy as np
import numpy.typing as npt

from framing.corpus.synthetic_words import TERM, invented
from framing.errors import InputError, did_you_mean, one_of

Floats = npt.NDArray[np.float64]

SPOKEN = ("journalist", "quoted", "attributed")
_PHRASES = 4  # invented ones a frame


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for, of k groups and f frames, every number in its place.

    Attributes
    ----------
    groups : dict of str to int
        Articles of each group.
    phrases : dict of str to tuple of str
        What is planted for each frame.
    share : array, shape (k, f)
    length : array, shape (k,)
    voices : array, shape (k, 3)
        Parts of the sentences in each voice; they sum to 1.
    where : array, shape (f, 3)
        Parts of a frame's sentences in each voice; NaN rows for frames that go by the sentences.
    negated : array, shape (f,)
    spread, heterogeneity, shared : float
    seed : int
    """

    groups: dict[str, int]
    phrases: dict[str, tuple[str, ...]]
    share: Floats
    length: Floats
    voices: Floats
    where: Floats
    negated: Floats
    spread: float
    heterogeneity: float
    shared: float
    seed: int


def checked(
    frames: object,
    groups: object,
    phrases: object,
    length: object,
    spread: object,
    heterogeneity: object,
    quoted: object,
    attributed: object,
    voices: object,
    negated: object,
    shared: object,
    seed: object,
) -> Wanted:
    """Return what is asked for.

    Raises
    ------
    InputError
        Naming everything that is wrong.
    """
    found = _Problems()
    given = found.mapping("groups", groups, "names and numbers of articles: {'Alpha': 100, 'Beta': 100}")
    sizes = {name: found.whole(f"groups['{name}']", n, 1) for name, n in given.items()}
    shares = found.mapping("frames", frames, "names and shares: {'trade': 0.1}")
    names, labels = list(shares), list(sizes)
    share = [found.each(f"frames['{name}']", shares[name], labels, 0, 1) for name in names]
    part = {"quoted": quoted, "attributed": attributed}
    others = [found.each(name, value, labels, 0, 1) for name, value in part.items()]
    spoken = np.array(others, np.float64).reshape(2, len(labels)).T
    if (spoken.sum(axis=1) > 1 + 1e-9).any():
        found.say("quoted and attributed are parts of all sentences, and must not add up to more than 1.")
    wanted = Wanted(
        groups=sizes,
        phrases=_phrases(names, phrases, found),
        share=np.array(share, np.float64).reshape(len(names), len(labels)).T,
        length=np.array(found.each("length", length, labels, 2, math.inf)),
        voices=np.column_stack([np.maximum(1 - spoken.sum(axis=1), 0), spoken]),
        where=_where(names, voices, found),
        negated=np.array(found.each("negated", negated, names, 0, 1)),
        spread=found.number("spread", spread, 0, 3),
        heterogeneity=found.number("heterogeneity", heterogeneity, 0, 0.99),
        shared=found.number("shared", shared, 0, 1),
        seed=found.whole("seed", seed, 0),
    )
    if found.problems:
        raise InputError("\n".join(found.problems))
    return wanted


def _phrases(names: Sequence[str], given: object, found: _Problems) -> dict[str, tuple[str, ...]]:
    """Return the phrases of every frame, those that are given or invented ones of two words."""
    invented_ones = {
        name: tuple(
            f"{invented(2 * (_PHRASES * i + j), TERM)} {invented(2 * (_PHRASES * i + j) + 1, TERM)}"
            for j in range(_PHRASES)
        )
        for i, name in enumerate(names)
    }
    if given is None:
        return invented_ones
    own = found.mapping("phrases", given, "frames and lists of phrases: {'trade': ['export markets']}")
    found.known("phrases", own, names)
    result = dict(invented_ones)
    for name in (name for name in names if name in own):
        listed = own[name]
        texts = [listed] if isinstance(listed, str) else list(listed) if isinstance(listed, Iterable) else []
        if texts and all(isinstance(text, str) and _is_plain(text) for text in texts):
            result[name] = tuple(" ".join(text.split()) for text in texts)
        else:
            found.say(
                f"phrases['{name}'] must be a list of plain phrases, words with single spaces between them; "
                f"given: {listed!r}."
            )
    return result


def _is_plain(text: str) -> bool:
    return bool(text.strip()) and all(
        part.isalnum() for word in text.split() for part in word.replace("-", "'").split("'")
    )


def _where(names: Sequence[str], given: object, found: _Problems) -> Floats:
    """Return in which voices each frame stands, shape (f, 3)."""
    where = np.full((len(names), len(SPOKEN)), np.nan)
    if given is None:
        return where
    own = found.mapping("voices", given, "frames and parts of their sentences: {'trade': {'quoted': 0.8}}")
    found.known("voices", own, names)
    for row, name in ((names.index(name), name) for name in own if name in names):
        label = f"voices['{name}']"
        parts = found.mapping(label, own[name], "voices and parts: {'quoted': 0.8}")
        found.known(label, parts, SPOKEN)
        values = {voice: found.number(f"{label}['{voice}']", value, 0, 1) for voice, value in parts.items()}
        rest = 1 - sum(values.values())
        if "journalist" not in values:
            values["journalist"] = rest
        if values["journalist"] < 0 or abs(sum(values.values()) - 1) > 1e-9:
            found.say(f"The parts of {label} must add up to 1; what is missing is the journalist's.")
            continue
        where[row] = [values.get(voice, 0.0) for voice in SPOKEN]
    return where


class _Problems:
    """What is wrong with arguments, collected."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def say(self, problem: str) -> None:
        self.problems.append(problem)

    def mapping(self, name: str, value: object, wanted: str) -> dict[str, object]:
        if isinstance(value, Mapping) and value:
            return {str(key): each for key, each in value.items()}
        self.say(f"{name} must be a mapping of {wanted}; given: {value!r}.")
        return {}

    def known(self, name: str, given: Mapping[str, object], allowed: Sequence[str]) -> None:
        for each in given:
            if each not in allowed:
                self.say(f"{name} names '{each}', which is none.{did_you_mean(each, allowed)} "
                         f"Allowed: {one_of(allowed)}.")  # fmt: skip

    def number(self, name: str, value: object, low: float, high: float) -> float:
        if _is_number(value) and low <= value <= high and math.isfinite(value):
            return float(value)
        between = f"of at least {low:g}" if math.isinf(high) else f"from {low:g} to {high:g}"
        self.say(f"{name} must be a number {between}; given: {value!r}.")
        return math.nan

    def whole(self, name: str, value: object, low: int) -> int:
        if _is_whole(value) and value >= low:
            return int(value)
        self.say(f"{name} must be a whole number of at least {low}; given: {value!r}.")
        return low

    def each(self, name: str, value: object, labels: Sequence[str], low: float, high: float) -> list[float]:
        """Return a number for every label: the same for all, or from a mapping that names each."""
        if not isinstance(value, Mapping):
            return [self.number(name, value, low, high)] * len(labels)
        own = {str(key): each for key, each in value.items()}
        self.known(name, own, labels)
        if missing := [label for label in labels if label not in own]:
            self.say(f"{name} has no number for {one_of(missing).replace(' or ', ' and ')}.")
        return [
            self.number(f"{name}['{label}']", own[label], low, high) if label in own else math.nan
            for label in labels
        ]


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, numbers.Real) and not isinstance(value, bool)


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, numbers.Integral) and not isinstance(value, bool)
