"""Days, weeks, months, quarters and years; the calendar of Python's own dates is the oracle."""

from __future__ import annotations

import datetime
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparisons.periods import MOST_CHOSEN, Periods, check_every, periods_of
from framing.errors import ComparisonError
from framing.results import PERIODS

DAY = datetime.timedelta(days=1)


def _periods(days: list[str | datetime.date | None], every: str | None = None) -> Periods:
    values = [datetime.date.fromisoformat(day) if isinstance(day, str) else day for day in days]
    return periods_of(pa.chunked_array([pa.array(values, pa.date32())]), np.ones(len(values), bool), every)


@pytest.mark.parametrize(
    ("every", "labels"),
    [
        ("day", ("2018-12-30", "2018-12-31", "2019-01-01")),
        ("week", ("2018-12-24", "2018-12-31")),
        ("month", ("2018-12", "2019-01")),
        ("quarter", ("2018-Q4", "2019-Q1")),
        ("year", ("2018", "2019")),
    ],
)
def test_labels(every: str, labels: tuple[str, ...]) -> None:
    """30 December 2018 was a Sunday."""
    periods = _periods(["2019-01-01", "2018-12-30"], every)
    assert periods.labels == labels
    assert periods.member.tolist() == [len(labels) - 1, 0]


@given(
    days=st.lists(st.dates(datetime.date(1600, 1, 1), datetime.date(2035, 12, 31)), min_size=1, max_size=6),
    every=st.sampled_from(PERIODS),
)
def test_each_day_lies_in_its_period_and_periods_touch(days: list[datetime.date], every: str) -> None:
    days = [min(days) + (day - min(days)) % (900 * DAY) for day in days]
    table = _periods(list(days), every).table().rows()
    assert all(before["end"] + DAY == after["start"] for before, after in pairwise(table))
    for day, number in zip(days, _periods(list(days), every).member.tolist(), strict=True):
        row = table[number]
        assert row["start"] <= day <= row["end"]
        assert _name(day, every) == row["period"]
    assert sum(row["n_articles"] for row in table) == len(days)
    assert [row["partial"] for row in table] == [
        row["start"] < min(days) or row["end"] > max(days) for row in table
    ]


def _name(day: datetime.date, every: str) -> str:
    """Name the period of a day by Python's own calendar."""
    if every == "week":
        year, week, _ = day.isocalendar()
        return datetime.date.fromisocalendar(year, week, 1).isoformat()
    if every == "quarter":
        return f"{day.year}-Q{-(-day.month // 3)}"
    return day.strftime({"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}[every])


@pytest.mark.parametrize(
    ("last", "every"),
    [("2018-01-31", "day"), ("2018-02-01", "week"), ("2018-08-05", "week"), ("2018-08-06", "month"),
     ("2020-07-31", "month"), ("2020-08-01", "quarter"), ("2025-09-30", "quarter"), ("2025-10-01", "year")],
)  # fmt: skip
def test_the_span_chooses_the_shortest_of_which_there_are_not_too_many(last: str, every: str) -> None:
    """1 January 2018 was a Monday; 31 days, weeks, months and quarters from there end as the list says."""
    periods = _periods(["2018-01-01", last])
    assert periods.every == every
    assert every == "year" or len(periods) <= MOST_CHOSEN


def test_a_missing_date_lies_in_no_period() -> None:
    periods = _periods(["2018-01-01", None, "2018-01-03"], "day")
    assert periods.member.tolist() == [0, -1, 2]
    assert periods.table().column("n_articles") == [1, 0, 1]


def test_articles_that_do_not_count_make_no_period() -> None:
    days = pa.chunked_array([pa.array([datetime.date(1990, 1, 1), datetime.date(2018, 1, 1)])])
    assert periods_of(days, np.array([False, True]), "year").labels == ("2018",)


def test_without_a_date_there_are_no_periods() -> None:
    with pytest.raises(ComparisonError) as caught:
        _periods([None, None])
    assert str(caught.value) == (
        "timeline needs dates: 0 of 2 articles have one. Name the column that holds them: "
        "read_corpus(…, date='published')."
    )


def test_too_many_periods_are_refused_with_what_would_do() -> None:
    with pytest.raises(ComparisonError) as caught:
        _periods(["1970-01-01", "2018-01-01"], "day")
    assert str(caught.value) == (
        "Articles from 1970-01-01 to 2018-01-01 make 17,533 periods of a day; at most 1,100 can be shown. Take "
        "every='month', or fewer articles: corpus.where(since=…)."
    )


def test_an_unknown_period_is_refused() -> None:
    with pytest.raises(ComparisonError) as caught:
        check_every("weekly")
    assert str(caught.value) == (
        "Unknown period 'weekly'. Did you mean 'week'? Allowed: 'day', 'week', 'month', 'quarter' or 'year'. "
        "Without every=, the span decides."
    )
