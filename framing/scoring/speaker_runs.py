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
_MOST_PLACES = 3  # "New South Wales Premier …" has its title behind them
_HYPHENS = "-\u2010\u2011\u2013"
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Runs:
    """The k runs of a batch of n tokens, in order.

    Attributes
    ----------
    bits, key : array of int32, shape (n,)
        Traits and keys of all tokens (`framing.text.names`).
    first, last : array of int64, shape (k,)
        The tokens of each run.
    name : array of int64, shape (k,)
        Where the name in it begins, behind titles and organisations: ``first <= name <= last``.
    kind : array of int8, shape (k,)
        Places in `KINDS`, or `OFFICE`.
    gender : array of int8, shape (k,)
        1 for a man's first name or Mr, −1 for a woman's, 0 where neither or both.
    text : array of int64, shape (k,)
    at : array of int64, shape (n,)
        Which run a token stands in, −1 for none.
    """

    bits: npt.NDArray[np.int32]
    key: npt.NDArray[np.int32]
    first: Index
    last: Index
    name: Index
    kind: Codes
    gender: Codes
    text: Index
    at: Index

    def __len__(self) -> int:
        return len(self.first)


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
    key = words.key.take(table.type_id)
    inside = (bits & CAPITAL) != 0
    inside &= (bits & _NO_NAME) == 0
    _add_small_words(table, bits, inside)
    inside[cues] = False
    tokens = np.flatnonzero(inside)
    gaps = table.gaps[tokens]
    before = np.maximum(tokens - 1, 0)
    # One character: "Depth | Biden" is two names.
    apart = table.starts[tokens] - table.ends[before]
    soft = ((gaps == GAP_SPACE) | (gaps == 0)) & (apart <= 1)
    stopped = np.flatnonzero((gaps == (GAP_SPACE | GAP_STOP)) & (apart <= 2))
    shortened = before[stopped]
    soft[stopped] = (bits[shortened] & (HONORIFIC | TITLE)) != 0
    soft[stopped] |= (flags[table.type_id[shortened]] & INITIAL) != 0
    linked = soft & inside[before] & (tokens > 0) & ((bits[before] & POSSESSIVE) == 0)
    linked &= table.sentence[tokens] == table.sentence[before]
    opens = np.flatnonzero(~linked)
    closes = np.append(opens[1:], len(tokens)) - 1 if len(opens) else opens
    first, last = tokens[opens], tokens[closes]
    name = _name_starts(bits, tokens, opens, first, last)
    at = np.full(n, -1, np.int64)
    at[tokens] = np.cumsum(~linked) - 1
    return Runs(
        bits,
        key,
        first,
        last,
        name,
        _kinds(bits, tokens, opens, first, last, name),
        _genders(bits, first, last, name),
        table.text[first].astype(np.int64),
        at,
    )


def _add_small_words(table: TokenTable, bits: npt.NDArray[np.int32], inside: Flags) -> None:
    """Add what names hold without a capital: "van der Leyen", "Ki-moon", "Ho Jin yu"."""
    # "He Jinyu": the surname, where a name follows and then a word in small letters; headlines may have none.
    he = np.flatnonzero((bits & (HE | CAPITAL)) == (HE | CAPITAL))
    he = he[he < len(bits) - 2]
    plain = (bits[he + 1] == CAPITAL) & (table.gaps[he + 1] == GAP_SPACE) & ((bits[he + 2] & CAPITAL) == 0)
    inside[he[plain]] = True
    candidates = np.flatnonzero((bits & (PARTICLE | SYLLABLE)) != 0)
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
    hyphened = np.flatnonzero(inside[:-1] & ~inside[1:] & (table.gaps[1:-1] == 0)) + 1
    hyphens = np.fromiter(
        (table.chars.text[table.starts[i] - 1] in _HYPHENS for i in hyphened), bool, len(hyphened)
    )
    small = (bits[hyphened] & (CAPITAL | _NO_NAME | TITLE | GROUP)) == 0
    inside[hyphened[hyphens & small & (table.ends[hyphened] - table.starts[hyphened] <= _LONGEST_NAME)]] = True


def _name_starts(bits: npt.NDArray[np.int32], tokens: Index, opens: Index, first: Index, last: Index) -> Index:
    """Return where the name begins in each run, behind the last title, and behind places."""
    if not len(opens):
        return first.copy()
    which = np.repeat(np.arange(len(opens)), np.diff(np.append(opens, len(tokens))))
    title = ((bits[tokens] & _BEFORE_NAMES) != 0) & (tokens < last[which])
    name = np.maximum(np.maximum.reduceat(np.where(title, tokens + 1, -1), opens), first)
    for _ in range(_MOST_PLACES):
        name = np.where(((bits[name] & PLACE) != 0) & (name < last), name + 1, name)
    return name


def _kinds(
    bits: npt.NDArray[np.int32], tokens: Index, opens: Index, first: Index, last: Index, name: Index
) -> Codes:
    """Tell runs by their last word."""
    kind = np.full(len(first), PERSON, np.int8)
    if not len(first):
        return kind
    end, every = bits[last], np.bitwise_or.reduceat(bits[tokens], opens)
    alone = first == last
    kind[alone & ((end & ACRONYM) != 0)] = ORGANISED
    kind[(end & GROUP) != 0] = OFFICIAL
    kind[(end & DOCUMENT) != 0] = DOCUMENTS
    kind[(end & PLACE) != 0] = ORGANISED
    kind[(end & TITLE) != 0] = OFFICE
    kind[(end & ORGANISATION) != 0] = ORGANISED
    kind[(end & OUTLET) != 0] = OUTLETS
    kind[(end & OUTLET_NAME) != 0] = OUTLETS
    kind[((every & OUTLET_NAME) != 0) & ((end & (ORGANISATION | DOCUMENT)) != 0)] = OUTLETS
    kind[(end & HONORIFIC) != 0] = NOBODY
    # "Stephen King", "Jordan Bishop", "Theresa May": a first name before it makes it a name.
    given = ((bits[name] & (MALE | FEMALE)) != 0) & (name < last) & ((end & (ORGANISATION | OUTLET_NAME)) == 0)
    kind[given & (last - name < _LONGEST_NAME)] = PERSON
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
