"""Lexicoder 3 (`.lc3`): a line that starts with + names a category, the lines below are its words and phrases."""

from __future__ import annotations

from framing.lexicon.importers.gathering import Dictionary, Source


def recognise(source: Source) -> bool:
    """Whether the first line is a category, +NAME, and some line is not."""
    lines = [line.strip() for line in source.sample()]
    return bool(lines) and lines[0].startswith("+") and any(not line.startswith("+") for line in lines)


def read(source: Source) -> Dictionary:
    """Read a Lexicoder dictionary."""
    found = Dictionary()
    category = (source.stem,)
    for row, line in source.numbered(found):
        text = line.strip()
        if not text.startswith("+"):
            found.add(text, category, row)
        elif name := text.lstrip("+").strip():
            category = (name,)
            found.declare(category, row)
        else:
            found.refuse(row, "a category has no name behind its +.")
    return found
