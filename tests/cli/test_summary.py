"""What a run tells on the terminal."""

from __future__ import annotations

import subprocess
import sys

import pytest

from framing.cli.summary import say_study
from tests.report import studied


def _printed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


def test_two_groups_stand_beside_one_another(capsys: pytest.CaptureFixture[str]) -> None:
    study = studied.study(groups=("Harbour Review", "Pacific Wire"), labels=("Opportunity", "Containment"))
    cells = {row["group"]: row for row in study.comparisons[0].estimates.rows() if row["label"] == "Containment"}
    shown = [
        f"{row['estimate']:.3f} [{row['low']:.3f}, {row['high']:.3f}]".replace("0.", ".") for row in cells.values()
    ]
    say_study(study, study.caveats)
    lines = _printed(capsys)
    assert lines[:4] == [
        "",
        "Share of sentences, with intervals at 95%",
        "",
        "frame         Harbour Review      Pacific Wire",
    ]
    assert lines[6] == f"Containment   {shown[0]}   {shown[1]}"
    assert len(lines) == 7


def test_many_groups_stand_below_one_another(capsys: pytest.CaptureFixture[str]) -> None:
    study = studied.study(groups=[f"Source {number:02}" for number in range(35)], labels=list("ABCD"))
    say_study(study, study.caveats)
    lines = _printed(capsys)
    heads = [line.split() for line in lines if line.startswith("source ")]
    assert heads == [["source", "A", "B", "C"], ["source", "D"]]
    assert sum(line.startswith("Source ") for line in lines) == 2 * 30
    assert lines.count("… and 5 groups with fewer articles.") == 1


def test_cautions_that_are_not_known_yet(capsys: pytest.CaptureFixture[str]) -> None:
    study = studied.study()
    say_study(study, ())
    assert _printed(capsys)[-3:] == [
        "Cautions",
        f"  {study.caveats[-1].code}: {study.caveats[-1].message}",
        "In full: the report and caveats.csv (by row: the column caveats of the other tables).",
    ]
    for formats, said in ((("md", "html"), "In full: the report."), (("bib",), "")):
        say_study(study, (), formats)
        last = _printed(capsys)[-1]
        assert last == said if said else last.startswith("  columns-guessed: ")
    say_study(study, study.caveats)
    assert "Cautions" not in _printed(capsys)


def test_nothing_commands_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    say_study(studied.hostile_study(), ())
    printed = capsys.readouterr().out
    assert not set(printed) & {"\x1b", "\x00", "\x07", "\u202e", "\r"}
    assert "<script>alert(1)</script>" in printed


def test_two_frames_of_the_same_label(capsys: pytest.CaptureFixture[str]) -> None:
    study = studied.study(groups=("a", "b"), labels=("Same", "Same"))
    say_study(study, study.caveats)
    rows = [line for line in _printed(capsys) if line.startswith("Same")]
    assert len(rows) == 2
    assert rows[0] != rows[1]


def test_a_table_on_the_terminal_loads_no_matplotlib() -> None:
    code = (
        "import sys\n"
        "from framing.cli.summary import say_study\n"
        "from framing.plots.numbers import scale_of\n"
        "from framing.plots.rows import grid_of\n"
        "from framing.report.numbers import estimate\n"
        "print('matplotlib' in sys.modules, 'typst' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"
