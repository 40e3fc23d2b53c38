"""Names in several words, gathered a batch of articles at a time: a name costs memory, who bears it does not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing.scoring.speaker_people import Article, Index, People
from framing.scoring.speaker_spelling import words_of_all

Flags = npt.NDArray[np.bool_]
_BITS = np.int64(32)  # an order is an article's rank and a place in its batch
_LAST = np.iinfo(np.int64).max


def ranks_of(batches: Iterable[Sequence[Article]]) -> list[Index]:
    """Return where each article of some batches stands in the order of the names of all; a batch has each once."""
    ids = [pa.array([str(one) for one in batch], pa.string()) for batch in batches]
    order = pc.sort_indices(pa.chunked_array(ids, pa.string())).to_numpy()
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    return np.split(ranks, np.cumsum([len(batch) for batch in ids])[:-1]) if ids else []


@dataclass(frozen=True, slots=True)
class Batch:
    """p persons of some articles, with their names taken apart.

    Attributes
    ----------
    people : People
    rank : array of int64, shape (p,)
        Where each person's article stands among all articles.
    rows : array of int64, shape (p,)
        All persons, by article, place in it and name.
    distinct : list of str
        The names, in order of the alphabet; length d.
    spelled, letters : list of str
        Their words joined by spaces, and without spaces; length d.
    name : array of int64, shape (p,)
        Which of them each person bears.
    alone : array of bool, shape (p,)
        Whether it has one word.
    """

    people: People
    rank: Index
    rows: Index
    distinct: list[str]
    spelled: list[str]
    letters: list[str]
    name: Index
    alone: Flags

    @staticmethod
    def of(people: People, ranks: Index) -> Batch:
        """Sort people of articles with known ranks."""
        distinct = sorted(set(people.name))
        number = dict(zip(distinct, range(len(distinct)), strict=True))
        name = np.array([number[one] for one in people.name], np.int64)
        spelled = words_of_all(distinct) if distinct else []
        rank = ranks[people.article]
        return Batch(
            people=people,
            rank=rank,
            rows=np.lexsort((name, people.first, rank)),
            distinct=distinct,
            spelled=spelled,
            letters=[words.replace(" ", "") for words in spelled],
            name=name,
            alone=np.array([" " not in words for words in spelled], bool)[name],
        )


@dataclass(slots=True)
class Gathering:
    """What is known so far of d names in several words; the arrays have one value for each.

    Attributes
    ----------
    number : dict of str to int
    people, introduced, mentions, weight : array of int64, shape (d,)
        Who bears a name, how many of them have a role, their spans of speech, and the same with at least one each.
    first : array of int64, shape (d,)
        Where a name stands first, in the order of the articles.
    roles : dict of str to int
    pairs, pairs_first : list of array of int64
        Names with their roles, and where they stand first.
    """

    number: dict[str, int] = field(default_factory=dict)
    people: Index = field(default_factory=lambda: np.empty(0, np.int64))
    introduced: Index = field(default_factory=lambda: np.empty(0, np.int64))
    mentions: Index = field(default_factory=lambda: np.empty(0, np.int64))
    weight: Index = field(default_factory=lambda: np.empty(0, np.int64))
    first: Index = field(default_factory=lambda: np.empty(0, np.int64))
    roles: dict[str, int] = field(default_factory=dict)
    pairs: list[Index] = field(default_factory=list)
    pairs_first: list[Index] = field(default_factory=list)

    def add(self, batch: Batch) -> None:
        """Count the names of a batch."""
        people = batch.people
        rows = batch.rows[~batch.alone[batch.rows]]
        several = np.zeros(len(batch.distinct), bool)
        several[batch.name[rows]] = True
        numbers = np.full(len(batch.distinct), -1, np.int64)
        for place in np.flatnonzero(several).tolist():
            numbers[place] = self.number.setdefault(batch.distinct[place], len(self.number))
        self._grow(len(self.number))
        names, mentions = numbers[batch.name[rows]], people.mentions[rows]
        np.add.at(self.people, names, 1)
        np.add.at(self.introduced, names, people.introduced[rows])
        np.add.at(self.mentions, names, mentions)
        np.add.at(self.weight, names, np.maximum(mentions, 1))
        np.minimum.at(self.first, names, (batch.rank[rows] << _BITS) + np.arange(len(rows)))
        counts = np.diff(people.role_from)[rows]
        before = np.cumsum(counts) - counts
        places = np.repeat(people.role_from[:-1][rows] - before, counts) + np.arange(counts.sum())
        said = [self.roles.setdefault(people.roles[place], len(self.roles)) for place in places.tolist()]
        self.pairs.append((np.repeat(names, counts) << _BITS) + np.array(said, np.int64))
        self.pairs_first.append((np.repeat(batch.rank[rows], counts) << _BITS) + np.arange(len(places)))
        if sum(map(len, self.pairs[1:])) > len(self.pairs[0]):
            self._put_together()

    def _grow(self, n: int) -> None:
        more = n - len(self.people)
        for name in ("people", "introduced", "mentions", "weight"):
            setattr(self, name, np.append(getattr(self, name), np.zeros(more, np.int64)))
        self.first = np.append(self.first, np.full(more, _LAST))

    def _put_together(self) -> None:
        """Keep each pair once, with the place where it stands first."""
        pairs, first = np.concatenate(self.pairs), np.concatenate(self.pairs_first)
        kept = _firsts(pairs, first)
        self.pairs, self.pairs_first = [pairs[kept]], [first[kept]]

    def whole(self) -> Whole:
        """Return the names that were gathered: those of the same letters are one."""
        names = list(self.number)
        spelled = words_of_all(names) if names else []
        letters = [words.replace(" ", "") for words in spelled]
        distinct = sorted(set(letters))
        number = dict(zip(distinct, range(len(distinct)), strict=True))
        node = np.array([number[one] for one in letters], np.int64)
        opens = np.searchsorted(np.sort(node), np.arange(len(distinct) + 1))
        bearing = np.lexsort((self.first, node))
        total = [np.zeros(len(distinct), np.int64) for _ in range(3)]
        for sums, counts in zip(total, (self.people, self.introduced, self.mentions), strict=True):
            np.add.at(sums, node, counts)
        pairs, first = (np.concatenate([np.empty(0, np.int64), *some]) for some in (self.pairs, self.pairs_first))
        of_node = (node[pairs >> _BITS] << _BITS) + (pairs & ((1 << int(_BITS)) - 1))
        kept = _firsts(of_node, first)
        of_node, first = of_node[kept], first[kept]
        of_node = of_node[np.lexsort((first, of_node >> _BITS))]
        return Whole(
            letters=distinct,
            spelled=[spelled[place] for place in bearing[opens[:-1]].tolist()],
            people=total[0],
            introduced=total[1],
            mentions=total[2],
            names=[names[place] for place in bearing.tolist()],
            weight=self.weight[bearing],
            opens=opens,
            known_roles=list(self.roles),
            roles=(of_node & ((1 << int(_BITS)) - 1)).astype(np.int32),
            roles_from=np.searchsorted(of_node >> _BITS, np.arange(len(distinct) + 1)),
        )


@dataclass(frozen=True, slots=True)
class Whole:
    """k names in several words, in order of the alphabet, each with all its spellings.

    Attributes
    ----------
    letters, spelled : list of str
        Without spaces, and the words as first seen, joined by spaces; length k.
    people, introduced, mentions : array of int64, shape (k,)
        How many bear the name, how many of them have a role, and their spans of speech.
    names : list of str
        The spellings of all names, those of one together.
    weight : array of int64
        How often each spelling is used.
    opens : array of int64, shape (k + 1,)
        Where the spellings of each name begin, and how many there are.
    known_roles : list of str
    roles : array of int32
        Which roles go with each name, in the order of the articles.
    roles_from : array of int64, shape (k + 1,)
        Where those of each name begin, and how many there are.
    """

    letters: list[str]
    spelled: list[str]
    people: Index
    introduced: Index
    mentions: Index
    names: list[str]
    weight: Index
    opens: Index
    known_roles: list[str]
    roles: npt.NDArray[np.int32]
    roles_from: Index

    def __len__(self) -> int:
        return len(self.letters)

    def roles_of(self, number: int) -> tuple[str, ...]:
        """Return all roles that go with a name, in the order of the articles."""
        own = self.roles[self.roles_from[number] : self.roles_from[number + 1]]
        return tuple([self.known_roles[role] for role in own.tolist()])

    def names_of(self, number: int) -> tuple[str, ...]:
        """Return all spellings of a name, the most frequent first."""
        own = slice(self.opens[number], self.opens[number + 1])
        return by_weight(dict(zip(self.names[own], self.weight[own].tolist(), strict=True)))


def by_weight(counts: dict[str, int]) -> tuple[str, ...]:
    """Return spellings, the most frequent first."""
    return tuple(sorted(counts, key=lambda name: (-counts[name], name.isupper(), name)))


def _firsts(keys: Index, first: Index) -> Index:
    """Return, for each distinct key, the place where `first` is lowest."""
    order = np.lexsort((first, keys))
    new = np.append(True, np.diff(keys[order]) > 0)[: len(order)]
    firsts: Index = order[new]
    return firsts
