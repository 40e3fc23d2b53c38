"""Names of frames for the categories of a dictionary: plain, each once, levels with full stops in between."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from framing.lexicon.importers.gathering import Path

_OTHER = re.compile(r"[^a-z0-9_-]+")
_BRACKETS = re.compile(r"\s\([^()]*\)\s*$")  # "function (Function Words)" in LIWC
_LETTERS = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d"})
_LONGEST = 60

LEVEL = "."
LABEL_LEVEL = " › "


def plain_name(text: str, otherwise: str) -> str:
    """Return a text as a name of small letters, digits, _ and -, or something else where none is left."""
    even = unicodedata.normalize("NFKD", _BRACKETS.sub("", text).casefold().translate(_LETTERS))
    bare = "".join(character for character in even if not unicodedata.combining(character))
    return _OTHER.sub("-", bare).strip("-")[:_LONGEST].strip("-") or otherwise


def frame_names(categories: Iterable[Path]) -> dict[Path, str]:
    """Return a name for each category and each level above one; equal names get a number behind them."""
    names: dict[Path, str] = {}
    taken: dict[str, int] = {}  # how often a name was asked for
    for category in categories:
        for depth in range(1, len(category) + 1):
            path = category[:depth]
            if path in names:
                continue
            above = f"{names[path[:-1]]}{LEVEL}" if depth > 1 else ""
            name = first = above + plain_name(path[-1], "category")
            while name in taken:
                taken[first] += 1
                name = f"{first}-{taken[first]}"
            taken[name] = 1
            names[path] = name
    return names
