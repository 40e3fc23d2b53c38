from __future__ import annotations

import numpy as np
import pytest

from framing.corpus.synthetic_counts import LEAST_SENTENCES, draw_hits, draw_lengths


def test_lengths_are_log_normal() -> None:
    """The median is what is asked for, and the mean is median · exp(σ²/2)."""
    lengths = draw_lengths(200_000, 40, 0.8, np.random.default_rng(0))
    assert np.median(lengths) == 40
    assert lengths.mean() == pytest.approx(40 * np.exp(0.32), rel=0.01)
    assert lengths.min() >= LEAST_SENTENCES


def test_lengths_without_spread_are_alike_and_none_is_too_short() -> None:
    assert draw_lengths(3, 25, 0, np.random.default_rng(0)).tolist() == [25, 25, 25]
    assert draw_lengths(2, [2, 30], 0, np.random.default_rng(0)).tolist() == [LEAST_SENTENCES, 30]


@pytest.mark.parametrize("heterogeneity", [0.0, 0.1, 0.5])
def test_hits_are_beta_binomial(heterogeneity: float) -> None:
    """Mean m·p and variance m·p·(1 − p)·(1 + (m − 1)·ρ), as Skellam (1948) gives them."""
    sentences, share = np.full(200_000, 20), np.array([0.03, 0.3])
    hits = draw_hits(sentences, share, heterogeneity, np.random.default_rng(0))
    assert hits.shape == (200_000, 2)
    np.testing.assert_allclose(hits.mean(axis=0), 20 * share, rtol=0.02)
    expected = 20 * share * (1 - share) * (1 + 19 * heterogeneity)
    np.testing.assert_allclose(hits.var(axis=0), expected, rtol=0.03)


def test_shares_at_the_ends_are_kept() -> None:
    hits = draw_hits(np.array([5, 7]), np.array([0.0, 1.0]), 0.3, np.random.default_rng(0))
    assert hits.tolist() == [[0, 5], [0, 7]]


def test_every_article_may_have_a_share_of_its_own() -> None:
    hits = draw_hits(np.array([4, 4]), np.array([[0.0, 1.0], [1.0, 0.0]]), 0.2, np.random.default_rng(0))
    assert hits.tolist() == [[0, 4], [4, 0]]
