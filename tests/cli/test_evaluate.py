"""`framing evaluate` and `framing compare --gold`, from articles and codes to tables and a report."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from framing.classify import FrameClassifier, save_model
from framing.cli.checking import Checked
from tests.cli.running_framing import framing

LEXICON = """
lexicon: made
version: 1.0.0
language: en
licence: CC0-1.0
about: Made for tests.
frames:
  trade: {label: Trade, definition: Trade grows., terms: [tariff*]}
"""
CODERS = ("anna", "ben")
QUICK = ("articles.json", "-l", "made.yml", "--gold", "gold.csv", "--no-clean", "--resamples", "200", "-o", "out")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with twelve articles of two sources, a lexicon, and codes of all articles."""
    monkeypatch.chdir(tmp_path)
    articles = [
        {
            "id": f"d{i}",
            "source": "AB"[i % 2],
            "title": f"Story {i}",
            "text": f"Report {i}. {'Tariffs rise.' if i % 3 else 'It rained all day.'} Nobody knows why it is so.",
        }
        for i in range(12)
    ]
    Path("articles.json").write_text(json.dumps(articles))
    Path("made.yml").write_text(LEXICON)
    rows = [{"unit_id": f"d{i}", "name": "trade", "code": int(i % 3 == 1)} for i in range(12)]
    with Path("gold.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, ("unit_id", "name", "code"))
        writer.writeheader()
        writer.writerows(rows)
    return tmp_path


def test_a_run_writes_tables_and_says_what_was_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "evaluate", *QUICK)
    assert (run.code, run.err) == (0, "")
    names = {path.name for path in (folder / "out").iterdir()}
    assert {"evaluation.csv", "evaluation_terms.csv", "evaluation_thresholds.csv"} <= names
    with (folder / "out" / "evaluation.csv").open(newline="") as file:
        rows = {(row["source"], row["metric"]): row for row in csv.DictReader(file)}
    # Eight articles have a tariff, and coders see the frame in four of them and in no other.
    assert (float(rows["", "precision"]["value"]), float(rows["", "recall"]["value"])) == (0.5, 1)
    assert "1 frame held against the codes of 12 articles in 12 articles, each counting once." in run.out
    assert "  no-probabilities: " in run.out


def test_a_model_is_held_against_codes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = [f"{what} in town {i} today." for i in range(12) for what in ("Tariffs rise", "It rained all day")]
    model = FrameClassifier(folds=2, shipped_lexicons=False).fit(texts, ["trade", "none"] * 12)
    save_model(model, "model.framing")
    words = ["model.framing" if each == "made.yml" else "--model" if each == "-l" else each for each in QUICK]
    run = framing(capsys, "evaluate", *words)
    assert (run.code, run.err) == (0, "")
    assert "1 frame held against the codes of 12 articles in 12 articles, each counting once." in run.out


def test_neither_lexicon_nor_model(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "evaluate", "articles.json", "--gold", "gold.csv", "-o", "out")
    assert run.code == 2
    assert "Missing option '--lexicon' or '--model'" in run.err


def test_a_report_says_what_was_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "compare", *QUICK, "-f", "md,csv", "-q")
    assert (run.code, run.out, run.err) == (0, "", "")
    report = (folder / "out" / "report.md").read_text(encoding="utf-8")
    assert "> **Checked against human codes of 12 articles: Trade (F1 = .67).**" in report
    assert "Not validated against human coding" not in report
    assert "--gold gold.csv" in report
    assert (folder / "out" / "evaluation.csv").exists()


def test_codes_of_several_coders_show_how_far_they_agree(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (folder / "codes.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["unit_id", "coder", "name", "code"])
        for i in range(12):
            writer.writerows(
                [f"d{i}", who, "trade", int(i % 3 == 1 or (who == "ben" and i == 0))] for who in CODERS
            )
    run = framing(capsys, "compare", *QUICK, "--codes", "codes.csv", "-f", "md,csv", "-q")
    assert (run.code, run.out, run.err) == (0, "", "")
    report = (folder / "out" / "report.md").read_text(encoding="utf-8")
    assert report.index("## How far coders agree") < report.index("## How rightly the frames are found")
    # One of twelve differs: observed 1 ÷ 12, expected 2 · 9 · 15 ÷ (24 · 23): α = 1 − .0833 ÷ .4891 = .83.
    assert "Trade (F1 = .67, α = .83)" in report
    with (folder / "out" / "divided_units.csv").open(newline="") as file:
        assert [row["codes"] for row in csv.DictReader(file)] == ["anna: 0; ben: 1"]


def test_a_sample_alone_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = framing(capsys, "compare", "articles.json", "-l", "made.yml", "--sample", "gold.csv", "-o", "out")
    assert run.code == 2
    assert "--sample and --codes go with --gold, what was decided of the codes." in " ".join(
        run.err.replace("│", " ").split()
    )


def test_a_missing_file_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "gold.csv").unlink()
    run = framing(capsys, "evaluate", *QUICK, "-q")
    assert run.code == 1
    assert "There is no file 'gold.csv' with codes. Give the path of a CSV file." in run.err


def test_the_command_that_repeats_names_files_without_folders() -> None:
    words = Checked(Path("a/gold.csv"), Path("a/sample.csv"), (Path("b/anna.csv"),)).words()
    assert list(words) == ["--gold", "gold.csv", "--sample", "sample.csv", "--codes", "anna.csv"]
