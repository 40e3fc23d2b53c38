"""Which line ends are ends of paragraphs, and which only wrap a long paragraph."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.text.characters import LETTER, NEWLINE, Characters, Positions
from framing.text.gaps import GAP_BANG, GAP_CUT, GAP_FULL_STOP, GAP_LINE, GAP_STOP, Bits

# A text was wrapped by hand or by a mail program if it has at least this many lines, none is longer than any
# such program makes them, and the mean is longer than a list's or a poem's.
_WRAPPED_LINES = 5
_WRAPPED_LONGEST = 100
_WRAPPED_MEAN = 45

# Beyond these scripts "lower case" says nothing: letters without case may start a sentence.
_CASELESS = ((0x0590, 0x10A0), (0x1100, 0x1E00), (0x2C00, 0xA640), (0xA800, 0xFB00), (0xFB1D, 0xFF00))


def starts_lower(chars: Characters, starts: Positions) -> npt.NDArray[np.bool_]:
    """Whether the character at each position is a lower-case letter of a script that has case."""
    lower: npt.NDArray[np.bool_] = chars.kinds[starts] == LETTER
    if not chars.is_ascii:
        codes = chars.codes[starts]
        for first, last in _CASELESS:
            lower &= (codes < first) | (codes >= last)
    return lower


def wrapped_texts(chars: Characters) -> npt.NDArray[np.bool_]:
    """Tell which texts of a batch are wrapped to a line width; shape (m,)."""
    newlines = chars.marks_of(NEWLINE)
    text_of = np.searchsorted(chars.ends, newlines, side="left")
    ends = np.append(newlines, len(chars.kinds))
    lengths = np.diff(ends, prepend=-1)[:-1] - 1
    lines = lengths > 0  # the line that ends at this newline, if it holds anything
    m = len(chars.starts)
    inside = lines & (text_of < m)
    text_of, lengths = text_of[inside], lengths[inside]
    count = np.bincount(text_of, minlength=m)
    total = np.bincount(text_of, weights=lengths, minlength=m)
    longest = np.zeros(m, np.int64)
    np.maximum.at(longest, text_of, lengths)
    wrapped: npt.NDArray[np.bool_] = (
        (count >= _WRAPPED_LINES) & (longest <= _WRAPPED_LONGEST) & (total >= _WRAPPED_MEAN * count)
    )
    return wrapped


def paragraph_breaks(
    chars: Characters, starts: Positions, ends: Positions, bits: Bits, text_of: npt.NDArray[np.int32]
) -> npt.NDArray[np.bool_]:
    """Tell which tokens open a paragraph; shape (n,).

    A blank line and whatever cleaning cut always end a paragraph. A single line end does, unless it only wraps
    the line: the next word is in lower case and no sentence has ended, or the whole text is wrapped.
    """
    opens: npt.NDArray[np.bool_] = (bits[:-1] & GAP_CUT) != 0
    at = np.flatnonzero((bits[:-1] & GAP_LINE) != 0)
    newlines = chars.marks_of(NEWLINE)
    codes = chars.codes[newlines]
    if (codes == ord("\r")).any():  # "\r\n" is one line end
        newlines = newlines[(codes != ord("\n")) | (chars.codes[newlines - 1] != ord("\r"))]
    first = np.where(at > 0, ends[at - 1], 0)
    blank = np.searchsorted(newlines, starts[at]) - np.searchsorted(newlines, first) >= 2
    ended = (bits[at] & (GAP_STOP | GAP_BANG | GAP_FULL_STOP)) != 0
    flows_on = starts_lower(chars, starts[at]) & ~ended
    flows_on |= wrapped_texts(chars)[text_of[at]]
    opens[at] |= blank | ~flows_on
    if len(opens):
        opens[0] = True
    return opens
