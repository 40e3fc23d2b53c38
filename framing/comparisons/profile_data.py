"""The profiles of groups, and what was found between them, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.comparisons.caveats import threshold
from framing.comparisons.measuring import Coded
from framing.results import caveats as codes
from framing.stats import Chance, Divergences, Floats, Map, Pairs, Tree

# With a hit; below, intervals of distances keep their coverage no longer (docs/decisions/distances.md).
ENOUGH_ARTICLES = int(threshold(codes.SMALL_N))
ENOUGH_GROUPS = 4  # three distances can be read off; a tree of three has one branch to tell


@dataclass(frozen=True, slots=True)
class Profiled:
    """What the profiles of k groups are made of.

    Attributes
    ----------
    coded : tuple of Coded
        The f frames.
    hits : tuple of array, shape (nᵢ, f)
        Of each group the articles with a hit of any frame.
    n_articles : array of int, shape (k,)
        Articles of each group, with a hit or without.
    """

    coded: tuple[Coded, ...]
    hits: tuple[Floats, ...]
    n_articles: npt.NDArray[np.int64]

    @property
    def n(self) -> npt.NDArray[np.int64]:
        """How many articles carry each profile, shape (k,)."""
        return np.array([len(each) for each in self.hits], np.int64)

    @property
    def known(self) -> npt.NDArray[np.int64]:
        """Which groups have a profile: those with two articles with a hit, as one cannot show how they vary."""
        return np.flatnonzero(self.n > 1)

    @property
    def sums(self) -> Floats:
        """The hits of every frame in every group, shape (k, f)."""
        return np.stack([each.sum(axis=0) for each in self.hits])

    @property
    def enough(self) -> npt.NDArray[np.int64]:
        """Which groups have enough articles for the tree and the map."""
        return np.flatnonzero(self.n >= ENOUGH_ARTICLES)


@dataclass(frozen=True, slots=True)
class Apart:
    """What was found of p pairs of groups; `arranged` are the groups of tree and map, which may be missing."""

    pairs: Pairs
    divergences: Divergences
    chance: Chance
    p_corrected: Floats
    arranged: npt.NDArray[np.int64]
    tree: Tree | None
    map: Map | None
