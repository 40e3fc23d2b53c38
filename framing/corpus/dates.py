"""Dates as people write them, to days; what cannot be one is missing, with the reason.

Nothing here asks the clock, so that the same file gives the same corpus in any year.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

# The first newspapers, and a year that no article of today can bear; fixed, since the clock may not decide.
FIRST_YEAR = 1600
LAST_YEAR = 2035

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_CLOCK = (
    r"(?:[T ,]+\d{1,2}[:.h]?\d{0,2}(?::?\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:[a-z]{1,5}|[+-]\d\d:?\d\d)?)?"
)
_YEAR_FIRST = re.compile(rf"(\d{{4}})\s*[-/.年]\s*(\d{{1,2}})\s*[-/.月]\s*(\d{{1,2}})日?{_CLOCK}", re.IGNORECASE)
_COMPACT = re.compile(rf"(\d{{4}})(\d{{2}})(\d{{2}})(?:T?\d{{4,6}}Z?|{_CLOCK})", re.IGNORECASE)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})\s*([-/.])\s*(\d{{1,2}})\s*\2\s*(\d{{4}}){_CLOCK}", re.IGNORECASE)
_INCOMPLETE = (
    (re.compile(rf"\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2}}{_CLOCK}", re.IGNORECASE), "the year has two digits"),
    (re.compile(r"\d{1,2}[-/.]\d{1,2}"), "no year"),
    (re.compile(r"\d{4}(?:[-/.]\d{1,2})?"), "no day"),
)
_TIME_OF_DAY = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|\s[+-]\d{2}:?\d{2}\b"
)
_WORD = re.compile(r"[^\W\d_]+|\d+")
# Words that stand beside a date without changing it.
_BESIDE = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|st|nd|rd|th|at|on|of|the|published|updated|posted"
    r"|utc|gmt|z|[ecmp][sd]?t|bst|cet"
)

_NOT_A_DATE = "not a date that can be read"
_NO_SUCH_DAY = "no such day"
_UNDECIDED = "day and month cannot be told apart"


@dataclass(frozen=True, slots=True)
class Dates:
    """The days of a column.

    Attributes
    ----------
    days : pyarrow.Date32Array (n,)
        Null where there is none.
    problems : tuple of (int, str, str)
        Row, value and problem of each value that is not empty and not a date.
    n_empty : int
    """

    days: pa.Array
    problems: tuple[tuple[int, str, str], ...]
    n_empty: int


def read_dates(column: pa.ChunkedArray, others: Iterable[str] = ()) -> Dates:
    """Read a column of dates, timestamps, or text that says a date.

    A timestamp with a zone keeps the day that its own clock shows. Of numbers like 11/9/2023 the whole column
    decides which is the month: one value above 12 settles it; without one they are missing. Dots (11.9.2023) mean
    that the day comes first.

    Parameters
    ----------
    column : pyarrow.ChunkedArray (n,)
    others : iterable of str
        Values of the same column that are not in this part of it and decide with it; see `deciding_dates`.
    """
    if pa.types.is_temporal(column.type) and not pa.types.is_time(column.type):
        return _bounded(_days_of_temporal(column))
    values = [None if value is None else str(value).strip() for value in column.to_pylist()]
    parsed = _parse({value for value in (*values, *others) if value})
    days = [parsed[value][0] if value else None for value in values]
    problems = tuple(
        (row, value, parsed[value][1]) for row, value in enumerate(values) if value and parsed[value][0] is None
    )
    return Dates(pa.array(days, pa.date32()), problems, sum(not value for value in values))


def deciding_dates(column: pa.ChunkedArray) -> tuple[str, ...]:
    """Return the values of a column, at most two, that settle which number is the month: one for either order."""
    if pa.types.is_temporal(column.type) or pa.types.is_nested(column.type):
        return ()
    found: dict[bool, str] = {}
    for value in sorted({str(value).strip() for value in column.unique().to_pylist() if value is not None}):
        match = _YEAR_LAST.fullmatch(value)
        if match and match[2] != "." and (int(match[1]) > 12) != (int(match[3]) > 12):
            found.setdefault(int(match[1]) > 12, value)
    return tuple(found.values())


def _days_of_temporal(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_timestamp(column.type) and column.type.tz is not None:
        column = pc.local_timestamp(column)
    return column.cast(pa.date32(), safe=False) if pa.types.is_timestamp(column.type) else column.cast(pa.date32())


def _bounded(days: pa.ChunkedArray) -> Dates:
    first, last = pa.scalar(datetime.date(FIRST_YEAR, 1, 1)), pa.scalar(datetime.date(LAST_YEAR, 12, 31))
    wrong = pc.fill_null(pc.or_(pc.less(days, first), pc.greater(days, last)), False)
    year = pc.year(days)
    rows = [row for row, is_wrong in enumerate(wrong.to_pylist()) if is_wrong]
    # Arrow writes days that Python's own dates cannot hold.
    problems = tuple((row, days[row].cast(pa.string()).as_py(), _outside(year[row].as_py())) for row in rows)
    kept = pc.if_else(wrong, pa.scalar(None, pa.date32()), days)
    return Dates(pa.array(kept.to_pylist(), pa.date32()), problems, days.null_count)


def _parse(values: Iterable[str]) -> dict[str, tuple[datetime.date | None, str]]:
    """Read every different value of a column once; a day, or None and the problem."""
    parsed: dict[str, tuple[datetime.date | None, str]] = {}
    by_column: dict[str, tuple[int, int, int]] = {}
    for value in values:
        if match := _YEAR_FIRST.fullmatch(value) or _COMPACT.fullmatch(value):
            year, month, day = map(int, match.groups()[:3])
            parsed[value] = _date(year, month, day)
        elif match := _YEAR_LAST.fullmatch(value):
            first, second, year = int(match[1]), int(match[3]), int(match[4])
            if match[2] == ".":
                parsed[value] = _date(year, second, first)
            else:
                by_column[value] = first, second, year
        else:
            parsed[value] = _in_words(value)
    day_first = any(first > 12 >= second for first, second, _ in by_column.values())
    month_first = any(second > 12 >= first for first, second, _ in by_column.values())
    for value, (first, second, year) in by_column.items():
        if first > 12 or (day_first and not month_first):
            parsed[value] = _date(year, second, first)
        elif second > 12 or first == second or (month_first and not day_first):
            parsed[value] = _date(year, first, second)
        else:
            parsed[value] = None, _UNDECIDED
    return parsed


def _in_words(value: str) -> tuple[datetime.date | None, str]:
    """Read a date with the month's name in it: "Sept. 11, 2023", "Mon, 11 Sep 2023 10:00:00 +0000"."""
    for pattern, problem in _INCOMPLETE:
        if pattern.fullmatch(value):
            return None, problem
    words = [
        word for word in _WORD.findall(_TIME_OF_DAY.sub(" ", value.casefold())) if not _BESIDE.fullmatch(word)
    ]
    months = [_month(word) for word in words if not word.isdecimal()]
    years = [int(word) for word in words if word.isdecimal() and len(word) == 4]
    days = [int(word) for word in words if word.isdecimal() and len(word) <= 2]
    if len(months) != 1 or months[0] == 0 or len(words) != 1 + len(years) + len(days):
        return None, _NOT_A_DATE
    match len(years), len(days):
        case 1, 1:
            return _date(years[0], months[0], days[0])
        case 0, 1:
            return None, "no year"
        case 1, 0:
            return None, "no day"
        case 0, 2:
            return None, "the year has two digits"
    return None, _NOT_A_DATE


def _month(word: str) -> int:
    """Return the number of a month's English name, whole or shortened to three letters; 0 for another word."""
    return next((n for n, name in enumerate(_MONTHS, 1) if len(word) >= 3 and name.startswith(word)), 0)


def _date(year: int, month: int, day: int) -> tuple[datetime.date | None, str]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None, _outside(year)
    try:
        return datetime.date(year, month, day), ""
    except ValueError:
        return None, _NO_SUCH_DAY


def _outside(year: int) -> str:
    return f"the year {year} lies outside {FIRST_YEAR}–{LAST_YEAR}"
