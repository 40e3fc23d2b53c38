"""Counts per article and category, by level; see tests/published for those that quanteda gives."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import framing
from framing.errors import InputError
from framing.lexicon import Frame, Lexicon, Term
from framing.lexicon.parsing import parse_pattern


def frame(name: str, *terms: str, label: str = "", language: str = "") -> Frame:
    return Frame(name, label or name, tuple(Term(each, parse_pattern(each), language=language) for each in terms))


LEXICON = Lexicon(
    "topics",
    "1.0.0",
    "en",
    frames=(
        frame("economy", "money", label="Economy"),
        frame("economy.trade", "trade", "trade war", label="Economy › Trade"),
        frame("economy.jobs", "job*", "trade", label="Economy › Jobs"),
        frame("peace", "truce"),
    ),
)


def corpus_of(*texts: str, **columns: list[Any]) -> framing.Corpus:
    return framing.read_corpus(pd.DataFrame({"source": "S", "text": texts, **columns}), clean=False)


CORPUS = corpus_of("A trade war costs jobs and money.", "Trade is money.", "A truce.")


def given(value: Any) -> Any:
    """Return a value as one of any type."""
    return value


def test_each_frame_by_itself() -> None:
    found = framing.term_counts(CORPUS, LEXICON)
    assert found.wide().to_dict() == {
        "document_id": ["table-000001", "table-000002", "table-000003"],
        "source": ["S", "S", "S"],
        "tokens": [7, 3, 2],
        "unmatched": [3, 1, 1],
        "economy": [1, 1, 0],
        "economy.trade": [1, 1, 0],
        "economy.jobs": [2, 1, 0],
        "peace": [0, 0, 1],
    }
    assert len(found) == 12
    assert found.rows()[1] == {
        "document_id": "table-000001",
        "source": "S",
        "category": "economy.trade",
        "label": "Economy › Trade",
        "count": 1,
    }


def test_by_level_a_word_counts_once() -> None:
    found = framing.term_counts(CORPUS, LEXICON, levels=1)
    assert found.categories == ("economy", "peace")
    assert found.wide().column("economy") == [3, 2, 0]  # trade war, jobs, money; trade, money
    assert found.table.column("label")[0] == "Economy"
    assert found.summary.startswith("6 matches of topics 1.0.0 (")
    assert found.summary.endswith("in 3 articles: 2 categories by level 1, longest within a frame.")


def test_frames_without_the_level_are_named() -> None:
    found = framing.term_counts(CORPUS, LEXICON, levels=[2])
    assert found.categories == ("trade", "jobs")
    assert [str(each) for each in found.caveats if each.code == "no-such-level"] == [
        "no-such-level: Frames without level 2 are not counted: economy, peace."
    ]


def test_the_longest_in_the_whole_lexicon() -> None:
    found = framing.term_counts(CORPUS, LEXICON, nested_scope="lexicon").wide()
    assert found.column("economy.trade") == [1, 1, 0]
    assert found.column("economy.jobs") == [1, 1, 0]  # "trade" is part of "trade war", and one of two alone


def test_counts_are_those_of_scores() -> None:
    corpus, lexicon = framing.sample_corpus(), framing.load_lexicon("us-vietnam")
    scores = framing.score(corpus, lexicon, progress=False)
    expected = [row["matches"] for row in scores.frames if row["voice"] == "all"]
    found = framing.term_counts(corpus, lexicon)
    assert found.column("count") == expected
    assert sum(expected) > 50
    assert found.documents.column("tokens") == scores.documents.column("tokens")


def test_nothing_is_said_of_frames_without_terms_in_a_language() -> None:
    lexicon = Lexicon("two", "1.0.0", "en", frames=(frame("war", "war"), frame("peace", "和平", language="zh")))
    corpus = corpus_of("War, war.", "和平", language=["en", "zh"])
    found = framing.term_counts(corpus, lexicon)
    assert found.column("count") == [2, None, None, 1]
    assert found.totals().rows() == [
        {"category": "war", "label": "war", "count": 2, "articles": 1},
        {"category": "peace", "label": "peace", "count": 1, "articles": 1},
    ]


def test_a_category_that_is_called_as_a_column() -> None:
    lexicon = Lexicon("l", "1", "en", frames=(frame("source", "truce"), frame("tokens", "war")))
    assert framing.term_counts(CORPUS, lexicon).wide().columns[-2:] == ("source_", "tokens_")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            {"corpus": "x"},
            "term_counts() takes a corpus, and was given a value of type str. Read one first: "
            "framing.read_corpus(…).",
        ),
        (
            {"lexicon": "us-vietnam"},
            "term_counts() takes a lexicon, and was given a value of type str. Load one: framing.load_lexicon(…).",
        ),
        (
            {"levels": 0},
            "levels= holds 0. It takes whole numbers from 1, the outermost level, or None for all.",
        ),
        (
            {"levels": []},
            "levels= holds an empty list. It takes whole numbers from 1, the outermost level, or None for all.",
        ),
        (
            {"levels": [1, "2"]},
            "levels= holds '2'. It takes whole numbers from 1, the outermost level, or None for all.",
        ),
        (
            {"levels": 4},
            "No frame of topics has level 4; the deepest is 2. Levels are parted by full stops in frames' names: "
            "economy.trade.",
        ),
        (
            {"nested_scope": "key"},
            "Unknown nested_scope 'key'. Allowed: 'frame' or 'lexicon'.",
        ),
        ({"lexicon": Lexicon("empty", "1", "en")}, "The lexicon empty has no frames to count."),
    ],
)
def test_what_is_refused(arguments: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError) as error:
        framing.term_counts(**{"corpus": CORPUS, "lexicon": LEXICON, **arguments})
    assert str(error.value) == said


def test_what_a_result_can_do() -> None:
    found = framing.term_counts(CORPUS, LEXICON, levels=1)
    assert found.to_dict()["levels"] == [1]
    assert '<td style="text-align:left;white-space:nowrap">economy</td>' in found._repr_html_()
    assert "economy   Economy  5      2" in str(found)
    assert found.method == (
        "The matches of the terms of topics 1.0.0 were counted per article, frames by level 1 of their names, as "
        "in quanteda (Benoit et al., 2018). Where matches overlap within a frame, the longest counts."
    )
    assert [work.key for work in framing.citations(found)] == ["benoit2018", "framing"]
