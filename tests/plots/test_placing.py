"""Labels find places where they cover neither each other nor points."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.plots.placing import Box, placed

ROOM = Box(0, 0, 400, 300)
_POINT = st.tuples(st.floats(5, 395), st.floats(5, 295))


def test_a_lone_label_stands_to_the_right_of_its_point() -> None:
    (box,) = placed([(100, 100)], [(40, 8)], ROOM)
    assert (box.left, box.right) == (104.5, 144.5)
    assert (box.low + box.high) / 2 == pytest.approx(100)


def test_at_the_edge_it_stands_to_the_left() -> None:
    (box,) = placed([(390, 100)], [(40, 8)], ROOM)
    assert box.right == pytest.approx(385.5)


@settings(max_examples=60, deadline=None)
@given(st.lists(_POINT, min_size=1, max_size=25), st.integers(10, 70))
def test_no_label_covers_another_or_another_point(points: list[tuple[float, float]], width: int) -> None:
    boxes = placed(points, [(float(width), 8.0)] * len(points), ROOM)
    for i, box in enumerate(boxes):
        assert not any(box.meets(other) for other in boxes[:i])
        others = [point for j, point in enumerate(points) if j != i]
        assert not any(box.left < x < box.right and box.low < y < box.high for x, y in others)


def test_points_on_one_spot_have_labels_all_the_same() -> None:
    boxes = placed([(200, 150)] * 12, [(60.0, 8.0)] * 12, ROOM)
    assert all(box.within(ROOM) for box in boxes)
    assert not any(box.meets(other) for i, box in enumerate(boxes) for other in boxes[:i])
