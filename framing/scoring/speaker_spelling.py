"""Names that are spelled alike: compared within blocks of names that share letters, never all with all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from framing.lexicon.aliases import words_of

Rows = npt.NDArray[np.int32]
Levels = npt.NDArray[np.float64]

# Pairs below are not looked at; a replaced letter in five leaves 80.
LOWEST = 75.0
_LARGEST_BLOCK = 2_000
_PAIRS_AT_ONCE = 1_000_000

# What `words_of` makes of the marks in plain names: apostrophes go, all others part words.
_PLAIN = (
    bytes(code if chr(code).isalnum() or chr(code) == "\n" else ord(" ") for code in range(128)).lower().ljust(256)
)
_LATIN = 26
_KINDS_OF_LETTERS = 32  # a to z, and six kinds of others
_ONES = np.array([number.bit_count() for number in range(1 << 16)], np.uint8)
_FOUR = np.ones(4, np.uint8)
_ROUNDING = 1e-9


def words_of_all(names: Sequence[str]) -> list[str]:
    """Return for every name its words, as `words_of` gives them, joined by spaces."""
    plain = "\n".join([name if name.isascii() else "" for name in names])
    found = plain.encode().translate(_PLAIN, b"'").decode()
    while "  " in found:
        found = found.replace("  ", " ")
    lines = found.replace(" \n", "\n").replace("\n ", "\n").strip(" ").split("\n")
    if len(lines) != len(names):  # a name holds a line's end
        return [" ".join(words_of(name)) for name in names]
    return [line if name.isascii() else " ".join(words_of(name)) for name, line in zip(names, lines, strict=True)]


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


def alike(letters: Sequence[str], lowest: float | Levels = LOWEST) -> list[tuple[int, int, float]]:
    """Return the pairs of distinct names that are spelled alike, with their likeness; ``first < second``.

    Parameters
    ----------
    letters : sequence of str
        As `letters_of` gives them; length n.
    lowest : float, or array of float64, shape (n,)
        The likeness from which a pair counts, 0 to 100; of the levels of two names the higher one.
    """
    measures = _Measures.of(letters, np.broadcast_to(np.float64(lowest), len(letters)))
    parts = [measures.compared(*pairs) for pairs in _pairs(letters)]
    if not parts:
        return []
    first, second, values = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    _, once = np.unique(first.astype(np.int64) * len(letters) + second, return_index=True)
    rounded = [round(value, 1) for value in values[once].tolist()]
    return list(zip(first[once].tolist(), second[once].tolist(), rounded, strict=True))


@dataclass(frozen=True, slots=True)
class _Measures:
    """What rules out most pairs of n names before their letters are compared one by one.

    Attributes
    ----------
    letters : sequence of str
    lowest : array of float64, shape (n,)
        The likeness from which a pair counts.
    length : array of int64, shape (n,)
    marks : array of uint64, shape (n,)
        Two bits for each kind of letters: one of it, two of it.
    """

    letters: Sequence[str]
    lowest: Levels
    length: npt.NDArray[np.int64]
    marks: npt.NDArray[np.uint64]

    @staticmethod
    def of(letters: Sequence[str], lowest: Levels) -> _Measures:
        n, kinds = len(letters), _KINDS_OF_LETTERS
        length = np.fromiter(map(len, letters), np.int64, n)
        codes = np.frombuffer("".join(letters).encode("utf-32-le", "surrogatepass"), np.uint32)
        latin = codes - np.uint32(ord("a"))
        kind = np.where(latin < _LATIN, latin, _LATIN + codes % (kinds - _LATIN))
        counts = np.bincount(np.repeat(np.arange(n), length) * kinds + kind, minlength=n * kinds).reshape(n, kinds)
        marks = np.packbits(np.concatenate((counts > 0, counts > 1), axis=1), axis=1)
        return _Measures(letters, lowest, length, marks.view(np.uint64).ravel())

    def compared(self, first: Rows, second: Rows) -> tuple[Rows, Rows, npt.NDArray[np.float64]]:
        """Return which of some pairs are alike, and how much."""
        lowest = np.maximum(self.lowest[first], self.lowest[second])
        # A likeness is 1 − (letters to add and to take away) ÷ (all letters).
        most = (self.length[first] + self.length[second]) * (1 - lowest / 100)
        # Each bit in which two names differ is a letter to add or to take away.
        differing = (self.marks[first] ^ self.marks[second]).view(np.uint16).reshape(-1, 4)
        near = np.flatnonzero(_ONES[differing] @ _FOUR <= most + _ROUNDING)
        first, second = first[near], second[near]
        values = process.cpdist(
            [self.letters[place] for place in first.tolist()],
            [self.letters[place] for place in second.tolist()],
            scorer=fuzz.ratio,
            dtype=np.float64,
        )
        found = np.flatnonzero(values >= lowest[near])
        return first[found], second[found], values[found]


def _pairs(letters: Sequence[str]) -> Iterator[tuple[Rows, Rows]]:
    """Return the pairs of names within blocks, some at a time; the first of a pair comes first."""
    for key in _KEYS:
        numbers: dict[str, int] = {}
        block = np.array([numbers.setdefault(key(name), len(numbers)) for name in letters], np.int32)
        members = np.argsort(block, kind="stable").astype(np.int32)
        ends = np.cumsum(np.bincount(block, minlength=len(numbers)))
        large = np.flatnonzero(np.diff(ends, prepend=0) > _LARGEST_BLOCK)
        for part in _parts(
            [members[ends[number - 1] if number else 0 : ends[number]] for number in large], letters
        ):
            yield from _within(part, np.full(len(part), len(part)))
        small = members[~np.isin(block[members], large)] if len(large) else members
        sizes = np.bincount(block[small], minlength=len(numbers))
        yield from _within(small, np.cumsum(sizes)[block[small]])


def _within(members: Rows, ends: npt.NDArray[np.int64]) -> Iterator[tuple[Rows, Rows]]:
    """Pair each member with those behind it, up to the end of its block."""
    counts = ends - np.arange(1, len(members) + 1)
    before = np.cumsum(counts) - counts
    cuts = np.flatnonzero(np.diff(before // _PAIRS_AT_ONCE)) + 1
    for place in np.split(np.arange(len(members)), cuts):
        count = counts[place]
        total = int(count.sum())
        if total:
            one = np.repeat(members[place], count)
            shift = np.repeat((place + 1 - (before[place] - before[place[0]])).astype(np.int32), count)
            other = members[shift + np.arange(total, dtype=np.int32)]
            yield np.minimum(one, other), np.maximum(one, other)


def _parts(blocks: Sequence[Rows], letters: Sequence[str]) -> Iterator[Rows]:
    """Cut large blocks into parts of names that are neighbours in the alphabet, each half in the next."""
    for block in blocks:
        ordered = np.array(sorted(block.tolist(), key=lambda place: letters[place]), np.int32)
        for start in range(0, len(ordered), _LARGEST_BLOCK // 2):
            yield ordered[start : start + _LARGEST_BLOCK]
