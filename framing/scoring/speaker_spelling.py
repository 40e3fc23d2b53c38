"""Names that are spelled alike: compared within blocks of names that share letters, never all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from framing.lexicon.aliases import words_of

# Pairs below are not looked at; a replaced letter in five leaves 80.
LOWEST = 75.0
_LARGEST_BLOCK = 2_000


def letters_of(name: str) -> str:
    """Return a name's letters without spaces: "Ho Jin yu" is ``hojinyu``."""
    return "".join(words_of(name))


def likeness(one: str, other: str) -> float:
    """Return how alike two names are, 0 to 100: twice the letters in common, in order, ÷ all letters."""
    return float(fuzz.ratio(letters_of(one), letters_of(other)))


# Two names of five letters and more that differ in one agree in at least one of these.
_KEYS: tuple[Callable[[str], str], ...] = (
    lambda letters: letters[:2] + " " + letters[-2:],
    lambda letters: letters[:4],
    lambda letters: letters[-4:],
)


def alike(letters: Sequence[str], lowest: float = LOWEST) -> list[tuple[int, int, float]]:
    """Return the pairs of distinct names that are spelled alike, with their likeness; ``first < second``.

    Parameters
    ----------
    letters : sequence of str
        As `letters_of` gives them.
    lowest : float
        The likeness from which a pair counts, 0 to 100.
    """
    found: dict[tuple[int, int], float] = {}
    for number, key in enumerate(_KEYS):
        blocks: dict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(letters):
            blocks[f"{number} {key(name)}"].append(place)
        for block in blocks.values():
            for part in _parts(block, letters):
                _compare(part, letters, lowest, found)
    return [(first, second, value) for (first, second), value in sorted(found.items())]


def _parts(block: list[int], letters: Sequence[str]) -> Iterator[list[int]]:
    """Cut a large block into parts of names that are neighbours in the alphabet, each half in the next."""
    if len(block) <= _LARGEST_BLOCK:
        yield block
        return
    ordered = sorted(block, key=lambda place: letters[place])
    for start in range(0, len(ordered), _LARGEST_BLOCK // 2):
        yield ordered[start : start + _LARGEST_BLOCK]


def _compare(block: list[int], letters: Sequence[str], lowest: float, found: dict[tuple[int, int], float]) -> None:
    if len(block) < 2:
        return
    names = [letters[place] for place in block]
    if len(block) == 2:  # as most are: a table of its own would take ten times as long
        value = float(np.float32(fuzz.ratio(*names, score_cutoff=lowest)))
        if value > 0:
            found[min(block), max(block)] = round(value, 1)
        return
    scores = process.cdist(names, names, scorer=fuzz.ratio, score_cutoff=lowest, dtype=np.float32)
    for row, column in np.argwhere(np.triu(scores, 1) > 0).tolist():
        pair = (block[row], block[column])
        found[min(pair), max(pair)] = round(float(scores[row, column]), 1)
