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
    holders = defaultdict(list)
    titled = roles.title[persons] >= 0
    texts = set(table.text[mentions.first[some[asked]]].tolist())
    for run, whole in zip(persons[titled].tolist(), stands_for[titled].tolist(), strict=True):
        if int(runs.text[run]) in texts:
            word = folded[int(table.type_id[roles.title[run]])]
            holders[int(runs.text[run]), OFFICE.get(word, word)].append((int(runs.first[run]), run, whole))
    for place in asked:
        mention = some[place]
        head = int(mentions.head[mention])
        word = folded[int(table.type_id[head])]
        known = holders.get((int(table.text[head]), OFFICE.get(word, word)), [])
        before = known[: bisect_left(known, (head,))]
        wanted = _places(introduced, int(mentions.begin[mention]), head, folded)
        fitting = [
            (run, whole)
            for _, run, whole in before
            if not wanted or _agree(wanted, _places(introduced, *_span(roles, run), folded))
        ]
        names = {int(runs.key[runs.last[whole]]) for _, whole in fitting}
        if len(names) == 1:
            found[place] = fitting[-1][1]
    return found


def _span(roles: Roles, run: int) -> tuple[int, int]:
    if roles.before[run] >= 0:
        return int(roles.before[run]), int(roles.before_last[run]) + 1
    return int(roles.behind[run]), int(roles.behind_last[run]) + 1


def _places(introduced: Introduced, first: int, end: int, folded: list[str]) -> set[str]:
    """Return the countries named between two tokens."""
    table, bits = introduced.table, introduced.runs.bits
    return {folded[int(table.type_id[token])] for token in range(first, end) if bits[token] & PLACE}


def _agree(wanted: set[str], held: set[str]) -> bool:
    return not held or bool(wanted & held)
