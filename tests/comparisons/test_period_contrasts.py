"""The two sides of a difference over time."""

from __future__ import annotations

from typing import Any

import pytest

from framing.comparisons.period_contrasts import checked_difference
from framing.errors import ComparisonError

GROUPS = ("Alpha", "Beta", "Gamma")


def test_sides_are_numbers_of_groups() -> None:
    assert checked_difference(("Gamma", "Alpha"), "source", GROUPS) == (2, 0)
    assert checked_difference(["Alpha", "Beta"], "source", GROUPS) == (0, 1)
    assert checked_difference(None, "source", GROUPS) is None
    assert checked_difference((2023, 2022), "year", ("2022", "2023")) == (1, 0)


@pytest.mark.parametrize(
    ("difference", "message"),
    [
        ("Alpha", "difference must be a pair of groups, ('A', 'B') for A − B; given: 'Alpha'."),
        (("Alpha",), "difference must be a pair of groups, ('A', 'B') for A − B; given: ('Alpha',)."),
        (7, "difference must be a pair of groups, ('A', 'B') for A − B; given: 7."),
        (("Alpha", "Alpha"), "difference must name two groups; given: 'Alpha' twice."),
        (
            ("Alpha", "Betta"),
            "No group of 'source' is called 'Betta', so it has no difference. Did you mean 'Beta'? Groups: "
            "'Alpha', 'Beta' or 'Gamma'.",
        ),
    ],
)
def test_what_is_no_pair_is_refused(difference: Any, message: str) -> None:
    with pytest.raises(ComparisonError) as caught:
        checked_difference(difference, "source", GROUPS)
    assert str(caught.value) == message


def test_of_many_groups_some_are_listed() -> None:
    with pytest.raises(ComparisonError) as caught:
        checked_difference(("x", "s1"), "source", [f"s{i}" for i in range(40)])
    assert str(caught.value).endswith(" 's10', 's11' and 28 more.")
