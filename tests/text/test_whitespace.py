"""Words between white space: `str.split` is the reference."""

from __future__ import annotations

import sys
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from framing.text.characters import Characters, characters
from framing.text.whitespace import encode_words, space_table, word_starts

NOWHERE = np.empty(0, np.int64)
SPACES = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()]
texts = st.lists(
    st.one_of(st.sampled_from(SPACES), st.characters(exclude_categories=["Cs"]), st.sampled_from("ab\0")),
    max_size=40,
).map("".join)


def words_of(chars: Characters, starts: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[str]:
    """Every word, with the white space behind it taken off."""
    ids, strings = encode_words(chars, starts)
    written: list[str] = strings.to_pylist()
    assert len(set(written)) == len(written)
    return [written[k].rstrip() for k in ids.tolist()]


def test_the_table_agrees_with_python_on_every_code_point() -> None:
    table = space_table()
    codes = np.arange(sys.maxunicode + 1)
    assert np.flatnonzero(np.take(table, codes, mode="clip")).tolist() == [ord(space) for space in SPACES]


@given(st.lists(texts, max_size=4))
def test_words_are_those_of_split(batch: list[str]) -> None:
    chars = characters(batch)
    starts = word_starts(chars, NOWHERE)
    assert words_of(chars, starts) == " ".join(batch).split()
    assert [chars.text[start:].split()[0] for start in starts.tolist()] == " ".join(batch).split()


@given(texts, st.lists(st.integers(0, 42), max_size=6))
def test_no_word_runs_across_a_border(text: str, borders: list[int]) -> None:
    chars = characters([text])
    borders = [min(border, len(chars.text)) for border in borders]
    cuts = sorted({0, len(chars.text), *borders})
    pieces = [chars.text[left:right] for left, right in pairwise(cuts)]
    starts = word_starts(chars, np.array(borders, np.int64))
    assert words_of(chars, starts) == [word for piece in pieces for word in piece.split()]


def test_a_border_inside_a_word_makes_two() -> None:
    chars = characters(["one two"])
    assert word_starts(chars, NOWHERE).tolist() == [0, 4]
    assert word_starts(chars, np.array([3, 5, 5])).tolist() == [0, 4, 5]
    assert words_of(chars, word_starts(chars, np.array([5]))) == ["one", "t", "wo"]


def test_words_keep_the_white_space_behind_them() -> None:
    chars = characters(["so  so\tso", "“ja” so"])
    ids, strings = encode_words(chars, word_starts(chars, NOWHERE))
    assert strings.to_pylist() == ["so  ", "so\t", "so\n\n", "“ja” "]
    assert ids.tolist() == [0, 1, 2, 3, 2]


def test_a_batch_without_words() -> None:
    for batch in ([], [""], [" \u2028\x1f"]):
        chars = characters(batch)
        starts = word_starts(chars, NOWHERE)
        assert starts.tolist() == []
        ids, strings = encode_words(chars, starts)
        assert (ids.tolist(), strings.to_pylist()) == ([], [])
