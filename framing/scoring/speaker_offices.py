"""Offices back to their holders: "the minister" is the one person who was introduced as a minister."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

import numpy as np

from framing.scoring.speaker_mentions import Mentions
from framing.scoring.speaker_resolving import Introduced
from framing.scoring.speaker_roles import Roles
from framing.scoring.speaker_runs import Index
from framing.text.names import DETERMINER, OFFICE, PLACE, TITLE
from framing.text.vocabulary import Vocabulary

_DEFINITE = ("the", "this", "that")
_FARTHEST = 8  # sentences


def offices(
    introduced: Introduced,
    mentions: Mentions,
    some: Index,
    roles: Roles,
    persons: Index,
    stands_for: Index,
    vocabulary: Vocabulary,
) -> Index:
    """Return the run of the one person whom each mention of an office fits, −1 where none or several do.

    Parameters
    ----------
    some : array of int64, shape (b,)
        Which mentions name an office.
    persons, stands_for : array of int64, shape (c,)
        The runs that may be meant, in order, and the whole name of each.
    """
    table, runs = introduced.table, introduced.runs
    found = np.full(len(some), -1, np.int64)
    # "the minister", not "a minister" nor "the minister of health": an article before, and nothing behind.
    definite = (runs.bits[mentions.first[some]] & DETERMINER) != 0
    definite &= (mentions.end[some] == mentions.head[some]) & ((runs.bits[mentions.head[some]] & TITLE) != 0)
    folded = vocabulary.folded
    opening = table.type_id[mentions.first[some]]
    asked = [place for place in np.flatnonzero(definite).tolist() if folded[int(opening[place])] in _DEFINITE]
    if not asked:
        return found

    def office(word: int) -> str:
        return OFFICE.get(folded[word], folded[word])

    holders = defaultdict(list)
    in_question = np.zeros(len(table.chars.starts), bool)
    in_question[table.text[mentions.first[some[asked]]]] = True
    # "President Bush" beside "Jeb Bush" makes no president of him.
    named = (persons == stands_for) | (runs.last[persons] > runs.name[persons])
    titled = np.flatnonzero((roles.title[persons] >= 0) & in_question[runs.text[persons]] & named)
    # Only of the offices that are asked for.
    types, which = np.unique(table.type_id[roles.title[persons[titled]]], return_inverse=True)
    offices_asked = {office(head) for head in table.type_id[mentions.head[some[asked]]].tolist()}
    titled = titled[np.array([office(one) in offices_asked for one in types.tolist()], bool)[which]]
    run, whole = persons[titled], stands_for[titled]
    columns = (runs.text[run], table.type_id[roles.title[run]], runs.first[run], run, whole)
    for text, title, first, *name in zip(*(column.tolist() for column in columns), strict=True):
        holders[text, office(title)].append((first, *name))
    held: dict[int, tuple[set[str], set[str]]] = {}
    first_of_persons = runs.first[persons]
    mention = some[asked]
    begins, heads = mentions.begin[mention].tolist(), mentions.head[mention].tolist()
    for place, begin, head in zip(asked, begins, heads, strict=True):
        known = holders.get((int(table.text[head]), office(int(table.type_id[head]))), [])
        before = known[: bisect_left(known, (head,))]
        if not before:
            continue
        wanted = _words(introduced, begin, head, folded)
        for _, run, _ in before:
            if run not in held:
                held[run] = _words(introduced, *_span(roles, run), folded)
        fitting = [whole for _, run, whole in before if _agree(wanted, held[run])]
        names = {int(runs.last_key[whole]) for whole in fitting}
        if len(names) == 1:
            # Named in one of the last sentences.
            nearest = table.sentence_first[max(int(table.sentence[head]) - _FARTHEST, 0)]
            low, high = np.searchsorted(first_of_persons, (nearest, head))
            if fitting[-1] in stands_for[low:high]:
                found[place] = fitting[-1]
    return found


def _span(roles: Roles, run: int) -> tuple[int, int]:
    if roles.before[run] >= 0:
        return int(roles.before[run]), int(roles.before_last[run]) + 1
    return int(roles.behind[run]), int(roles.behind_last[run]) + 1


def _words(introduced: Introduced, first: int, end: int, folded: list[str]) -> tuple[set[str], set[str]]:
    """Return the countries and the other words between two tokens."""
    table, bits = introduced.table, introduced.runs.bits
    places: set[str] = set()
    others: set[str] = set()
    for token in range(first, end):
        (places if bits[token] & PLACE else others).add(folded[int(table.type_id[token])])
    return places, others


def _agree(wanted: tuple[set[str], set[str]], held: tuple[set[str], set[str]]) -> bool:
    """Whether a mention says nothing of the office that its holder's introduction does not say."""
    same_place = not wanted[0] or not held[0] or bool(wanted[0] & held[0])
    return same_place and wanted[1] <= held[1]
