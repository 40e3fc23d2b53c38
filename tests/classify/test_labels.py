"""Labels in all the ways in which people write them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from framing.classify.labels import read_labels
from framing.errors import InputError

TABLE = [[1, 0], [0, 1], [1, 1], [0, 0]]


@pytest.mark.parametrize(
    "given",
    [
        np.array(TABLE),
        np.array(TABLE, float),
        np.array(TABLE).astype(str),
        np.array(TABLE, bool),
        TABLE,
        pd.DataFrame(TABLE, columns=["frame_1", "frame_2"]),
        pd.DataFrame([["1", "0"], ["0", "1"], ["1", "1"], ["0", "0"]], columns=["frame_1", "frame_2"]),
        pd.DataFrame(
            [["yes", "no"], ["No", "TRUE"], ["1.0", "1"], ["0", "false"]], columns=["frame_1", "frame_2"]
        ),
        [{"frame_1"}, ["frame_2"], ("frame_1", "frame_2"), []],
    ],
    ids=["array", "floats", "texts", "bools", "lists", "frame", "frame of texts", "frame of words", "sets"],
)
def test_several_frames_a_text(given: Any) -> None:
    labels = read_labels(given, 4)
    assert labels.classes.tolist() == ["frame_1", "frame_2"]
    assert labels.held.tolist() == TABLE
    assert not labels.exclusive


@pytest.mark.parametrize(
    ("given", "classes"),
    [
        (["b", "a", "b", "a"], ["a", "b"]),
        (["2", "10", "2", "10"], ["10", "2"]),  # numbers as text are names
        ([2, 10, 2, 10], [2, 10]),
        (np.array([[1], [0], [1], [0]]), [0, 1]),
        (pd.Series(["b", "a", "b", "a"]), ["a", "b"]),
    ],
    ids=["texts", "numbers as text", "numbers", "column", "series"],
)
def test_one_label_a_text(given: Any, classes: list[Any]) -> None:
    labels = read_labels(given, 4)
    assert labels.classes.tolist() == classes
    assert labels.held.sum(axis=1).tolist() == [1, 1, 1, 1]
    assert labels.exclusive


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (None, "Labels are missing: fit(texts, labels). Without coded texts use SeededClassifier."),
        ("abcd", "Labels have to be a list or a table, and a value of type str was given."),
        (["a", "b"], "There are 4 texts and 2 rows of labels; each text needs its own."),
        (
            ["a", "b", None, ""],
            "2 texts are without a label, the first is number 2 (from 0). Leave them out, or give a label that "
            "says "
            "that no frame holds, such as 'none'.",
        ),
        (["a", "b", 1, 2], "Some labels are texts and some are numbers. Write all of them in one way."),
        (
            [0.5, 1.0, 2.0, 1.5],
            "Unknown label type: labels such as 0.5 are measurements, and a classifier learns categories.",
        ),
        (
            ["a", "a", "a", "a"],
            "Nothing can be learnt from these labels.\n  All texts have one class, 'a': at least two are needed.",
        ),
        (
            ["a", "a", "a", "b"],
            "Nothing can be learnt from these labels.\n  'b' is coded in 1 text; at least 2 are needed.",
        ),
        (
            pd.DataFrame(
                {"a": [0, 0, 0, 0], "b": [1, 1, 1, 1], "c": [1, 0, 0, 0], "d": [1, 1, 1, 0], "e": [1, 1, 0, 0]}
            ),
            "Nothing can be learnt from these labels.\n"
            "  'a' is coded in no text. Leave it out.\n"
            "  'b' is coded in every text: there is nothing to tell it from. Leave it out.\n"
            "  'c' is coded in 1 text; at least 2 are needed.\n"
            "  'd' is missing from 1 text; at least 2 are needed.",
        ),
        (
            pd.DataFrame({"a": [0, 1, 2, 1], "b": ["1", "?", "0", "1"]}),
            "A table of labels holds 0 and 1; found b, row 1: '?'; a, row 2: 2.",
        ),
        ([{"a"}, {1}, {"a"}, set()], "Frames are named by texts; the labels also hold values of type int."),
        ([[], [], [], []], "Nothing can be learnt from these labels.\n  No text holds any frame."),
    ],
)
def test_what_is_refused(given: Any, message: str) -> None:
    with pytest.raises(InputError) as raised:
        read_labels(given, 4)
    assert str(raised.value) == message
