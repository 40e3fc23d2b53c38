"""The names in a batch as references see them: runs of words with capitals, and what each may name.

`framing.scoring.speaker_runs` reads names for speakers, and more closely. References only ask which names might be
meant instead of the target's: what may be a name counts as one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.scoring.reference_words import (
    FEMALE,
    IN,
    MALE,
    NO_PERSON,
    ORGANISED,
    PLACE,
    POSSESSIVE,
    TITLED,
    ReferenceWords,
    Traits,
)
from framing.text import TokenTable

Index = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Names:
    """The k names of a batch, in order.

    Attributes
    ----------
    first, last : array of int64, shape (k,)
        The tokens of each name, titles included.
    person : array of int64, shape (k,)
        A number for text and last word, by which later names are the same person's.
    gender : array of int8, shape (k,)
        Of the person: 1 for a man, −1 for a woman, 0 where that cannot be told.
    personal : array of bool, shape (k,)
        Whether the text gives the person a first name or a title, here or elsewhere.
    other_person : array of bool, shape (k,)
        Whether it may be a person: all but places, organisations and the like.
    country : array of bool, shape (k,)
        Whether it may be a country: those that are known, and what stands behind "in".
    organised : array of bool, shape (k,)
        Whether it may be a company: all but persons, places and offices.
    """

    first: Index
    last: Index
    person: Index
    gender: npt.NDArray[np.int8]
    personal: Flags
    other_person: Flags
    country: Flags
    organised: Flags

    def at(self, tokens: Index) -> Index:
        """Return which name each token stands in or, in none, the last one before it; −1 before the first."""
        return np.searchsorted(self.first, tokens, side="right") - 1


def find_names(table: TokenTable, traits: Traits, words: ReferenceWords, inside: Index, hard: Flags) -> Names:
    """Find the names of a batch.

    Parameters
    ----------
    traits : array of uint32, shape (n + 1,)
        The traits of every token, and 0.
    inside : array of int64
        The tokens with the trait `NAME`.
    hard : array of bool, shape (n + 1,)
        Whether a comma, the like, or a sentence's end stands before a token.
    """
    joined = np.zeros(len(inside) + 1, bool)
    joined[1:-1] = inside[1:] == inside[:-1] + 1
    joined[:-1] &= ~hard[inside]
    joined[1:-1] &= (traits[inside[:-1]] & np.uint32(POSSESSIVE)) == 0
    first, last = inside[~joined[:-1]], inside[~joined[1:]]
    end = traits[last]
    every, given = end.copy(), np.zeros(len(first), np.uint32)
    _collect(traits, first, last, np.flatnonzero(last > first), every, given)
    before = np.where((first > 0) & ~hard[first], traits[np.maximum(first - 1, 0)], 0)

    named = (given & (MALE | FEMALE)) != 0
    nobody = ((end & NO_PERSON) != 0) & ~(named & ((end & ORGANISED) == 0) & ((end & PLACE) != 0))
    office = (end & TITLED) != 0
    titled = ((given | before) & TITLED) != 0
    evident = ~nobody & ~office & (named | titled)
    key = words.key[table.type_id[last]]
    n_keys = int(words.key.max(initial=0)) + 1
    person = table.text[first].astype(np.int64) * n_keys + key
    # Most words are nobody's name in any text of the batch.
    ever = np.zeros(n_keys, bool)
    ever[key[evident]] = True
    some = np.flatnonzero(ever[key])
    personal, gender = np.zeros(len(first), bool), np.zeros(len(first), np.int8)
    personal[some], gender[some] = _persons(person[some], evident[some], given[some])
    return Names(
        first=first,
        last=last,
        person=person,
        gender=gender,
        personal=personal & ~nobody & ~office,
        other_person=~nobody | named,
        country=((every & PLACE) != 0) | (((before & IN) != 0) & ~nobody & ~office),
        organised=((every & ORGANISED) != 0) | ~(((end & PLACE) != 0) | personal | office),
    )


def _collect(traits: Traits, first: Index, last: Index, longer: Index, every: Traits, given: Traits) -> None:
    """Collect the traits of all words of the names of several words, and of all but their last."""
    if not len(longer):
        return
    lengths = last[longer] - first[longer]
    opens = np.cumsum(lengths) - lengths
    token = np.arange(lengths.sum()) + np.repeat(first[longer] - opens, lengths)
    given[longer] = np.bitwise_or.reduceat(traits[token], opens)
    every[longer] |= given[longer]


def _persons(person: Index, evident: Flags, given: Traits) -> tuple[Flags, npt.NDArray[np.int8]]:
    """Return for each name whether anything tells that it is a person's, and the person's gender."""
    order = np.argsort(person[evident])
    known, opens = runs_of(person[evident][order])
    if not len(known):
        return evident, evident.astype(np.int8)
    vote = ((given[evident] & MALE) != 0).astype(np.int64) - ((given[evident] & FEMALE) != 0)
    sums = np.sign(np.add.reduceat(vote[order], opens)).astype(np.int8)
    place = np.minimum(np.searchsorted(known, person), len(known) - 1)
    found: Flags = known[place] == person
    return found, np.where(found, sums[place], 0).astype(np.int8)


def runs_of(ordered: Index) -> tuple[Index, Index]:
    """Return the distinct numbers of some in order, and where each one begins."""
    opens = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
    return ordered[opens], opens
