"""`framing concordance`"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from framing.cli.concordance import Order
from framing.results.concordance import ORDERS
from tests.cli.running_framing import framing


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "articles.csv").write_text("source,text\nA,The trade war goes on.\nB,No trade deal yet.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_lines_are_printed_and_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(
        capsys, "concordance", "articles.csv", "-p", "trade (war|deal)", "--window", "2", "--out", "lines.csv"
    )
    assert (run.code, run.err) == (0, "")
    assert "trade (war|deal): 2 matches in 2 of 2 articles, 2 tokens either side.\n" in run.out
    assert "  A  The  trade war   goes on.\n  B   No  trade deal  yet.\n" in run.out
    with (folder / "lines.csv").open(newline="", encoding="utf-8") as file:
        assert [row["match"] for row in csv.DictReader(file)] == ["trade war", "trade deal"]


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".json", ".pdf"])
def test_reports(folder: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    run = framing(
        capsys, "concordance", "articles.csv", "-l", "us-vietnam", "--name", "us", "-q", "-o", f"lines{suffix}"
    )
    assert (run.code, run.out, run.err) == (0, "", "")
    assert (folder / f"lines{suffix}").stat().st_size > 0


def test_the_orders_are_the_librarys() -> None:
    assert tuple(order.value for order in Order) == ORDERS


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("-p", "x", "-w", "200"),
            "--window is 200; it is the number of tokens on either side, a whole number from 0",
        ),
        (("-p", "x ("), "The pattern 'x (' cannot be read: character 3: this bracket is never closed."),
        (
            ("-p", "x", "-o", "x.doc"),
            "--out: the format follows from the suffix of x.doc. Allowed: '.csv', '.txt',",
        ),
        ((), "Give patterns with --pattern"),
        (("-p", "x", "-l", "us-vietnam"), "Give patterns with --pattern"),
    ],
)
def test_what_is_refused(capsys: pytest.CaptureFixture[str], options: tuple[str, ...], said: str) -> None:
    run = framing(capsys, "concordance", "articles.csv", *options)
    assert run.code != 0
    assert said in run.err
