"""Spans of characters to strings."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.text.characters import Characters, Positions

Ids = npt.NDArray[np.int32]


def cut_out(chars: Characters, starts: Positions, ends: Positions) -> pa.StringArray:
    """Return the strings of some spans (in any order, overlapping or not) as an Arrow array."""
    text = chars.text
    return pa.array(
        [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)], pa.string()
    )
