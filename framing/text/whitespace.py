"""The words between white space, as `str.split` finds them, for a whole batch at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.text.characters import BREAK, NEWLINE, SPACE, Characters, Positions

Flags = npt.NDArray[np.bool_]

UNIT_SEPARATOR = b"\x1f"  # the one character that `str.split` splits on and that is no blank to the tokeniser


def solid_characters(chars: Characters) -> Flags:
    """Tell which characters are no white space, and no text that was set aside; shape (n,)."""
    solid: Flags = chars.kinds != SPACE
    solid &= chars.kinds != NEWLINE
    solid &= chars.kinds != BREAK
    if UNIT_SEPARATOR in chars.utf8:
        solid[chars.codes == ord(UNIT_SEPARATOR)] = False
    return solid


def word_spans(solid: Flags, borders: Positions) -> tuple[Positions, Positions]:
    """Find the words between white space.

    Parameters
    ----------
    solid : array of bool, shape (n,)
        As `solid_characters` tells.
    borders : array of int64
        Character positions (0 to n, in any order) that no word runs across, white space or not.

    Returns
    -------
    starts, ends : array of int64, shape (k,)
        Where the words begin and end, in order.
    """
    flips = np.flatnonzero(solid[1:] != solid[:-1]) + 1
    if solid[0]:
        flips = np.concatenate(([0], flips))
    # A text ends with its separator, so every word ends before the buffer does.
    starts, ends = flips[0::2], flips[1::2]
    inner = borders[(borders > 0) & (borders < len(solid))]
    inner = np.unique(inner[solid[inner - 1] & solid[inner]])
    if len(inner):
        place = np.searchsorted(starts, inner)
        starts, ends = np.insert(starts, place, inner), np.insert(ends, place - 1, inner)
    return starts, ends
