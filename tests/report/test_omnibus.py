from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa

from framing.comparisons import compare
from framing.report.omnibus import omnibus_table
from framing.report.sections.measures import contrasts
from framing.report.tables import contrast_table
from framing.results import Comparison, Table
from tests.making import scores_from_arrays


def _compared(k: int = 3, **settings: Any) -> Comparison:
    rng = np.random.default_rng(0)
    hits = rng.binomial(20, np.where(np.arange(12 * k) < 12, 0.6, 0.1)[:, None] * [1, 0.2])
    scores = scores_from_arrays([f"s{i // 12}" for i in range(12 * k)], hits, np.full(12 * k, 20))
    return compare(scores, n_resamples=400, **settings)


def test_all_groups_come_before_the_pairs() -> None:
    section = contrasts(_compared())
    titles = [block.title for block in section.blocks if hasattr(block, "title")]
    assert titles[0] == "Share of Sentences With Each Frame, by Source: All Sources at Once"
    assert titles[-1].endswith(": Differences")


def test_a_row_for_each_frame_the_clearest_first() -> None:
    result = _compared()
    table = omnibus_table(result)
    assert table is not None
    assert [column.head for column in table.columns] == ["Frame", "Sources", "Q", "p", "Corrected p"]
    rows = [[cell.parts[0] for cell in row] for row in table.rows]
    assert rows[0][0] == "Frame0"
    assert rows[0][1] == "3"
    assert rows[0][3] == ".002"
    assert table.csv == "omnibus"
    assert table.note == (
        "Q says how far sources lie apart, measured by how their articles vary; where they are alike it is near "
        "their number less one. A small p says that they are not all alike, and not which differ. Corrected p: "
        "Benjamini–Hochberg over 2 tests."
    )


def test_two_groups_and_uncorrected_ones() -> None:
    assert omnibus_table(_compared(k=2)) is None
    table = omnibus_table(_compared(correction="none"))
    assert table is not None
    assert [column.head for column in table.columns][-1] == "p"


def test_very_many_frames_are_cut() -> None:
    result = _compared()
    many = Table(pa.concat_tables([result.omnibus.data] * 30))
    table = omnibus_table(replace(result, omnibus=many))
    assert table is not None
    assert len(table.rows) == 40
    assert table.note.endswith("Shown are 40 of 60 frames.")


def test_the_table_of_differences_names_the_family() -> None:
    table = contrast_table(_compared())
    assert table is not None
    assert (
        "Corrected p: Benjamini–Hochberg over 6 tests (all 6 contrasts: 2 frames × 3 pairs, measure share)."
    ) in table.note
