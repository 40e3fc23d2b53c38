"""Which phrase takes in all that another matches: `happ*` takes in `happiness` and `happil*`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Generic, TypeVar

from framing.lexicon.folding import fold_phrase
from framing.lexicon.pattern import Phrase, has_wildcard

Item = TypeVar("Item")


def word_covers(wide: str, narrow: str) -> bool:
    """Whether `wide` matches every word that `narrow` matches. Never wrongly true; seldom wrongly false.

    The wildcards of `narrow` are taken as letters of their own that only a * (and for ? also a ?) of `wide` takes
    in. The latest star is moved on where the rest does not fit, so time grows with the product of the lengths.
    """
    at = place = 0
    star, resume = -1, 0
    while place < len(narrow):
        letter = wide[at] if at < len(wide) else ""
        if letter == "*":
            star, resume = at, place
            at += 1
        elif letter and narrow[place] != "*" and letter in ("?", narrow[place]):
            at += 1
            place += 1
        elif star >= 0:
            resume += 1
            at, place = star + 1, resume
        else:
            return False
    return wide[at:].strip("*") == ""


def phrase_covers(wide: Phrase, narrow: Phrase) -> bool:
    """Whether one phrase matches all that another of the same length matches."""
    return len(wide) == len(narrow) and all(map(word_covers, wide, narrow))


class Cover(Generic[Item]):
    """A set of phrases that is asked for those that cover a given one."""

    def __init__(self) -> None:
        self._exact: dict[tuple[Phrase, bool], list[Item]] = defaultdict(list)
        self._wild: dict[tuple[int, str, bool], list[tuple[Phrase, Item]]] = defaultdict(list)

    def add(self, phrase: Phrase, item: Item, *, case: bool) -> None:
        """Put a phrase in, with what it stands for."""
        folded = fold_phrase(phrase, case=case)
        if any(map(has_wildcard, folded)):
            self._wild[len(folded), _stem(folded[0]), case].append((folded, item))
        else:
            self._exact[folded, case].append(item)

    def covering(self, phrase: Phrase, *, case: bool) -> Iterator[Item]:
        """Return what covers a phrase; where case counts for the phrase, also what folds case."""
        for kept in (False, True) if case else (False,):
            folded = fold_phrase(phrase, case=kept)
            yield from self._exact.get((folded, kept), ())
            stem = _stem(folded[0])
            for length in range(len(stem) + 1):
                for wide, item in self._wild.get((len(folded), stem[:length], kept), ()):
                    if phrase_covers(wide, folded):
                        yield item


def _stem(word: str) -> str:
    """Return what a word starts with before its first wildcard."""
    return word.split("*", 1)[0].split("?", 1)[0]
