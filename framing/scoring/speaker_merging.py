"""One person's spellings, across articles: what is merged, by which rule, and what is only suggested."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
import pyarrow as pa
from rapidfuzz import fuzz

from framing.lexicon.aliases import Alias
from framing.results.table import Table
from framing.scoring.speaker_aliases import check_aliases
from framing.scoring.speaker_asking import Asked, asked_in
from framing.scoring.speaker_candidates import Alike, Candidate, alike_names, candidates
from framing.scoring.speaker_gathering import Batch, Gathering, ranks_of
from framing.scoring.speaker_nodes import Key, Node, Nodes
from framing.scoring.speaker_people import Article, People, Person
from framing.scoring.speaker_shorts import Form, Shorts
from framing.scoring.speaker_spelling import LOWEST, letters_of
from framing.scoring.speaker_told_apart import ToldApart
from framing.scoring.union_find import root_of

FORCED = "alias"


@dataclass(frozen=True, slots=True)
class Merge:
    """A name that was joined to another.

    Attributes
    ----------
    name, into : str
        The name as written, and the person's canonical name.
    article : int or str or None
        The article in which alone this holds; None: in all.
    rule : str
    evidence : str
        What in the text speaks for it.
    """

    name: str
    into: str
    article: Article | None
    rule: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two names that may be one person's and were not merged.

    Attributes
    ----------
    name, other : str
    likeness : float
        0 to 100.
    reason : str
        Why they were not merged.
    """

    name: str
    other: str
    likeness: float
    reason: str


@dataclass(frozen=True, slots=True)
class Merged:
    """Who is who in a corpus.

    Attributes
    ----------
    people : People
        Everybody, under their own names.
    changed : dict of (article, name) to str
        The canonical names of those who have another one than their own.
    merges : tuple of Merge
    suggestions : tuple of Suggestion
    """

    people: People
    changed: dict[tuple[Article, str], str]
    merges: tuple[Merge, ...]
    suggestions: tuple[Suggestion, ...]

    @property
    def canonical(self) -> dict[tuple[Article, str], str]:
        """The canonical name of everybody: of every article and name."""
        return {(one.article, one.name): self.name(one.article, one.name) for one in self.people}

    def name(self, article: Article, name: str) -> str:
        """Return what a person of an article is called in the whole corpus; unknown ones keep their names."""
        return self.changed.get((article, name), name)

    @property
    def merge_table(self) -> Table:
        """The merges: name, into, article, rule, evidence."""
        rows = self.merges
        return Table(
            pa.table(
                {
                    "name": pa.array([row.name for row in rows], pa.string()),
                    "into": pa.array([row.into for row in rows], pa.string()),
                    "article": pa.array(
                        [None if row.article is None else str(row.article) for row in rows], pa.string()
                    ),
                    "rule": pa.array([row.rule for row in rows], pa.string()),
                    "evidence": pa.array([row.evidence for row in rows], pa.string()),
                }
            )
        )

    @property
    def suggestion_table(self) -> Table:
        """The suggestions: name, other, likeness, reason."""
        rows = self.suggestions
        return Table(
            pa.table(
                {
                    "name": pa.array([row.name for row in rows], pa.string()),
                    "other": pa.array([row.other for row in rows], pa.string()),
                    "likeness": pa.array([row.likeness for row in rows], pa.float64()),
                    "reason": pa.array([row.reason for row in rows], pa.string()),
                }
            )
        )


@dataclass(frozen=True, slots=True)
class Known:
    """What the names of a corpus are called in it.

    Attributes
    ----------
    everywhere : dict of str to str
        The canonical names of names in several words that have another one than their own.
    within : dict of (article, name) to str
        The same for names of one word, which are somebody's in their article only.
    merges : tuple of Merge
    suggestions : tuple of Suggestion
    """

    everywhere: dict[str, str]
    within: dict[tuple[Article, str], str]
    merges: tuple[Merge, ...]
    suggestions: tuple[Suggestion, ...]

    def of(self, people: People) -> Merged:
        """Return what some people of the corpus are called."""
        changed = {}
        for place, name in zip(people.article.tolist(), people.name, strict=True):
            key = (people.ids[place], name)
            canonical = self.everywhere.get(name) or self.within.get(key)
            if canonical is not None:
                changed[key] = canonical
        return Merged(people, changed, self.merges, self.suggestions)


def merge_speakers(people: Iterable[Person] | People, aliases: Sequence[Alias] = ()) -> Merged:
    """Find the names that are one person's.

    Names that differ in case, accents, spaces and hyphens alone are one. Beyond that, likeness of spelling only
    suggests: a merge also needs the same office in the text, or a name that stands without introduction where
    a like one was introduced before it. Aliases go before both.

    Parameters
    ----------
    people : iterable of Person, or People
        Of all articles; their order does not count.
    aliases : sequence of Alias

    Raises
    ------
    InputError
        The aliases contradict each other.
    """
    columns = people if isinstance(people, People) else People.of(people)
    return merge_batches(lambda: [columns], aliases).of(columns)


def merge_batches(batches: Callable[[], Iterable[People]], aliases: Sequence[Alias] = ()) -> Known:
    """Find the names that are one person's, among more people than there is memory for.

    What stays in memory are the names in several words, each once with its roles, and of the others those that
    something is merged with; not who bears them. So the batches are gone through four times.

    Parameters
    ----------
    batches : callable
        Returns the people of all articles, batch by batch and each time the same; an article's in one batch.
    aliases : sequence of Alias

    Raises
    ------
    InputError
        The aliases contradict each other.
    """
    known = check_aliases(aliases)
    ranks = ranks_of(people.ids for people in batches())

    def arranged() -> Iterator[Batch]:
        for people, rank in zip(batches(), ranks, strict=True):
            yield Batch.of(people, rank)

    gathering, asked = Gathering(), list[Asked]()
    for batch in arranged():
        gathering.add(batch)
        asked += asked_in(batch)
    asked.sort(key=lambda each: each.rank)
    wanted = {key for each in asked for key in (each.key, *(one.key for one in each.near))}
    given = {letters_of(name) for alias in known for name in (alias.name, alias.canonical)}
    shorts = Shorts(gathering.whole(), wanted, given)
    del gathering
    for batch in arranged():
        shorts.add(batch)
    nodes = Nodes.of(shorts.whole, shorts.all())
    spelled = alike_names(nodes)
    apart = ToldApart({(pair.one, pair.other) for pair in spelled})
    for one, other in _may_join(nodes, asked, spelled, shorts.forms, known):
        apart.may_join(one, other)
    apart.look(nodes, arranged())
    groups = _Groups(nodes, known, apart)
    proposed = candidates(nodes, asked, spelled, shorts.forms, apart)
    for pair in proposed:
        if pair.rule:
            groups.join(pair)
    return groups.known(proposed)


def _may_join(
    nodes: Nodes,
    asked: Sequence[Asked],
    spelled: Sequence[Alike],
    forms: Mapping[Key, Form],
    aliases: Sequence[Alias],
) -> Iterator[tuple[int, int]]:
    """Return the pairs that a rule or an alias may join, and some more."""
    yield from ((nodes.number(each.key), nodes.number(one.key)) for each in asked for one in each.near)
    yield from ((pair.one, pair.other) for pair in spelled if pair.shared)
    yield from ((nodes.number(key), int(nodes.numbers[form.whole])) for key, form in forms.items() if form.shared)
    for alias in aliases:
        both = [*nodes.bearing(letters_of(alias.canonical)), *nodes.bearing(letters_of(alias.name))]
        yield from ((both[0], other) for other in both)


@dataclass(slots=True)
class _Groups:
    """Nodes that were joined so far (union-find); those that are not in `parent` are by themselves."""

    nodes: Nodes
    aliases: Sequence[Alias]
    told_apart: ToldApart
    parent: dict[int, int] = field(default_factory=dict)
    members: dict[int, list[int]] = field(default_factory=dict)
    apart: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    said: dict[int, str] = field(default_factory=dict)
    how: dict[int, tuple[str, str]] = field(default_factory=dict)
    refused: list[Candidate] = field(default_factory=list)

    def __post_init__(self) -> None:
        for alias in self.aliases:
            one, other = letters_of(alias.name), letters_of(alias.canonical)
            if not alias.same:
                self.apart[one].add(other)
                self.apart[other].add(one)
        for alias in self.aliases:
            if alias.same:
                self._force(alias)

    def _force(self, alias: Alias) -> None:
        """Join what bears the name to what bears the canonical one, whether or not somebody does."""
        named = self.nodes.bearing(letters_of(alias.name))
        both = [*self.nodes.bearing(letters_of(alias.canonical)), *named]
        for number in both:
            self._union(both[0], number)
            self.said[root_of(self.parent, number)] = alias.canonical
        for number in named:
            self.how[number] = (FORCED, f"'{alias.name}' is given as '{alias.canonical}'")

    def _group(self, root: int) -> list[int]:
        return self.members.setdefault(root, [root])

    def _union(self, one: int, other: int) -> int:
        first, second = sorted((root_of(self.parent, one), root_of(self.parent, other)))
        if first != second:
            self.parent[second] = first
            self._group(first).extend(self._group(second))
            del self.members[second]
            if second in self.said:
                self.said.setdefault(first, self.said[second])
        return first

    def join(self, pair: Candidate) -> None:
        """Join two nodes unless an alias, an introduction or the spelling keeps members of their groups apart.

        Every name of a group is like every other: a chain of small differences does not make one person.
        """
        first, second = root_of(self.parent, pair.one), root_of(self.parent, pair.other)
        if first == second:
            return
        both = list(product(self._group(first), self._group(second)))
        forbidden = not all(self._like(*two) for two in both) or any(self._kept_apart(*two) for two in both)
        named_twice = first in self.said and second in self.said and self.said[first] != self.said[second]
        if forbidden or named_twice:
            self.refused.append(pair)
            return
        self._union(first, second)
        for number in (pair.one, pair.other):
            self.how.setdefault(number, (pair.rule, pair.text))

    def _like(self, one: int, other: int) -> bool:
        """Whether two names may be in one group; short forms are not like the long ones."""
        nodes = self.nodes
        alone = bool(nodes.alone[one] or nodes.alone[other])
        return alone or fuzz.ratio(nodes.letters[one], nodes.letters[other]) >= LOWEST

    def _forbidden(self, one: int, other: int) -> bool:
        """Whether an alias keeps two names apart."""
        return self.nodes.letters[other] in self.apart.get(self.nodes.letters[one], ())

    def _kept_apart(self, one: int, other: int) -> bool:
        return self._forbidden(one, other) or self.told_apart.told(self.nodes, one, other)

    def known(self, proposed: Sequence[Candidate]) -> Known:
        """Return every canonical name, with what was merged and what was not."""
        everywhere: dict[str, str] = {}
        within: dict[tuple[Article, str], str] = {}
        merges = []
        # All others are called what they are.
        some = {
            root_of(self.parent, number) for number in (*self.parent, *np.flatnonzero(self.nodes.several).tolist())
        }
        for root in some:
            numbers = self._group(root)
            if len(numbers) == 1 and root not in self.said and not self.nodes.several[root]:
                continue
            group = [self.nodes.node_of(number) for number in numbers]
            canonical = self.said.get(root) or max(group, key=Node.weight).name
            for number, node in zip(numbers, group, strict=True):
                for name in node.names:
                    if name == canonical:
                        continue
                    rule, evidence = self.how.get(number, ("same letters", f"'{name}' and '{canonical}'"))
                    merges.append(Merge(name, canonical, node.article, rule, evidence))
                    if node.article is None:
                        everywhere[name] = canonical
                    else:
                        within[node.article, name] = canonical
        merges.sort(key=lambda row: (row.into, row.name, str(row.article)))
        return Known(everywhere, within, tuple(merges), self._suggestions(proposed))

    def _suggestions(self, proposed: Sequence[Candidate]) -> tuple[Suggestion, ...]:
        found: dict[tuple[str, str], Suggestion] = {}
        refused = set(map(id, self.refused))
        for pair in proposed:
            together = root_of(self.parent, pair.one) == root_of(self.parent, pair.other)
            if together or self._forbidden(pair.one, pair.other) or (pair.rule and id(pair) not in refused):
                continue
            one, other = sorted((self.nodes.name_of(pair.one), self.nodes.name_of(pair.other)))
            names = (one, other)
            reason = pair.text if not pair.rule else "other spellings of the two are kept apart or unlike"
            found.setdefault(names, Suggestion(*names, pair.likeness, reason))
        return tuple(sorted(found.values(), key=lambda row: (-row.likeness, row.name, row.other)))
