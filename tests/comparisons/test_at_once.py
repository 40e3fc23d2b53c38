from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from framing.comparisons import compare
from framing.results import Comparison
from tests.making import scores_from_arrays
from tests.reference.plain_statistics import benjamini_hochberg
from tests.reference.plain_strata import welch_q


def _compared(
    k: int = 3, n: int = 20, effect: float = 0.0, frames: int = 3, seed: int = 0, **more: Any
) -> Comparison:
    rng = np.random.default_rng(seed)
    sentences = rng.integers(10, 50, k * n)
    share = np.full((k * n, frames), 0.1)
    share[:n, 0] += effect
    names = [f"s{i // n}" for i in range(k * n)]
    settings: dict[str, Any] = {"n_resamples": 400, **more}
    return compare(scores_from_arrays(names, rng.binomial(sentences[:, None], share), sentences), **settings)


def test_there_is_a_row_for_each_frame_of_three_groups() -> None:
    result = _compared(effect=0.2)
    assert [(row["lexicon"], row["name"], row["groups"]) for row in result.omnibus] == [
        ("made", f"frame{i}", 3) for i in range(3)
    ]
    p = result.omnibus.column("p")
    assert p[0] == pytest.approx(1 / 401)
    assert min(p[1:]) > 0.005
    assert result.omnibus.column("p_corrected") == pytest.approx(benjamini_hochberg(p))
    assert result.tables().keys() == {"estimates", "contrasts", "omnibus"}
    assert result.to_dict()["omnibus"] == result.omnibus.rows()


def test_two_groups_have_none() -> None:
    result = _compared(k=2)
    assert len(result.omnibus) == 0
    assert result.tables().keys() == {"estimates", "contrasts"}
    assert "all groups were compared at once" not in result.method


def test_the_statistic_is_welchs() -> None:
    rng = np.random.default_rng(3)
    sentences, names = rng.integers(10, 50, 30), ["a"] * 8 + ["b"] * 12 + ["c"] * 10
    hits = rng.binomial(sentences, 0.2)
    result = compare(scores_from_arrays(names, hits[:, None], sentences), n_resamples=200)
    groups = [
        [(float(h), float(s)) for h, s, name in zip(hits, sentences, names, strict=True) if name == own]
        for own in "abc"
    ]
    assert result.omnibus.column("statistic") == pytest.approx([welch_q(groups, 1.0)])


def test_corrections_are_over_frames() -> None:
    westfall, none = _compared(effect=0.1, correction="westfall-young"), _compared(effect=0.1, correction="none")
    assert none.omnibus.column("p_corrected") == [None] * 3
    assert none.omnibus.column("p") == westfall.omnibus.column("p")
    assert all(row["p_corrected"] >= row["p"] for row in westfall.omnibus)
    assert "corrected over the 3 frames by step-down max-T" in westfall.method


def test_the_method_names_it_before_the_pairs() -> None:
    method = _compared().method
    said = (
        "Before the pairs, all groups were compared at once: the variance-weighted sum of squares of the groups' "
        "values about their mean (Welch, 1951), with p values from the same kind of permutations, corrected over "
        "the 3 frames for the false discovery rate."
    )
    assert said in method
    assert method.index(said) < method.index("Differences were tested")


def test_a_rare_frame_is_no_difference_where_some_groups_have_longer_articles() -> None:
    rejected, runs = 0, 25
    for seed in range(runs):
        rng = np.random.default_rng(seed)
        lengths = np.repeat([22, 40, 25], [46, 11, 30]) * rng.lognormal(0, 0.5, 87)
        sentences = np.rint(lengths).astype(int) + 1
        scores = scores_from_arrays(
            ["a"] * 46 + ["b"] * 11 + ["c"] * 30, rng.binomial(sentences[:, None], [0.002] * 20), sentences
        )
        p = compare(scores, n_resamples=300, correction="none", seed=seed).omnibus.column("p")
        rejected += sum(each is not None and each <= 0.05 for each in p)
    assert rejected / (20 * runs) <= 0.05 + 3 * math.sqrt(0.05 * 0.95 / (20 * runs))


def test_a_frame_that_nobody_has_is_not_tested() -> None:
    scores = scores_from_arrays(["a", "b", "c"] * 6, np.zeros((18, 1), int), np.full(18, 20))
    (row,) = compare(scores, n_resamples=200).omnibus
    assert (row["statistic"], row["p"], row["p_corrected"]) == (None, None, None)
