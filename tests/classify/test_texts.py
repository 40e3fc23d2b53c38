"""Texts to words, and what is no text."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from framing.classify import texts as texts_module
from framing.classify.texts import checked_texts, words_of
from framing.errors import InputError


def test_words_and_stems() -> None:
    words = words_of(["Markets grew.", "", "Growing markets, U.S. market"])
    assert words.lists(words.types) == [["markets", "grew"], [], ["growing", "markets", "u.s", "market"]]
    # Porter's stemmer for English: "markets" and "market" are one.
    assert words.lists(words.stems("en"))[2] == ["grow", "market", "u.s", "market"]
    assert words.stems("vi") == list(words.types)


def test_batches_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    given = ["Troops moved.", "Markets moved.", "", "Moved troops"]
    at_once = words_of(given)
    monkeypatch.setattr(texts_module, "_BATCH", 5)
    in_parts = words_of(given)
    assert in_parts.lists(in_parts.types) == at_once.lists(at_once.types)


@pytest.mark.parametrize(
    "given",
    [
        ["a", "b"],
        ("a", "b"),
        np.array(["a", "b"]),
        np.array([["a"], ["b"]], dtype=object),
        pd.Series(["a", "b"], index=[7, 8]),
        pa.array(["a", "b"]),
        pa.chunked_array([["a"], ["b"]]),
    ],
)
def test_lists_of_texts(given: Any) -> None:
    assert checked_texts(given) == ["a", "b"]


def test_lone_surrogates_are_mended() -> None:
    assert checked_texts(["a\ud800b"]) == ["a\ufffdb"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("one", "FrameClassifier takes a list of texts, and was given one text. Put it into a list: [text]."),
        ([], "FrameClassifier was given no texts."),
        (3, "FrameClassifier takes a list of texts, and was given a value of type int."),
        (
            ["a", None, 2.0],
            "FrameClassifier takes texts, and number 1 (from 0) is a value of type NoneType, and 1 more like it. "
            "Leave empty cells out, or make them ''.",
        ),
        (
            pd.DataFrame({"text": ["a"], "id": ["b"]}),
            "FrameClassifier takes a list of texts, and was given a table of shape (1, 2). Choose the column that "
            "holds "
            "the texts: table['text'].",
        ),
        (np.float64(1), "FrameClassifier takes a list of texts, and was given a single value."),
    ],
)
def test_what_is_refused(given: Any, message: str) -> None:
    with pytest.raises(InputError) as raised:
        checked_texts(given)
    assert str(raised.value) == message
