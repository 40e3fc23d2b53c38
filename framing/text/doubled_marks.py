"""Quotation marks typed as two characters: ''so'' and ``so''."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from framing.text.characters import BREAK, STRAIGHT, Characters, Positions

_DOUBLED = re.compile("''|``")


def doubled_as_straight(chars: Characters) -> tuple[Characters, Positions]:
    """Read two single marks side by side as one straight double mark, at the first of them.

    News wires and archives write quotations so.

    Returns
    -------
    Characters
        With a straight mark at the first of the two; the second stays what it is.
    array of int64
        Where these marks stand, in order.
    """
    if "''" not in chars.text and "``" not in chars.text:
        return chars, np.empty(0, np.int64)
    at = np.array([found.start() for found in _DOUBLED.finditer(chars.text)], np.int64)
    at = at[(chars.kinds[at] != BREAK) & (chars.kinds[at + 1] != BREAK)]
    codes, kinds = chars.codes.copy(), chars.kinds.copy()
    codes[at] = ord('"')
    kinds[at] = STRAIGHT
    text = chars.text.replace("''", "\"'").replace("``", '"`')
    return replace(chars, text=text, codes=codes, kinds=kinds), at
