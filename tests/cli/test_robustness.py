"""`framing robustness`, from articles to tables and a picture."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from framing.files import packaged_folder
from tests.cli.running_framing import framing

SAMPLE = packaged_folder("examples") / "us_vietnam.jsonl"
PAIR = ("--contrast", "Mekong Courier - Pacific Commerce Wire")
QUICK = ("robustness", str(SAMPLE), "--lexicon", "us-vietnam", "--out", "out.csv", *PAIR)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, *QUICK, "--picture", "curve.svg", "--frame", "containment_of_china")
    assert (run.code, run.err) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == ["curve.svg", "out-summary.csv", "out.csv"]
    rows, summary = _rows(folder / "out.csv"), _rows(folder / "out-summary.csv")
    assert {row["kind"] for row in rows} == {
        *("terms", "articles", "largest-day", "quotes", "journalist", "measure", "threshold", "combination")
    }
    assert {(row["group"], row["reference"]) for row in rows} == {("Mekong Courier", "Pacific Commerce Wire")}
    assert len(summary) == 8
    assert sum(int(row["alternatives"]) for row in summary) == len(rows)
    assert "the difference between Mekong Courier and Pacific Commerce Wire in “Containment of China”" in run.out
    assert run.out.endswith("\nWritten\n  out.csv\n  out-summary.csv\n  curve.svg\n")
    assert "Containment of China: share of sentences" in (folder / "curve.svg").read_text(encoding="utf-8")


def test_what_is_varied_can_be_chosen(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, *QUICK, "--alternative", "quotes", "--vary-cleaning", "--measure", "rate", "-q")
    assert (run.code, run.out, run.err) == (0, "", "")
    assert {row["choice"] for row in _rows(folder / "out.csv")} == {
        *("no words in quotation marks", "cleaning off", "cleaning off + no words in quotation marks")
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--alternative", "term"), "Unknown alternative 'term'. Did you mean 'terms'?"),
        (("--measure", "shares"), "Unknown measure 'shares'."),
        (("--picture", "a.gif"), "Unknown kind of picture '.gif'."),
    ],
)
def test_wrong_usage_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    run = framing(capsys, *QUICK, *arguments)
    assert run.code == 2
    assert said in " ".join(run.err.replace("│", " ").split())
