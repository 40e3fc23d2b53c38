"""The bibliography: every method names its sources by key, and a report prints those that were used.

A new work goes into the list where it belongs.
"""

from __future__ import annotations

from collections.abc import Iterable

from framing.errors import FramingError, unknown
from framing.references.on_coding import ON_CODING
from framing.references.on_learning import ON_LEARNING
from framing.references.on_numbers import ON_NUMBERS
from framing.references.on_words import ON_WORDS
from framing.references.work import Reference

__all__ = ["REFERENCES", "Reference", "bibliography", "reference"]

REFERENCES: dict[str, Reference] = {
    entry.key: entry for entry in (*ON_WORDS, *ON_NUMBERS, *ON_CODING, *ON_LEARNING)
}


def reference(key: str) -> Reference:
    """Return the entry of a key.

    Raises
    ------
    FramingError
        No work in the bibliography has this key.
    """
    if key not in REFERENCES:
        raise FramingError(unknown("reference", key, sorted(REFERENCES)))
    return REFERENCES[key]


def bibliography(keys: Iterable[str], *others: Reference) -> tuple[Reference, ...]:
    """Return the entries of some keys, each once, and others, in alphabetical order of authors and year."""
    entries = [*(reference(key) for key in set(keys)), *others]
    return tuple(sorted(entries, key=lambda entry: (entry.authors.strip("{").casefold(), entry.year)))
