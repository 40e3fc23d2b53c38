"""Keyword bars."""

from __future__ import annotations

import pytest

from tests.corpus.cleaning.cut_texts import cuts_of

AFTER = "\n\nThe ministers met on Monday and agreed on the outline of a deal."


@pytest.mark.parametrize(
    ("line", "bar"),
    [
        ("Doubts remain. Depth | The visit to Vietnam | Talks | United States",
         "Depth | The visit to Vietnam | Talks | United States"),
        ('Relations "jump two levels". Depth | Visit | Talks', "Depth | Visit | Talks"),
        ("Will it last?, Depth | The aftermath continues | Talks", "Depth | The aftermath continues | Talks"),
        ("The court says that the founder died in the crash | Plane crash | Founder", " | Plane crash | Founder"),
        ("World | Asia | Trade", "World | Asia | Trade"),
    ],
)  # fmt: skip
def test_the_bar_goes_and_the_headline_stays(line: str, bar: str) -> None:
    assert cuts_of(line + AFTER) == [("keyword-bar", bar)]


@pytest.mark.parametrize(
    "line",
    [
        "A minister in Hanoi. | Agency",
        "The choice was rice | maize, she said.",
        "Exports | 12.5 | 13.1 | 14.0",
        "| Exports | Imports | Balance |",
        "Growth | was 3.3 percent in the first quarter. It slowed | and then it was 3.7 percent, they said",
        "A minister in Hanoi. | Agency photos | AGENCY Ministers meet for the third time",
        "so it goes | and goes | and goes",
    ],
)
def test_credits_tables_and_prose_stay(line: str) -> None:
    assert cuts_of(line + AFTER) == []


def test_rows_of_a_table_stay() -> None:
    rows = "Country | Capital | Currency\nVietnam | Hanoi | Dong\nJapan | Tokyo | Yen"
    assert cuts_of(rows + AFTER) == []


def test_a_bar_and_the_title_before_it_both_go_where_the_title_is_a_column() -> None:
    assert cuts_of("Doubts remain. Depth | Visit | Talks" + AFTER, "Doubts remain") == [
        ("repeated-title", "Doubts remain. Depth | Visit | Talks")
    ]
