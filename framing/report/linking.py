"""From a number to the passages behind it, and back: which cell refers to which evidence."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence

from framing.report.model import (
    Block,
    Cell,
    EvidenceBlock,
    EvidenceColumn,
    Reference,
    Section,
    TableBlock,
)


def passages_id(kind: str, lexicon: str | None, name: str, group: str) -> str:
    """Return the id of the passages of a frame or target in a group, the same in every report."""
    said = "\0".join((kind, lexicon or "", name, group)).encode("utf-8", errors="replace")
    return f"why-{hashlib.sha256(said).hexdigest()[:12]}"


def behind(parts: Sequence[str], target: str) -> tuple[str, ...]:
    """Return the targets of a cell whose last part leads to evidence."""
    return (*("" for _ in parts[1:]), target)


def targets_of(sections: Iterable[Section]) -> frozenset[str]:
    """Return every id that a cell asks for."""
    return frozenset(
        target
        for block in _blocks(sections)
        if isinstance(block, TableBlock)
        for row in block.rows
        for cell in row
        for target in cell.targets
        if target
    )


def linked(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Keep the references to passages that are there, and let the passages refer back.

    Tables are numbered already. A passage refers to the first cell of each table that refers to it.
    """
    known = {column.id for block in _blocks(sections) for column in _columns(block) if column.passages}
    references: dict[str, list[Reference]] = {}
    tables = {
        block.number: _table(block, known, references)
        for block in _blocks(sections)
        if isinstance(block, TableBlock)
    }

    def replaced(block: Block) -> Block:
        if isinstance(block, TableBlock):
            return tables[block.number]
        return _evidence(block, references) if isinstance(block, EvidenceBlock) else block

    return _changed(sections, replaced)


def _table(block: TableBlock, known: set[str], references: dict[str, list[Reference]]) -> TableBlock:
    met: set[str] = set()

    def cell(each: Cell, place: str) -> Cell:
        targets = tuple(target if target in known else "" for target in each.targets)
        new = [target for target in targets if target and target not in met]
        for target in new:
            met.add(target)
            references.setdefault(target, []).append(Reference(block.number, place))
        return dataclasses.replace(each, targets=targets if any(targets) else (), id=place if new else "")

    rows = tuple(
        tuple(cell(each, f"cell-{block.number}-{i}-{j}") for j, each in enumerate(row, 1))
        for i, row in enumerate(block.rows, 1)
    )
    return dataclasses.replace(block, rows=rows)


def _evidence(block: EvidenceBlock, references: Mapping[str, Sequence[Reference]]) -> EvidenceBlock:
    def column(each: EvidenceColumn) -> EvidenceColumn:
        return dataclasses.replace(each, tables=tuple(references.get(each.id, ())))

    return dataclasses.replace(
        block, columns=tuple(map(column, block.columns)), more=tuple(map(column, block.more))
    )


def _columns(block: Block) -> tuple[EvidenceColumn, ...]:
    return (*block.columns, *block.more) if isinstance(block, EvidenceBlock) else ()


def _blocks(sections: Iterable[Section]) -> Iterable[Block]:
    for section in sections:
        yield from section.blocks
        yield from _blocks(section.sections)


def _changed(sections: Sequence[Section], change: Callable[[Block], Block]) -> tuple[Section, ...]:
    return tuple(
        dataclasses.replace(
            section,
            blocks=tuple(map(change, section.blocks)),
            sections=_changed(section.sections, change),
        )
        for section in sections
    )
