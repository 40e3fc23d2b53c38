"""What a report says of how far coders agree, alone and in a study."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

import pytest

import framing
from framing.errors import ComparisonError
from framing.report.build import build
from framing.report.model import FigureBlock, Section, Statements, TableBlock
from framing.results import Agreement
from tests.coding.agreed import agreed
from tests.coding.coded_articles import gold, scored


@pytest.fixture(scope="module")
def section() -> Section:
    return build(agreed()).sections[0]


def test_a_report_of_its_own() -> None:
    report = build(agreed())
    assert report.title == "How far coders agree"
    assert report.subtitle == "anna and ben; 10 units; level of measurement: nominal"
    assert [each.id for each in report.sections] == ["agreement", "caveats", "methods", "provenance"]


def test_what_can_be_relied_on(section: Section) -> None:
    (said,) = [block for block in section.blocks if isinstance(block, Statements)]
    assert [(item.lead, item.text) for item in said.items] == [
        ("Reliable.", "α is .8 or more: danger (1.00)."),
        ("Not reliable.", "α is below .667: growth (.10)."),
        (
            "Nothing known.",
            "There is no α: silence (all codes are equal, so nothing shows whether coders can tell units apart).",
        ),
    ]


def test_numbers_and_divided_units(section: Section) -> None:
    frames, units = [block for block in section.blocks if isinstance(block, TableBlock)]
    row = [cell.parts[0] for cell in frames.rows[0]]
    # By hand: .6 are equal; by chance .58 for κ, which is .02 ÷ .42, and .42 for AC1, which is .18 ÷ .58.
    assert row == ["growth", "10", ".30", ".10", ".60", ".05", ".31"]
    assert [row[2].parts for row in units.rows] == [
        ("anna: 0; ben: 1",), ("anna: 0; ben: 1",), ("anna: 0; ben: 1",), ("anna: 1; ben: 0",)
    ]  # fmt: skip
    assert units.note == "Shown are 4 of 4 units on which coders differ. In full: divided_units.csv."
    assert sum(isinstance(block, FigureBlock) for block in section.blocks) == 2


def test_json_has_all_tables(tmp_path: Path) -> None:
    content = json.loads(framing.write_report(agreed(), tmp_path / "agreed.json").read_bytes())
    assert content["estimates"] == []
    assert len(content["result"]["divided"]) == 4


def test_a_study_shows_it_before_the_evaluation() -> None:
    scores = scored({f"a{i}": (0,) if i % 3 else () for i in range(12)})
    codes = gold({f"a{i}": int(i % 3 == 1) for i in range(12)})
    study = framing.study(scores, n_resamples=200)
    validated = framing.validate(study, codes, scores=scores, agreement=agreed())
    assert [type(part).__name__ for part in validated.further[:2]] == ["Agreement", "Evaluation"]
    assert "agreement" in [each.id for each in build(validated).sections]
    with pytest.raises(ComparisonError) as refusal:
        framing.validate(study, codes, scores=scores, agreement=cast(Agreement, 0.8))
    assert str(refusal.value) == "agreement is what framing.agreement returned; given: a value of type float."


def test_other_parts_of_a_study_make_reports_of_their_own() -> None:
    scores = scored({f"a{i}": (0,) if i % 3 else () for i in range(12)})
    found = framing.evaluate(scores, gold({f"a{i}": int(i % 3 == 1) for i in range(12)}), n_resamples=200)
    report = build(found)
    assert report.title == "How rightly the frames are found"
    assert [each.id for each in report.sections] == ["validation", "caveats", "methods", "provenance"]
