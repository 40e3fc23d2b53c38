"""The words between white space, as `str.split` finds them, for a whole batch at once."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.text.characters import Characters, Positions
from framing.text.spans import Ids

_LAST_SPACE = 0x3000  # no code point beyond is white space to `str.split`


@cache
def space_table() -> npt.NDArray[np.bool_]:
    """Return which code points `str.split` splits on; the last entry (false) stands for all higher ones."""
    table = np.fromiter(map(str.isspace, map(chr, range(_LAST_SPACE + 2))), bool)
    table.flags.writeable = False
    return table


def word_starts(chars: Characters, borders: Positions) -> Positions:
    """Find where the words between white space begin.

    Parameters
    ----------
    chars : Characters
        n characters.
    borders : array of int64
        Character positions (0 to n, in any order) that no word runs across, white space or not.

    Returns
    -------
    array of int64, shape (k,)
        In order. Between one start and the next there is one word and then nothing but white space.
    """
    space = np.take(space_table(), chars.codes, mode="clip")
    starts = np.flatnonzero(space[:-1] > space[1:]) + 1
    if not space[0]:
        starts = np.concatenate(([0], starts))
    inner = borders[(borders > 0) & (borders < len(space))]
    inner = np.unique(inner[~(space[inner - 1] | space[inner])])
    return np.insert(starts, np.searchsorted(starts, inner), inner) if len(inner) else starts


def encode_words(chars: Characters, starts: Positions) -> tuple[Ids, pa.StringArray]:
    """Give every distinct word an id, where a word is taken together with the white space behind it.

    With its white space a word reaches up to the next, so the starts alone are the offsets of an Arrow array
    over the batch: half as many strings as with the gaps between, at half the cost.

    Parameters
    ----------
    chars : Characters
    starts : array of int64, shape (k,)
        As `word_starts` returns them.

    Returns
    -------
    ids : array of int32, shape (k,)
        Which string each word is.
    strings : pyarrow.StringArray, length t
        The distinct words, each with its white space; none is empty.
    """
    if not len(starts):
        return np.empty(0, np.int32), pa.array([], pa.string())
    offsets = chars.byte_offsets(np.append(starts, len(chars.codes)))
    text = pa.py_buffer(chars.utf8)
    encoded = pa.StringArray.from_buffers(len(starts), pa.py_buffer(offsets), text).dictionary_encode()
    return encoded.indices.to_numpy(), encoded.dictionary
