"""A pattern: what a term matches, as words. How it is written is `parsing`'s business."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from framing.errors import FramingError

_IDEOGRAPH = re.compile(
    "[\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)

Phrase = tuple[str, ...]  # adjacent words; a word may hold * and ?
Alternatives = tuple[Phrase, ...]
Operator = Literal["near", "before"]


class PatternError(FramingError, ValueError):
    """A text is no pattern of the term language; `position` is the character, from 1, where that shows."""

    def __init__(self, message: str, position: int) -> None:
        self.message = message
        self.position = position
        super().__init__(f"character {position}: {message}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Phrases to look for, or two sets of phrases with an operator between them.

    Attributes
    ----------
    left : tuple of tuple of str
        The phrases, alternation expanded, in the order in which they are written. Words are as written (not yet
        case-folded), split at white space and hyphens only.
    operator : "near", "before" or None
        "near": both sides in one sentence, in either order. "before": the left side first.
    distance : int
        The most tokens that may stand between the two sides; 0 without an operator.
    right : tuple of tuple of str or None
        The phrases of the other side; None without an operator.
    """

    left: Alternatives
    operator: Operator | None = None
    distance: int = 0
    right: Alternatives | None = None

    @property
    def sides(self) -> tuple[Alternatives, ...]:
        """One set of phrases, or two."""
        return (self.left,) if self.right is None else (self.left, self.right)

    @property
    def phrases(self) -> Alternatives:
        """The phrases of all sides."""
        return self.left if self.right is None else self.left + self.right

    def __str__(self) -> str:
        written = [_written(side) for side in self.sides]
        return f" {self.operator.upper()}/{self.distance} ".join(written) if self.operator else written[0]


def has_wildcard(word: str) -> bool:
    """Whether a word holds * or ?."""
    return "*" in word or "?" in word


def wildcards_between_ideographs(word: str) -> int:
    """Count the * inside a word that has Chinese or Japanese characters; each is several runs of tokens."""
    return word.strip("*").count("*") if _IDEOGRAPH.search(word) else 0


def literal_part(word: str) -> str:
    """Return a word without its wildcards."""
    return word.replace("*", "").replace("?", "")


def _written(side: Alternatives) -> str:
    phrases = [" ".join(phrase) for phrase in side]
    return phrases[0] if len(phrases) == 1 else f"({'|'.join(phrases)})"
