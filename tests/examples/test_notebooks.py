"""The notebooks run from top to bottom, end in what they promise, and what they say in words holds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

import framing

REPOSITORY = Path(__file__).parents[2]
NOTEBOOK = REPOSITORY / "examples" / "compare_two_sources.ipynb"
WIRE, REVIEW = "Pacific Commerce Wire", "East Harbour Review"


def _read(path: Path) -> Any:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return notebook


def test_outputs_are_stripped() -> None:
    """They would go stale with the first change of a number, and pictures fill the history; the test runs it."""
    cells = [cell for cell in _read(NOTEBOOK).cells if cell.cell_type == "code"]
    assert cells
    assert all(cell.outputs == [] and cell.execution_count is None for cell in cells)


def test_the_notebook_writes_its_report(tmp_path: Path) -> None:
    notebook = _read(NOTEBOOK)
    # The kernel is a process of its own; it finds this checkout whether or not it is installed.
    path = os.pathsep.join([str(REPOSITORY), *filter(None, [os.environ.get("PYTHONPATH")])])
    client = NotebookClient(
        notebook, kernel_name="python3", timeout=120, resources={"metadata": {"path": str(tmp_path)}}
    )
    client.execute(env={**os.environ, "PYTHONPATH": path})
    report = tmp_path / "out" / "two-outlets.pdf"
    assert report.read_bytes().startswith(b"%PDF-")
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert sum("image/png" in output.get("data", {}) for output in outputs) == 3
    assert [output for output in outputs if output.get("name") == "stderr"] == []
    assert notebook.cells[-2].outputs[0].text.startswith("out/two-outlets.pdf: ")


def test_what_the_notebook_says_holds() -> None:
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
