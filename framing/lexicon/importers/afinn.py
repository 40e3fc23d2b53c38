"""AFINN and other lists of a word and a number, below 0 for bad and above for good (−5 to 5).

A weight is above 0, so the list becomes two categories, `negative` and `positive`, with the size of the number as
the weight: hits of the second minus hits of the first are the sum that the list is made for.
"""

from __future__ import annotations

from framing.lexicon.importers.gathering import Dictionary, Source, mostly
from framing.lexicon.importers.tables import (
    are_numbers,
    delimited,
    delimiter_of,
    tabbed,
    weight_in,
    without_heading,
)

NEGATIVE, POSITIVE = ("negative",), ("positive",)


def recognise(source: Source) -> bool:
    """Whether there are two columns, the second of numbers."""
    delimiter = delimiter_of(source.sample())
    if delimiter is None:
        return False
    rows = without_heading([line.split(delimiter) for line in source.sample()], 1)
    return mostly(len(row) == 2 and are_numbers(row[1:]) for row in rows)


def read(source: Source) -> Dictionary:
    """Read a list of words with a number each."""
    found = Dictionary()
    delimiter = delimiter_of(source.sample()) or "\t"
    rows = tabbed(source, found, 2) if delimiter == "\t" else delimited(source, found, delimiter)
    for row, cells in rows:
        value = weight_in(cells, 1, row, found) if len(cells) > 1 else None
        if value is not None:
            add_signed(cells[0], value, row, found)
    return found


def add_signed(word: str, value: float, row: int, found: Dictionary) -> None:
    """Put a word into the category of its sign; 0 says neither."""
    if value == 0:
        found.leave_out(row, word, "its number is 0, which adds nothing.")
    else:
        found.add(word, POSITIVE if value > 0 else NEGATIVE, row, abs(value))
