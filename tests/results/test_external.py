"""Measures from outside: what is taken, what is refused, and that they are compared as any other."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

import framing
from framing.errors import ComparisonError, InputError
from framing.results import Scores, Table
from tests.making import scores_from_arrays

_UNCHECKED = (
    "Whether the numbers of ‘{}’ say what they are called was not checked against human coding. It has to be "
    "shown on articles that people coded."
)


def _scores() -> Scores:
    """Six articles of two sources, d0 to d5 or what they are called."""
    return scores_from_arrays(["A", "A", "A", "B", "B", "B"], np.ones((6, 1), int), np.full(6, 10))


def _ids(scores: Scores) -> list[str]:
    return list(scores.documents.column("document_id"))


def test_a_mean_of_articles_is_compared_with_everything_that_goes_with_it() -> None:
    given = _scores().with_column("bert_score", [0.1, 0.2, 0.3, 0.5, 0.7, 0.9], about="model 1.2", low=0, high=1)
    result = framing.compare(given, measure="bert_score", n_resamples=300)
    # By hand: (.1 + .2 + .3) ÷ 3 and (.5 + .7 + .9) ÷ 3.
    assert [row["estimate"] for row in result.estimates] == pytest.approx([0.2, 0.7])
    assert result.contrasts.rows()[0]["difference"] == pytest.approx(-0.5)
    assert result.kind == "article"
    assert [each.code for each in result.caveats if each.code in ("external", "not-validated")] == [
        "external",
        "not-validated",
    ]
    assert "‘Bert score’ was made outside this library (model 1.2) and is taken as it is." in {
        each.message for each in result.caveats
    }
    assert result.method.startswith(
        "The value of ‘Bert score’ in a group is the mean over its articles of numbers that were made outside "
        "this library (model 1.2) (0 to 1), over the articles that have one."
    )
    assert given.provenance.options[-1][0] == "measure bert_score"
    assert given.provenance.options[-1][1].startswith("model 1.2, SHA-256 ")


def test_sentences_make_a_weighed_mean_and_articles_weigh_what_their_sentences_do() -> None:
    scores = _scores()
    a, b, c, *_ = _ids(scores)
    rows = [
        {"document_id": a, "value": 1.0, "weight": 3.0},
        {"document_id": a, "value": 0.0, "weight": 1.0},
        {"document_id": b, "value": 0.0, "weight": 4.0},
        {"document_id": c, "value": None, "weight": 9.0},
    ]
    given = scores.with_column("x", rows)
    assert given.external[0].table.rows()[0] == {"document_id": a, "item": "", "value": 0.75, "weight": 4.0}
    result = framing.compare(given, measure="x", n_resamples=300)
    # By hand: (.75 · 4 + 0 · 4) ÷ 8; the third article and all of B have no value.
    assert result.estimates.rows()[0]["estimate"] == pytest.approx(3 / 8)
    assert [row["n_articles"] for row in result.estimates] == [2, 0]
    assert "4 of 6 articles have no value of ‘X’." in {each.message for each in result.caveats}


def test_several_labels_are_dimensions_of_one_measure() -> None:
    scores = _scores()
    rows = [
        {"document_id": each, "item": label, "value": float(place + number)}
        for place, each in enumerate(_ids(scores))
        for number, label in enumerate(("economy", "security"))
    ]
    result = framing.compare(scores.with_column("labels", rows), measure="labels", n_resamples=300)
    assert (result.kind, result.n_tests) == ("dimension", 2)
    assert [(row["name"], row["group"], row["estimate"]) for row in result.estimates] == [
        ("economy", "A", 1.0),
        ("economy", "B", 4.0),
        ("security", "A", 2.0),
        ("security", "B", 5.0),
    ]


_FORMS = ["list", "array", "mapping", "arrow", "table", "csv", "pandas", "columns", "chunked", "decimals", "NA"]


@pytest.mark.parametrize("kind", _FORMS)
def test_values_come_in_many_forms(kind: str, tmp_path: Path) -> None:
    scores = _scores()
    numbers = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    table = pa.table({"document_id": _ids(scores), "value": numbers})
    pandas = pytest.importorskip("pandas")
    forms = {
        "list": numbers,
        "array": np.array(numbers),
        "mapping": dict(zip(_ids(scores), numbers, strict=True)),
        "arrow": table,
        "table": Table(table),
        "csv": Table(table).to_csv(tmp_path / "values.csv"),
        "pandas": pandas.DataFrame({"document_id": _ids(scores), "value": numbers}),
        "columns": {"document_id": _ids(scores), "value": numbers},
        "chunked": pa.chunked_array([numbers[:2], numbers[2:]]),
        "decimals": [Decimal(number) for number in numbers],
        "NA": pandas.Series(numbers, dtype="Float64"),
    }
    given = scores.with_column("x", forms[kind])
    assert given.external[0].table.column("value") == numbers
    assert given.external[0].sha256 == scores.with_column("x", numbers).external[0].sha256


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("document_id,value\n{0},0.25\n{1},\n", "utf-16"),
        ("\ufeffdocument_id;value\n{0};0,25\n{1};\n", "utf-8"),
        ("document_id;value\r\n{0};0.25\r\n{1};\r\n", "utf-8"),
        ("value\tdocument_id\n0.25\t{0}\n\t{1}\n", "utf-8"),
    ],
)
def test_files_of_spreadsheets_are_read(content: str, encoding: str, tmp_path: Path) -> None:
    scores = _scores()
    path = tmp_path / "values.csv"
    path.write_text(content.format(*_ids(scores)), encoding=encoding, newline="")
    assert scores.with_column("x", path).external[0].table.column("value") == [0.25, *[None] * 5]


def test_a_column_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "values.csv"
    path.write_text("document_id,value,value\na,1,2\n")
    with pytest.raises(InputError) as raised:
        _scores().with_column("x", path)
    assert str(raised.value) == f"'{path}' has the column 'value' more than once. Leave one of them."


def test_a_value_that_pandas_has_not_is_none() -> None:
    pandas = pytest.importorskip("pandas")
    given = _scores().with_column("x", pandas.Series([1, 0, pandas.NA, 1, 0, 1], dtype="Int64"))
    assert given.external[0].table.column("value") == [1.0, 0.0, None, 1.0, 0.0, 1.0]


def test_a_second_column_of_one_name_takes_the_place_of_the_first() -> None:
    given = _scores().with_column("x", [0.0] * 6).with_column("y", [1.0] * 6).with_column("x", [2.0] * 6)
    assert [(each.name, each.table.column("value")[0]) for each in given.external] == [("y", 1.0), ("x", 2.0)]
    assert [name for name, _ in given.provenance.options if name.startswith("measure ")] == [
        "measure y",
        "measure x",
    ]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(InputError) as raised:
        _scores().with_column(
            "tone", [{"document_id": "nobody", "value": float("inf"), "weight": -1.0}], low=3, high=2
        )
    assert str(raised.value) == (
        "'tone' cannot be put beside the articles.\n"
        "  There is a measure 'tone' already. Give it another name.\n"
        "  low and high have to be numbers, low below high; given: 3 and 2.\n"
        "  1 id belongs to no article of these scores: nobody. Leave these rows out, or score the articles that "
        "they are about.\n"
        "  1 value is not finite (or beyond ±1e+100): nobody: inf.\n"
        "  1 weight is below 0 or no finite number: nobody: -1."
    )


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        ("x", [1.0], "There are 6 articles, and 1 numbers were given."),
        ("x", ["high"] * 6, "A value has to be a number, or nothing. Given: row 1: 'high'; row 2: 'high'"),
        ("x", 3, "No numbers can be read from a value of type int."),
        ("x", [None] * 6, "None of the rows has a value."),
        ("x", {1.0, 2.0, 3.0}, "A set has no order, so nothing says which number is whose."),
        ("x", [1e200] * 6, "6 values are not finite (or beyond ±1e+100): "),
        ("x", {"document_id": ["a"], "value": []}, "These columns make no table: "),
        ("x", [["x" * 99]] * 6, f"Given: row 1: ['{'x' * 38}…; row 2: "),
        ("x", [{"document": "d", "value": 1}], "The column 'document_id' is missing. Did you mean 'document'?"),
        ("x", "nowhere.csv", "There is no file 'nowhere.csv'."),
        ("1x", [1.0] * 6, "Its name has to start with a letter"),
    ],
)
def test_what_is_refused(name: str, values: object, said: str) -> None:
    with pytest.raises(InputError, match=re.escape(said)):
        _scores().with_column(name, values)


def test_values_out_of_their_range_are_named() -> None:
    with pytest.raises(InputError, match=re.escape("  1 value is not from 0 to 1: ")):
        _scores().with_column("x", [0, 0.5, 1, 1.5, 0, 0], low=0, high=1)


def test_rows_that_all_weigh_nothing_are_refused() -> None:
    scores = _scores()
    rows = [{"document_id": each, "value": 1.0, "weight": 0} for each in _ids(scores)]
    with pytest.raises(InputError, match=re.escape("None of the rows has a value and a weight above 0.")):
        scores.with_column("x", rows)


def test_voices_of_a_measure_from_outside_are_not_known() -> None:
    given = _scores().with_column("x", [0.0, 1.0, 2.0, 3.0, 4.0, 5.0])
    with pytest.raises(ComparisonError) as raised:
        framing.compare(given, measure="x", voice="quoted")
    assert str(raised.value) == "Nothing is known of the voices of 'x': it was made outside. Give voice='all'."


def test_studies_timelines_and_robustness_take_it_too() -> None:
    corpus = framing.sample_corpus()
    scores = framing.score(corpus, framing.load_lexicon("us-vietnam"), progress=False)
    given = scores.with_column("length", [float(len(each)) for each in corpus.articles.column("text").to_pylist()])
    study = framing.study(given, n_resamples=200)
    assert study.comparison("length") is not None
    assert [each.message for each in study.caveats if each.code == "not-validated"] == [
        _UNCHECKED.format("Length"),
        "Nothing here was checked against human coding. The numbers say what words of a lexicon, rules or a model "
        "found; whether that is the frame, the tone or the stance has to be shown on articles that people coded.",
    ]
    assert study.caveats[-1].code == "not-validated"
    assert framing.timeline(given, "length", n_resamples=200).kind == "article"
    varied = framing.robustness(given, measure="length")
    for result in (study.comparison("length"), framing.timeline(given, "length", n_resamples=200), varied):
        assert result is not None
        assert [each.message for each in result.caveats if each.code == "not-validated"] == [
            _UNCHECKED.format("Length")
        ]
    assert varied.alternatives == ("articles", "largest-day")
