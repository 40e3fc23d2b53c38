"""Spans of characters to strings."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.text.characters import Characters, Positions

Ids = npt.NDArray[np.int32]


def covered(first: Positions, end: Positions, n: int) -> npt.NDArray[np.bool_]:
    """Return which of n places stand in one of some spans; shape (n,).

    Parameters
    ----------
    first, end : array of int64, shape (r,)
        Spans in the order of their starts, which may hold others; `end` is the place behind the last.
    """
    if not len(first):
        return np.zeros(n, bool)
    # Spans that touch are one stretch, so that stretches and what stands between them take turns.
    reach = np.maximum.accumulate(end)
    opens = np.flatnonzero(np.append(True, first[1:] > reach[:-1]))
    borders = np.stack((first[opens], np.append(reach[opens[1:] - 1], reach[-1])), axis=1).ravel()
    turns = np.arange(len(borders) + 1) % 2 == 1
    return np.repeat(turns, np.diff(borders, prepend=0, append=n))


def cut_out(chars: Characters, starts: Positions, ends: Positions) -> pa.StringArray:
    """Return the strings of some spans (in any order, overlapping or not) as an Arrow array."""
    text = chars.text
    return pa.array(
        [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)], pa.string()
    )
