"""Names that an article introduces side by side: two persons, unless they hold one office of a single holder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby, permutations

from framing.scoring.speaker_asking import key_of
from framing.scoring.speaker_gathering import Batch
from framing.scoring.speaker_nodes import Nodes
from framing.scoring.speaker_people import People
from framing.scoring.speaker_same_office import shared_office, single_holder
from framing.scoring.union_find import root_of


@dataclass(slots=True)
class ToldApart:
    """Which names are told apart: of pairs that are asked for, and of those that may come to be in one group.

    Attributes
    ----------
    pairs : set of (int, int)
        Asked for; the lower node first.
    parent : dict of int to int
        Nodes that rules and aliases may join, directly or through others (union-find).
    """

    pairs: set[tuple[int, int]]
    parent: dict[int, int] = field(default_factory=dict)
    _told: set[tuple[int, int]] = field(default_factory=set)

    def may_join(self, one: int, other: int) -> None:
        """Note that two nodes may come to be in one group."""
        self.parent[root_of(self.parent, other)] = root_of(self.parent, one)

    def look(self, nodes: Nodes, batches: Iterable[Batch]) -> None:
        """Look through all articles for names that are told apart."""
        asked = {number for pair in self.pairs for number in pair}
        for batch in batches:
            numbers: dict[tuple[str, int], int] = {}
            rows = []
            for row in batch.rows[batch.people.introduced[batch.rows]].tolist():
                key = key_of(batch, row)
                number = numbers.get(key)
                if number is None:
                    number = numbers[key] = nodes.number(key)
                if number in self.parent or number in asked:
                    rows.append((int(batch.rank[row]), number, row))
            for _, together in groupby(rows, key=lambda row: row[0]):
                bearers: dict[int, list[int]] = {}
                for _, number, row in together:
                    bearers.setdefault(number, []).append(row)
                for few, many in permutations(bearers, 2):
                    if self._counts(nodes, few, many) and _two(batch.people, bearers[few][-1], bearers[many]):
                        self._told.add((few, many))

    def _counts(self, nodes: Nodes, few: int, many: int) -> bool:
        """Whether it may be asked if two names are told apart, in this order."""
        if (few, many) in self._told or nodes.people_of(few) > nodes.people_of(many):
            return False
        if (min(few, many), max(few, many)) in self.pairs:
            return True
        return (
            few in self.parent and many in self.parent and root_of(self.parent, few) == root_of(self.parent, many)
        )

    def told(self, nodes: Nodes, one: int, other: int) -> bool:
        """Whether some article introduces both, and not as one holder of one office."""
        few, many = sorted((one, other), key=nodes.people_of)
        return (few, many) in self._told


def _two(people: People, one: int, others: Iterable[int]) -> bool:
    for other in others:
        shared = shared_office(people.roles_of(one), people.roles_of(other))
        if shared is None or not single_holder(shared[0]):
            return True
    return False
