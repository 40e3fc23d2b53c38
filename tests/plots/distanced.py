"""Distances between made-up groups, for tests of pictures and reports."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from matplotlib.transforms import Bbox

from framing.comparisons import distances
from framing.results import Distances
from tests.making import scores_from_arrays


@cache
def distanced(groups: tuple[str, ...], articles: int = 14, same: bool = False) -> Distances:
    """Return distances of groups, in two camps with unlike profiles unless all are the same."""
    rng = np.random.default_rng(len(groups))
    camps = ([0.5, 0.3, 0.15, 0.05], [0.05, 0.15, 0.3, 0.5])
    source: list[str] = []
    hits = []
    for number, name in enumerate(groups):
        profile = np.array(camps[0 if same else number % 2])
        source += [name] * articles
        hits.append(rng.multinomial(8, rng.dirichlet(6 * profile, articles)))
    return distances(scores_from_arrays(source, np.vstack(hits), np.full(len(source), 20)), n_resamples=200)


def names(n: int) -> tuple[str, ...]:
    """Return n names of sources, of unlike length."""
    first = ("The Times", "Post", "Evening Standard and Daily Chronicle", "Le Monde", "Harbour Review", "Courier")
    return tuple(f"{first[i % len(first)]} {i // len(first) + 1}" for i in range(n))


def overlapping(boxes: Sequence[Bbox]) -> list[tuple[int, int]]:
    """Return which of some boxes cover each other."""
    return [(i, j) for i, one in enumerate(boxes) for j, other in enumerate(boxes[:i]) if one.overlaps(other)]
