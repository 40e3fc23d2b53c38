"""What word shifts say of themselves."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path

import pytest

import framing
from framing.results import WordShift, WordShifts
from tests.making import made_scores


def _result() -> WordShift:
    articles = [
        {"source": source, "frames": {"trade": n}} for source, n in (("Alpha", 3), ("Alpha", 2), ("Beta", 1))
    ]
    evidence = [
        {"document_id": f"d{article}", "sentence": place, "term": term, "term_number": number, "passage": term}
        for article, place, number, term in (
            (0, 0, 0, "trade"),
            (0, 1, 0, "trade"),
            (0, 2, 1, "deal*"),
            (1, 0, 0, "trade"),
            (1, 1, 1, "deal*"),
            (2, 0, 2, "war"),
        )
    ]
    return framing.word_shift(made_scores(articles, evidence=evidence), "trade", "Alpha", n_resamples=200)


def test_sums_and_rows() -> None:
    result = _result()
    assert [result.raised, result.lowered] == pytest.approx([0.25, -0.1])
    assert [(row["term"], row["example"]) for row in result.top(2)] == [("trade", "trade"), ("deal*", "deal*")]
    assert result.rows() == result.terms.rows() == result.to_arrow().to_pylist()
    assert list(result.to_pandas().columns) == list(result.terms.columns)
    assert result.tables() == {"word_shift": result.terms}


def test_it_prints_what_it_takes_apart() -> None:
    result = _result()
    lines = str(result).splitlines()
    assert lines[0] == "Trade (share): Alpha 0.25 − Beta 0.1 = +0.15"
    assert lines[1] == "3 terms: +0.25 and -0.1"
    assert lines[3].startswith("trade  ")
    assert "  one-article: Only one article: Beta." in str(result)
    assert repr(result) == str(result)
    assert "<p>Trade (share): Alpha 0.25 − Beta 0.1 = +0.15</p>" in result._repr_html_()


def test_limits_are_printed_where_there_are_any() -> None:
    result = dataclasses.replace(_result(), low=-0.2, high=0.5, reference=None)
    assert result.summary == "Trade (share): Alpha 0.25 − all others 0.1 = +0.15 [-0.2, 0.5]"


def test_everything_is_in_the_dictionary() -> None:
    result = _result()
    fields = {field.name for field in dataclasses.fields(result)} - {"codebooks"} | {"lexicons"}
    assert set(result.to_dict()) == fields


def test_csv(tmp_path: Path) -> None:
    result = _result()
    result.to_csv(tmp_path / "shift.csv")
    with (tmp_path / "shift.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["term"] for row in rows] == ["trade", "deal*", "war"]


def test_several_shifts_are_one_table() -> None:
    result = _result()
    other = dataclasses.replace(result, name="rights", caveats=result.caveats[1:])
    together = WordShifts((result, other))
    (table,) = together.tables().values()
    assert table.column("name") == ["trade"] * 3 + ["rights"] * 3
    assert table.columns[:7] == ("measure", "lexicon", "name", "label", "focus", "reference", "term")
    assert together.caveats == result.caveats[1:]
    assert together.references == result.references
    assert together.method == result.method
    assert together.to_dict() == {"shifts": [result.to_dict(), other.to_dict()]}
    assert str(together) == f"{result.summary}\n{other.summary}" == repr(together)
    assert together._repr_html_() == result._repr_html_() + other._repr_html_()
