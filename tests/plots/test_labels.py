"""Foreign text made fit to be drawn."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.plots.labels import displayable, shortened, width, wrapped


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("NUL\x00here", "NUL\ufffdhere"),
        ("\ufeffBOM", "\ufffdBOM"),
        ("a\u202eb\u2066c", "a\ufffdb\ufffdc"),
        ("lone \ud800", "lone \ufffd"),
        ("tag \U000e0041", "tag \ufffd"),
        ("not \ufdd0 \uffff \U0010ffff", "not \ufffd \ufffd \ufffd"),
        ("two\n\tlines\u2028and three", "two lines and three"),
        ("e\u0301", "é"),
        ("$x$ <b> \\ #set", "$x$ <b> \\ #set"),
        ("zero\u200dwidth joiner stays", "zero\u200dwidth joiner stays"),
    ],
)
def test_what_cannot_be_shown_becomes_the_replacement_character(given_text: str, shown: str) -> None:
    assert displayable(given_text) == shown


@given(st.text(st.characters(max_codepoint=sys.maxunicode)))
def test_displayable_text_is_one_line_that_every_encoding_takes(text: str) -> None:
    shown = displayable(text)
    shown.encode("utf-8")
    assert displayable(shown) == shown
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in shown)


def test_wide_letters_count_double_and_combining_marks_do_not_count() -> None:
    assert width("abc") == 3
    assert width("中文") == 4
    assert width("a\u0323") == 1


def test_a_label_is_broken_at_spaces_and_long_words_anywhere() -> None:
    assert wrapped("Opportunity for US business", 16) == "Opportunity for\nUS business"
    assert wrapped("W" * 10, 4) == "WWWW\nWWWW\nWW"
    assert wrapped("", 10) == "(empty)"


def test_a_label_that_is_too_long_ends_in_an_ellipsis() -> None:
    assert wrapped("one two three four", 5, 2) == "one\ntwo…"
    assert wrapped("W" * 300, 10, 1) == "WWWWWWWWW…"


@given(st.text(max_size=400), st.integers(2, 40), st.integers(1, 4))
def test_a_wrapped_label_stays_within_its_lines(text: str, letters: int, lines: int) -> None:
    rows = wrapped(text, letters, lines).split("\n")
    assert len(rows) <= lines
    assert all(width(row) <= max(letters, len("(empty)")) for row in rows)


def test_a_name_in_a_sentence_is_cut_and_numbers_after_arabic_keep_their_order() -> None:
    assert shortened("Harbour Review") == "Harbour Review"
    assert shortened("x" * 80) == "x" * 59 + "…"
    # A space near the end is where it is cut; one at the start, as in a pattern, would leave nothing to read.
    assert (
        shortened("tariffs on " + "steel " * 12) == "tariffs on steel steel steel steel steel steel steel steel…"
    )
    assert shortened("my (mother|father|sister|brother)", 20) == "my (mother|father|s…"
    assert shortened("one two three", 8) == "one two…"
    assert shortened("العربية") == "العربية\u200e"
