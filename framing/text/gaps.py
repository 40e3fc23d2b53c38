"""What stands between two tokens, as bits."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.text.characters import (
    BANG,
    BRACKET,
    BREAK,
    CLOSING,
    COMMA,
    DOT,
    FULL_STOP,
    HARD,
    N_KINDS,
    NEWLINE,
    OPENING,
    SPACE,
    STRAIGHT,
    Characters,
    Positions,
    look_up,
)

Bits = npt.NDArray[np.uint8]

GAP_STOP = 1
GAP_BANG = 2
GAP_FULL_STOP = 4
GAP_LINE = 8
GAP_CUT = 16
GAP_HARD = 32  # a phrase does not run across it
GAP_SPACE = 64
GAP_QUOTE = 128

_SHORT_GAP = 6  # characters
_BITS = np.zeros(N_KINDS, np.uint8)
for _kind, _bits in {
    DOT: GAP_STOP,
    BANG: GAP_BANG | GAP_HARD,
    FULL_STOP: GAP_FULL_STOP | GAP_HARD,
    NEWLINE: GAP_LINE | GAP_SPACE,
    BREAK: GAP_CUT | GAP_HARD | GAP_SPACE,
    COMMA: GAP_HARD,
    HARD: GAP_HARD,
    BRACKET: GAP_HARD,
    SPACE: GAP_SPACE,
    OPENING: GAP_QUOTE,
    CLOSING: GAP_QUOTE,
    STRAIGHT: GAP_QUOTE,
}.items():
    _BITS[_kind] = _bits


def gap_bits(chars: Characters, starts: Positions, ends: Positions) -> Bits:
    """Return, for every token, what stands between it and the token before; and last, what follows them all.

    Returns
    -------
    array of uint8, shape (n + 1,)
        The `GAP_` bits of the characters before token i; of those after the last token at index n.
    """
    begins = np.concatenate(([0], ends))
    finishes = np.append(starts, len(chars.kinds))
    lengths = finishes - begins
    # Four gaps in five are one space: read the first character of all gaps, walk on in the longer ones, and sum
    # up what is left of the very long.
    bits: Bits = look_up(_BITS, chars.kinds.take(begins, mode="clip"))
    bits *= lengths > 0
    open_gaps = np.flatnonzero(lengths > 1)
    for step in range(1, _SHORT_GAP):
        bits[open_gaps] |= _BITS[chars.kinds[begins[open_gaps] + step]]
        open_gaps = open_gaps[lengths[open_gaps] > step + 1]
    if len(open_gaps):
        rest = lengths[open_gaps] - _SHORT_GAP
        heads = np.cumsum(rest) - rest
        places = np.repeat(begins[open_gaps] + _SHORT_GAP - heads, rest) + np.arange(rest.sum())
        bits[open_gaps] |= np.bitwise_or.reduceat(_BITS[chars.kinds[places]], heads)
    return bits
