from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from scipy.stats import chi2_contingency

from framing.stats import log_likelihood, log_odds, log_ratio, percent_difference


def _plain_log_odds(y: int, x: int, n: int, m: int, a: float, total: float) -> tuple[float, float]:
    """One word, as Monroe, Colaresi & Quinn (2008) write it and ConvoKit's FightingWords has it."""
    delta = math.log((y + a) / (n + total - y - a)) - math.log((x + a) / (m + total - x - a))
    return delta, delta / math.sqrt(1 / (y + a) + 1 / (x + a))


def test_log_odds_equal_the_published_formula_word_by_word() -> None:
    rng = np.random.default_rng(0)
    y, x = rng.integers(0, 60, 200), rng.integers(0, 200, 200)
    prior = rng.uniform(0.01, 3, 200)
    delta, z = log_odds(y, x, y.sum(), x.sum(), prior, prior.sum())
    plain = [
        _plain_log_odds(one, other, y.sum(), x.sum(), a, prior.sum())
        for one, other, a in zip(y.tolist(), x.tolist(), prior.tolist(), strict=True)
    ]
    np.testing.assert_allclose(np.stack([delta, z], axis=1), plain, rtol=1e-9)


def test_a_flat_prior_is_that_of_convokit() -> None:
    # By hand: 3 of 10 against 1 of 20, four words, 0.1 a word: ln(3.1/7.3) − ln(1.1/19.3) over √(1/3.1 + 1/1.1).
    delta, z = log_odds(3, 1, 10, 20, 0.1, 0.4)
    assert delta == pytest.approx(2.0083227, abs=1e-7)
    assert z == pytest.approx(1.8096144, abs=1e-7)


def test_the_only_word_there_is_has_no_odds() -> None:
    assert np.isnan(log_odds(5, 3, 5, 3, 2.0, 2.0)[1])


def test_g2_equals_scipys_without_correction_and_has_the_sign_of_the_difference() -> None:
    rng = np.random.default_rng(1)
    y, x = rng.integers(0, 50, 300), rng.integers(1, 80, 300)
    n, m = rng.integers(50, 5000, (2, 300))
    expected = []
    for table in zip(y, x, n, m, strict=True):
        a, b, c, d = (int(each) for each in table)
        found = chi2_contingency([[a, b], [c - a, d - b]], lambda_="log-likelihood", correction=False).statistic
        expected.append(found if a * d >= b * c else -found)
    np.testing.assert_allclose(log_likelihood(y, x, n, m), expected, rtol=1e-9, atol=1e-9)


def test_g2_orders_words_as_quanteda_does() -> None:
    """textstat_keyness(measure = "lr", correction = "none"): quanteda.textstats, test-textstat_keyness.R."""
    first, second = Counter("aaabbccccccdefghh"), Counter("aabccddddefh")
    words = sorted(first | second)
    y, x = ([counts[word] for word in words] for counts in (first, second))
    score = log_likelihood(y, x, sum(y), sum(x))
    assert "".join(words[i] for i in np.argsort(-score, kind="stable")) == "cgbhaefd"
    swapped = log_likelihood(x, y, sum(x), sum(y))
    assert "".join(words[i] for i in np.argsort(-swapped, kind="stable")) == "defabhgc"


def test_g2_of_quantedas_two_word_table() -> None:
    # 3 and 7 of "a" and "b" against 7 and 2: 2·Σ O ln(O/E), with E of 10·10/19, 9·10/19, 9·10/19 and 9·9/19.
    expected = 2 * (
        3 * math.log(3 * 19 / 100)
        + 7 * math.log(7 * 19 / 90)
        + 7 * math.log(7 * 19 / 90)
        + 2 * math.log(2 * 19 / 81)
    )
    assert log_likelihood([3, 7], [7, 2], 10, 9) == pytest.approx([-expected, expected], rel=1e-12)


def test_g2_of_a_side_without_words_is_zero() -> None:
    assert log_likelihood([0, 0], [3, 0], [0, 0], [10, 10]).tolist() == [0, 0]


def test_effect_sizes_by_hand() -> None:
    # 40 per 1,000 against 10 per 1,000; then without any in the reference, and in the focus.
    counts = ([40, 40, 0], [20, 0, 20], 1000, 2000)
    assert log_ratio(*counts) == pytest.approx([2, math.log2(0.04 / (0.5 / 2000)), math.log2((0.5 / 1000) / 0.01)])
    np.testing.assert_allclose(percent_difference(*counts), [300, np.nan, -100])
