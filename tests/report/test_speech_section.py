"""The section that says whose words carry the frames."""

from __future__ import annotations

import dataclasses

from framing.report.model import FigureBlock, Paragraph, Statements, TableBlock
from framing.report.sections.speech import speech
from framing.results import Caveat, Table
from tests.report.studied import FRAMES, NEWS, whose_words

WORDS = whose_words(NEWS[:2], FRAMES[:1])


def test_it_says_in_words_how_little_is_the_papers_own() -> None:
    (statements,) = [block for block in speech(WORDS).blocks if isinstance(block, Statements)]
    assert statements.items[0].lead == f"{FRAMES[0]}."
    assert statements.items[0].text == (
        f"Of 10 hits in {NEWS[0]}, 20% stand in the journalist’s own voice; 70% are quoted and 10% reported "
        "without quotation marks. Most often it is said by Ann Lee (7 hits)."
    )


def test_who_says_it_is_a_table_with_kinds_and_parts() -> None:
    (table,) = [block for block in speech(WORDS).blocks if isinstance(block, TableBlock)]
    assert [[" ".join(cell.parts) for cell in row] for row in table.rows] == [
        [FRAMES[0], NEWS[0], "Ann Lee, a professor", "person", "7 (70%)", "1"],
        ["", "", "(nobody by name)", "–", "1 (10%)", "1"],
        ["", NEWS[1], "Ann Lee, a professor", "person", "7 (70%)", "1"],
        ["", "", "(nobody by name)", "–", "1 (10%)", "1"],
    ]


def test_the_picture_says_its_numbers_in_words() -> None:
    (figure,) = [block for block in speech(WORDS).blocks if isinstance(block, FigureBlock)]
    assert f"{FRAMES[0]}, {NEWS[0]}: 20% own voice, 70% quoted, 10% reported, of 10 hits." in figure.alt


def test_many_frames_take_several_pictures_and_few_speakers_each() -> None:
    section = speech(whose_words([f"g{i}" for i in range(20)], [f"Frame {i}" for i in range(30)]))
    figures = [block for block in section.blocks if isinstance(block, FigureBlock)]
    assert figures[0].title == f"Hits by Voice, by Source (1 of {len(figures)})"
    assert "The 12 sources with the most hits, of 20." in figures[0].note
    (table,) = [block for block in section.blocks if isinstance(block, TableBlock)]
    assert len(table.rows) == 60
    assert "Shown are 60 of 720 rows." in table.note
    assert table.csv == "speakers"


def test_where_only_journalists_speak_it_says_so() -> None:
    silent = dataclasses.replace(WORDS, speakers=Table(WORDS.speakers.data.slice(0, 0)))
    assert Paragraph("Nobody but the journalists says any of it.") in speech(silent).blocks


def test_outside_english_nothing_is_said_of_indirect_speech() -> None:
    other = dataclasses.replace(
        WORDS, caveats=(Caveat("no-speakers", "Reported speech is found in English only."),)
    )
    (statements,) = [block for block in speech(other).blocks if isinstance(block, Statements)]
    assert statements.items[0].text.startswith(
        f"Of 10 hits in {NEWS[0]}, 20% stand in the journalist’s own voice; 70% are quoted (speech without "
        "quotation marks is not looked for outside English, and counts as the journalist’s)."
    )
