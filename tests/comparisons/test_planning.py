from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from statsmodels.stats.power import NormalIndPower, TTestIndPower
from statsmodels.stats.proportion import proportion_effectsize

import framing
from framing.comparisons import power
from framing.references import bibliography
from framing.results import Power
from framing.stats import proportion_interval
from tests.making import scores_from_arrays


def _quick(difference: float, **options: Any) -> Power:
    usual: dict[str, Any] = {"runs": 40, "n_resamples": 200, "progress": False}
    return power(difference, **(usual | options))


def test_it_is_what_the_package_exports() -> None:
    assert framing.power is power


def test_power_of_shares_is_that_of_a_t_test_where_articles_are_alike_in_length() -> None:
    """Articles of 20 sentences: variance p(1 − p)(ρ + (1 − ρ)/20) a side; the t test is statsmodels'."""
    result = _quick(0.1, at=0.15, articles=[40], length=20, spread=0, runs=400, n_resamples=400)
    shares = np.array([0.25, 0.15])
    spread = np.sqrt(np.mean(shares * (1 - shares) * (0.1 + 0.9 / 20)))
    expected = TTestIndPower().power(0.1 / spread, 40, 0.05)
    assert 0.7 < expected < 0.9
    (row,) = result.rows()
    assert row["power"] == pytest.approx(expected, abs=4 * np.sqrt(expected * (1 - expected) / 400))


def test_power_of_presence_is_that_of_two_proportions() -> None:
    """Cohen's arcsine approximation, by statsmodels."""
    result = _quick(-0.2, at=0.5, measure="present", articles=[100], runs=400, n_resamples=400)
    expected = NormalIndPower().power(proportion_effectsize(0.5, 0.3), 100, 0.05)
    (row,) = result.rows()
    assert row["power"] == pytest.approx(expected, abs=0.02 + 4 * np.sqrt(expected * (1 - expected) / 400))


def test_more_contrasts_take_more_articles() -> None:
    alone = _quick(0.1, at=0.1, articles=[60])
    among_15 = _quick(0.1, at=0.1, articles=[60], groups=4, frames=5, with_reference=True)
    among_30 = _quick(0.1, at=0.1, articles=[60], groups=4, frames=5)
    assert (alone.n_tests, among_15.n_tests, among_30.n_tests) == (1, 15, 30)
    assert alone.table.column("found")[0] > among_15.table.column("found")[0] > 10
    assert alone.table.column("found")[0] > among_30.table.column("found")[0] > 10


@pytest.mark.parametrize("correction", ["benjamini-hochberg", "westfall-young", "none"])
def test_a_large_difference_is_found_and_one_of_the_other_sign_is_not_counted(correction: str) -> None:
    result = _quick(0.4, at=0.1, articles=[30], groups=3, frames=2, correction=correction)
    assert result.table.column("found") == [40]
    assert result.n_tests == 6
    assert _quick(-0.09, at=0.1, articles=[2], correction=correction).table.column("found")[0] < 10


def test_rows() -> None:
    result = _quick(0.1, at=0.1, articles=[30, 10, 30])
    assert result.table.columns == ("articles", "runs", "found", "power", "low", "high")
    assert result.table.column("articles") == [10, 30]
    for row in result.rows():
        low, high = proportion_interval(row["found"], 40, 0.95)
        assert (row["runs"], row["power"]) == (40, row["found"] / 40)
        assert (row["low"], row["high"]) == (float(low), float(high))


def test_a_size_has_the_same_number_whichever_others_are_tried_and_however_many_processes() -> None:
    both = _quick(0.1, at=0.1, articles=[10, 30], seed=3, runs=60)
    alone = _quick(0.1, at=0.1, articles=[30], seed=3, runs=60, n_jobs=2)
    assert both.rows()[1] == alone.rows()[0]
    assert _quick(0.1, at=0.1, articles=[10, 30], seed=4, runs=60).rows() != both.rows()


def test_a_pilot_says_where_articles_come_from() -> None:
    rng = np.random.default_rng(0)
    sentences = rng.integers(10, 40, 60)
    hits = rng.binomial(sentences[:, None], [0.1, 0.3])
    pilot = scores_from_arrays(["a"] * 60, hits, sentences)
    result = _quick(0.1, pilot=pilot, frame="frame1", articles=[80])
    assert (result.frames, result.n_tests) == (2, 2)
    assert result.at == hits[:, 1].sum() / sentences.sum()
    assert result.population == "60 articles of a pilot, the difference planted in Frame1"
    assert result.caveats == ()
    # All articles of this pilot have the same share but for chance: its difference is seen with few of them.
    assert result.rows()[0]["power"] == 1
    small = scores_from_arrays(["a"] * 9, hits[:9, :1], sentences[:9])
    assert [caveat.code for caveat in _quick(0.1, pilot=small).caveats] == ["small-pilot"]


def test_the_method_says_what_was_done() -> None:
    result = _quick(0.05, at=0.1, articles=[10], groups=3, frames=2, correction="westfall-young")
    assert result.method == (
        "Power was estimated by simulation (40 runs for each number of articles). In every run the articles of 3 "
        "groups were drawn from articles with a median of 25 sentences (log-normal, standard deviation of the "
        "logarithm 0.8) and an intra-class correlation of 0.1 (beta-binomial), with a difference of +0.05 "
        "from the others' 0.1 in one frame of one group. Groups were compared each with each by studentised "
        "permutation tests (200 permutations, two-sided; Chung & Romano, 2013; Phipson & Smyth, 2010), of the "
        "pair's own articles where a side has fewer than 30. A difference counts as found where its p value, "
        "corrected over 6 contrasts for the family-wise error rate (Westfall & Young, 1993), is at most 0.05 and "
        "its sign is right. "
        "The limits of power are exact for the number of runs (Clopper & Pearson, 1934)."
    )
    assert len(bibliography(result.references)) == len(result.references)
    assert [caveat.code for caveat in result.caveats] == ["assumed-spread"]
    plain = _quick(0.3, at=0.1, measure="present", articles=[10], with_reference=True, correction="none")
    assert "from articles of which 0.1 have a frame" in plain.method
    assert "each with one reference" in plain.method
    assert "its p value, not corrected for their number, over 1 contrast, is at most" in plain.method
    assert plain.caveats == ()
