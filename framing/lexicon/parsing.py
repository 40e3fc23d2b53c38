"""From a pattern as written to a `Pattern`, or to an error that says what is wrong and where.

    pattern  =  phrase [operator phrase]
    phrase   =  (word | group) …
    group    =  "(" phrase {"|" phrase} ")"

There is no backtracking, and what alternation expands to is counted before it is built, so that every string is
parsed or refused in time that grows with its length.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import chain, product

from framing.lexicon.pattern import Alternatives, Pattern, PatternError, literal_part, wildcards_between_ideographs
from framing.lexicon.scanning import Token, scan

MAX_CHARACTERS = 500
MAX_PHRASES = 500
MAX_WORDS = 20
MAX_DEPTH = 5
MAX_WILDCARDS = 2  # between ideographs, where each stands for as many phrases as it can have lengths


@dataclass(frozen=True, slots=True)
class _Group:
    """Alternatives that are not yet expanded."""

    branches: tuple[_Parts, ...]


_Parts = tuple["str | _Group", ...]


def parse_pattern(text: str) -> Pattern:
    """Return what a term's text means.

    Raises
    ------
    PatternError
        The text is no pattern of the term language.
    """
    if len(text) > MAX_CHARACTERS:
        raise PatternError(
            f"the pattern is {len(text):,} characters long; at most {MAX_CHARACTERS} are allowed. "
            f"Write several terms.",
            MAX_CHARACTERS + 1,
        )
    tokens = scan(text)
    if not tokens:
        raise PatternError("the pattern holds no word.", 1)
    reader = _Reader(tokens, len(text))
    left = _expand(reader.phrase(), tokens[0])
    operator = reader.take("operator")
    if operator is None:
        reader.expect_end()
        return Pattern(left)
    first = reader.next
    right = _expand(reader.phrase(), first or operator)
    reader.expect_end()
    if len(left) + len(right) > MAX_PHRASES:
        raise _too_many(len(left) + len(right), tokens[0])
    return Pattern(left, operator.operator, operator.distance, right)


class _Reader:
    """The tokens of one pattern, taken from left to right."""

    def __init__(self, tokens: list[Token], length: int) -> None:
        self.tokens = tokens
        self.length = length
        self.at = 0

    @property
    def next(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self, kind: str) -> Token | None:
        token = self.next
        if token is None or token.kind != kind:
            return None
        self.at += 1
        return token

    def phrase(self, depth: int = 0) -> _Parts:
        """Read words and groups up to an operator, a bar, a closing bracket or the end."""
        parts: list[str | _Group] = []
        while (token := self.next) is not None and token.kind in ("word", "("):
            self.refuse_glued(token)
            self.at += 1
            parts.append(token.text if token.kind == "word" else self.group(token, depth + 1))
        if not parts:
            raise self.nothing_here(depth)
        return tuple(parts)

    def group(self, opening: Token, depth: int) -> _Group:
        """Read alternatives up to the closing bracket."""
        if depth > MAX_DEPTH:
            raise PatternError(f"brackets stand more than {MAX_DEPTH} deep in one another.", opening.start + 1)
        branches = [self.phrase(depth)]
        while self.take("|"):
            branches.append(self.phrase(depth))
        if self.take(")"):
            return _Group(tuple(branches))
        if (token := self.next) is not None:
            raise PatternError(
                f"{token.text} stands in brackets. An operator stands between two words, phrases or "
                f"alternations: (a|b) NEAR/5 c.",
                token.start + 1,
            )
        raise PatternError("this bracket is never closed.", opening.start + 1)

    def refuse_glued(self, token: Token) -> None:
        """Refuse `invest(ment|or)`: brackets hold words, not parts of words."""
        before = self.tokens[self.at - 1] if self.at else None
        touching = before is not None and before.end == token.start
        if (
            before is not None
            and touching
            and (before.kind == ")" or (token.kind == "(" and before.kind == "word"))
        ):
            raise PatternError(
                "brackets hold whole words: put a space between a word and a bracket, or write the words out, "
                "such as (investment|investor).",
                token.start + 1,
            )

    def nothing_here(self, depth: int) -> PatternError:
        """Word what is wrong where a phrase should start and none does."""
        token = self.next
        before = self.tokens[self.at - 1] if self.at else None
        at = (self.length if token is None else token.start) + 1
        if token is not None and token.kind == "operator":
            if before is not None and before.kind == "operator":
                return PatternError(f"{token.text} follows {before.text}. A pattern has one operator at most.", at)
            return PatternError(f"nothing stands before {token.text}.", at)
        if before is not None and before.kind == "operator":
            return PatternError(f"nothing stands after {before.text}.", at)
        if depth == 0 and token is not None:
            return self.stray(token)
        if token is None and before is not None and before.kind == "(":
            return PatternError("this bracket is never closed.", before.start + 1)
        return PatternError(
            "an alternative is empty. For a word that may be missing write two alternatives: (trade|free trade).",
            at,
        )

    def stray(self, token: Token) -> PatternError:
        """Word what is wrong with a token that stands outside its place."""
        if token.kind == ")":
            return PatternError("this bracket was never opened.", token.start + 1)
        if token.kind == "|":
            return PatternError("alternatives stand in brackets: (a|b).", token.start + 1)
        return PatternError(
            f"{token.text} is a second operator. A pattern has one at most; write two terms.", token.start + 1
        )

    def expect_end(self) -> None:
        if self.next is not None:
            raise self.stray(self.next)


def _expand(parts: _Parts, first: Token) -> Alternatives:
    """Return the phrases of one side of a pattern, each once; counted before they are built."""
    if _count(parts) > MAX_PHRASES:
        raise _too_many(_count(parts), first)
    if _longest(parts) > MAX_WORDS:
        raise PatternError(
            f"a phrase has {_longest(parts)} words; at most {MAX_WORDS} are allowed.", first.start + 1
        )
    phrases = tuple(dict.fromkeys(_phrases(parts)))
    for phrase in phrases:
        if (n := sum(map(wildcards_between_ideographs, phrase))) > MAX_WILDCARDS:
            raise PatternError(
                f"a phrase has {n} * between Chinese or Japanese characters; at most {MAX_WILDCARDS} are allowed. "
                "Write BEFORE/n.",
                first.start + 1,
            )
        if not any(map(literal_part, phrase)):
            raise PatternError(
                f"'{' '.join(phrase)}' matches any word. Beside * and ? a phrase needs a letter or digit.",
                first.start + 1,
            )
    return phrases


def _too_many(count: int, first: Token) -> PatternError:
    return PatternError(
        f"the alternatives make {count:,} phrases; at most {MAX_PHRASES} are allowed. Write several terms.",
        first.start + 1,
    )


def _count(parts: _Parts) -> int:
    return math.prod(1 if isinstance(part, str) else sum(map(_count, part.branches)) for part in parts)


def _longest(parts: _Parts) -> int:
    return sum(1 if isinstance(part, str) else max(map(_longest, part.branches)) for part in parts)


def _phrases(parts: _Parts) -> list[tuple[str, ...]]:
    choices = [
        [(part,)] if isinstance(part, str) else [phrase for branch in part.branches for phrase in _phrases(branch)]
        for part in parts
    ]
    return [tuple(chain.from_iterable(chosen)) for chosen in product(*choices)]
