from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from scipy import stats

from framing.comparisons import compare
from framing.results import Comparison
from tests.making import codebook, made_scores, scores_from_arrays
from tests.reference.plain_statistics import benjamini_hochberg, cliffs_delta

ONE_FRAME = [codebook(["trade"])]


def _articles(source: str, hits: Sequence[int], sentences: int = 20) -> list[dict[str, Any]]:
    return [{"source": source, "sentences": sentences + i, "frames": {"trade": h}} for i, h in enumerate(hits)]


def _compared(articles: list[dict[str, Any]], measure: str = "share", **settings: Any) -> Comparison:
    return compare(made_scores(articles, ONE_FRAME), measure=measure, **{"n_resamples": 300, **settings})


def _only(result: Comparison) -> dict[str, Any]:
    (row,) = result.contrasts.rows()
    return row


def _corpus(k: int, n: int, seed: int = 0, effect: float = 0.0) -> Comparison:
    return compare(_corpus_scores(k, n, seed, effect), n_resamples=300)


def _corpus_scores(k: int, n: int, seed: int = 0, effect: float = 0.0) -> Any:
    rng = np.random.default_rng(seed)
    sentences = rng.integers(10, 60, k * n)
    shift = np.repeat(np.arange(k) == 0, n)[:, None] * effect
    return scores_from_arrays(
        [f"s{i // n}" for i in range(k * n)],
        rng.binomial(sentences[:, None], np.array([0.1, 0.2]) + shift),
        sentences,
    )


def test_difference_is_group_minus_reference_and_combines_the_limits_of_both() -> None:
    result = _compared(_articles("A", [5, 2, 3, 6] * 4) + _articles("B", [0, 1, 1, 2] * 5))
    a, b = result.estimates.rows()
    row = _only(result)
    assert (row["group"], row["reference"], row["n_group"], row["n_reference"]) == ("A", "B", 16, 20)
    assert row["difference"] == pytest.approx(a["estimate"] - b["estimate"])
    # Zou & Donner (2008), equations for the difference of two independent estimates.
    assert row["low"] == pytest.approx(
        row["difference"] - math.hypot(a["estimate"] - a["low"], b["high"] - b["estimate"])
    )
    assert row["high"] == pytest.approx(
        row["difference"] + math.hypot(a["high"] - a["estimate"], b["estimate"] - b["low"])
    )


def test_a_reference_leaves_only_contrasts_with_it_and_changes_no_estimate() -> None:
    scores = _corpus_scores(4, 12)
    every, against = compare(scores, n_resamples=300), compare(scores, reference="s2", n_resamples=300)
    pairs = [(row["group"], row["reference"]) for row in against.contrasts.where(name="frame0")]
    assert pairs == [("s0", "s2"), ("s1", "s2"), ("s3", "s2")]
    assert against.estimates.data.equals(every.estimates.data)
    same = every.contrasts.where(name="frame0", group="s0", reference="s2").rows()[0]
    turned = every.contrasts.where(name="frame0", group="s2", reference="s3").rows()[0]
    rows = against.contrasts.where(name="frame0").rows()
    for key in ("difference", "low", "high", "effect", "p"):
        assert rows[0][key] == same[key]
    assert rows[2]["difference"] == -turned["difference"]
    assert (rows[2]["low"], rows[2]["high"]) == pytest.approx((-turned["high"], -turned["low"]), rel=1e-12)
    assert (rows[2]["effect"], rows[2]["p"]) == (-turned["effect"], turned["p"])


@pytest.mark.parametrize("measure", ["share", "rate", "salience"])
def test_effect_is_cliffs_delta_of_article_values(measure: str) -> None:
    row = _only(_compared(_articles("A", [5, 2, 3, 0]) + _articles("B", [0, 1, 1]), measure))
    values = [5 / 20, 2 / 21, 3 / 22, 0], [0, 1 / 21, 1 / 22]
    if measure == "salience":
        values = [0.5, 0.5, 0.5, 0], [0, 0.5, 0.5]
    assert row["effect_name"] == "cliffs-delta"
    assert row["effect"] == pytest.approx(cliffs_delta(*values))


def test_effect_of_presence_is_cohens_h() -> None:
    row = _only(_compared(_articles("A", [5, 2, 3, 0]) + _articles("B", [0, 1, 0, 0]), "present"))
    assert row["effect_name"] == "cohens-h"
    assert row["effect"] == pytest.approx(2 * math.asin(math.sqrt(0.75)) - 2 * math.asin(math.sqrt(0.25)))


def test_a_side_without_a_hit_borrows_what_a_hit_article_holds() -> None:
    result = _compared(_articles("A", [0] * 30) + _articles("B", [2, 4, 3] * 5))
    a, b = result.estimates.rows()
    row = _only(result)
    # At most 11.6% of such articles hold one (97.5%, so that the difference has 95%), then 3 of 34.5 sentences.
    most = (1 - 0.025 ** (1 / 30)) * 3 / 34.5
    assert row["low"] == pytest.approx(-b["estimate"] - math.hypot(0, b["high"] - b["estimate"]))
    assert row["high"] == pytest.approx(-b["estimate"] + math.hypot(most, b["estimate"] - b["low"]))
    assert a["high"] == pytest.approx(1 - 0.05 ** (1 / 30))
    assert "zero-hits" in row["caveats"]
    assert row["p"] == pytest.approx(1 / 301)


def test_presence_everywhere_on_one_side_has_an_exact_limit() -> None:
    result = _compared(_articles("A", [1] * 20) + _articles("B", [1, 0] * 10), "present")
    _, b = result.estimates.rows()
    row = _only(result)
    lowest = 0.025 ** (1 / 20)
    assert row["low"] == pytest.approx(0.5 - math.hypot(1 - lowest, b["high"] - 0.5))
    assert row["high"] == pytest.approx(0.5 + math.hypot(0, 0.5 - b["low"]))
    assert row["caveats"] == ["every-article"]


def test_no_hit_on_either_side_is_not_tested() -> None:
    result = _compared(_articles("A", [0] * 5) + _articles("B", [0] * 5))
    row = _only(result)
    assert (row["difference"], row["low"], row["high"], row["effect"]) == (0, None, None, 0)
    assert (row["p"], row["p_corrected"], row["p_method"]) == (None, None, None)
    assert result.n_tests == 0
    assert "tested" not in result.method


@pytest.mark.parametrize("correction", ["benjamini-hochberg", "westfall-young", "none"])
def test_one_article_has_a_difference_without_interval_effect_size_and_test(correction: str) -> None:
    result = _compared(_articles("A", [3]) + _articles("B", [0, 2, 1, 4]), correction=correction)
    row = _only(result)
    assert row["difference"] == pytest.approx(3 / 20 - 7 / 86)
    assert [row[key] for key in ("low", "high", "effect", "p", "p_corrected", "p_method")] == [None] * 6
    assert row["caveats"] == ["one-article", "small-n"]


def test_a_group_without_values_has_contrasts_of_nulls() -> None:
    articles: list[dict[str, Any]] = [
        {"source": s, "tone": t} for s, t in zip("AABB", (None, None, 0.1, 0.3), strict=True)
    ]
    row = _only(_compared(articles, "tone"))
    assert [row[key] for key in ("difference", "low", "high", "effect", "p", "p_corrected", "p_method")] == [
        None
    ] * 7
    assert (row["n_group"], row["n_reference"]) == (0, 2)


def test_complete_separation_stays_at_the_floor_with_a_finite_p() -> None:
    result = _compared(_articles("A", [1] * 12) + _articles("B", [0] * 12), "present")
    row = _only(result)
    assert row["difference"] == 1
    assert row["p"] == pytest.approx(1 / 301)
    assert row["p_method"] == "permutation"
    low = 0.025 ** (1 / 12)
    assert row["low"] == pytest.approx(1 - math.hypot(1 - low, 1 - low))


def test_corrected_p_values_are_benjamini_hochbergs_over_every_contrast() -> None:
    result = _corpus(3, 15, effect=0.1)
    p = result.contrasts.column("p")
    assert result.n_tests == len(p) == 6
    assert result.contrasts.column("p_corrected") == pytest.approx(benjamini_hochberg(p))


def test_without_correction_there_is_no_corrected_p() -> None:
    result = compare(_corpus_scores(3, 15), correction="none", n_resamples=300)
    assert result.contrasts.column("p_corrected") == [None] * 6
    assert result.contrasts.column("p") == _corpus(3, 15).contrasts.column("p")
    assert "p values of the 6 contrasts were not corrected for their number." in result.method


def test_westfall_young_is_between_the_plain_p_and_bonferroni() -> None:
    result = compare(_corpus_scores(3, 15, effect=0.1), correction="westfall-young", n_resamples=999)
    p, corrected = (np.array(result.contrasts.column(name)) for name in ("p", "p_corrected"))
    assert (corrected >= p).all()
    assert (corrected <= np.minimum(1, 6 * p) + 0.05).all()
    ordered = corrected[np.argsort(p, kind="stable")]
    assert all(a <= b for a, b in pairwise(ordered[[0, -1]]))


def test_where_the_floor_is_too_coarse_the_tail_stands_in_for_it_and_for_nothing_else() -> None:
    # 7 groups × 2 frames: 42 contrasts; 42/301 > .05, so the floor of 1/301 could never pass alone.
    coarse = compare(_corpus_scores(7, 30, effect=0.25), n_resamples=300)
    fine = compare(_corpus_scores(7, 30, effect=0.25), n_resamples=300, correction="none")
    assert coarse.n_tests == 42
    replaced = 0
    for row, plain in zip(coarse.contrasts, fine.contrasts, strict=True):
        if row["p_method"] == "studentised-tail":
            replaced += 1
            assert plain["p"] == pytest.approx(1 / 301)
            assert 0 < row["p"] < plain["p"]
        else:
            assert (row["p_method"], row["p"]) == ("permutation", plain["p"])
    assert 6 <= replaced <= 13  # the one group that differs has 12 contrasts
    assert "studentised-tail" in coarse.method
    assert set(fine.contrasts.column("p_method")) == {"permutation"}


def test_unequal_lengths_are_on_the_contrast_concerned_alone() -> None:
    articles = _articles("A", [1, 2] * 10, 10) + _articles("B", [1, 3] * 10, 60) + _articles("C", [1, 2] * 10, 70)
    result = _compared(articles)
    flagged = {(row["group"], row["reference"]): "unequal-length" in row["caveats"] for row in result.contrasts}
    assert flagged == {("A", "B"): True, ("A", "C"): True, ("B", "C"): False}
    assert not any("unequal-length" in row["caveats"] for row in result.estimates)
    (caveat,) = (each for each in result.caveats if each.code == "unequal-length")
    assert caveat.message == (
        "The median article of one side is more than 2 times as long as that of the other: A (390 tokens) and B "
        "(1,390 tokens), A (390 tokens) and C (1,590 tokens). Longer articles hold more frames, so presence and "
        "salience differ by length alone; shares and rates do so less."
    )


def test_p_is_rarely_small_where_nothing_differs() -> None:
    small = [row["p"] <= 0.05 for seed in range(12) for row in _corpus(4, 10, seed).contrasts]
    assert len(small) == 144
    assert sum(small) <= 18  # 5% of 144 is 7; contrasts that share a group go together


def test_presence_of_few_against_many_equals_fishers_verdict() -> None:
    row = _only(_compared(_articles("A", [1] * 9 + [0]) + _articles("B", [1] * 3 + [0] * 7), "present"))
    fisher = stats.fisher_exact([[9, 1], [3, 7]]).pvalue
    assert row["p"] == pytest.approx(fisher, abs=0.02)
