"""Who speaks in an article without introduction, where somebody of a like name was introduced before."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import numpy as np
from rapidfuzz import fuzz

from framing.scoring.speaker_gathering import Batch
from framing.scoring.speaker_nodes import EVERYWHERE, Key
from framing.scoring.speaker_people import Article, Index
from framing.scoring.speaker_spelling import LOWEST

_SHORTEST = 5  # letters


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who was introduced before: the name's node, the name, its first role, and how like it is."""

    key: Key
    name: str
    role: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who speaks without introduction, with those who may be meant."""

    rank: int
    article: Article
    key: Key
    near: tuple[Known, ...]


def asked_in(batch: Batch) -> list[Asked]:
    """Return those of a batch who speak without introduction, by article, and within it by the alphabet."""
    people, letters = batch.people, batch.letters
    asking, known, values = _before_in_article(batch)
    found = []
    for row, group in groupby(zip(asking.tolist(), known.tolist(), values, strict=True), key=itemgetter(0)):
        own = letters[batch.name[row]]
        near = [
            Known(key_of(batch, other), people.name[other], people.roles_of(other)[0], value)
            for _, other, like in group
            if (value := round(like, 1)) >= LOWEST
        ]
        near = [one for one in near if one.key[0] == own] or near
        if near:
            article = people.ids[int(people.article[row])]
            found.append(Asked(int(batch.rank[row]), article, key_of(batch, row), tuple(near)))
    return found


def key_of(batch: Batch, row: int) -> Key:
    """Return whose name a person bears."""
    name = int(batch.name[row])
    return batch.letters[name], int(batch.rank[row]) if batch.alone[row] else EVERYWHERE


def _before_in_article(batch: Batch) -> tuple[Index, Index, list[float]]:
    """Pair who speaks without introduction with who was introduced before under a like name.

    Returns
    -------
    (asking, known, likeness)
        Rows of people: by article, and within it in the order of names.
    """
    people, letters = batch.people, batch.letters
    distinct = sorted(set(letters))
    number = dict(zip(distinct, range(len(distinct)), strict=True))
    node = np.array([number[one] for one in letters], np.int64)[batch.name] * 2 + batch.alone
    letter = np.array([ord(one[0]) if one else 0 for one in letters], np.int64)
    # Names have to begin alike.
    key = people.article * (int(letter.max(initial=0)) + 1) + letter[batch.name]
    long = np.array([len(one) >= _SHORTEST for one in letters], bool)[batch.name]
    by_name = np.lexsort((batch.name, people.first, batch.rank, node))
    introduced = by_name[people.introduced[by_name]]
    introduced = introduced[np.argsort(key[introduced], kind="stable")]
    asking = np.flatnonzero(~people.introduced & (people.mentions > 0) & long)
    low, high = (np.searchsorted(key[introduced], key[asking], side=side) for side in ("left", "right"))
    owner = np.repeat(np.arange(len(asking)), high - low)
    place = np.arange(len(owner)) + np.repeat(low - (np.cumsum(high - low) - (high - low)), high - low)
    asks, known = asking[owner], introduced[place]
    fits = np.flatnonzero((people.first[known] < people.first[asks]) & (node[known] != node[asks]))
    asks, known = asks[fits], known[fits]
    # `round` may lift a value to the lowest that counts.
    pairs = [
        (asked, other, value)
        for asked, other in zip(asks.tolist(), known.tolist(), strict=True)
        if (value := fuzz.ratio(letters[batch.name[asked]], letters[batch.name[other]], score_cutoff=LOWEST - 0.1))
    ]
    asks, known = np.array([pair[:2] for pair in pairs], np.int64).reshape(-1, 2).T
    where = np.empty(len(people), np.int64)
    where[by_name] = np.arange(len(people))
    order = np.lexsort((where[known], where[asks], batch.rank[asks]))
    return asks[order], known[order], [pairs[place][2] for place in order.tolist()]
