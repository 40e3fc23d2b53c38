"""Pairs of names that may be one person's, each with the rule that merges it or the reason why none does."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from framing.scoring.speaker_listing import Person
from framing.scoring.speaker_nodes import Article, Node, Nodes
from framing.scoring.speaker_same_office import bare_office, shared_office
from framing.scoring.speaker_spelling import LOWEST, alike, likeness

SAME_OFFICE = "same office"
NOT_INTRODUCED = "not introduced"
SHORT_FORM = "short form and office"

# From here on two names are worth a suggestion though nothing but the spelling speaks for it.
_SUGGESTED = 85.0
_SHORTEST = 5  # letters


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
    several = [number for number, node in enumerate(nodes.all) if node.article is None]
    names = [nodes.all[number] for number in several]
    roles, speaks = [node.roles for node in names], [node.speaks for node in names]
    found = []
    for first, second, value in alike([node.letters for node in names]):
        both = bool(roles[first]) and bool(roles[second])
        # Most pairs are neither very like each other nor known by an office.
        if (value < _SUGGESTED and not both) or not (speaks[first] or speaks[second]):
            continue
        shared = shared_office(roles[first], roles[second])
        if nodes.told_apart(names[first], names[second]):
            rule, text = "", "an article introduces both of them"
        elif shared and value < _SUGGESTED and all(map(bare_office, shared)):
            rule, text = "", f"an office that others hold too: '{shared[0]}'"
        elif shared:
            rule, text = SAME_OFFICE, f"'{shared[0]}' and '{shared[1]}'"
        elif both:
            rule, text = "", f"different offices: '{roles[first][0]}' and '{roles[second][0]}'"
        else:
            rule, text = "", "only the spelling is alike"
        if shared or value >= _SUGGESTED:
            found.append(Candidate(several[first], several[second], value, rule, text))
    return found


def _without_introduction(nodes: Nodes) -> list[Candidate]:
    """Compare, within articles, who speaks without introduction with who was introduced before."""
    articles: dict[Article, list[tuple[int, Person]]] = defaultdict(list)
    for number, person in nodes.with_people():
        articles[person.article].append((number, person))
    found = []
    for article in sorted(articles, key=str):
        introduced = [(number, person) for number, person in articles[article] if person.roles]
        for number, person in articles[article] if introduced else ():
            node = nodes.all[number]
            if person.roles or not person.mentions or len(node.letters) < _SHORTEST:
                continue
            near = [
                (other, known, value)
                for other, known in introduced
                if known.first < person.first
                and nodes.all[other].letters[:1] == node.letters[:1]
                and other != number
                and (value := round(likeness(person.name, known.name), 1)) >= LOWEST
            ]
            exact = [one for one in near if nodes.all[one[0]].letters == node.letters]
            near = exact or near
            found += [_judged(nodes, number, near, one, article) for one in near]
    return found


def _judged(
    nodes: Nodes,
    number: int,
    near: list[tuple[int, Person, float]],
    one: tuple[int, Person, float],
    article: Article,
) -> Candidate:
    other, known, value = one
    node, long = nodes.all[number], nodes.all[other]
    if len(near) > 1:
        return Candidate(number, other, value, "", f"article {article} introduces more than one name like it")
    if node.roles and not shared_office(node.roles, long.roles):
        text = f"different offices: '{node.roles[0]}' and '{long.roles[0]}'"
        return Candidate(number, other, value, "", text)
    if not _transcribed(node, long):
        text = f"only the spelling is alike, though article {article} introduces one of them alone"
        return Candidate(number, other, value, "", text)
    text = f"article {article} introduces '{known.name}' ('{known.roles[0]}') and not the other"
    return Candidate(number, other, value, NOT_INTRODUCED, text)


def _transcribed(one: Node, other: Node) -> bool:
    """Whether two names differ as transcriptions do: in where words part, or in one word of three and more.

    Names in two words that differ in one of them are as often two persons: Wang Yi and Wang Li.
    """
    if len(one.words) != len(other.words):
        return True
    return sum(a != b for a, b in zip(one.words, other.words, strict=True)) == 1 and len(one.words) > 2


def _short_forms(nodes: Nodes) -> list[Candidate]:
    """Compare names of one word with the names in several words that end or begin with it."""
    longer: dict[str, set[int]] = defaultdict(set)
    for number, node in enumerate(nodes.all):
        if node.article is None:
            longer[node.words[-1]].add(number)
            longer[node.words[0]].add(number)
    found = []
    roles = [node.roles for node in nodes.all]
    for number, node in enumerate(nodes.all):
        if node.article is None or not node.speaks or not node.words:
            continue
        known = sorted(longer.get(node.words[0], ()))
        introduced = known if roles[number] else ()
        shared = [(other, pair) for other in introduced if (pair := shared_office(roles[number], roles[other]))]
        if len(shared) == 1:
            other, both = shared[0]
            value = round(likeness(node.name, nodes.all[other].name), 1)
            found.append(Candidate(number, other, value, SHORT_FORM, f"'{both[0]}' and '{both[1]}'"))
        elif len(known) == 1:
            value = round(likeness(node.name, nodes.all[known[0]].name), 1)
            text = "a short form, and the article introduces no whole name"
            found.append(Candidate(number, known[0], value, "", text))
    return found
