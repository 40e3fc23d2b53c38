"""Names as they are merged: one in several words is one person everywhere, one word only within its article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from framing.scoring.speaker_gathering import Flags, Whole
from framing.scoring.speaker_people import Article, Index

# Names whose roles are remembered: memory must not grow with every name that is asked for once.
_REMEMBERED = 50_000

# A name's letters, and the rank of its article; one in several words is everywhere.
Key = tuple[str, int]
EVERYWHERE = -1


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
class Short:
    """A name of one word in its article.

    Attributes
    ----------
    key : (str, int)
    node : Node
    roles : tuple of str
        In the order of the text.
    """

    key: Key
    node: Node
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nodes:
    """The names that merging looks at: k nodes in order of the alphabet, and within it of their articles.

    Attributes
    ----------
    whole : Whole
        All names in several words.
    shorts : sequence of Short
        Those of one word that something may be merged with.
    own : array of int64, shape (k,)
        Which of the names in several words a node is; for others −1 − their place in `shorts`.
    letters : list of str
        Length k.
    numbers : array of int64
        The node of each name in several words.
    alone, several : array of bool, shape (k,)
        Whether the name has one word, and whether there are several spellings.
    """

    whole: Whole
    shorts: Sequence[Short]
    own: Index
    letters: list[str]
    numbers: Index
    places: dict[Key, int]
    alone: Flags
    several: Flags
    _roles: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.letters)

    @staticmethod
    def of(whole: Whole, shorts: Sequence[Short]) -> Nodes:
        """Put names of both kinds in order."""
        keys: list[Key] = [(letters, EVERYWHERE) for letters in whole.letters]
        keys += [short.key for short in shorts]
        order = np.array(sorted(range(len(keys)), key=keys.__getitem__), np.int64)
        number = np.empty(len(order), np.int64)
        number[order] = np.arange(len(order))
        n = len(whole)
        several = np.append(np.diff(whole.opens) > 1, np.array([len(one.node.names) > 1 for one in shorts], bool))
        return Nodes(
            whole=whole,
            shorts=shorts,
            own=np.where(order < n, order, n - 1 - order),
            letters=[keys[place][0] for place in order.tolist()],
            numbers=number[:n],
            places={short.key: place for short, place in zip(shorts, number[n:].tolist(), strict=True)},
            alone=order >= n,
            several=several[order],
        )

    def number(self, key: Key) -> int:
        """Return the node of a name in several words, or of one in one word that is here; −1 for others."""
        letters, article = key
        if article != EVERYWHERE:
            return self.places.get(key, -1)
        return int(self.numbers[bisect_left(self.whole.letters, letters)])

    def words_of(self, number: int) -> list[str]:
        """Return the words of a name as first seen."""
        own = int(self.own[number])
        return self.whole.spelled[own].split() if own >= 0 else list(self.shorts[-1 - own].node.words)

    def roles_of(self, number: int) -> tuple[str, ...]:
        """Return all roles that go with a name, in the order of the articles."""
        own = int(self.own[number])
        if own < 0:
            return self.shorts[-1 - own].roles
        roles = self._roles.get(number)
        if roles is None:
            if len(self._roles) >= _REMEMBERED:
                self._roles.clear()
            roles = self._roles[number] = self.whole.roles_of(own)
        return roles

    def name_of(self, number: int) -> str:
        """Return the most frequent spelling of a name."""
        return self.names_of(number)[0]

    def names_of(self, number: int) -> tuple[str, ...]:
        """Return all spellings of a name, the most frequent first."""
        own = int(self.own[number])
        return self.whole.names_of(own) if own >= 0 else self.shorts[-1 - own].node.names

    def people_of(self, number: int) -> int:
        """Return how many bear a name."""
        own = int(self.own[number])
        return int(self.whole.people[own]) if own >= 0 else self.shorts[-1 - own].node.people

    def node_of(self, number: int) -> Node:
        """Return one name with what tells it from others of its group."""
        own, whole = int(self.own[number]), self.whole
        if own < 0:
            return self.shorts[-1 - own].node
        return Node(
            words=tuple(self.words_of(number)),
            article=None,
            names=whole.names_of(own),
            introduced=int(whole.introduced[own]),
            people=int(whole.people[own]),
            mentions=int(whole.mentions[own]),
        )

    def bearing(self, letters: str) -> range:
        """Return the nodes with some letters."""
        return range(bisect_left(self.letters, letters), bisect_right(self.letters, letters))
