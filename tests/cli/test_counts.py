"""`framing counts`, held to counts made by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.running_framing import framing

ARTICLES = """\
key,outlet,story
a1,Alpha,The trade war costs jobs. Warships wait.
a2,Alpha,
b1,Beta,Free trade; workers gain.
"""
TOPICS = """\
economy:
  trade: [trade, trade war]
  jobs: [job*, worker*]
security:
  navy: [warship*]
"""
RUN = (
    "counts",
    "articles.csv",
    "-l",
    "topics.yml",
    "--language",
    "en",
    "--id-column",
    "key",
    "-o",
    "new/counts.csv",
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three articles, one of them empty, and a nested dictionary."""
    (tmp_path / "articles.csv").write_text(ARTICLES)
    (tmp_path / "topics.yml").write_text(TOPICS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_the_tables(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, *RUN, "-q")
    assert (run.code, run.out, run.err) == (0, "", "")
    rows = _rows(folder / "new" / "counts.csv")
    assert [(row["document_id"], row["category"], row["count"]) for row in rows] == [
        ("a1", "economy.trade", "1"),
        ("a1", "economy.jobs", "1"),
        ("a1", "security.navy", "1"),
        ("b1", "economy.trade", "1"),
        ("b1", "economy.jobs", "1"),
        ("b1", "security.navy", "0"),
    ]
    assert _rows(folder / "new" / "counts-documents.csv") == [
        {"document_id": "a1", "source": "Alpha", "tokens": "7", "unmatched": "3"},
        {"document_id": "b1", "source": "Beta", "tokens": "4", "unmatched": "2"},
    ]


def test_a_table_with_a_column_for_each_category(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, *RUN, "--levels", "1", "--wide", "-q")
    assert (run.code, run.err) == (0, "")
    assert _rows(folder / "new" / "counts.csv") == [
        {"document_id": "a1", "source": "Alpha", "tokens": "7", "unmatched": "3", "economy": "2", "security": "1"},
        {"document_id": "b1", "source": "Beta", "tokens": "4", "unmatched": "2", "economy": "2", "security": "0"},
    ]
    assert [path.name for path in (folder / "new").iterdir()] == ["counts.csv"]


def test_what_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, *RUN, "--levels", "1")
    lines = [line.rstrip() for line in run.out.splitlines()]
    assert lines[:2] == ["3 articles read: 2 used, 1 left out.", "  1 left out (reading): empty text"]
    at = next(i for i, line in enumerate(lines) if line.startswith("5 matches of topics 0.0.0 ("))
    assert lines[at].endswith(") in 2 articles: 2 categories by level 1, longest within a frame.")
    assert lines[at + 1 :] == [
        "",
        "category   label      matches   articles",
        "─" * 40,
        "economy    economy          4          2",
        "security   security         1          1",
        "",
        "Written",
        "  new/counts.csv",
        "  new/counts-documents.csv",
    ]


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        (("--levels", "0"), 1, "--levels holds 0. It takes whole numbers from 1, the outermost level."),
        (
            ("--levels", "4"),
            1,
            "No frame of topics has level 4; the deepest is 2. Levels are parted by full stops in frames' names: "
            "economy.trade.",
        ),
        (
            ("--levels", "one"),
            2,
            "Invalid value for '--levels': Give whole numbers with commas between, such as 1,2; given: 'one'.",
        ),
        (
            ("--nested-scope", "fram"),
            2,
            "Invalid value for '--nested-scope': Unknown scope 'fram'. Did you mean 'frame'? Allowed: 'frame' or "
            "'lexicon'.",
        ),
    ],
)
def test_what_cannot_be_counted(
    more: tuple[str, ...], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run = framing(capsys, *RUN, *more, "-q")
    assert run.code == code
    assert said in " ".join(run.err.replace("│", " ").split())
