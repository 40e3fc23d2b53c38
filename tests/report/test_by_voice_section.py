"""The section that shows a measure in each voice."""

from __future__ import annotations

import dataclasses

from framing.report.model import FigureBlock, TableBlock
from framing.report.sections.by_voice import voices_side_by_side
from framing.results import VOICES
from tests.plots.compared import comparison

RESULTS = [dataclasses.replace(comparison("stance"), voice=voice) for voice in VOICES[1:]]


def test_a_table_has_a_column_a_voice_and_a_row_a_group() -> None:
    section = voices_side_by_side(RESULTS)
    (table,) = [block for block in section.blocks if isinstance(block, TableBlock)]
    assert [column.head for column in table.columns] == [
        "Target",
        "Source",
        "Journalist’s own voice",
        "Quoted",
        "Reported",
    ]
    frames = len({row["name"] for row in RESULTS[0].estimates})
    assert len(table.rows) == frames * len(RESULTS[0].groups)
    assert section.id == "stance-by-voice"


def test_the_picture_is_cut_where_it_would_be_too_high() -> None:
    groups = [f"g{i}" for i in range(15)]
    many = [dataclasses.replace(comparison("stance", groups), voice=voice) for voice in VOICES[1:]]
    figures = [block for block in voices_side_by_side(many).blocks if isinstance(block, FigureBlock)]
    assert len(figures) > 1
    assert "The 12 sources with the most articles, of 15." in figures[0].note
