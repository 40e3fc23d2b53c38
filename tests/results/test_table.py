"""The table type: rows, CSV with neutralised cells, pandas, Arrow, printing."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import InputError
from framing.results import Table


def table(**columns: Sequence[object]) -> Table:
    return Table(pa.table(columns))


def parsed(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_a_table_has_a_length_columns_and_rows() -> None:
    shown = table(source=["A", "B"], n=[1, 2])
    assert len(shown) == 2
    assert shown.columns == ("source", "n")
    assert shown.rows() == [{"source": "A", "n": 1}, {"source": "B", "n": 2}]
    assert list(shown) == shown.rows()
    assert shown.column("n") == [1, 2]
    assert shown.to_dict() == {"source": ["A", "B"], "n": [1, 2]}


def test_where_keeps_the_rows_that_equal_all_values() -> None:
    shown = table(source=["A", "B", "A"], n=[1, 1, 2])
    assert shown.where(source="A", n=2).rows() == [{"source": "A", "n": 2}]


def test_a_column_that_is_not_there() -> None:
    shown = table(source=["A"], n=[1])
    said = "Unknown column 'sorce'. Did you mean 'source'? Allowed: 'source' or 'n'."
    with pytest.raises(InputError) as caught:
        shown.column("sorce")
    assert str(caught.value) == said
    with pytest.raises(InputError) as caught:
        shown.where(n=1, sorce="A")
    assert str(caught.value) == said


def test_a_value_of_another_kind_than_the_column() -> None:
    with pytest.raises(InputError) as caught:
        table(n=[1]).where(n="one")
    assert str(caught.value) == (
        "The column 'n' holds int64, which 'one' cannot be compared with. Give a value of its own kind."
    )


def test_a_table_cannot_be_changed() -> None:
    shown: Any = table(n=[1])
    with pytest.raises(AttributeError):
        shown.data = pa.table({})


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1+A1", "-1-1", "-A1", "-", "-1%", "-1.2.3", "+1e", "-1\n", "@SUM(A1)", "\t=1", "\r=1"]
)
def test_csv_neutralises_text_that_a_spreadsheet_would_run(cell: str) -> None:
    text = table(title=[cell, "plain"]).to_csv()
    assert isinstance(text, str)
    assert parsed(text) == [["title"], ["'" + cell], ["plain"]]


def test_csv_neutralises_names_of_columns() -> None:
    shown = table(**{"=cmd()": ["x"], "-x": ["-y"]})
    assert shown.to_csv() == '"\'=cmd()","\'-x"\n"x","\'-y"\n'
    assert shown.formula_cells() == 3


@given(st.lists(st.text("=+-@\t\r' aä1", max_size=3), min_size=1))
def test_what_csv_changes_is_what_is_counted(values: list[str]) -> None:
    shown = Table(pa.table({"x": pa.array(values, pa.string())}))
    text = shown.to_csv()
    assert isinstance(text, str)
    written = [row[0] if row else "" for row in parsed(text)][1:]
    changed = [before != after for before, after in zip(values, written, strict=True)]
    assert sum(changed) == shown.formula_cells()


@pytest.mark.parametrize("cell", ["-1", "+1", "-0.5", "-.5", "+5.", "-1e-05", "-2E6"])
def test_text_that_is_a_number_is_not_neutralised(cell: str) -> None:
    shown = table(value=[cell])
    assert shown.to_csv() == f'"value"\n"{cell}"\n'
    assert shown.formula_cells() == 0


def test_numbers_are_not_neutralised() -> None:
    assert table(difference=[-0.5, None]).to_csv() == '"difference"\n-0.5\n\n'


def test_csv_keeps_quotes_commas_and_line_ends() -> None:
    cells: list[object] = ['say "no"', "a,b", "two\nlines", "", None]
    text = table(passage=cells).to_csv()
    assert isinstance(text, str)
    rows = parsed(text.replace("\n\n", '\n""\n'))
    assert [row[0] for row in rows[1:4]] == ['say "no"', "a,b", "two\nlines"]


def test_csv_joins_lists_and_writes_dictionary_columns_as_text() -> None:
    column = pa.array(["x", "x", "=y"]).dictionary_encode()
    shown = Table(pa.table({"name": column, "caveats": [["small-n", "one-article"], [], None]}))
    text = shown.to_csv()
    assert isinstance(text, str)
    assert parsed(text)[:2] == [["name", "caveats"], ["x", "small-n; one-article"]]
    assert parsed(text)[3][0] == "'=y"


def test_csv_writes_values_with_fields_as_json() -> None:
    nested: list[object] = [{"=a": "é", "b": [1]}, None]
    shown = Table(pa.table({"meta": nested, "rows": [[["=x"]], [None]]}))
    text = shown.to_csv()
    assert isinstance(text, str)
    assert parsed(text) == [["meta", "rows"], ['{"=a": "é", "b": [1]}', '[["=x"]]'], ["", "[null]"]]
    assert shown.formula_cells() == 0


def test_csv_is_written_to_a_file_in_utf8(tmp_path: Path) -> None:
    path = tmp_path / "new" / "t.csv"
    assert table(name=["Nguyễn Phú Trọng"]).to_csv(path) == path
    assert path.read_bytes().decode("utf-8").splitlines()[1] == '"Nguyễn Phú Trọng"'


def test_an_empty_table_is_written_with_its_header() -> None:
    assert Table(pa.table({"n": pa.array([], pa.int64())})).to_csv() == '"n"\n'


def test_other_libraries_read_a_table_without_help() -> None:
    shown = table(source=["A", "B"], n=[1, 2])
    assert polars.DataFrame(shown).rows() == [("A", 1), ("B", 2)]
    assert pa.table(shown).equals(shown.to_arrow())
    assert shown.to_pandas().shape == (2, 2)


def test_printing_shows_ten_rows_and_says_how_many_follow() -> None:
    text = str(table(n=list(range(12))))
    assert text.splitlines()[0] == "n"
    assert text.splitlines()[-1] == "… 2 more rows"
    assert len(text.splitlines()) == 12


def test_html_is_escaped() -> None:
    html = Table(pa.table({"<b>": ["<script>alert(1)</script>"]}))._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert '<th style="text-align:left;white-space:nowrap">&lt;b&gt;</th>' in html
