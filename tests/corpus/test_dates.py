"""Dates as people write them."""

from __future__ import annotations

import calendar
import datetime

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.dates import FIRST_YEAR, LAST_YEAR, Dates, read_dates

DAY = datetime.date(2023, 9, 11)


def read(*values: str | None) -> Dates:
    return read_dates(pa.chunked_array([pa.array(values, pa.string())]))


@pytest.mark.parametrize(
    "written",
    [
        "2023-09-11",
        "2023/09/11",
        "2023/9/11",
        " 2023-09-11 ",
        "20230911",
        "20230911T101500Z",
        "2023年9月11日",
        "11.9.2023",
        "11 September 2023",
        "September 11 2023",
        "Sept. 11, 2023",
        "sep 11th, 2023",
        "11-Sep-2023",
        "Monday, September 11, 2023",
        "Published September 11, 2023 at 9:00 a.m. EDT",
        "2023-09-11 10:00:00.123",
        "2023-09-11T10:00:00.000000000",
        "Mon, 11 Sep 2023 10:00:00 +0000",
        "Mon Sep 11 10:00:00 +0000 2023",
        "Mon Sep 11 10:00:00 2023",
    ],
)
def test_common_forms_are_read(written: str) -> None:
    dates = read(written)
    assert dates.days.to_pylist() == [DAY]
    assert dates.problems == ()


@pytest.mark.parametrize(
    "written", ["2023-09-11T23:30:00-07:00", "2023-09-11T00:30:00+09:00", "2023-09-11T23:30:00Z"]
)
def test_a_timestamp_keeps_the_day_of_its_own_clock(written: str) -> None:
    assert read(written).days.to_pylist() == [DAY]


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("11/1", "no year"),
        ("September 11", "no year"),
        ("September 2023", "no day"),
        ("2023", "no day"),
        ("2023-09", "no day"),
        ("11/9/23", "the year has two digits"),
        ("11 Sep 23", "the year has two digits"),
        ("30 February 2023", "no such day"),
        ("2023-13-01", "no such day"),
        ("31.4.2023", "no such day"),
        ("0001-01-01", "the year 1 lies outside 1600–2035"),
        ("2050-01-01", "the year 2050 lies outside 1600–2035"),
        ("0000-00-00", "the year 0 lies outside 1600–2035"),
        ("Monday", "not a date that can be read"),
        ("marching 3 2020", "not a date that can be read"),
        ("may be 3 2020", "not a date that can be read"),
        ("1694390400", "not a date that can be read"),
        ("11 12 September 2023", "not a date that can be read"),
        ("3/4/2020", "day and month cannot be told apart"),
    ],
)
def test_what_cannot_be_a_day_is_missing_with_the_reason(written: str, problem: str) -> None:
    dates = read("2020-01-01", written)
    assert dates.days.to_pylist() == [datetime.date(2020, 1, 1), None]
    assert dates.problems == ((1, written, problem),)


def test_the_bounds_themselves_are_years() -> None:
    assert read(f"{FIRST_YEAR}-01-01", f"{LAST_YEAR}-12-31").days.null_count == 0
    assert read(f"{FIRST_YEAR - 1}-12-31", f"{LAST_YEAR + 1}-01-01").days.null_count == 2


def test_nothing_is_missing_without_complaint_but_counted() -> None:
    dates = read("", None, "  ", "2023-09-11")
    assert dates.n_empty == 3
    assert dates.problems == ()


def test_one_number_above_twelve_decides_for_the_column() -> None:
    assert read("11/1/2023", "13/1/2023").days.to_pylist() == [
        datetime.date(2023, 1, 11),
        datetime.date(2023, 1, 13),
    ]
    assert read("11/1/2023", "1/13/2023").days.to_pylist() == [
        datetime.date(2023, 11, 1),
        datetime.date(2023, 1, 13),
    ]


def test_a_column_that_contradicts_itself_decides_nothing() -> None:
    dates = read("11/1/2023", "13/1/2023", "1/13/2023", "5/5/2023")
    assert [day is None for day in dates.days.to_pylist()] == [True, False, False, False]
    assert dates.problems == ((0, "11/1/2023", "day and month cannot be told apart"),)


def test_numbers_that_write_a_day_are_read() -> None:
    assert read_dates(pa.chunked_array([[20230911, None]])).days.to_pylist() == [DAY, None]


def test_dates_and_timestamps_are_taken_as_they_are() -> None:
    column = pd.Series(pd.to_datetime(["2023-09-11 23:59", None, "2050-01-01 00:00"]))
    dates = read_dates(pa.chunked_array([pa.array(column)]))
    assert dates.days.to_pylist() == [DAY, None, None]
    assert dates.problems == ((2, "2050-01-01", "the year 2050 lies outside 1600–2035"),)
    assert dates.n_empty == 1
    days = pa.chunked_array([pa.array([DAY], pa.date64())])
    assert read_dates(days).days.to_pylist() == [DAY]


def test_a_timestamp_column_with_a_zone_keeps_its_local_day() -> None:
    moment = datetime.datetime(2023, 9, 11, 15, 30, tzinfo=datetime.UTC)  # 00:30 on the 12th in Tokyo
    column = pa.chunked_array([pa.array([moment], pa.timestamp("us", "Asia/Tokyo"))])
    assert read_dates(column).days.to_pylist() == [datetime.date(2023, 9, 12)]


def test_timestamps_beyond_pythons_calendar_are_refused_like_others() -> None:
    column = pa.chunked_array([pa.array([10**11], pa.int64()).cast(pa.timestamp("s"))])
    dates = read_dates(column)
    assert dates.days.to_pylist() == [None]
    # 10**11 seconds are 3,168.9 years of 365.2425 days.
    assert dates.problems[0][2] == "the year 5138 lies outside 1600–2035"


@given(st.dates(datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR, 12, 31)))
def test_every_day_comes_back_from_what_python_writes(day: datetime.date) -> None:
    month = calendar.month_name[day.month]
    written = [
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{month[:3]}. {day.day}, {day.year}",
        f"{day:%Y%m%d}",
    ]
    assert [read(text).days.to_pylist() for text in written] == [[day]] * 4


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    dates = read(text)
    assert len(dates.problems) + dates.n_empty + (dates.days.null_count == 0) == 1
