"""Cells refer to the passages behind their numbers, and these refer back."""

from __future__ import annotations

from framing.report.linking import behind, linked, passages_id, targets_of
from framing.report.model import (
    Cell,
    Column,
    EvidenceBlock,
    EvidenceColumn,
    Passage,
    Reference,
    Run,
    Section,
    TableBlock,
)

A, B, EMPTY = (passages_id("frame", "trade", "f0", group) for group in "abc")
PASSAGE = Passage("Strongest", (Run("text"),), "en", "Title", "", "", "the journalist")


def _table(number: int, *rows: tuple[Cell, ...]) -> TableBlock:
    return TableBlock("T", tuple(Column("") for _ in rows[0]), rows, number=number)


def _sections(*tables: TableBlock) -> tuple[Section, ...]:
    columns = (EvidenceColumn("a", (PASSAGE,), id=A), EvidenceColumn("c", (), "None.", id=EMPTY))
    block = EvidenceBlock(columns, more=(EvidenceColumn("b", (PASSAGE,), id=B),))
    return (Section("numbers", "N", tables), Section("evidence", "E", (), (Section("evidence-1", "F", (block,)),)))


def test_an_id_is_the_same_in_every_report_and_another_for_everything_else() -> None:
    assert passages_id("frame", "trade", "f0", "a") == A
    others = {
        passages_id("target", "trade", "f0", "a"),
        passages_id("frame", "other", "f0", "a"),
        passages_id("frame", None, "f0", "a"),
        passages_id("frame", "tradef0", "", "a"),  # the same letters, divided otherwise
        passages_id("frame", "trade", "f1", "a"),
    }
    assert len({A, B, EMPTY, *others}) == 8


def test_a_lone_surrogate_in_a_name_has_an_id_too() -> None:
    assert passages_id("frame", "trade", "f0", "\ud800").startswith("why-")


def test_only_what_has_passages_is_referred_to() -> None:
    before = _sections(_table(1, (Cell(("1",), targets=(EMPTY,)), Cell(("2", "[1, 3]"), targets=behind("ab", A)))))
    assert targets_of(before) == {A, EMPTY}
    (table,) = linked(before)[0].blocks
    assert isinstance(table, TableBlock)
    assert table.rows == ((Cell(("1",)), Cell(("2", "[1, 3]"), "", ("", A), "cell-1-1-2")),)


def test_passages_refer_to_the_first_cell_of_each_table() -> None:
    pair = Cell(("a", "− b"), targets=(A, B))
    sections = linked(_sections(_table(1, (pair,), (pair,)), _table(2, (Cell(("1",), targets=(B,)),))))
    (block,) = sections[1].sections[0].blocks
    assert isinstance(block, EvidenceBlock)
    assert [column.tables for column in block.columns] == [(Reference(1, "cell-1-1-1"),), ()]
    assert block.more[0].tables == (Reference(1, "cell-1-1-1"), Reference(2, "cell-2-1-1"))
    table = sections[0].blocks[0]
    assert isinstance(table, TableBlock)
    # The second row leads to the passages as well; they lead back to the first.
    assert [row[0].id for row in table.rows] == ["cell-1-1-1", ""]
    assert [row[0].targets for row in table.rows] == [(A, B), (A, B)]
