"""Intervals within one article and effect sizes, as measures choose from them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from framing.comparisons.ways import (
    BINOMIAL,
    CLIFFS_DELTA,
    COHENS_H,
    Column,
    Within,
    of_standard_error,
    poisson,
    students_t,
)
from framing.stats import all_pairs


def _columns(**values: float) -> Column:
    return lambda name: np.array([[values[name]]])


def test_a_weight_stretches_the_interval_of_a_count() -> None:
    # Garwood's limits of 3 events at 95%, 0.61867 and 8.76727; each adds half a hit, over 0.2 thousand tokens.
    low, high = poisson("matches", "matches").limits(
        np.array([[1.5]]), np.array([[0.2]]), 0.95, _columns(matches=3)
    )
    assert [low.item(), high.item()] == pytest.approx([0.61867 * 0.5 / 0.2, 8.76727 * 0.5 / 0.2], abs=1e-4)


def test_a_share_is_binomial_over_its_sentences() -> None:
    low, high = BINOMIAL.limits(np.array([[2.0]]), np.array([[10.0]]), 0.9, _columns())
    exact = stats.binomtest(2, 10).proportion_ci(0.9)
    assert [low.item(), high.item()] == pytest.approx([exact.low, exact.high])


def test_a_mean_has_students_t_from_its_spread_and_its_number() -> None:
    way = students_t("sd", "n", "sentences")
    low, high = way.limits(np.array([[0.1]]), np.array([[1.0]]), 0.95, _columns(sd=0.4, n=16))
    # t of 15 degrees of freedom at .975 is 2.13145; .4 ÷ 4 is the error.
    assert [low.item(), high.item()] == pytest.approx([0.1 - 0.213145, 0.1 + 0.213145], rel=1e-4)
    unknown, _ = way.limits(np.array([[0.1]]), np.array([[1.0]]), 0.95, _columns(sd=np.nan, n=16))
    assert np.isnan(unknown.item())


def test_a_mean_has_students_t_from_its_standard_error_and_what_counts_add_up_to() -> None:
    way = of_standard_error("se", ("pro", "contra"), "passages")
    low, high = way.limits(np.array([[0.1]]), np.array([[1.0]]), 0.95, _columns(se=0.1, pro=10, contra=6))
    assert [low.item(), high.item()] == pytest.approx([0.1 - 0.213145, 0.1 + 0.213145], rel=1e-4)
    # With one passage or none there is no more to go by than with two: 12.7062 is t of one degree of freedom.
    few, _ = way.limits(np.array([[0.1]]), np.array([[1.0]]), 0.95, _columns(se=0.01, pro=0, contra=0))
    assert few.item() == pytest.approx(0.1 - 0.127062, rel=1e-4)


@pytest.mark.parametrize("way", [students_t("error", "n", "sentences"), of_standard_error("error", ("n",), "x")])
def test_what_does_not_vary_has_no_interval(way: Within) -> None:
    limits = way.limits(np.array([[0.1]]), np.array([[1.0]]), 0.95, _columns(error=0.0, n=16))
    assert [np.isnan(limit.item()) for limit in limits] == [True, True]
    assert way.words.startswith("Student's t over its ")


def test_effect_sizes_go_by_values_or_by_estimates() -> None:
    values, sizes = np.array([[1.0], [3.0], [2.0], [0.0]]), np.array([2, 2])
    estimates = np.array([[1.0], [0.0]])
    assert CLIFFS_DELTA.of(values, sizes, estimates, all_pairs(2)).item() == (3 - 1) / 4
    assert COHENS_H.of(values, sizes, estimates, all_pairs(2)).item() == pytest.approx(np.pi)
