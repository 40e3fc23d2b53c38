"""Spans of characters to numbers: every distinct string gets one id, without making the strings first."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.text.characters import Characters, Positions

Ids = npt.NDArray[np.int32]
Keys = npt.NDArray[np.uint64]

_WIDTH = 8  # bytes in a key
_MASKS = np.array([(1 << (8 * length)) - 1 for length in range(_WIDTH)] + [2**64 - 1], np.uint64)
_MOST_KEYS = 16  # strings of more bytes than this many keys hold are rare enough for a dictionary


def encode_spans(chars: Characters, starts: Positions, ends: Positions) -> tuple[Ids, list[str]]:
    """Give every distinct string among some spans an id.

    The first eight bytes of a string are one 64-bit number, exactly; most words are no longer. Longer ones are
    told apart by the id of what came before and the next eight bytes, and so on.

    Parameters
    ----------
    chars : Characters
    starts, ends : array of int64, shape (k,)
        Character positions; every span holds at least one character and none holds a NUL.

    Returns
    -------
    ids : array of int32, shape (k,)
        Which string each span is.
    strings : list of str, length t
        The distinct strings as written; ``strings[ids[i]]`` is span i.
    """
    if not len(starts):
        return np.empty(0, np.int32), []
    borders = chars.byte_offsets(np.stack((starts, ends)))
    first_byte, n_bytes = borders[0], borders[1] - borders[0]
    padded = np.frombuffer(chars.text.encode("utf-8") + bytes(_WIDTH), np.uint8)
    # Every run of eight bytes of the text as a number: overlapping, and without a copy.
    windows = np.ndarray((len(padded) - _WIDTH + 1,), "<u8", padded, strides=(1,))
    ids, count = _numbered(windows[first_byte] & _MASKS[np.minimum(n_bytes, _WIDTH)])
    for step in range(1, _MOST_KEYS):
        rest = np.flatnonzero(n_bytes > step * _WIDTH)
        if not len(rest):
            break
        length = np.minimum(n_bytes[rest] - step * _WIDTH, _WIDTH)
        part, _ = _numbered(windows[first_byte[rest] + step * _WIDTH] & _MASKS[length])
        longer, more = _numbered((ids[rest].astype(np.uint64) << np.uint64(32)) | part.astype(np.uint64))
        ids[rest] = count + longer
        count += more
    for place in np.flatnonzero(n_bytes > _MOST_KEYS * _WIDTH).tolist():
        ids[place] = count
        count += 1
    return _compacted(chars, ids, count, starts, ends)


def _numbered(keys: Keys) -> tuple[Ids, int]:
    """Number distinct keys in the order of their first occurrence."""
    encoded = pa.array(keys).dictionary_encode()
    return encoded.indices.to_numpy(zero_copy_only=False).copy(), len(encoded.dictionary)


def _compacted(
    chars: Characters, ids: Ids, count: int, starts: Positions, ends: Positions
) -> tuple[Ids, list[str]]:
    """Drop the ids that no span has, and cut out one string for each of the others."""
    example = np.full(count, -1)
    example[ids[::-1]] = np.arange(len(ids) - 1, -1, -1)
    used = example >= 0
    at = example[used]
    text = chars.text
    strings = [text[start:end] for start, end in zip(starts[at].tolist(), ends[at].tolist(), strict=True)]
    renumbered = (np.cumsum(used) - 1).astype(np.int32)
    return renumbered[ids], strings


def cut_out(chars: Characters, starts: Positions, ends: Positions) -> pa.StringArray:
    """Return the strings of some spans (in any order, overlapping or not) as an Arrow array."""
    text = chars.text
    return pa.array(
        [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)], pa.string()
    )
