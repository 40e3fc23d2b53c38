"""What is summed up for correcting: measured and coded, by article or cluster, in each group."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from framing.coding.gold_units import Weights
from framing.comparisons.grouping import Grouping
from framing.stats import Floats
from framing.stats.correction import CodedPart, Share, Strata, doubly_robust

Integers = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Population:
    """The articles of k groups, of which units were drawn.

    Attributes
    ----------
    members : tuple of array of int
        The rows of each group's articles in `Scores.documents`.
    owner : array of int, shape (articles,)
        The article, or its cluster, that is what varies.
    size : array, shape (articles,)
        Units of each article.
    """

    members: tuple[Integers, ...]
    owner: Integers
    size: Floats

    @classmethod
    def of(cls, groups: Grouping, owner: Integers, size: Floats, out: Bools) -> Population:
        """Return the articles of groups that have units, without those that were not drawn from."""
        inside = ~out & (size > 0)
        members = tuple(np.flatnonzero((groups.member == k) & inside) for k in range(len(groups.names)))
        return cls(members, owner, size)

    def narrowed(self, known: Bools) -> Population:
        """Return the articles that are known of; shape (articles,)."""
        return replace(self, members=tuple(rows[known[rows]] for rows in self.members))

    def summed(self, k: int, columns: Floats) -> Floats:
        """Sum columns, shape (articles, c), of a group by article or cluster; shape (n, c)."""
        distinct, place = np.unique(self.owner[self.members[k]], return_inverse=True)
        own = columns[self.members[k]]
        return np.stack([np.bincount(place, column, len(distinct)) for column in own.T], axis=1)

    def place(self, k: int) -> Integers:
        """Return of every article which row of `summed` it went into; −1 outside the group."""
        place = np.full(len(self.owner), -1, np.int64)
        place[self.members[k]] = np.unique(self.owner[self.members[k]], return_inverse=True)[1]
        return place

    def scaled(self, k: int, article: Integers, weight: Floats) -> Floats:
        """Return the weights of a group's coded units, which add up to its units; 0 outside the group."""
        inside = np.where(self.place(k)[article] >= 0, weight, 0.0)
        total = inside.sum()
        return np.asarray(inside * (self.size[self.members[k]].sum() / total if total else 0.0))


@dataclass(frozen=True, slots=True)
class Errors:
    """What people say is wrong with the measurement of one frame or target, unit by unit; u units.

    Attributes
    ----------
    article : array of int, shape (u,)
    known : array of bool, shape (u,)
    above, below : array, shape (u,)
        What people coded less what was measured, in numerator and denominator.
    weights : Weights
    column : int
        Which column of the weights.
    """

    article: Integers
    known: Bools
    above: Floats
    below: Floats
    weights: Weights
    column: int

    @property
    def strata(self) -> Strata:
        """How the units were drawn."""
        n = self.weights.n[:, self.column]
        return Strata(n, n / np.maximum(self.weights.population, 1))


def corrected_share(population: Population, k: int, measured: Floats, base: Floats, errors: Errors) -> Share:
    """Correct the share or mean of one group.

    Parameters
    ----------
    measured, base : array, shape (articles,)
        Numerators and denominators as measured.
    """
    place = population.place(k)[errors.article]
    weight = population.scaled(k, errors.article, errors.weights.weight[:, errors.column])
    own = np.flatnonzero(errors.known & (place >= 0) & (weight > 0))
    coded = CodedPart(place[own], errors.weights.stratum[own], weight[own], errors.above[own], errors.below[own])
    sums = population.summed(k, np.stack([measured, base, population.size], axis=1))
    return doubly_robust(sums[:, 0], sums[:, 1], sums[:, 2], coded, errors.strata)
