from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

import framing
from framing.comparisons.grouping import Grouping, grouped
from framing.errors import ComparisonError
from framing.results import Scores, Table
from tests.making import made_scores


def _with(values: list[Any], kind: pa.DataType | None = None) -> Scores:
    scores = made_scores([{} for _ in values])
    documents = scores.documents.data.append_column("desk", pa.array(values, kind))
    return replace(scores, documents=Table(documents))


def _desks(values: list[Any], kind: pa.DataType | None = None) -> Grouping:
    return grouped(_with(values, kind), "desk")


def _refusal(values: list[Any], kind: pa.DataType | None = None) -> str:
    with pytest.raises(ComparisonError) as caught:
        _desks(values, kind)
    return str(caught.value)


def test_groups_are_sorted_and_articles_know_theirs() -> None:
    groups = _desks(["sport", "Economy", "arts", "Economy"])
    assert groups.names == ("arts", "Economy", "sport")
    assert groups.member.tolist() == [2, 1, 0, 1]
    assert groups.n_outside == 0


def test_missing_and_blank_values_make_no_group() -> None:
    groups = _desks(["a", None, "", "  ", "b"])
    assert groups.names == ("a", "b")
    assert groups.member.tolist() == [0, -1, -1, -1, 1]
    assert groups.n_outside == 3


@pytest.mark.parametrize(
    ("values", "kind", "names"),
    [
        ([10, 9, 10], None, ("9", "10")),
        ([True, False, None], None, ("False", "True")),
        ([2023.0, 2022.0, float("nan")], None, ("2022", "2023")),
        ([datetime.date(2023, 9, 10), datetime.date(2022, 1, 2)], None, ("2022-01-02", "2023-09-10")),
        (["b", "a", "b"], pa.dictionary(pa.int8(), pa.string()), ("a", "b")),
        (["b", "a"], pa.large_string(), ("a", "b")),
    ],
)
def test_kinds_of_columns(values: list[Any], kind: pa.DataType | None, names: tuple[str, ...]) -> None:
    assert _desks(values, kind).names == names


def test_chunked_dictionaries_are_one_column() -> None:
    scores = _with(["a", "b"])
    kind = pa.dictionary(pa.int8(), pa.string())
    chunks = pa.chunked_array([pa.array(["b"], kind), pa.array(["a"], kind)])
    table = Table(scores.documents.data.drop_columns(["desk"]).append_column("desk", chunks))
    groups = grouped(replace(scores, documents=table), "desk")
    assert (groups.names, groups.member.tolist()) == (("a", "b"), [1, 0])


def test_unknown_column() -> None:
    with pytest.raises(ComparisonError) as caught:
        grouped(made_scores([{}]), "sorce")
    assert str(caught.value) == (
        "Unknown column 'sorce'. Did you mean 'source'? Allowed: 'document_id', 'source', 'date', 'title', 'url', "
        "'sentences', 'tokens', 'tokens_journalist', 'tokens_quoted', 'tokens_attributed', 'tone', "
        "'tone_journalist', 'tone_quoted', 'tone_attributed' or 'tone_sd'."
    )


def _read_from(scores: Scores, *columns: tuple[str, str]) -> Scores:
    options = tuple((f"column of {role}", column) for role, column in columns)
    return replace(scores, provenance=replace(scores.provenance, options=options))


def test_a_column_that_has_another_name_here() -> None:
    scores = _read_from(made_scores([{}]), ("text", "story"), ("source", "Newspaper"))
    with pytest.raises(ComparisonError) as caught:
        grouped(scores, "Newspaper")
    assert str(caught.value) == (
        "The column 'Newspaper' was read as the source, and is called 'source' here: by='source'."
    )
    with pytest.raises(ComparisonError, match=r"^Unknown column 'story'\."):
        grouped(scores, "story")


def test_no_article_has_a_text() -> None:
    left_out = Table(pa.table({"reason": ["empty text"] * 3}))
    scores = _read_from(replace(made_scores([]), exclusions=left_out), ("text", "Remarks"))
    with pytest.raises(ComparisonError) as caught:
        grouped(scores, "source")
    assert str(caught.value) == (
        "There are no articles to compare: all 3 were left out.\n"
        "  3 left out: empty text\n"
        "Texts were read from the column 'Remarks'. If another holds them, name that one."
    )


def test_no_articles() -> None:
    reasons = [*("empty text",) * 2, "no date", *(f"before 2023-09-{day:02}" for day in range(1, 6))]
    left_out = Table(pa.table({"reason": reasons}))
    with pytest.raises(ComparisonError) as caught:
        grouped(replace(made_scores([]), exclusions=left_out), "source")
    assert str(caught.value) == "\n".join(
        [
            "There are no articles to compare: all 8 were left out.",
            "  2 left out: empty text",
            "  1 left out: no date",
            "  1 left out: before 2023-09-01",
            "  1 left out: before 2023-09-02",
            "  1 left out: before 2023-09-03",
            "  … and 2 more reasons",
        ]
    )


@pytest.mark.parametrize("function", [framing.compare, framing.study])
def test_a_corpus_has_to_be_scored_first(function: Any) -> None:
    with pytest.raises(ComparisonError) as caught:
        function(framing.sample_corpus())
    assert str(caught.value) == (
        "Scores are compared, and a value of type Corpus was given. Score the articles first: "
        "framing.score(corpus, lexicon)."
    )


def test_no_values() -> None:
    expected = "No article has a value in the column 'desk', so there are no groups."
    assert _refusal([None, None], pa.string()) == expected
    assert _refusal([None, None]) == expected
    assert _refusal([" "]) == expected


def test_lists_make_no_groups() -> None:
    assert _refusal([["a"], ["b"]]) == (
        "The column 'desk' holds list<item: string>, which makes no groups. Choose a column of text."
    )


def test_dates_and_measurements_want_coarser_groups() -> None:
    days = [datetime.date(2023, 1, 1) + datetime.timedelta(days=i) for i in range(51)]
    assert _refusal(days) == (
        "The column 'desk' holds 51 different values of type date32[day]; groups by such a column are possible up "
        "to 50. Make a coarser column first (the month or the year) and group by that."
    )
    assert len(_desks(days[:50]).names) == 50
    assert _refusal(np.linspace(0, 1, 60).tolist()) == (
        "The column 'desk' holds 60 different values of type double; groups by such a column are possible up to "
        "50. Make a coarser column first (classes) and group by that."
    )


def test_too_many_groups() -> None:
    assert _refusal([f"id{i}" for i in range(1001)]) == (
        "The column 'desk' holds 1,001 different values; at most 1,000 groups can be compared. Choose a column "
        "with fewer values, or narrow the corpus first."
    )
