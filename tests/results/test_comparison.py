"""What a comparison says of itself."""

from __future__ import annotations

import dataclasses

import pytest

from framing.results import alpha_of
from tests.plots.compared import comparison


@pytest.mark.parametrize(("confidence", "alpha"), [(0.95, 0.05), (0.9, 0.1), (0.999, 0.001)])
def test_the_level_of_tests_goes_with_the_confidence(confidence: float, alpha: float) -> None:
    assert alpha_of(confidence) == alpha
    assert dataclasses.replace(comparison(), confidence=confidence).alpha == alpha


def test_a_result_says_what_its_rows_are_about() -> None:
    assert [comparison(measure).to_dict()["kind"] for measure in ("share", "tone")] == ["frame", "article"]
