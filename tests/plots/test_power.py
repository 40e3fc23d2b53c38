from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pyarrow as pa

from framing.plots import plot
from framing.results import Table
from tests.results.test_power import RESULT


def test_the_curve_goes_through_the_rows() -> None:
    ax = plot(RESULT)
    curve = next(line for line in ax.lines if line.get_marker() == "o")
    np.testing.assert_array_equal(curve.get_xydata(), [[10, 0.1], [30, 0.4], [100, 0.9]])
    assert ax.get_ylim() == (0, 1)
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("Articles in each group", "Power")
    assert ax.get_title(loc="left") == "A difference of +.050 in share of sentences, from .100; 6 contrasts"
    assert [label.get_text() for label in ax.get_xticklabels()] == ["10", "30", "100"]


def test_a_line_shows_where_power_is_enough() -> None:
    assert sum(np.array_equal(line.get_xdata(), [100, 100]) for line in plot(RESULT).lines) == 1
    short = replace(RESULT, table=Table(RESULT.table.data.slice(0, 2)))
    assert len(plot(short).lines) == len(plot(RESULT).lines) - 1


def test_numbers_below_the_axis_leave_room_for_each_other() -> None:
    n = 60
    table = pa.table({name: [0.5] * n for name in ("power", "low", "high")} | {"articles": list(range(2, n + 2))})
    ax = plot(replace(RESULT, table=Table(table)))
    ax.figure.canvas.draw()
    boxes = [label.get_window_extent() for label in ax.get_xticklabels()]
    assert all(left.x1 < right.x0 for left, right in pairwise(boxes))
    assert ax.get_xticklabels()[-1].get_text() == "61"
