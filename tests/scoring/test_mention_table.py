"""Lists of mentions: how they are read, and whole texts of what is wrong with them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import polars
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from framing.corpus import Corpus, read_corpus
from framing.errors import InputError
from framing.scoring.mention_table import MentionTable, read_mentions
from tests.scoring.scored import corpus_of

TEXT = "Hanoi grows. – Beijing too."
ROWS = [
    {"document_id": "0", "target": "hanoi", "start": 0, "end": 5},
    {"document_id": "0", "target": "beijing", "start": 15, "end": 22},
]
LINES = "document_id,target,start,end\n0,hanoi,0,5\n0,beijing,15,22\n"
ALLOWED = (
    "Give the path of a table, a pandas DataFrame, a table that speaks Arrow (Polars, DuckDB, pyarrow), or a list "
    "of mappings, with the columns 'document_id', 'target', 'start' and 'end'."
)


def read(mentions: Any, *texts: str) -> MentionTable:
    return read_mentions(mentions, corpus_of(*(texts or (TEXT,))))


def refusal(mentions: Any, corpus: Corpus | None = None, **options: Any) -> str:
    with pytest.raises(InputError) as caught:
        read_mentions(mentions, corpus or corpus_of(TEXT), **options)
    return str(caught.value)


def test_files_of_all_kinds(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text(LINES)
    (tmp_path / "m.tsv").write_text(LINES.replace(",", "\t"))
    (tmp_path / "semi.csv").write_text(LINES.replace(",", ";"))
    (tmp_path / "m.json").write_text(json.dumps(ROWS))
    (tmp_path / "m.jsonl").write_text("\n".join(map(json.dumps, ROWS)))
    (tmp_path / "m.csv.gz").write_bytes(gzip.compress(LINES.encode()))
    pq.write_table(pa.Table.from_pylist(ROWS), tmp_path / "m.parquet")
    for path in sorted(tmp_path.iterdir()):
        found = read(str(path))
        assert found.article.tolist() == [0, 0], path.name
        assert (found.start.tolist(), found.end.tolist()) == ([0, 15], [5, 22])
        assert found.given.to_pylist() == ROWS


def test_another_encoding_is_used_where_it_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    for encoding in ("cp1252", "utf-8"):
        path.write_text(LINES.replace("hanoi", "Hà Nội".replace("ộ", "ô")), encoding=encoding)
        found = read_mentions(path, corpus_of(TEXT), "cp1252")
        assert found.given.column("target")[0].as_py() == "Hà Nôi"


def test_numbers_as_files_and_tables_bring_them() -> None:
    for start, end in ((0, 5), ("0", " 5 "), (0.0, 5.0), ("0.0", "+5")):
        found = read([{**ROWS[0], "start": start, "end": end}])
        assert (found.start.tolist(), found.end.tolist()) == ([0], [5])
    frame = polars.DataFrame(ROWS).with_columns(polars.col("start").cast(polars.UInt8)).to_pandas()
    assert read(frame).start.tolist() == [0, 15]
    assert read(frame).start.dtype == np.int64


def test_text_that_is_numbers_comes_back_as_it_was(tmp_path: Path) -> None:
    """Written as text, -1 would get an apostrophe; 007, 1e5 and 1.50 would change as numbers."""
    path = tmp_path / "m.csv"
    path.write_text(
        "document_id,target,start,end,code,share,blank,mixed,zeros,power,cents,nan\n"
        "0,hanoi,0,5,-1,-0.5,-1,-1,007,1e5,1.50,nan\n"
        "0,hanoi,0,5,1,1,,x,008,1e6,2.50,nan\n"
    )
    given = read(path).given
    kinds = ["int64", "double", "int64", "string", "string", "string", "string", "string"]
    assert [str(given.column(name).type) for name in given.column_names[4:]] == kinds
    assert given.column("code").to_pylist() == [-1, 1]
    assert given.column("blank").to_pylist() == [-1, None]


def test_columns_that_are_missing() -> None:
    assert refusal([{"id": "0", "start": 0, "End": 5}]) == (
        "mentions: the columns of these mentions are not as they have to be.\n"
        "  the column 'document_id' is missing.\n"
        "  the column 'target' is missing.\n"
        "  the column 'end' is missing. Did you mean 'End'?\n"
        "Columns there: 'id', 'start', 'End'. Wanted: 'document_id', 'target', 'start' and 'end'; others may "
        "stand beside them."
    )


def test_two_columns_of_one_name() -> None:
    table = pa.table([["0"], ["0"], ["h"], [0], [5]], ["document_id", "document_id", "target", "start", "end"])
    assert refusal(table) == (
        "mentions: more than one column is called 'document_id'. Give every column a name of its own."
    )


def test_no_file(tmp_path: Path) -> None:
    (tmp_path / "mentions.csv").write_text(LINES)
    path = tmp_path / "mention.csv"
    assert refusal(path) == (f"There is no file '{path}' with mentions. Did you mean 'mentions.csv'? {ALLOWED}")
    assert refusal(str(tmp_path)) == f"'{tmp_path}' is a folder. Name the file in it that has the mentions."


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    path = tmp_path / "mentions.xlsx"
    path.write_bytes(b"x")
    assert refusal(path) == (
        f"'{path}' is no table of mentions. Allowed: '.csv', '.tsv', '.json', '.jsonl', '.ndjson' or '.parquet'."
    )


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "mentions.csv"
    path.write_bytes(b"")
    assert refusal(path) == "mentions.csv is empty."


@pytest.mark.parametrize(("given", "kind"), [(7, "a number"), (None, "nothing"), (["0", "1"], "a list")])
def test_what_is_no_table(given: Any, kind: str) -> None:
    assert refusal(given) == f"Mentions cannot be read from {kind}. {ALLOWED}"


def test_all_problems_at_once(tmp_path: Path) -> None:
    path = tmp_path / "mentions.csv"
    path.write_text(
        "document_id,target,start,end\n"
        "article-1,x,0,5\n"
        "artikle-1,x,0,5\n"
        "zzz,x,0,5\n"
        ",x,0,5\n"
        "article-1,x,,five\n"
        "article-1,x,1.5,5\n"
        "article-1,x,-1,5\n"
        "article-1,x,0,28\n"
        "article-1,x,5,5\n"
        "article-1,x,5,0\n"
        "article-1,x,12,15\n"
        "empty,x,0,5\n"
        "artikle-1,x,a,5\n"
    )
    rows = [{"id": "article-1", "source": "A", "text": TEXT}, {"id": "empty", "source": "A", "text": " "}]
    assert refusal(path, read_corpus(rows, clean=False, progress=False)) == (
        "mentions.csv: 14 problems in these mentions.\n"
        "  row 2: there is no article 'artikle-1'. Did you mean 'article-1'?\n"
        "  row 3: there is no article 'zzz'.\n"
        "  row 4: it has no 'document_id'.\n"
        "  row 5: 'start' is empty, and has to be a whole number.\n"
        "  row 5: 'end' is 'five', and has to be a whole number.\n"
        "  row 6: 'start' is '1.5', and has to be a whole number.\n"
        "  row 7: the characters -1 to 5 are not all in 'article-1', which has 27 characters.\n"
        "  row 8: the characters 0 to 28 are not all in 'article-1', which has 27 characters.\n"
        "  row 9: the characters 5 to 5 are none; 'end' is the place behind the last one.\n"
        "  row 10: the characters 5 to 0 are none; 'end' is the place behind the last one.\n"
        "  row 11: the characters 12 to 15 of 'article-1' hold no word, only ' – '.\n"
        "  row 12: the article 'empty' was left out: empty text.\n"
        "  row 13: there is no article 'artikle-1'. Did you mean 'article-1'?\n"
        "  row 13: 'start' is 'a', and has to be a whole number.\n"
        "'start' and 'end' count the characters of the article's text as it was read, from 0, the end not "
        "included. Rows are counted from 1, without the header."
    )


def test_thousands_of_problems_are_counted() -> None:
    said = refusal([{**ROWS[0], "document_id": str(number)} for number in range(1, 5001)]).splitlines()
    assert said[0] == "mentions: 5,000 problems in these mentions."
    assert len(said) == 1 + 20 + 1 + 1
    assert said[20] == "  row 20: there is no article '20'. Did you mean '0'?"
    assert said[21] == "  … 4,980 more"
