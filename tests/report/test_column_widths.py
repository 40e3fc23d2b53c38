"""How tables divide the page: words first, then numbers, then what is left."""

from __future__ import annotations

import pytest

from framing.report.column_widths import column_widths, natural_width, text_width
from framing.report.model import Cell, Column, TableBlock


def table(heads: tuple[str, ...], *rows: tuple[str, ...], numbers: int = 0) -> TableBlock:
    """Return a table whose last columns are of numbers."""
    first = len(heads) - numbers
    columns = tuple(Column(head, place >= first) for place, head in enumerate(heads))
    return TableBlock("T", columns, tuple(tuple(Cell((each,)) for each in row) for row in rows))


def test_widths_of_text_by_hand() -> None:
    # In Times: digits .5, a stop .25, capitals about .7, small letters about .5, ideographs 1.
    assert text_width("1.5") == pytest.approx(1.28)
    assert text_width("北方") == 2
    assert text_width("Oe\u0301") == pytest.approx(1.2)


def test_the_page_is_divided_whole_and_no_word_is_broken() -> None:
    block = table(("Frame", "Group − reference", "n"), ("Containment", "A − B", "7, 7"), numbers=1)
    widths = column_widths(block, 10, 300)
    assert sum(widths) == pytest.approx(300)
    assert widths[0] > 10 * text_width("Containment")
    assert widths[1] > 10 * text_width("reference")


def test_long_prose_gets_what_short_columns_leave() -> None:
    block = table(("Term", "Meaning", "n"), ("trade", "word " * 60, "12"), numbers=1)
    first, second, third = column_widths(block, 10, 300)
    assert second > 2 * (first + third)
    assert natural_width(block, 10) > 1000


def test_where_words_do_not_fit_the_longest_give() -> None:
    block = table(("Frame", "Source"), ("trade", "x" * 500))
    first, second = column_widths(block, 10, 120)
    assert first > 10 * text_width("Frame")
    assert first + second == pytest.approx(120)


def test_an_empty_table_has_columns() -> None:
    assert sum(column_widths(table(("", "")), 10, 100)) == pytest.approx(100)
