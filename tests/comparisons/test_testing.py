from __future__ import annotations

import dataclasses
import math
from typing import Any

import numpy as np
import pytest

from framing.comparisons import compare, testing
from framing.comparisons.arguments import Settings
from framing.comparisons.designs import Units
from framing.comparisons.populations import as_measured
from framing.comparisons.testing import verdicts
from framing.results import Comparison
from framing.stats import Layer, all_pairs, columns, generator, permutation_test, smallest_p_of_few
from tests.making import scores_from_arrays
from tests.reference.plain_statistics import benjamini_hochberg

BIG, SMALL = (40, 0.1), (8, 0.1)


def _scores(*groups: tuple[int, float], frames: int = 2, seed: int = 0) -> Any:
    """Make scores of groups of so many articles with such shares."""
    rng = np.random.default_rng(seed)
    names = [f"s{i}" for i, (n, _) in enumerate(groups) for _ in range(n)]
    sentences = rng.integers(10, 40, len(names))
    share = np.repeat([share for _, share in groups], [n for n, _ in groups])[:, None]
    own = np.where(share > 0, rng.beta(1, 9, (len(names), frames)) * share * 10, 0)
    return scores_from_arrays(names, rng.binomial(sentences[:, None], np.minimum(own, 1)), sentences)


def _compared(*groups: tuple[int, float], frames: int = 2, seed: int = 0, **settings: Any) -> Comparison:
    return compare(_scores(*groups, frames=frames, seed=seed), **{"n_resamples": 300, **settings})


def _methods(result: Comparison) -> dict[tuple[str, str], str]:
    return {(row["group"], row["reference"]): row["p_method"] for row in result.contrasts}


def test_pairs_with_a_small_side_are_shuffled_by_themselves_and_others_together() -> None:
    result = _compared((30, 0.1), (29, 0.1), (40, 0.1))
    assert _methods(result) == {
        ("s0", "s1"): "permutation-in-pair",
        ("s0", "s2"): "permutation",
        ("s1", "s2"): "permutation-in-pair",
    }
    assert (
        "Where a side has fewer than 30 articles, the labels of the pair's own articles were permuted (rows "
        "marked permutation-in-pair), and p is at least 1 ÷ the number of ways to divide them."
    ) in result.method


def test_of_two_groups_all_shuffles_are_the_pairs_own() -> None:
    rng = np.random.default_rng(0)
    sentences, hits = rng.integers(10, 40, 16), rng.integers(0, 5, (16, 2))
    result = compare(scores_from_arrays(["a"] * 8 + ["b"] * 8, hits, sentences), n_resamples=300, seed=7)
    layout = columns(hits.astype(float), sentences.astype(float))
    p = permutation_test(
        [Layer(layout, np.array([8, 8]), np.arange(16), highest=1.0)],
        all_pairs(2),
        np.ones((1, 2), bool),
        n_articles=16,
        n_resamples=300,
        rng=generator(7, 2),
    ).p
    assert result.contrasts.column("p") == p[0].tolist()
    assert set(_methods(result).values()) == {"permutation"}
    assert "permutation-in-pair" not in result.method


def test_the_p_value_of_a_small_pair_is_that_of_its_own_articles() -> None:
    beside_some, beside_none = _compared(SMALL, SMALL, (200, 0.1)), _compared(SMALL, SMALL, (200, 0.0))
    some, none = (result.contrasts.where(reference="s1").column("p") for result in (beside_some, beside_none))
    assert len(some) == 2
    assert some == none
    assert beside_some.contrasts.column("p") != beside_none.contrasts.column("p")


@pytest.mark.parametrize("n", [2, 5, 10])
def test_true_nulls_are_rejected_as_often_as_said_beside_a_large_group_without_the_frame(n: int) -> None:
    rejected, runs = 0, 40
    for seed in range(runs):
        result = _compared((n, 0.1), (n, 0.1), (200, 0.0), frames=4, seed=seed, n_resamples=200)
        p = result.contrasts.where(group="s0", reference="s1").column("p")
        rejected += sum(each is not None and each <= 0.05 for each in p)
    # Frames are independent here: 160 tests.
    assert rejected / (4 * runs) <= 0.05 + 3 * math.sqrt(0.05 * 0.95 / (4 * runs))


def _rare(measure: str, seed: int) -> list[dict[str, Any]]:
    """Compare 46 articles of about 22 sentences with 11 of about 40; 20 frames are in .1 % of all sentences."""
    rng = np.random.default_rng(seed)
    sentences = np.rint(np.repeat([22, 40], [46, 11]) * rng.lognormal(0, 0.5, 57)).astype(int) + 1
    scores = scores_from_arrays(["a"] * 46 + ["b"] * 11, rng.binomial(sentences[:, None], [0.001] * 20), sentences)
    return compare(scores, measure=measure, n_resamples=999, correction="none", seed=seed).contrasts.rows()


@pytest.mark.parametrize("measure", ["share", "rate"])
def test_a_rare_frame_is_no_difference_where_one_side_has_none_and_longer_articles(measure: str) -> None:
    rows = [row for seed in range(10) for row in _rare(measure, seed)]
    tested = [row for row in rows if row["p"] is not None]
    assert len(tested) > 100
    # Three standard errors above 5 % of all; without a bound it is 24 %.
    assert sum(row["p"] <= 0.05 for row in tested) / len(rows) <= 0.05 + 3 * math.sqrt(0.05 * 0.95 / len(rows))


def test_a_single_hit_proves_nothing_however_long_the_articles_without_one() -> None:
    sentences = np.repeat([20, 60], [46, 11])
    hits = np.eye(57, 1, dtype=int)
    (row,) = compare(scores_from_arrays(["a"] * 46 + ["b"] * 11, hits, sentences), n_resamples=999).contrasts
    assert row["p"] == pytest.approx(46 / 57)


def test_a_tone_of_zero_is_a_value_and_not_the_lack_of_one() -> None:
    tones = [0.0] * 8 + [0.5, 0.4] + [0.0] * 4
    scores = scores_from_arrays(["a"] * 8 + ["b"] * 6, np.zeros((14, 1), int), np.full(14, 9), tones)
    (row,) = compare(scores, measure="tone", n_resamples=999, seed=1).contrasts
    # Both 0.5 and 0.4 fall to b in 15 of 91 shuffles, which is a bound on tests of presence only.
    assert 0 < row["p"] < 1
    assert row["p"] != pytest.approx(15 / 91, abs=1e-12)


def test_westfall_young_is_never_below_the_pairs_own_p_value() -> None:
    result = _compared((5, 0.1), (5, 0.3), (200, 0.0), frames=6, correction="westfall-young")
    rows = [row for row in result.contrasts if row["p"] is not None]
    assert all(row["p_corrected"] >= row["p"] for row in rows)
    assert any(row["p_corrected"] == row["p"] for row in rows if row["reference"] == "s1")


def test_benjamini_hochberg_works_from_the_pairs_own_p_values() -> None:
    result = _compared(SMALL, SMALL, (200, 0.05))
    p = result.contrasts.column("p")
    assert "permutation-in-pair" in _methods(result).values()
    assert result.contrasts.column("p_corrected") == pytest.approx(benjamini_hochberg(p))


def test_where_the_floor_is_too_coarse_a_tail_stops_at_what_an_exact_test_could_show() -> None:
    # 12 frames × 6 pairs = 72 tests; 72/301 > .05. Two against forty articles have 861 divisions.
    sizes = [2, 6, 40, 40]
    share = np.repeat([0, 0.95, 0.05, 0.95], sizes)[:, None] * np.ones(12)
    hits = np.random.default_rng(0).binomial(20, share)
    scores = scores_from_arrays(np.repeat(["s0", "s1", "s2", "s3"], sizes).tolist(), hits, np.full(88, 20))
    rows = compare(scores, n_resamples=300, seed=0).contrasts.where(group="s0", reference="s3")
    assert [row["p"] for row in rows] == pytest.approx([1 / 861] * 12)
    assert {row["p_method"] for row in rows} == {"studentised-tail"}


def test_too_many_small_pairs_get_the_larger_p_value_the_smallest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    scores = _scores((4, 0.1), (6, 0.1), (20, 0.1), (200, 0.0))
    every = compare(scores, n_resamples=300, correction="none")
    # Enough for the three pairs of the group of 4, (60 + 2 × (4 + 18)) × 300 steps each, not for those of 6.
    monkeypatch.setattr(testing, "STEPS", 3 * 104 * 300)
    part = compare(scores, n_resamples=300, correction="none")
    assert part.contrasts.where(group="s0").column("p") == every.contrasts.where(group="s0").column("p")
    rest = [row for row in part.contrasts if row["group"] != "s0" and row["p"] is not None]
    assert {row["p_method"] for row in rest} <= {"permutation", "studentised-tail"}
    monkeypatch.setattr(testing, "SMALL_SIDE", 0)
    shared = compare(scores, n_resamples=300, correction="none").contrasts
    for row in rest:
        (same,) = shared.where(name=row["name"], group=row["group"], reference=row["reference"])
        assert row["p"] > same["p"] if row["p_method"] == "studentised-tail" else row["p"] == same["p"]
    assert "studentised-tail" in {row["p_method"] for row in rest}
    assert (
        f"For {len(rest)} contrasts with so small a side, too many for that, p is the larger of that of the "
        "shared permutations and that of Student's t (Welch, 1947)."
    ) in part.method
    assert "too many for that" not in every.method


def test_within_strata_too_short_articles_with_hardly_a_hit_are_no_surprise() -> None:
    # One of 46 articles of 20 sentences has a hit, and four of 11 of 60: .005 by shuffles within these strata.
    rng = np.random.default_rng(4)
    sizes = np.array([46, 11])
    s, h = np.repeat([20.0, 60.0], sizes), np.zeros((57, 1))
    h[rng.integers(0, 46)] = 1
    h[46 + rng.choice(11, 4, replace=False)] = 1
    stratum = np.concatenate([np.sort(rng.integers(0, 2, n)) for n in sizes])
    data = as_measured("share", h, s, sizes)
    (part,) = data.parts
    part = dataclasses.replace(part, units=Units(h, s, sizes, np.arange(57), stratum))
    data = dataclasses.replace(data, parts=(part,), stratum=stratum)
    p = verdicts(data, all_pairs(2), Settings(400, 0.95, "none", 0)).p
    bound = smallest_p_of_few(h, s, sizes, all_pairs(2))[0, 0]
    assert p[0, 0] == bound == pytest.approx(0.0916, abs=1e-4)
