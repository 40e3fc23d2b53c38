"""Shapley values: by hand, against all orders written out, and the axioms."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from framing.stats import EXACT_UP_TO, shapley_values
from framing.stats.ratios import Floats
from framing.stats.shapley import Coalitions, Worth


def _squashed(values: Floats) -> Worth:
    """Worth as tone and stance have it: a sum brought into −1 to 1."""

    def worth(games: np.ndarray, coalitions: Coalitions) -> Floats:
        sums = values[games] @ coalitions.T
        return np.asarray(sums / np.sqrt(15 + sums * sums))

    return worth


def _of_all_orders(worth: Worth, n: int) -> Floats:
    """The definition, in its plainest form, for one game."""
    values = np.zeros(n)
    orders = list(permutations(range(n)))
    for order in orders:
        for place, player in enumerate(order):
            both = np.zeros((2, n), bool)
            both[0, list(order[:place])] = both[1, list(order[: place + 1])] = True
            before, after = worth(np.zeros(1, np.int64), both)[0]
            values[player] += (after - before) / len(orders)
    return values


def test_the_glove_game() -> None:
    # Owen (1995), ch. XI: one left glove, two right ones; a pair is worth 1: 2/3, 1/6, 1/6.
    def worth(games: np.ndarray, coalitions: Coalitions) -> Floats:
        pair = coalitions[:, 0] & coalitions[:, 1:].any(axis=1)
        return np.tile(pair.astype(np.float64), (len(games), 1))

    assert shapley_values(worth, 2, 3, 0) == pytest.approx(np.array([[2 / 3, 1 / 6, 1 / 6]] * 2), abs=1e-15)


def test_a_sentence_that_any_term_hits_is_divided_equally() -> None:
    def worth(games: np.ndarray, coalitions: Coalitions) -> Floats:
        return np.tile(coalitions.any(axis=1).astype(np.float64), (len(games), 1))

    for n in range(1, 6):
        assert shapley_values(worth, 1, n, 0) == pytest.approx(np.full((1, n), 1 / n), abs=1e-15)


def test_equal_to_all_orders_written_out() -> None:
    values = np.random.default_rng(0).normal(size=(1, 6)) * 3
    worth = _squashed(values)
    assert shapley_values(worth, 1, 6, 0)[0] == pytest.approx(_of_all_orders(worth, 6), abs=1e-14)


@pytest.mark.parametrize("n", [1, 2, EXACT_UP_TO, EXACT_UP_TO + 1, 30, 130])
def test_values_add_up_to_what_all_are_worth(n: int) -> None:
    values = np.random.default_rng(n).normal(size=(5, n))
    worth = _squashed(values)
    whole = worth(np.arange(5), np.ones((1, n), bool))[:, 0]
    assert shapley_values(worth, 5, n, 0).sum(axis=1) == pytest.approx(whole, abs=1e-13)


def test_drawn_orders_come_near_and_hang_on_the_seed_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(1).normal(size=(4, 11))
    worth = _squashed(values)
    drawn = shapley_values(worth, 4, 11, 0)
    # Each game on its own: whatever games stand beside it.
    alone = [shapley_values(_squashed(values[[i]]), 1, 11, 0)[0] for i in range(4)]
    assert np.allclose(drawn, alone, rtol=0, atol=1e-15)
    assert not np.array_equal(drawn, shapley_values(worth, 4, 11, 1))
    monkeypatch.setattr("framing.stats.shapley.EXACT_UP_TO", 11)
    exact = shapley_values(worth, 4, 11, 0)
    assert 0 < np.abs(drawn - exact).max() < 0.02  # of values up to .4


def test_games_in_pieces_are_the_games_together(monkeypatch: pytest.MonkeyPatch) -> None:
    worth = _squashed(np.random.default_rng(2).normal(size=(9, 4)))
    whole = shapley_values(worth, 9, 4, 0)
    monkeypatch.setattr("framing.stats.shapley._AT_ONCE", 130)
    assert np.allclose(shapley_values(worth, 9, 4, 0), whole, rtol=0, atol=1e-15)


def test_no_games_and_no_players() -> None:
    worth = _squashed(np.zeros((0, 3)))
    assert shapley_values(worth, 0, 3, 0).shape == (0, 3)
    assert shapley_values(worth, 2, 0, 0).shape == (2, 0)
