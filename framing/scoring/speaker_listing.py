"""Speakers as text: names, kinds and roles, each cut out of the batch once."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from framing.scoring.speaker_mentions import Mentions
from framing.scoring.speaker_roles import Roles
from framing.scoring.speaker_runs import KINDS, PERSON, Flags, Index, Runs
from framing.text.table import TokenTable


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

    article: int | str
    name: str
    roles: tuple[str, ...] = ()
    first: int = 0
    mentions: int = 0


@dataclass(slots=True)
class Listing:
    """The e speakers of a batch, while they are put together.

    Attributes
    ----------
    entry : array of int64, shape (m,)
        Which speaker each mention is, −1 for none.
    text, name, kind, roles, first : list
        Of each speaker; length e.
    others : list of Person
        Persons with a role who do not speak, and whose names begin like that of a speaker without one.
    """

    entry: Index
    text: list[int] = field(default_factory=list)
    name: list[str] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)
    roles: list[list[str]] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    others: list[Person] = field(default_factory=list)

    def people(self, counts: list[int]) -> list[Person]:
        """Return the persons; `counts` says how many spans of speech each speaker has."""
        columns = zip(self.kind, self.text, self.name, self.roles, self.first, counts, strict=True)
        speaking = [
            Person(text, name, tuple(roles), first, count)
            for kind, text, name, roles, first, count in columns
            if kind == KINDS[PERSON]
        ]
        return speaking + self.others


def list_speakers(
    table: TokenTable, runs: Runs, roles: Roles, mentions: Mentions, run: Index, speaks: Flags
) -> Listing:
    """List the speakers of m mentions.

    Parameters
    ----------
    run : array of int64, shape (m,)
        The run that names the person in full, −1 for none.
    speaks : array of bool, shape (m,)
        Whether the mention is a speaker at all.
    """
    listing = Listing(np.full(len(mentions), -1, np.int64))
    known: dict[tuple[int, str], int] = {}
    named = np.flatnonzero(run >= 0)
    if len(named):
        several, which = np.unique(run[named], return_inverse=True)
        names = _between(table, runs.name[several], runs.last[several])
        numbers = _add(listing, known, names, runs.text[several].tolist(), [KINDS[PERSON]] * len(names))
        listing.entry[named] = numbers[which]
        listing.first = _firsts(numbers, runs.name[several], len(listing.name))
    persons = len(listing.name)
    phrases = np.flatnonzero(speaks & (run < 0))
    if len(phrases):
        names = _between(table, mentions.begin[phrases], np.maximum(mentions.end, mentions.begin)[phrases])
        kinds = [KINDS[kind] for kind in mentions.kind[phrases].tolist()]
        texts = table.text[mentions.first[phrases]].tolist()
        numbers = _add(listing, {}, names, texts, kinds)
        listing.entry[phrases] = numbers
        listing.first += _firsts(numbers - persons, mentions.first[phrases], len(listing.name) - persons)
    if len(named):
        _add_roles(
            table, runs, roles, listing, known, several, numbers_of=listing.entry[named], runs_of=run[named]
        )
    return listing


def _add(
    listing: Listing, known: dict[tuple[int, str], int], names: list[str], texts: list[int], kinds: list[str]
) -> Index:
    """Add what is new to a listing; return the number of each name."""
    keys = list(zip(texts, map(str.casefold, names), strict=True))
    # Where each key stands first: of several places the last to be written stays.
    first = dict(zip(reversed(keys), range(len(keys) - 1, -1, -1), strict=True))
    new = sorted(place for key, place in first.items() if key not in known)
    known.update(
        zip((keys[place] for place in new), range(len(listing.name), len(listing.name) + len(new)), strict=True)
    )
    listing.name += [names[place] for place in new]
    listing.text += [texts[place] for place in new]
    listing.kind += [kinds[place] for place in new]
    listing.roles += [[] for _ in new]
    return np.array([known[key] for key in keys], np.int64)


def _firsts(numbers: Index, tokens: Index, n: int) -> list[int]:
    firsts = np.full(n, np.iinfo(np.int64).max)
    np.minimum.at(firsts, numbers, tokens)
    found: list[int] = firsts.tolist()
    return found


def _add_roles(
    table: TokenTable,
    runs: Runs,
    roles: Roles,
    listing: Listing,
    known: dict[tuple[int, str], int],
    several: Index,
    numbers_of: Index,
    runs_of: Index,
) -> None:
    """Give speakers the roles that stand beside their names anywhere in the article."""
    titled = np.flatnonzero(roles.title >= 0)
    size = int(runs.text[-1]) + 1
    word = runs.key[runs.last].astype(np.int64) * size + runs.text
    own = np.isin(word[titled], word[several])
    called = _first_of_kind(table, runs, roles, titled[own])
    names = _between(table, runs.name[called], runs.last[called])
    texts = runs.text[called].tolist()
    said = _role_texts(table, roles, called)
    # A surname with a title is its bearer's: "President Biden".
    bearer = dict(zip(word[runs_of].tolist(), numbers_of.tolist(), strict=True))
    single = (runs.last == runs.name)[called].tolist()
    for name, text, role, key, alone in zip(names, texts, said, word[called].tolist(), single, strict=True):
        number = known.get((text, name.casefold()), bearer[key] if alone else -1)
        if number >= 0 and role not in listing.roles[number]:
            listing.roles[number].append(role)
    _add_others(table, runs, roles, listing, known, titled)


def _first_of_kind(table: TokenTable, runs: Runs, roles: Roles, run: Index) -> Index:
    """Leave out runs that repeat a name, its office and the lengths of both: "President Biden", ten times."""
    before = roles.before[run] >= 0
    length = np.where(
        before, roles.before_last[run] - roles.before[run], roles.behind_last[run] - roles.behind[run]
    )
    name = runs.last[run] - runs.name[run]
    shape = (np.minimum(length, 63) * 64 + np.minimum(name, 63)) * 2 + before
    same = np.stack((runs.text[run], runs.key[runs.last[run]], table.type_id[roles.title[run]], shape))
    order = np.lexsort(same)
    new = np.ones(len(run), bool)
    new[1:] = (same[:, order[1:]] != same[:, order[:-1]]).any(axis=0)
    return np.sort(run[order[new]])


def _add_others(
    table: TokenTable, runs: Runs, roles: Roles, listing: Listing, known: dict[tuple[int, str], int], titled: Index
) -> None:
    """Add who is introduced, does not speak, and has a name that begins like a speaker's without a role."""
    lacking = [
        ord(name[0]) * (1 << 31) + text
        for name, text, kind, roles in zip(listing.name, listing.text, listing.kind, listing.roles, strict=True)
        if kind == KINDS[PERSON] and not roles
    ]
    if not lacking:
        return
    whole = titled[runs.last[titled] > runs.name[titled]]
    letter = table.chars.codes[table.starts[runs.name[whole]]].astype(np.int64)
    alike = whole[np.isin(letter * (1 << 31) + runs.text[whole], lacking)]
    names = _between(table, runs.name[alike], runs.last[alike])
    found: dict[tuple[int, str], Person] = {}
    said = _role_texts(table, roles, alike)
    tokens = runs.name[alike].tolist()
    for name, text, role, token in zip(names, runs.text[alike].tolist(), said, tokens, strict=True):
        key = (text, name.casefold())
        if key not in known:
            before = found.get(key, Person(text, name, (), token, 0))
            if role not in before.roles:
                found[key] = Person(text, before.name, (*before.roles, role), before.first, 0)
    listing.others += found.values()


def _role_texts(table: TokenTable, roles: Roles, run: Index) -> list[str]:
    before = roles.before[run] >= 0
    first = np.where(before, roles.before[run], roles.behind[run])
    return _between(table, first, np.where(before, roles.before_last[run], roles.behind_last[run]))


def _between(table: TokenTable, first: Index, last: Index) -> list[str]:
    """Return the text from each token to each other, on one line and without a last possessive ending."""
    written = table.chars.text
    starts, ends = table.starts[first].tolist(), table.ends[last].tolist()
    cut = [written[start:end] for start, end in zip(starts, ends, strict=True)]
    return [
        (" ".join(text.split()) if " " in text or "\n" in text else text).removesuffix("'s").removesuffix("’s")
        for text in cut
    ]
