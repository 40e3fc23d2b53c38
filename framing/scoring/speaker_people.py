"""Persons by name, each of one article: one by one, and as the columns that scoring and merging work on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Article = int | str
Index = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in one article.

    Attributes
    ----------
    article : int or str
        The article; a batch gives its place in the batch.
    name : str
        In full, as first written.
    roles : tuple of str
        Titles and appositions found beside the name, in the order of the text; none: not introduced.
    first : int
        Where the name stands first; only the order within an article counts.
    mentions : int
        Spans of speech that are this person's; 0 for one who does not speak.
    """

    article: Article
    name: str
    roles: tuple[str, ...] = ()
    first: int = 0
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class People:
    """p persons with q roles as columns: a corpus has too many for an object each.

    Attributes
    ----------
    ids : sequence of int or str
        Articles, each once.
    article : array of int64, shape (p,)
        Which of them each person stands in.
    name : sequence of str
        Length p.
    first, mentions : array of int64, shape (p,)
        As in `Person`.
    roles : sequence of str
        The roles of all persons, length q: those of a person stand together, and persons are in order.
    role_from : array of int64, shape (p + 1,)
        Where the roles of each person begin, and q.
    """

    ids: Sequence[Article]
    article: Index
    name: Sequence[str]
    first: Index
    mentions: Index
    roles: Sequence[str]
    role_from: Index

    @staticmethod
    def of(people: Iterable[Person]) -> People:
        """Put persons into columns."""
        people = list(people)
        places: dict[Article, int] = {}
        counts = [len(one.roles) for one in people]
        return People(
            article=np.array([places.setdefault(one.article, len(places)) for one in people], np.int64),
            ids=list(places),
            name=[one.name for one in people],
            first=np.array([one.first for one in people], np.int64),
            mentions=np.array([one.mentions for one in people], np.int64),
            roles=[role for one in people for role in one.roles],
            role_from=np.append(0, np.cumsum(np.array(counts, np.int64))),
        )

    @staticmethod
    def joined(parts: Sequence[People]) -> People:
        """Put the persons of several batches of articles together."""
        places: dict[Article, int] = {}
        article, role_from, n_roles = [np.empty(0, np.int64)], [np.zeros(1, np.int64)], 0
        for part in parts:
            place = np.array([places.setdefault(one, len(places)) for one in part.ids], np.int64)
            article.append(place[part.article])
            role_from.append(part.role_from[1:] + n_roles)
            n_roles += len(part.roles)
        return People(
            ids=list(places),
            article=np.concatenate(article),
            name=[name for part in parts for name in part.name],
            first=np.concatenate([np.empty(0, np.int64), *(part.first for part in parts)]),
            mentions=np.concatenate([np.empty(0, np.int64), *(part.mentions for part in parts)]),
            roles=[role for part in parts for role in part.roles],
            role_from=np.concatenate(role_from),
        )

    def and_more(self, others: People) -> People:
        """Return these and some more persons of the same articles."""
        return People(
            ids=self.ids,
            article=np.concatenate((self.article, others.article)),
            name=[*self.name, *others.name],
            first=np.concatenate((self.first, others.first)),
            mentions=np.concatenate((self.mentions, others.mentions)),
            roles=[*self.roles, *others.roles],
            role_from=np.append(self.role_from, others.role_from[1:] + len(self.roles)),
        )

    def __len__(self) -> int:
        return len(self.name)

    def __getitem__(self, place: int) -> Person:
        return Person(
            self.ids[int(self.article[place])],
            self.name[place],
            self.roles_of(place),
            int(self.first[place]),
            int(self.mentions[place]),
        )

    def __iter__(self) -> Iterator[Person]:
        return map(self.__getitem__, range(len(self)))

    def roles_of(self, place: int) -> tuple[str, ...]:
        """Return the roles of one person."""
        return tuple(self.roles[self.role_from[place] : self.role_from[place + 1]])

    @property
    def introduced(self) -> npt.NDArray[np.bool_]:
        """Whether each person has a role; shape (p,)."""
        return self.role_from[1:] > self.role_from[:-1]
