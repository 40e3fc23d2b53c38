"""`framing word-shift`"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from framing.files import packaged_folder
from tests.cli.running_framing import framing

SAMPLE = str(packaged_folder("examples") / "us_vietnam.jsonl")
SIDES = ("--focus", "East Harbour Review", "--reference", "Mekong Courier")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_a_frame(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(
        capsys, "word-shift", SAMPLE, "--lexicon", "us-vietnam", "--of", "containment_of_china", *SIDES,
        "--resamples", "200", "--out", "out/shift.csv", "--picture", "shift.png",
    )  # fmt: skip
    assert (run.code, run.err) == (0, "")
    rows = _rows(folder / "out" / "shift.csv")
    assert rows[0]["term"] == "AUKUS"
    assert sum(float(row["contribution"]) for row in rows) == pytest.approx(0.05711, abs=1e-4)
    assert (folder / "shift.png").read_bytes().startswith(b"\x89PNG")
    assert (
        "\nContainment of China (share): East Harbour Review 0.06746 − Mekong Courier 0.01034 = +0.05712"
        in run.out
    )
    assert run.out.endswith("\nWritten\n  out/shift.csv\n  shift.png\n")


def test_tone_and_stance_have_the_articles(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for of, word in (("tone", "no"), ("china", "calmly")):
        run = framing(
            capsys, "word-shift", SAMPLE, "-l", "us-vietnam", "--of", of, "--focus", "East Harbour Review",
            "--resamples", "200", "-o", f"{of}.csv", "-q",
        )  # fmt: skip
        assert (run.code, run.out, run.err) == (0, "", "")
        assert word in [row["term"] for row in _rows(folder / f"{of}.csv")]


def test_what_is_wrong_is_said_in_options(capsys: pytest.CaptureFixture[str]) -> None:
    command = ("word-shift", SAMPLE, "-l", "us-vietnam", "-o", "s.csv", "-q", *SIDES)
    run = framing(capsys, *command, "--of", "vietnam_balancin")
    assert run.code == 1
    assert run.err.startswith("framing: Unknown frame 'vietnam_balancin'. Did you mean 'vietnam_balancing'?")
    assert run.err.endswith(" Or ask for --of tone.\n")
    run = framing(capsys, *command, "--of", "vietnam_balancing", "--measure", "tone")
    assert run.err == "framing: Tone is of whole articles: ask for --of tone; given: 'vietnam_balancing'.\n"
    run = framing(capsys, *command, "--of", "tone", "--resamples", "5")
    assert run.code == 2
    assert "--resamples must be a whole number of at least 200" in " ".join(run.err.split())
    run = framing(capsys, *command, "--of", "tone", "--picture", "s.gif")
    assert run.code == 2
    assert "Unknown kind of picture '.gif'." in " ".join(run.err.split())
