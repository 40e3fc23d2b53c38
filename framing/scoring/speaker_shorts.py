"""Names of one word, an article at a time: kept are those that something may be merged with."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np

from framing.scoring.speaker_asking import key_of
from framing.scoring.speaker_gathering import Batch, Whole, by_weight
from framing.scoring.speaker_nodes import Key, Node, Short
from framing.scoring.speaker_people import Index
from framing.scoring.speaker_same_office import shared_office
from framing.scoring.speaker_spelling import likeness

# Of surnames with offices, and of names: memory must not grow with all that were asked for.
_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Form:
    """A name of one word that may be short for a name in several words.

    Attributes
    ----------
    whole : int
        Which of the names in several words.
    likeness : float
    shared : (str, str) or None
        The office that both have, as each has it.
    """

    whole: int
    likeness: float
    shared: tuple[str, str] | None


@dataclass(slots=True)
class Shorts:
    """What was kept so far of the names of one word.

    Attributes
    ----------
    whole : Whole
    wanted : collection of (str, int)
        To be kept in any case.
    given : collection of str
        The letters of names to be kept in every article.
    kept : list of Short
    forms : dict of (str, int) to Form
    """

    whole: Whole
    wanted: Collection[Key]
    given: Collection[str]
    kept: list[Short] = field(default_factory=list)
    forms: dict[Key, Form] = field(default_factory=dict)
    _words: dict[str, int] = field(default_factory=dict)
    _bearing: Index = field(default_factory=lambda: np.empty(0, np.int64))
    _opens: Index = field(default_factory=lambda: np.empty(0, np.int64))
    _suggested: dict[tuple[str, int], tuple[Short, Form]] = field(default_factory=dict)
    _roles: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _sharing: dict[tuple[str, tuple[str, ...]], list[tuple[int, tuple[str, str]]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the names in several words that begin or end with each word."""
        words, names = [], []
        for number, spelled in enumerate(self.whole.spelled):
            parts = spelled.split()
            for word in {parts[0], parts[-1]}:
                words.append(self._words.setdefault(word, len(self._words)))
                names.append(number)
        which = np.array(words, np.int64)
        self._bearing = np.array(names, np.int64)[np.argsort(which, kind="stable")]
        self._opens = np.append(0, np.cumsum(np.bincount(which, minlength=len(self._words))))

    def add(self, batch: Batch) -> None:
        """Keep what may be merged of a batch's names of one word."""
        bearers: dict[Key, list[int]] = {}
        for row in batch.rows[batch.alone[batch.rows]].tolist():
            bearers.setdefault(key_of(batch, row), []).append(row)
        introduced = batch.people.introduced
        for key, rows in bearers.items():
            spellings = len({int(batch.name[row]) for row in rows}) if len(rows) > 1 else 1
            asked = spellings > 1 or key in self.wanted or key[0] in self.given
            # Most names fit nobody, or several and have no office to choose by.
            if not asked and not self._fits_one(key[0]) and not (key[0] in self._words and introduced[rows].any()):
                continue
            short = _short(batch, key, rows)
            form = self._form(short) if short.node.mentions else None
            if asked or (form is not None and form.shared):
                self.kept.append(short)
                if form is not None:
                    self.forms[key] = form
            elif form is not None:
                # It only suggests, and once is enough.
                before = self._suggested.get((short.node.name, form.whole))
                if before is None or key < before[0].key:
                    self._suggested[short.node.name, form.whole] = short, form

    def all(self) -> list[Short]:
        """Return all that were kept."""
        self.forms |= {short.key: form for short, form in self._suggested.values()}
        return [*self.kept, *(short for short, _ in self._suggested.values())]

    def _fits_one(self, letters: str) -> bool:
        """Whether one name in several words alone begins or ends with a word."""
        word = self._words.get(letters)
        return word is not None and bool(self._opens[word + 1] - self._opens[word] == 1)

    def _form(self, short: Short) -> Form | None:
        """Return what a name is short for, where one name in several words fits."""
        letters, roles = short.key[0], short.roles
        word = self._words.get(letters)
        if word is None:
            return None
        known = self._bearing[self._opens[word] : self._opens[word + 1]]
        # One surname stands with one office in many articles.
        shared = self._sharing.get((letters, roles))
        if shared is None:
            if len(self._sharing) >= _REMEMBERED:
                self._sharing.clear()
            offices = [(other, shared_office(roles, self._roles_of(other))) for other in known.tolist() if roles]
            shared = self._sharing[letters, roles] = [(other, pair) for other, pair in offices if pair]
        if len(shared) != 1 and len(known) != 1:
            return None
        other = shared[0][0] if len(shared) == 1 else int(known[0])
        value = round(likeness(short.node.name, self.whole.names_of(other)[0]), 1)
        return Form(other, value, shared[0][1] if len(shared) == 1 else None)

    def _roles_of(self, number: int) -> tuple[str, ...]:
        roles = self._roles.get(number)
        if roles is None:
            if len(self._roles) >= _REMEMBERED:
                self._roles.clear()
            roles = self._roles[number] = self.whole.roles_of(number)
        return roles


def _short(batch: Batch, key: Key, rows: list[int]) -> Short:
    people = batch.people
    counts: dict[str, int] = {}
    for row in rows:
        name = people.name[row]
        counts[name] = counts.get(name, 0) + max(int(people.mentions[row]), 1)
    return Short(
        key=key,
        node=Node(
            words=tuple(batch.spelled[batch.name[rows[0]]].split()),
            article=people.ids[int(people.article[rows[0]])],
            names=by_weight(counts),
            introduced=sum(bool(people.roles_of(row)) for row in rows),
            people=len(rows),
            mentions=sum(int(people.mentions[row]) for row in rows),
        ),
        roles=tuple(dict.fromkeys(role for row in rows for role in people.roles_of(row))),
    )
