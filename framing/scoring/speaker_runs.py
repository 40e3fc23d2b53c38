"""The names in a batch: runs of words with capitals, told into persons, organisations, outlets and the rest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.text.gaps import GAP_SPACE, GAP_STOP
from framing.text.names import (
    ACRONYM,
    CAPITAL,
    DETERMINER,
    DOCUMENT,
    FEMALE,
    FUNCTION,
    GROUP,
    HE,
    HONORIFIC,
    MALE,
    ORGANISATION,
    OUTLET,
    OUTLET_NAME,
    PARTICLE,
    PLACE,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    SHE,
    SYLLABLE,
    TITLE,
    TITLE_PART,
    WHO,
    NameWords,
)
from framing.text.table import TokenTable
from framing.text.words import INITIAL

Index = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int8]

KINDS = ("", "person", "organisation", "outlet", "official", "document")
NOBODY, PERSON, ORGANISED, OUTLETS, OFFICIAL, DOCUMENTS = range(len(KINDS))
OFFICE = len(KINDS)  # an office without a name, before it is resolved: "the Minister"

_NO_NAME = FUNCTION | DETERMINER | PREPOSITION | PRONOUN | HE | SHE | WHO
_BEFORE_NAMES = TITLE | TITLE_PART | HONORIFIC | ORGANISATION | OUTLET | OUTLET_NAME
_TELLING = ACRONYM | GROUP | DOCUMENT | PLACE | TITLE | ORGANISATION | OUTLET | OUTLET_NAME | HONORIFIC
_MOST_PLACES = 3  # "New South Wales Premier …" has its title behind them
_HYPHENS = np.array([ord(mark) for mark in "-\u2010\u2011\u2013"], np.uint32)
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Runs:
    """The k runs of a batch of n tokens, in order.

    Attributes
    ----------
    bits : array of int32, shape (n,)
        Traits of all tokens (`framing.text.names`).
    words : NameWords
    type_id : array of int32, shape (n,)
        Which word each token is.
    first, last : array of int64, shape (k,)
        The tokens of each run.
    name : array of int64, shape (k,)
        Where the name in it begins, behind titles and organisations: ``first <= name <= last``.
    kind : array of int8, shape (k,)
        Places in `KINDS`, or `OFFICE`.
    gender : array of int8, shape (k,)
        1 for a man's first name or Mr, −1 for a woman's, 0 where neither or both.
    text : array of int64, shape (k,)
    last_key : array of int64, shape (k,)
        The key of each run's last word.
    at : array of int64, shape (n,)
        Which run a token stands in, −1 for none.
    """

    bits: npt.NDArray[np.int32]
    words: NameWords
    type_id: npt.NDArray[np.int32]
    first: Index
    last: Index
    name: Index
    kind: Codes
    gender: Codes
    text: Index
    last_key: Index
    at: Index

    def __len__(self) -> int:
        return len(self.first)

    def key(self, tokens: Index) -> Index:
        """Return the keys of tokens (`framing.text.names`)."""
        return _keys(self.words, self.type_id, tokens)


def _keys(words: NameWords, type_id: npt.NDArray[np.int32], tokens: Index) -> Index:
    keys: Index = words.key.take(type_id.take(tokens)).astype(np.int64)
    return keys


def find_runs(table: TokenTable, words: NameWords, flags: npt.NDArray[np.uint8], cues: Index) -> Runs:
    """Find the runs of a batch.

    Parameters
    ----------
    flags : array of uint8, shape (number of words,)
        The vocabulary's.
    cues : array of int64
        Tokens at which somebody speaks; with a capital, in a headline, they are no names.
    """
    n = len(table)
    bits = words.traits.take(table.type_id)
    inside = np.zeros(n, bool)
    # One word in five; all that follows looks at these.
    some = np.flatnonzero((bits & (CAPITAL | PARTICLE | SYLLABLE)) != 0)
    inside[some[(bits[some] & (CAPITAL | _NO_NAME)) == CAPITAL]] = True
    _add_small_words(table, bits, some, inside)
    inside[cues] = False
    tokens = np.flatnonzero(inside)
    linked = np.zeros(len(tokens), bool)
    linked[1:] = tokens[1:] == tokens[:-1] + 1
    neighbours = np.flatnonzero(linked)
    linked[neighbours] = _run_on(table, bits, flags, tokens[neighbours])
    opens = np.flatnonzero(~linked)
    closes = np.append(opens[1:], len(tokens)) - 1 if len(opens) else opens
    first, last = tokens[opens], tokens[closes]
    longer = _Longer.of(tokens, opens, first, last)
    name = _name_starts(bits, longer, first, last)
    at = np.full(n, -1, np.int64)
    at[tokens] = np.cumsum(~linked) - 1
    return Runs(
        bits,
        words,
        table.type_id,
        first,
        last,
        name,
        _kinds(bits, longer, first, last, name),
        _genders(bits, first, last, name),
        table.text[first].astype(np.int64),
        _keys(words, table.type_id, last),
        at,
    )


def _run_on(table: TokenTable, bits: npt.NDArray[np.int32], flags: npt.NDArray[np.uint8], tokens: Index) -> Flags:
    """Whether tokens belong to the name that the word before them belongs to."""
    gaps, before = table.gaps[tokens], tokens - 1
    # One character: "Depth | Biden" is two names.
    apart = table.starts[tokens] - table.ends[before]
    soft = ((gaps == GAP_SPACE) | (gaps == 0)) & (apart <= 1)
    stopped = np.flatnonzero((gaps == (GAP_SPACE | GAP_STOP)) & (apart <= 2))
    shortened = before[stopped]
    soft[stopped] = (bits[shortened] & (HONORIFIC | TITLE)) != 0
    soft[stopped] |= (flags[table.type_id[shortened]] & INITIAL) != 0
    linked: Flags = soft & ((bits[before] & POSSESSIVE) == 0)
    linked &= table.sentence[tokens] == table.sentence[before]
    return linked


def _add_small_words(table: TokenTable, bits: npt.NDArray[np.int32], some: Index, inside: Flags) -> None:
    """Add what names hold without a capital: "van der Leyen", "Ki-moon", "Ho Jin yu"."""
    # "He Jinyu": the surname, where a name follows and then a word in small letters; headlines may have none.
    he = some[(bits[some] & (HE | CAPITAL)) == (HE | CAPITAL)]
    he = he[he < len(bits) - 2]
    plain = (bits[he + 1] == CAPITAL) & (table.gaps[he + 1] == GAP_SPACE) & ((bits[he + 2] & CAPITAL) == 0)
    inside[he[plain]] = True
    candidates = some[(bits[some] & (PARTICLE | SYLLABLE)) != 0]
    candidates = candidates[(candidates > 0) & (candidates < len(bits) - 1) & ~inside[candidates]]
    # Twice, for two of them in a row.
    particles = candidates[(bits[candidates] & PARTICLE) != 0]
    for _ in range(2):
        behind = inside[particles - 1]
        ahead = inside[particles + 1] | ((bits[particles + 1] & PARTICLE) != 0)
        inside[particles[behind & ahead]] = True
    inside[particles[inside[particles] & ~inside[particles + 1]]] = False
    tails = candidates[(bits[candidates] & SYLLABLE) != 0]
    # Two words with capitals before them: one may be any noun's first.
    fits = inside[tails - 1] & inside[np.maximum(tails - 2, 0)] & (table.gaps[tails] == GAP_SPACE)
    inside[tails[fits]] = True
    behind = np.flatnonzero(inside) + 1
    behind = behind[: np.searchsorted(behind, len(inside))]
    hyphened = behind[~inside[behind] & (table.gaps[behind] == 0)]
    hyphened = hyphened[(bits[hyphened] & (CAPITAL | _NO_NAME | TITLE | GROUP)) == 0]
    hyphens = np.isin(table.chars.codes[table.starts[hyphened] - 1], _HYPHENS)
    inside[hyphened[hyphens & (table.ends[hyphened] - table.starts[hyphened] <= _LONGEST_NAME)]] = True


@dataclass(frozen=True, slots=True)
class _Longer:
    """The runs of several words, and all tokens of theirs; `opens` says where those of each run begin."""

    run: Index
    token: Index
    opens: Index

    @staticmethod
    def of(tokens: Index, opens: Index, first: Index, last: Index) -> _Longer:
        run = np.flatnonzero(last > first)
        counts = np.diff(np.append(opens, len(tokens)))[run]
        begin = np.cumsum(counts) - counts
        return _Longer(run, tokens[np.arange(counts.sum()) + np.repeat(opens[run] - begin, counts)], begin)


def _name_starts(bits: npt.NDArray[np.int32], longer: _Longer, first: Index, last: Index) -> Index:
    """Return where the name begins in each run, behind the last title, and behind places."""
    name = first.copy()
    some, token, begin = longer.run, longer.token, longer.opens
    if not len(some):
        return name
    title = (bits[token] & _BEFORE_NAMES) != 0
    title[np.append(begin[1:], len(token)) - 1] = False
    start, end = np.maximum(np.maximum.reduceat(np.where(title, token + 1, -1), begin), first[some]), last[some]
    for _ in range(_MOST_PLACES):
        start += ((bits[start] & PLACE) != 0) & (start < end)
    name[some] = start
    return name


def _kinds(bits: npt.NDArray[np.int32], longer: _Longer, first: Index, last: Index, name: Index) -> Codes:
    """Tell runs by their last word."""
    kind = np.full(len(first), PERSON, np.int8)
    if not len(first):
        return kind
    # Half of them end with a word that tells nothing.
    telling = np.flatnonzero((bits[last] & _TELLING) != 0)
    end, told = bits[last[telling]], kind[telling]
    told[(first[telling] == last[telling]) & ((end & ACRONYM) != 0)] = ORGANISED
    for trait, found in (
        (GROUP, OFFICIAL),
        (DOCUMENT, DOCUMENTS),
        (PLACE, ORGANISED),
        (TITLE, OFFICE),
        (ORGANISATION, ORGANISED),
        (OUTLET | OUTLET_NAME, OUTLETS),
    ):
        told[(end & trait) != 0] = found
    kind[telling] = told
    if len(longer.run):
        some, held = longer.run, np.logical_or.reduceat((bits[longer.token] & OUTLET_NAME) != 0, longer.opens)
        kind[some[held & ((bits[last[some]] & (ORGANISATION | DOCUMENT)) != 0)]] = OUTLETS
    kind[telling[(end & HONORIFIC) != 0]] = NOBODY
    # "Stephen King", "Jordan Bishop", "Theresa May": a first name before it makes it a name.
    some = np.flatnonzero((name < last) & ((bits[name] & (MALE | FEMALE)) != 0) & (last - name < _LONGEST_NAME))
    kind[some[(bits[last[some]] & (ORGANISATION | OUTLET_NAME)) == 0]] = PERSON
    return kind


def _genders(bits: npt.NDArray[np.int32], first: Index, last: Index, name: Index) -> Codes:
    """Tell men from women by the first name, or by the word before the name."""
    if not len(first):
        return np.empty(0, np.int8)
    before = np.where(name > first, bits[np.maximum(name - 1, 0)] & np.int32(MALE | FEMALE), 0)
    # A surname tells nothing: Lee, Rose.
    here = np.where(name < last, bits[name], 0)
    both = np.where((before & (MALE | FEMALE)) != 0, before, here)
    gender: Codes = (((both & MALE) != 0).astype(np.int8) - ((both & FEMALE) != 0).astype(np.int8)).astype(np.int8)
    return gender
