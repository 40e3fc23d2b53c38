"""Where labels stand beside points, so that none covers another label or a point."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_STEPS = 16  # directions that are tried at each distance, the right-hand side first
_GAP = 1.5  # between two labels, in points


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in points (1/72 inch)."""

    left: float
    low: float
    right: float
    high: float

    def meets(self, other: Box, gap: float = 0.0) -> bool:
        """Whether two rectangles are nearer to each other than a gap."""
        across = self.left < other.right + gap and other.left < self.right + gap
        return across and self.low < other.high + gap and other.low < self.high + gap

    def within(self, other: Box) -> bool:
        """Whether it lies inside another."""
        wide = self.left >= other.left and self.right <= other.right
        return wide and self.low >= other.low and self.high <= other.high


def placed(
    anchors: Sequence[tuple[float, float]], sizes: Sequence[tuple[float, float]], room: Box, radius: float = 3.0
) -> list[Box]:
    """Return a place for each label, as near to its point as can be.

    The most crowded points choose first. A label that finds no free place within the room goes on looking outside.

    Parameters
    ----------
    anchors : sequence of (x, y)
        The points.
    sizes : sequence of (width, height)
        Of the labels.
    room : Box
        Where labels should stay.
    radius : float
        Of the points' marks.
    """
    marks = [Box(x - radius, y - radius, x + radius, y + radius) for x, y in anchors]
    boxes: dict[int, Box] = {}
    for i in sorted(range(len(anchors)), key=lambda i: (-_neighbours(anchors, i), i)):
        others = [mark for j, mark in enumerate(marks) if j != i]
        boxes[i] = next(
            box
            for box in _places(anchors[i], sizes[i], room, radius)
            if not any(box.meets(other, _GAP) for other in boxes.values())
            and not any(box.meets(mark) for mark in others)
        )
    return [boxes[i] for i in range(len(anchors))]


def _places(anchor: tuple[float, float], size: tuple[float, float], room: Box, radius: float) -> Iterator[Box]:
    """Yield places around a point, farther and farther out: first those within the room, then any."""
    reach = math.hypot(room.right - room.left, room.high - room.low)
    away = radius + 1.5
    while away < 20 * reach:
        for step in range(_STEPS):
            # Right, left, above, below, and what lies between.
            turn = 2 * math.pi * (step * 7 % _STEPS if step > 3 else (0, 8, 4, 12)[step]) / _STEPS
            box = _beside(anchor, size, turn, away)
            if away > reach or box.within(room):
                yield box
        away += 3.0 if away < reach else reach / 10


def _beside(anchor: tuple[float, float], size: tuple[float, float], turn: float, away: float) -> Box:
    """Return the label's box whose nearest edge lies so far from the point, in a direction."""
    across, up = math.cos(turn), math.sin(turn)
    wide, high = size
    x = anchor[0] + across * away + (across if abs(across) > 0.1 else 0) * wide / 2
    y = anchor[1] + up * away + (up if abs(up) > 0.1 else 0) * high / 2
    return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _neighbours(anchors: Sequence[tuple[float, float]], i: int) -> int:
    """Count the points near one."""
    return sum(math.dist(anchors[i], each) < 40 for each in anchors) - 1
