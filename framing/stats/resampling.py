"""Sums over resampled articles: drawn with replacement, or dealt anew to the groups.

Both are products of a sparse matrix (one row a replicate, one entry an article drawn) with the columns to sum.
The product adds in the order in which articles were drawn, on one thread, and the generator is read one replicate
after the other: neither the size of a chunk nor the number of threads can change a digit.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from framing.stats.ratios import Floats

Indices = npt.NDArray[np.int32]

# How many articles are drawn at once: 2 million entries of 12 bytes, and as much for what is made of them.
ENTRIES = 2_000_000


def generator(seed: int, *stream: int) -> np.random.Generator:
    """Return the generator of a named stream of a seed; streams are independent of each other."""
    return np.random.default_rng([seed, *stream])


def drawn_sums(data: Floats, n_resamples: int, rng: np.random.Generator, entries: int = ENTRIES) -> Floats:
    """Sum the columns over as many rows as there are, drawn with replacement.

    Parameters
    ----------
    data : array, shape (n, c)
    n_resamples : int

    Returns
    -------
    array of float64, shape (n_resamples, c)
    """
    return np.concatenate([np.asarray(drawn @ data) for drawn in drawn_rows(len(data), n_resamples, rng, entries)])


def drawn_rows(n: int, n_resamples: int, rng: np.random.Generator, entries: int = ENTRIES) -> Iterator[csr_array]:
    """Draw n of n rows with replacement, again and again.

    Yields
    ------
    csr_array, shape (chunk, n)
        A row a replicate, with a 1 for every time that a row was drawn; what it is multiplied with is summed over
        the rows drawn. The chunks together hold `n_resamples` replicates.
    """
    for start, stop in _chunks(n_resamples, n, entries):
        rows = rng.integers(0, n, (stop - start, n), dtype=np.int64).astype(np.int32)
        yield _choice(rows, np.arange(0, rows.size + 1, n), n)


def shuffled_orders(
    n: int, n_resamples: int, rng: np.random.Generator, entries: int = ENTRIES
) -> Iterator[Indices]:
    """Shuffle n rows again and again.

    Yields
    ------
    array of int32, shape (chunk, n)
        The numbers of the rows in their new orders; the chunks together hold `n_resamples` of them.
    """
    for start, stop in _chunks(n_resamples, n, entries):
        orders = np.empty((stop - start, n), np.int32)
        for order in orders:
            order[:] = rng.permutation(n)
        yield orders


def orders_among(orders: Indices, rows: npt.NDArray[np.int64]) -> Indices:
    """Return the orders in which some of the rows stand, all others left out.

    Parameters
    ----------
    orders : array of int32, shape (replicates, n)
    rows : array of int, shape (m,)
        Which rows stay.

    Returns
    -------
    array of int32, shape (replicates, m)
        Numbers of places in `rows`. Where every order of n rows is equally likely, so is every order of these.
    """
    n = orders.shape[1]
    if len(rows) == n:
        return orders
    place = np.full(n, -1, np.int32)
    place[rows] = np.arange(len(rows))
    places = place.take(orders.ravel(), mode="clip")  # without checking bounds, half as long
    return np.compress(places >= 0, places).reshape(len(orders), len(rows))  # four times as fast as a mask


def dealt_layer(
    orders: Indices, rows: npt.NDArray[np.int64], seats: npt.NDArray[np.int64] | None = None
) -> Indices:
    """Return which of some rows come where each of them stands; see `orders_among`.

    Parameters
    ----------
    seats : array of int, shape (m,), optional
        For which of the rows each place of the orders is, where these go by stratum.
    """
    among = orders_among(orders, rows)
    if seats is None:
        return among
    placed = np.empty_like(among)
    placed[:, seats] = among
    return placed


def dealt_sums(data: Floats, sizes: npt.NDArray[np.int64], orders: Indices) -> Floats:
    """Sum the columns within groups, after all rows were dealt to groups of the same sizes in some orders.

    Parameters
    ----------
    data : array, shape (n, c)
    sizes : array of int, shape (k,)
        How many rows each group holds; they add up to n.
    orders : array of int32, shape (replicates, n)

    Returns
    -------
    array of float64, shape (replicates, k, c)
    """
    bounds = np.concatenate([[0], np.cumsum(np.tile(sizes, len(orders)))])
    return row_sums(orders, bounds, data).reshape(len(orders), len(sizes), -1)


def row_sums(rows: Indices, bounds: npt.NDArray[np.int64], data: Floats) -> Floats:
    """Sum the rows of `data` that stand in `rows` from each bound to the next, in their order; shape (sums, c)."""
    return np.asarray(_choice(rows, bounds, len(data)) @ data)


def _choice(rows: Indices, bounds: npt.NDArray[np.int64], n: int) -> csr_array:
    # Beside bounds of 64 bits the rows would be copied into as many.
    narrow = bounds.astype(np.int32) if rows.size <= np.iinfo(np.int32).max else bounds
    return csr_array((np.ones(rows.size), rows.ravel(), narrow), shape=(len(bounds) - 1, n))


def _chunks(n_resamples: int, n: int, entries: int) -> Iterator[tuple[int, int]]:
    size = max(1, min(n_resamples, entries // max(n, 1)))
    for start in range(0, n_resamples, size):
        yield start, min(start + size, n_resamples)
