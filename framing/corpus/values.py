"""Python values to Arrow columns: text mended where Arrow cannot hold it, odd values named."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

_SURROGATES = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Column:
    """A column, and what had to be done to make it one.

    Attributes
    ----------
    data : pyarrow.Array or ChunkedArray
    mended : int
        How many lone surrogates became U+FFFD, one for one.
    odd : dict of int to str
        In a column of text, the rows whose value is something else, with what it is ("a number").
    """

    data: Any
    mended: int = 0
    odd: Mapping[int, str] = field(default_factory=dict)


def column_of(values: Sequence[Any]) -> Column:
    """Make an Arrow column of Python values; text that Arrow cannot hold is mended, mixed values become text."""
    try:
        return Column(_array(values))
    except UnicodeEncodeError:
        mended = [_mend(value) for value in values]
        column = column_of([value for value, _ in mended])
        return Column(column.data, sum(n for _, n in mended), column.odd)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, OverflowError, TypeError):
        is_text = any(isinstance(value, str) for value in values)
        odd = {
            row: kind_of(value)
            for row, value in enumerate(values)
            if is_text and not (value is None or isinstance(value, str) or _is_nan(value))
        }
        column = column_of([as_text(value) for value in values])
        return Column(column.data, column.mended, odd)


def kind_of(value: object) -> str:
    """Name the kind of a value for a reader: "a number", "a list"."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    for types, name in (
        ((str,), "a text"),
        ((int, float), "a number"),
        ((list, tuple), "a list"),
        ((dict,), "an object"),
    ):
        if isinstance(value, types):
            return name
    return f"a {type(value).__name__}"


def _array(values: Sequence[Any]) -> Any:
    array = pa.array(values, from_pandas=True)
    return array if isinstance(array, pa.ChunkedArray) else pa.chunked_array([array])


def _mend(value: Any) -> tuple[Any, int]:
    """Return a value with its lone surrogates replaced, and how many there were."""
    if isinstance(value, str):
        return _SURROGATES.subn(_REPLACEMENT, value)
    if isinstance(value, list):
        items = [_mend(item) for item in value]
        return [item for item, _ in items], sum(n for _, n in items)
    if isinstance(value, dict):
        pairs = [(_mend(key), _mend(item)) for key, item in value.items()]
        return {key: item for (key, _), (item, _) in pairs}, sum(k + n for (_, k), (_, n) in pairs)
    return value, 0


def as_text(value: Any) -> str | None:
    """Return a value of any kind as words; None for nothing."""
    if value is None or _is_nan(value):
        return None
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, (list, dict)) else str(value)


def _is_nan(value: object) -> bool:
    return isinstance(value, float) and value != value
