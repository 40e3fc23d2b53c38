"""The frames of a report: defined ones in paragraphs, dozens without a definition in a table."""

from __future__ import annotations

import dataclasses

import framing
from framing.report.model import Definitions, TableBlock
from framing.report.sections.frames import frames
from framing.results import Codebook, CodedFrame


def _book(n: int, definition: str = "") -> Codebook:
    [book] = framing.score(framing.sample_corpus(), framing.load_lexicon("us-vietnam"), progress=False).codebooks
    bare = [
        CodedFrame(f"frame-{number}", f"A › Frame {number}", definition, (), 1.0, 1_200, ()) for number in range(n)
    ]
    return dataclasses.replace(book, frames=tuple(bare), targets=())


def test_many_frames_without_definitions_are_a_table() -> None:
    _, table = frames((_book(9),)).blocks
    assert isinstance(table, TableBlock)
    assert [part for cell in table.rows[0] for part in cell.parts] == ["A › Frame 0", "1,200", "1 hit"]
    assert len(table.rows) == 9
    assert table.note == "The lexicon does not define its frames; read its terms before you read the numbers."


def test_few_or_defined_frames_are_paragraphs() -> None:
    for book in (_book(3), _book(9, "What it is.")):
        _, definitions = frames((book,)).blocks
        assert isinstance(definitions, Definitions)
        assert len(definitions.items) == len(book.frames)
