"""What each player adds to what a coalition is worth: the Shapley value."""

from __future__ import annotations

from collections.abc import Callable
from math import comb

import numpy as np
import numpy.typing as npt

from framing.stats.ratios import Floats
from framing.stats.resampling import generator

Coalitions = npt.NDArray[np.bool_]
Worth = Callable[[npt.NDArray[np.int64], Coalitions], Floats]

EXACT_UP_TO = 8  # players; every one more doubles the coalitions, of which these have 256
ORDERS = 64  # drawn beyond that, each with its reverse
_MOST_COALITIONS = 200_000  # players × coalitions of one game, beyond which fewer orders are drawn
_AT_ONCE = 2_000_000  # players × coalitions of several games, which bounds the memory
_STREAM = 5  # of the seed


def shapley_values(worth: Worth, n_games: int, n_players: int, seed: int) -> Floats:
    """Divide the worth of all players together among them, in many games of as many players.

    A player's value is what it adds to the worth of those who came before it, averaged over all orders in which
    the players can come (Shapley 1953). Up to `EXACT_UP_TO` players that is worked out; beyond, it is averaged
    over `ORDERS` orders drawn at random and their reverses, the same ones for all games of as many players.

    Parameters
    ----------
    worth : callable
        Takes numbers of games, shape (g,), and coalitions, shape (c, n_players), True for the players in each;
        gives what each coalition is worth in each game, shape (g, c). Nobody together is worth 0.
    n_games, n_players : int
    seed : int
        Of the orders that are drawn.

    Returns
    -------
    array of float64, shape (n_games, n_players)
        The values of a game add up to what all of its players are worth together, also where orders are drawn.
    """
    values = np.empty((n_games, n_players))
    if not values.size:
        return values
    drawn = None if n_players <= EXACT_UP_TO else _orders(n_players, seed)
    coalitions = _all(n_players) if drawn is None else _first_ones(drawn)
    step = max(1, _AT_ONCE // coalitions.size)
    for start in range(0, n_games, step):
        games = np.arange(start, min(start + step, n_games))
        found = worth(games, coalitions)
        # Not a matrix product, whose last digits hang on the processor and on how many games there are.
        values[games] = (
            np.einsum("gc,cn->gn", found, _weights(coalitions)) if drawn is None else _averaged(found, drawn)
        )
    return values


def _all(n: int) -> Coalitions:
    """Return every coalition of n players, shape (2ⁿ, n)."""
    return (np.arange(2**n)[:, None] >> np.arange(n) & 1).astype(bool)


def _weights(coalitions: Coalitions) -> Floats:
    """Return how much of each coalition's worth each player has, shape (c, n): below 0 where it is not in it.

    Of the orders in which n players can come, a player comes right behind a given coalition of s others in
    1 ÷ (n · C(n − 1, s)).
    """
    n = coalitions.shape[1]
    part = np.array([1 / (n * comb(n - 1, others)) for others in range(n)])
    size = coalitions.sum(axis=1)[:, None]
    with_player, without = part[np.maximum(size - 1, 0)], -part[np.minimum(size, n - 1)]
    weights: Floats = np.where(coalitions, with_player, without)
    return weights


def _orders(n: int, seed: int) -> npt.NDArray[np.int64]:
    """Draw orders of n players, each with its reverse, shape (orders, n)."""
    many = max(1, min(ORDERS, _MOST_COALITIONS // (n * (n + 1))))
    rng = generator(seed, _STREAM, n)
    orders = np.stack([rng.permutation(n) for _ in range(many)])
    return np.concatenate((orders, orders[:, ::-1]))


def _first_ones(orders: npt.NDArray[np.int64]) -> Coalitions:
    """Return the first 0, 1, …, n players of each order as coalitions, shape (orders × (n + 1), n)."""
    n = orders.shape[1]
    place = np.argsort(orders, axis=1)
    return (place[:, None, :] < np.arange(n + 1)[:, None]).reshape(-1, n)


def _averaged(worth: Floats, orders: npt.NDArray[np.int64]) -> Floats:
    """Return what each player adds on average, shape (g, n), from the worth of the first ones of each order."""
    many, n = orders.shape
    added = np.diff(worth.reshape(len(worth), many, n + 1), axis=2)
    place = np.argsort(orders, axis=1)[None]
    mean: Floats = np.take_along_axis(added, place, axis=2).mean(axis=1)
    return mean
