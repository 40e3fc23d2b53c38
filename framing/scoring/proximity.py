"""NEAR and BEFORE: two sides of a pattern in one sentence, at most so many tokens apart."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.scoring.compiling import Compiled, Index
from framing.scoring.stretches import Stretches


def join_sides(
    side: Index,
    starts: Index,
    ends: Index,
    compiled: Compiled,
    sentence: npt.NDArray[np.int32],
    n_tokens: int,
) -> Stretches:
    """Pair the occurrences of two-sided patterns' sides.

    Parameters
    ----------
    side, starts, ends : array of int64, shape (k,)
        Occurrences: which side (2 × pattern, or 2 × pattern + 1), and their tokens.
    sentence : array of int32, shape (n_tokens,)

    Returns
    -------
    Stretches
        Every pair that stands in one sentence, within the pattern's distance, and in order where that matters;
        the stretch that comes first in the text is given first. Stretches of a pair do not overlap.
    """
    empty = np.empty(0, np.int64)
    is_left = side % 2 == 0
    if not is_left.any() or is_left.all():
        return Stretches(empty, empty, empty, empty, empty)
    pattern = side // 2
    right = np.flatnonzero(~is_left)
    # One sorted key for (pattern, first token): all rights of a pattern within a stretch of tokens are a slice.
    width = n_tokens + 1
    keys = pattern[right] * width + starts[right]
    order = np.argsort(keys)
    right, keys = right[order], keys[order]
    # Lefts in the same order: places that are looked up one after the other are near each other.
    left = np.flatnonzero(is_left)
    left = left[np.argsort(pattern[left] * width + starts[left])]
    base = pattern[left] * width
    reach = compiled.pattern_distance[pattern[left]]
    longest = int((ends[right] - starts[right]).max())
    low = np.where(
        compiled.pattern_ordered[pattern[left]], ends[left], np.maximum(starts[left] - reach - longest, 0)
    )
    high = np.minimum(ends[left] + reach, n_tokens)
    first = np.searchsorted(keys, base + low)
    counts = np.maximum(np.searchsorted(keys, base + high, side="right") - first, 0)
    i = np.repeat(left, counts)
    within = np.arange(len(i)) - np.repeat(np.cumsum(counts) - counts, counts)
    j = right[np.repeat(first, counts) + within]

    after = starts[j] >= ends[i]
    before = ends[j] <= starts[i]
    gap = np.where(after, starts[j] - ends[i], starts[i] - ends[j])
    fits = (after | (before & ~compiled.pattern_ordered[pattern[i]])) & (
        gap <= compiled.pattern_distance[pattern[i]]
    )
    fits &= sentence[starts[i]] == sentence[starts[j]]
    i, j, after = i[fits], j[fits], after[fits]
    a, b = np.where(after, i, j), np.where(after, j, i)
    return Stretches(pattern[i], starts[a], ends[a], starts[b], ends[b])
