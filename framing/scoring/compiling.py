"""Lexicons to arrays: words to look for, phrases of them, and the patterns and terms that phrases make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, product

import numpy as np
import numpy.typing as npt

from framing.lexicon import Frame, Lexicon, Pattern, Target, Term
from framing.scoring.ideograph_wildcards import tokens_beside_ideographs
from framing.scoring.wordforms import WordForm, tokens_of_words
from framing.text.languages import ANY, UNKNOWN, language_code

Index = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ragged:
    """Lists of numbers of different lengths, one after the other: list i is ``values[first[i]:first[i + 1]]``."""

    first: Index
    values: Index

    @staticmethod
    def of(lists: Sequence[Sequence[int]]) -> Ragged:
        """Make one from lists."""
        lengths = np.fromiter(map(len, lists), np.int64, len(lists))
        values = np.fromiter((value for each in lists for value in each), np.int64, int(lengths.sum()))
        return Ragged(np.concatenate(([0], np.cumsum(lengths))), values)

    def lists(self) -> list[list[int]]:
        """Return the lists as lists."""
        return [part.tolist() for part in np.split(self.values, self.first[1:-1])] if len(self.first) > 1 else []

    def followed_by(self, other: Ragged) -> Ragged:
        """Put the lists of another one behind."""
        first = np.concatenate((self.first, other.first[1:] + self.first[-1]))
        return Ragged(first, np.concatenate((self.values, other.values)))

    def expand(self, rows: npt.NDArray[np.integer]) -> tuple[Index, Index]:
        """Return every value of the given lists, and for each the position in `rows` that it comes from."""
        first = self.first[rows]
        counts = self.first[rows + 1] - first
        owner = np.repeat(np.arange(len(rows)), counts)
        within = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
        return self.values[np.repeat(first, counts) + within], owner


@dataclass(frozen=True, slots=True)
class Category:
    """A frame or a target of one of the lexicons."""

    lexicon: str
    kind: str  # "frame" or "target"
    name: str
    threshold: float


@dataclass(frozen=True, slots=True)
class Compiled:
    """Lexicons as arrays; c categories, t terms, p patterns (terms first, then their `unless`), q phrases.

    Attributes
    ----------
    categories : tuple of Category, length c
        All frames of the first lexicon, then its targets, then the next lexicon's.
    terms : tuple of str, length t
        Terms as written.
    term_category : array of int64, shape (t,)
    term_number : array of int64, shape (t,)
        The place of each term among those of its category, from 0, terms of other languages counted.
    available : array of bool, shape (c,)
        Whether each category has terms in the language of the articles; without, nothing can be said of it.
    term_weight : array of float64, shape (t,)
    term_counts_negated : array of bool, shape (t,)
        False where a negated match does not count.
    forms : tuple of WordForm, length w
        The distinct words that any phrase has.
    form_slots : Ragged, length w
        The slots that each word can fill. A slot is a place in a phrase and the words that may stand there, so
        that ``(maintain*|keep*) (a|the) balance`` is one phrase of three slots.
    n_slots : int
    phrase_slots : array of int64, shape (q, longest)
        The slots of each phrase, −1 behind the last.
    phrase_length : array of int64, shape (q,)
    phrase_sides : Ragged, length q
        The pattern sides that each phrase can stand for: side 0 of pattern i is 2 i, side 1 is 2 i + 1.
    pattern_distance : array of int64, shape (p,)
        The most tokens between the two sides, −1 where the pattern has one side only.
    pattern_ordered : array of bool, shape (p,)
        Whether side 0 has to come first.
    pattern_term : array of int64, shape (p,)
        The term whose match or whose exception a pattern is; the first t patterns are the terms themselves.
    """

    categories: tuple[Category, ...]
    terms: tuple[str, ...]
    term_category: Index
    term_number: Index
    available: npt.NDArray[np.bool_]
    term_weight: npt.NDArray[np.float64]
    term_counts_negated: npt.NDArray[np.bool_]
    forms: tuple[WordForm, ...]
    form_slots: Ragged
    n_slots: int
    phrase_slots: Index
    phrase_length: Index
    phrase_sides: Ragged
    pattern_distance: Index
    pattern_ordered: npt.NDArray[np.bool_]
    pattern_term: Index

    @property
    def n_terms(self) -> int:
        """How many terms there are."""
        return len(self.terms)


def compile_lexicons(lexicons: Iterable[Lexicon], language: str = UNKNOWN) -> Compiled:
    """Turn lexicons into arrays that a batch of tokens can be matched against.

    Parameters
    ----------
    language : str
        Of the articles, as `language_code` has it. Terms in other languages are left out; none are where it is
        unknown, and none of a lexicon whose own language is, such as a dictionary that does not say it.
    """
    categories: list[Category] = []
    terms: list[tuple[int, int, Term, str]] = []
    available: list[bool] = []
    for lexicon in lexicons:
        parts: list[Frame | Target] = [*lexicon.frames, *lexicon.targets]
        for part in parts:
            spoken_in = [language_code(term.language or lexicon.language) for term in part.terms]
            own = [language == UNKNOWN or spoken in (language, ANY, UNKNOWN) for spoken in spoken_in]
            each_term = zip(part.terms, spoken_in, own, strict=True)
            terms += [
                (len(categories), number, term, spoken)
                for number, (term, spoken, is_own) in enumerate(each_term)
                if is_own
            ]
            categories.append(_category(lexicon, part))
            available.append(any(own) or not own)
    patterns = [(term.pattern, term.case, spoken) for *_, term, spoken in terms]
    owners = list(range(len(terms)))
    for number, (*_, term, spoken) in enumerate(terms):
        patterns += [(exception, term.case, spoken) for exception in term.unless]
        owners += [number] * len(term.unless)
    forms, phrases, sides = _phrases(patterns)
    slots = {slot: row for row, slot in enumerate(dict.fromkeys(slot for phrase in phrases for slot in phrase))}
    lengths = np.fromiter(map(len, phrases), np.int64, len(phrases))
    table = np.full((len(phrases), int(lengths.max(initial=1))), -1)
    for row, phrase in enumerate(phrases):
        table[row, : len(phrase)] = [slots[slot] for slot in phrase]
    form_slots: list[list[int]] = [[] for _ in forms]
    for slot, row in slots.items():
        for form in slot:
            form_slots[form].append(row)
    return Compiled(
        categories=tuple(categories),
        terms=tuple(term.text for *_, term, _ in terms),
        term_category=np.array([category for category, *_ in terms], np.int64),
        term_number=np.array([number for _, number, *_ in terms], np.int64),
        available=np.array(available, bool),
        term_weight=np.array([term.weight for *_, term, _ in terms], np.float64),
        term_counts_negated=np.array([term.count_negated for *_, term, _ in terms], bool),
        forms=tuple(forms),
        form_slots=Ragged.of(form_slots),
        n_slots=len(slots),
        phrase_slots=table,
        phrase_length=lengths,
        phrase_sides=Ragged.of(sides),
        pattern_distance=np.array([p.distance if p.operator else -1 for p, *_ in patterns], np.int64),
        pattern_ordered=np.array([p.operator == "before" for p, *_ in patterns], bool),
        pattern_term=np.array(owners, np.int64),
    )


def _category(lexicon: Lexicon, part: Frame | Target) -> Category:
    if isinstance(part, Frame):
        return Category(lexicon.name, "frame", part.name, float(part.threshold))
    return Category(lexicon.name, "target", part.name, 1.0)


Slot = frozenset[int]
Slots = tuple[Slot, ...]


def _phrases(
    patterns: Sequence[tuple[Pattern, bool, str]],
) -> tuple[list[WordForm], list[Slots], list[list[int]]]:
    """Number the distinct words and phrases of some patterns, and say which pattern sides each phrase serves."""
    written = sorted({word for pattern, *_ in patterns for phrase in pattern.phrases for word in phrase})
    split = dict(zip(written, map(tokens_beside_ideographs, tokens_of_words(written)), strict=True))
    forms: dict[WordForm, int] = {}

    @cache
    def slots_of(word: str, case: bool, language: str) -> list[Slots]:
        return [
            tuple(
                frozenset({forms.setdefault(WordForm.of(token, case, language), len(forms))}) for token in tokens
            )
            for tokens in split[word]
        ]

    phrases: dict[Slots, list[int]] = {}
    for number, (pattern, case, language) in enumerate(patterns):
        for side, alternatives in enumerate(pattern.sides):
            words = ([slots_of(word, case, language) for word in phrase] for phrase in alternatives)
            written_out = chain.from_iterable(product(*each) for each in words)
            alike = [each[0] if len(each) == 1 else tuple(chain.from_iterable(each)) for each in written_out]
            # Where nothing is a token there is nothing to find; the lexicon's check reports such terms.
            for slots in merged([slots for slots in alike if slots]):
                phrases.setdefault(slots, []).append(2 * number + side)
    return list(forms), list(phrases), list(phrases.values())


def merged(phrases: Sequence[Slots]) -> list[Slots]:
    """Join phrases that differ in one place only, so that a product of alternatives is one phrase again."""
    result = list(dict.fromkeys(phrases))
    for place in range(max(map(len, result), default=0)):
        joined: dict[tuple[Slots, Slots], set[int]] = {}
        for slots in result:
            if place < len(slots):
                joined.setdefault((slots[:place], slots[place + 1 :]), set()).update(slots[place])
        if len(joined) < len(result):
            shorter = [slots for slots in result if place >= len(slots)]
            result = shorter + [(*before, frozenset(slot), *after) for (before, after), slot in joined.items()]
    return result
