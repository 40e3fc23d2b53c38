"""How many units each stratum gives, and how many are needed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.coding.sizes import units_needed
from framing.coding.strata import allocate
from framing.errors import InputError

POPULATIONS = st.lists(st.integers(1, 5000), min_size=1, max_size=30)


@given(POPULATIONS, st.data())
def test_an_allocation_adds_up_and_leaves_no_stratum_out(populations: list[int], data: st.DataObject) -> None:
    n = data.draw(st.integers(len(populations), sum(populations)))
    sizes = np.array(populations, np.int64)
    taken = allocate(sizes, n)
    assert taken.sum() == n
    assert (taken >= 1).all()
    assert (taken <= sizes).all()
    if n >= np.minimum(sizes, 2).sum():
        assert (taken >= np.minimum(sizes, 2)).all()


def test_an_allocation_goes_with_the_root_of_the_size() -> None:
    """By hand: roots of 100, 400 and 10,000 are 10, 20 and 100; 130 units are theirs in these parts."""
    assert allocate(np.array([100, 400, 10_000]), 130).tolist() == [10, 20, 100]
    assert allocate(np.array([4, 10_000]), 104).tolist() == [2, 102]
    # What the small one cannot give, the other does.
    assert allocate(np.array([3, 4]), 6).tolist() in ([3, 3], [2, 4])
    assert allocate(np.array([2, 2, 2]), 3).tolist() == [1, 1, 1]


@pytest.mark.parametrize(
    ("width", "expected", "n"), [(0.1, 0.5, 385), (0.2, 0.5, 97), (0.1, 0.1, 139), (0.05, 0.5, 1537)]
)
def test_units_for_a_width(width: float, expected: float, n: int) -> None:
    """The textbook's n = z² p (1 − p) ÷ d², with half the width for d (Cochran 1977, ch. 4)."""
    assert units_needed(width, expected=expected) == n


def test_strata_ask_for_more_units_and_small_populations_for_fewer() -> None:
    assert units_needed(0.1, [10**9]) == 385
    assert units_needed(0.1, [1000, 100_000]) > 385
    # Cochran's correction: 385 ÷ (1 + 385 ÷ 500), about.
    assert units_needed(0.1, [500]) == pytest.approx(385 / (1 + 384.15 / 500), abs=1)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"width": 0}, "width lies between 0 and 1; given: 0."),
        ({"width": 0.1, "expected": 1}, "expected lies between 0 and 1; given: 1."),
        (
            {"width": 0.1, "populations": [3, 0]},
            "populations are the units of each stratum, 1 or more; given: [3, 0].",
        ),
    ],
)
def test_numbers_out_of_range(given: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as raised:
        units_needed(**given)
    assert str(raised.value) == message
