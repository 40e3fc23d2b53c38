"""The JSON report: for programs that check what the others print."""

from __future__ import annotations

import json
from hashlib import sha256

from framing.report.build import build
from framing.report.json import json_of
from framing.report.model import FigureBlock, blocks_of, numbers_of
from tests.plots.compared import comparison
from tests.report.studied import evidence_row, study


def test_it_has_the_model_the_codebook_the_numbers_and_unrounded_estimates() -> None:
    result = study()
    report = build(result)
    read = json.loads(json_of(report, result))
    assert list(read) == ["format", "report", "numbers", "codebooks", "estimates", "evidence", "provenance"]
    assert read["numbers"] == list(numbers_of(report))
    assert read["codebooks"][0]["sha256"] == "ab12" * 16
    assert read["codebooks"][0]["frames"][1]["definition"] == "What is told about: Containment of China."
    assert read["estimates"][0]["rows"] == result.comparisons[0].estimates.rows()
    assert [section["id"] for section in read["report"]["sections"]] == [section.id for section in report.sections]


def test_pictures_are_named_by_their_hash() -> None:
    result = comparison()
    report = build(result)
    text = json_of(report, result).decode("utf-8")
    hashes = [sha256(b.svg.encode()).hexdigest() for b in blocks_of(report) if isinstance(b, FigureBlock)]
    assert len(hashes) == 3
    assert all(digest in text for digest in hashes)
    assert "<svg" not in text


def test_evidence_is_the_text_as_the_user_gave_it() -> None:
    text = "two\n lines\x00 \u202e and <b>"
    result = study(evidence=[evidence_row(passage=text, match="and")])
    assert json.loads(json_of(build(result), result))["evidence"][0]["passage"] == text
