"""How labels are shuffled: among all articles or clusters, or within strata; two ways with the same questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from framing.comparisons.arguments import Settings
from framing.comparisons.measuring import Measured
from framing.stats import (
    Cells,
    Floats,
    Layer,
    Pairs,
    Tested,
    cells_of,
    columns,
    generator,
    group_sums,
    permutation_test,
    ratio,
    smallest_p,
    smallest_p_in_strata,
    smallest_p_of_few,
    smallest_p_of_none_in_strata,
    stratified_statistic,
    stratified_tail,
    stratified_test,
    stratified_within,
    studentised_tail,
    within_pairs,
)

Integers = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]

# How many strata of pairs, in all frames and shuffles, are worked out: about 20 seconds on one core. Beyond, pairs
# with 30 articles or clusters a side get their p value from Student's t; not so for Westfall & Young, who need the
# shuffles.
MOST_STRATA = 10**9

# Of the seed; the bootstrap and the sample of passages have others.
_STREAM, _STREAM_IN_PAIR = 2, 4


class Shuffling(Protocol):
    """A way to shuffle labels of p pairs in some layers, f frames together."""

    def possible(self, i: int) -> Truths:
        """Which contrasts of a layer can be tested, shape (p, g)."""

    def shared(self, family: Truths, *, family_wise: bool) -> tuple[Tested, bool]:
        """Test the family by shuffles of all labels, and say whether it was; else by Student's t."""

    def in_pairs(self, i: int, which: Integers) -> Floats:
        """Test some pairs of a layer by shuffles of their own, shape (q, g)."""

    def least(self, i: int) -> Floats:
        """The smallest p value that shuffling a pair's own labels can give, shape (p,)."""

    def tail(self, i: int) -> Floats:
        """The p values of a layer from Student's t, shape (p, g)."""

    def bound(self, i: int) -> Floats:
        """The p values of a layer that a test of presence allows at least, shape (p, g)."""

    def drawn(self, i: int) -> Integers:
        """How many units are summed in a shuffle of each pair's own, shape (p,)."""


def layers_of(data: Measured) -> tuple[Layer, ...]:
    """Return what is shuffled of each part of a measure."""
    every = [part.drawn for part in data.parts]
    highest = data.scale.high if data.measure.zero_is_none else None
    return tuple(
        Layer(columns(units.h, units.s), units.sizes, units.rows, units.stratum, highest) for units in every
    )


def shuffling(data: Measured, layers: tuple[Layer, ...], pairs: Pairs, settings: Settings) -> Shuffling:
    """Return how the labels of a measure are shuffled."""
    return (AmongAll if data.stratum is None else WithinStrata)(data, layers, pairs, settings)


@dataclass(frozen=True, slots=True)
class AmongAll:
    """Any label can fall to any article or cluster."""

    data: Measured
    layers: tuple[Layer, ...]
    pairs: Pairs
    settings: Settings

    def possible(self, i: int) -> Truths:
        """See `Shuffling`."""
        layer, a, b = self.layers[i], self.pairs.group, self.pairs.reference
        value, variance = ratio(group_sums(layer.layout, layer.sizes))
        # With fewer than two there is no error; two equal sides that do not vary leave nothing to test.
        several = (layer.sizes[a] > 1) & (layer.sizes[b] > 1)
        return np.asarray(several[:, None] & ((variance[a] + variance[b] > 0) | (value[a] != value[b])))

    def shared(self, family: Truths, *, family_wise: bool) -> tuple[Tested, bool]:
        """See `Shuffling`."""
        tested = permutation_test(
            self.layers,
            self.pairs,
            family,
            n_articles=self.data.n_drawn,
            n_resamples=self.settings.n_resamples,
            rng=generator(self.settings.seed, _STREAM),
            family_wise=family_wise,
        )
        return tested, True

    def in_pairs(self, i: int, which: Integers) -> Floats:
        """See `Shuffling`."""
        layer, seed = self.layers[i], (self.settings.seed, _STREAM_IN_PAIR)
        n_resamples = self.settings.n_resamples
        return within_pairs(
            layer.layout,
            layer.sizes,
            self.pairs,
            which,
            n_resamples=n_resamples,
            seed=seed,
            highest=layer.highest,
        )

    def least(self, i: int) -> Floats:
        """See `Shuffling`."""
        return smallest_p(self.layers[i].sizes, self.pairs)

    def tail(self, i: int) -> Floats:
        """See `Shuffling`."""
        layer = self.layers[i]
        return studentised_tail(layer.layout, layer.sizes, self.pairs, layer.highest)

    def bound(self, i: int) -> Floats:
        """See `Shuffling`."""
        units = self.data.parts[i].drawn
        return smallest_p_of_few(units.h, units.s, units.sizes, self.pairs)

    def drawn(self, i: int) -> Integers:
        """See `Shuffling`; the smaller side is what is drawn."""
        sizes = self.layers[i].sizes
        return np.asarray(np.minimum(sizes[self.pairs.group], sizes[self.pairs.reference]))


@dataclass(frozen=True, slots=True)
class WithinStrata:
    """A label can fall to articles or clusters of its own stratum only."""

    data: Measured
    layers: tuple[Layer, ...]
    pairs: Pairs
    settings: Settings

    def possible(self, i: int) -> Truths:
        """See `Shuffling`; both sides need a stratum in common."""
        layer, a, b = self.layers[i], self.pairs.group, self.pairs.reference
        several = (layer.sizes[a] > 1) & (layer.sizes[b] > 1)
        return np.asarray(several[:, None] & stratified_statistic(layer, self.pairs).varies)

    def shared(self, family: Truths, *, family_wise: bool) -> tuple[Tested, bool]:
        """See `Shuffling`."""
        assert self.data.stratum is not None
        held = sum(len(self._cells(i).pair) * layer.layout.n_frames for i, layer in enumerate(self.layers))
        if held * self.settings.n_resamples > MOST_STRATA and not family_wise:
            tail = np.hstack([self.tail(i) for i in range(len(self.layers))])
            return Tested(np.where(family, tail, np.nan), None), False
        tested = stratified_test(
            self.layers,
            self.pairs,
            family,
            stratum=self.data.stratum,
            n_resamples=self.settings.n_resamples,
            rng=generator(self.settings.seed, _STREAM),
            family_wise=family_wise,
        )
        return tested, True

    def _cells(self, i: int) -> Cells:
        layer = self.layers[i]
        assert layer.stratum is not None
        return cells_of(layer.stratum, layer.sizes, self.pairs)

    def in_pairs(self, i: int, which: Integers) -> Floats:
        """See `Shuffling`."""
        seed, n_resamples = (self.settings.seed, _STREAM_IN_PAIR), self.settings.n_resamples
        p = stratified_within(self.layers[i], self.pairs, which, n_resamples=n_resamples, seed=seed)
        return np.maximum(p, self.least(i)[which, None])

    def least(self, i: int) -> Floats:
        """See `Shuffling`."""
        return smallest_p_in_strata(self._cells(i), len(self.pairs))

    def tail(self, i: int) -> Floats:
        """See `Shuffling`."""
        return stratified_tail(self.layers[i], self.pairs)

    def bound(self, i: int) -> Floats:
        """See `Shuffling`; shuffles within strata mix lengths as those of all do, so that bound holds here too."""
        units = self.data.parts[i].drawn
        none = smallest_p_of_none_in_strata(units.h != 0, self._cells(i), len(self.pairs))
        return np.maximum(none, smallest_p_of_few(units.h, units.s, units.sizes, self.pairs))

    def drawn(self, i: int) -> Integers:
        """See `Shuffling`; both sides are."""
        sizes = self.layers[i].sizes
        return np.asarray(sizes[self.pairs.group] + sizes[self.pairs.reference])
