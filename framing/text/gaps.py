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
    bits: Bits = np.where(lengths > 0, _BITS[chars.kinds[np.minimum(begins, len(chars.kinds) - 1)]], 0).astype(
        np.uint8
    )
    for step in range(1, _SHORT_GAP):
        open_gaps = np.flatnonzero(lengths > step)
        if not len(open_gaps):
            return bits
        bits[open_gaps] |= _BITS[chars.kinds[begins[open_gaps] + step]]
    open_gaps = np.flatnonzero(lengths > _SHORT_GAP)
    if not len(open_gaps):
        return bits
    stretches = np.stack((begins[open_gaps], finishes[open_gaps]), axis=1).ravel()
    if stretches[-1] == len(chars.kinds):
        stretches = stretches[:-1]
    bits[open_gaps] |= np.bitwise_or.reduceat(_BITS[chars.kinds], stretches)[0::2]
    return bits
