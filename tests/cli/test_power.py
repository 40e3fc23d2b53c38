"""`framing power`"""

from __future__ import annotations

from pathlib import Path

import pytest

import framing as package
from tests.cli.running_framing import framing

QUICK = ("--difference", "0.3", "--articles", "10,40", "--runs", "20", "--resamples", "200")


def test_it_writes_the_rows_and_the_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, pictures = tmp_path / "power.csv", [tmp_path / "power.svg", tmp_path / "power.png"]
    run = framing(
        capsys, "power", *QUICK, "--at", "0.1", "-o", str(out), *(f"--picture={each}" for each in pictures)
    )
    assert (run.code, run.err) == (0, "")
    expected = package.power(0.3, at=0.1, articles=[10, 40], runs=20, n_resamples=200)
    assert out.read_text() == expected.to_csv()
    assert run.out.startswith(str(expected))
    assert expected.method in run.out
    assert "Articles in each group" in pictures[0].read_text()
    assert pictures[1].read_bytes().startswith(b"\x89PNG")
    first = pictures[0].read_bytes()
    framing(capsys, "power", *QUICK, "--at", "0.1", "-q", f"--picture={pictures[0]}")
    assert pictures[0].read_bytes() == first


def test_a_pilot(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    package.sample_corpus().to_pandas().to_csv("pilot.csv")
    run = framing(capsys, "power", "pilot.csv", *QUICK, "-l", "us-vietnam", "--frame", "containment_of_china")
    assert (run.code, run.err) == (0, "")
    assert "drawn from 28 articles of a pilot, the difference planted in Containment of China" in run.out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            "--difference 0.1",
            1,
            "Say with --at what value the other groups have, such as --at 0.1, or give the articles of a pilot.",
        ),
        (
            "--difference 0.9 --at 0.5",
            1,
            "Both groups must have a share from 0 to 1: the others 0.5, the first 1.4 (--at and --difference "
            "together).",
        ),
        (
            "--difference 0.1 --at 0.5 --resamples 2",
            1,
            "--resamples must be a whole number of at least 200 (2000 unless you need more); given: 2.",
        ),
        (
            "--difference 0.1 --at 0.5 -l us-vietnam",
            2,
            "Give the articles of a pilot and a --lexicon together, or neither.",
        ),
        (
            "--difference 0.1 --at 0.5 --articles many",
            2,
            "Give whole numbers with commas between, such as 30,100; given: 'many'.",
        ),
        (
            "--difference 0.1 --at 0.5 --picture a.gif",
            2,
            "Unknown kind of picture '.gif'. Allowed: '.png', '.pdf' or '.svg'.",
        ),
    ],
)
def test_what_is_refused(arguments: str, code: int, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "power", *arguments.split())
    assert run.code == code
    assert message in " ".join(run.err.replace("│", " ").split())
