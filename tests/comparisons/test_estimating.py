from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from scipy import stats

from framing.comparisons import compare
from framing.results import Comparison, Scores
from tests.making import codebook, made_scores, scores_from_arrays

ONE_FRAME = [codebook(["trade"])]


def _row(result: Comparison, group: str = "A") -> dict[str, Any]:
    (row,) = result.estimates.where(group=group).rows()
    return row


def _compared(articles: Sequence[dict[str, Any]], measure: str, **settings: Any) -> Comparison:
    return compare(made_scores(articles, ONE_FRAME), measure=measure, n_resamples=300, **settings)


def _varied(n: int, seed: int = 0) -> Scores:
    rng = np.random.default_rng(seed)
    sentences = rng.integers(8, 60, n)
    return scores_from_arrays(
        ["A"] * n, rng.binomial(sentences[:, None], [0.1, 0.3]), sentences, rng.uniform(-1, 1, n).tolist()
    )


@pytest.mark.parametrize(
    ("measure", "hits", "units", "estimate"),
    [("share", 3, 35, 3 / 35), ("rate", 4.5, 800, 4.5 / 0.8), ("present", 1, 3, 1 / 3), ("salience", 0.9, 3, 0.3)],
)
def test_sums_and_estimate_by_hand(measure: str, hits: float, units: int, estimate: float) -> None:
    articles = [
        {
            "source": "A",
            "sentences": 20,
            "tokens": 500,
            "frames": {"trade": {"sentences": 2, "hits": 3.5, "salience": 0.4}},
        },
        {"source": "A", "sentences": 10, "tokens": 200},
        {
            "source": "A",
            "sentences": 5,
            "tokens": 100,
            "frames": {"trade": {"sentences": 1, "present": 0, "salience": 0.5}},
        },
    ]
    row = _row(_compared(articles, measure))
    assert (row["hits"], row["units"], row["n_articles"]) == (pytest.approx(hits), units, 3)
    assert row["n_with_hit"] == (1 if measure == "present" else 2)
    assert row["estimate"] == pytest.approx(estimate)
    assert row["interval"] == "bootstrap-t"
    assert row["low"] < row["estimate"] < row["high"]


def test_tone_is_the_mean_over_articles_and_has_no_hits_to_count() -> None:
    result = compare(made_scores([{"source": "A", "tone": t} for t in (-0.5, 0.1, 0.1)]), measure="tone")
    row = _row(result)
    assert (row["lexicon"], row["name"], row["label"]) == ("", "tone", "Tone")
    assert row["estimate"] == pytest.approx(-0.1)
    assert (row["units"], row["n_with_hit"]) == (3, None)
    assert -1 <= row["low"] < -0.1 < row["high"] <= 1


@pytest.mark.parametrize("measure", ["share", "rate", "present", "salience"])
def test_no_hit_gives_the_exact_bound_over_articles(measure: str) -> None:
    row = _row(_compared([{"source": "A"} for _ in range(7)], measure))
    expected = stats.binomtest(0, 7, alternative="less").proportion_ci(0.95, "exact").high
    assert (row["estimate"], row["low"], row["interval"]) == (0, 0, "exact-bound")
    assert row["high"] == pytest.approx(expected, rel=1e-12)
    assert (row["n_with_hit"], row["hits"]) == (0, 0)
    assert row["caveats"] == ["zero-hits", "low-coverage"]


def test_presence_in_every_article_gives_the_exact_bound_from_below() -> None:
    articles = [{"source": "A", "frames": {"trade": 1 + i}} for i in range(12)]
    row = _row(_compared(articles, "present", confidence=0.9))
    expected = stats.binomtest(12, 12, alternative="greater").proportion_ci(0.9, "exact").low
    assert (row["estimate"], row["high"], row["interval"]) == (1, 1, "exact-bound")
    assert row["low"] == pytest.approx(expected, rel=1e-12)
    assert row["caveats"] == ["every-article"]


@pytest.mark.parametrize("measure", ["share", "rate", "salience", "tone"])
def test_articles_that_do_not_differ_have_no_interval(measure: str) -> None:
    row = _row(_compared([{"source": "A", "tone": 0.25, "frames": {"trade": 2}} for _ in range(12)], measure))
    assert (row["low"], row["high"], row["interval"]) == (None, None, None)
    assert row["caveats"] == ["no-variation"]


def test_one_article_share_is_exact_binomial_over_its_sentences() -> None:
    row = _row(_compared([{"source": "A", "sentences": 40, "frames": {"trade": 3}}], "share"))
    expected = stats.binomtest(3, 40).proportion_ci(0.95, "exact")
    assert row["interval"] == "within-article"
    assert (row["low"], row["high"]) == (pytest.approx(expected.low), pytest.approx(expected.high))
    assert row["caveats"] == ["one-article"]


def test_one_article_without_a_hit_has_an_interval_over_its_sentences_too() -> None:
    row = _row(_compared([{"source": "A", "sentences": 40}], "share"))
    assert (row["estimate"], row["low"], row["interval"]) == (0, 0, "within-article")
    assert row["high"] == pytest.approx(1 - 0.025 ** (1 / 40))


@pytest.mark.parametrize(("weight", "matches"), [(1.0, 4), (0.5, 4), (1.0, 0)])
def test_one_article_rate_is_exact_poisson_for_its_matches(weight: float, matches: int) -> None:
    frame = {"sentences": matches, "matches": matches, "hits": weight * matches}
    row = _row(_compared([{"source": "A", "tokens": 800, "frames": {"trade": frame}}], "rate"))
    # The exact limits of a Poisson mean from the chi-square distribution.
    low = stats.chi2.ppf(0.025, 2 * matches) / 2 if matches else 0
    high = stats.chi2.ppf(0.975, 2 * matches + 2) / 2
    assert row["interval"] == "within-article"
    assert (row["low"], row["high"]) == (pytest.approx(low * weight / 0.8), pytest.approx(high * weight / 0.8))


def test_one_article_tone_is_students_t_over_its_sentences() -> None:
    tones = [0.2, -0.1, 0.4, 0.0, 0.3]
    article = {"source": "A", "sentences": 5, "tone": np.mean(tones), "tone_sd": np.std(tones, ddof=1)}
    row = _row(_compared([article], "tone"))
    expected = stats.ttest_1samp(tones, 0).confidence_interval(0.95)
    assert row["interval"] == "within-article"
    assert (row["low"], row["high"]) == (pytest.approx(expected.low), pytest.approx(expected.high))


def test_one_article_of_one_sentence_has_a_tone_without_interval() -> None:
    row = _row(_compared([{"source": "A", "sentences": 1, "tone": 0.3, "tone_sd": None}], "tone"))
    assert (row["estimate"], row["low"], row["high"], row["interval"]) == (0.3, None, None, None)
    assert row["caveats"] == ["one-article"]


@pytest.mark.parametrize("measure", ["present", "salience"])
@pytest.mark.parametrize("frames", [{}, {"trade": 2}])
def test_one_article_has_no_interval_of_presence_or_salience(measure: str, frames: dict[str, int]) -> None:
    row = _row(_compared([{"source": "A", "frames": frames}], measure))
    assert (row["low"], row["high"], row["interval"]) == (None, None, None)
    assert "one-article" in row["caveats"]


def test_a_group_without_a_value_has_a_row_of_nulls() -> None:
    articles: list[dict[str, Any]] = [{"source": "A"}, {"source": "B", "tone": 0.1}, {"source": "B", "tone": 0.2}]
    row = _row(_compared(articles, "tone"))
    assert [row[name] for name in ("estimate", "low", "high", "interval", "hits")] == [None] * 5
    assert (row["n_articles"], row["units"]) == (0, 0)
    assert row["caveats"] == ["no-articles", "no-value"]


@pytest.mark.parametrize(("n_with_hit", "cautioned"), [(1, True), (9, True), (10, False)])
def test_few_articles_with_a_hit_are_cautioned_about(n_with_hit: int, cautioned: bool) -> None:
    articles = [{"source": "A", "frames": {"trade": (1 + i % 2) * (i < n_with_hit)}} for i in range(20)]
    row = _row(_compared(articles, "share"))
    assert ("small-n" in row["caveats"]) is cautioned
    assert row["interval"] == "bootstrap-t"
    assert 0 < row["low"] < row["estimate"] < row["high"] < 1


@pytest.mark.parametrize(("n_present", "cautioned"), [(9, True), (10, False), (15, False), (16, True)])
def test_few_articles_without_a_frame_are_few_of_presence_too(n_present: int, cautioned: bool) -> None:
    # The interval of p is that of 1 − p turned round, so nine articles without it are as few as nine with it.
    articles = [{"source": "A", "frames": {"trade": int(i < n_present)}} for i in range(25)]
    assert ("small-n" in _row(_compared(articles, "present"))["caveats"]) is cautioned


def test_an_interval_is_the_same_whichever_groups_stand_beside_it() -> None:
    alone = compare(_varied(20), n_resamples=300).estimates.where(group="A")
    scores = _varied(40)
    sources = ["A"] * 20 + ["0 comes first"] * 20
    rng = np.random.default_rng(0)
    sentences = rng.integers(8, 60, 20)
    hits = rng.binomial(sentences[:, None], [0.1, 0.3])
    both = compare(
        scores_from_arrays(sources, np.vstack([hits, hits]), np.tile(sentences, 2)), n_resamples=300
    ).estimates.where(group="A")
    assert len(scores.documents) == 40
    assert both.data.select(["estimate", "low", "high"]).equals(alone.data.select(["estimate", "low", "high"]))


def test_limits_are_never_nan_and_stay_in_range() -> None:
    for n in (2, 3, 4, 5):
        for measure in ("share", "rate", "present", "salience", "tone"):
            result = compare(_varied(n, seed=n), measure=measure, n_resamples=200, confidence=0.95)
            for row in result.estimates:
                numbers = [row[name] for name in ("estimate", "low", "high") if row[name] is not None]
                assert all(math.isfinite(each) for each in numbers)
                assert numbers[1:2] <= numbers[0:1] <= numbers[2:3] or len(numbers) == 1
                assert max(map(abs, numbers)) <= (1000 if measure == "rate" else 1)
