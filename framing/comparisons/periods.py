"""Days, weeks, months, quarters and years without a gap between the first article and the last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.errors import ComparisonError, unknown
from framing.results import PERIODS, Table

Integers = npt.NDArray[np.int64]

# Where nobody says how long a period is: the shortest of which there are at most so many. A line of more points
# than days in a month is read as a shape, and each point has few articles.
MOST_CHOSEN = 31
# A day in each of three years; beyond, lines are no longer than a pixel between points.
MOST_PERIODS = 1_100


@dataclass(frozen=True, slots=True)
class _Length:
    """A kind of period: which one a day lies in, and on which day one starts; both count from 1970."""

    number: Callable[[Integers], Integers]
    start: Callable[[Integers], Integers]


def _months(n: int) -> _Length:
    """Return the kind of period that lasts n months."""
    return _Length(
        lambda day: day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) // n,
        lambda number: (number * n).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64),
    )


_LENGTHS = {
    "day": _Length(lambda day: day, lambda number: number),
    # 1 January 1970 was a Thursday; ISO weeks begin on Mondays.
    "week": _Length(lambda day: (day + 3) // 7, lambda number: number * 7 - 3),
    "month": _months(1),
    "quarter": _months(3),
    "year": _months(12),
}


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods of a timeline.

    Attributes
    ----------
    every : str
        One of `framing.results.PERIODS`.
    labels : tuple of str
        m names, in the order of time.
    start, end : array of int, shape (m,)
        First and last day of each, from 1970.
    first, last : int
        The days of the first and the last article.
    member : array of int, shape (n,)
        The number of each article's period; −1 without a date.
    """

    every: str
    labels: tuple[str, ...]
    start: Integers
    end: Integers
    first: int
    last: int
    member: Integers

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def partial(self) -> npt.NDArray[np.bool_]:
        """Which periods begin before the first article, or end after the last, shape (m,)."""
        return (self.start < self.first) | (self.end > self.last)

    def table(self) -> Table:
        """Return the periods as `Timeline` holds them."""
        dated = self.member[self.member >= 0]
        return Table(
            pa.table(
                {
                    "period": pa.array(self.labels, pa.string()),
                    "start": days(self.start),
                    "end": days(self.end),
                    "n_articles": np.bincount(dated, minlength=len(self)).astype(np.int64),
                    "partial": self.partial,
                }
            )
        )


def check_every(every: object) -> None:
    """Refuse a length of periods that does not exist.

    Raises
    ------
    ComparisonError
    """
    if every is not None and every not in PERIODS:
        raise ComparisonError(unknown("period", str(every), PERIODS) + " Without every=, the span decides.")


def periods_of(day: pa.ChunkedArray, used: npt.NDArray[np.bool_], every: str | None) -> Periods:
    """Divide the time of some articles into periods.

    Parameters
    ----------
    day : pyarrow.ChunkedArray of date32, shape (n,)
        Null without a date.
    used : array of bool, shape (n,)
        Which articles count.
    every : str or None
        How long a period is; None chooses the shortest of which there are at most `MOST_CHOSEN`.

    Raises
    ------
    ComparisonError
        No article has a date, or the periods are too many.
    """
    known = used & day.is_valid().to_numpy()
    if not known.any():
        raise ComparisonError(
            f"timeline needs dates: 0 of {int(used.sum()):,} articles have one. Name the column that holds them: "
            "read_corpus(…, date='published')."
        )
    number = day.cast(pa.int32()).fill_null(0).to_numpy().astype(np.int64)
    first, last = int(number[known].min()), int(number[known].max())
    chosen = every or next((name for name in PERIODS if _count(name, first, last) <= MOST_CHOSEN), PERIODS[-1])
    n = _count(chosen, first, last)
    if n > MOST_PERIODS:
        longer = next((name for name in PERIODS if _count(name, first, last) <= MOST_PERIODS), PERIODS[-1])
        raise ComparisonError(
            f"Articles from {_iso(first)} to {_iso(last)} make {n:,} periods of a {chosen}; at most "
            f"{MOST_PERIODS:,} can be shown. Take every='{longer}', or fewer articles: corpus.where(since=…)."
        )
    length = _LENGTHS[chosen]
    begins = int(length.number(np.array([first]))[0])
    numbers = begins + np.arange(n + 1)
    start = length.start(numbers)
    return Periods(
        chosen,
        tuple(_label(chosen, int(day)) for day in start[:-1]),
        start[:-1],
        start[1:] - 1,
        first,
        last,
        np.where(known, length.number(number) - begins, -1),
    )


def days(number: Integers) -> pa.Array:
    """Return days that are counted from 1970 as dates."""
    return pa.array(number.astype(np.int32), pa.date32())


def _count(every: str, first: int, last: int) -> int:
    low, high = _LENGTHS[every].number(np.array([first, last]))
    return int(high - low) + 1


def _label(every: str, day: int) -> str:
    iso = _iso(day)
    if every == "quarter":
        return f"{iso[:4]}-Q{(int(iso[5:7]) + 2) // 3}"
    return iso[: {"month": 7, "year": 4}.get(every, 10)]


def _iso(day: int) -> str:
    return str(np.datetime64(day, "D"))
