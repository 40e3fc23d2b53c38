"""Keyword bars: "Depth | Biden's visit to Vietnam | United States", alone in a line or stuck to a headline."""

from __future__ import annotations

import re

import numpy as np

from framing.corpus.cleaning.lines import Flags, Integers, LineTable
from framing.corpus.cleaning.patterns import matches

_SEPARATOR = " | "
# Below two separators it is a credit, a job title or a pair of columns.
_MIN_SEPARATORS = 2
_MAX_WORDS = 8
_MAX_WORDS_IN_LAST = 5  # text that follows the bar in the same line would run on from its last item
_MAX_LENGTH = 60
# Words before the first separator that count as the first item: after a full stop, and where no full stop says so.
_FIRST_ITEM_WORDS = 4
_FIRST_ITEM_WORDS_ALONE = 2

_SENTENCE_ENDS = re.compile(r"[.!?…。！？][\"”’')\]]*,?\s+")


def find_bars(lines: LineTable) -> Integers:
    """Say how many characters into each line a keyword bar starts, or −1; array of int (lines,)."""
    start_of_kind = np.full(len(lines.kinds), -1, np.int64)
    separators_of_kind = np.zeros(len(lines.kinds), np.int64)
    for kind in np.flatnonzero(matches(lines.kinds, r" \| .* \| ")):
        line = lines.kinds[int(kind)].as_py()
        separators_of_kind[kind] = line.count(_SEPARATOR)
        start_of_kind[kind] = _bar_start(line)
    starts = start_of_kind[lines.kind]
    starts[_in_table(lines, separators_of_kind[lines.kind])] = -1
    return starts


def _in_table(lines: LineTable, separators: Integers) -> Flags:
    """Whether a line's neighbour has as many separators and reads differently: two rows of a table."""
    alike = (
        (separators[1:] >= _MIN_SEPARATORS)
        & (separators[1:] == separators[:-1])
        & (lines.text[1:] == lines.text[:-1])
        & (lines.kind[1:] != lines.kind[:-1])
    )
    flags = np.zeros(len(lines), np.bool_)
    flags[1:] |= alike
    flags[:-1] |= alike
    return flags


def _bar_start(line: str) -> int:
    """Return the character at which the bar that ends a line starts, or −1."""
    if line.startswith("|") or line.endswith("|"):
        return -1  # a row of a table
    items = line.split(_SEPARATOR)
    if len(items[-1].split()) > _MAX_WORDS_IN_LAST:
        return -1
    n_items = 0
    while n_items < len(items) - 1 and _is_item(items[-1 - n_items]):
        n_items += 1
    capital = sum(item.lstrip("\"“‘'")[:1].isupper() for item in items[len(items) - n_items :])
    if n_items < _MIN_SEPARATORS or 2 * capital < n_items:
        return -1
    before = len(line) - sum(len(item) + len(_SEPARATOR) for item in items[len(items) - n_items :])
    first = items[-1 - n_items]
    first_start = before - len(first)
    ends = [match.end() for match in _SENTENCE_ENDS.finditer(first)]
    candidate = first[ends[-1] :] if ends else first
    allowed = _FIRST_ITEM_WORDS if ends else _FIRST_ITEM_WORDS_ALONE
    if _is_item(candidate) and len(candidate.split()) <= allowed and candidate[:1].isupper():
        return first_start + (ends[-1] if ends else 0)
    return before


def _is_item(item: str) -> bool:
    return (
        0 < len(item.strip()) <= _MAX_LENGTH
        and len(item.split()) <= _MAX_WORDS
        and any(character.isalpha() for character in item)
        and _SENTENCE_ENDS.search(item) is None
    )
