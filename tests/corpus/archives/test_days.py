"""Days in lines of archives; expected values by hand."""

from __future__ import annotations

import pytest

from framing.corpus.archives.days import day_in, day_or_words


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("September 12, 2023 Tuesday 5:00 AM EST", "2023-09-12"),
        ("September 12, 2023 Tuesday, Late Edition - Final", "2023-09-12"),
        ("12 September 2023", "2023-09-12"),
        ("Sep 12, 2023", "2023-09-12"),
        ("Sept. 2, 2023", "2023-09-02"),
        ("Tuesday 12th September 2023 10:15 GMT", "2023-09-12"),
        ("29 décembre 2011", "2011-12-29"),
        ("4 oktober 2017 woensdag", "2017-10-04"),
        ("12. März 2023", "2023-03-12"),
        ("12 de septiembre de 2023", "2023-09-12"),
        ("2023-09-12", "2023-09-12"),
        ("12 сентября 2023", "2023-09-12"),
        ("2023 年 9 月 12 日", "2023-09-12"),
        ("2023년 9월 12일", "2023-09-12"),
        ("12 tháng 9, 2023", "2023-09-12"),
    ],
)
def test_days_are_found(line: str, day: str) -> None:
    assert day_in(line) == day


@pytest.mark.parametrize(
    "line", ["September 2023", "31 June 2023", "Room 12 Hanoi 2023", "12/09/2023", "", "Fall 2023"]
)
def test_no_day_is_made_up(line: str) -> None:
    assert day_in(line) is None


def test_what_is_no_day_stays_in_words() -> None:
    assert day_or_words(" Fall 2023 ") == "Fall 2023"
    assert day_or_words(" ") is None
    assert day_or_words(None) is None
