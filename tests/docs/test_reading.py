"""docs/reading.md: every kind of file, every date it names, every caution of reading."""

from __future__ import annotations

import datetime
import inspect
import re

import pyarrow as pa

from framing.corpus import reading_caveats
from framing.corpus.article_files import TABLE_SUFFIXES, TEXT_SUFFIXES
from framing.corpus.columns import ROLES
from framing.corpus.dates import FIRST_YEAR, LAST_YEAR, read_dates
from tests.docs.pages import REPOSITORY

PAGE = (REPOSITORY / "docs" / "reading.md").read_text(encoding="utf-8")
DATES = PAGE.split("## Dates")[1].split("##")[0]


def test_every_kind_of_file_is_listed() -> None:
    assert [suffix for suffix in (*TABLE_SUFFIXES, *TEXT_SUFFIXES) if f"`{suffix}`" not in PAGE] == []
    assert [role for role in ROLES if f"`{role}=`" not in PAGE] == []


def test_the_dates_it_names_are_read() -> None:
    """Those before the first full stop after the list all mean 11 September 2023."""
    forms = re.findall(r"`([^`]+)`", DATES.split("A time of day")[0])
    assert len(forms) == 5
    days = read_dates(pa.chunked_array([forms])).days.to_pylist()
    assert days == [datetime.date(2023, 9, 11)] * 5


def test_what_it_says_of_odd_dates() -> None:
    def days(*values: str) -> list[datetime.date | None]:
        read: list[datetime.date | None] = read_dates(pa.chunked_array([list(values)])).days.to_pylist()
        return read

    assert days("11/9/2023") == [None]
    assert days("11/9/2023", "13/9/2023")[0] == datetime.date(2023, 9, 11)
    assert days("11/9/2023", "9/13/2023")[0] == datetime.date(2023, 11, 9)
    assert days("11.9.2023") == [datetime.date(2023, 9, 11)]
    assert days("11/9/23", "September 2023", "30 February 2023", "11 septembre 2023") == [None] * 4
    assert f"years outside {FIRST_YEAR}–{LAST_YEAR}" in DATES


def test_every_caution_of_reading_is_named() -> None:
    codes = re.findall(r'Caveat\(\s*"([a-z-]+)"', inspect.getsource(reading_caveats))
    assert len(codes) >= 6
    assert [code for code in codes if f"`{code}`" not in PAGE] == []
