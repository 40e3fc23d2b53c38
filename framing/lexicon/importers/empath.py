"""Empath (TSV): a line is a category and its words, with tabs in between."""

from __future__ import annotations

from framing.lexicon.importers.gathering import Dictionary, Source, number
from framing.lexicon.importers.tables import sampled_cells


def recognise(source: Source) -> bool:
    """Whether lines have different numbers of cells, most of them many, and none is a number."""
    rows = [[cell for cell in row if cell] for row in sampled_cells(source)]
    widths = [len(row) for row in rows]
    numbers = any(number(cell) is not None for row in rows for cell in row[1:3])
    many = sum(width > 2 for width in widths)
    return bool(rows) and not numbers and 2 * many > len(rows) and (len(set(widths)) > 1 or widths[0] > 4)


def read(source: Source) -> Dictionary:
    """Read a dictionary that has one category in a line."""
    found = Dictionary()
    for row, line in enumerate(source.lines, 1):
        name, *words = (cell.strip() for cell in line.split("\t"))
        if name:
            found.declare((name,), row)
        for word in words:
            if word and name:
                found.add(word, (name,), row)
            elif word:
                found.leave_out(row, word, "its line does not start with the name of a category.")
    return found
