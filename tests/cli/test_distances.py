"""`framing distances`, from articles to tables and pictures."""

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


def test_a_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "distances", str(SAMPLE), *QUICK, "--picture", "d.png")
    assert (run.code, run.err) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == [
        "d.png",
        "out-groups.csv",
        "out-profiles.csv",
        "out.csv",
    ]
    with (folder / "out.csv").open(newline="") as file:
        assert len(list(csv.DictReader(file))) == 6
    assert "Pacific Commerce Wire and The Northgate Observer" in run.out
    assert "  too-few-groups: No group has 10 articles with a hit;" in run.out
    assert run.out.endswith("\nWritten\n  out.csv\n  out-profiles.csv\n  out-groups.csv\n  d.png\n")


def test_tree_and_map_stand_beside(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ("American businesses see export markets grow.", "The aim is to contain China, officials fear.")
    articles = [
        {"source": f"S{number}", "text": f"Story {i} of {number}. {said[(number + (i % 7 == 0)) % 2]} It rained."}
        for number in range(4)
        for i in range(14)
    ]
    (folder / "a.json").write_text(json.dumps(articles))
    run = framing(capsys, "distances", "a.json", *QUICK, "--no-clean", "--picture", "d.svg", "-q")
    assert (run.code, run.out, run.err) == (0, "", "")
    assert {path.name for path in folder.iterdir()} == {
        *("a.json", "d.svg", "d-tree.svg", "d-map.svg"),
        *("out.csv", "out-profiles.csv", "out-groups.csv", "out-tree.csv", "out-map.csv"),
    }


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--measure", "tone"), 2, "and 'tone' cannot. What can be: 'share', 'rate', 'present' or 'salience'."),
        (("--resamples", "9"), 2, "--resamples must be a whole number of at least 200"),
        (("--picture", "d.gif"), 2, "Unknown kind of picture '.gif'."),
        (("--frames-of", "us-vietnm"), 1, "Unknown lexicon 'us-vietnm'. Did you mean 'us-vietnam'?"),
        (("-l", "generic-frames"), 1, "and there are several. Choose with --frames-of: 'us-vietnam' or"),
        (("--by", "outlett"), 1, "Unknown column 'outlett'."),
    ],
)
@pytest.mark.usefixtures("folder")
def test_failures(capsys: pytest.CaptureFixture[str], options: tuple[str, ...], code: int, said: str) -> None:
    run = framing(capsys, "distances", str(SAMPLE), *QUICK, *options)
    assert run.code == code
    assert said in " ".join(run.err.replace("│", " ").split())
    assert not Path("out.csv").exists()
