"""Files of articles by their suffix."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from framing.corpus import article_files
from framing.corpus.article_files import can_read, read_file, stem_of, suffix_of
from framing.corpus.pieces import Piece
from tests.corpus.refusals import put, refusal

LINE = b'{"text": "caf\xc3\xa9", "source": "A"}\n'
ALLOWED = (
    "Allowed: '.csv', '.tsv', '.json', '.jsonl', '.ndjson', '.parquet', '.txt', '.md', '.html' or '.htm', "
    "the tables but Parquet also with '.gz' behind; and exports of archives, also as '.docx', '.rtf' or '.xls'. "
    "A spreadsheet or a document can be saved as one of these."
)


def read(path: Path, encoding: str | None = None) -> Piece:
    return read_file(path, encoding, stem_of(path))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "text,source\ncafé,A\n".encode()),
        ("A.CSV", "text,source\ncafé,A\n".encode()),
        ("a.csv", "\ufefftext,source\ncafé,A\n".encode()),
        ("a.csv", "text,source\ncafé,A\n".encode("utf-16")),
        ("a.tsv", "text\tsource\ncafé\tA\n".encode()),
        ("a.json", b"[" + LINE + b"]"),
        ("a.jsonl", LINE),
        ("a.ndjson", LINE),
        ("a.jsonl.gz", gzip.compress(LINE, mtime=0)),
        ("a.csv.gz", gzip.compress("text,source\ncafé,A\n".encode(), mtime=0)),
    ],
)
def test_every_kind_of_table_gives_the_same_rows(tmp_path: Path, name: str, content: bytes) -> None:
    piece = read(put(tmp_path, name, content))
    assert piece.table.to_pylist() == [{"text": "café", "source": "A"}]
    assert piece.places == [f"{name}:1"]
    assert piece.made_ids == [f"{name[0]}-000001"]
    assert piece.file.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("name", ["a.xlsx", "A.XLSX", "a.ods"])
def test_a_workbook_can_be_saved_as_csv(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, name, b"PK")
    assert refusal(read, path) == (
        f"'{path}' is a spreadsheet, of which the table is read as CSV: save it as 'CSV UTF-8' (in Excel: File, "
        f"Save As). In Python, a data frame goes in too: read_corpus(pandas.read_excel('{path}'))."
    )


def test_parquet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["a", "b"]}), path)
    assert read(path).table.column("text").to_pylist() == ["a", "b"]


def test_an_encoding_can_be_named(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "text,source\ncafé,A\n".encode("cp1252"))
    assert read(path, "cp1252").table.to_pylist() == [{"text": "café", "source": "A"}]
    assert refusal(read, path) == (
        "a.csv: line 2, byte 15 of the file (0xE9) is not valid utf-8. Save the file as UTF-8, or name its "
        "encoding with encoding=, for example encoding='cp1252'."
    )
    assert refusal(read, path, "klingon") == (
        "Unknown encoding 'klingon'. Use a name that Python knows, such as 'utf-8', 'utf-16', 'latin-1', 'cp1252' "
        "or 'gb18030'."
    )


def test_a_text_is_one_article_and_its_own_source(tmp_path: Path) -> None:
    piece = read(put(tmp_path, "letter.txt", "Dear all,\n\nhello."))
    assert piece.table.to_pylist() == [{"source": "letter", "text": "Dear all,\n\nhello."}]
    assert (piece.places, piece.made_ids, piece.n_own_sources) == (["letter.txt"], ["letter"], 1)


def test_suffixes_and_stems_see_through_packing() -> None:
    assert suffix_of(Path("x/a.JSONL.gz")) == ".jsonl"
    assert stem_of(Path("x/a.b.JSONL.gz")) == "a.b"
    assert stem_of(Path("x/004_47e5")) == "004_47e5"
    assert not can_read(Path("a.parquet.gz"))
    assert not can_read(Path("a.txt.gz"))


@pytest.mark.parametrize(
    ("name", "kind"), [("a.doc", ".doc"), ("a.parquet.gz", ".parquet.gz"), ("noname", "noname")]
)
def test_unknown_kinds_are_refused(tmp_path: Path, name: str, kind: str) -> None:
    path = put(tmp_path, name, "x")
    assert refusal(read, path) == f"'{path}': files of the kind '{kind}' cannot be read. {ALLOWED}"


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet", "a.json.gz"])
def test_empty_files_are_refused(tmp_path: Path, name: str) -> None:
    assert refusal(read, put(tmp_path, name, b"")) == f"{name} is empty."


@pytest.mark.parametrize(("name", "content"), [("a.csv", "text,source\n"), ("a.json", "[]")])
def test_files_without_rows_are_refused(tmp_path: Path, name: str, content: str) -> None:
    path = put(tmp_path, name, content)
    assert refusal(read, path) == f"{name} holds no articles: there is not one row in it."


def test_broken_gzip_is_refused(tmp_path: Path) -> None:
    cut = put(tmp_path, "a.csv.gz", gzip.compress(b"text,source\na,b\n" * 100)[:40])
    assert refusal(read, cut) == (
        "a.csv.gz is not a whole gzip file (Compressed file ended before the end-of-stream marker was reached). "
        "Download or pack it again, or unpack it first."
    )
    no_gzip = put(tmp_path, "b.csv.gz", b"hello")
    assert refusal(read, no_gzip) == (
        "b.csv.gz is not a whole gzip file (Not a gzipped file (b'he')). "
        "Download or pack it again, or unpack it first."
    )


def test_broken_parquet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["a", "b"]}), path)
    path.write_bytes(path.read_bytes()[:-20])
    text = refusal(read, path)
    # What Arrow says in the brackets is Arrow's.
    assert text.startswith("a.parquet is not a whole Parquet file (")
    assert text.endswith("). Write or download it again.")
    assert "\n" not in text


def test_a_packed_file_that_would_fill_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "a.csv.gz", gzip.compress(b"text,source\n" + b"a" * 100_000, mtime=0))
    monkeypatch.setattr(article_files, "MOST_BYTES", 100_000)
    assert refusal(read, path) == (
        "a.csv.gz would unpack to more than 100,000 bytes, too many to hold at once. Score it in parts: "
        "framing.score_dataset(…)."
    )
