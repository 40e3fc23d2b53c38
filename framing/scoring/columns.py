"""Columns that many tables share, built without repeating strings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa


def chosen(
    values: pa.Array | pa.ChunkedArray | Sequence[str], rows: npt.NDArray[np.integer]
) -> pa.DictionaryArray:
    """Return ``values[rows]`` as a column that stores every distinct value once."""
    if isinstance(values, pa.ChunkedArray):
        values = values.combine_chunks()
    if not isinstance(values, pa.Array):
        values = pa.array(values, pa.string())
    if not pa.types.is_dictionary(values.type):
        values = values.dictionary_encode()
    indices = values.indices.to_numpy(zero_copy_only=False).astype(np.int32, copy=False)
    return pa.DictionaryArray.from_arrays(pa.array(indices.take(rows)), values.dictionary)


def ratio(
    numerator: npt.NDArray[np.float64], denominator: npt.NDArray[np.float64], scale: float = 1.0
) -> pa.Array:
    """Return numerator ÷ denominator × scale, null where the denominator is 0."""
    possible = denominator > 0
    values = np.divide(
        numerator, denominator, out=np.zeros(np.broadcast(numerator, denominator).shape), where=possible
    )
    return pa.array((values * scale).ravel(), mask=np.broadcast_to(~possible, values.shape).ravel())
