"""Sections on change over time, key words, and what a report leaves out."""

from __future__ import annotations

import pytest

from framing.comparisons import study
from framing.report.build import build
from framing.report.model import FigureBlock, Section, TableBlock
from framing.results import Study
from framing.scoring import score
from tests.comparisons.test_study_parts import _corpus
from tests.report.studied import study as made_study
from tests.scoring.scored import lexicon_of


@pytest.fixture(scope="module", name="whole")
def _whole(tmp_path_factory: pytest.TempPathFactory) -> Study:
    lexicon = lexicon_of(tmp_path_factory.mktemp("lexicon"), {"trade": ["trade"], "war": ["war"]})
    corpus = _corpus(24, 4)
    return study(score(corpus, lexicon, progress=False), corpus=corpus, n_resamples=200)


def _section(result: Study, name: str) -> Section:
    return next(section for section in build(result).sections if section.id == name)


def test_lines_say_in_words_when_a_frame_is_highest(whole: Study) -> None:
    (figure,) = [block for block in _section(whole, "over-time").blocks if isinstance(block, FigureBlock)]
    assert figure.title == "Share of Sentences With Each Frame by Week"
    assert figure.alt.startswith("Lines by week for 2 sources. TRADE in A is highest in 2023-")
    assert "All numbers are in timeline.csv." in figure.note


def test_key_words_have_a_picture_and_both_sides_in_a_table(whole: Study) -> None:
    section = _section(whole, "key-words")
    (figure,) = [block for block in section.blocks if isinstance(block, FigureBlock)]
    assert figure.title == "Key Words of A Against B"
    (table,) = [block for block in section.blocks if isinstance(block, TableBlock)]
    assert [row[0].parts[0] for row in table.rows if row[0].parts[0]] == ["A", "B"]


def test_methods_of_all_parts_stand_under_methods(whole: Study) -> None:
    said = str(_section(whole, "methods"))
    for result in whole.further:
        assert result.method[:60] in said


def test_what_is_left_out_is_said_with_its_reason() -> None:
    tables = [block for block in _section(made_study(), "material").blocks if isinstance(block, TableBlock)]
    assert tables[-1].title == "Parts That This Report Leaves Out"
    assert [cell.parts[0] for cell in tables[-1].rows[0]] == [
        "Key words",
        "The articles themselves were not given (corpus=).",
    ]
