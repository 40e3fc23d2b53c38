"""A batch as the rules of references read it: names, whose they are, and what stands between two tokens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from framing.scoring import reference_words as is_a
from framing.scoring.located import LocatedMatches
from framing.scoring.reference_names import Flags, Index, Names, find_names, runs_of
from framing.scoring.reference_words import ReferenceWords, Traits
from framing.text import QUOTED, TokenTable


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens (the last of each reference) and the rows of the matches that they stand for."""

    at: Index
    match: Index


@dataclass(frozen=True, slots=True)
class Own:
    """Which of some things in a batch belong to which category, so that the others can be counted.

    Attributes
    ----------
    place : array of int64, shape (k,)
        Where each thing stands, in order.
    key : array of int64, shape (o,)
        Category × (k + 1) + thing, in order.
    """

    place: Index
    key: Index

    @staticmethod
    def of(place: Index, category: Index, thing: Index) -> Own:
        return Own(place, runs_of(np.sort(category * (len(place) + 1) + thing))[0])

    def with_more(self, category: Index, thing: Index) -> Own:
        """Return the same with some more things."""
        more = category * (len(self.place) + 1) + thing
        return Own(self.place, runs_of(np.sort(np.concatenate((self.key, more))))[0])

    def others(self, weight: Index, category: Index, begin: Index, end: Index) -> Index:
        """Sum the weights, for each category, of the things from one token to before another that are not its own.

        Parameters
        ----------
        weight : array of int64, shape (k,)
        category, begin, end : array of int64, shape (p,)
        """
        low, high = np.searchsorted(self.place, begin), np.searchsorted(self.place, end)
        every = np.append(0, np.cumsum(weight))
        own = np.append(0, np.cumsum(weight[self.key % (len(self.place) + 1)]))
        base = category * (len(self.place) + 1)
        own_low, own_high = np.searchsorted(self.key, base + low), np.searchsorted(self.key, base + high)
        found: Index = (every[high] - every[low]) - (own[own_high] - own[own_low])
        return found

    def has(self, category: Index, thing: Index) -> Flags:
        """Whether things belong to categories."""
        wanted = category * (len(self.place) + 1) + thing
        at = np.searchsorted(self.key, wanted)
        found: Flags = np.append(self.key, -1)[at] == wanted
        return found


@dataclass(frozen=True, slots=True)
class Reading:
    """A batch of n tokens with all that the rules ask of it.

    Attributes
    ----------
    hard : array of bool, shape (n + 1,)
        Whether a comma, the like, or a sentence's end stands before a token.
    traits : array of uint32, shape (n + 1,)
        The traits of every token, and 0: what stands at −1 and at n.
    marked : array of int64
        The tokens with one of the traits `MARKED`.
    marked_traits : array of uint32
        Their traits.
    turns : array of int64
        The tokens at which a quotation begins or ends.
    text_ends : array of int64
        The first sentence behind each text.
    name : array of int64, shape (k,)
        The name that each match ends in, or the last one before.
    ends_name : array of bool, shape (k,)
        Whether a match ends where a name does.
    """

    table: TokenTable
    words: ReferenceWords
    traits: Traits
    hard: Flags
    marked: Index
    marked_traits: Traits
    turns: Index
    text_ends: Index
    matches: LocatedMatches
    names: Names
    own: Own
    name: Index
    ends_name: Flags

    def has(self, tokens: Index, bits: int) -> Flags:
        """Whether tokens have one of some traits; before the first token and behind the last, none has."""
        found: Flags = (self.traits[tokens] & np.uint32(bits)) != 0
        return found

    def tokens(self, bits: int) -> Index:
        """Return the tokens with one of some traits, of those that are `MARKED`."""
        found: Index = self.marked[(self.marked_traits & np.uint32(bits)) != 0]
        return found

    def sentence_start(self, tokens: Index, back: int = 0) -> Index:
        """Return where the sentences of tokens begin, or those before them in the same text."""
        sentence = self.table.sentence[tokens].astype(np.int64)
        earlier = np.maximum(sentence - back, 0)
        same = self.table.text[self.table.sentence_first[earlier]] == self.table.text[tokens]
        starts: Index = self.table.sentence_first[np.where(same, earlier, sentence)]
        return starts

    def sentence_end(self, tokens: Index) -> Index:
        """Return the tokens behind the sentences of tokens."""
        return self.table.sentence_first[self.table.sentence[tokens].astype(np.int64) + 1]

    def apart(self, left: Index, right: Index) -> Index:
        """Return how many sentences lie between tokens."""
        return (self.table.sentence[right] - self.table.sentence[left]).astype(np.int64)

    def is_named(self, category: Index, token: Index) -> Flags:
        """Whether a match of a category covers a token."""
        covered, owner = stepped(self.matches.first, self.matches.last - self.matches.first + 1)
        anywhere = np.zeros(len(self.table), bool)
        anywhere[covered] = True
        found: Flags = anywhere[token]
        some = np.flatnonzero(found)
        key = np.sort(self.matches.category[owner] * len(self.table) + covered)
        wanted = category[some] * len(self.table) + token[some]
        found[some] = np.append(key, -1)[np.searchsorted(key, wanted)] == wanted
        return found

    def nearest(self, group: Index, first: Index, last: Index, at: Index, reach: int) -> tuple[Index, Index]:
        """Pair tokens with the last mention of every group before each, in the same text.

        Parameters
        ----------
        group, first, last : array of int64, shape (m,)
            Which mentions are of one kind, and their tokens.
        at : array of int64, shape (k,)
            Tokens, in order.
        reach : int
            The most sentences between the two.

        Returns
        -------
        (mention, place) : arrays of int64, shape (p,)
            Places in `first` and in `at`.
        """
        order = np.lexsort((first, group))
        opens = first[order]
        behind = np.minimum(self.table.sentence[opens] + reach + 1, self.text_ends[self.table.text[opens]])
        end = self.table.sentence_first[behind]
        same = np.append(group[order][1:] == group[order][:-1], False)
        end = np.where(same, np.minimum(np.append(opens[1:], 0), end), end)
        low = np.searchsorted(at, last[order], side="right")
        place, owner = stepped(low, np.maximum(np.searchsorted(at, end) - low, 0))
        return order[owner], place

    def nearest_match(self, rows: Index, at: Index, reach: int) -> tuple[Index, Index]:
        """Pair tokens with the last of some matches before each, per category; see `nearest`.

        Returns
        -------
        (token, match) : arrays of int64, shape (p,)
        """
        matches = self.matches
        mention, place = self.nearest(matches.category[rows], matches.first[rows], matches.last[rows], at, reach)
        return at[place], rows[mention]

    def same_voice(self, left: Index, right: Index) -> Flags:
        """Whether two tokens stand in the same quotation, or both in none."""
        one, other = self.table.voice[left] == QUOTED, self.table.voice[right] == QUOTED
        before, behind = (np.searchsorted(self.turns, tokens, side="right") for tokens in (left, right))
        found: Flags = (one == other) & (~one | (before == behind))
        return found

    def is_tag(self, pronoun: Index, verb: Index) -> Flags:
        """Whether a pronoun and the verb behind it only tell who spoke: "…, he said."."""
        behind = np.minimum(verb + 1, len(self.table))
        found: Flags = self.hard[pronoun] & self.has(verb, is_a.CUE) & self.hard[behind]
        return found

    def is_described(self, nouns: Index) -> Flags:
        """Whether nouns stand right behind "the", and are no part of a longer word ("country-wide")."""
        whole = (self.table.gaps[nouns + 1] != 0) | self.hard[nouns + 1]
        found: Flags = self.has(nouns - 1, is_a.THE) & ~self.hard[nouns] & whole
        return found

    def described(self, bits: int) -> Index:
        """Return the tokens with one of some traits that stand right behind "the"."""
        nouns = self.tokens(bits)
        found: Index = nouns[self.is_described(nouns)]
        return found

    def any_between(self, begin: Index, end: Index, which: Callable[[Index], Flags]) -> Flags:
        """Whether something holds for one of the tokens from one to before another.

        Parameters
        ----------
        which : function of an array of tokens to an array of bool
        """
        token, owner = stepped(begin, np.maximum(end - begin, 0))
        found = np.zeros(len(begin), bool)
        found[owner[which(token)]] = True
        return found


def read(table: TokenTable, words: ReferenceWords, matches: LocatedMatches) -> Reading:
    """Read a batch."""
    traits = np.zeros(len(table) + 1, np.uint32)
    words.traits.take(table.type_id, out=traits[:-1], mode="clip")
    hard = np.append(table.hard_gap, True)
    some = np.flatnonzero((traits & np.uint32(is_a.MARKED | is_a.NAME)) != 0)
    some_traits = traits[some]
    is_marked = (some_traits & np.uint32(is_a.MARKED)) != 0
    names = find_names(table, traits, words, some[(some_traits & np.uint32(is_a.NAME)) != 0], hard)
    begin = np.searchsorted(names.last, matches.first)
    thing, owner = stepped(begin, np.searchsorted(names.first, matches.last, side="right") - begin)
    name = names.at(matches.last)
    quoted = table.voice == QUOTED
    return Reading(
        table=table,
        words=words,
        traits=traits,
        hard=hard,
        marked=some[is_marked],
        marked_traits=some_traits[is_marked],
        text_ends=np.searchsorted(table.sentence_text, np.arange(len(table.chars.starts)), side="right"),
        turns=np.flatnonzero(quoted[1:] != quoted[:-1]) + 1,
        matches=matches,
        names=names,
        own=Own.of(names.first, matches.category[owner], thing),
        name=name,
        ends_name=(name >= 0) & (np.append(names.last, -1)[name] == matches.last),
    )


def stepped(begin: Index, counts: Index) -> tuple[Index, Index]:
    """Return so many numbers from each number on, and for each which one it comes from."""
    owner = np.repeat(np.arange(len(begin)), counts)
    return np.arange(counts.sum()) + np.repeat(begin - (np.cumsum(counts) - counts), counts), owner
