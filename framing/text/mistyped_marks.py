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


def doubled_as_straight(chars: Characters) -> tuple[Characters, Positions]:
    """Read two single marks side by side as one straight double mark, at the first of them.

    News wires and archives write quotations so.

    Returns
    -------
    Characters
        With the code and kind of a straight mark at the first of the two; the second and the text stay.
    array of int64
        Where these marks stand, in order.
    """
    codes = chars.codes[chars.marks]
    single = chars.marks[(codes == ord("'")) | (codes == ord("`"))]
    single = single[chars.kinds[single] != BREAK]
    # In a run of the same marks the first and second are one, the third and fourth, and so on.
    same = (np.diff(single) == 1) & (chars.codes[single[:-1]] == chars.codes[single[1:]])
    heads = np.flatnonzero(np.append(True, ~same)[: len(single)])
    place = np.arange(len(single)) - np.repeat(heads, np.diff(np.append(heads, len(single))))
    at = single[:-1][same & (place[:-1] % 2 == 0)]
    if not len(at):
        return chars, at
    return _straight(chars, at), at


def turned_as_straight(chars: Characters) -> Characters:
    """Read an English opening mark behind a word or stop and before a blank as a straight one: “so,“ he said.

    A straight mark closes a German one („so“) as well, so that no harm is done there.
    """
    at = chars.marks_of(OPENING)
    at = at[(chars.codes[at] == ord("“")) & (at > 0)]
    at = at[_ATTACHED[chars.kinds[at - 1]] & _BLANK[chars.kinds[at + 1]]]  # a text ends with its separator
    return _straight(chars, at) if len(at) else chars


def _straight(chars: Characters, at: Positions) -> Characters:
    """Put straight marks in some places."""
    codes, kinds = chars.codes.copy(), chars.kinds.copy()
    codes[at] = ord('"')
    kinds[at] = STRAIGHT
    return replace(chars, codes=codes, kinds=kinds, mark_kinds=kinds.take(chars.marks))
