"""Names beside the ends of lines, moved apart where they would cover each other."""

from __future__ import annotations

from collections.abc import Sequence


def apart(wanted: Sequence[float], gap: float) -> list[float]:
    """Return heights as near as can be to those wanted, at least a gap apart, between 0 and 1.

    Heights that are too near each other are spread about their mean, and a spread that runs into its neighbours
    takes them in (pooling of adjacent violators). Where all do not fit, the gap shrinks.

    Parameters
    ----------
    wanted : sequence of float, shape (n,)
        0 is the lower end of the axis, 1 the upper.
    gap : float
    """
    n = len(wanted)
    if n > 1:
        gap = min(gap, 1 / (n - 1))
    order = sorted(range(n), key=lambda i: wanted[i])
    # With the room that those below take put aside, "a gap apart" becomes "in order", and pools are means.
    pools: list[tuple[float, int]] = []
    for rank, i in enumerate(order):
        mean, size = wanted[i] - rank * gap, 1
        while pools and pools[-1][0] > mean:
            before, count = pools.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        pools.append((mean, size))
    most = 1 - (n - 1) * gap
    placed = [min(max(mean, 0.0), most) for mean, size in pools for _ in range(size)]
    heights = [0.0] * n
    for rank, i in enumerate(order):
        heights[i] = placed[rank] + rank * gap
    return heights
