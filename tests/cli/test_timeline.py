"""`framing timeline`, from articles to tables and pictures."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from framing.files import packaged_folder
from tests.cli.running_framing import framing

SAMPLE = packaged_folder("examples") / "us_vietnam.jsonl"
QUICK = ("--lexicon", "us-vietnam", "--resamples", "200", "--out", "out.csv")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "timeline", str(SAMPLE), *QUICK, "--every", "week", "--picture", "lines.png")
    assert (run.code, run.err) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == ["lines.png", "out.csv"]
    assert len(_rows(folder / "out.csv")) == 8 * 4 * 6  # frames × sources × weeks
    assert "\n6 weeks from 2023-08-21 to 2023-09-25, 4 groups.\n" in run.out
    assert "  partial-period: The articles begin on 2023-08-25" in run.out
    assert run.out.endswith("\nWritten\n  out.csv\n  lines.png\n")


def test_a_difference_stands_beside(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sides = ("--difference", "Mekong Courier", "Pacific Commerce Wire")
    run = framing(
        capsys, "timeline", str(SAMPLE), *QUICK, *sides, "--picture", "p.svg", "--picture", "p.pdf", "-q"
    )
    assert (run.code, run.out, run.err) == (0, "", "")
    assert sorted(path.name for path in folder.iterdir()) == [
        *("out-difference.csv", "out.csv", "p-difference.pdf", "p-difference.svg", "p.pdf", "p.svg"),
    ]
    rows = _rows(folder / "out-difference.csv")
    assert {(row["group"], row["reference"]) for row in rows} == {("Mekong Courier", "Pacific Commerce Wire")}


def test_what_is_followed_can_be_chosen(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chosen = ("--measure", "stance", "--name", "china", "--name", "us", "--every", "month", "--voice", "quoted")
    assert framing(capsys, "timeline", str(SAMPLE), *QUICK, *chosen, "-q").code == 0
    assert {(row["name"], row["period"]) for row in _rows(folder / "out.csv")} == {
        (name, month) for name in ("china", "us") for month in ("2023-08", "2023-09")
    }


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--every", "weekly"), 2, "Unknown period 'weekly'. Did you mean 'week'?"),
        (("--every", "weekly"), 2, "Without --every, the span decides."),
        (("--measure", "shares"), 2, "Unknown measure 'shares'. Did you mean 'share'?"),
        (("--resamples", "9"), 2, "--resamples must be a whole number of at least 200"),
        (("--picture", "lines.gif"), 2, "Unknown kind of picture '.gif'. Allowed: '.png', '.pdf' or '.svg'."),
        (("--name", "containment"), 1, "Unknown frame 'containment'. Did you mean 'containment_of_china'?"),
        (("--difference", "Mekong Currier", "x"), 1, "Did you mean 'Mekong Courier'?"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_failures(capsys: pytest.CaptureFixture[str], options: tuple[str, ...], code: int, said: str) -> None:
    run = framing(capsys, "timeline", str(SAMPLE), *QUICK, *options)
    assert run.code == code
    assert said in " ".join(run.err.replace("│", " ").split())
    assert "went wrong" not in run.err
    assert not Path("out.csv").exists()


def test_articles_without_dates_are_refused_in_the_words_of_the_shell(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = {"source": "Alpha", "text": "The aim is to contain China."}
    (folder / "a.json").write_text(json.dumps([article, article | {"source": "Beta"}]))
    run = framing(capsys, "timeline", "a.json", *QUICK, "-q")
    assert run.err == (
        "framing: timeline needs dates: 0 of 2 articles have one. Name the column that holds them: "
        "--date-column published.\n"
    )
