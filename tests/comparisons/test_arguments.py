from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from framing.comparisons.arguments import (
    Settings,
    check_measure,
    checked_passages,
    checked_settings,
    reference_number,
)
from framing.errors import ComparisonError

GOOD: dict[str, Any] = {"n_resamples": 2000, "confidence": 0.95, "correction": "none", "seed": 0}


def _refusal(**changed: Any) -> str:
    with pytest.raises(ComparisonError) as caught:
        checked_settings(**(GOOD | changed))
    return str(caught.value)


def test_good_settings_come_back_as_plain_numbers() -> None:
    settings = checked_settings(np.int64(500), np.float64(0.9), "westfall-young", np.int32(7))
    assert settings == Settings(500, 0.9, "westfall-young", 7)
    assert [type(each) for each in (settings.n_resamples, settings.confidence, settings.seed)] == [int, float, int]
    assert settings.alpha == pytest.approx(0.1)


@pytest.mark.parametrize("given", [199, 0, -5, 2000.0, "2000", None, True])
def test_resamples(given: object) -> None:
    assert _refusal(n_resamples=given) == (
        f"n_resamples must be a whole number of at least 200 (2000 unless you need more); given: {given!r}."
    )


@pytest.mark.parametrize("given", [0.5, 1, 1.0, 95, -0.95, float("nan"), "0.95", None, True])
def test_confidence(given: object) -> None:
    assert _refusal(confidence=given) == f"confidence must lie between 0.5 and 1, such as 0.95; given: {given!r}."


@pytest.mark.parametrize("given", [-1, 1.5, "1", None, False])
def test_seed(given: object) -> None:
    assert _refusal(seed=given) == f"seed must be a whole number of at least 0; given: {given!r}."


def test_correction() -> None:
    assert _refusal(correction="benjamini") == (
        "Unknown correction 'benjamini'. Did you mean 'benjamini-hochberg'? "
        "Allowed: 'benjamini-hochberg', 'westfall-young' or 'none'."
    )


def test_all_problems_at_once() -> None:
    assert _refusal(n_resamples=3, confidence=2, correction="x", seed=-1).split("\n") == [
        "n_resamples must be a whole number of at least 200 (2000 unless you need more); given: 3.",
        "confidence must lie between 0.5 and 1, such as 0.95; given: 2.",
        "Unknown correction 'x'. Allowed: 'benjamini-hochberg', 'westfall-young' or 'none'.",
        "seed must be a whole number of at least 0; given: -1.",
    ]


def test_a_confidence_that_the_resamples_cannot_show() -> None:
    assert _refusal(n_resamples=200, confidence=0.999) == (
        "A confidence of 0.999 needs n_resamples of at least 1,999, so that a tail holds one resample; given: 200."
    )
    assert checked_settings(1999, 0.999, "none", 0).n_resamples == 1999


def test_measure_and_voice() -> None:
    check_measure("tone", "quoted")
    with pytest.raises(ComparisonError) as caught:
        check_measure("shares", "journalists")
    assert str(caught.value) == (
        "Unknown measure 'shares'. Did you mean 'share'? "
        "Allowed: 'share', 'rate', 'present', 'salience', 'headline', 'headline_gap', 'first', "
        "'tone', 'stance' or 'mentions'.\n"
        "Unknown voice 'journalists'. Did you mean 'journalist'? "
        "Allowed: 'all', 'journalist', 'quoted' or 'attributed'."
    )


@pytest.mark.parametrize("given", [-1, 2.5, "3", None, True])
def test_passages(given: object) -> None:
    assert checked_passages(0) == 0
    with pytest.raises(ComparisonError) as caught:
        checked_passages(given)
    assert str(caught.value) == f"passages must be a whole number of at least 0; given: {given!r}."


def test_reference() -> None:
    assert reference_number(None, "source", ("A", "B")) is None
    assert reference_number("B", "source", ("A", "B")) == 1
    assert reference_number(2023, "year", ("2022", "2023")) == 1
    with pytest.raises(ComparisonError) as caught:
        reference_number("Reuter", "source", ("AP", "Reuters"))
    assert str(caught.value) == (
        "No group of 'source' is called 'Reuter', so it cannot be the reference. Did you mean 'Reuters'? "
        "Groups: 'AP' or 'Reuters'."
    )


def test_a_reference_among_many_groups_lists_the_first() -> None:
    with pytest.raises(ComparisonError) as caught:
        reference_number("?", "source", [f"s{i:03}" for i in range(266)])
    assert str(caught.value) == (
        "No group of 'source' is called '?', so it cannot be the reference. Groups: 's000', 's001', 's002', "
        "'s003', 's004', 's005', 's006', 's007', 's008', 's009', 's010', 's011' and 254 more."
    )
