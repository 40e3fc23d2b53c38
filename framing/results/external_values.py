"""Numbers from outside, put beside the articles that they belong to."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.errors import InputError, counted, did_you_mean
from framing.results.caveats import Caveat
from framing.results.comparison import MEASURES
from framing.results.external import External
from framing.results.external_files import table_of_csv
from framing.results.table import Table

Floats = npt.NDArray[np.float64]

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_ -]{0,59}")
_SHOWN, _LONGEST = 10, 40
_LARGEST = 1e100  # sums and squares of larger numbers end at infinity
_NEEDED = ("document_id", "value")
_ALLOWED = (
    "Give a number for each article in their order, a mapping of document_id to number, a CSV file, or a table "
    "with the columns document_id, value and, if need be, item and weight."
)


@dataclass(frozen=True, slots=True)
class Given:
    """The rows that a caller gave, each of an article and an item; arrays of one length.

    Attributes
    ----------
    ids, items : list of str
    values, weights : array of float64
        NaN values are none.
    """

    ids: list[str]
    items: list[str]
    values: Floats
    weights: Floats


def external(
    ids: Sequence[str],
    name: str,
    values: Any,
    *,
    label: str | None = None,
    about: str = "",
    low: float = -math.inf,
    high: float = math.inf,
    caveats: Iterable[Caveat] = (),
    method: str = "",
    references: Iterable[str] = (),
    made_here: bool = False,
    labels: Mapping[str, str] | None = None,
    left_out: Collection[str] = (),
) -> External:
    """Return a measure from outside, for articles with these ids; see `Scores.with_column`.

    Rows of articles that were left out of the scores (`left_out`) take no part.
    """
    problems = problems_of_name(name)
    shown = label or str(name).replace("_", " ").capitalize()
    if not _is_range(low, high):
        problems.append(f"low and high have to be numbers, low below high; given: {low!r} and {high!r}.")
        low, high = -math.inf, math.inf
    given, n_left = _without(given_values(values, ids), set(left_out) - set(ids))
    problems += _problems(given, ids, low, high)
    if problems:
        raise InputError(
            "\n".join([f"'{name}' cannot be put beside the articles.", *(f"  {p}" for p in problems)])
        )
    items = tuple(dict.fromkeys(given.items)) or ("",)
    table = _table(given, ids, items)
    missing = int(np.isnan(table.column("value").to_numpy()).reshape(len(ids), len(items)).all(axis=1).sum())
    found = [
        Caveat(
            "external",
            f"‘{shown}’ was made outside this library ({about or 'it is not said by what'}) and is taken "
            "as it is.",
        )
    ]
    if n_left:
        said = (
            f"1 row of ‘{shown}’ is not used, since its article was left out."
            if n_left == 1
            else f"{n_left:,} rows of ‘{shown}’ are not used, since their articles were left out."
        )
        found.append(Caveat("left-out", said))
    if missing:
        found.append(Caveat("no-value", f"{missing:,} of {len(ids):,} articles have no value of ‘{shown}’."))
    return External(
        name=name,
        label=shown,
        about=about,
        low=low,
        high=high,
        items=items,
        labels=tuple((labels or {}).get(each, each or shown) for each in items),
        table=Table(table.set_column(2, "value", _nullable(table.column("value").to_numpy()))),
        sha256=_hash(table),
        caveats=(*found[made_here:], *caveats),
        method=method,
        references=tuple(references),
        made_here=made_here,
    )


def _is_range(low: object, high: object) -> bool:
    return isinstance(low, int | float) and isinstance(high, int | float) and low < high


def _without(given: Given, left_out: Collection[str]) -> tuple[Given, int]:
    """Return the rows of articles that were not left out, and how many the others are."""
    kept = np.array([each not in left_out for each in given.ids], bool)
    if kept.all():
        return given, 0
    chosen = np.flatnonzero(kept).tolist()
    ids, items = ([column[row] for row in chosen] for column in (given.ids, given.items))
    return Given(ids, items, given.values[kept], given.weights[kept]), len(kept) - len(chosen)


def given_values(values: Any, ids: Sequence[str]) -> Given:
    """Return what a caller gave as rows.

    Raises
    ------
    InputError
        It is nothing that numbers of articles can be read from.
    """
    if isinstance(values, str | Path):
        return _of_table(table_of_csv(Path(values), _ALLOWED))
    if isinstance(values, Table):
        return _of_table(values.data)
    if isinstance(values, Mapping) and set(_NEEDED) <= set(values):
        return _of_columns(values)
    if isinstance(values, Mapping):
        return _rows([str(key) for key in values], list(values.values()))
    if isinstance(values, Sequence) and values and all(isinstance(each, Mapping) for each in values):
        return _of_table(pa.Table.from_pylist([dict(each) for each in values]))
    if isinstance(values, pa.Array | pa.ChunkedArray):
        values = values.to_pylist()
    if hasattr(values, "__arrow_c_stream__") and not hasattr(values, "to_list"):
        return _of_table(pa.table(values))
    if isinstance(values, Set):
        raise InputError(f"A set has no order, so nothing says which number is whose. {_ALLOWED}")
    plain = (
        values.tolist() if hasattr(values, "tolist") else list(values) if isinstance(values, Iterable) else None
    )
    if plain is None or not isinstance(plain, list):
        raise InputError(f"No numbers can be read from a value of type {type(values).__name__}. {_ALLOWED}")
    if len(plain) != len(ids):
        raise InputError(f"There are {len(ids):,} articles, and {len(plain):,} numbers were given. {_ALLOWED}")
    return _rows(list(ids), plain)


def _of_columns(columns: Mapping[str, Any]) -> Given:
    """Read a mapping of names to columns.

    Raises
    ------
    InputError
        They are no columns of one length.
    """
    try:
        return _of_table(pa.table({str(name): list(column) for name, column in columns.items()}))
    except (pa.ArrowException, TypeError) as error:
        raise InputError(f"These columns make no table: {error}. {_ALLOWED}") from None


def _of_table(table: pa.Table) -> Given:
    lacking = [name for name in _NEEDED if name not in table.column_names]
    if lacking:
        said = " ".join(
            f"The column '{each}' is missing.{did_you_mean(each, table.column_names)}" for each in lacking
        )
        raise InputError(f"{said} {_ALLOWED}")
    columns = {
        name: table.column(name).to_pylist() for name in (*_NEEDED, "item", "weight") if name in table.column_names
    }
    return _rows(
        [str(each) for each in columns["document_id"]], *(columns.get(n) for n in ("value", "item", "weight"))
    )


def _rows(
    ids: list[str], values: list[Any] | None, items: list[Any] | None = None, weights: list[Any] | None = None
) -> Given:
    return Given(
        ids,
        ["" if each is None else str(each) for each in items] if items is not None else [""] * len(ids),
        _numbers(values or [], "value"),
        np.ones(len(ids)) if weights is None else _numbers(weights, "weight"),
    )


def _numbers(given: list[Any], what: str) -> Floats:
    given = [None if type(each).__name__ == "NAType" else each for each in given]  # pandas' own word for nothing
    strange = [
        f"row {row:,}: {_shown(each)}"
        for row, each in enumerate(given, 1)
        if each is not None and not isinstance(each, int | float | Decimal | np.integer | np.floating | np.bool_)
    ]
    if strange:
        more = f" and {len(strange) - _SHOWN:,} more" if len(strange) > _SHOWN else ""
        raise InputError(f"A {what} has to be a number, or nothing. Given: {'; '.join(strange[:_SHOWN])}{more}.")
    return np.array([math.nan if each is None else float(each) for each in given], np.float64)


def _shown(value: object) -> str:
    said = repr(value)
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def problems_of_name(name: object) -> list[str]:
    """Return what is wrong with the name of a measure; nothing where it can be one."""
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return [
            "Its name has to start with a letter and hold letters, digits, spaces, _ and - only, up to 60; given: "
            f"{name!r}."
        ]
    if name in MEASURES:
        return [f"There is a measure '{name}' already. Give it another name."]
    return []


def _problems(given: Given, ids: Sequence[str], low: float, high: float) -> list[str]:
    problems = []
    known = set(ids)
    strange = list(dict.fromkeys(each for each in given.ids if each not in known))
    if strange:
        problems.append(
            f"{counted(len(strange), 'id belongs', 'ids belong')} to no article of these scores: "
            f"{_listed(strange)}. Leave these rows out, or score the articles that they are about."
        )
    with np.errstate(invalid="ignore"):
        endless = np.abs(given.values) > _LARGEST
        outside = ~endless & ((given.values < low) | (given.values > high))
        wrong = ~np.isfinite(given.weights) | (given.weights < 0)
    if endless.any():
        said = _cells(given, given.values, endless)
        problems.append(
            f"{counted(int(endless.sum()), 'value is', 'values are')} not finite (or beyond ±{_LARGEST:g}): "
            f"{said}."
        )
    if outside.any():
        said = _cells(given, given.values, outside)
        problems.append(
            f"{counted(int(outside.sum()), 'value is', 'values are')} not from {low:g} to {high:g}: {said}."
        )
    if wrong.any():
        said = _cells(given, given.weights, wrong)
        problems.append(
            f"{counted(int(wrong.sum()), 'weight is', 'weights are')} below 0 or no finite number: {said}."
        )
    if not problems and not (~np.isnan(given.values) & (given.weights > 0)).any():
        heavy = " and a weight above 0" if (given.weights == 0).any() else ""
        problems.append(f"None of the rows has a value{heavy}.")
    return problems


def _cells(given: Given, numbers: Floats, which: npt.NDArray[np.bool_]) -> str:
    return _listed([f"{given.ids[row]}: {numbers[row]:g}" for row in np.flatnonzero(which).tolist()])


def _table(given: Given, ids: Sequence[str], items: Sequence[str]) -> pa.Table:
    """Return a row an article × item: the mean of its rows, weighed, and the sum of their weights."""
    rows, columns = ({each: place for place, each in enumerate(known)} for known in (ids, items))
    cell = np.array(
        [rows[a] * len(items) + columns[b] for a, b in zip(given.ids, given.items, strict=True)], np.int64
    )
    kept = ~np.isnan(given.values) & (given.weights > 0)
    size = len(ids) * len(items)
    weight = np.bincount(cell[kept], given.weights[kept], size)
    total = np.bincount(cell[kept], given.weights[kept] * given.values[kept], size)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where(weight > 0, total / weight, np.nan)
    return pa.table(
        {
            "document_id": pa.array([each for each in ids for _ in items], pa.string()),
            "item": pa.array([each for _ in ids for each in items], pa.string()),
            "value": value,
            "weight": weight,
        }
    )


def _nullable(values: Floats) -> pa.Array:
    return pa.array(values, mask=np.isnan(values))


def _hash(table: pa.Table) -> str:
    found = hashlib.sha256("\n".join(table.column("document_id").to_pylist()).encode("utf-8", "surrogatepass"))
    for name in ("value", "weight"):
        found.update(np.ascontiguousarray(table.column(name).to_numpy()).tobytes())
    return found.hexdigest()


def _listed(words: Sequence[str]) -> str:
    more = f" and {len(words) - _SHOWN:,} more" if len(words) > _SHOWN else ""
    return f"{', '.join(words[:_SHOWN])}{more}"
