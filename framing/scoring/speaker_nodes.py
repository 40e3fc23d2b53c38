"""Names as they are merged: one in several words is one person everywhere, one word only within its article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from framing.scoring.speaker_people import Article, Index, People
from framing.scoring.speaker_same_office import shared_office, single_holder
from framing.scoring.speaker_spelling import words_of_all

# Names whose roles are remembered: memory must not grow with every name that is asked for once.
_REMEMBERED = 50_000

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Node:
    """A name, with everyone who bears it.

    Attributes
    ----------
    words : tuple of str
        As first seen; in small letters.
    article : int or str or None
        The article of a name of one word; None for others.
    names : tuple of str
        All spellings, the most frequent first.
    introduced, people, mentions : int
        How many of its bearers have a role, how many there are, and their spans of speech.
    """

    words: tuple[str, ...]
    article: Article | None
    names: tuple[str, ...]
    introduced: int
    people: int
    mentions: int

    @property
    def name(self) -> str:
        """The most frequent spelling."""
        return self.names[0]

    def weight(self) -> tuple[bool, int, int, int, tuple[int, ...]]:
        """Return what makes a name the one to use: in full, introduced, and often."""
        # Last: the first in the alphabet.
        backwards = tuple(-ord(character) for character in self.name)
        return len(self.words) > 1, self.introduced, self.people, self.mentions, backwards


@dataclass(frozen=True, slots=True)
class Nodes:
    """All names of a corpus: k nodes of p people, in order of the alphabet.

    Most names are like no other one: only of those that may be merged does `node` make an object.

    Attributes
    ----------
    people : People
    node : array of int64, shape (p,)
        Which node each person belongs to.
    rows : array of int64, shape (p,)
        All people: those of a node together, by article.
    opens : array of int64, shape (k + 1,)
        Where the people of each node begin in `rows`, and p.
    spelled : list of str
        The words of each node as first seen, joined by spaces; length k.
    letters : list of str
        The same without spaces.
    roles : list of str
        All roles, in the order of `rows`.
    roles_from : array of int64, shape (k + 1,)
        Where those of each node begin, and how many there are.
    bearers, bearers_in : array of int64
        All people with a role, in the order of `rows`, and the articles that they stand in.
    bearers_from : array of int64, shape (k + 1,)
        Where those of each node begin, and how many there are.
    alone : array of bool, shape (k,)
        Whether the name has one word.
    introduced, speaks, several : array of bool, shape (k,)
        Whether somebody of that name has a role, whether somebody speaks, whether there are several spellings.
    article_rank : array of int64, shape (a,)
        The places of the articles in the order of their names.
    """

    people: People
    node: Index
    rows: Index
    opens: Index
    spelled: list[str]
    letters: list[str]
    roles: list[str]
    roles_from: Index
    bearers: Index
    bearers_in: Index
    bearers_from: Index
    alone: Flags
    introduced: Flags
    speaks: Flags
    several: Flags
    article_rank: Index
    _roles: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.letters)

    @staticmethod
    def of(people: People) -> Nodes:
        """Sort people by their names."""
        distinct = sorted(set(people.name))
        number = dict(zip(distinct, range(len(distinct)), strict=True))
        name = np.array([number[one] for one in people.name], np.int64)
        spelled = words_of_all(distinct)
        letters = [words.replace(" ", "") for words in spelled]
        article_rank = _ranks(list(map(str, people.ids)))
        in_one_word = np.array([" " not in words for words in spelled], bool)[name]
        article = article_rank[people.article]
        own = np.where(in_one_word, article + 1, 0)
        key = _ranks(letters)[name] * (len(people.ids) + 1) + own
        rows = np.lexsort((name, people.first, article, key))
        new = np.append(True, np.diff(key[rows]) > 0)[: len(rows)]
        opens = np.flatnonzero(new)
        node = np.empty(len(rows), np.int64)
        node[rows] = np.cumsum(new) - 1
        head = rows[opens]
        other_spelling = name[rows] != np.repeat(name[head], np.diff(np.append(opens, len(rows))))

        counts = np.diff(people.role_from)[rows]
        before = np.append(0, np.cumsum(counts))
        roles = np.repeat(people.role_from[:-1][rows] - before[:-1], counts) + np.arange(before[-1])

        bearers = rows[counts > 0]

        def some(of_people: Flags) -> Flags:
            return np.bincount(node[of_people], minlength=len(head)) > 0

        return Nodes(
            people=people,
            node=node,
            rows=rows,
            opens=np.append(opens, len(rows)),
            spelled=[spelled[place] for place in name[head].tolist()],
            letters=[letters[place] for place in name[head].tolist()],
            roles=[people.roles[place] for place in roles.tolist()],
            roles_from=before[np.append(opens, len(rows))],
            bearers=bearers,
            bearers_in=people.article[bearers],
            bearers_from=np.searchsorted(node[bearers], np.arange(len(opens) + 1)),
            alone=in_one_word[head],
            introduced=some(people.introduced),
            speaks=some(people.mentions > 0),
            several=np.bincount(node[rows[other_spelling]], minlength=len(head)) > 0,
            article_rank=article_rank,
        )

    def rows_of(self, number: int) -> Index:
        """Return the bearers of a name, by article."""
        return self.rows[self.opens[number] : self.opens[number + 1]]

    def words_of(self, number: int) -> list[str]:
        """Return the words of a name as first seen."""
        return self.spelled[number].split()

    def roles_of(self, number: int) -> tuple[str, ...]:
        """Return all roles that go with a name, in the order of the articles."""
        roles = self._roles.get(number)
        if roles is None:
            if len(self._roles) >= _REMEMBERED:
                self._roles.clear()
            own = self.roles[self.roles_from[number] : self.roles_from[number + 1]]
            roles = self._roles[number] = tuple(dict.fromkeys(own))
        return roles

    def name_of(self, number: int) -> str:
        """Return the most frequent spelling of a name."""
        return self.names_of(number)[0]

    def node_of(self, number: int) -> Node:
        """Return one name with what tells it from others of its group."""
        people, rows = self.people, self.rows_of(number)
        return Node(
            words=tuple(self.words_of(number)),
            article=people.ids[int(people.article[rows[0]])] if self.alone[number] else None,
            names=self.names_of(number),
            introduced=int(self.bearers_from[number + 1] - self.bearers_from[number]),
            people=len(rows),
            mentions=int(people.mentions[rows].sum()),
        )

    def names_of(self, number: int) -> tuple[str, ...]:
        """Return all spellings of a name, the most frequent first."""
        if not self.several[number]:
            return (self.people.name[self.rows[self.opens[number]]],)
        rows = self.rows_of(number)
        counts: Counter[str] = Counter()
        for row, mentions in zip(rows.tolist(), self.people.mentions[rows].tolist(), strict=True):
            counts[self.people.name[row]] += max(mentions, 1)
        return tuple(sorted(counts, key=lambda name: (-counts[name], name.isupper(), name)))

    def keys_of(self, number: int) -> list[tuple[Article, str]]:
        """Return article and name of everyone who bears a name."""
        people, rows = self.people, self.rows_of(number)
        articles = people.article[rows].tolist()
        return [
            (people.ids[article], people.name[row]) for article, row in zip(articles, rows.tolist(), strict=True)
        ]

    def bearing(self, letters: str) -> range:
        """Return the nodes with some letters."""
        return range(bisect_left(self.letters, letters), bisect_right(self.letters, letters))

    def told_apart(self, one: int, other: int) -> bool:
        """Whether some article introduces both, and not as one holder of one office."""
        fewer, more = sorted((one, other), key=lambda number: self.opens[number + 1] - self.opens[number])
        first, second = (
            slice(self.bearers_from[number], self.bearers_from[number + 1]) for number in (fewer, more)
        )
        few, many = self.bearers_in[first].tolist(), self.bearers_in[second].tolist()
        if set(few).isdisjoint(many):
            return False
        known = dict(zip(few, self.bearers[first].tolist(), strict=True))
        for article, row in zip(many, self.bearers[second].tolist(), strict=True):
            if article in known:
                shared = shared_office(self.people.roles_of(known[article]), self.people.roles_of(row))
                if shared is None or not single_holder(shared[0]):
                    return True
        return False


def _ranks(names: list[str]) -> Index:
    """Return where each of some names stands in the alphabet; shape (n,)."""
    distinct = sorted(set(names))
    number = dict(zip(distinct, range(len(distinct)), strict=True))
    return np.array([number[name] for name in names], np.int64)
