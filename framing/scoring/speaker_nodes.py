"""Names as they are merged: one in several words is one person everywhere, one word only within its article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from framing.lexicon.aliases import words_of
from framing.scoring.speaker_listing import Person
from framing.scoring.speaker_same_office import shared_office, single_holder

Article = int | str


@dataclass
class Node:
    """A name, with everyone who bears it.

    Attributes
    ----------
    words : tuple of str
        As first seen; in small letters.
    article : int or str or None
        The article of a name of one word; None for others.
    people : list of Person
        By article.
    """

    words: tuple[str, ...]
    article: Article | None
    people: list[Person] = field(default_factory=list)

    @cached_property
    def letters(self) -> str:
        """The words without spaces."""
        return "".join(self.words)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All spellings, the most frequent first."""
        if len(self.people) == 1:
            return (self.people[0].name,)
        counts: Counter[str] = Counter()
        for person in self.people:
            counts[person.name] += max(person.mentions, 1)
        return tuple(sorted(counts, key=lambda name: (-counts[name], name.isupper(), name)))

    @property
    def name(self) -> str:
        """The most frequent spelling."""
        return self.names[0]

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """All roles, in the order of the articles."""
        return tuple(dict.fromkeys(role for person in self.people for role in person.roles))

    @cached_property
    def speaks(self) -> bool:
        """Whether somebody of that name speaks."""
        return any(person.mentions for person in self.people)

    def weight(self) -> tuple[bool, int, int, int, tuple[int, ...]]:
        """Return what makes a name the one to use: in full, introduced, and often."""
        introduced = sum(bool(person.roles) for person in self.people)
        mentions = sum(person.mentions for person in self.people)
        # Last: the first in the alphabet.
        return len(self.words) > 1, introduced, len(self.people), mentions, tuple(-ord(c) for c in self.name)


@dataclass(frozen=True, slots=True)
class Nodes:
    """All names of a corpus.

    Attributes
    ----------
    all : list of Node
        In order of the alphabet.
    by_letters : dict of str to list of int
        Which have the same letters.
    """

    all: list[Node]
    by_letters: dict[str, list[int]]

    def __len__(self) -> int:
        return len(self.all)

    @staticmethod
    def of(people: Iterable[Person]) -> Nodes:
        """Sort people by their names."""
        found: dict[tuple[str, str], Node] = {}
        for person in sorted(people, key=lambda one: (str(one.article), one.first, one.name)):
            words = words_of(person.name)
            article = person.article if len(words) < 2 else None
            key = ("".join(words), "" if article is None else f" {article}")
            found.setdefault(key, Node(words, article)).people.append(person)
        ordered = [found[key] for key in sorted(found)]
        by_letters: dict[str, list[int]] = defaultdict(list)
        for number, node in enumerate(ordered):
            by_letters[node.letters].append(number)
        return Nodes(ordered, dict(by_letters))

    def with_people(self) -> Iterator[tuple[int, Person]]:
        """Walk over all people with the number of their node."""
        for number, node in enumerate(self.all):
            for person in node.people:
                yield number, person

    def told_apart(self, one: Node, other: Node) -> bool:
        """Whether some article introduces both, and not as one holder of one office."""
        fewer, more = sorted((one, other), key=lambda node: len(node.people))
        by_article = {person.article: person for person in fewer.people if person.roles}
        for person in more.people:
            first = by_article.get(person.article)
            if first is not None and person.roles:
                shared = shared_office(first.roles, person.roles)
                if shared is None or not single_holder(shared[0]):
                    return True
        return False
