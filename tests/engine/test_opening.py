"""Scores that lie on disk are compared as those in memory are, and are never read as a whole."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from framing.comparisons import compare, robustness, study, timeline, whose_words, word_shift
from framing.comparisons.grouping import grouped
from framing.comparisons.passages import sampled_passages
from framing.engine import open_scores
from framing.engine.stored import StoredTable
from framing.errors import InputError
from framing.report import write_report
from framing.results import Scores, Study
from tests.engine.datasets import articles, in_one, in_parts, lexicon_in, write_csv


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Scores, Scores]:
    """The scores of the same articles on disk and in memory."""
    folder = tmp_path_factory.mktemp("opened")
    path, lexicon = write_csv(folder / "news.csv", articles(150)), lexicon_in(folder)
    in_parts(path, lexicon, folder / "out", part_bytes=8000)
    return open_scores(folder / "out"), in_one(path, lexicon)


@pytest.fixture
def never_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody read a table on disk as a whole."""

    def read(table: StoredTable) -> Any:
        raise AssertionError(f"all of a table was read: {table.columns}")

    monkeypatch.setattr(StoredTable, "data", property(read))


QUESTIONS: dict[str, Callable[[Scores], Any]] = {
    "share": lambda scores: compare(scores, by="source", measure="share", n_resamples=200, seed=0),
    "tone": lambda scores: compare(scores, by="desk", measure="tone", n_resamples=200, seed=0),
    "stance by voice": lambda scores: compare(
        scores, by="source", measure="stance", voice="quoted", n_resamples=200, seed=0
    ),
    "over time": lambda scores: timeline(scores, by="desk", every="week", n_resamples=200, seed=0),
    "whose words": lambda scores: whose_words(scores, by="source"),
    "word shift": lambda scores: word_shift(
        scores, "risk", "city", by="desk", measure="share", n_resamples=200, progress=False
    ),
    "robustness": lambda scores: robustness(scores, by="desk"),
}


@pytest.mark.usefixtures("never_whole")
@pytest.mark.parametrize("question", QUESTIONS)
def test_results_are_those_of_scores_in_memory(both: tuple[Scores, Scores], question: str) -> None:
    stored, whole = (QUESTIONS[question](scores) for scores in both)
    assert stored.to_dict() == whole.to_dict()


@pytest.mark.usefixtures("never_whole")
def test_a_study_shows_the_same_strongest_passages_and_draws_others(
    both: tuple[Scores, Scores], tmp_path: Path
) -> None:
    stored, whole = (_studied(scores) for scores in both)
    strongest, drawn = (
        [found.evidence.where(draw=draw).rows() for found in (stored, whole)] for draw in ("strongest", "random")
    )
    assert strongest[0] == strongest[1]
    assert len(drawn[0]) > 5
    shown = {(row["name"], row["group"], row["passage"]) for row in strongest[0]}
    assert not shown & {(row["name"], row["group"], row["passage"]) for row in drawn[0]}
    assert _studied(both[0]).evidence.rows() == stored.evidence.rows() != _studied(both[0], 1).evidence.rows()
    write_report(stored, tmp_path / "report.html")
    assert "Harbour news" in (tmp_path / "report.html").read_text()


def _studied(scores: Scores, seed: int = 0) -> Study:
    return study(scores, by="desk", n_resamples=200, seed=seed)


def test_early_and_late_parts_are_drawn_from_alike(both: tuple[Scores, Scores]) -> None:
    """Of 160 draws as many fall on each half of the articles as passages stand there, within two errors."""
    scores = both[0]
    groups = grouped(scores, "desk")
    place = {name: row for row, name in enumerate(scores.documents.column("document_id"))}

    def early(names: list[str]) -> int:
        return sum(place[name] < 75 for name in names)

    drawn: list[str] = []
    for seed in range(20):
        found = sampled_passages(scores, groups, 2, seed, kinds=("frame",)).where(draw="random")
        drawn += dict.fromkeys(found.column("document_id"))
    there = scores.evidence.where(kind="frame").column("document_id")
    part = early(there) / len(there)
    assert len(drawn) > 100
    assert abs(early(drawn) - part * len(drawn)) < 2 * (len(drawn) * part * (1 - part)) ** 0.5


def test_a_table_on_disk_is_a_table(both: tuple[Scores, Scores]) -> None:
    for name in ("documents", "evidence", "frames"):
        stored, whole = (getattr(scores, name) for scores in both)
        assert (len(stored), stored.columns) == (len(whole), whole.columns)
        assert stored.to_dict() == whole.to_dict()
        assert stored.first(3).to_pylist() == whole.first(3).to_pylist()
        assert stored.column("document_id") == whole.column("document_id")
        assert stored.where(source="Tide").to_dict() == whole.where(source="Tide").to_dict()
        assert str(stored) == str(whole)
        assert len(list(stored.parts("document_id"))) == stored.n_parts > 2
        assert pickle.loads(pickle.dumps(stored)).to_dict() == whole.to_dict()
    assert str(both[0]) == str(both[1])


def test_a_column_that_is_not_there(both: tuple[Scores, Scores]) -> None:
    with pytest.raises(InputError) as error:
        both[0].frames.column("vioce")
    assert str(error.value).startswith("Unknown column 'vioce'. Did you mean 'voice'? Allowed: 'document_id', ")
