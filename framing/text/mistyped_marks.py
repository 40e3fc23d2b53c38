"""Quotation marks typed in place of others: ''so'', ``so'' and “so“."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from framing.text.characters import (
    BANG,
    BREAK,
    COMMA,
    DIGIT,
    DOT,
    LETTER,
    NEWLINE,
    OPENING,
    SPACE,
    STRAIGHT,
    UPPER,
    Characters,
    Positions,
    kinds_in,
)

_ATTACHED = kinds_in(LETTER, UPPER, DIGIT, DOT, COMMA, BANG)
_BLANK = kinds_in(SPACE, NEWLINE, BREAK)


def as_straight(chars: Characters) -> tuple[Characters, Positions]:
    """Read quotation marks typed in place of others as straight double marks.

    Returns
    -------
    Characters
        With the code and kind of a straight mark at each; of two single marks, at the first: the second and the
        text stay.
    array of int64
        Where two single marks stand, in order.
    """
    turned, doubled = _turned(chars), _doubled(chars)
    if not len(turned) and not len(doubled):
        return chars, doubled
    codes, kinds = chars.codes.copy(), chars.kinds.copy()
    for at in (turned, doubled):
        codes[at] = ord('"')
        kinds[at] = STRAIGHT
    return replace(chars, codes=codes, kinds=kinds, mark_kinds=kinds.take(chars.marks)), doubled


def _doubled(chars: Characters) -> Positions:
    """Return where two single marks side by side are one double mark: news wires and archives write so."""
    codes = chars.codes[chars.marks]
    single = chars.marks[(codes == ord("'")) | (codes == ord("`"))]
    single = single[chars.kinds[single] != BREAK]
    # In a run of the same marks the first and second are one, the third and fourth, and so on.
    same = (np.diff(single) == 1) & (chars.codes[single[:-1]] == chars.codes[single[1:]])
    heads = np.flatnonzero(np.append(True, ~same)[: len(single)])
    place = np.arange(len(single)) - np.repeat(heads, np.diff(np.append(heads, len(single))))
    at: Positions = single[:-1][same & (place[:-1] % 2 == 0)]
    return at


def _turned(chars: Characters) -> Positions:
    """Return English opening marks behind a word or stop and before a blank: “so,“ he said.

    A straight mark closes a German one („so“) as well, so that no harm is done there.
    """
    at = chars.marks_of(OPENING)
    at = at[(chars.codes[at] == ord("“")) & (at > 0)]
    found: Positions = at[
        _ATTACHED[chars.kinds[at - 1]] & _BLANK[chars.kinds[at + 1]]
    ]  # a separator ends each text
    return found
