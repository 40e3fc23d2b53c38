"""What depends on all articles: whose id or text was there before, and which lines recur in a source.

Each is found over ranges of hashes, so that no more is held at once than some millions of them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from framing.corpus.cleaning.recurring import MIN_ARTICLES, MIN_SHARE
from framing.corpus.excluding import same_id, same_text
from framing.engine.folder import Folder
from framing.engine.noting import Hashes, Notes, Rows, n_lines, noted_lines, notes_of
from framing.engine.parts import Part
from framing.engine.writing import write_table

_AT_ONCE = 2**21  # hashes that are looked at together
_NUMBERED = re.compile(r"(.*)-(\d+)", re.DOTALL)

_ROW_GROUP = 2**14  # rows of what was decided that are read for one part, at least
_DECIDED = pa.schema([("part", pa.string()), ("row", pa.int64()), ("reason", pa.string()), ("id", pa.string())])

Flags = npt.NDArray[np.bool_]


@dataclass(slots=True)
class Decided:
    """What the whole corpus says of one part.

    Attributes
    ----------
    left_out : dict of int to str
        Rows, and why they are left out.
    ids : dict of int to str
        Rows whose made id is another article's, and the id that they get instead.
    lines : str
        A hash of the lines that recur in the part's sources.
    """

    left_out: dict[int, str] = field(default_factory=dict)
    ids: dict[int, str] = field(default_factory=dict)
    lines: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it for a JSON file."""
        return {
            "left_out": {str(row): why for row, why in sorted(self.left_out.items())},
            "ids": {str(row): name for row, name in sorted(self.ids.items())},
            "lines": self.lines,
        }


def decide(parts: Sequence[Part], folder: Folder, duplicates: bool) -> dict[str, str]:
    """Work out what all articles together say of each part, and write it down.

    Parameters
    ----------
    duplicates : bool
        Whether articles that have the text of an earlier one in their source are kept.

    Returns
    -------
    dict of str to str
        For each part a hash of what was decided about it.
    """
    corpus = _Corpus(parts, folder)
    corpus.tell_ids_apart()
    if not duplicates:
        corpus.leave_out_texts()
    corpus.find_recurring_lines()
    write_table(_table(parts, corpus.decided), folder.decided, _ROW_GROUP)
    hashes = {}
    for part, decided in zip(parts, corpus.decided, strict=True):
        value = decided.as_json()
        hashes[part.name] = hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
    return hashes


def decided_about(part: str, folder: Folder) -> Decided:
    """Read what was decided about the articles of a part."""
    table = pq.read_table(folder.decided, filters=[("part", "=", part)])
    rows = list(zip(*(table.column(name).to_pylist() for name in ("row", "reason", "id")), strict=True))
    return Decided(
        {row: reason for row, reason, _ in rows if reason is not None},
        {row: name for row, _, name in rows if name is not None},
    )


def _table(parts: Sequence[Part], decided: Sequence[Decided]) -> pa.Table:
    rows = [
        (part.name, row, each.left_out.get(row), each.ids.get(row))
        for part, each in zip(parts, decided, strict=True)
        for row in sorted(each.left_out.keys() | each.ids.keys())
    ]
    columns = list(zip(*rows, strict=True)) or [()] * len(_DECIDED)
    return pa.table(
        [pa.array(column, each.type) for column, each in zip(columns, _DECIDED, strict=True)], schema=_DECIDED
    )


class _Corpus:
    """All parts, whose rows are numbered through, and what was decided about them so far."""

    def __init__(self, parts: Sequence[Part], folder: Folder) -> None:
        self.parts, self.folder = parts, folder
        self.start = np.cumsum([0, *(part.n for part in parts)])
        self.decided = [Decided() for _ in parts]

    def tell_ids_apart(self) -> None:
        """Leave out articles whose id was given before, and find free ids for made ones that are taken."""
        repeats: list[tuple[Rows, Rows]] = []
        clashes: list[Rows] = []
        for row, key, state in self._gathered(
            lambda notes: notes.id_key, lambda notes: np.ones(len(notes.out), bool)
        ):
            given, out = state[:, 0], state[:, 1]
            counted = given & ~out
            repeats.append(_repeated(row[counted], key[counted]))
            clashes.append(_clashing(row, key, given))
        for later, first in repeats:
            for number, known in zip(later.tolist(), first.tolist(), strict=True):
                self._leave_out(number, same_id(self._place(known)))
        self._rename(np.sort(np.concatenate([np.empty(0, np.int64), *clashes])))

    def leave_out_texts(self) -> None:
        """Leave out articles whose source had the text before."""
        repeats = [
            _repeated(row, key)
            for row, key, _ in self._gathered(lambda notes: notes.text_key, lambda notes: ~notes.out)
        ]
        wanted = np.unique(np.concatenate([np.empty(0, np.int64), *(first for _, first in repeats)]))
        ids = self._ids(wanted)
        for later, first in repeats:
            for number, known in zip(later.tolist(), first.tolist(), strict=True):
                self._leave_out(number, same_text(ids[known]))

    def find_recurring_lines(self) -> None:
        """Find the lines that recur in a source, write them down, and tell each part which concern it."""
        sources: dict[str, int] = {}
        own: list[Rows] = []  # of each part, its sources
        n_articles = np.zeros(0, np.int64)
        for number, part in enumerate(self.parts):
            code, stays = self._sources(number, notes_of(part.name, self.folder), sources)
            own.append(np.unique(code[stays]))
            n_articles = np.pad(n_articles, (0, len(sources) - len(n_articles)))
            n_articles += np.bincount(code[stays], minlength=len(sources))
        found = list(self._recurring(sources, n_articles))
        line = np.concatenate([np.empty(0, np.uint64), *(lines for lines, _ in found)])
        source = np.concatenate([np.empty(0, np.int64), *(codes for _, codes in found)])
        names = pa.array(list(sources), pa.string())
        table = pa.table({"source": names.take(pa.array(source)), "line": pa.array(line, pa.uint64())})
        write_table(table, self.folder.recurring)
        digests = {
            code: hashlib.sha256(line[source == code].tobytes()).hexdigest() for code in np.unique(source).tolist()
        }
        for decided, codes in zip(self.decided, own, strict=True):
            lines = sorted((list(sources)[code], digests[code]) for code in codes.tolist() if code in digests)
            decided.lines = hashlib.sha256(json.dumps(lines).encode()).hexdigest()

    def _recurring(self, sources: Mapping[str, int], n_articles: Rows) -> Iterator[tuple[Hashes, Rows]]:
        """Count the lines of one range of hashes after the other; return those that recur and their sources."""
        total = sum(n_lines(part.name, self.folder) for part in self.parts)
        n_ranges = total // _AT_ONCE + 1
        bounds = [number * 2**64 // n_ranges for number in range(n_ranges + 1)]
        known = dict(sources)
        for lowest, highest in pairwise(bounds):
            lines, codes = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
            for number, part in enumerate(self.parts):
                line, row = noted_lines(part.name, self.folder, lowest, highest)
                code, stays = self._sources(number, notes_of(part.name, self.folder), known)
                lines.append(line[stays[row]])
                codes.append(code[row][stays[row]])
            line, code = np.concatenate(lines), np.concatenate(codes)
            order = np.lexsort((code, line))
            line, code = line[order], code[order]
            new = np.append(True, (line[1:] != line[:-1]) | (code[1:] != code[:-1]))[: len(line)]
            begin = np.flatnonzero(new)
            count = np.diff(np.append(begin, len(line)))
            often = (count >= MIN_ARTICLES) & (count >= MIN_SHARE * n_articles[code[begin]])
            yield line[begin[often]], code[begin[often]]

    def _sources(self, number: int, notes: Notes, known: dict[str, int]) -> tuple[Rows, Flags]:
        """Return the source of each article of a part, new ones numbered, and which articles stay."""
        names = notes.source.dictionary.to_pylist()
        codes = np.array([known.setdefault(name, len(known)) for name in names], np.int64)
        stays = ~notes.out
        stays[list(self.decided[number].left_out)] = False
        return codes[notes.source.indices.to_numpy()], stays

    def _gathered(
        self, keys: Callable[[Notes], Hashes], counted: Callable[[Notes], Flags]
    ) -> Iterator[tuple[Rows, Hashes, Flags]]:
        """Return the numbers, keys and state (given, out) of all articles that count and are not left out.

        Those with one key come together, in their order.
        """
        n_ranges = int(self.start[-1]) // _AT_ONCE + 1
        for part_of_all in range(n_ranges):
            rows, hashes, states = [], [], []
            for number, part in enumerate(self.parts):
                notes = notes_of(part.name, self.folder)
                key, stays = keys(notes), counted(notes).copy()
                stays[list(self.decided[number].left_out)] = False
                stays &= key[:, 0] % np.uint64(n_ranges) == part_of_all
                chosen = np.flatnonzero(stays)
                rows.append(self.start[number] + chosen)
                hashes.append(key[chosen])
                states.append(np.stack([notes.given[chosen], notes.out[chosen]], axis=1))
            if rows:
                yield np.concatenate(rows), np.concatenate(hashes), np.concatenate(states)

    def _leave_out(self, number: int, reason: str) -> None:
        part, row = self._at(number)
        self.decided[part].left_out[row] = reason

    def _at(self, number: int) -> tuple[int, int]:
        part = int(np.searchsorted(self.start, number, side="right")) - 1
        return part, number - int(self.start[part])

    def _place(self, number: int) -> str:
        part, row = self._at(number)
        return self.parts[part].place(row)

    def _ids(self, numbers: Rows) -> dict[int, str]:
        """Return the ids of some articles."""
        found: dict[int, str] = {}
        of_part = np.searchsorted(self.start, numbers, side="right") - 1
        for part in np.unique(of_part).tolist():
            own = numbers[of_part == part]
            rows = own - self.start[part]
            ids = notes_of(self.parts[part].name, self.folder).ids.take(pa.array(rows)).to_pylist()
            renamed = self.decided[part].ids
            found |= {
                number: renamed.get(row, name)
                for number, row, name in zip(own.tolist(), rows.tolist(), ids, strict=True)
            }
        return found

    def _rename(self, clashes: Rows) -> None:
        """Give made ids that are taken a number behind them, as `complete_ids` does."""
        made = self._ids(clashes)
        taken: dict[str, set[str]] = defaultdict(set)
        stems = set(made.values())
        if stems:
            for part in self.parts:
                for name in notes_of(part.name, self.folder).ids.to_pylist():
                    match = _NUMBERED.fullmatch(name)
                    if match and match[1] in stems:
                        taken[match[1]].add(name)
        for number, stem in sorted(made.items()):
            count = 2
            while f"{stem}-{count}" in taken[stem]:
                count += 1
            place, row = self._at(number)
            self.decided[place].ids[row] = f"{stem}-{count}"
            taken[stem].add(f"{stem}-{count}")


def _groups(row: Rows, key: Hashes) -> tuple[Rows, Rows]:
    """Sort rows by key and number; return the order, and where the group of each begins in it."""
    order = np.lexsort((row, key[:, 1], key[:, 0]))
    new = np.append(True, np.any(key[order][1:] != key[order][:-1], axis=1))[: len(order)]
    begin = np.flatnonzero(new)
    return order, begin[np.cumsum(new) - 1] if len(order) else begin


def _repeated(row: Rows, key: Hashes) -> tuple[Rows, Rows]:
    """Return the rows whose key an earlier one has, and the first with it."""
    order, begin = _groups(row, key)
    later = np.flatnonzero(begin != np.arange(len(order)))
    return row[order[later]], row[order[begin[later]]]


def _clashing(row: Rows, key: Hashes, given: Flags) -> Rows:
    """Return the rows with a made id that is given to any other, or made for an earlier one."""
    order, begin = _groups(row, key)
    named = np.zeros(len(order), bool)
    np.logical_or.at(named, begin, given[order])
    repeated = begin != np.arange(len(order))
    clash = ~given[order] & (named[begin] | repeated)
    clashing: Rows = row[order[clash]]
    return clashing
