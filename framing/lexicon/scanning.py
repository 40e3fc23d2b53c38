"""From a pattern's characters to words, brackets, bars and operators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from framing.lexicon.pattern import Operator, PatternError

MAX_DISTANCE = 50

# The hyphen, its Unicode twins and the en dash between names ("US–China") separate words, as a space does.
_TOKEN = re.compile(r"[()|]|[^\s()|\-\u2010\u2011\u2013]+")
_OPERATOR = re.compile(r"(NEAR|BEFORE)/([0-9]+)")
_NEARLY_OPERATOR = re.compile(r"(near|before)(?:/(.*)|([0-9]+))", re.IGNORECASE | re.DOTALL)
_REGULAR_EXPRESSION = re.compile(r"\(\?(?:[:=!<]|P<|i\))|\.\*|\.\+|[][{}^$+\\]")

_INSTEAD = {
    "[": "Write the alternatives in round brackets: (a|b).",
    "]": "Write the alternatives in round brackets: (a|b).",
    "\\": "Words match whole, so \\b is not needed.",
    "^": "Words match whole, wherever they stand.",
    "$": "Words match whole, wherever they stand; leave a currency sign out.",
    "{": "Write the words out.",
    "}": "Write the words out.",
    "+": "For any run of characters inside a word write *.",
    ".*": "For any run of characters inside a word write * alone.",
    ".+": "For any run of characters inside a word write * alone.",
}

Kind = Literal["word", "operator", "(", "|", ")"]
_SIGNS: dict[str, Kind] = {"(": "(", "|": "|", ")": ")"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a pattern, and where it stands in it (from 0)."""

    kind: Kind
    text: str
    start: int
    operator: Operator | None = None
    distance: int = 0

    @property
    def end(self) -> int:
        """The position after the last character."""
        return self.start + len(self.text)


def scan(text: str) -> list[Token]:
    """Split a pattern into its tokens.

    Raises
    ------
    PatternError
        Something looks like a regular expression, or nearly like an operator.
    """
    found = _REGULAR_EXPRESSION.search(text)
    if found:
        sign = found.group()
        raise PatternError(
            f"'{sign}' looks like a regular expression, which the term language does not have. "
            f"{_INSTEAD.get(sign, 'Round brackets hold alternatives: (a|b).')}",
            found.start() + 1,
        )
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(text):
        piece, start = found.group(), found.start()
        if piece in _SIGNS:
            yield Token(_SIGNS[piece], piece, start)
            continue
        operation = _OPERATOR.fullmatch(piece)
        if operation:
            yield _operator(piece, start, operation)
        elif piece in ("NEAR", "BEFORE"):
            raise PatternError(
                f"{piece} lacks its number. Write how many words may stand in between, such as {piece}/5; "
                f"for the word itself write {piece.lower()}.",
                start + 1,
            )
        elif nearly := _NEARLY_OPERATOR.fullmatch(piece):
            raise PatternError(_not_quite(piece, nearly), start + 1)
        else:
            yield Token("word", piece, start)


def _operator(piece: str, start: int, found: re.Match[str]) -> Token:
    name, digits = found.groups()
    distance = int(digits)
    if not 1 <= distance <= MAX_DISTANCE:
        raise PatternError(
            f"{piece} is out of range: the number of words in between is 1 to {MAX_DISTANCE}.", start + 1
        )
    return Token("operator", piece, start, "near" if name == "NEAR" else "before", distance)


def _not_quite(piece: str, found: re.Match[str]) -> str:
    name, after, glued = found.groups()
    digits = after if glued is None else glued
    if re.fullmatch(r"[0-9]+", digits):
        return f"'{piece}' is no operator. Did you mean {name.upper()}/{digits}?"
    return (
        f"'{piece}' is no operator: after {name.upper()}/ stands the number of words in between, "
        f"such as {name.upper()}/5, without spaces."
    )
