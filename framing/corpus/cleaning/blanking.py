"""Texts without what was cut, character for character in the same places."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc


def blank(texts: pa.ChunkedArray, cuts: Iterable[tuple[int, int, int]]) -> pa.ChunkedArray:
    """Write spaces over spans of texts, and leave their line breaks.

    Parameters
    ----------
    texts : pyarrow.ChunkedArray of large_string (n,)
    cuts : iterable of (int, int, int)
        Row, start, end, in order, in characters.
    """
    changed: dict[int, list[str]] = {}
    reached: dict[int, int] = {}
    originals: dict[int, str] = {}
    for row, start, end in cuts:
        if row not in originals:
            originals[row], changed[row], reached[row] = texts[row].as_py(), [], 0
        text = originals[row]
        changed[row] += [
            text[reached[row] : start],
            "\n".join(" " * len(line) for line in text[start:end].split("\n")),
        ]
        reached[row] = end
    if not changed:
        return texts
    rows = sorted(changed)
    whole = ["".join([*changed[row], originals[row][reached[row] :]]) for row in rows]
    mask = pa.array([row in changed for row in range(len(texts))])
    return pc.replace_with_mask(texts, mask, pa.array(whole, pa.large_string()))
