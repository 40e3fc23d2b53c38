"""Tables of a word and its category (CSV with commas, semicolons or tabs), with or without a line of headings.

Without headings the column with fewer different values is the category. A third column, `weight`, needs headings.
"""

from __future__ import annotations

from framing.lexicon.importers.gathering import Dictionary, Source, clipped, mostly, number
from framing.lexicon.importers.tables import Row, are_numbers, delimited, delimiter_of

# In English, German, French, Spanish.
_WORDS = (
    "word", "words", "term", "terms", "pattern", "entry", "value", "token", "keyword", "phrase", "stem", "lemma",
    "wort", "begriff", "mot", "terme", "palabra", "término",
)  # fmt: skip
_CATEGORIES = (
    "category", "categories", "frame", "key", "sentiment", "emotion", "label", "class", "code", "topic",
    "polarity", "theme", "dimension", "dictionary", "kategorie", "catégorie", "cadre", "categoría", "marco",
)  # fmt: skip
_WEIGHTS = ("weight", "score", "gewicht", "poids", "peso")
_FEW = 20  # rows up to which every category may have one word only


def recognise(source: Source) -> bool:
    """Whether there are two columns and the second is not of numbers, or headings that name both."""
    lines = source.sample()
    delimiter = delimiter_of(lines)
    if delimiter is None:
        return False
    rows = [line.split(delimiter) for line in lines]
    if _headings(rows[0]):
        return not are_numbers([row[-1] for row in rows[1:] if row]) or len(rows[0]) == 3
    return mostly(len(row) == 2 and not are_numbers(row[1:]) for row in rows)


def read(source: Source) -> Dictionary:
    """Read a table of words and categories."""
    found = Dictionary()
    rows = list(delimited(source, found, delimiter_of(source.sample()) or ","))
    columns = _headings(rows[0][1]) if rows else None
    if columns is None:
        columns = _unnamed([cells for _, cells in rows], found)
        _note_heading(rows, columns["category"], found)
    else:
        rows = rows[1:]
    if found.problems:
        return found
    for row, cells in rows:
        values = {name: cells[column] for name, column in columns.items() if column < len(cells)}
        weight = number(values["weight"]) if "weight" in values else 1.0
        if not values.get("word") or not values.get("category"):
            found.leave_out(row, ", ".join(cells), "the row has no word or no category.")
        elif weight is None:
            found.leave_out(row, values["word"], f"its weight '{values['weight']}' is no number.")
        else:
            found.add(values["word"], (values["category"],), row, weight)
    return found


def _headings(cells: list[str]) -> dict[str, int] | None:
    """Return the columns by what their headings say, or None where they say nothing."""
    named = [cell.strip().strip('"').casefold() for cell in cells]
    columns: dict[str, int] = {}
    for meaning, names in (("word", _WORDS), ("category", _CATEGORIES), ("weight", _WEIGHTS)):
        name = next((name for name in names if name in named), None)
        if name is not None:
            columns[meaning] = named.index(name)
    return columns if {"word", "category"} <= columns.keys() else None


def _unnamed(rows: list[list[str]], found: Dictionary) -> dict[str, int]:
    """Find out which column is the category by its values, of which there are fewer."""
    first, second = (len({cells[column] for cells in rows if len(cells) > column}) for column in (0, 1))
    if len(rows) > _FEW and min(first, second) > len(rows) / 2:
        found.refuse(
            None,
            f"the {len(rows):,} rows have {first:,} different texts in one column and {second:,} in the other, so "
            "neither is a category. Pairs of opposite words are axes, not a dictionary; if one column does name "
            "categories, write 'word' and 'category' above them.",
        )
    return {"word": 1, "category": 0} if first < second else {"word": 0, "category": 1}


def _note_heading(rows: list[Row], column: int, found: Dictionary) -> None:
    """Say so where the first row may be a heading: its category has no other word, and others have several."""
    names = [cells[column] for _, cells in rows if len(cells) > column]
    if names and names.count(names[0]) == 1 and 2 * len(set(names)) <= len(names):
        row, cells = rows[0]
        found.note(
            row,
            f"'{clipped(', '.join(cells))}' is read as an entry. If it is a heading, name the columns 'word' and "
            "'category'.",
        )
