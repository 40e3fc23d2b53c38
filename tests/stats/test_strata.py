from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from framing.stats import (
    all_pairs,
    cells_of,
    generator,
    pairs_with,
    smallest_p_in_strata,
    smallest_p_of_none_in_strata,
)
from framing.stats.resampling import dealt_layer
from framing.stats.strata import seats, shuffled_strata
from tests.reference.plain_strata import ways

STRATUM = np.array([0, 0, 1, 3, 0, 1, 1, 1, 3, 1, 2])
SIZES = np.array([4, 5, 2])


def test_shuffles_stay_within_strata_and_reach_every_order() -> None:
    (orders,) = shuffled_strata(STRATUM, 600, generator(0))
    placed = dealt_layer(orders, np.arange(11), seats(STRATUM))
    assert (np.sort(placed, axis=1) == np.arange(11)).all()
    assert (STRATUM[placed] == STRATUM).all()
    # The three of stratum 0 stand in each of their six orders as often as chance has it.
    _, counts = np.unique(placed[:, [0, 1, 4]], axis=0, return_counts=True)
    assert len(counts) == 6
    assert stats.chisquare(counts).pvalue > 0.001


def test_some_units_are_dealt_within_strata_too() -> None:
    rows = np.array([0, 2, 4, 5, 6, 9])
    (orders,) = shuffled_strata(STRATUM, 50, generator(0))
    own = STRATUM[rows]
    placed = dealt_layer(orders, rows, seats(own))
    assert (np.sort(placed, axis=1) == np.arange(6)).all()
    assert (own[placed] == own).all()


def test_cells_and_what_pairs_have_in_common() -> None:
    cells = cells_of(STRATUM, SIZES, all_pairs(3))
    assert cells.bounds.tolist() == [0, 2, 3, 4, 5, 8, 9, 10, 11]
    assert cells.sizes.tolist() == [2, 1, 1, 1, 3, 1, 1, 1]
    assert list(zip(cells.pair.tolist(), cells.one.tolist(), cells.other.tolist(), strict=True)) == [
        *((0, 0, 3), (0, 1, 4), (0, 2, 5)),
        (1, 1, 6),
        (2, 4, 6),
    ]


def test_the_smallest_p_counts_the_ways_to_divide_each_stratum() -> None:
    cells = cells_of(STRATUM, SIZES, all_pairs(3))
    expected = [1 / ways([(2, 1), (1, 3), (1, 1)]), 2 / ways([(1, 1)]), 1 / ways([(3, 1)])]
    assert smallest_p_in_strata(cells, 3) == pytest.approx(expected)


def test_without_a_stratum_in_common_nothing_is_smaller_than_one() -> None:
    cells = cells_of(np.array([0, 0, 1]), np.array([2, 1]), all_pairs(2))
    assert smallest_p_in_strata(cells, 1).tolist() == [1]


def test_the_chance_of_no_hit_is_a_product_over_strata() -> None:
    stratum, sizes = np.array([0, 0, 1, 0, 0, 0, 1, 1, 2]), np.array([3, 6])
    hit = np.array([0, 0, 0, 1, 1, 0, 1, 0, 1], bool)[:, None]
    cells = cells_of(stratum, sizes, all_pairs(2))
    # Stratum 0: two of five have a hit, none of two; 1: one of three, none of one; 2 takes no part.
    expected = math.comb(3, 2) / math.comb(5, 2) * math.comb(2, 1) / math.comb(3, 1)
    assert smallest_p_of_none_in_strata(hit, cells, 1)[0, 0] == pytest.approx(expected)
    turned = cells_of(stratum, sizes, pairs_with(0, 2))
    assert smallest_p_of_none_in_strata(hit, turned, 1)[0, 0] == pytest.approx(expected)
    both = hit.copy()
    both[0] = True
    assert smallest_p_of_none_in_strata(both, cells, 1).tolist() == [[0]]
