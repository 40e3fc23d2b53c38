"""The vocabulary: words keep their numbers, and it forgets when it grows too large."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text import Vocabulary
from framing.text.characters import characters
from tests.reference.type_ids import type_ids

# Words of one to forty pieces of eight bytes, of which many begin alike.
words = st.lists(
    st.sampled_from(("aaaaaaaa", "bbbbbbbb", "aaaaaaab", "é", "中中", "c")), min_size=1, max_size=40
).map("".join)


def rows_of(vocabulary: Vocabulary, some: Sequence[str]) -> list[int]:
    chars = characters(list(some))
    rows: list[int] = vocabulary.rows(chars, chars.starts, chars.ends).tolist()
    return rows


@given(st.lists(st.lists(words, max_size=6), max_size=4))
def test_words_are_numbered_as_a_dictionary_does(batches: list[list[str]]) -> None:
    vocabulary = Vocabulary()
    seen: list[str] = []
    for batch in batches:
        seen += batch
        rows = rows_of(vocabulary, batch)
        assert [vocabulary.words[row] for row in rows] == batch
        assert sorted(vocabulary.words) == sorted(type_ids(seen)[1])


@pytest.mark.parametrize("length", [1, 7, 8, 9, 15, 16, 17, 64, 127, 128, 129, 300, 100_000])
def test_words_of_any_length(length: int) -> None:
    vocabulary = Vocabulary()
    some = ["a" * length, "a" * (length - 1) + "b", "a" * (length + 1), "a" * length]
    rows = rows_of(vocabulary, some)
    assert [vocabulary.words[row] for row in rows] == some
    assert len(vocabulary) == 3
    assert rows_of(vocabulary, some) == rows


def test_a_word_made_of_the_first_piece_of_all_is_itself() -> None:
    vocabulary = Vocabulary()
    some = ["hahahaha", "international", "hahahahahahahaha"]
    assert [vocabulary.words[row] for row in rows_of(vocabulary, some)] == some


def test_beyond_its_bound_it_starts_again_before_the_next_batch() -> None:
    vocabulary = Vocabulary(bound=2)
    rows_of(vocabulary, ["one", "two", "three"])
    assert (vocabulary.words, vocabulary.generation) == (["one", "two", "three"], 0)
    assert rows_of(vocabulary, ["two"]) == [0]
    assert (vocabulary.words, vocabulary.folded, vocabulary.generation) == (["two"], ["two"], 1)
    assert len(vocabulary.flags) == 1


def test_a_hundred_thousand_words_keep_their_numbers() -> None:
    vocabulary = Vocabulary()
    some = [f"w{number:x}" for number in range(100_000)]
    rows = rows_of(vocabulary, some)
    assert sorted(rows) == list(range(100_000))
    assert rows_of(vocabulary, some[::-1]) == rows[::-1]
    assert [vocabulary.words[row] for row in rows] == some


def test_no_words() -> None:
    vocabulary = Vocabulary()
    chars = characters(["text"])
    nowhere = np.empty(0, np.int64)
    assert vocabulary.rows(chars, nowhere, nowhere).tolist() == []


def test_a_nul_is_a_character_like_others() -> None:
    vocabulary = Vocabulary()
    some = ["\0", "ab", "ab\0", "\0\0", "abcdefgh", "abcdefgh\0", "\0abcdefgh", "ab"]
    for _ in range(2):
        rows = rows_of(vocabulary, some)
        assert [vocabulary.words[row] for row in rows] == some
    assert len(vocabulary) == 7
