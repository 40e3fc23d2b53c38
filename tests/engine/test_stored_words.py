"""Key words from the words that a dataset's scores keep are those of the articles in memory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from framing.comparisons import keyness, stored_counts, study
from framing.corpus import Corpus, read_corpus
from framing.engine import open_scores
from framing.engine.stored import StoredTable
from framing.errors import ComparisonError, DatasetError
from framing.report import write_report
from framing.results import Keyness, Scores
from tests.engine.datasets import articles, in_parts, lexicon_in, write_csv


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Scores, Corpus]:
    """Scores on disk, in several parts, and the corpus; there are copies, and an article without words."""
    folder = tmp_path_factory.mktemp("words")
    rows = articles(150)
    rows[7] |= {"title": "7", "text": "1 2 3."}
    rows[10]["text"] += "\n\nTom's ship, the U.S. Harbour 3 TRADE (and trade) isn’t China's; TRADE.TRADE TRADE"
    path = write_csv(folder / "news.csv", rows)
    in_parts(path, lexicon_in(folder), folder / "out", part_bytes=8000)
    return open_scores(folder / "out"), read_corpus(path, progress=False)


@pytest.fixture(autouse=True)
def never_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody read a table on disk as a whole."""

    def read(table: StoredTable) -> Any:
        raise AssertionError(f"all of a table was read: {table.columns}")

    monkeypatch.setattr(StoredTable, "data", property(read))


def assert_same(stored: Keyness, whole: Keyness) -> None:
    """Hold everything equal; numbers within 1e-9."""
    found, expected = stored.to_dict(), whole.to_dict()
    for table in ("words", "contrasts"):
        ours, theirs = found.pop(table), expected.pop(table)
        assert len(ours) == len(theirs) > 0
        for one, other in zip(ours, theirs, strict=True):
            numbers = {name: value for name, value in other.items() if isinstance(value, float)}
            assert {name: one[name] for name in numbers} == pytest.approx(numbers, rel=1e-9, abs=1e-9)
            assert {name: one[name] for name in other.keys() - numbers} == {
                name: other[name] for name in other.keys() - numbers
            }
    assert found == expected


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"by": "desk", "limit": None},
        {"focus": "Tide", "min_documents": 1, "ngrams": (1, 2, 3), "limit": None},
        {"focus": "Tide", "reference": "Courier", "measure": "g2", "lowercase": False},
        {"reference": "Tribune", "ngrams": 3, "min_documents": 2},
        {"stop_words": "english", "exclude": ("Adela Quill", "nowhere"), "ngrams": (2, 1)},
        {"by": "desk", "ngrams": 5, "min_documents": 30, "correction": "none"},
    ],
    ids=str,
)
def test_key_words_are_those_of_the_articles(both: tuple[Scores, Corpus], options: dict[str, Any]) -> None:
    stored, corpus = both
    assert stored.documents.column("document_id") == corpus.articles.column("document_id").to_pylist()
    assert_same(keyness(stored, **options), keyness(corpus, **options))


def test_the_dataset_holds_what_could_go_wrong(both: tuple[Scores, Corpus]) -> None:
    stored, corpus = both
    words = stored.words
    assert isinstance(words, StoredTable)
    assert words.n_parts > 3
    assert len(words) == len(stored.documents) == len(corpus)
    assert len(stored.exclusions) > 3
    assert "same text as a1 in this source" in stored.exclusions.column("reason")
    assert "1 article has no words and takes no part." in str(keyness(stored))


def test_shares_of_phrases_and_of_groups_change_nothing(
    both: tuple[Scores, Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = both[0]
    whole = keyness(stored, limit=None)
    monkeypatch.setattr(stored_counts, "_AT_ONCE", 700)
    monkeypatch.setattr("framing.comparisons.counted._AT_ONCE", 1)
    assert keyness(stored, limit=None).to_dict() == whole.to_dict()


def test_words_are_kept_in_their_order_with_nulls_where_phrases_end(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "source": "Tide", "title": "Free trade", "text": "Tom's U.S. ship, 3 (new) hulls. It's MINE."},
        {"id": "b", "source": "Tide", "title": "", "text": "7 8 9"},
        {"id": "c", "source": "Tide", "title": "", "text": "Free trade"},
    ]
    scores = in_parts(write_csv(tmp_path / "news.csv", rows), lexicon_in(tmp_path), tmp_path / "out")
    assert scores.words is not None
    kept = {row["document_id"]: row["words"] for part in scores.words.parts() for row in part.to_pylist()}
    assert kept == {
        "a": ["Free", "trade", None, "Tom", "U.S.", "ship", None, "new", None, "hulls", None, "It's", "MINE"],
        "b": [],
        "c": ["Free", "trade"],
    }


def test_without_words(tmp_path: Path) -> None:
    path, lexicon = write_csv(tmp_path / "news.csv", articles(30)), lexicon_in(tmp_path)
    scores = in_parts(path, lexicon, tmp_path / "out", words=False)
    assert scores.words is None
    assert not (tmp_path / "out" / "words").exists()
    with pytest.raises(ComparisonError) as caught:
        keyness(scores)
    assert str(caught.value) == (
        "These scores hold no words of their articles. Give the corpus itself: "
        "framing.keyness(framing.read_corpus(…)). Scores of a dataset hold them if they were made with "
        "framing.score_dataset(…, words=True)."
    )
    with pytest.raises(DatasetError) as other:
        in_parts(path, lexicon, tmp_path / "out")
    assert "words" in str(other.value)


def test_a_study_and_its_report_have_key_words(both: tuple[Scores, Corpus], tmp_path: Path) -> None:
    stored, corpus = both
    made, whole = (study(stored, by="desk", corpus=each, n_resamples=200) for each in (None, corpus))
    ((found,), (expected,)) = (
        [result for result in each.further if isinstance(result, Keyness)] for each in (made, whole)
    )
    assert_same(found, expected)
    write_report(made, tmp_path / "report.html")
    assert "Key words" in (tmp_path / "report.html").read_text()
