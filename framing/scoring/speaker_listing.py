"""Speakers as text: names, kinds and roles, each cut out of the batch once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.scoring.speaker_mentions import Mentions
from framing.scoring.speaker_people import People
from framing.scoring.speaker_roles import Roles
from framing.scoring.speaker_runs import PERSON, Codes, Flags, Index, Runs
from framing.text.table import TokenTable

_BITS = 32  # of a spelling's number, beside a text's
_APOSTROPHES = (ord("'"), ord("’"))


@dataclass(frozen=True, slots=True)
class Listing:
    """The e speakers of a batch.

    Attributes
    ----------
    entry : array of int64, shape (m,)
        Which speaker each mention is, −1 for none.
    text : array of int64, shape (e,)
    name : list of str
        Length e.
    spelling : array of int64, shape (e,)
        A number for the name without regard to case.
    kind : array of int8, shape (e,)
        Places in `speaker_runs.KINDS`.
    role : list of str
        The first one of each speaker, "" for none; length e.
    first : array of int64, shape (e,)
        Where the name stands first.
    roles : list of str
        All roles, speaker by speaker.
    bearer : array of int64
        Which speaker each of them belongs to.
    others : People
        Persons with a role who do not speak, and whose names begin like that of a speaker without one.
    """

    entry: Index
    text: Index
    name: list[str]
    spelling: Index
    kind: Codes
    role: list[str]
    first: Index
    roles: list[str]
    bearer: Index
    others: People

    def people(self, counts: Index) -> People:
        """Return the persons, by text; `counts` says how many spans of speech each speaker has."""
        persons = np.flatnonzero(self.kind == PERSON)
        n_roles = np.bincount(self.bearer, minlength=len(self.name))[persons]
        own = People(
            ids=self.others.ids,
            article=self.text[persons],
            name=[self.name[place] for place in persons.tolist()],
            first=self.first[persons],
            mentions=counts[persons],
            roles=self.roles,
            role_from=np.append(0, np.cumsum(n_roles)),
        )
        return own.and_more(self.others)


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
    spellings: dict[str, int] = {}
    entry = np.full(len(mentions), -1, np.int64)
    named, phrases = np.flatnonzero(run >= 0), np.flatnonzero(speaks & (run < 0))
    some = _distinct(run[named], len(runs))
    persons = _Names.of(table, spellings, runs.name[some], runs.last[some], runs.text[some])
    entry[named] = persons.entry[np.searchsorted(some, run[named])]
    begin, end = mentions.begin[phrases], np.maximum(mentions.end, mentions.begin)[phrases]
    others = _Names.of(table, spellings, begin, end, table.text[mentions.first[phrases]].astype(np.int64))
    entry[phrases] = others.entry + len(persons.row)
    titled = np.flatnonzero(roles.title >= 0)
    bearer, said = _roles(table, runs, roles, titled, persons, spellings, run[named], entry[named])
    role = [""] * (len(persons.row) + len(others.row))
    for number, words in zip(reversed(bearer.tolist()), reversed(said), strict=True):
        role[number] = words
    lacking = np.ones(len(persons.row), bool)
    lacking[bearer] = False
    return Listing(
        entry=entry,
        text=np.concatenate((persons.text, others.text)),
        name=persons.name + others.name,
        spelling=np.concatenate((persons.spelling, others.spelling)),
        kind=np.concatenate((np.full(len(persons.row), PERSON, np.int8), mentions.kind[phrases[others.row]])),
        role=role,
        first=np.concatenate((runs.name[some[persons.row]], mentions.first[phrases[others.row]])),
        roles=said,
        bearer=bearer,
        others=_others(table, runs, roles, titled, persons, spellings, runs.name[some[persons.row[lacking]]]),
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """The distinct names among k places, without regard to case, each of one text.

    Attributes
    ----------
    entry : array of int64, shape (k,)
        Which of the names stands at each place.
    row : array of int64, shape (e,)
        Where each name stands first.
    name : list of str
        As written there.
    text, spelling : array of int64, shape (e,)
    """

    entry: Index
    row: Index
    name: list[str]
    text: Index
    spelling: Index

    @staticmethod
    def of(table: TokenTable, spellings: dict[str, int], first: Index, last: Index, text: Index) -> _Names:
        """Read the names from a first to a last token; new spellings get the next numbers."""
        names = _between(table, first, last)
        folded = map(str.casefold, names)
        spelling = np.array([spellings.setdefault(name, len(spellings)) for name in folded], np.int64)
        _, row, which = np.unique((text << _BITS) + spelling, return_index=True, return_inverse=True)
        order = np.argsort(row)
        entry = np.empty(len(row), np.int64)
        entry[order] = np.arange(len(row))
        row = row[order]
        return _Names(entry[which], row, [names[place] for place in row.tolist()], text[row], spelling[row])

    def find(self, text: Index, spelling: Index) -> Index:
        """Return which of the names have some texts and spellings; −1 for none."""
        key = (self.text << _BITS) + self.spelling
        order = np.argsort(key)
        return _look_up(key[order], order, (text << _BITS) + spelling)


def _roles(
    table: TokenTable,
    runs: Runs,
    roles: Roles,
    titled: Index,
    persons: _Names,
    spellings: dict[str, int],
    run: Index,
    entry: Index,
) -> tuple[Index, list[str]]:
    """Return the roles that stand beside speakers' names anywhere in the article, and whose each one is.

    Parameters
    ----------
    titled : array of int64
        The runs with a role.
    run, entry : array of int64
        Runs that speakers are named by, and which speakers these are.

    Returns
    -------
    (bearer, role)
        By bearer, and in the order of the text; each role of a bearer once.
    """
    size = int(runs.text[-1]) + 1 if len(runs) else 1
    key = runs.last_key[run] * size + runs.text[run]
    # A surname with a title is its bearer's: "President Biden". Of several speakers it is the last.
    word, back = np.unique(key[::-1], return_index=True)
    last_of_word = entry[::-1][back]
    titled_word = runs.last_key[titled] * size + runs.text[titled]
    called = _first_of_kind(table, runs, roles, titled[_look_up(word, last_of_word, titled_word) >= 0])
    names = map(str.casefold, _between(table, runs.name[called], runs.last[called]))
    spelling = np.array([spellings.get(name, -1) for name in names], np.int64)
    bearer = persons.find(runs.text[called], spelling)
    alone = np.flatnonzero((bearer < 0) & (runs.last[called] == runs.name[called]))
    called_word = runs.last_key[called[alone]] * size + runs.text[called[alone]]
    bearer[alone] = _look_up(word, last_of_word, called_word)
    known = np.flatnonzero(bearer >= 0)
    return _each_once(bearer[known], _role_texts(table, roles, called[known]))


def _each_once(owner: Index, roles: list[str]) -> tuple[Index, list[str]]:
    """Return roles by owner, each of one owner's roles once."""
    numbers: dict[str, int] = {}
    number = np.array([numbers.setdefault(role, len(numbers)) for role in roles], np.int64)
    _, first = np.unique((owner << _BITS) + number, return_index=True)
    first = first[np.lexsort((first, owner[first]))]
    return owner[first], [roles[place] for place in first.tolist()]


def _first_of_kind(table: TokenTable, runs: Runs, roles: Roles, run: Index) -> Index:
    """Leave out runs that repeat a name, its office and the lengths of both: "President Biden", ten times."""
    before = roles.before[run] >= 0
    length = np.where(
        before, roles.before_last[run] - roles.before[run], roles.behind_last[run] - roles.behind[run]
    )
    name = runs.last[run] - runs.name[run]
    shape = (np.minimum(length, 63) * 64 + np.minimum(name, 63)) * 2 + before
    same = np.stack((runs.text[run], runs.last_key[run], table.type_id[roles.title[run]], shape))
    order = np.lexsort(same)
    new = np.ones(len(run), bool)
    new[1:] = (same[:, order[1:]] != same[:, order[:-1]]).any(axis=0)
    return np.sort(run[order[new]])


def _others(
    table: TokenTable,
    runs: Runs,
    roles: Roles,
    titled: Index,
    persons: _Names,
    spellings: dict[str, int],
    lacking: Index,
) -> People:
    """Return who is introduced, does not speak, and has a name that begins like a speaker's without a role.

    Parameters
    ----------
    lacking : array of int64
        The first tokens of the names without a role.
    """
    letter = table.chars.codes[table.starts[lacking]].astype(np.int64)
    wanted = (letter << _BITS) + table.text[lacking]
    whole = titled[runs.last[titled] > runs.name[titled]]
    letter = table.chars.codes[table.starts[runs.name[whole]]].astype(np.int64)
    alike = whole[np.isin((letter << _BITS) + runs.text[whole], wanted)]
    names = _Names.of(table, spellings, runs.name[alike], runs.last[alike], runs.text[alike])
    silent = persons.find(names.text, names.spelling) < 0
    known = np.flatnonzero(silent[names.entry])
    number = (np.cumsum(silent) - 1)[names.entry[known]]
    bearer, said = _each_once(number, _role_texts(table, roles, alike[known]))
    kept = np.flatnonzero(silent)
    return People(
        ids=range(len(table.chars.starts)),
        article=names.text[kept],
        name=[names.name[place] for place in kept.tolist()],
        first=runs.name[alike[names.row[kept]]],
        mentions=np.zeros(len(kept), np.int64),
        roles=said,
        role_from=np.searchsorted(bearer, np.arange(len(kept) + 1)),
    )


def _role_texts(table: TokenTable, roles: Roles, run: Index) -> list[str]:
    before = roles.before[run] >= 0
    first = np.where(before, roles.before[run], roles.behind[run])
    return _between(table, first, np.where(before, roles.before_last[run], roles.behind_last[run]))


def _between(table: TokenTable, first: Index, last: Index) -> list[str]:
    """Return the text from each token to each other, on one line and without a last possessive ending."""
    written, codes = table.chars.text, table.chars.codes
    starts, ends = table.starts[first], table.ends[last]
    mark = codes[np.maximum(ends - 2, 0)]
    owned = (codes[ends - 1] == ord("s")) & ((mark == _APOSTROPHES[0]) | (mark == _APOSTROPHES[1]))
    owned &= ends - starts >= len("'s")
    cut = [written[start:end] for start, end in zip(starts.tolist(), (ends - 2 * owned).tolist(), strict=True)]
    # Of what is not printed, only spaces are printable.
    return [text if text.isprintable() and "  " not in text else _on_one_line(text) for text in cut]


def _on_one_line(text: str) -> str:
    return " ".join(text.split()) if " " in text or "\n" in text else text


def _distinct(numbers: Index, size: int) -> Index:
    """Return the distinct ones of some numbers below a size, in order."""
    marked = np.zeros(size, bool)
    marked[numbers] = True
    return np.flatnonzero(marked)


def _look_up(keys: Index, values: Index, wanted: Index) -> Index:
    """Return the values of some keys, −1 where there is none; the keys that are known are in order."""
    place = np.searchsorted(keys, wanted)
    found: Index = np.where(np.append(keys, -1)[place] == wanted, np.append(values, -1)[place], -1)
    return found
