"""Why articles fall out of a narrower corpus: their date, a column's value, what they do not mention."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.corpus.mentions import ArticleCondition, Words
from framing.errors import InputError, did_you_mean

Day = str | datetime.date
Mentions = str | Sequence[str] | ArticleCondition

_SHOWN = 10


def reasons_to_leave(
    articles: pa.Table,
    texts: Callable[[], pa.ChunkedArray],
    *,
    since: Day | None,
    until: Day | None,
    mentions: Mentions | None,
    columns: Mapping[str, Any],
) -> pa.Array:
    """Say of each article why it falls out, or null; the first reason that fits.

    Parameters
    ----------
    articles : pyarrow.Table
    texts : callable
        Gives the texts to look for mentions in.
    since, until, mentions, columns
        As in `Corpus.where`.

    Raises
    ------
    InputError
        A day that is none, an unknown column, a value that no article has, nothing to look for.
    """
    reasons = np.full(articles.num_rows, None, dtype=object)

    def leave(mask: Any, reason: str) -> None:
        reasons[np.asarray(mask, np.bool_) & (reasons == None)] = reason  # noqa: E711 (element by element)

    for mask, reason in _by_date(articles.column("date"), since, until):
        leave(mask, reason)
    for name, wanted in columns.items():
        leave(*_by_column(articles, name, wanted))
    if mentions is not None:
        condition, what = _condition(mentions)
        leave(~condition.mask(texts(), articles.column("title")), f"does not mention {what}")
    return pa.array(reasons.tolist(), pa.string())


def check_days(since: Day | None, until: Day | None) -> tuple[datetime.date | None, datetime.date | None]:
    """Return the first and last day; an InputError where one is none, or the last comes first."""
    first, last = _day(since, "since"), _day(until, "until")
    if first and last and first > last:
        raise InputError(f"since= ({first}) is after until= ({last}), so no article could remain.")
    return first, last


def _by_date(dates: pa.ChunkedArray, since: Day | None, until: Day | None) -> list[tuple[Any, str]]:
    first, last = check_days(since, until)
    found = []
    if first or last:
        found.append((pc.is_null(dates).to_numpy(), "no date"))
    if first:
        found.append((pc.less(dates, pa.scalar(first)).fill_null(False).to_numpy(), f"before {first}"))
    if last:
        found.append((pc.greater(dates, pa.scalar(last)).fill_null(False).to_numpy(), f"after {last}"))
    return found


def _day(given: Day | None, argument: str) -> datetime.date | None:
    if given is None:
        return None
    if isinstance(given, datetime.datetime):
        return given.date()
    if isinstance(given, datetime.date):
        return given
    try:
        return datetime.date.fromisoformat(given)
    except (TypeError, ValueError):
        raise InputError(
            f"{argument}={given!r} is no day. Write it as year-month-day, for example '2023-09-11'."
        ) from None


def _by_column(articles: pa.Table, name: str, wanted: Any) -> tuple[Any, str]:
    if name not in articles.column_names:
        raise InputError(
            f"The corpus has no column '{name}'.{did_you_mean(name, articles.column_names)} "
            f"Columns there: {', '.join(map(repr, articles.column_names))}."
        )
    values = _values(wanted)
    if not values:
        raise InputError(f"{name}= names no value, so no article could remain.")
    column = articles.column(name)
    if pa.types.is_nested(column.type):
        raise InputError(
            f"The column '{name}' holds {column.type}, which no value can be compared with. Choose a column of "
            "text, numbers or dates."
        )
    there = column.unique().to_pylist()
    chosen = []
    for value in values:
        # Columns read from CSV are text, whatever they look like, and a reader asks for year=2023.
        alike = [own for own in there if own == value or (own is not None and str(own) == str(value))]
        if not alike:
            shown = sorted({str(own) for own in there if own is not None})
            more = f" and {len(shown) - _SHOWN:,} more" if len(shown) > _SHOWN else ""
            raise InputError(
                f"No article has {name} '{value}'.{did_you_mean(str(value), shown)} "
                f"Values there: {', '.join(map(repr, shown[:_SHOWN]))}{more}."
            )
        chosen += alike
    kept = pc.is_in(column, value_set=pa.array(chosen, column.type), skip_nulls=None not in chosen)
    reason = f"{name} is {'not' if len(values) == 1 else 'none of'} {_listing(values, ', ')}"
    return ~kept.to_numpy().astype(np.bool_), reason


def _values(wanted: Any) -> list[Any]:
    """Return the values to keep: those of any list, range, array or column; text and bytes are one value."""
    if isinstance(wanted, (str, bytes, Mapping)) or not isinstance(wanted, Iterable):
        return [wanted]
    return sorted((value.as_py() if isinstance(value, pa.Scalar) else value for value in wanted), key=str)


def _condition(mentions: Mentions) -> tuple[ArticleCondition, str]:
    if isinstance(mentions, ArticleCondition):
        return mentions, str(mentions)
    words = list(mentions) if isinstance(mentions, Iterable) and not isinstance(mentions, str) else [mentions]
    if not words or not all(isinstance(word, str) and word.split() for word in words):
        raise InputError("mentions= takes a word, a phrase, or a list of them, none of them empty.")
    return Words(words), _listing(words, " or ")


def _listing(values: Sequence[Any], between: str) -> str:
    quoted = [f"'{value}'" for value in values]
    more = f"{between}{len(quoted) - _SHOWN:,} others" if len(quoted) > _SHOWN else ""
    return between.join(quoted[:_SHOWN]) + more
