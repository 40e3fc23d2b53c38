"""Results that are one table: Voices and Stances."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import polars
import pyarrow as pa
import pytest

from framing.results import Caveat, Provenance, Stances, Table, Voices

ROWS: list[dict[str, Any]] = [
    {"document_id": "a", "voice": "quoted", "speaker": "Ann Lee"},
    {"document_id": "a", "voice": "attributed", "speaker": "=Bo"},
    {"document_id": "b", "voice": "attributed", "speaker": "Ann Lee"},
    {"document_id": "b", "voice": "attributed", "speaker": None},
    {"document_id": "b", "voice": "attributed", "speaker": "Al"},
]
EXCLUSIONS = [{"document_id": "c", "source": "S", "place": "row 3", "stage": "reading", "reason": "empty text"}]


def table(rows: list[dict[str, Any]]) -> Table:
    return Table(pa.Table.from_pylist(rows))


def voices(*rows: dict[str, Any]) -> Voices:
    return Voices(
        table=table(list(rows or ROWS)),
        exclusions=table(EXCLUSIONS),
        provenance=Provenance("0.1.0", ()),
        caveats=(Caveat("code", "What to know <b>."),),
        method="By rules.",
        references=("hutto2014",),
        spellings=table([{"status": "merged", "name": "A. Lee", "other": "Ann Lee"}]),
    )


def stances(*polarities: str | None) -> Stances:
    rows = [{"document_id": "a", "polarity": polarity} for polarity in polarities]
    return Stances(
        table=table(rows),
        exclusions=table(EXCLUSIONS),
        provenance=Provenance("0.1.0", ()),
        caveats=(),
        method="By rules.",
        references=(),
    )


def test_the_rows_in_every_form(tmp_path: Path) -> None:
    result = voices()
    assert len(result) == 5
    assert result.columns == ("document_id", "voice", "speaker")
    assert list(result) == result.rows() == ROWS
    assert result.column("speaker")[0] == "Ann Lee"
    assert result.to_arrow().to_pylist() == ROWS
    assert polars.DataFrame(result).to_dicts() == ROWS
    assert result.to_pandas().shape == (5, 3)
    path = tmp_path / "v.csv"
    assert result.to_csv(path) == path
    text = result.to_csv()
    assert text == path.read_text()
    assert isinstance(text, str)
    assert [row["speaker"] for row in csv.DictReader(io.StringIO(text))] == [
        "Ann Lee",
        "'=Bo",
        "Ann Lee",
        "",
        "Al",
    ]


def test_everything_as_plain_values() -> None:
    assert voices().to_dict() == {
        "rows": ROWS,
        "exclusions": EXCLUSIONS,
        "caveats": [{"code": "code", "message": "What to know <b>."}],
        "method": "By rules.",
        "references": ["hutto2014"],
        "spellings": [{"status": "merged", "name": "A. Lee", "other": "Ann Lee"}],
    }
    assert list(stances("for").to_dict()) == ["rows", "caveats", "method", "references", "exclusions"]


def test_printing() -> None:
    result = voices()
    assert repr(result) == str(result)
    lines = str(result).splitlines()
    assert lines[0] == "5 spans of reported speech: 1 quoted, 4 attributed."
    assert lines[-2:] == ["Caveats", "  code: What to know <b>."]
    assert str(stances("for")).splitlines() == [
        "1 mention of targets: 1 for, 0 against, 0 none.",
        "document_id  polarity",
        "a            for",
    ]
    html = result._repr_html_()
    assert html.startswith("<p>5 spans of reported speech: 1 quoted, 4 attributed.</p><div style=")
    assert html.endswith("<ul><li>code: What to know &lt;b&gt;.</li></ul>")


def test_a_single_span() -> None:
    assert voices(ROWS[0]).summary == "1 span of reported speech: 1 quoted, 0 attributed."


def test_speakers_by_how_often_they_speak() -> None:
    assert voices().speakers() == [("Ann Lee", 2), ("=Bo", 1), ("Al", 1)]


@pytest.mark.parametrize(
    ("polarities", "said"),
    [
        (["for", "for", "none"], "3 mentions of targets: 2 for, 0 against, 1 none."),
        (["against", None], "2 mentions of targets: 0 for, 1 against, 0 none, 1 not read."),
    ],
)
def test_summary_of_stances(polarities: list[str | None], said: str) -> None:
    assert stances(*polarities).summary == said


def test_a_result_cannot_be_changed() -> None:
    result: Any = voices()
    with pytest.raises(AttributeError):
        result.table = table([])
