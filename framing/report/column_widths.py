"""How tables of Word and LaTeX divide the page: no word is broken where there is room for all of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from framing.report.model import Cell, Column, TableBlock

_MARGINS = 12.0  # points that a cell's margins take, .08 inches on either side, and a little air
_LONGEST = 12.0  # sizes of the type: a longer word is broken where others need the room
_ENOUGH = 16.0  # sizes of the type: nobody needs more before everybody has it
# Widths of letters of Times in sizes of the type, by what they are like; most are half as wide as high.
_LIKE = {".28": "ijlt.,:;'|! /", ".39": 'frsJI()[]{}-"*’‘“”', ".86": "mwMW%@—…−=<>≤≥×"}
_WIDTHS = {letter: float(width) for width, letters in _LIKE.items() for letter in letters}
_SMALL, _CAPITAL, _IDEOGRAPH, _MARK = 0.5, 0.7, 1.0, 0.35


def text_width(text: str) -> float:
    """Return about how wide a text is set in Times, in sizes of the type."""
    return sum(map(_letter_width, text))


def column_widths(block: TableBlock, size: float, page: float) -> list[float]:
    """Divide a page's width among the columns of a table.

    Each column first gets what keeps its words whole, then what keeps its numbers with their intervals on a line,
    then what its longest cell needs, those that need little before those that need much; what is left goes to all
    in proportion.

    Parameters
    ----------
    size : float
        Of the type, in points.
    page : float
        In points.

    Returns
    -------
    list of float
        Points, which sum up to `page`.
    """
    cells = list(zip(*([Cell((column.head,)) for column in block.columns], *block.rows), strict=True))
    wanted = [
        [_MARGINS + size * width for width in _wanted(column, held)]
        for column, held in zip(block.columns, cells, strict=True)
    ]
    widths = _levelled([each[0] for each in wanted], page)
    for step in (1, 2):
        lacking = [max(each[step] - width, 0.0) for each, width in zip(wanted, widths, strict=True)]
        more = _levelled(lacking, max(page - sum(widths), 0.0))
        widths = [width + each for width, each in zip(widths, more, strict=True)]
    return [width * page / sum(widths) for width in widths]


def natural_width(block: TableBlock, size: float) -> float:
    """Return how wide a table is, in points, if no cell goes over a line."""
    cells = zip(*([Cell((column.head,)) for column in block.columns], *block.rows), strict=True)
    return sum(_MARGINS + size * max(text_width(" ".join(cell.parts)) for cell in held) for held in cells)


def _wanted(column: Column, held: Sequence[Cell]) -> tuple[float, float, float]:
    """Return what keeps the words of a column whole, what its numbers, and what no cell over a line needs."""
    words = [_widest(_pieces(cell)) for cell in held]
    lines = [text_width(" ".join(cell.parts)) + _MARK * len(cell.marks) for cell in held]
    word, line = max(words), min(max(lines), _ENOUGH)
    numbers = min(max(lines[1:], default=0.0), _ENOUGH) if column.is_number else 0.0
    return min(word, _LONGEST), numbers, line


def _pieces(cell: Cell) -> Iterable[str]:
    words = [word for part in cell.parts for word in part.split()] or [""]
    words[-1] += "i" * len(cell.marks)  # a mark stands beside the last word
    return words


def _widest(words: Iterable[str]) -> float:
    """Return the width of the widest word; ideographs can be parted anywhere."""
    return max(
        (_IDEOGRAPH if any(map(_is_wide, word)) and not word.isascii() else text_width(word) for word in words),
        default=0.0,
    )


def _levelled(widths: Sequence[float], room: float) -> list[float]:
    """Return the widths where there is room for all; else the widest give first, all down to one level."""
    kept, level = sorted(widths), room / len(widths)
    for number, width in enumerate(kept):
        level = (room - sum(kept[:number])) / (len(kept) - number)
        if width > level:
            break
    else:
        return list(widths)
    return [min(width, level) for width in widths]


def _letter_width(letter: str) -> float:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.combining(letter):
        return 0.0
    return _IDEOGRAPH if _is_wide(letter) else _CAPITAL if letter.isupper() else _SMALL


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"
