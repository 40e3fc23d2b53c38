"""NRC VAD: words with valence, arousal and dominance, from 0 to 1 (version 1) or −1 to 1 (version 2).

Each has two poles. A dimension becomes two categories, `valence` with `high` and `low`, and the weight
is how far a word is from the middle, 1 at the end of the scale: hits of `high` minus hits of `low` are the sum of
the values on the scale from −1 to 1.
"""

from __future__ import annotations

from framing.lexicon.importers.gathering import Dictionary, Source, mostly, number
from framing.lexicon.importers.tables import are_numbers, sampled_cells, tabbed, weight_in, without_heading

DIMENSIONS = ("valence", "arousal", "dominance")


def recognise(source: Source) -> bool:
    """Whether three columns of numbers between −1 and 1 follow the word, headed v…, a…, d… if at all."""
    cells = sampled_cells(source)
    rows = without_heading(cells, 1)
    headed = len(rows) < len(cells)
    if headed and [name[:1].casefold() for name in cells[0][1:]] != [name[0] for name in DIMENSIONS]:
        return False
    return mostly(
        len(row) == 4 and are_numbers(row[1:]) and all(abs(number(cell) or 0) <= 1 for cell in row[1:])
        for row in rows
    )


def read(source: Source) -> Dictionary:
    """Read a lexicon of valence, arousal and dominance."""
    found = Dictionary()
    rows: list[tuple[int, str, list[float]]] = []
    for row, cells in tabbed(source, found, 4):
        given = [weight_in(cells, column, row, found) for column in (1, 2, 3)]
        known = [value for value in given if value is not None]
        if len(known) == 3:
            rows.append((row, cells[0], known))
    from_zero = all(value >= 0 for _, _, values in rows for value in values)
    for dimension in DIMENSIONS:
        for pole in ("high", "low"):
            found.declare((dimension, pole), 1)
    for row, word, values in rows:
        for dimension, value in zip(DIMENSIONS, values, strict=True):
            # Rounded, since 2 × 0.7 − 1 is 0.3999…, and weights are written into files.
            centred = round(2 * value - 1, 6) if from_zero else value
            if abs(centred) > 1:
                found.leave_out(row, word, f"its {dimension} {value:g} is not between −1 and 1.")
            elif centred != 0:
                found.add(word, (dimension, "high" if centred > 0 else "low"), row, abs(centred))
    scale = "0 to 1, with its middle at 0.5" if from_zero else "−1 to 1"
    found.note(None, f"The numbers are read as a scale of {scale}; weights are distances from the middle.")
    return found
