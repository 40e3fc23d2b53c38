"""Studentised permutation tests of differences between groups, for all pairs and frames at once.

The labels of all articles are shuffled; one shuffle serves every frame and every pair. The statistic of a pair is
t = (g₁ − g₂) ÷ √(Var g₁ + Var g₂), g being the ratio on the scale of `framing.stats.stabilising`: dividing by
its own error makes the test right in large samples even where groups differ in spread and length of articles, as
long as the ratios are equal (Chung & Romano 2013).
docs/decisions/permutation.md has the choices.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.stats.dealing import Dealing, Dealt
from framing.stats.multiplicity import step_down
from framing.stats.pairs import Block, Pairs
from framing.stats.ratios import Columns, Floats, group_sums, unpack
from framing.stats.resampling import ENTRIES, shuffled_orders
from framing.stats.stabilising import Stabiliser, stabiliser
from framing.stats.strata import seats

# A shuffled statistic within this relative distance of the observed one equals it: sums in another order differ
# in the last digits, and a tie has to count.
TIE = 1e-9
# Stands in for a variance of 0 below a difference, so that t² is huge and finite instead of infinite.
_TINY = 1e-200
# How many statistics are held at once: 4 MB of float64, and as much for each of two or three steps.
CELLS = 500_000


@dataclass(frozen=True, slots=True)
class Layer:
    """Frames of which the same articles have a value, and these articles; others take no part.

    Attributes
    ----------
    layout : Columns
        The m articles, the groups one after the other.
    sizes : array of int, shape (k,)
        How many of them each group has.
    rows : array of int, shape (m,)
        Which they are of all n articles of the comparison, in ascending order.
    stratum : array of int, shape (m,), or None
        Within which of the strata labels are shuffled, ascending within each group; None shuffles all.
    highest : float or None
        The largest possible ratio, of ratios that are never below 0; None of others, compared as they are.
    """

    layout: Columns
    sizes: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int64]
    stratum: npt.NDArray[np.int64] | None = None
    highest: float | None = None

    @property
    def scale(self) -> Stabiliser:
        """On which groups of these articles are compared."""
        return stabiliser(self.layout, self.highest)

    @property
    def seats(self) -> npt.NDArray[np.int64] | None:
        """Which article each place of an order of strata is for; see `strata.shuffled_strata`."""
        return None if self.stratum is None else seats(self.stratum)


@dataclass(frozen=True, slots=True)
class Tested:
    """What a permutation test gives for every pair and frame, shape (p, f); NaN where nothing was tested.

    Attributes
    ----------
    p : array
        Two-sided p values, (1 + exceedances) ÷ (1 + resamples).
    p_corrected : array or None
        Westfall–Young step-down p values over the whole family, where they were asked for.
    """

    p: Floats
    p_corrected: Floats | None


class Counts:
    """In how many shuffles each statistic, and for Westfall & Young the largest of the rest, is reached.

    Parameters
    ----------
    squares : array, shape (p, f)
        t² as observed.
    tested : array of bool, shape (p, f)
        Which belong to the family.
    family_wise : bool
        Whether to count what step-down max-T needs.
    """

    def __init__(self, squares: Floats, tested: npt.NDArray[np.bool_], family_wise: bool) -> None:
        observed = np.where(tested, squares, np.nan)
        # Compared as "not below", so that what was not tested is never reached.
        self.bar = np.where(tested, observed * (1 - TIE), np.inf)
        self._is_tested, self._family_wise = tested, family_wise
        self._order = np.flatnonzero(tested)[np.argsort(observed[tested], kind="stable")]
        self._reached = np.zeros(observed.shape)
        self._by_maximum = np.zeros(len(self._order))

    def add(self, squares: Floats) -> None:
        """Count shuffles, shape (replicates, p, f)."""
        self._reached += (squares >= self.bar).sum(axis=0)
        if self._family_wise:
            ascending = squares.reshape(len(squares), -1)[:, self._order]
            np.maximum.accumulate(ascending, axis=1, out=ascending)
            self._by_maximum += (ascending >= self.bar.ravel()[self._order]).sum(axis=0)

    def add_at(self, here: tuple[slice, slice], squares: Floats) -> None:
        """Count shuffles of some pairs and frames, where there is no family to look at."""
        self._reached[here] += (squares >= self.bar[here]).sum(axis=0)

    def tested(self, n_resamples: int) -> Tested:
        """Return the p values."""
        p = np.where(self._is_tested, (1 + self._reached) / (1 + n_resamples), np.nan)
        if not self._family_wise:
            return Tested(p, None)
        corrected = np.full(self.bar.size, np.nan)
        corrected[self._order[::-1]] = step_down(self._by_maximum[::-1], n_resamples)
        return Tested(p, corrected.reshape(self.bar.shape))


def permutation_test(
    layers: Sequence[Layer],
    pairs: Pairs,
    tested: npt.NDArray[np.bool_],
    *,
    n_articles: int,
    n_resamples: int,
    rng: np.random.Generator,
    family_wise: bool = False,
    entries: int = ENTRIES,
    cells: int = CELLS,
) -> Tested:
    """Test every pair of groups in every frame.

    One shuffle of all articles serves every layer: each deals its own articles, in the order in which they stand
    there, to groups of their own sizes. A layer's p values are those of shuffling its articles alone, and what
    layers have in common stays in common.

    Parameters
    ----------
    layers : sequence of Layer
        Which together have f frames.
    tested : array of bool, shape (p, f)
        Which contrasts belong to the family; each side needs at least two articles. Frames go by layer.
    n_articles : int
        n, of all layers together.
    family_wise : bool
        Whether to work out Westfall–Young step-down max-T p values too.
    entries, cells : int
        How much is held at once; they change no digit.
    """
    scales = [layer.scale for layer in layers]
    squares = np.hstack(
        [
            squared_statistics(layer.layout, layer.sizes, pairs, scale)
            for layer, scale in zip(layers, scales, strict=True)
        ]
    )
    counts = Counts(squares, tested, family_wise)
    frames = _slices([layer.layout.n_frames for layer in layers])
    dealing = Dealing([Dealt(layer.layout.data, layer.sizes, layer.rows) for layer in layers], n_articles)
    for orders in shuffled_orders(n_articles, n_resamples, rng, entries):
        dealt = [
            scale.of(unpack(totals, np.asarray(layer.sizes, np.float64)[:, None], layer.layout))
            for layer, scale, totals in zip(layers, scales, dealing.sums(orders), strict=True)
        ]
        if family_wise:
            for part in _parts(len(orders), tested.size, cells):
                squares = np.empty((part.stop - part.start, *tested.shape))
                for own, (estimate, variance) in zip(frames, dealt, strict=True):
                    for block in pairs.blocks:
                        squares[:, block.start : block.stop, own] = block_squares(
                            estimate[part], variance[part], block
                        )
                counts.add(squares)
        else:
            for own, (estimate, variance) in zip(frames, dealt, strict=True):
                for block in pairs.blocks:
                    here = slice(block.start, block.stop), own
                    for part in _parts(len(orders), counts.bar[here].size, cells):
                        counts.add_at(here, block_squares(estimate[part], variance[part], block))
    return counts.tested(n_resamples)


def _slices(lengths: Sequence[int]) -> list[slice]:
    """Return where parts of some lengths lie, one after the other."""
    ends = np.cumsum(lengths).tolist()
    return [slice(end - length, end) for length, end in zip(lengths, ends, strict=True)]


def squared_statistics(layout: Columns, sizes: npt.NDArray[np.int64], pairs: Pairs, scale: Stabiliser) -> Floats:
    """Return t² of every pair and frame as observed, shape (p, f); huge where a difference has no error."""
    estimate, variance = scale.of(group_sums(layout, sizes))
    squares = np.empty((len(pairs), layout.n_frames))
    for block in pairs.blocks:
        squares[block.start : block.stop] = block_squares(estimate[None], variance[None], block)[0]
    return squares


def block_squares(estimate: Floats, variance: Floats, block: Block) -> Floats:
    """Return t² of one group against others, shape (replicates, others, f)."""
    one, others = block.one, slice(block.others[0], block.others[-1] + 1)
    contiguous = block.others[-1] - block.others[0] + 1 == len(block.others)
    which = others if contiguous else block.others
    difference = estimate[:, one, None] - estimate[:, which]
    error = variance[:, one, None] + variance[:, which]
    np.maximum(error, _TINY, out=error)
    np.square(difference, out=difference)
    return np.divide(difference, error, out=difference)


def _parts(length: int, width: int, cells: int) -> Iterator[slice]:
    size = max(1, cells // max(width, 1))
    for start in range(0, length, size):
        yield slice(start, min(start + size, length))
