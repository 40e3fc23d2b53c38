"""Values of a table as short texts; expected ones by hand."""

from __future__ import annotations

import pytest

from framing.results.cells import cell, column_cells


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        (0.123456, "0.1235"),
        (12, "12"),
        (["a", "b"], "a; b"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
    ],
)
def test_single_values(value: object, said: str) -> None:
    assert cell(value) == said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([0.1481, 0.02901, -0.008086, None], ["0.1481", "0.0290", "−0.0081", ""]),
        ([1.416, 10.62, 0.0], ["1.42", "10.62", "0.00"]),
        ([7.0, 7.5], ["7.0", "7.5"]),
        ([7.0, 20.0], ["7", "20"]),
        ([0.0, 0.0], ["0", "0"]),
        ([0.5, 4e-13, -4e-13], ["0.5000", "<0.0001", ">−0.0001"]),
        ([2e-9, -1.5e-12], ["2e-09", "−1.5e-12"]),
        ([float("nan"), 0.25], ["nan", "0.25"]),
        ([3, -4, None], ["3", "−4", ""]),
        ([True, False], ["True", "False"]),
        (["-x", None], ["-x", ""]),
        ([], []),
    ],
)
def test_columns(values: list[object], said: list[str]) -> None:
    assert column_cells(values) == said
