"""Words of lexicons compare as words of texts do, although neither room knows the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.lexicon.folding import compose, fold
from framing.text import words


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Vietnam\u2019s", "vietnam"),
        ("U.S.", "u.s"),
        ("U.S.'s", "u.s"),
        ("Co\u00adoperation", "cooperation"),
        ("Tie\u0302\u0301ng", "ti\u1ebfng"),
        ("'s", "'s"),
        ("Ｇ２０", "g20"),
        ("اتّفاقـــية", "اتفاقية"),
        ("إلى", "الي"),
        ("Ёлка", "елка"),
        ("Đảng", "đảng"),
    ],
)
def test_by_hand(word: str, folded: str) -> None:
    assert fold(word) == folded


@given(
    st.text(
        "aBsS.'\u2019\u00ad\u200d\u0301\u00c9\u00df\u0130\u0623\u0640\u064e\u0654\u0649\u0451\uff21", min_size=1
    ).filter(lambda word: "a" in word)
)
def test_equals_the_folding_of_texts(word: str) -> None:
    assert compose(word) == words.bare(words.compose(word))
    assert fold(word) == words.bare(words.fold(word))
