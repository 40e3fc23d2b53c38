"""NRC emotions with a column for each: a heading, then a word and 0 or 1 under every emotion.

So are the files of the emotion lexicon in other languages, with the translation in a last column: its words count
then. Rows without a translation are left out.
"""

from __future__ import annotations

from framing.lexicon.importers.gathering import Dictionary, Source, clipped, mostly
from framing.lexicon.importers.tables import are_numbers, sampled_cells, tabbed

_BITS = frozenset({"0", "1"})
_NONE = frozenset({"", "no translation"})


def recognise(source: Source) -> bool:
    """Whether two or more columns below a heading hold 0 and 1 only, and the first one words."""
    heading, *rows = sampled_cells(source) or [[]]
    columns = _bits(heading, rows)
    return (
        len(columns) > 1
        and not any(are_numbers([heading[n]]) for n in columns)
        and mostly(len(row) == len(heading) for row in rows)
        and not are_numbers([row[0] for row in rows])
    )


def read(source: Source) -> Dictionary:
    """Read a lexicon with a column for each emotion."""
    found = Dictionary()
    rows = list(tabbed(source, found, 3))
    if len(rows) < 2:
        found.refuse(1, "below a line with the names of the columns there is no word.")
        return found
    heading, rows = rows[0][1], rows[1:]
    bits = _bits(heading, [cells for _, cells in rows])
    others = [n for n in range(1, len(heading)) if n not in bits]
    word = others[0] if len(others) == 1 else 0
    if len(others) == 1:
        found.note(1, f"The words are those of the column '{clipped(heading[word])}'.")
    elif others:
        names = ", ".join(f"'{clipped(heading[n])}'" for n in others)
        found.note(1, f"The words are those of the column '{clipped(heading[0])}'; not read: {names}.")
    for n in bits:
        found.declare((heading[n] or "?",), 1)
    for row, cells in rows:
        if len(cells) != len(heading) or any(cells[n] not in _BITS for n in bits):
            found.leave_out(row, cells[0], f"a row has {len(heading)} cells, with 0 or 1 under each emotion.")
        elif cells[word].casefold() in _NONE:
            found.leave_out(row, cells[0], "it has no translation.")
        else:
            for n in bits:
                if cells[n] == "1":
                    found.add(cells[word], (heading[n] or "?",), row)
    return found


def _bits(heading: list[str], rows: list[list[str]]) -> list[int]:
    """Return the columns that hold 0 and 1, but for a few odd rows."""
    return [n for n in range(1, len(heading)) if mostly(n < len(row) and row[n] in _BITS for row in rows)]
