"""What counts as a word and as a whole number in a list of mentions."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.scoring.mention_places import has_word, whole
from framing.text import token_table


@given(st.text("aÄ7 .'“”-\n–美🙂\u0301\u00ad𝐀²", max_size=6))
def test_a_word_is_what_the_tokeniser_finds(text: str) -> None:
    """All a mention needs is that some word touches it; joiners such as ' stand only between words."""
    assert has_word(text) == (len(token_table([text])) > 0)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        *((0, 0), (-3, -3), (4.0, 4), ("5", 5), (" 6 ", 6), ("7.0", 7), ("+8", 8)),
        *((True, None), (1.5, None), (float("nan"), None), (float("inf"), None), ("1e3", None), ("", None)),
        *((None, None), ("1,000", None), ([1], None), ("9" * 5000, None)),
    ],
)
def test_whole_numbers(value: Any, number: int | None) -> None:
    assert whole(value) == number
