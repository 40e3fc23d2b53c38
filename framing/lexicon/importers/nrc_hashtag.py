"""NRC hashtag sentiment and the like: a term, a score below or above 0, and how often it was seen with either."""

from __future__ import annotations

from framing.lexicon.importers.afinn import add_signed
from framing.lexicon.importers.gathering import Dictionary, Source, mostly, number
from framing.lexicon.importers.tables import are_numbers, sampled_cells, tabbed, weight_in, without_heading


def recognise(source: Source) -> bool:
    """Whether a score and two whole numbers follow the term, one of the scores or counts above 1."""
    rows = without_heading(sampled_cells(source), 1)
    shaped = mostly(len(row) == 4 and are_numbers(row[1:2]) and "".join(row[2:]).isdecimal() for row in rows)
    return shaped and any(abs(number(cell) or 0) > 1 for row in rows for cell in row[1:])


def read(source: Source) -> Dictionary:
    """Read a lexicon of terms with a score and two counts."""
    found = Dictionary()
    for row, cells in tabbed(source, found, 4):
        value = weight_in(cells, 1, row, found)
        if value is None:
            continue
        if "---" in cells[0]:
            found.leave_out(row, cells[0], "a pair of terms anywhere in a message, which a term cannot say.")
        elif cells[0].startswith(("#", "@")):
            sign = "a hashtag" if cells[0].startswith("#") else "a user's name"
            found.leave_out(row, cells[0], f"{sign}; without its sign it would count every such word.")
        else:
            add_signed(cells[0], value, row, found)
    return found
