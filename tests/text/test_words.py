"""How words are folded, and what is known of them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text import words
from framing.text.words import bare, compose, flags_of, fold, fold_all
from tests.reference import folding


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("China", "china"),
        ("CHINA’S", "china's"),
        ("U.S.", "u.s"),
        ("U.S", "u.s"),
        ("Straße", "strasse"),
        ("Việt", "việt"),
        (unicodedata.normalize("NFD", "Việt"), "việt"),
        ("co\u00adop\u00aderation", "cooperation"),
        ("ΣΑΣ", "σασ"),
        ("ﬁrm", "firm"),
        ("O＇Neill", "o'neill"),
    ],
)
def test_folding(word: str, folded: str) -> None:
    assert fold(word) == folded
    assert fold_all([word]) == [folded]


@pytest.mark.parametrize(
    ("word", "without"),
    [
        ("china's", "china"),
        ("CHINA'S", "CHINA"),
        ("u.s.'s", "u.s"),
        ("'s", "'s"),
        ("don't", "don't"),
        ("is", "is"),
    ],
)
def test_possessives(word: str, without: str) -> None:
    assert bare(word) == without


@given(st.text(st.characters(categories=["L", "M", "N"], include_characters="'’.\u00ad"), min_size=1))
def test_folding_as_the_twin_does(word: str) -> None:
    word = "x" + word
    assert (compose(word), fold(word)) == (folding.compose(word), folding.fold(word))
    assert bare(fold(word)) == folding.bare(folding.fold(word))


@pytest.mark.parametrize(
    ("word", "flags"),
    [
        ("Mr", words.TITLE),
        ("No", words.NUMBERED | words.STARTER | words.NEGATOR),
        ("Inc", words.ENDING),
        ("U.S.", words.ENDING),
        ("J.D", words.ENDING),
        ("3.5", 0),
        ("Ill", words.STATE),
        ("J", words.INITIAL),
        ("I", words.STARTER),
        ("j", 0),
        ("doesn’t", words.NEGATOR),
        ("China", 0),
    ],
)
def test_closed_classes(word: str, flags: int) -> None:
    assert flags_of([word], [fold(word)]).tolist() == [flags]
