from __future__ import annotations

import numpy as np
import pytest

from framing.comparisons.populations import Assumed, Pilot, as_measured, pilot_values
from tests.making import made_scores, scores_from_arrays

RNG = np.random.default_rng


@pytest.mark.parametrize(
    ("measure", "at", "difference"), [("share", 0.1, 0.05), ("rate", 6.0, -2.0), ("present", 0.4, 0.2)]
)
def test_assumed_articles_hold_what_is_assumed(measure: str, at: float, difference: float) -> None:
    """Σh ÷ Σs of 50,000 articles: the moved frame, and another one."""
    h, s = Assumed(measure, at, 2, 25, 0.8, 0.1).draw(50_000, difference, RNG(0))
    np.testing.assert_allclose(h.sum(axis=0) / s.sum(), [at + difference, at], rtol=0.02)
    assert (s > 0).all()


def test_presence_counts_articles() -> None:
    h, s = Assumed("present", 0.5, 1, 25, 0.8, 0.1).draw(100, 0.0, RNG(0))
    assert set(h.ravel().tolist()) == {0.0, 1.0}
    assert set(s.tolist()) == {1.0}


@pytest.mark.parametrize(
    ("measure", "difference"), [("share", 0.1), ("share", -0.05), ("rate", 1.5), ("present", 0.3)]
)
def test_a_pilot_is_drawn_with_one_frame_moved(measure: str, difference: float) -> None:
    rng = RNG(1)
    s = np.ones(50) if measure == "present" else rng.integers(5, 40, 50).astype(np.float64)
    h = rng.binomial(s.astype(int)[:, None], [0.2, 0.5]).astype(np.float64)
    pilot = Pilot(measure, h, s, 1)
    assert pilot.at == h[:, 1].sum() / s.sum()
    drawn, units = pilot.draw(100_000, difference, RNG(2))
    np.testing.assert_allclose(
        drawn.sum(axis=0) / units.sum(), [h[:, 0].sum() / s.sum(), pilot.at + difference], rtol=0.02
    )
    # What was not moved is an article of the pilot, whole.
    assert set(zip(drawn[:, 0].tolist(), units.tolist(), strict=True)) == set(
        zip(h[:, 0].tolist(), s.tolist(), strict=True)
    )


def test_drawing_leaves_the_pilot_as_it_is() -> None:
    h, s = np.array([[1.0], [2.0]]), np.array([4.0, 5.0])
    Pilot("share", h, s, 0).draw(10, 0.5, RNG(0))
    assert h.tolist() == [[1.0], [2.0]]


def test_the_values_of_a_pilot_are_those_that_are_compared() -> None:
    """Two articles of 10 and 5 sentences, 20 tokens each; the third has no sentence and no value."""
    scores = made_scores(
        [
            {"sentences": 10, "frames": {"trade": 2}},
            {"sentences": 5, "frames": {"rights": 1}},
            {"sentences": 0},
        ]
    )
    coded, h, s = pilot_values(scores, "share", "all")
    assert [each.name for each in coded] == ["trade", "rights"]
    assert (h.tolist(), s.tolist()) == ([[2, 0], [0, 1]], [10, 5])
    assert pilot_values(scores, "rate", "all")[2].tolist() == [0.2, 0.1]  # thousands of tokens


def test_arrays_are_measured_as_scores_of_the_same_numbers_are() -> None:
    """Estimates and tests of `as_measured` equal those that `compare` makes from a table."""
    from framing.comparisons.arguments import Settings
    from framing.comparisons.comparing import compare
    from framing.comparisons.estimating import estimated
    from framing.comparisons.testing import verdicts
    from framing.stats import all_pairs

    rng = RNG(0)
    sizes = np.array([12, 40, 35])
    sentences = rng.integers(5, 60, 87)
    hits = rng.binomial(sentences[:, None], [0.05, 0.2])
    names = ("a", "b", "c")
    scores = scores_from_arrays(np.repeat(names, sizes).tolist(), hits, sentences)
    data = as_measured("share", hits.astype(np.float64), sentences.astype(np.float64), sizes)
    settings = Settings(300, 0.95, "benjamini-hochberg", 4)
    result = compare(scores, n_resamples=300, seed=4)
    estimates = estimated(data, names, settings, scores)
    assert estimates.low.T.ravel().tolist() == result.estimates.column("low")
    assert estimates.high.T.ravel().tolist() == result.estimates.column("high")
    tests = verdicts(data, all_pairs(3), settings)
    assert tests.p_corrected.T.ravel().tolist() == result.contrasts.column("p_corrected")
