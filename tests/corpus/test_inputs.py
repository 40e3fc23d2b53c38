"""What the caller hands over."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from framing.corpus.inputs import paths_of, read_table
from framing.corpus.reading import read_corpus
from tests.corpus.refusals import put, refusal

ALLOWED = (
    "Give a path, a list of paths, a pandas DataFrame, a table that speaks Arrow (Polars, DuckDB, pyarrow), "
    "or a list of mappings."
)
COLUMNS: dict[str, list[Any]] = {"text": ["a", "b"], "source": ["x", "y"], "n": [1, 2]}
ROWS = [{"text": "a", "source": "x", "n": 1}, {"text": "b", "source": "y", "n": 2}]


@pytest.mark.parametrize(
    "table",
    [
        pd.DataFrame(COLUMNS),
        pd.DataFrame(COLUMNS).astype({"source": "category"}),
        pl.DataFrame(COLUMNS),
        pl.DataFrame(COLUMNS).cast({"source": pl.Categorical}),
        pl.DataFrame(COLUMNS).cast({"source": pl.Enum(["y", "x"])}),
        pa.table(COLUMNS),
        pa.table(COLUMNS).to_batches()[0],
        pa.table(COLUMNS | {"text": pa.array(["a", "b"], pa.string_view())}),
        pa.table(COLUMNS | {"text": [b"a", b"b"], "source": [b"x", b"y"]}),
        pa.table(COLUMNS | {"text": pa.array([b"a", b"b"], pa.binary_view())}),
        pa.table(COLUMNS | {"source": pc.run_end_encode(pa.array(["x", "y"]))}),
        ROWS,
        tuple(ROWS),
    ],
    ids=[
        "pandas",
        "categories",
        "polars",
        "polars categories",
        "polars enum",
        "arrow",
        "batch",
        "views",
        "bytes",
        "views of bytes",
        "runs",
        "list",
        "tuple",
    ],
)
def test_every_kind_of_table_gives_the_same_articles(table: Any) -> None:
    corpus = read_corpus(table)
    rows = corpus.articles.select(["document_id", "source", "text", "n"]).to_pylist()
    assert rows == [
        {"document_id": "table-000001", "source": "x", "text": "a", "n": 1},
        {"document_id": "table-000002", "source": "y", "text": "b", "n": 2},
    ]
    assert corpus.places.to_pylist() == ["row 1", "row 2"]


def test_a_relation_of_duckdb_is_a_table() -> None:
    corpus = read_corpus(duckdb.sql("select 'a' as text, 'b' as source"))
    assert corpus.sources == {"b": 1}


def test_the_index_of_a_data_frame_counts_where_it_has_a_name() -> None:
    frame = pd.DataFrame({"text": ["a", "b"], "source": "s"}, index=pd.Index(["i1", "i2"], name="id"))
    assert read_corpus(frame).articles.column("document_id").to_pylist() == ["i1", "i2"]
    assert "index" not in read_corpus(frame.reset_index(drop=True)).columns


def test_an_index_that_repeats_a_column_is_that_column() -> None:
    frame = pd.DataFrame({"text": ["a", "b"], "source": ["x", "y"]}).set_index("source", drop=False)
    assert read_corpus(frame).sources == {"x": 1, "y": 1}


def test_periods_and_classes_of_pandas_are_words() -> None:
    frame = pd.DataFrame({"text": ["a", "b", "c"], "source": "s", "words": [5, 15, 5]})
    frame["class"] = pd.cut(frame["words"], [0, 10, 20])
    frame["date"] = pd.PeriodIndex(["2023-09-11", None, "2023-09-13"], freq="D")
    articles = read_corpus(frame).articles
    assert articles.column("class").to_pylist() == ["(0, 10]", "(10, 20]", "(0, 10]"]
    assert articles.column("date").to_pylist() == [date(2023, 9, 11), None, date(2023, 9, 13)]


def test_columns_without_names_are_numbered() -> None:
    numbered: dict[str, Any] = {"text": 0, "source": 1}
    corpus = read_corpus(pd.DataFrame([["a", "x"], ["b", "y"]]), **numbered)
    assert corpus.sources == {"x": 1, "y": 1}


@pytest.mark.parametrize(
    "table",
    [
        pd.DataFrame([["a", "x", "y"]], columns=["text", "n", "n"]),
        pa.table([["a"], ["x"], ["y"]], names=["text", "n", "n"]),
    ],
    ids=["pandas", "arrow"],
)
def test_two_columns_of_one_name_are_refused(table: Any) -> None:
    assert refusal(read_corpus, table) == (
        "table: more than one column is called 'n'. Give every column a name of its own."
    )


@pytest.mark.parametrize("column", [pd.Series(["a"]), pl.Series(["a"])], ids=["pandas", "polars"])
def test_a_column_is_no_table(column: Any) -> None:
    assert refusal(read_corpus, column) == (
        f"Articles cannot be read from a Series alone: it is one column, not a table. {ALLOWED}"
    )


def test_an_empty_path_is_not_the_folder_one_is_in() -> None:
    for given in ("", " ", [""]):
        assert refusal(read_corpus, given) == f"The path is empty. {ALLOWED} The folder that you are in is '.'."


def test_a_data_frame_that_arrow_refuses_is_read_column_by_column() -> None:
    frame = pd.DataFrame(
        {"text": pd.Series(["a", "b\ud800", 3, None], dtype=object), "source": list("xyxx"), 7: 1}
    )
    corpus = read_corpus(frame)
    assert corpus.articles.column("text").to_pylist() == ["a", "b\ufffd"]
    assert corpus.columns[-1] == "7"
    assert corpus.exclusions.column("reason") == ["the text is a number, not text", "empty text"]


def test_the_same_table_has_the_same_hash_however_it_lies_in_memory() -> None:
    table = pa.table(COLUMNS)
    pieces = pa.concat_tables([table.slice(0, 1), table.slice(1)])
    assert read_table(table).file == read_table(pieces).file
    assert read_table(table).file != read_table(pa.table(COLUMNS | {"n": [1, 3]})).file


def test_paths_may_be_strings_and_lists(tmp_path: Path) -> None:
    a, b = put(tmp_path, "a.csv", "text\nx\n"), put(tmp_path, "b.csv", "text\ny\n")
    assert paths_of(str(a)) == [a]
    assert paths_of([a, str(b)]) == [a, b]
    assert paths_of(ROWS) is None
    assert paths_of([]) is None


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    paths = [put(tmp_path, name, name) for name in ("x/1.txt", "y/1.txt", "y/2.txt")]
    corpus = read_corpus(paths)
    assert corpus.sources == {"2": 1, "x/1": 1, "y/1": 1}
    assert corpus.articles.column("document_id").to_pylist() == ["x/1", "y/1", "2"]


def test_a_missing_file_is_told_with_its_nearest_neighbour(tmp_path: Path) -> None:
    put(tmp_path, "articles.csv", "x")
    assert refusal(read_corpus, tmp_path / "artcles.csv") == (
        f"There is no file 'artcles.csv' in '{tmp_path}'. Did you mean 'articles.csv'?"
    )
    assert refusal(read_corpus, tmp_path / "q" / "a.csv") == (
        f"There is no folder '{tmp_path / 'q'}', so nothing can be read from '{tmp_path / 'q' / 'a.csv'}'."
    )
    assert refusal(read_corpus, tmp_path / "*.csv") == (
        f"There is no file '{tmp_path / '*.csv'}'. For all files of a pattern, give a list: "
        f"sorted(Path('{tmp_path}').glob('*.csv'))."
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The president arrived\nin Hanoi.", "The president arrived in Hanoi."),
        ("word " * 100, "word word word word word word word word "),
        ("a b c d e f g h i j k l m, and so on", "a b c d e f g h i j k l m, and so on"),
        ("a\0b", "a\0b"),
    ],
)  # fmt: skip
def test_a_text_is_not_taken_for_a_path(text: str, shown: str) -> None:
    assert refusal(read_corpus, text) == (
        f"This looks like the text of an article, not like a path: '{shown}…'. "
        "Texts in memory go in as a list of mappings: read_corpus([{'text': …, 'source': …}])."
    )


def test_a_web_address_is_not_fetched() -> None:
    assert refusal(read_corpus, "https://example.org/a.csv") == (
        "'https://example.org/a.csv' is a web address, and only files are read. Save the page or table first."
    )


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ([], "The list of articles is empty."),
        (["a.csv", 3], "Item 2 of the list is a number, and others are paths."),
        ([{"text": "a"}, None], "Item 2 of the list is nothing, not a mapping."),
        ({"text": "a"}, "A mapping by itself is not a corpus; put it into a list, one mapping an article."),
        (3, "Articles cannot be read from a number."),
        (None, "Articles cannot be read from nothing."),
        ({"a", "b"}, "Articles cannot be read from a set."),
    ],
)
def test_anything_else_is_refused_with_what_is_allowed(given: Any, problem: str) -> None:
    assert refusal(read_corpus, given) == f"{problem} {ALLOWED}"


def test_tables_without_rows_are_refused() -> None:
    nothing = "table holds no articles: there is not one row in it."
    assert refusal(read_corpus, pa.table({"text": pa.array([], pa.string())})) == nothing
    assert refusal(read_corpus, pd.DataFrame({"text": []})) == nothing
