"""Pairs of names that may be one person's, each with the rule that merges it or the reason why none does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from framing.scoring.speaker_asking import Asked, Known
from framing.scoring.speaker_nodes import Key, Nodes
from framing.scoring.speaker_same_office import bare_office, shared_office
from framing.scoring.speaker_shorts import Form
from framing.scoring.speaker_spelling import LOWEST, alike
from framing.scoring.speaker_told_apart import ToldApart

SAME_OFFICE = "same office"
NOT_INTRODUCED = "not introduced"
SHORT_FORM = "short form and office"

# From here on two names are worth a suggestion though nothing but the spelling speaks for it.
_SUGGESTED = 85.0
_NEARLY_SUGGESTED = 84.9  # before it is rounded


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


@dataclass(frozen=True, slots=True)
class Alike:
    """Two names in several words that are spelled alike, and the office that both have, if they have one."""

    one: int
    other: int
    likeness: float
    shared: tuple[str, str] | None


def candidates(
    nodes: Nodes, asked: Sequence[Asked], spelled: Sequence[Alike], forms: Mapping[Key, Form], apart: ToldApart
) -> list[Candidate]:
    """Return all pairs, those that a rule merges first and the most alike before others."""
    found = [_judged(nodes, each, one) for each in asked for one in each.near]
    found += [_spelled(nodes, pair, apart) for pair in spelled]
    found += _short_forms(nodes, forms)
    return sorted(found, key=lambda pair: (not pair.rule, -pair.likeness, pair.one, pair.other))


def alike_names(nodes: Nodes) -> list[Alike]:
    """Compare the names in several words."""
    whole = nodes.whole
    introduced, speaks = whole.introduced > 0, whole.mentions > 0
    # Most pairs are neither very like each other nor known by an office.
    lowest = np.where(introduced, LOWEST, _NEARLY_SUGGESTED)
    found = []
    for first, second, value in alike(whole.letters, lowest):
        both = introduced[first] and introduced[second]
        if (value < _SUGGESTED and not both) or not (speaks[first] or speaks[second]):
            continue
        one, other = int(nodes.numbers[first]), int(nodes.numbers[second])
        shared = shared_office(nodes.roles_of(one), nodes.roles_of(other)) if both else None
        if shared or value >= _SUGGESTED:
            found.append(Alike(one, other, value, shared))
    return found


def _spelled(nodes: Nodes, pair: Alike, apart: ToldApart) -> Candidate:
    one, other, value, shared = pair.one, pair.other, pair.likeness, pair.shared
    roles, other_roles = nodes.roles_of(one), nodes.roles_of(other)
    if apart.told(nodes, one, other):
        return Candidate(one, other, value, "", "an article introduces both of them")
    if shared and value < _SUGGESTED and all(map(bare_office, shared)):
        return Candidate(one, other, value, "", f"an office that others hold too: '{shared[0]}'")
    if shared:
        return Candidate(one, other, value, SAME_OFFICE, f"'{shared[0]}' and '{shared[1]}'")
    if roles and other_roles:
        return Candidate(one, other, value, "", f"different offices: '{roles[0]}' and '{other_roles[0]}'")
    return Candidate(one, other, value, "", "only the spelling is alike")


def _judged(nodes: Nodes, asked: Asked, known: Known) -> Candidate:
    number, other = nodes.number(asked.key), nodes.number(known.key)
    value, article = known.likeness, asked.article
    roles, other_roles = nodes.roles_of(number), nodes.roles_of(other)
    if len(asked.near) > 1:
        return Candidate(number, other, value, "", f"article {article} introduces more than one name like it")
    if roles and not shared_office(roles, other_roles):
        text = f"different offices: '{roles[0]}' and '{other_roles[0]}'"
        return Candidate(number, other, value, "", text)
    if not _transcribed(nodes.words_of(number), nodes.words_of(other)):
        text = f"only the spelling is alike, though article {article} introduces one of them alone"
        return Candidate(number, other, value, "", text)
    text = f"article {article} introduces '{known.name}' ('{known.role}') and not the other"
    return Candidate(number, other, value, NOT_INTRODUCED, text)


def _transcribed(one: list[str], other: list[str]) -> bool:
    """Whether two names differ as transcriptions do: in where words part, or in one word of three and more.

    Names in two words that differ in one of them are as often two persons: Wang Yi and Wang Li.
    """
    if len(one) != len(other):
        return True
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1 and len(one) > 2


def _short_forms(nodes: Nodes, forms: Mapping[Key, Form]) -> list[Candidate]:
    """Compare names of one word with the names in several words that end or begin with it."""
    found = []
    for key, form in forms.items():
        number, other = nodes.number(key), int(nodes.numbers[form.whole])
        if form.shared:
            text = f"'{form.shared[0]}' and '{form.shared[1]}'"
            found.append(Candidate(number, other, form.likeness, SHORT_FORM, text))
        else:
            text = "a short form, and the article introduces no whole name"
            found.append(Candidate(number, other, form.likeness, "", text))
    return found
