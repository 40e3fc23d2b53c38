"""Python values to Arrow columns."""

from __future__ import annotations

import math

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.values import column_of, kind_of


def test_values_of_one_kind_keep_their_type() -> None:
    assert column_of([1, 2, None]).data.type == pa.int64()
    assert column_of(["a", None]).data.to_pylist() == ["a", None]
    assert column_of([]).data.type == pa.null()


def test_lone_surrogates_become_replacement_characters_one_for_one() -> None:
    column = column_of(["a\ud800b", "\udc00\ud800", None, "plain"])
    assert column.data.to_pylist() == ["a\ufffdb", "\ufffd\ufffd", None, "plain"]
    assert column.mended == 3
    assert not column.odd


def test_surrogates_inside_lists_and_objects_are_mended_too() -> None:
    assert column_of([["x\ud800"]]).data.to_pylist() == [["x\ufffd"]]
    nested = column_of([{"k": "\ud800\ud800"}])
    assert nested.data.to_pylist() == [{"k": "\ufffd\ufffd"}]
    assert nested.mended == 2


def test_in_a_column_of_text_other_values_are_named_and_written_as_text() -> None:
    column = column_of(["text", 5, ["a"], {"b": 1}, True, None, math.nan])
    assert column.data.to_pylist() == ["text", "5", '["a"]', '{"b": 1}', "True", None, None]
    assert column.odd == {1: "a number", 2: "a list", 3: "an object", 4: "true or false"}


def test_mixed_values_without_text_are_not_odd() -> None:
    column = column_of([1, [2]])
    assert column.data.to_pylist() == ["1", "[2]"]
    assert not column.odd


def test_numbers_that_are_too_large_become_text() -> None:
    assert column_of([1, 2**70]).data.to_pylist() == ["1", str(2**70)]


def test_kinds_are_named_for_a_reader() -> None:
    values: list[object] = [None, True, "a", 1.5, (1,), {}, b""]
    named = [kind_of(value) for value in values]
    assert named == ["nothing", "true or false", "a text", "a number", "a list", "an object", "a bytes"]


@given(st.lists(st.one_of(st.none(), st.text(st.characters(codec=None)))))
def test_text_keeps_its_length_whatever_is_in_it(values: list[str | None]) -> None:
    column = column_of(values)
    for before, after in zip(values, column.data.to_pylist(), strict=True):
        assert (before is None) == (after is None)
        if before is not None:
            assert len(after) == len(before)
            assert all(b == a or 0xD800 <= ord(b) < 0xE000 for b, a in zip(before, after, strict=True))
