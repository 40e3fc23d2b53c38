"""`framing plan` and `framing compare --plan`: written, locked, followed, and refused where anything differs."""

from __future__ import annotations

import csv
import json
import shutil
import tomllib
from pathlib import Path

import pytest

from framing.comparisons import read_plan
from framing.files import packaged_folder
from tests.cli.running_framing import framing

SAMPLE = packaged_folder("examples") / "us_vietnam.jsonl"
QUICK = ("--lexicon", "us-vietnam", "--resamples", "200", "-q")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with articles, to work in."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(SAMPLE, tmp_path / "articles.jsonl")
    return tmp_path


def test_from_a_plan_to_a_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chosen = (
        "--measure",
        "rate",
        "--contrast",
        "Mekong Courier - Pacific Commerce Wire",
        *("--alternative", "terms", "--cluster", "week"),
    )
    assert framing(capsys, "plan", "new", "articles.jsonl", *QUICK, *chosen, "--since", "2023-09-01").code == 0
    written = tomllib.loads((folder / "plan.toml").read_text(encoding="utf-8"))
    assert written["where"] == {"inputs": ["articles.jsonl"], "lexicons": ["us-vietnam"]}
    assert written["comparison"]["contrasts"] == [["Mekong Courier", "Pacific Commerce Wire"]]
    assert written["comparison"]["cluster"] == "week"
    assert ["where", "since=2023-09-01"] in written["data"]["options"]

    run = framing(capsys, "compare", "--plan", "plan.toml", "-o", "out", "-f", "json", "-q")
    assert (run.code, run.out, run.err) == (
        1,
        "",
        "framing: The plan plan.toml is not locked, so nothing that follows it would be planned. Lock it "
        "first: framing plan lock plan.toml\n",
    )
    locked = framing(capsys, "plan", "lock", "plan.toml")
    digest = read_plan(folder / "plan.toml").sha256
    assert (
        locked.out
        == f"Locked: plan.toml, SHA-256 {digest}\nFollow it:  framing compare --plan plan.toml --out report\n"
    )
    again = framing(capsys, "plan", "lock", "plan.toml")
    assert again.out.startswith(f"Was locked before: plan.toml, SHA-256 {digest}\n")

    run = framing(capsys, "compare", "--plan", "plan.toml", "-o", "out", "-f", "json,md,csv", "-q")
    assert (run.code, run.out, run.err) == (0, "", "")
    report = json.loads((folder / "out" / "report.json").read_text(encoding="utf-8"))
    assert [(each["measure"], each["plan"]) for each in report["estimates"]][:2] == [
        ("rate", digest),
        ("share", ""),
    ]
    text = (folder / "out" / "report.md").read_text(encoding="utf-8")
    with (folder / "out" / "contrasts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    pairs = {(row["group"], row["reference"]) for row in rows}
    assert {(row["measure"], row["status"]) for row in rows} >= {("rate", "planned"), ("share", "exploratory")}
    assert pairs == {("Mekong Courier", "Pacific Commerce Wire")}
    assert f"locked plan ({digest[:12]})" in text
    assert "framing compare --plan plan.toml" in text


def test_a_plan_can_be_checked_from_anywhere(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "below").mkdir()
    shutil.copy(packaged_folder("lexicons") / "us-vietnam.yml", folder / "mine.yml")
    made = ("plan", "new", "articles.jsonl", "--lexicon", "mine.yml", "-q", "--out", "below/plan.toml")
    assert framing(capsys, *made).code == 0
    written = tomllib.loads((folder / "below" / "plan.toml").read_text(encoding="utf-8"))
    assert written["where"] == {"inputs": ["../articles.jsonl"], "lexicons": ["../mine.yml"]}
    monkeypatch.chdir("/")
    run = framing(capsys, "plan", "check", str(folder / "below" / "plan.toml"))
    assert run.code == 0
    assert "\nArticles and lexicons are those of the plan. SHA-256 " in run.out


def test_everything_that_differs_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert framing(capsys, "plan", "new", "articles.jsonl", *QUICK).code == 0
    assert framing(capsys, "plan", "lock", "plan.toml", "-q").code == 0
    plan, articles = folder / "plan.toml", folder / "articles.jsonl"
    plan.write_text(plan.read_text(encoding="utf-8").replace("seed = 0", "seed = 1"), encoding="utf-8")
    before = read_plan(plan).inputs[0].sha256[:12]
    with articles.open("a", encoding="utf-8") as file:
        file.write("\n")
    run = framing(capsys, "plan", "check", "plan.toml")
    assert run.code == 1
    first, second, third = run.err.splitlines()
    assert (first, second) == (
        "framing: The plan does not hold:",
        "  comparison.seed was changed after the lock; it now says 1.",
    )
    assert third.startswith("  the file articles.jsonl is another one: SHA-256 ")
    assert third.endswith(f", planned {before}… (28 articles, planned 28).")
    assert framing(capsys, "compare", "--plan", "plan.toml", "-o", "out", "-q").err == (
        "framing: The plan does not hold:\n  comparison.seed was changed after the lock; it now says 1.\n"
    )
    assert framing(capsys, "plan", "lock", "plan.toml").code == 1


def test_cleaning_can_be_varied(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = ("plan", "new", "articles.jsonl", *QUICK, "--vary-cleaning", "--alternative", "quotes")
    assert framing(capsys, *made).code == 0
    assert framing(capsys, "plan", "lock", "plan.toml", "-q").code == 0
    assert framing(capsys, "compare", "--plan", "plan.toml", "-o", "out", "-f", "csv", "-q").code == 0
    assert "cleaning off + no words in quotation marks" in (folder / "out" / "specifications.csv").read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("compare", "-o", "out"), "Missing argument 'INPUT'"),
        (("compare", "a.csv", "-o", "out"), "Missing option '--lexicon'"),
        (
            ("compare", "--plan", "p.toml", "--by", "country", "--no-clean", "-o", "out"),
            "leave out --no-clean, --by",
        ),
        (("plan", "new", "a.csv", "-l", "us-vietnam", "--contrast", "A"), "Write a contrast as two groups"),
    ],
)
def test_wrong_usage_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    run = framing(capsys, *arguments)
    assert run.code == 2
    assert said in " ".join(run.err.replace("│", " ").split())


def test_a_plan_that_is_not_there_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "compare", "--plan", "none.toml", "-o", "out")
    assert (run.code, run.err) == (
        1,
        "framing: There is no plan 'none.toml'. Write one: framing plan new ARTICLES --lexicon NAME.\n",
    )
