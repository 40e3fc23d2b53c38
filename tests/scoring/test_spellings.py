from __future__ import annotations

import numpy as np
import pytest

from framing.scoring.spellings import NO_WORD, Spellings, form_of
from framing.text import token_table


def _numbers(spellings: Spellings, text: str) -> list[int]:
    found: list[int] = spellings.of(token_table([text], vocabulary=spellings.known).type_id).tolist()
    return found


def test_spellings_are_numbered_as_they_are_met_and_numbers_are_no_words() -> None:
    spellings = Spellings()
    assert _numbers(spellings, "China 2018 china's 3.5 5G") == [0, NO_WORD, 1, NO_WORD, 2]
    assert _numbers(spellings, "5G China") == [2, 0]
    assert len(spellings) == 3


def test_the_vocabulary_may_forget() -> None:
    spellings = Spellings()
    spellings.known.bound = 2
    assert _numbers(spellings, "one two three") == [0, 1, 2]
    assert _numbers(spellings, "three four one") == [2, 3, 0]


def test_forms_and_the_commonest_spelling_of_each() -> None:
    spellings = Spellings()
    _numbers(spellings, "Trade trade TRADE port Port")
    number, forms, commonest = spellings.forms(np.array([2, 2, 1, 1, 3]), lowercase=True)
    assert number.tolist() == [0, 0, 0, 1, 1]
    assert forms.to_pylist() == ["trade", "port"]
    assert commonest.to_pylist() == ["Trade", "Port"]  # of two equally common, the first in the alphabet
    assert spellings.forms(np.ones(5, np.int64), lowercase=False)[1].to_pylist() == [
        "Trade",
        "trade",
        "TRADE",
        "port",
        "Port",
    ]


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("China's", "china"),
        ("CHINA’S", "china"),
        ("U.S.", "u.s"),
        ("U.S.'s", "u.s"),
        ("It's", "it's"),
        ("who’s", "who's"),
    ],
)
def test_the_form_of_a_word(word: str, form: str) -> None:
    assert form_of(word, lowercase=True) == form
