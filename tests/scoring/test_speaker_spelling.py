"""Likeness of spelling, against all pairs compared one by one."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.lexicon.aliases import words_of
from framing.scoring import speaker_spelling
from framing.scoring.speaker_spelling import alike, letters_of, likeness, words_of_all


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Nguyễn Phú Trọng", ("nguyen", "phu", "trong")),
        ("Ban Ki-moon", ("ban", "ki", "moon")),
        ("O’Neill", ("oneill",)),
        ("Đỗ Mười", ("do", "muoi")),
        ("…", ()),
    ],
)
def test_words(name: str, words: tuple[str, ...]) -> None:
    assert words_of(name) == words


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        # 2 × common letters in order ÷ all letters, by hand: du.an 4 of 5 and 5; h.jinyu 6 of 7 and 7.
        ("Du Lan", "Duran", 100 * 8 / 10),
        ("Ho Jin yu", "He Jinyu", 100 * 12 / 14),
        ("Nguyen Phu Trong", "Nguyen Phuc Trong", 100 * 28 / 29),
        ("Ann", "Ann", 100.0),
        ("Ann", "Bob", 0.0),
    ],
)
def test_likeness(one: str, other: str, value: float) -> None:
    assert likeness(one, other) == pytest.approx(value)


NAMES = sorted(
    {
        letters_of(f"{first} {last}")
        for first in ("Ann", "Anne", "Peter", "Pieter", "Ho Jin", "He Jin", "Du")
        for last in ("Marlow", "Marlowe", "Crane", "Krane", "Lan", "Ran", "Yu")
    }
)


def one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter added, left out or replaced makes one of the other."""
    letters = set(one + other)
    made = {
        one[:i] + letter + one[i + replaced :]
        for i in range(len(one) + 1)
        for letter in letters
        for replaced in (0, 1)
    }
    return other in made | {one[:i] + one[i + 1 :] for i in range(len(one))}


def test_blocks_find_all_that_are_one_letter_apart() -> None:
    pairs = combinations(range(len(NAMES)), 2)
    slow = {(one, other) for one, other in pairs if one_letter_apart(NAMES[one], NAMES[other])}
    assert len(slow) > 10
    found = {(one, other) for one, other, _ in alike(NAMES)}
    assert slow - found == set()
    assert all(likeness(NAMES[one], NAMES[other]) >= 75 for one, other in found)


def test_of_two_levels_the_higher_one_counts() -> None:
    levels = np.array([75.0 if name.startswith("ann") else 90.0 for name in NAMES])
    expected = [
        (one, other, value) for one, other, value in alike(NAMES) if value >= max(levels[one], levels[other])
    ]
    assert 0 < len(expected) < len(alike(NAMES))
    assert alike(NAMES, levels) == expected


def test_pairs_in_several_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = alike(NAMES)
    monkeypatch.setattr(speaker_spelling, "_PAIRS_AT_ONCE", 3)
    assert alike(NAMES) == whole


@given(st.lists(st.text("abAZ09 _-'’.\n\t\x1cé\xa0", max_size=8), max_size=5))
def test_words_of_many_names_are_those_of_each(names: list[str]) -> None:
    assert words_of_all(names) == [" ".join(words_of(name)) for name in names]


def test_large_blocks_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = alike(NAMES, 90)
    monkeypatch.setattr(speaker_spelling, "_LARGEST_BLOCK", 8)
    cut = alike(NAMES, 90)
    assert 0 < len(cut) <= len(whole)
    assert set(cut) <= set(whole)


def test_nothing_to_compare() -> None:
    assert alike([]) == []
    assert alike(["annmarlow"]) == []
