"""Spans of characters to numbers: every distinct string gets one id, worked out in C++."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.text.characters import Characters, Positions

Ids = npt.NDArray[np.int32]


def encode_spans(chars: Characters, starts: Positions, ends: Positions) -> tuple[Ids, pa.StringArray]:
    """Give every distinct string among some spans an id.

    Parameters
    ----------
    chars : Characters
    starts, ends : array of int64, shape (k,)
        Character positions; spans are in order and do not overlap.

    Returns
    -------
    ids : array of int32, shape (k,)
        Which string each span is.
    strings : pyarrow.StringArray, length t
        The distinct strings as written; ``strings[ids[i]]`` is span i.
    """
    if not len(starts):
        return np.empty(0, np.int32), pa.array([], pa.string())
    # Spans and the gaps between them alternate, so that their borders are the offsets of an Arrow string
    # array over the whole buffer: nothing is copied. The gaps' few types are dropped again afterwards.
    borders = np.empty(2 * len(starts), np.int64)
    borders[0::2] = starts
    borders[1::2] = ends
    offsets = chars.byte_offsets(borders)
    buffer = pa.py_buffer(chars.text.encode("utf-8"))
    alternating = pa.StringArray.from_buffers(len(offsets) - 1, pa.py_buffer(offsets), buffer).dictionary_encode()
    ids = alternating.indices.to_numpy(zero_copy_only=False)[0::2]
    used = np.zeros(len(alternating.dictionary), bool)
    used[ids] = True
    renumbered = (np.cumsum(used) - 1).astype(np.int32)
    return renumbered[ids], alternating.dictionary.filter(pa.array(used))


def cut_out(chars: Characters, starts: Positions, ends: Positions) -> pa.StringArray:
    """Return the strings of some spans (in any order, overlapping or not) as an Arrow array."""
    return pa.array(
        [chars.text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)], pa.string()
    )
