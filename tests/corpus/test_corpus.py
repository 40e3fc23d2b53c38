"""The corpus and its narrowing."""

from __future__ import annotations

import datetime
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pytest

from framing.corpus.corpus import Corpus
from framing.corpus.mentions import ArticleCondition
from framing.corpus.reading import read_corpus
from tests.corpus.refusals import refusal

NAMES = ("id", "source", "date", "title", "text", "year")
ROWS: list[dict[str, Any]] = [
    dict(zip(NAMES, values, strict=True))
    for values in (
        ("1", "Courier", "2023-09-01", "Hanoi waits", "Nothing yet.", 2023),
        ("2", "Courier", "2023-09-11", None, "In HANOI, at last.\n\nMore.", 2023),
        ("3", "Ledger", None, "x", "Hanoian ways; rare\n earths.", None),
        ("4", "Wire", "2023-09-20", "x", "Trade.\n\nRead more: Hanoi by night", 2022),
    )
]


@pytest.fixture
def corpus() -> Corpus:
    return read_corpus(ROWS)


def ids(corpus: Corpus) -> list[str]:
    return list(corpus.articles.column("document_id").to_pylist())


def reasons(corpus: Corpus) -> dict[str, str]:
    return dict(zip(corpus.exclusions.column("document_id"), corpus.exclusions.column("reason"), strict=True))


def test_days_are_inclusive_and_articles_without_one_fall_out(corpus: Corpus) -> None:
    narrow = corpus.where(since="2023-09-01", until=datetime.date(2023, 9, 11))
    assert ids(narrow) == ["1", "2"]
    assert reasons(narrow) == {"3": "no date", "4": "after 2023-09-11"}
    narrow = corpus.where(since=datetime.datetime(2023, 9, 2, 12))
    assert ids(narrow) == ["2", "4"]
    assert reasons(narrow) == {"1": "before 2023-09-02", "3": "no date"}


def test_columns_narrow_by_one_value_or_several(corpus: Corpus) -> None:
    assert ids(corpus.where(source="Ledger")) == ["3"]
    narrow = corpus.where(source=["Ledger", "Courier"])
    assert ids(narrow) == ["1", "2", "3"]
    assert reasons(narrow) == {"4": "source is none of 'Courier', 'Ledger'"}
    assert reasons(corpus.where(source="Ledger"))["1"] == "source is not 'Ledger'"
    assert ids(corpus.where(year=2023)) == ids(corpus.where(year="2023")) == ["1", "2"]
    assert ids(corpus.where(year=None)) == ["3"]
    assert ids(corpus.where(date="2023-09-11")) == ["2"]


def test_mentions_are_whole_words_in_title_or_what_is_left_of_the_text(corpus: Corpus) -> None:
    narrow = corpus.where(mentions="hanoi")
    assert ids(narrow) == ["1", "2"]
    assert reasons(narrow) == {"3": "does not mention 'hanoi'", "4": "does not mention 'hanoi'"}
    assert ids(corpus.where(mentions=["RARE EARTHS", "trade"])) == ["3", "4"]
    assert ids(corpus.where(mentions="at last.")) == ["2"]


def test_mentions_find_words_with_any_space_between_them() -> None:
    corpus = read_corpus([{"text": "The\u00a0Hanoi\u00a0\u2009summit."}, {"text": "Hanoi\u200bsummit"}])
    assert len(corpus.where(mentions="hanoi summit")) == 1


@pytest.mark.parametrize(
    "years", [range(2022, 2024), np.array([2022, 2023]), pd.Series([2023, 2022]), {2022, 2023}]
)
def test_the_values_to_keep_may_stand_in_anything_that_can_be_gone_through(corpus: Corpus, years: Any) -> None:
    assert ids(corpus.where(year=years)) == ["1", "2", "4"]


def test_a_column_of_lists_has_no_values_to_keep() -> None:
    corpus = read_corpus([{"text": "a", "tags": ["x"]}])
    assert refusal(corpus.where, tags="x") == (
        "The column 'tags' holds list<item: string>, which no value can be compared with. "
        "Choose a column of text, numbers or dates."
    )


def test_mentions_find_both_unicode_forms_of_a_word() -> None:
    corpus = read_corpus([{"text": "Nguye\u0302\u0303n said"}, {"text": "Nguy\u1ec5n agreed"}, {"text": "Nguyen"}])
    assert len(corpus.where(mentions="nguy\u1ec5n")) == 2


class EverySecond:
    """A matcher that looks at nothing but the row."""

    def __str__(self) -> str:
        return "what stands in every second row"

    def mask(self, texts: pa.ChunkedArray, titles: pa.ChunkedArray) -> npt.NDArray[np.bool_]:
        assert len(texts) == len(titles)
        # What cleaning cut is not there to be found, and everything else keeps its place.
        assert texts[3].as_py() == "Trade.\n\n" + " " * len("Read more: Hanoi by night")
        return np.array([row % 2 == 0 for row in range(len(texts))])


def test_a_matcher_of_any_kind_can_say_what_is_mentioned(corpus: Corpus) -> None:
    matcher = EverySecond()
    assert isinstance(matcher, ArticleCondition)
    narrow = corpus.where(mentions=matcher)
    assert ids(narrow) == ["1", "3"]
    assert reasons(narrow)["2"] == "does not mention what stands in every second row"


def test_narrowing_twice_keeps_both_reasons_and_says_what_was_asked(corpus: Corpus) -> None:
    narrow = corpus.where(source="Courier").where(since="2023-09-05", mentions="Hanoi")
    assert ids(narrow) == ["2"]
    assert narrow.n_in == 4
    assert narrow.exclusions.column("stage") == ["where"] * 3
    assert narrow.exclusions.column("place") == ["row 3", "row 4", "row 1"]
    assert [value for name, value in narrow.provenance.options if name == "where"] == [
        "source=Courier",
        "since=2023-09-05, mentions=Hanoi",
    ]


def test_cuts_and_notes_go_with_their_articles() -> None:
    corpus = read_corpus(
        [
            {"text": "One.\n\nAdvertisement", "source": "A", "date": "11/1"},
            {"text": "Two.\n\nAdvertisement", "source": "B", "date": "x"},
        ]
    )
    narrow = corpus.where(source="B")
    assert narrow.cuts.column("document_id") == narrow.notes.column("document_id") == ["table-000002"]


def test_conditions_that_cannot_be_are_refused(corpus: Corpus) -> None:
    assert refusal(corpus.where, since="11/1") == (
        "since='11/1' is no day. Write it as year-month-day, for example '2023-09-11'."
    )
    assert refusal(corpus.where, since="2023-09-02", until="2023-09-01") == (
        "since= (2023-09-02) is after until= (2023-09-01), so no article could remain."
    )
    assert refusal(corpus.where, sorce="x") == (
        "The corpus has no column 'sorce'. Did you mean 'source'? "
        "Columns there: 'document_id', 'source', 'date', 'title', 'url', 'text', 'year'."
    )
    assert refusal(corpus.where, source=["Courier", "Leger"]) == (
        "No article has source 'Leger'. Did you mean 'Ledger'? Values there: 'Courier', 'Ledger', 'Wire'."
    )
    assert refusal(corpus.where, source=[]) == "source= names no value, so no article could remain."
    for nothing in ("", " ", [], ["a", ""], [3], 3):
        assert refusal(corpus.where, mentions=nothing) == (
            "mentions= takes a word, a phrase, or a list of them, none of them empty."
        )


def test_a_corpus_is_a_table_for_others(corpus: Corpus) -> None:
    assert pa.table(corpus).equals(corpus.to_arrow())
    assert (
        list(pd.DataFrame.from_arrow(corpus).columns) == list(corpus.columns) == list(corpus.to_pandas().columns)
    )
    again = read_corpus(corpus)
    assert ids(again) == ids(corpus)


def test_a_corpus_prints_itself(corpus: Corpus) -> None:
    assert str(corpus) == "\n".join(
        [
            "Corpus of 4 articles from 3 sources, 2023-09-01 to 2023-09-20; 0 of 4 left out, 1 passage set aside.",
            "  Courier       2",
            "  Ledger        1",
            "  Wire          1",
            "Caveat missing-dates: Of 4 articles read, 1 have an empty date and 0 one that could not be used "
            "(listed in the notes with the reason).",
        ]
    )
    assert repr(corpus) == str(corpus)
    many = read_corpus([{"text": "a", "source": f"<S{n:02}>"} for n in range(15)])
    assert "  <S11>       1\n  … 3 more sources" in str(many)
    assert many._repr_html_().startswith("<p>Corpus of 15 articles")
    assert "&lt;S00&gt;" in many._repr_html_()
