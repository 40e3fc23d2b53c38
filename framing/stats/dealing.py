"""Sums of groups after their articles were dealt anew, for several layers of articles at once.

Articles have a value of one frame and none of another, so each layer deals its own articles, in the order in which
they stand in the shuffle of all. Where a group of a layer ends depends on the shuffle; between the ends of all
layers' groups lie pieces, and one pass over a shuffle sums the columns of all layers in every piece.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.stats.ratios import Floats
from framing.stats.resampling import Indices, dealt_layer, dealt_sums, row_sums
from framing.stats.threads import MOST_THREADS, in_threads

Integers = npt.NDArray[np.int64]

MOST_TOGETHER = 16  # layers that are summed in one pass: as many bits, and 32 columns or 80
_BYTE = 8
_TRUTHS = np.array([number.bit_count() for number in range(256)], np.uint8)  # bits that are set in a byte
_CELLS = 2_000_000  # sums of pieces that are held at once


@dataclass(frozen=True, slots=True)
class Dealt:
    """What is dealt of a layer.

    Attributes
    ----------
    data : array, shape (m, c)
        The columns that are summed over its articles.
    sizes : array of int, shape (k,)
        How many of them each group has.
    rows : array of int, shape (m,)
        Which they are of all n articles, ascending.
    seats : array of int, shape (m,), or None
        As in `resampling.dealt_layer`.
    """

    data: Floats
    sizes: Integers
    rows: Integers
    seats: Integers | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """Layers that are summed in one pass over n articles.

    Attributes
    ----------
    data : array, shape (n, all columns)
        The layers' columns side by side, 0 where an article is none of the layer's.
    marks : array of unsigned int, shape (n,)
        A bit for each layer that has the article.
    ends : array of int, shape (layers, k)
        How many articles of the layer stand in a group or before it.
    widths : tuple of int
        How many columns each layer has.
    """

    data: Floats
    marks: npt.NDArray[np.uint16]
    ends: Integers
    widths: tuple[int, ...]

    @staticmethod
    def of(layers: Sequence[Dealt], n: int) -> Together:
        """Lay layers side by side."""
        widths = tuple(layer.data.shape[1] for layer in layers)
        data, marks = np.zeros((n, sum(widths))), np.zeros(n, np.uint16)
        for bit, (layer, stop) in enumerate(zip(layers, np.cumsum(widths).tolist(), strict=True)):
            data[layer.rows, stop - widths[bit] : stop] = layer.data
            marks[layer.rows] |= np.uint16(1 << bit)
        return Together(data, marks, np.stack([np.cumsum(layer.sizes) for layer in layers]), widths)

    def sums(self, orders: Indices) -> list[Floats]:
        """Return the sums of each layer's groups, each of shape (replicates, k, columns)."""
        bounds = self._bounds(orders)
        replicates, n_layers, k = bounds.shape[0], bounds.shape[1], bounds.shape[2] - 1
        edges = np.sort(bounds.reshape(replicates, -1), axis=1)
        # Where a replicate ends the next one begins; its last edge is the other's first.
        pieces = row_sums(orders, np.append(edges[:, :-1].ravel(), orders.size), self.data)
        starts = edges[:, :-1].ravel()
        every = np.arange(len(pieces), dtype=np.int32)
        totals, column = [], 0
        for i in range(n_layers):
            own = np.ascontiguousarray(pieces[:, column : column + self.widths[i]])
            column += self.widths[i]
            at = np.append(np.searchsorted(starts, bounds[:, i, :-1].ravel()), len(pieces))
            totals.append(row_sums(every, at, own).reshape(replicates, k, -1))
        return totals

    def _bounds(self, orders: Indices) -> Integers:
        """Return where in the orders, end to end, each layer's groups begin, shape (replicates, layers, k + 1)."""
        replicates, n = orders.shape
        n_layers, k = self.ends.shape
        marks = np.zeros((replicates, -(-n // _BYTE) * _BYTE), np.uint16)
        marks[:, :n] = self.marks.take(orders.ravel(), mode="clip").reshape(replicates, n)
        bounds = np.zeros((replicates, n_layers, k + 1), np.int64)
        bounds[:, :, -1] = n
        for i, ends in enumerate(self.ends):
            # Empty groups at the end begin nowhere.
            begun = np.flatnonzero(ends[:-1] < ends[-1])
            bounds[:, i, 1:-1] = n
            bounds[:, i, 1 + begun] = _places((marks & np.uint16(1 << i)) != 0, ends[begun])
        bounds += (np.arange(replicates) * n)[:, None, None]
        return bounds


def _places(there: npt.NDArray[np.bool_], which: Integers) -> Integers:
    """Return the place of the q-th truth of each row, counted from 0, for each q that is asked for.

    Parameters
    ----------
    there : array of bool, shape (rows, w)
        w is a multiple of 8.
    which : array of int, shape (g,)
        Below the number of truths of every row.

    Returns
    -------
    array of int, shape (rows, g)
    """
    rows, w = there.shape
    packed = np.packbits(there.ravel(), bitorder="little")
    truths = _TRUTHS.take(packed).reshape(rows, w // _BYTE)
    up_to = np.cumsum(truths, axis=1, dtype=np.int64)
    # Rows end to end, so that one search serves all.
    shift = np.append(0, np.cumsum(up_to[:, -1])[:-1])[:, None]
    wanted, ends = (which + shift).ravel(), (up_to + shift).ravel()
    byte = np.searchsorted(ends, wanted, side="right")
    rest = wanted - (ends[byte] - truths.ravel()[byte])
    inside = np.unpackbits(packed[byte][:, None], axis=1, bitorder="little")
    place = np.argmax(np.cumsum(inside, axis=1) > rest[:, None], axis=1)
    return np.asarray(byte % (w // _BYTE) * _BYTE + place).reshape(rows, len(which))


class Dealing:
    """Layers, laid out once so that shuffle after shuffle can be summed.

    Parameters
    ----------
    layers : sequence of Dealt
    n : int
        Articles of all layers together.
    """

    def __init__(self, layers: Sequence[Dealt], n: int) -> None:
        self._layers, self._n = tuple(layers), n
        k = len(layers[0].sizes)
        pieces = min(len(layers), MOST_TOGETHER) * (k + 1)
        together = len(layers) > 1 and pieces < n and all(layer.seats is None for layer in layers)
        self._together = [
            Together.of(layers[start : start + MOST_TOGETHER], n)
            for start in (range(0, len(layers), MOST_TOGETHER) if together else ())
        ]
        held = max((pieces * sum(each.widths) for each in self._together), default=1)
        self._most = max(1, _CELLS // held)

    def sums(self, orders: Indices) -> list[Floats]:
        """Sum the columns of every layer's groups.

        Parameters
        ----------
        orders : array of int32, shape (replicates, n)

        Returns
        -------
        list of array, each of shape (replicates, k, columns)
            A replicate's digits depend on its own order alone.
        """
        size = max(1, min(self._most, -(-len(orders) // MOST_THREADS)))
        parts = [orders[start : start + size] for start in range(0, len(orders), size)]
        found = in_threads(self._all if self._together else self._each, parts)
        return [np.concatenate(of_layer) for of_layer in zip(*found, strict=True)]

    def _all(self, orders: Indices) -> list[Floats]:
        return [sums for each in self._together for sums in each.sums(orders)]

    def _each(self, orders: Indices) -> list[Floats]:
        return [
            dealt_sums(layer.data, layer.sizes, dealt_layer(orders, layer.rows, layer.seats))
            for layer in self._layers
        ]
