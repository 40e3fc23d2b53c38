"""`framing score`"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from framing.engine import open_scores
from tests.cli.running_framing import framing

LEXICON = """\
lexicon: mine
version: 1.0.0
language: en
targets:
  port: {label: Port, terms: [port authority]}
frames:
  jobs: {label: Jobs, terms: [job*, hire*]}
"""
ARTICLES = """\
id,outlet,date,headline,body
1,Gazette,2023-09-01,Work comes,"The port authority says that jobs will come. Hundreds will be hired."
2,Gazette,2023-09-02,=Sums,Nothing at all.
3,Herald,2023-09-03,Jobs,
4,Herald,2023-09-04,Jobs,Jobs and more jobs.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with four articles, one of them empty, and a lexicon."""
    (tmp_path / "mine.yml").write_text(LEXICON)
    (tmp_path / "articles.csv").write_text(ARTICLES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_the_tables(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "score", "articles.csv", "-l", "mine.yml", "-o", "scores", "--source", "outlet")
    assert (run.code, run.err) == (0, "")
    names = ["article_speakers", "documents", "evidence", "exclusions", "frames", "spellings", "targets", "terms"]
    assert sorted(path.name for path in (folder / "scores").iterdir()) == [f"{name}.csv" for name in names]
    jobs = {row["document_id"]: row for row in _rows(folder / "scores" / "frames.csv") if row["voice"] == "all"}
    # By hand; a headline is a sentence too.
    assert {name: (row["hits"], row["sentences"], row["share"]) for name, row in jobs.items()} == {
        "1": ("2", "2", str(2 / 3)),
        "2": ("0", "0", "0"),
        "4": ("3", "2", "1"),
    }
    assert [row["reason"] for row in _rows(folder / "scores" / "exclusions.csv")] == ["empty text"]


def test_what_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "score", "articles.csv", "-l", "mine.yml", "-o", "scores", "--source", "outlet")
    assert run.out.startswith(
        "4 articles read: 3 used, 1 left out.\n"
        "  1 left out (reading): empty text\n"
        "Sources: Gazette (2), Herald (1).\n"
    )
    assert run.out.endswith(
        "\nWritten\n"
        + "".join(f"  scores/{name}.csv\n" for name in ("documents", "frames", "targets", "terms"))
        + "  scores/evidence.csv\n  scores/article_speakers.csv\n  scores/spellings.csv\n  scores/exclusions.csv\n"
        "1 cell of the CSV files starts like a formula; an apostrophe in front keeps spreadsheets from running "
        "it.\n"
    )
    quiet = framing(capsys, "score", "articles.csv", "-l", "mine.yml", "-o", "scores", "--source", "outlet", "-q")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")


def test_nothing_is_left(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "score", "articles.csv", "-l", "mine.yml", "-o", "scores", "--since", "2024-01-01")
    assert (run.code, run.err) == (0, "")
    assert "4 articles read: 0 used, 4 left out.\n" in run.out
    assert _rows(folder / "scores" / "documents.csv") == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nosuch.csv", "-l", "mine.yml"), "framing: There is no file 'nosuch.csv'"),
        (("articles.csv", "-l", "mine.yaml"), "framing: mine.yaml: 1 problem in this lexicon.\n"),
        (
            ("articles.csv", "-l", "mine.yml", "--text", "boddy"),
            "framing: articles.csv has no column 'boddy' (given",
        ),
        (("articles.csv", "-l", "mine.yml", "-l", "mine.yml"), "framing: Two lexicons have the name 'mine'."),
        (("articles.csv", "-l", "mine.yml", "--encoding", "utf-9"), "framing: Unknown encoding 'utf-9'."),
    ],
)
@pytest.mark.usefixtures("folder")
def test_failures(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str) -> None:
    run = framing(capsys, "score", *arguments, "-o", "scores")
    assert run.code == 1
    assert run.err.startswith(said)
    assert "Traceback" not in run.err


def test_the_folder_is_tried_before_any_work(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "score", "nosuch.csv", "-l", "nosuch", "-o", "mine.yml")
    assert (run.code, run.out) == (1, "")
    assert run.err == (
        "framing: Nothing can be written to the folder 'mine.yml': there is a file of this name. Name another "
        "with --out.\n"
    )
    assert (folder / "mine.yml").read_text() == LEXICON


def test_in_parts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("score", "articles.csv", "-l", "mine.yml", "-o", "scores", "--source", "outlet", "--jobs", "1")
    run = framing(capsys, *arguments)
    assert (run.code, run.err) == (0, "")
    first, *others = run.out.splitlines()
    assert first == "Scores of 3 articles from 2 sources: 1 frame, 1 target, 6 matches; 1 article excluded."
    assert others[-1] == "Wrote Parquet files and manifest.json to scores."
    assert open_scores(folder / "scores").exclusions.column("reason") == ["empty text"]

    (folder / "more.csv").write_text("id,outlet,body\n5,Herald,Jobs\n6\n")
    run = framing(capsys, *arguments, "more.csv", "--quiet")
    assert (run.code, run.out) == (1, "")
    assert run.err == (
        "framing: 1 input is not scored, of 2.\n"
        "  more.csv: 1 row does not have the 3 fields of the header.\n"
        "    line 3: 1 fields\n"
        "  A value that holds the separator or a line break has to stand in quotation marks.\n"
        f"The other 1 can be opened from '{folder / 'scores'}'; mend or leave out what is named here, and run the "
        "same again.\n"
    )


def test_options_of_parts_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "score", "articles.csv", "-l", "mine.yml", "-o", "scores", "--verify")
    assert run.code == 2
    said = " ".join(run.err.replace("│", " ").split())
    assert "--no-resume, --verify and --no-words go with --jobs or --scheduler." in said


def test_a_scheduler_that_does_not_answer(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "score", "articles.csv", "-l", "mine.yml", "-o", "scores", "--scheduler", "nowhere")
    assert run.code == 1
    assert run.err.startswith("framing: No Dask scheduler answers at 'nowhere' (")
