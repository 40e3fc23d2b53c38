"""Names beside lines: hand calculation, and what holds for any heights."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.plots.end_labels import apart


@pytest.mark.parametrize(
    ("wanted", "gap", "placed"),
    [
        ([], 0.1, []),
        ([0.3], 0.1, [0.3]),
        ([0.8, 0.2], 0.1, [0.8, 0.2]),
        ([0.5, 0.5], 0.1, [0.45, 0.55]),  # spread about their mean
        ([0.5, 0.5, 0.58], 0.1, [0.4267, 0.5267, 0.6267]),  # three are one spread: its middle at .5267
        ([0.0, 0.0], 0.1, [0.0, 0.1]),  # never below the axis
        ([1.0, 1.0], 0.1, [0.9, 1.0]),
        ([0.5, 0.5, 0.5], 0.9, [0.0, 0.5, 1.0]),  # what does not fit gets what there is
    ],
)
def test_by_hand(wanted: list[float], gap: float, placed: list[float]) -> None:
    assert apart(wanted, gap) == pytest.approx(placed, abs=1e-4)


@given(wanted=st.lists(st.floats(0, 1), max_size=9), gap=st.floats(0, 0.3))
def test_order_is_kept_and_gaps_are_held(wanted: list[float], gap: float) -> None:
    placed = apart(wanted, gap)
    held = min(gap, 1 / (len(wanted) - 1)) if len(wanted) > 1 else gap
    ordered = sorted(placed)
    assert all(above - below >= held - 1e-9 for below, above in pairwise(ordered))
    assert all(-1e-9 <= height <= 1 + 1e-9 for height in placed)
    assert [wanted[i] for i in sorted(range(len(wanted)), key=lambda i: placed[i])] == sorted(wanted)
