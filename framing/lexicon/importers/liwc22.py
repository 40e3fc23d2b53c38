"""LIWC 2022 dictionaries (`.dicx`, CSV): words in the column `DicTerm`, and an X or a weight under categories."""

from __future__ import annotations

from framing.lexicon.importers.gathering import Dictionary, Source, clipped, number
from framing.lexicon.importers.tables import delimited, delimiter_of

_HEAD = "dicterm"


def recognise(source: Source) -> bool:
    """Whether the first line starts with DicTerm."""
    return "".join(source.sample()[:1]).strip().strip('"').lower().startswith(_HEAD)


def read(source: Source) -> Dictionary:
    """Read a dictionary with a column for each category."""
    found = Dictionary()
    rows = delimited(source, found, delimiter_of(source.sample()) or ",")
    _, heading = next(rows, (0, []))
    if len(heading) < 2:
        found.refuse(1, "the first line names no category behind DicTerm.")
    for name in heading[1:]:
        found.declare((name or "?",), 1)
    for row, cells in rows:
        marked = [(name, cell) for name, cell in zip(heading[1:], cells[1:], strict=False) if cell]
        if len(cells) > len(heading) or not cells[0] or not marked:
            found.leave_out(row, cells[0], "the row has no word, no category, or more cells than the first row.")
            continue
        for name, cell in marked:
            weight = 1.0 if cell.lower() == "x" else number(cell)
            if weight is None:
                found.leave_out(row, cells[0], f"'{clipped(cell)}' under {name} is neither X nor a number.")
            elif weight != 0:
                found.add(cells[0], (name or "?",), row, weight)
    return found
