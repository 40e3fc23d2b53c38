"""Files that are read row by row give what they give as a whole, and say as well what is wrong with them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from framing.corpus import read_corpus
from framing.engine.inputs import find_inputs
from framing.engine.streams import read_records
from framing.errors import InputError
from tests.engine.datasets import articles, in_one, in_parts, lexicon_in, rows_of, write_csv


def _table(path: Path, encoding: str | None = None) -> list[object]:
    (given,) = find_inputs(path)
    return list(read_records(given, encoding))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("semicolons.csv", b'text;source\n"a; b\nc";A\n\nd;B\n'),
        ("mark.csv", "text,source\nZoë,A\n".encode("utf-8-sig")),
        ("wide.csv", "text,source\nZoë,A\n".encode("utf-16")),
        ("carriage.csv", b"text,source\r\none,A\r\ntwo,B\r\n"),
        ("tabs.tsv", b'text\tsource\nHe said "no\tA\n'),
        ("lines.jsonl", '{"text": "a\u2028b", "source": "A"}\n\n{"text": "c"}'.encode()),
        ("packed.csv.gz", gzip.compress(b"text,source\none,A\n", mtime=0)),
        ("array.json", json.dumps({"articles": [{"text": "one", "source": "A"}]}).encode()),
    ],
)
def test_forms_of_files(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    lexicon = lexicon_in(tmp_path)
    assert rows_of(in_parts(path, lexicon, tmp_path / "out")) == rows_of(in_one(path, lexicon))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("blank.csv", b"\n\n"),
        ("open.csv", b'text,source\n"one,A\n'),
        ("late.csv", b"text,source\n" + b"one,A\n" * 4 + b"two\nthree,C,D\n"),
        ("twice.csv", b"text,text\na,b\n"),
        ("bytes.csv", b"text,source\n" + b"one,A\n" * 3 + b"caf\xe9,A\n"),
        ("far.csv", b"text,source\n" + b"one,A\n" * 300_000 + b"caf\xe9,A\n"),
        ("broken.jsonl", b'{"text": "a"}\n{"text": \n[1]\n'),
        ("none.jsonl", b"\n"),
        ("cut.csv.gz", gzip.compress(b"text,source\none,A\n", mtime=0)[:-6]),
        ("no.csv.gz", b"text,source\none,A\n"),
        ("broken.json", b'[{"text": 1}'),
    ],
)
def test_what_is_wrong_is_told_as_read_corpus_tells_it(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as whole:
        read_corpus(path, progress=False)
    with pytest.raises(InputError) as in_rows:
        _table(path)
    assert str(in_rows.value) == str(whole.value)


def test_a_declared_encoding(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("text,source\ncafé,A\n".encode("cp1252"))
    assert _table(path, "cp1252") == [["text", "source"], ["café", "A"]]


def test_no_more_than_a_part_is_held(tmp_path: Path) -> None:
    """Rows come while the file is read: a fault behind them does not keep them back."""
    path = write_csv(tmp_path / "news.csv", articles(6))
    path.write_text(path.read_text() + "x\n")
    (given,) = find_inputs(path)
    records = read_records(given, None)
    assert [len(next(records)) for _ in range(7)] == [7] * 7
    with pytest.raises(InputError, match="1 row does not have the 7 fields"):
        next(records)
