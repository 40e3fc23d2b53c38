from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from framing.comparisons import compare
from framing.references import reference
from framing.results import Comparison
from tests.making import codebook, made_scores


def _compared(measure: str = "share", n: int = 30, hits: Any = (0, 1, 2, 3), **settings: Any) -> Comparison:
    articles = [
        {"source": "AB"[i % 2], "tone": 0.1 * (i % 5), "frames": {"trade": int(np.resize(hits, n)[i])}}
        for i in range(n)
    ]
    return compare(
        made_scores(articles, [codebook(["trade"])]), measure=measure, **{"n_resamples": 300, **settings}
    )


def test_the_usual_method_whole() -> None:
    assert _compared(n_resamples=2000).method == (
        "The share of a frame in a group is the number of sentences with at least one hit divided by the "
        "number of sentences, each summed over the group's articles. Intervals (95%) are studentised "
        "bootstrap intervals over articles within groups on the logit scale (2,000 resamples; Davison & "
        "Hinkley, 1997), with linearised standard errors in the resamples (Cochran, 1977), the jackknife "
        "standard error at the estimate (Efron & Stein, 1981), and tails of one to one and a half times "
        "Student's. Differences are group minus reference; their intervals combine the limits of the two "
        "groups (MOVER; Zou & Donner, 2008). Ratios are group divided by reference; their limits too combine "
        "those of the two groups (Donner & Zou, 2012). The effect size is Cliff's delta of the articles' values "
        "(Cliff, 1993). Hedges' g is the "
        "difference of the articles' mean values in standard deviations (Hedges, 1981), its limits from the "
        "noncentral t distribution (Steiger & Fouladi, 1997). Differences were tested by studentised permutation "
        "of the group labels over all articles "
        "(2,000 permutations, shared by all contrasts; two-sided; Chung & Romano, 2013), with p = (1 + "
        "exceedances) ÷ (1 + permutations) (Phipson & Smyth, 2010). The values tested are 2 arcsin √(value ÷ "
        "largest possible value), whose error hardly hangs on the value itself (Freeman & Tukey, 1950). p values "
        "were corrected over 1 contrast for the false discovery rate (Benjamini & Hochberg, 1995). The family is "
        "the only contrast: 1 frame × 1 pair, measure share."
    )


@pytest.mark.parametrize(
    ("measure", "settings", "part"),
    [
        ("rate", {}, "The rate of a frame in a group is the number of hits per 1,000 tokens, both summed"),
        ("rate", {}, "on the log scale"),
        (
            "rate",
            {"voice": "journalist"},
            "hits per 1,000 tokens spoken where the journalist speaks, hits counted there, both summed",
        ),
        ("share", {"voice": "quoted"}, "the number of sentences, hits counted only where someone is quoted, each"),
        ("present", {}, "is the share of its articles in which hits reach the frame's threshold."),
        ("present", {}, "The effect size is Cohen's h (Cohen, 1988)."),
        ("salience", {}, "the weight of the places where the frame stands (headline, lead, body; 0 to 1)."),
        (
            "tone",
            {},
            "sentences by VADER (Hutto & Gilbert, 2014; −1 to 1). Intervals (95%) are studentised bootstrap ",
        ),
        ("tone", {}, "over articles within groups (300 resamples;"),
        ("share", {"confidence": 0.9}, "Intervals (90%)"),
        (
            "share",
            {"correction": "westfall-young"},
            "corrected over 1 contrast for the family-wise error rate by step-down max-T on the same permutations "
            "(Westfall & Young, 1993).",
        ),
    ],
)
def test_the_method_says_what_was_done(measure: str, settings: dict[str, Any], part: str) -> None:
    assert part in _compared(measure, **settings).method


@pytest.mark.parametrize(
    ("measure", "part"),
    [
        ("share", "within that article only: exact binomial over its sentences (Clopper & Pearson, 1934)."),
        ("rate", "within that article only: exact Poisson for its matches (Garwood, 1936)."),
    ],
)
def test_one_article_a_group_has_no_bootstrap_and_no_test(measure: str, part: str) -> None:
    result = _compared(measure, n=2)
    assert part in result.method
    assert "bootstrap" not in result.method
    assert "tested" not in result.method


def test_exact_bounds_are_named_where_they_occur() -> None:
    zero = _compared(hits=(0, 0))
    assert (
        "the limit is the exact one-sided 95% bound on the share of articles (Clopper & Pearson, 1934)."
        in zero.method
    )
    assert zero.references == ("clopper1934", "zou2008", "cliff1993")


@pytest.mark.parametrize("measure", ["share", "rate", "present", "salience", "tone"])
@pytest.mark.parametrize("n", [2, 30])
@pytest.mark.parametrize("correction", ["benjamini-hochberg", "westfall-young", "none"])
def test_every_work_named_is_referred_to_and_the_other_way_round(measure: str, n: int, correction: str) -> None:
    result = _compared(measure, n, correction=correction)
    for key in result.references:
        entry = reference(key)
        family = entry.authors.split(",")[0]
        assert f"{family}" in result.method
        assert str(entry.year) in result.method
    assert result.method.count(", 19") + result.method.count(", 20") == len(result.references)
