"""A list of words, one in a line, as Hu and Liu's `positive-words.txt`: one category, named by the file."""

from __future__ import annotations

from framing.lexicon.importers.gathering import Dictionary, Source, mostly

_COMMENT = ";"
_MOST_WORDS = 4  # in a line; more make it a text


def recognise(source: Source) -> bool:
    """Whether every line that is no comment (;) holds a few words and nothing between columns."""
    lines = [line.rstrip() for line in source.sample(_COMMENT)]
    return bool(lines) and not lines[0].startswith(("%", "+", "<", "#", "{", "[")) and mostly(map(_is_term, lines))


def _is_term(line: str) -> bool:
    return len(line) <= 100 and not set(line) & set("\t,;=:<>{}()") and len(line.split()) <= _MOST_WORDS


def read(source: Source) -> Dictionary:
    """Read a list of words."""
    found = Dictionary()
    for row, line in source.numbered(found):
        if not line.lstrip().startswith(_COMMENT):
            found.add(line.strip(), (source.stem,), row)
    return found
