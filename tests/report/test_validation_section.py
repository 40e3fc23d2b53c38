"""What a report says of an evaluation and of a correction."""

from __future__ import annotations

import pytest

import framing
from framing.report.build import build
from framing.report.model import FigureBlock, Report, Section, Stamp, TableBlock
from tests.coding.coded_articles import gold, sampled, scored

HITS = {f"{'ab'[i % 2]}{i}": (0,) if i % 3 else () for i in range(24)}


@pytest.fixture(scope="module")
def report() -> Report:
    scores = scored(HITS)
    codes = {f"{name}#s0": int(i % 3 == 1) for i, name in enumerate(HITS)}
    # With one sentence in four drawn from each source, every coded one stands for four.
    sample = sampled([(name, 0, name[0], 0.25) for name in HITS])
    study = framing.study(scores, n_resamples=200)
    return build(framing.validate(study, gold(codes), scores=scores, sample=sample))


def section(report: Report, name: str) -> Section:
    return next(each for each in report.sections if each.id == name)


def test_the_stamp_says_what_was_found(report: Report) -> None:
    stamps = [block for block in section(report, "glance").blocks if isinstance(block, Stamp)]
    # Eight of sixteen found rightly and none missed: F1 = 16 ÷ 24.
    assert stamps == [Stamp("Checked against human codes of 24 sentences: Trade (F1 = .67). Not checked: Rights.")]


def test_each_frame_has_its_numbers_beside_it(report: Report) -> None:
    found = section(report, "validation")
    tables = [block for block in found.blocks if isinstance(block, TableBlock)]
    assert tables[0].title == "Agreement of Coders, and How Rightly Each Frame Is Found"
    row = [cell.parts[0] for cell in tables[0].rows[0]]
    assert row[:3] == ["Trade", "8", "–"]
    assert row[3] == ".50"
    assert row[5] == ".67"
    assert sum(isinstance(block, FigureBlock) for block in found.blocks) >= 3


def test_raw_gap_corrected_gap_verdict(report: Report) -> None:
    table = next(block for block in section(report, "corrected").blocks if isinstance(block, TableBlock))
    assert [column.head for column in table.columns] == [
        *("Frame", "Group − reference", "Raw gap", "Corrected gap", "Corrected p", "Rogan–Gladen", "Verdict")
    ]
    assert table.rows[0][-1].parts == ("still open",)
    assert table.csv == "corrected"
