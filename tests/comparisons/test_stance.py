"""Stance and mentions of targets: an article without evidence on one target stays in for the others."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

import framing
from framing.comparisons import compare, measuring
from framing.comparisons.measuring import Part
from framing.results import VOICES, Comparison, Scores
from tests.making import codebook, made_scores, scores_from_arrays
from tests.reference.plain_statistics import cliffs_delta

TARGETS = ("china", "us")
# Stances on China and the United States, an article a row.
ALPHA = [(-0.5, 0.2), (None, 0.4), (0.1, None), (-0.3, 0.1), (-0.1, 0.3)]
BETA = [(0.25, None), (None, None), (0.75, None)]

Stance = float | None


def _scores(groups: Mapping[str, Sequence[tuple[Stance, ...]]], targets: Sequence[str] = TARGETS) -> Scores:
    """Make scores of articles without frames; a group's name is its source."""
    articles = [
        {"source": source, "targets": dict(zip(targets, stances, strict=True))}
        for source, rows in groups.items()
        for stances in rows
    ]
    return made_scores(articles, [codebook([], targets=targets)])


def _compared(scores: Scores, **more: Any) -> Comparison:
    return compare(scores, **{"measure": "stance", "n_resamples": 300, **more})


def _row(result: Comparison, group: str, name: str) -> dict[str, Any]:
    (row,) = result.estimates.where(group=group, name=name).rows()
    return row


def test_the_denominator_is_the_articles_with_evidence_on_the_target() -> None:
    result = _compared(_scores({"Alpha": ALPHA, "Beta": BETA}))
    assert result.kind == "target"
    rows = [
        [row[key] for key in ("name", "group", "n_articles", "n_without_value", "units")]
        for row in result.estimates
    ]
    assert rows == [
        ["china", "Alpha", 4, 1, 4],
        ["china", "Beta", 2, 1, 2],
        ["us", "Alpha", 4, 1, 4],
        ["us", "Beta", 0, 3, 0],
    ]
    # By hand: (−.5 + .1 − .3 − .1) ÷ 4, (.25 + .75) ÷ 2, (.2 + .4 + .1 + .3) ÷ 4.
    assert result.estimates.column("estimate") == [pytest.approx(-0.2), 0.5, pytest.approx(0.25), None]
    assert result.estimates.column("hits") == [pytest.approx(-0.8), 1, pytest.approx(1), None]
    assert result.estimates.column("n_with_hit") == [None] * 4
    china, us = result.contrasts.rows()
    assert (china["difference"], china["n_group"], china["n_reference"]) == (pytest.approx(-0.7), 4, 2)
    assert (us["n_group"], us["n_reference"]) == (4, 0)


def test_a_group_without_evidence_has_nulls_and_says_that_this_is_no_balance() -> None:
    result = _compared(_scores({"Alpha": ALPHA, "Beta": BETA}))
    row = _row(result, "Beta", "us")
    assert [row[key] for key in ("estimate", "low", "high", "interval")] == [None] * 4
    assert row["caveats"] == ["no-evidence", "no-value"]
    contrast = result.contrasts.rows()[1]
    keys = ("difference", "low", "high", "effect", "p", "p_corrected", "p_method")
    assert [contrast[key] for key in keys] == [None] * 7
    messages = {caveat.code: caveat.message for caveat in result.caveats}
    assert messages["no-evidence"] == (
        "No article has evidence of a stance: Beta (Us). That is not the same as balance, so there is no estimate."
    )
    assert messages["no-value"] == (
        "Articles without a value on this measure take no part: China in Alpha (1 of 5), Us in Alpha (1 of 5), "
        "China in Beta (1 of 3), Us in Beta (3 of 3)."
    )


def test_balance_is_a_number_where_no_evidence_is_none() -> None:
    result = _compared(_scores({"Alpha": [(0.4, None), (-0.4, None), (0.0, None)]}))
    assert _row(result, "Alpha", "china")["estimate"] == 0
    assert _row(result, "Alpha", "us")["estimate"] is None


def test_caveats_and_intervals_go_by_cell() -> None:
    groups: dict[str, list[tuple[Stance, ...]]] = {
        "Alpha": [(0.1 * (i % 5) - 0.2, 0.3 if i == 4 else None) for i in range(12)],
        "Beta": [(0.25, 0.1 * i) for i in range(6)],
    }
    result = _compared(_scores(groups))
    found = {
        (row["name"], row["group"]): (row["interval"], [c for c in row["caveats"] if c != "no-value"])
        for row in result.estimates
    }
    assert found == {
        ("china", "Alpha"): ("bootstrap-t", []),
        ("china", "Beta"): (None, ["no-variation", "small-n"]),
        ("us", "Alpha"): (None, ["one-article"]),
        ("us", "Beta"): ("bootstrap-t", ["small-n"]),
    }
    us = result.contrasts.rows()[1]
    assert us["difference"] == pytest.approx(0.3 - 0.25)
    assert [us[key] for key in ("low", "high", "effect", "p")] == [None] * 4  # one article against six


def test_equal_constants_are_not_tested_and_have_no_interval() -> None:
    result = _compared(_scores({"Alpha": [(0.5, 0.1)] * 4, "Beta": [(0.5, 0.2)] * 4, "Gamma": [(None, 0.2)] * 4}))
    assert result.n_tests == 2  # Alpha against Beta and Gamma on the second target, .1 against .2
    assert {row["interval"] for row in result.estimates} == {None}
    assert result.contrasts.where(name="china", group="Alpha", reference="Beta").rows()[0]["p"] is None


@pytest.mark.parametrize(("pro", "contra"), [(3, 2), (1, 1)])
def test_one_article_has_students_t_over_its_passages(pro: int, contra: int) -> None:
    target = {"stance": 0.2, "stance_se": 0.03, "mentions": 9, "passages": 9}
    article = {"targets": {"china": {**target, "passages_for": pro, "passages_against": contra}}}
    row = _row(_compared(made_scores([article], [codebook([], targets=["china"])])), "Alpha", "china")
    reach = stats.t.ppf(0.975, pro + contra - 1) * 0.03
    assert row["interval"] == "within-article"
    assert (row["low"], row["high"]) == (pytest.approx(0.2 - reach), pytest.approx(min(0.2 + reach, 1)))
    assert row["caveats"] == ["one-article"]


@pytest.mark.parametrize("error", [None, 0.0])
def test_one_article_whose_passages_do_not_differ_is_not_certain(error: float | None) -> None:
    target = {"stance": 0.2, "stance_se": error, "passages_for": 2}
    row = _row(
        _compared(made_scores([{"targets": {"china": target}}], [codebook([], targets=["china"])])),
        "Alpha",
        "china",
    )
    assert [row[key] for key in ("estimate", "low", "high", "interval")] == [0.2, None, None, None]


def test_effect_size_and_test_leave_out_what_has_no_evidence() -> None:
    scores = _scores({"Alpha": ALPHA, "Beta": BETA, "Gamma": [(0.3, 0.1), (0.2, -0.6), (0.9, None), (None, 0.2)]})
    result = _compared(scores, n_resamples=20_000)
    own = {"Alpha": [-0.5, 0.1, -0.3, -0.1], "Beta": [0.25, 0.75], "Gamma": [0.3, 0.2, 0.9]}
    for row in result.contrasts.where(name="china"):
        sides = own[row["group"]], own[row["reference"]]
        assert row["effect"] == pytest.approx(cliffs_delta(*sides))
        exact = stats.permutation_test(sides, _welch, alternative="greater", n_resamples=np.inf).pvalue
        assert row["p_method"] == "permutation-in-pair"
        # Four standard errors over 20,000 shuffles; scipy's is exact, so at least 1 ÷ the ways to divide.
        assert row["p"] == pytest.approx(exact, abs=4 * math.sqrt(exact * (1 - exact) / 20_000) + 1e-4)


def test_two_groups_are_shuffled_over_the_articles_with_evidence() -> None:
    # Shuffling all 100 articles would deal about 22 of those with evidence to Alpha, which has 4.
    rng = np.random.default_rng(2)
    first, second = rng.normal(0.3, 0.3, 4).clip(-1, 1), rng.normal(0, 0.1, 40).clip(-1, 1)
    missing: list[tuple[Stance]] = [(None,)]
    alpha = [(float(x),) for x in first] + missing * 46
    beta = [(float(x),) for x in second] + missing * 10
    result = _compared(_scores({"Alpha": alpha, "Beta": beta}, ["china"]), n_resamples=20_000)
    (row,) = result.contrasts.rows()
    expected = stats.permutation_test(
        (first, second), _welch, alternative="greater", n_resamples=20_000, rng=np.random.default_rng(0)
    ).pvalue
    assert row["p_method"] == "permutation"
    assert row["p"] == pytest.approx(expected, abs=6 * math.sqrt(expected * (1 - expected) / 20_000))


def _welch(a: np.ndarray, b: np.ndarray, axis: int) -> np.ndarray:
    return np.asarray(np.abs(stats.ttest_ind(a, b, axis=axis, equal_var=False).statistic))


def test_unequal_evidence_rejects_true_nulls_as_often_as_it_says() -> None:
    rejected, tests = 0, 0
    for seed in range(60):
        rng = np.random.default_rng(seed)
        groups: dict[str, list[tuple[Stance, ...]]] = {
            name: [tuple(rng.uniform(-1, 1, 3).tolist() if i < n else [None] * 3) for i in range(60)]
            for name, n in (("few", 5), ("many", 60))
        }
        p = _compared(_scores(groups, ("a", "b", "c")), n_resamples=200, seed=seed).contrasts.column("p")
        rejected, tests = rejected + sum(each <= 0.05 for each in p), tests + len(p)
    assert tests == 180
    assert rejected / tests <= 0.05 + 3 * math.sqrt(0.05 * 0.95 / tests)


_VALUE = st.none() | st.sampled_from([-0.9, -0.25, 0.0, 0.1, 0.5])
_ARTICLES = st.lists(st.tuples(st.sampled_from("ABC"), st.tuples(_VALUE, _VALUE, _VALUE)), min_size=1, max_size=25)
_COMPUTED = ("difference", "low", "high", "effect", "n_group", "n_reference")


@settings(max_examples=40, deadline=None)
@given(articles=_ARTICLES)
def test_each_target_equals_the_comparison_of_its_own_articles_digit_by_digit(articles: list[Any]) -> None:
    together = _articles_compared(articles, ("x", "y", "z"))
    for i, target in enumerate(("x", "y", "z")):
        own = [(source, (stances[i],)) for source, stances in articles if stances[i] is not None]
        if not own:
            continue
        alone = _articles_compared(own, (target,))
        for row in alone.estimates:
            beside = _row(together, row["group"], target)
            for key in ("estimate", "low", "high", "interval", "n_articles", "hits", "units"):
                assert beside[key] == row[key]
        for row in alone.contrasts:
            (beside,) = together.contrasts.where(
                name=target, group=row["group"], reference=row["reference"]
            ).rows()
            assert [beside[key] for key in _COMPUTED] == [row[key] for key in _COMPUTED]
            assert beside["p_method"] == row["p_method"]
            if row["p_method"] == "permutation-in-pair":
                assert beside["p"] == row["p"]


def _articles_compared(articles: list[Any], targets: tuple[str, ...]) -> Comparison:
    rows = [{"source": s, "targets": dict(zip(targets, stances, strict=True))} for s, stances in articles]
    return _compared(made_scores(rows, [codebook([], targets=targets)]), n_resamples=200, correction="none")


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 1000),
    sizes=st.lists(st.integers(1, 40), min_size=1, max_size=4),
    measure=st.sampled_from(["share", "rate", "present", "salience"]),
    correction=st.sampled_from(["benjamini-hochberg", "westfall-young"]),
)
def test_common_denominators_cell_by_cell_equal_common_denominators_digit_by_digit(
    seed: int, sizes: list[int], measure: str, correction: str
) -> None:
    rng = np.random.default_rng(seed)
    sources = [f"s{i}" for i, n in enumerate(sizes) for _ in range(n)]
    sentences = rng.integers(5, 60, len(sources))
    scores = scores_from_arrays(sources, rng.binomial(sentences[:, None], [0.05, 0.2, 0.0]), sentences)
    common = _compared(scores, measure=measure, correction=correction, n_resamples=200)
    whole = measuring._parts
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(measuring, "_parts", lambda *given: tuple(_frame_by_frame(*whole(*given))))
        by_cell = _compared(scores, measure=measure, correction=correction, n_resamples=200)
    assert by_cell.estimates.data.equals(common.estimates.data)
    assert by_cell.contrasts.data.equals(common.contrasts.data)
    assert by_cell.n_tests == common.n_tests


def _frame_by_frame(part: Part) -> list[Part]:
    """Make a part of every frame, as if each had other articles."""
    return [
        replace(part, frames=slice(i, i + 1), h=np.ascontiguousarray(part.h[:, i : i + 1]))
        for i in range(part.h.shape[1])
    ]


def test_by_voice_evidence_is_that_voices() -> None:
    articles = [
        {"targets": {"china": 0.1, "china/quoted": 0.5 if i % 2 else None, "china/attributed": None}}
        for i in range(6)
    ]
    scores = made_scores(articles, [codebook([], targets=["china"])])
    found = {voice: _compared(scores, voice=voice) for voice in VOICES}
    estimates = {voice: _row(result, "Alpha", "china")["estimate"] for voice, result in found.items()}
    assert estimates == {
        "all": pytest.approx(0.1),
        "journalist": pytest.approx(0.1),
        "quoted": 0.5,
        "attributed": None,
    }
    assert [row["n_articles"] for voice in VOICES for row in found[voice].estimates] == [6, 6, 3, 0]
    assert "over the articles with evidence of one where someone is quoted: −1 against to 1 for" in (
        found["quoted"].method
    )


def test_the_method_says_what_was_shuffled() -> None:
    gaps = _compared(_scores({"Alpha": ALPHA, "Beta": BETA})).method
    assert "permutation of the group labels over the articles with a value of each target (" in gaps
    whole = _compared(_scores({"Alpha": [(0.1, 0.2), (0.3, 0.1)], "Beta": [(0.5, 0.2), (0.4, 0.7)]})).method
    assert "permutation of the group labels over all articles (" in whole


def test_mentions_are_a_rate_per_thousand_tokens_by_voice() -> None:
    articles = [
        {
            "source": source,
            "tokens": 400,
            "tokens_journalist": 300,
            "tokens_quoted": 100,
            "targets": {"china": {"mentions": n + 1}, "china/quoted": {"mentions": 1}},
        }
        for source, counts in (("Alpha", (3, 1, 0, 4)), ("Beta", (0, 0, 2)))
        for n in counts
    ]
    scores = made_scores(articles, [codebook([], targets=["china"])])
    every = _compared(scores, measure="mentions")
    assert every.estimates.column("estimate") == pytest.approx([12 / 1.6, 5 / 1.2])
    assert every.estimates.column("units") == [1600, 1200]
    quoted = _compared(scores, measure="mentions", voice="quoted")
    assert quoted.estimates.column("estimate") == pytest.approx([10, 10])
    assert "is named per 1,000 tokens spoken where someone is quoted, mentions counted there" in quoted.method


def test_scored_articles_are_compared_from_end_to_end() -> None:
    praise, blame = "China was praised for its success. ", "China was condemned for its brutal crimes. "
    weather = "It rained in the capital. "
    articles = [
        {"source": source, "text": text + weather * (1 + i)}
        for source, text in (("Kind", praise), ("Harsh", blame), ("Dry", weather))
        for i in range(4)
    ]
    scores = framing.score(framing.read_corpus(articles), framing.load_lexicon("us-vietnam"))
    rows = {row["group"]: row for row in _compared(scores).estimates.where(name="china")}
    assert rows["Kind"]["estimate"] > 0 > rows["Harsh"]["estimate"]
    assert (rows["Dry"]["estimate"], rows["Dry"]["n_articles"], rows["Dry"]["n_without_value"]) == (None, 0, 4)
