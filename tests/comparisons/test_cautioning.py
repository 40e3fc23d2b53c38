from __future__ import annotations

import numpy as np

from framing.comparisons import compare
from framing.results import Comparison
from tests.making import scores_from_arrays


def _compared(power: float, longer: float, n: int = 80) -> Comparison:
    """Compare two groups of articles in which a share grows with a power of the length."""
    rng = np.random.default_rng(0)
    median = np.repeat([20.0, 20.0 * longer], n)
    sentences = np.rint(median * rng.lognormal(0, 0.6, 2 * n)).astype(int) + 1
    share = np.clip(0.1 * (sentences / 20) ** power, 0, 0.9)
    hits = np.stack([rng.binomial(sentences, share), rng.binomial(sentences, 0.1)], axis=1)
    return compare(scores_from_arrays(["a"] * n + ["b"] * n, hits, sentences), n_resamples=200)


def test_a_measure_that_goes_with_length_is_said_where_lengths_differ() -> None:
    result = _compared(power=0.8, longer=1.8)
    flagged = [row["name"] for row in result.contrasts if "length-influence" in row["caveats"]]
    assert flagged == ["frame0"]
    (caveat,) = (each for each in result.caveats if each.code == "length-influence")
    assert caveat.message.startswith(
        "Within groups the measure goes with the length of articles, and one side's articles are longer: share of "
        "Frame0 (a and b, ρ = 0."
    )
    assert caveat.message.endswith("A part of such a difference is one of length.")


def test_not_where_lengths_are_alike_or_the_measure_does_not_go_with_them() -> None:
    for result in (_compared(power=0.8, longer=1.0), _compared(power=0.0, longer=1.8)):
        assert "length-influence" not in {caveat.code for caveat in result.caveats}


def test_not_where_chance_makes_such_a_correlation() -> None:
    # Of 2 × 6 articles, up to ±2/√12 = .58 is within chance.
    result = _compared(power=0.0, longer=1.8, n=6)
    assert "length-influence" not in {caveat.code for caveat in result.caveats}


def test_presence_goes_with_length_and_says_so() -> None:
    rng = np.random.default_rng(1)
    sentences = np.rint(np.repeat([20, 36], 80) * rng.lognormal(0, 0.6, 160)).astype(int) + 1
    scores = scores_from_arrays(["a"] * 80 + ["b"] * 80, rng.binomial(sentences, 0.04)[:, None], sentences)
    share, present = (compare(scores, measure=name, n_resamples=200) for name in ("share", "present"))
    assert "length-influence" not in {caveat.code for caveat in share.caveats}
    assert "length-influence" in {caveat.code for caveat in present.caveats}


def _uneven(small: float, large: float, n: int = 60) -> Comparison:
    """Compare 60 articles whose shares differ by one intra-class correlation with 200 that differ by another."""
    rng = np.random.default_rng(2)
    spread = 1 / np.repeat([small, large], [n, 200]) - 1
    own = rng.beta(0.2 * spread, 0.8 * spread)
    scores = scores_from_arrays(["a"] * n + ["b"] * 200, rng.binomial(25, own)[:, None], np.full(n + 200, 25))
    return compare(scores, n_resamples=200)


def test_a_small_side_that_varies_far_more_is_said() -> None:
    (caveat,) = (each for each in _uneven(0.5, 0.02).caveats if each.code == "unequal-spread")
    assert caveat.message == (
        "The side with far fewer articles varies at least 3 times as much from article to article as the other: "
        "Frame0 (a and b). Tests find differences there that are none more often than they say: read their p "
        "values with care."
    )


def test_not_where_the_large_side_varies_more_or_sides_are_near_in_size_or_tiny() -> None:
    for result in (_uneven(0.02, 0.5), _uneven(0.5, 0.02, n=120), _uneven(0.5, 0.02, n=9), _uneven(0.1, 0.1)):
        assert "unequal-spread" not in {caveat.code for caveat in result.caveats}
