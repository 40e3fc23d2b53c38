"""Files made here, in the forms that word2vec and GloVe write."""

from __future__ import annotations

import gzip
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

import framing
from framing.errors import InputError

_PLAIN = "trade 1 0 0\nChina 0 2 0\ntariff 3 4 0\n"


def _file(folder: Path, text: str | bytes, name: str = "v.txt") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


@pytest.mark.parametrize(
    "text",
    [
        _PLAIN,
        f"3 3\n{_PLAIN}",
        _PLAIN.replace("\n", "\r\n"),
        _PLAIN.replace(" ", "\t"),
        _PLAIN.replace("\n", " \n"),
    ],
    ids=["glove", "word2vec", "windows", "tabs", "blanks"],
)
def test_text_files_are_read(text: str, tmp_path: Path) -> None:
    vectors = framing.load_vectors(_file(tmp_path, text))
    assert vectors.words == ("trade", "china", "tariff")
    assert vectors.matrix.tolist() == [[1, 0, 0], [0, 1, 0], pytest.approx([0.6, 0.8, 0])]
    assert (vectors.origin, vectors.articles) == ("v.txt", frozenset())
    assert [each.code for each in vectors.caveats] == ["foreign-vectors"]


def test_a_packed_file_is_read(tmp_path: Path) -> None:
    path = _file(tmp_path, gzip.compress(_PLAIN.encode()), "v.txt.gz")
    assert framing.load_vectors(path).words == ("trade", "china", "tariff")


def test_words_with_blanks_cut_off_words_and_such_that_fold_alike(tmp_path: Path) -> None:
    text = b"4 2\n. . . 1 2\nTrade 1 0\ntrade 0 1\n\xe4 5 5\n"
    vectors = framing.load_vectors(_file(tmp_path, text))
    # The first of two that fold alike is kept; what is no text is no word of any article.
    assert vectors.words == (". . ", "trade") or vectors.words == (". .", "trade")
    assert vectors.matrix[1].tolist() == [1, 0]


def test_only_words_that_are_wanted_are_kept(tmp_path: Path) -> None:
    path = _file(tmp_path, _PLAIN)
    corpus = framing.read_corpus([{"id": "a", "source": "S", "text": "China's tariff list."}], progress=False)
    assert framing.load_vectors(path, corpus=corpus).words == ("china", "tariff")
    assert framing.load_vectors(path, words=["TRADE"]).words == ("trade",)
    assert framing.load_vectors(path, most=2).words == ("trade", "china")
    with pytest.raises(InputError) as raised:
        framing.load_vectors(path, words=["nothing"])
    assert str(raised.value) == (
        "No vector can be used from v.txt: none of its 3 words is one of those that are wanted."
    )


def test_all_wrong_lines_are_named(tmp_path: Path) -> None:
    text = "6 2\ntrade 1 2\nchina 1\nwar 1 x\npeace nan 1\n\nhuge 1e60 1\n"
    with pytest.raises(InputError) as raised:
        framing.load_vectors(_file(tmp_path, text))
    assert str(raised.value) == (
        "v.txt cannot be used as word vectors.\n"
        "  line 3: a word and 2 numbers have to stand here; given: 'china 1'.\n"
        "  line 4: 'x' stands where a number of 'war' has to.\n"
        "  line 5: a number of 'peace' is not finite, or too large.\n"
        "  line 7: a number of 'huge' is not finite, or too large.\n"
        "  line 1 says that there are 6 words, and 5 lines with a word follow: the file may have been cut off."
    )


def test_a_file_of_nothing_but_faults_is_not_read_to_its_end(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        framing.load_vectors(_file(tmp_path, "ok 1 2\n" + "bad 1\n" * 1_000))
    lines = str(raised.value).splitlines()
    assert (len(lines), lines[-1]) == (22, "  … and it was not read any further.")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it holds no line with a word and its numbers."),
        (b"3 2\n\x00\x01\x02", "This is no text file of word vectors: line 2 holds bytes that are no text."),
        (b"only words here\n", "line 1: a word and numbers have to stand here; given: 'only words here'."),
        (b"a" * 1_000_002, "Line 1 is longer than 1,000,000 bytes."),
        (b"\x1f\x8b\x08broken", "cannot be read: "),
    ],
    ids=["empty", "binary", "words", "endless", "packed"],
)
def test_other_files_are_refused(content: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        framing.load_vectors(_file(tmp_path, content))
    assert said in str(raised.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        framing.load_vectors(tmp_path / "nothing.txt")


def test_objects_like_keyed_vectors_and_mappings_are_taken() -> None:
    keyed = SimpleNamespace(index_to_key=["Trade", "china"], vectors=np.array([[2.0, 0.0], [0.0, 3.0]]))
    assert framing.load_vectors(keyed).words == ("trade", "china")
    vectors = framing.load_vectors({"trade": [2, 0], "china": [0, 3], "zero": [0, 0]})
    assert vectors.words == ("trade", "china")
    assert vectors.matrix.tolist() == [[1, 0], [0, 1]]
    assert framing.load_vectors(vectors) is vectors


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            3,
            "Vectors are read from a file's path, a mapping of words to numbers, or an object with 'index_to_key'",
        ),
        (
            {"a": [1, 2], "b": [1]},
            "The vectors of dict are no table of numbers with a row for each of its 2 words.",
        ),
        (
            {"a": [1, float("nan")]},
            "The vectors of these words hold something that is no finite number, 1 in all: a.",
        ),
        ({}, "dict holds no words, so it has no vectors."),
    ],
)
def test_other_objects_are_refused(given: Any, said: str) -> None:
    with pytest.raises(InputError) as raised:
        framing.load_vectors(given)
    assert str(raised.value).startswith(said)


def test_the_largest_and_smallest_numbers_have_directions() -> None:
    vectors = framing.load_vectors({"ab": [3e38, 3e38], "cd": [1e-30, 0.0]})
    assert vectors.matrix == pytest.approx(np.array([[0.5**0.5, 0.5**0.5], [1.0, 0.0]]))
