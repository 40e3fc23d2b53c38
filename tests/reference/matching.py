"""The plain twin of `framing.scoring.matching`: every term is tried at every token of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from framing.lexicon import Pattern, Term
from framing.text.words import NEGATOR
from tests.reference.folding import bare, compose, fold, has_class
from tests.reference.reading import Token
from tests.reference.tokens import tokens as split

REACH = 4
AFTER_NOT = ("only", "just", "merely", "simply", "least")


@dataclass(frozen=True)
class Stretch:
    """The tokens of one match: from `start` to before `end`, and the same for the other side of an operator."""

    start: int
    end: int
    start2: int
    end2: int

    @property
    def tokens(self) -> frozenset[int]:
        """Every token that the match takes up."""
        return frozenset(range(self.start, self.end)) | frozenset(range(self.start2, self.end2))

    @property
    def last(self) -> int:
        """The last token."""
        return max(self.tokens)


@dataclass(frozen=True)
class Match:
    """A match of a category's term."""

    category: int
    term: int  # its number in the category
    stretch: Stretch
    negated: bool
    suppressed: bool = False

    @property
    def key(self) -> tuple[int, int, int, int, int, int]:
        """What tells two rows of evidence apart."""
        stretch = self.stretch
        return stretch.start, stretch.last, self.category, self.term, stretch.end, stretch.start2


def matches(tokens: Sequence[Token], categories: Sequence[Sequence[Term]]) -> list[Match]:
    """Return the matches of a text under the terms of each category, suppressed ones included, each once."""
    found = []
    for number, terms in enumerate(categories):
        kept = _longest_first(tokens, number, terms)
        unique = {match.key: match for match in kept if match.suppressed}
        unique |= {match.key: match for match in kept if not match.suppressed}
        found += sorted(unique.values(), key=lambda match: match.key)
    return found


def _longest_first(tokens: Sequence[Token], category: int, terms: Sequence[Term]) -> list[Match]:
    """Take the match with most words, then the narrowest, the first, the first in the file; never a word twice."""
    candidates = [
        Match(category, number, stretch, is_negated(tokens, stretch.start))
        for number, term in enumerate(terms)
        for stretch in _of_term(tokens, term)
    ]
    candidates = [match for match in candidates if terms[match.term].count_negated or not match.negated]
    taken: set[int] = set()
    result = []
    for match in sorted(candidates, key=_rank):
        free = not (match.stretch.tokens & taken)
        if free:
            taken |= match.stretch.tokens
        result.append(replace(match, suppressed=not free))
    return result


def _rank(match: Match) -> tuple[int, ...]:
    stretch = match.stretch
    width = stretch.last + 1 - stretch.start
    return -len(stretch.tokens), width, stretch.start, match.term, stretch.end, stretch.start2


def _of_term(tokens: Sequence[Token], term: Term) -> Iterator[Stretch]:
    exceptions = [each for pattern in term.unless for each in stretches(tokens, pattern, term.case)]
    dropping = {token for each in exceptions for token in each.tokens}
    for stretch in stretches(tokens, term.pattern, term.case):
        if not stretch.tokens & dropping:
            yield stretch


def stretches(tokens: Sequence[Token], pattern: Pattern, case: bool) -> set[Stretch]:
    """Return every match of a pattern."""
    sides = [
        [(start, start + length) for phrase in side for start, length in _of_phrase(tokens, phrase, case)]
        for side in pattern.sides
    ]
    if len(sides) == 1:
        return {Stretch(start, end, end, end) for start, end in sides[0]}
    found = set()
    for left, right in product(*sides):
        first, second = (left, right) if left[0] <= right[0] else (right, left)
        apart = second[0] - first[1]
        in_order = first is left or pattern.operator == "near"
        same_sentence = tokens[first[0]].sentence == tokens[second[0]].sentence
        if in_order and same_sentence and 0 <= apart <= pattern.distance:
            found.add(Stretch(*first, *second))
    return found


def _of_phrase(tokens: Sequence[Token], phrase: Sequence[str], case: bool) -> Iterator[tuple[int, int]]:
    """Return the first token of each occurrence, and how many tokens it has."""
    wanted = [form(part, case) for word in phrase for part in words_of(word)]
    for start in range(len(tokens) - len(wanted) + 1 if wanted else 0):
        if not fits(wanted[0], tokens[start].word, case):
            continue
        rest = tokens[start + 1 : start + len(wanted)]
        if any(token.parted for token in rest):
            continue
        if all(fits(each, token.word, case) for each, token in zip(wanted[1:], rest, strict=True)):
            yield start, len(wanted)


# --- Words -------------------------------------------------------------------------------------------------------


@cache
def words_of(word: str) -> list[str]:
    """Split a word of a pattern as texts are split; wildcards count as letters."""
    characters = ["x" if character in "*?" else character for character in word]
    return [word[start:end] for start, end in split(characters)]


@cache
def form(word: str, case: bool) -> str:
    """Return a pattern's word as it is compared: without a possessive ending, unless nothing else is left."""
    whole = compose(word) if case else fold(word)
    return bare(whole) if bare(whole).strip("*?") else whole


@cache
def fits(wanted: str, word: str, case: bool) -> bool:
    """Whether a word of a text, with or without its possessive ending, matches a word of a pattern."""
    whole = compose(word) if case else fold(word)
    return glob(wanted, whole) or glob(wanted, bare(whole))


def glob(pattern: str, word: str) -> bool:
    """Whether a word matches a pattern with `*` and `?`, by trying everything."""
    if not pattern:
        return not word
    if pattern[0] == "*":
        return any(glob(pattern[1:], word[skipped:]) for skipped in range(len(word) + 1))
    return bool(word) and pattern[0] in ("?", word[0]) and glob(pattern[1:], word[1:])


# --- Negation ----------------------------------------------------------------------------------------------------


def is_negated(tokens: Sequence[Token], first: int) -> bool:
    """Whether one of the four words before a match denies it, with no comma or the like in between."""
    for at in range(first - 1, max(first - 1 - REACH, -1), -1):
        if tokens[at + 1].parted:
            return False
        if has_class(tokens[at].word, NEGATOR) and tokens[at + 1].folded not in AFTER_NOT:
            return True
    return False
