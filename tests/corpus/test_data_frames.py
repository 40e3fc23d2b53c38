"""Tables of pandas, Polars, Arrow and DuckDB in: the same articles, with their types, days, nulls and classes."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import framing
from framing.errors import InputError

DAYS = [datetime.date(2023, 9, 11), None, datetime.date(2023, 9, 13)]
MOMENT = datetime.datetime(2023, 9, 11, 23, 30, tzinfo=datetime.UTC)
COLUMNS: dict[str, list[Any]] = {
    "text": ["Trade deals open markets.", "Washington contains China.", "Firms welcome trade deals."],
    "source": ["A", "B", "A"],
    "date": DAYS,
    "n": [1, None, 3],
    "x": [0.5, None, 1.5],
    "section": ["news", None, "views"],
    "front": [True, None, False],
    "moment": [MOMENT, None, None],
    "tags": [["a", "b"], [], None],
    "cost": [Decimal("1.50"), None, None],
}
# Columns of the user's own, which have to come out as they went in.
OWN = ("n", "x", "section", "front", "moment", "tags", "cost")
TABLE = pa.table(COLUMNS)


def _with(**columns: Any) -> pa.Table:
    return pa.table({name: columns.get(name, TABLE.column(name)) for name in TABLE.column_names})


def _duckdb(query: str) -> duckdb.DuckDBPyRelation:
    connection = duckdb.connect()
    connection.register("articles", TABLE)
    return connection.sql(query)


FRAMES: dict[str, Callable[[], Any]] = {
    "arrow": lambda: TABLE,
    "arrow, dictionaries and large strings": lambda: _with(
        section=TABLE["section"].dictionary_encode(), text=TABLE["text"].cast(pa.large_string())
    ),
    "arrow, views": lambda: _with(
        text=TABLE["text"].cast(pa.string_view()),
        section=TABLE["section"].cast(pa.string_view()),
        tags=pa.array(COLUMNS["tags"], pa.list_(pa.string_view())),
    ),
    "arrow, views of lists and dictionaries in them": lambda: _with(
        tags=pa.array(COLUMNS["tags"], pa.list_view(pa.dictionary(pa.int8(), pa.string())))
    ),
    "arrow, batches": lambda: pa.RecordBatchReader.from_batches(TABLE.schema, TABLE.to_batches(2)),
    "pandas": lambda: TABLE.to_pandas(),
    "pandas, arrow inside": lambda: TABLE.to_pandas(types_mapper=pd.ArrowDtype),
    "pandas, nullable": lambda: TABLE.to_pandas().convert_dtypes(),
    "pandas, categories": lambda: TABLE.to_pandas().astype({"section": "category", "source": "category"}),
    "pandas, timestamps": lambda: TABLE.to_pandas().assign(date=pd.to_datetime(pd.Series(DAYS))),
    "polars": lambda: pl.from_arrow(TABLE),
    "polars, categories": lambda: pl.DataFrame(pl.from_arrow(TABLE)).with_columns(
        pl.col("section").cast(pl.Categorical), pl.col("source").cast(pl.Enum(["B", "A"]))
    ),
    "polars, a plan": lambda: pl.DataFrame(pl.from_arrow(TABLE)).lazy(),
    "duckdb": lambda: _duckdb("select * from articles"),
    "duckdb, enum": lambda: _duckdb("select * replace (section::enum('news', 'views') as section) from articles"),
}


@pytest.mark.parametrize("name", FRAMES)
def test_values_types_and_nulls_come_through(name: str) -> None:
    articles = framing.read_corpus(FRAMES[name](), progress=False).articles
    assert articles.schema.field("date").type == pa.date32()
    assert articles.column("date").to_pylist() == DAYS
    assert {column: articles.column(column).to_pylist() for column in OWN} == {
        column: COLUMNS[column] for column in OWN
    }
    kinds = {column: articles.schema.field(column).type for column in OWN}
    assert pa.types.is_decimal(kinds["cost"])
    assert pa.types.is_timestamp(kinds["moment"])
    assert pa.types.is_boolean(kinds["front"])
    # Plain text, so that every kernel can work on it; the classes of a category are its words.
    assert pa.types.is_string(kinds["section"]) or pa.types.is_large_string(kinds["section"])


@pytest.mark.parametrize("name", ["pandas, categories", "polars, categories", "duckdb, enum"])
def test_classes_can_be_compared_by(name: str) -> None:
    def estimates(frame: Any) -> list[Any]:
        scores = framing.score(framing.read_corpus(frame, progress=False), LEXICON, progress=False)
        return framing.compare(scores, by="section", n_resamples=200).estimates.column("estimate")

    assert estimates(FRAMES[name]()) == estimates(TABLE)


LEXICON = framing.load_lexicon("us-vietnam")


@pytest.mark.parametrize("library", ["pandas", "polars", "arrow", "duckdb"])
def test_numbers_of_articles_come_from_any_table(library: str) -> None:
    scores = framing.score(framing.read_corpus(TABLE, progress=False), LEXICON, progress=False)
    table = pa.table({"document_id": scores.documents.column("document_id"), "value": [0.0, 0.5, 1.0]})
    given = scores.with_column("position", _in(library, table))
    assert given.external[0].table.column("value") == [0.0, 0.5, 1.0]


@pytest.mark.parametrize("library", ["pandas", "polars", "arrow", "duckdb"])
def test_mentions_come_from_any_table(library: str) -> None:
    corpus = framing.read_corpus(TABLE, progress=False)
    table = pa.table({"document_id": ["table-000002"], "target": ["China"], "start": [20], "end": [25]})
    [row] = framing.stance(corpus, _in(library, table), progress=False).rows()
    assert (row["document_id"], row["target"]) == ("table-000002", "China")


def _in(library: str, table: pa.Table) -> Any:
    connection = duckdb.connect()
    connection.register("numbers", table)
    return {
        "pandas": table.to_pandas,
        "polars": lambda: pl.from_arrow(table),
        "arrow": lambda: table,
        "duckdb": lambda: connection.sql("select * from numbers"),
    }[library]()


def test_columns_that_arrow_has_no_kind_for() -> None:
    text = {"text": COLUMNS["text"], "source": COLUMNS["source"]}
    sparse = pd.DataFrame(text | {"n": pd.arrays.SparseArray([0, 0, 1])})
    assert framing.read_corpus(sparse, progress=False).articles.column("n").to_pylist() == [0, 0, 1]
    complex_ = pd.DataFrame(text | {"n": [1j, 2, 3]})
    assert framing.read_corpus(complex_, progress=False).articles.column("n").to_pylist()[0] == "1j"
    objects = pl.DataFrame(text | {"n": pl.Series([{"a": 1}, None, {"a": 2}], dtype=pl.Object)})
    assert framing.read_corpus(objects, progress=False).articles.column("n").to_pylist() == [
        {"a": 1},
        None,
        {"a": 2},
    ]


def _closed() -> duckdb.DuckDBPyRelation:
    connection = duckdb.connect()
    relation = connection.sql("select 'Trade deals.' as text")
    connection.close()
    return relation


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        (
            _closed,
            "Articles cannot be read from a DuckDBPyRelation, which says: Connection Error: Connection has ",
        ),
        (
            lambda: _duckdb("select text::int as text from articles"),
            "Articles cannot be read from a DuckDBPyRelation, which says: Conversion Error: Could not convert ",
        ),
        (
            lambda: pl.DataFrame({"text": ["a"]}).lazy().select("words"),
            'Articles cannot be read from a LazyFrame, which says: unable to find column "words"',
        ),
        (
            lambda: duckdb.connect().execute("select 'Trade deals.' as text"),
            "Articles cannot be read from a connection of DuckDB. Give it the query: connection.sql('select …').",
        ),
    ],
)
def test_what_runs_only_now_and_fails_is_told(frame: Callable[[], Any], said: str) -> None:
    with pytest.raises(InputError) as error:
        framing.read_corpus(frame(), progress=False)
    assert str(error.value).startswith(said)
