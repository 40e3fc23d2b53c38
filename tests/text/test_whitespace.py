"""Words between white space: `str.split` is the reference."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.text.characters import Characters, characters
from framing.text.whitespace import solid_characters, word_spans

SPACES = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()]
texts = st.lists(
    st.one_of(st.sampled_from(SPACES), st.characters(exclude_categories=["Cs"]), st.sampled_from("ab\0")),
    max_size=40,
).map("".join)


def words_of(chars: Characters, borders: Sequence[int] = ()) -> list[str]:
    starts, ends = word_spans(solid_characters(chars), np.array(borders, np.int64))
    return [chars.text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


def test_every_character_is_white_space_where_python_says_so() -> None:
    every = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    solid = solid_characters(characters(["".join(every)]))
    assert [character for character, is_solid in zip(every, solid, strict=False) if not is_solid] == SPACES


@given(st.lists(texts, max_size=4))
def test_words_are_those_of_split(batch: list[str]) -> None:
    assert words_of(characters(batch)) == " ".join(batch).split()


@given(texts, st.lists(st.integers(0, 42), max_size=6))
def test_no_word_runs_across_a_border(text: str, borders: list[int]) -> None:
    chars = characters([text])
    borders = [min(border, len(chars.text)) for border in borders]
    cuts = sorted({0, len(chars.text), *borders})
    pieces = [chars.text[left:right] for left, right in pairwise(cuts)]
    assert words_of(chars, borders) == [word for piece in pieces for word in piece.split()]


def test_a_border_inside_a_word_makes_two() -> None:
    chars = characters(["one two"])
    assert words_of(chars) == ["one", "two"]
    assert words_of(chars, [3, 5, 5]) == ["one", "t", "wo"]
    assert words_of(chars, [6, 1]) == ["o", "ne", "tw", "o"]


def test_what_was_set_aside_parts_words_and_is_none() -> None:
    assert words_of(characters(["one cut two"], [(0, 4, 7)])) == ["one", "two"]
    assert words_of(characters(["one-cut-two"], [(0, 4, 7)])) == ["one-", "-two"]


def test_a_batch_without_words() -> None:
    for batch in ([], [""], [" \u2028\x1f"]):
        assert words_of(characters(batch)) == []
