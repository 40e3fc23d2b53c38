"""`framing stance`"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.running_framing import framing

TEXT = "Vietnam praised Washington and condemned Beijing."
ARGUMENTS = ("stance", "articles.csv", "--mentions", "mentions.csv", "--text", "sentence", "--out", "out.csv")


def write(path: Path, *lines: Sequence[object]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the same sentence under two ids, as in data with one marked target a row, and its mentions."""
    write(tmp_path / "articles.csv", ("id", "sentence", "label"), (1, TEXT, "x"), (2, TEXT, "y"))
    write(
        tmp_path / "mentions.csv",
        ("document_id", "target", "start", "end", "polarity"),
        (2, "Beijing", 41, 48, -1),
        (1, "Washington", 16, 26, 1),
        (1, "Vietnam", 0, 7, 0),
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_table(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    run = framing(capsys, *ARGUMENTS)
    assert (run.code, run.err) == (0, "")
    found = rows(folder / "out.csv")
    assert list(found[0]) == [
        *("document_id", "target", "start", "end", "polarity_", "stance", "polarity", "voice", "speaker"),
    ]
    assert [(row["document_id"], row["target"], row["polarity_"], row["polarity"]) for row in found] == [
        ("2", "Beijing", "-1", "against"),
        ("1", "Washington", "1", "for"),
        ("1", "Vietnam", "0", "none"),
    ]
    assert float(found[0]["stance"]) < 0 < float(found[1]["stance"])


@pytest.mark.usefixtures("folder")
def test_what_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = [line.rstrip() for line in framing(capsys, *ARGUMENTS).out.splitlines()]
    assert told[0] == "2 articles read: 2 used, 0 left out."
    assert told[told.index("3 mentions of targets: 1 for, 1 against, 1 none.") :] == [
        "3 mentions of targets: 1 for, 1 against, 1 none.",
        "",
        "target       mentions   for   against   none",
        "────────────────────────────────────────────",
        "Beijing             1     0         1      0",
        "Vietnam             1     0         0      1",
        "Washington          1     1         0      0",
        "",
        "  columns-renamed: Columns of the mentions that have names of the result got an underscore behind them: "
        "polarity.",
        "",
        "Written",
        "  out.csv",
    ]
    quiet = framing(capsys, *ARGUMENTS, "-q")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")


def test_many_targets(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    places = [(1, f"target {number:02}", 0, 7) for number in range(12)]
    write(folder / "mentions.csv", ("document_id", "target", "start", "end"), *places, (1, "target 11", 0, 7))
    told = framing(capsys, *ARGUMENTS).out.splitlines()
    assert [line.split()[1] for line in told if line.startswith("target ") and "mentions" not in line] == [
        *("11", "00", "01", "02", "03", "04", "05", "06", "07", "08"),
    ]
    assert "… and 2 more targets." in told


def test_a_list_with_problems(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    write(folder / "mentions.csv", ("document_id", "target", "start", "end"), (3, "a", 0, 7), (1, "b", 0, 70))
    run = framing(capsys, *ARGUMENTS)
    assert run.code == 1
    assert run.err == (
        "framing: mentions.csv: 2 problems in these mentions.\n"
        "  row 1: there is no article '3'.\n"
        "  row 2: the characters 0 to 70 are not all in '1', which has 49 characters.\n"
        "'start' and 'end' count the characters of the article's text as it was read, from 0, the end not "
        "included. Rows are counted from 1, without the header.\n"
    )
    assert not (folder / "out.csv").exists()


@pytest.mark.usefixtures("folder")
def test_mentions_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "stance", "articles.csv", "--out", "out.csv")
    assert run.code == 2
    assert "--mentions" in run.err
