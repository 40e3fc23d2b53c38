"""The notebooks run from top to bottom, end in what they promise, and what they say in words holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import framing
from framing.coding import read_codes, read_sample
from tests.examples.running import NOTEBOOKS, Executed, read

Run = Callable[[str], Executed]
TWO_OUTLETS, VALIDATED = "compare_two_sources.ipynb", "validated_report.ipynb"
WIRE, REVIEW = "Pacific Commerce Wire", "East Harbour Review"


def test_there_are_notebooks() -> None:
    assert {TWO_OUTLETS, VALIDATED} <= {path.name for path in NOTEBOOKS}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_outputs_are_stripped(path: Path) -> None:
    """They would go stale with the first change of a number, and pictures fill the history; the test runs it."""
    cells = [cell for cell in read(path).cells if cell.cell_type == "code"]
    assert cells
    assert all(cell.outputs == [] and cell.execution_count is None for cell in cells)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_without_a_word_of_warning(path: Path, executed: Run) -> None:
    outputs = executed(path.name).outputs
    assert outputs
    assert [output for output in outputs if output.get("name") == "stderr"] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_tells_a_story_and_ends_in_a_report(path: Path, executed: Run) -> None:
    """A question at the start, pictures, a report that is there, and at the end what may be said."""
    found = executed(path.name)
    said = [cell.source for cell in found.cells if cell.cell_type == "markdown"]
    assert "?" in said[0]
    assert "invented" in said[0] or "made up" in said[0]
    assert said[-1].startswith("## What we may say\n\n- ")
    assert any("image/png" in output.get("data", {}) for output in found.outputs)
    (report, *_) = re.findall(r"^(out/\S+\.(?:html|pdf)): \d+ kB$", found.printed, re.MULTILINE)
    assert (found.folder / report).stat().st_size > 10_000
    assert [name.name for name in found.folder.iterdir()] == ["out"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_nothing_raw_is_shown(path: Path, executed: Run) -> None:
    """No repr of Python's own, no folder of this machine, and no line that runs out of its cell."""
    found = executed(path.name)
    plain = [output for output in found.outputs if output.output_type == "execute_result"]
    # A figure is a picture, and everything else has HTML; what has neither is a bare repr.
    assert [output.data for output in plain if not {"image/png", "text/html"} & set(output.data)] == []
    shown = [text for output in found.outputs for text in output.get("data", {}).values() if "/" in text[:9999]]
    assert [text for text in [*shown, found.printed] if str(found.folder) in text] == []
    lines = [line for cell in found.cells if cell.cell_type == "code" for line in cell.source.splitlines()]
    assert max(map(len, lines)) <= 115


def test_two_outlets_writes_its_report(executed: Run) -> None:
    found = executed(TWO_OUTLETS)
    assert (found.folder / "out" / "two-outlets.pdf").read_bytes().startswith(b"%PDF-")
    assert sum("image/png" in output.get("data", {}) for output in found.outputs) == 3
    assert "out/two-outlets.pdf: " in found.printed


def test_what_two_outlets_says_holds() -> None:
    """Its prose about the numbers, against the numbers."""
    corpus = framing.sample_corpus().where(source=[WIRE, REVIEW])
    scores = framing.score(corpus, framing.load_lexicon("us-vietnam"), progress=False)
    share = framing.compare(scores, reference=REVIEW)
    differences = {row["name"]: row for row in share.contrasts}
    assert share.n_tests == len(differences) == 8
    # "Both expectations come out in the direction that we wrote down", "several times as large"
    values = {(row["name"], row["group"]): row["estimate"] for row in share.estimates}
    assert values["us_business_opportunity", WIRE] > 2 * values["us_business_opportunity", REVIEW]
    assert values["containment_of_china", REVIEW] > 2 * values["containment_of_china", WIRE]
    # "none of the eight differences is clear of chance once we count how many we looked at"
    assert min(row["p_corrected"] for row in differences.values()) > 0.05
    # "Where the wire has the frame, it often reports it: somebody denies it"
    containment = scores.evidence.where(name="containment_of_china", source=WIRE)
    assert 2 * sum(containment.column("negated")) >= len(containment)
    # "The two intervals lie on top of one another"
    one, other = framing.compare(scores, measure="tone").estimates
    assert max(one["low"], other["low"]) < min(one["estimate"], other["estimate"])
    assert max(one["estimate"], other["estimate"]) < min(one["high"], other["high"])
    assert {row["rule"] for row in corpus.cuts} == {"share-line", "repeated-title", "teaser-tail"}


def test_the_validated_report_is_one(executed: Run) -> None:
    found = executed(VALIDATED)
    report = (found.folder / "out" / "validated.html").read_text(encoding="utf-8")
    for title in ("How far coders agree", "How rightly frames and stances are found", "Are the gaps real?"):
        assert f"{title}</h2>" in report
    assert "Not validated against human coding" not in report
    assert "Checked against human codes of 300 sentences" in found.printed
    assert sum("image/png" in output.get("data", {}) for output in found.outputs) == 3
    sheets = sorted((found.folder / "out").glob("sheet-*.html"))
    assert [sheet.name for sheet in sheets] == ["sheet-anna.html", "sheet-ben.html"]
    # Blind: no outlet by its name, and no article by its id.
    assert [
        name for name in (WIRE, "pcw-0", "ehr-0") for sheet in sheets if name in sheet.read_text("utf-8")
    ] == []


def test_what_the_validated_report_says_holds(executed: Run) -> None:
    """Its prose about the numbers, against the numbers, worked out from the files that it wrote."""
    out = executed(VALIDATED).folder / "out"
    scores = framing.score(framing.sample_corpus(), framing.load_lexicon("us-vietnam"), progress=False)
    sample = read_sample(out / "sample.csv")
    codes = read_codes(out / "codes.csv", sample=sample)
    gold = framing.adjudicate(codes, rule="majority", arbiter="anna")
    # "Of the sentences in which the lexicon finds a frame, 9 in 10 have it; in the review only half"
    evaluation = framing.evaluate(scores, gold, codes=codes)
    (precision,) = evaluation.table.where(name="containment_of_china", source=REVIEW, metric="precision")
    assert precision["value"] < 0.7
    # "The test sees it"
    (seen,) = [
        row for row in evaluation.differential if row["p_corrected"] is not None and row["p_corrected"] < 0.05
    ]
    assert (seen["name"], seen["metric"], seen["lowest"]) == ("containment_of_china", "specificity", REVIEW)
    # "would have made the gaps to the review too large", "once errors are taken out, no gap is settled"
    corrected = framing.correct(framing.compare(scores, measure="share"), gold, scores=scores)
    of_review = corrected.table.where(name="containment_of_china", group=REVIEW)
    assert len(of_review) == 3
    assert all(0 < row["corrected"] < row["raw"] for row in of_review)
    assert set(corrected.table.column("verdict")) == {"not settled", "still open"}
    # "a corrected interval is wider"
    assert all(row["high"] - row["low"] > row["raw_high"] - row["raw_low"] for row in of_review)
