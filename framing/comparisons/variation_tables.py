"""Alternatives as tables: every specification, and what they come to for each frame and pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.comparisons.leaving_one_out import Varied
from framing.comparisons.measuring import Coded
from framing.results import Table
from framing.results.robustness import KINDS, OTHER_UNITS
from framing.scoring.columns import chosen
from framing.stats import Floats, Pairs

Index = npt.NDArray[np.int64]

# A difference nearer to 0 than this has no sign: it is what is left of numbers that cancel.
_NONE = 1e-12
# What does not lead: several choices at once, and choices that count in another unit.
_BESIDE = [KINDS.index(kind) for kind in ("combination", *OTHER_UNITS)]


@dataclass(frozen=True, slots=True)
class Cells:
    """The differences of the main specification: one a frame and pair, numbered frame after frame.

    Attributes
    ----------
    coded : tuple of Coded, length f
    groups : tuple of str, length k
    pairs : Pairs
    value : array, shape (k, f)
    """

    coded: tuple[Coded, ...]
    groups: tuple[str, ...]
    pairs: Pairs
    value: Floats

    @property
    def difference(self) -> Floats:
        """Group − reference of each cell."""
        return (self.value[self.pairs.group] - self.value[self.pairs.reference]).T.ravel()

    @property
    def mean(self) -> Floats:
        """The mean of the two groups of each cell."""
        return (self.value[self.pairs.group] + self.value[self.pairs.reference]).T.ravel() / 2

    def columns(self, cell: Index) -> dict[str, pa.Array]:
        """Return the columns that name some cells."""
        frame, pair = np.divmod(cell, len(self.pairs))
        of_coded = {
            name: chosen([getattr(each, name) for each in self.coded], frame)
            for name in ("lexicon", "name", "label")
        }
        sides = {"group": self.pairs.group, "reference": self.pairs.reference}
        return of_coded | {name: chosen(self.groups, side[pair]) for name, side in sides.items()}


@dataclass(frozen=True, slots=True)
class Alternatives:
    """All alternatives of all cells, cell after cell and in each in the order of kinds; r of them.

    Attributes
    ----------
    names : tuple of (choice, detail)
    cell, kind, name, measure : array of int64, shape (r,)
        Which cell; numbers in `KINDS`, in `names` and in `measures`.
    difference, comparable : array, shape (r,)
    measures : tuple of str
    """

    names: tuple[tuple[str, str], ...]
    cell: Index
    kind: Index
    name: Index
    measure: Index
    difference: Floats
    comparable: Floats
    measures: tuple[str, ...]


def alternatives_of(cells: Cells, parts: Sequence[Varied]) -> Alternatives:
    """Put alternatives together; those under which a side has no value are none."""
    names: list[tuple[str, str]] = []
    offsets: dict[tuple[int, int], int] = {}
    measures = tuple(dict.fromkeys(part.measure for part in parts))
    columns: list[tuple[npt.NDArray[np.generic], ...]] = [(np.empty(0, np.int64),) * 4 + (np.empty(0),) * 2]
    for part in parts:
        key = (id(part.choices), id(part.details))
        if key not in offsets:
            offsets[key] = len(names)
            names += zip(part.choices, part.details, strict=True)
        known = np.flatnonzero(~np.isnan(part.difference))
        cell = part.frame[known] * len(cells.pairs) + part.pair[known]
        difference = part.difference[known]
        comparable = difference
        if part.mean is not None:
            mean = part.mean[known]
            scale = np.divide(cells.mean[cell], mean, out=np.zeros(len(mean)), where=mean > 0)
            comparable = difference * scale
        kind, measure = (np.full(len(known), i) for i in (KINDS.index(part.kind), measures.index(part.measure)))
        columns.append((cell, kind, offsets[key] + part.choice[known], measure, difference, comparable))
    joined = [np.concatenate(column) for column in zip(*columns, strict=True)]
    valued = ~np.isnan(cells.difference[joined[0]]) if len(joined[0]) else np.empty(0, bool)
    order = np.lexsort((joined[1][valued], joined[0][valued]))
    cell, kind, name, measure, difference, comparable = (column[valued][order] for column in joined)
    return Alternatives(tuple(names), cell, kind, name, measure, difference, comparable, measures)


def specifications_table(cells: Cells, found: Alternatives) -> Table:
    """Return every alternative; see `Robustness.specifications`."""
    main = cells.difference[found.cell]
    return Table(
        pa.table(
            {
                **cells.columns(found.cell),
                "kind": chosen(KINDS, found.kind),
                **_named(found, found.name),
                "measure": chosen(found.measures, found.measure),
                "difference": found.difference,
                "comparable": found.comparable,
                "change": found.comparable - main,
                "ratio": _ratio(found.comparable, main),
                "agrees": pa.array(_agrees(found.comparable, main), mask=_sign(main) == 0),
            }
        )
    )


def kinds_table(cells: Cells, found: Alternatives) -> Table:
    """Return what the alternatives of each kind come to; see `Robustness.kinds`."""
    key = found.cell * len(KINDS) + found.kind
    keys, first = np.unique(key, return_index=True)
    cell, kind = np.divmod(keys, len(KINDS))
    return _summed(cells, found, cell, first, {"kind": chosen(KINDS, kind)}, _strongest(cells, found, key))


def summary_table(cells: Cells, found: Alternatives) -> Table:
    """Return what all alternatives of each cell come to; see `Robustness.summary`."""
    every = np.arange(len(cells.difference))
    first = np.searchsorted(found.cell, every)
    single = np.where(np.isin(found.kind, _BESIDE), -1, found.cell)
    best = _strongest(cells, found, single)
    of_cell = np.full(len(every), -1)
    best = best[single[best] >= 0]
    of_cell[found.cell[best]] = best
    return _summed(cells, found, every, first, {}, of_cell)


def _strongest(cells: Cells, found: Alternatives, key: Index) -> Index:
    """Return, for each key in order, the alternative that changes its difference most; the first of several."""
    change = np.abs(found.comparable - cells.difference[found.cell])
    order = np.lexsort((-np.round(change, 12), key))
    heads: Index = order[np.append(True, key[order][1:] != key[order][:-1])[: len(order)]]
    return heads


def _summed(
    cells: Cells, found: Alternatives, cell: Index, first: Index, more: dict[str, pa.Array], strongest: Index
) -> Table:
    """Return rows of cells whose alternatives begin at `first` and end where the next ones begin."""
    main = cells.difference[cell]
    n = np.diff(np.append(first, len(found.cell)))
    agreeing = np.append(0, np.cumsum(_agrees(found.comparable, cells.difference[found.cell])))
    agree = np.divide(agreeing[first + n] - agreeing[first], n, out=np.zeros(len(n)), where=n > 0)
    low, high = main.copy(), main.copy()
    some = np.flatnonzero(n)
    if len(some):
        low[some] = np.fmin(main[some], np.minimum.reduceat(found.comparable, first[some]))
        high[some] = np.fmax(main[some], np.maximum.reduceat(found.comparable, first[some]))
    has = strongest >= 0
    comparable = np.full(len(cell), np.nan)
    comparable[has] = found.comparable[strongest[has]]
    changing = {} if more else {"kind": _chosen_or_none(KINDS, found.kind, strongest)}
    return Table(
        pa.table(
            {
                **cells.columns(cell),
                "difference": _numbers(main),
                **more,
                "alternatives": n,
                "agree": pa.array(agree, mask=(n == 0) | (_sign(main) == 0)),
                "low": _numbers(low),
                "high": _numbers(high),
                **changing,
                **_named(found, found.name[strongest] if len(found.name) else strongest, ~has),
                "comparable": _numbers(comparable),
                "ratio": _ratio(comparable, main),
            }
        )
    )


def _named(found: Alternatives, name: Index, none: npt.NDArray[np.bool_] | None = None) -> dict[str, pa.Array]:
    rows = pa.array(name, mask=np.zeros(len(name), bool) if none is None else none)
    parts = zip(("choice", "detail"), zip(*found.names, strict=True) if found.names else ((), ()), strict=True)
    return {column: pa.array(texts, pa.string()).take(rows).dictionary_encode() for column, texts in parts}


def _chosen_or_none(values: Sequence[str], numbers: Index, rows: Index) -> pa.Array:
    picked = numbers[rows] if len(numbers) else rows
    return pa.array(values, pa.string()).take(pa.array(picked, mask=rows < 0))


def _sign(difference: Floats) -> Floats:
    return np.where(np.abs(difference) < _NONE, 0.0, np.sign(difference))


def _agrees(comparable: Floats, main: Floats) -> npt.NDArray[np.bool_]:
    return np.asarray((_sign(comparable) == _sign(main)) & (_sign(main) != 0))


def _ratio(comparable: Floats, main: Floats) -> pa.Array:
    ratio = np.divide(comparable, main, out=np.full(len(main), np.nan), where=_sign(main) != 0)
    return _numbers(ratio)


def _numbers(values: Floats) -> pa.Array:
    return pa.array(values, pa.float64(), from_pandas=True)  # NaN becomes null
