"""How one number is printed. Expected strings follow APA 7, sections 6.36 and 6.45, by hand."""

from __future__ import annotations

import pytest

from framing.plots.numbers import decimals_of, number, scale_of
from framing.results import MEASURES


@pytest.mark.parametrize(
    ("value", "decimals", "bounded", "printed"),
    [
        (0.1234, 3, True, ".123"),
        (-0.05, 2, True, "−.05"),
        (-0.05, 2, False, "−0.05"),
        (1.0, 3, True, "1.000"),
        (-1.0, 2, True, "−1.00"),
        (0.0, 3, True, ".000"),
        (-0.0004, 3, True, ".000"),  # what rounds to zero has no sign
        (12.345, 1, False, "12.3"),
        (0.9996, 3, True, "1.000"),
    ],
)
def test_a_number_has_a_real_minus_and_no_zero_that_it_does_not_need(
    value: float, decimals: int, bounded: bool, printed: str
) -> None:
    assert number(value, decimals, bounded) == printed


def test_every_measure_has_a_scale_and_an_unknown_one_goes_by_its_name() -> None:
    assert [scale_of(measure).name for measure in MEASURES] == list(MEASURES)
    assert [measure for measure in MEASURES if not scale_of(measure).bounded] == ["rate", "mentions"]
    assert (scale_of("mood").label, scale_of("mood").phrase) == ("Mood", "value of ‘mood’")


def test_an_axis_prints_as_many_decimals_as_its_ticks_need() -> None:
    assert decimals_of([0.0, 0.05, 0.1]) == 2
    assert decimals_of([-1.0, 0.0, 1.0]) == 0
    assert decimals_of([]) == 0
