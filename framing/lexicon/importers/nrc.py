"""NRC lexicons of a word, a category and a number, in this order or with the category first.

In the word-level lexicon the number is 1 or 0; in the intensity and hashtag lexicons it is the weight. A 0 says
that the word is not in the category, which is no loss and is not listed.
"""

from __future__ import annotations

from framing.lexicon.importers.gathering import Dictionary, Source, mostly
from framing.lexicon.importers.tables import (
    are_numbers,
    sampled_cells,
    tabbed,
    weight_in,
    without_heading,
)


def recognise(source: Source) -> bool:
    """Whether there are three columns with tabs in between, the third of numbers, the second of words."""
    rows = without_heading(sampled_cells(source), 2)
    return mostly(len(row) == 3 and are_numbers(row[2:]) and not are_numbers(row[1:2]) for row in rows)


def read(source: Source) -> Dictionary:
    """Read a lexicon of words, categories and numbers."""
    found = Dictionary()
    rows = list(tabbed(source, found, 3))
    first, second = (len({cells[column] for _, cells in rows}) for column in (0, 1))
    word, category = (1, 0) if first < second else (0, 1)
    for row, cells in rows:
        value = weight_in(cells, 2, row, found)
        if value is None:
            continue
        if not cells[category]:
            found.leave_out(row, cells[word], "it has no category.")
            continue
        found.declare((cells[category],), row)
        if cells[word].startswith("#"):
            found.leave_out(row, cells[word], "a hashtag; without its # it would count every such word.")
        elif value != 0:
            found.add(cells[word], (cells[category],), row, value)
    return found
