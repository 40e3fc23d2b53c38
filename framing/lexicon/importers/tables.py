"""Rows and cells of dictionaries that are tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from framing.lexicon.importers.gathering import Dictionary, Source, clipped, mostly, number

Row = tuple[int, list[str]]  # the line, and the cells without blanks around them

# Semicolons before commas: where both split all lines, commas are decimal ones, as in "merry;1,5".
_DELIMITERS = ("\t", ";", ",")
_MOST_LINES = 5  # that an entry in quotation marks runs over; more, and a mark is not closed where it should be


def tabbed(source: Source, found: Dictionary, columns: int) -> Iterator[Row]:
    """Yield the rows of a file with tabs between its cells; a row with too few cells is left out."""
    for row, line in source.numbered(found):
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < columns or not cells[0]:
            found.leave_out(row, line, f"a line has {columns} columns with tabs in between, and none is blank.")
        else:
            yield row, cells


def delimited(source: Source, found: Dictionary, delimiter: str) -> Iterator[Row]:
    """Yield the rows of a CSV file; cells may stand in quotation marks and hold line ends."""
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=delimiter)
    last = 0
    try:
        for cells in reader:
            first, last = last + 1, reader.line_num
            if last - first >= _MOST_LINES or (last > first and _open(source.lines[first - 1 : last])):
                said = "a quotation mark opens here and takes in the lines down to"
                found.refuse(first, f"{said} {last:,}. Close it, double it inside a cell, or leave it out.")
            elif any(map(str.strip, cells)):
                yield first, [cell.strip() for cell in cells]
    except csv.Error as error:
        found.refuse(last + 1, f"this is not CSV: {error}. Look whether a quotation mark is not closed here.")


def _open(lines: Sequence[str]) -> bool:
    """Whether a quotation mark in some lines is never closed."""
    return "".join(lines).count('"') % 2 == 1


def delimiter_of(lines: Sequence[str]) -> str | None:
    """Return the delimiter that splits lines into as many cells as the first, two or more, or None.

    Each line is read by itself, so that a quotation mark that is not closed spoils its own line only.
    """
    for delimiter in _DELIMITERS:
        widths = [len(next(csv.reader([line], delimiter=delimiter), [])) for line in lines]
        if widths and widths[0] >= 2 and mostly(width == widths[0] for width in widths):
            return delimiter
    return None


def sampled_cells(source: Source, delimiter: str = "\t") -> list[list[str]]:
    """Return the cells of the first lines."""
    return [[cell.strip() for cell in line[:2_000].split(delimiter)] for line in source.sample()]


def are_numbers(cells: Sequence[str]) -> bool:
    """Whether all of some cells are numbers."""
    return all(number(cell) is not None for cell in cells)


def without_heading(rows: list[list[str]], column: int) -> list[list[str]]:
    """Drop a first row whose cell in a column of numbers is none."""
    heading = bool(rows) and len(rows[0]) > column and number(rows[0][column]) is None
    return rows[1:] if heading else rows


def weight_in(cells: Sequence[str], column: int, row: int, found: Dictionary) -> float | None:
    """Return a cell's number, or leave the entry out; in the first line it is a heading."""
    value = number(cells[column])
    if value is None and row > 1:
        found.leave_out(row, cells[0], f"'{clipped(cells[column])}' is no number.")
    return value
