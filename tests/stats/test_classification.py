"""Weighted metrics of classification, held to scikit-learn's with sample weights."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from sklearn.metrics import f1_score, matthews_corrcoef, precision_score, recall_score

from framing.stats.classification import METRICS, confusion, effective, matthews, metrics_of, percentiles, sums_by

Array = npt.NDArray[Any]


def units(n: int = 300) -> tuple[Array, ...]:
    rng = np.random.default_rng(0)
    coded = rng.random(n) < 0.4
    found = np.where(coded, rng.random(n) < 0.7, rng.random(n) < 0.2)
    return coded, found, rng.uniform(1, 9, n), rng.integers(0, 60, n)


def test_values_are_those_of_scikit_learn() -> None:
    coded, found, weight, article = units()
    cells = sums_by(confusion(coded, found, weight), article)
    made = metrics_of(cells, n_resamples=200, confidence=0.95, rng=np.random.default_rng(1))
    assert tuple(made) == METRICS
    expected = (
        precision_score(coded, found, sample_weight=weight),
        recall_score(coded, found, sample_weight=weight),
        recall_score(~coded, ~found, sample_weight=weight),
        f1_score(coded, found, sample_weight=weight),
        matthews_corrcoef(coded, found, sample_weight=weight),
    )
    assert [each.value for each in made.values()] == pytest.approx(expected)
    for each in made.values():
        assert each.low is not None
        assert each.high is not None
        assert each.value is not None
        assert each.low < each.value < each.high


def test_what_is_never_wrong_has_an_exact_bound() -> None:
    # Ten of ten: Clopper and Pearson's lower limit is .025 ** (1 / 10).
    cells = np.tile([1.0, 0, 0, 1], (10, 1))
    made = metrics_of(cells, n_resamples=200, confidence=0.95, rng=np.random.default_rng(1))
    assert (made["recall"].value, made["recall"].high, made["recall"].interval) == (1, 1, "exact-bound")
    assert made["recall"].low == pytest.approx(0.025**0.1)
    assert (made["f1"].value, made["f1"].low) == (1, None)


def test_metrics_without_a_unit_to_show_them_have_no_value() -> None:
    made = metrics_of(np.array([[0.0, 0, 0, 4]]), n_resamples=200, confidence=0.95, rng=np.random.default_rng(1))
    assert [name for name, each in made.items() if each.value is None] == ["precision", "recall", "f1", "mcc"]
    assert np.isnan(matthews(np.array([1.0, 0, 0, 0])))


def test_weights_tell_less_than_as_many_equal_ones() -> None:
    assert effective(np.ones(7)) == pytest.approx(7)
    assert effective(np.array([9.0, 1])) == pytest.approx(100 / 82)


def test_too_many_replicates_without_a_value_have_no_limits() -> None:
    assert percentiles(np.array([0.5] * 94 + [np.nan] * 6), 0.95) is None
    assert percentiles(np.array([0.5] * 96 + [np.nan] * 4), 0.95) == (0.5, 0.5)
