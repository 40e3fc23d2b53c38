"""Pairs of names that may be one person's, each with the rule that merges it or the reason why none does."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np
from rapidfuzz import fuzz

from framing.scoring.speaker_nodes import Nodes
from framing.scoring.speaker_people import Article, Index, Person
from framing.scoring.speaker_same_office import bare_office, shared_office
from framing.scoring.speaker_spelling import LOWEST, alike, likeness

SAME_OFFICE = "same office"
NOT_INTRODUCED = "not introduced"
SHORT_FORM = "short form and office"

# From here on two names are worth a suggestion though nothing but the spelling speaks for it.
_SUGGESTED = 85.0
_NEARLY_SUGGESTED = 84.9  # before it is rounded
_SHORTEST = 5  # letters
_REMEMBERED = 10_000  # surnames and offices


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two nodes that may be one person.

    Attributes
    ----------
    one, other : int
    likeness : float
        0 to 100.
    rule : str
        The rule that merges them; "" for a suggestion.
    text : str
        The evidence for the rule, or why there is none.
    """

    one: int
    other: int
    likeness: float
    rule: str
    text: str


def candidates(nodes: Nodes) -> list[Candidate]:
    """Return all pairs, those that a rule merges first and the most alike before others."""
    found = _without_introduction(nodes) + _by_spelling(nodes) + _short_forms(nodes)
    return sorted(found, key=lambda pair: (not pair.rule, -pair.likeness, pair.one, pair.other))


def _by_spelling(nodes: Nodes) -> list[Candidate]:
    """Compare the names in several words."""
    several = np.flatnonzero(~nodes.alone)
    # Most pairs are neither very like each other nor known by an office.
    lowest = np.where(nodes.introduced[several], LOWEST, _NEARLY_SUGGESTED)
    numbers = several.tolist()
    found = []
    for first, second, value in alike([nodes.letters[number] for number in numbers], lowest):
        one, other = numbers[first], numbers[second]
        both = nodes.introduced[one] and nodes.introduced[other]
        if (value < _SUGGESTED and not both) or not (nodes.speaks[one] or nodes.speaks[other]):
            continue
        shared = shared_office(nodes.roles_of(one), nodes.roles_of(other)) if both else None
        if not shared and value < _SUGGESTED:
            continue
        if nodes.told_apart(one, other):
            rule, text = "", "an article introduces both of them"
        elif shared and value < _SUGGESTED and all(map(bare_office, shared)):
            rule, text = "", f"an office that others hold too: '{shared[0]}'"
        elif shared:
            rule, text = SAME_OFFICE, f"'{shared[0]}' and '{shared[1]}'"
        elif both:
            rule, text = "", f"different offices: '{nodes.roles_of(one)[0]}' and '{nodes.roles_of(other)[0]}'"
        else:
            rule, text = "", "only the spelling is alike"
        found.append(Candidate(one, other, value, rule, text))
    return found


def _without_introduction(nodes: Nodes) -> list[Candidate]:
    """Compare, within articles, who speaks without introduction with who was introduced before."""
    people = nodes.people
    asking, known, values = _before_in_article(nodes)
    found = []
    for row, group in groupby(zip(asking.tolist(), known.tolist(), values, strict=True), key=itemgetter(0)):
        number = int(nodes.node[row])
        near = [
            (int(nodes.node[other]), people[other], value)
            for _, other, like in group
            if (value := round(like, 1)) >= LOWEST
        ]
        exact = [one for one in near if nodes.letters[one[0]] == nodes.letters[number]]
        near = exact or near
        found += [_judged(nodes, number, near, one, people[row].article) for one in near]
    return found


def _before_in_article(nodes: Nodes) -> tuple[Index, Index, list[float]]:
    """Pair who speaks without introduction with who was introduced before under a like name.

    Returns
    -------
    (asking, known, likeness)
        Rows of people: by article, and within it in the order of nodes.
    """
    people = nodes.people
    letter = np.array([ord(letters[0]) if letters else 0 for letters in nodes.letters], np.int64)
    # Names have to begin alike.
    key = people.article * (int(letter.max(initial=0)) + 1) + letter[nodes.node]
    long = np.array([len(letters) >= _SHORTEST for letters in nodes.letters], bool)
    introduced = nodes.rows[people.introduced[nodes.rows]]
    introduced = introduced[np.argsort(key[introduced], kind="stable")]
    asking = np.flatnonzero(~people.introduced & (people.mentions > 0) & long[nodes.node])
    low, high = (np.searchsorted(key[introduced], key[asking], side=side) for side in ("left", "right"))
    owner = np.repeat(np.arange(len(asking)), high - low)
    place = np.arange(len(owner)) + np.repeat(low - (np.cumsum(high - low) - (high - low)), high - low)
    asks, known = asking[owner], introduced[place]
    fits = np.flatnonzero((people.first[known] < people.first[asks]) & (nodes.node[known] != nodes.node[asks]))
    asks, known = asks[fits], known[fits]
    names = nodes.letters
    # `round` may lift a value to the lowest that counts.
    pairs = [
        (asked, other, value)
        for asked, other in zip(asks.tolist(), known.tolist(), strict=True)
        if (value := fuzz.ratio(names[nodes.node[asked]], names[nodes.node[other]], score_cutoff=LOWEST - 0.1))
    ]
    asks, known = np.array([pair[:2] for pair in pairs], np.int64).reshape(-1, 2).T
    where = np.empty(len(people), np.int64)
    where[nodes.rows] = np.arange(len(people))
    order = np.lexsort((where[known], where[asks], nodes.article_rank[people.article[asks]]))
    return asks[order], known[order], [pairs[place][2] for place in order.tolist()]


def _judged(
    nodes: Nodes,
    number: int,
    near: list[tuple[int, Person, float]],
    one: tuple[int, Person, float],
    article: Article,
) -> Candidate:
    other, known, value = one
    roles, other_roles = nodes.roles_of(number), nodes.roles_of(other)
    if len(near) > 1:
        return Candidate(number, other, value, "", f"article {article} introduces more than one name like it")
    if roles and not shared_office(roles, other_roles):
        text = f"different offices: '{roles[0]}' and '{other_roles[0]}'"
        return Candidate(number, other, value, "", text)
    if not _transcribed(nodes.words_of(number), nodes.words_of(other)):
        text = f"only the spelling is alike, though article {article} introduces one of them alone"
        return Candidate(number, other, value, "", text)
    text = f"article {article} introduces '{known.name}' ('{known.roles[0]}') and not the other"
    return Candidate(number, other, value, NOT_INTRODUCED, text)


def _transcribed(one: list[str], other: list[str]) -> bool:
    """Whether two names differ as transcriptions do: in where words part, or in one word of three and more.

    Names in two words that differ in one of them are as often two persons: Wang Yi and Wang Li.
    """
    if len(one) != len(other):
        return True
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1 and len(one) > 2


def _short_forms(nodes: Nodes) -> list[Candidate]:
    """Compare names of one word with the names in several words that end or begin with it."""
    single = np.flatnonzero(nodes.alone & nodes.speaks).tolist()
    wanted = {nodes.letters[number] for number in single}
    longer: dict[str, list[int]] = defaultdict(list)
    for number in np.flatnonzero(~nodes.alone).tolist():
        words = nodes.words_of(number)
        for word in {words[0], words[-1]} & wanted:
            longer[word].append(number)
    found = []
    # One surname stands with one office in many articles.
    sharing: dict[tuple[str, tuple[str, ...]], list[tuple[int, tuple[str, str]]]] = {}
    for number in single:
        word, roles = nodes.letters[number], nodes.roles_of(number)
        known = longer.get(word, [])
        shared = sharing.get((word, roles))
        if shared is None:
            if len(sharing) >= _REMEMBERED:
                sharing.clear()
            offices = [(other, shared_office(roles, nodes.roles_of(other))) for other in known if roles]
            shared = sharing[word, roles] = [(other, pair) for other, pair in offices if pair]
        if len(shared) != 1 and len(known) != 1:
            continue
        other = shared[0][0] if len(shared) == 1 else known[0]
        value = round(likeness(nodes.name_of(number), nodes.name_of(other)), 1)
        if len(shared) == 1:
            one, same = shared[0][1]
            found.append(Candidate(number, other, value, SHORT_FORM, f"'{one}' and '{same}'"))
        else:
            text = "a short form, and the article introduces no whole name"
            found.append(Candidate(number, other, value, "", text))
    return found
