"""Looking up, choosing and ordering the rows of a comparison."""

from __future__ import annotations

import dataclasses

import numpy as np
import pyarrow as pa
import pytest

from framing.errors import ReportError
from framing.plots.rows import (
    at_least,
    chosen_frames,
    chosen_groups,
    grid_of,
    is_carried_by_few,
    largest_contrasts,
    left_out,
    noun_of,
)
from framing.results import Table
from tests.plots.compared import ABSENT, ZERO, comparison


def test_estimates_are_found_by_frame_and_group() -> None:
    cells = grid_of(comparison(special={(0, 1): ZERO, (1, 0): ABSENT}))
    first, second, _ = cells.frames
    assert [frame.name for frame in cells.frames] == ["f0", "f1", "f2"]
    assert cells.at(first, "Pacific Wire").is_zero
    assert cells.at(first, "Pacific Wire").n_articles == 13
    assert cells.at(second, "Harbour Review").value is None
    assert cells.at(second, "nowhere").n_articles == 0


def test_frames_of_two_lexicons_with_one_label_are_told_apart() -> None:
    one = comparison(labels=["Security"])
    rows = [row | {"lexicon": name} for name in ("a", "b") for row in one.estimates]
    both = dataclasses.replace(one, estimates=Table(pa.Table.from_pylist(rows, schema=one.estimates.data.schema)))
    cells = grid_of(both)
    assert [frame.label for frame in cells.frames] == ["Security (a)", "Security (b)"]
    assert chosen_frames(cells, ["b/f0"]) == cells.frames[1:]


def test_a_frame_goes_by_its_name_or_its_label() -> None:
    cells = grid_of(comparison())
    assert chosen_frames(cells, ["Containment of China", "f0"]) == (cells.frames[1], cells.frames[0])
    with pytest.raises(ReportError) as refusal:
        chosen_frames(cells, ["f9"])
    assert str(refusal.value) == "Unknown frame 'f9'. Allowed: 'f0', 'f1' or 'f2'."


def test_of_many_groups_those_with_the_most_articles_are_shown_in_their_order() -> None:
    cells = grid_of(comparison(groups=["d", "c", "b", "a"], special={(0, 0): {"n_articles": 90}}))
    assert chosen_groups(cells, None, 2) == ("d", "a")
    assert chosen_groups(cells, ["a", "d"], 9) == ("a", "d")
    with pytest.raises(ReportError) as refusal:
        chosen_groups(cells, ["x"], 9)
    assert str(refusal.value) == "Unknown group 'x'. Allowed: 'd', 'c', 'b' or 'a'."
    assert left_out(2, 4) == "The 2 groups with the most articles, of 4."
    assert left_out(4, 4) == ""


def test_contrasts_come_by_how_far_their_interval_stays_from_zero() -> None:
    one = comparison(labels=["F"], groups=["a", "b", "c", "d"])
    template = one.contrasts.rows()[0]
    made = [("noisy", 0.9, -0.1, 1.9), ("clear", 0.2, 0.15, 0.25), ("below", -0.3, -0.4, -0.2)]
    rows = [template | {"group": g, "difference": d, "low": lo, "high": hi} for g, d, lo, hi in made]
    rows += [template | {"group": "no interval", "difference": 2.0, "low": None, "high": None}]
    rows += [template | {"group": "nothing", "difference": None, "low": None, "high": None}]
    table = Table(pa.Table.from_pylist(rows, schema=one.contrasts.data.schema))
    ordered = largest_contrasts(dataclasses.replace(one, contrasts=table), 9)
    assert [row["group"] for row in ordered] == ["below", "clear", "noisy", "no interval"]
    assert [row["group"] for row in largest_contrasts(dataclasses.replace(one, contrasts=table), 1)] == ["below"]


@pytest.mark.parametrize("code", ["small-n", "few-clusters"])
def test_contrasts_that_little_carries_come_behind_others_that_leave_out_zero(code: str) -> None:
    one = comparison(labels=["F"], groups=["a", "b", "c", "d"])
    template = one.contrasts.rows()[0]
    made: list[tuple[str, float, float, float, float | None, list[str]]]
    made = [("two alike", 0.9, 0.8, 1.0, 1.0, [code]), ("sound", 0.2, 0.1, 0.3, 0.04, ["unequal-length"])]
    made += [("open", 0.5, -0.1, 1.1, 0.1, []), ("few", 0.3, 0.2, 0.4, 0.01, ["zero-hits", code])]
    made += [("not tested", 0.9, 0.8, 1.0, None, [code])]
    rows = [
        template | {"group": g, "difference": d, "low": lo, "high": hi, "p": p, "caveats": codes}
        for g, d, lo, hi, p, codes in made
    ]
    table = Table(pa.Table.from_pylist(rows, schema=one.contrasts.data.schema))
    ordered = largest_contrasts(dataclasses.replace(one, contrasts=table), 9)
    assert [row["group"] for row in ordered] == ["sound", "few", "two alike", "not tested", "open"]
    assert [is_carried_by_few(row) for row in ordered] == [False, True, True, True, False]


def test_how_large_a_difference_is_at_least() -> None:
    low, high = np.array([0.1, -0.4, -0.2, np.nan]), np.array([0.3, -0.1, 0.5, np.nan])
    assert at_least(low, high).tolist() == [0.1, 0.1, 0, -1]
    assert float(at_least(None, None)) == -1


def test_rows_are_called_by_what_they_are_about() -> None:
    targets = dataclasses.replace(comparison(), kind="target")
    assert [noun_of(result) for result in (comparison(), targets, comparison("tone"))] == [
        "frame",
        "target",
        "measure",
    ]
