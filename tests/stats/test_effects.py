from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from framing.stats import effects
from framing.stats.effects import cliffs_delta, cohens_h
from framing.stats.pairs import all_pairs, pairs_with
from tests.reference.plain_statistics import cliffs_delta as plain_delta


def test_delta_as_published() -> None:
    # Cliff (1993): dominance counts; by hand: of 9 pairs 6 are won, 2 lost, 1 tied.
    values = np.array([2.0, 5.0, 6.0, 1.0, 2.0, 5.5])[:, None]
    assert cliffs_delta(values, np.array([3, 3]), all_pairs(2))[0, 0] == pytest.approx((6 - 2) / 9)


@pytest.mark.parametrize("at_once", [1, 32])
def test_every_pair_equals_the_plain_loop(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(effects, "_GROUPS_AT_ONCE", at_once)
    rng = np.random.default_rng(0)
    sizes = np.array([7, 1, 12, 5])
    values = rng.integers(0, 6, (25, 3)) / 4  # many ties
    groups = np.split(values, np.cumsum(sizes)[:-1])
    for pairs in (all_pairs(4), pairs_with(2, 4)):
        delta = cliffs_delta(values, sizes, pairs)
        for row, (a, b) in enumerate(zip(pairs.group, pairs.reference, strict=True)):
            for frame in range(3):
                expected = plain_delta(groups[a][:, frame].tolist(), groups[b][:, frame].tolist())
                assert delta[row, frame] == pytest.approx(expected, abs=1e-15)


def test_delta_equals_scipys_mann_whitney() -> None:
    rng = np.random.default_rng(1)
    first, second = rng.normal(0.5, 1, 40), rng.normal(0, 1, 25)
    u = stats.mannwhitneyu(first, second).statistic
    values = np.concatenate([first, second])[:, None]
    delta = cliffs_delta(values, np.array([40, 25]), all_pairs(2))[0, 0]
    assert delta == pytest.approx(2 * u / (40 * 25) - 1, abs=1e-14)


def test_a_side_without_articles_has_no_delta() -> None:
    assert np.isnan(cliffs_delta(np.ones((3, 1)), np.array([3, 0]), all_pairs(2))).all()


def test_cohens_h_as_published() -> None:
    # Cohen (1988), table 6.2.2: φ = 2·arcsin√P is 1.159 for .30 and 1.772 for .60; the effect has the sign of the
    # difference.
    assert cohens_h(np.array(0.6), np.array(0.3)) == pytest.approx(1.772 - 1.159, abs=1e-3)
    assert cohens_h(np.array(0.0), np.array(1.0)) == pytest.approx(-math.pi)
