"""Timelines: `compare` on the articles of one period alone is the oracle of every number."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from statsmodels.stats.multitest import multipletests

import framing
from framing.comparisons import compare, timeline
from framing.errors import ComparisonError
from framing.references import bibliography
from framing.results import MEASURES, Scores, Timeline
from tests.making import codebook, made_scores

MONTHS = ("2018-01", "2018-02", "2018-03", "2018-04")
BOOKS = [codebook(targets=("china",))]


def _articles(n: int = 90, seed: int = 0) -> list[dict[str, Any]]:
    """Articles of three sources in four months; Gamma has none in February, and none of it in March a tone."""
    rng = np.random.default_rng(seed)
    articles = []
    for i in range(n):
        source, month = ("Alpha", "Beta", "Gamma")[i % 3], int(rng.integers(1, 5))
        if source == "Gamma" and month == 2:
            month = 1
        sentences = int(rng.integers(5, 40))
        articles.append(
            {
                "source": source,
                "date": datetime.date(2018, month, int(rng.integers(2, 28))),
                "sentences": sentences,
                "tone": None if source == "Gamma" and month == 3 else float(rng.uniform(-0.5, 0.5)),
                "tone_sd": 0.2,
                "frames": {
                    "trade": int(rng.binomial(sentences, 0.1)),
                    "rights": int(rng.binomial(sentences, 0.02)),
                },
                "targets": {"china": float(rng.uniform(-1, 1))} if rng.random() < 0.6 else {},
            }
        )
    return articles


def _scores(articles: Sequence[Mapping[str, Any]]) -> Scores:
    return made_scores(articles, BOOKS)


def _within(month: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda article: article["date"].isoformat().startswith(month)


def _refusal(scores: Scores | None = None, **settings: Any) -> str:
    with pytest.raises(ComparisonError) as caught:
        timeline(_scores(_articles()) if scores is None else scores, **settings)
    return str(caught.value)


def _codes(result: Timeline) -> list[str]:
    return [caveat.code for caveat in result.caveats]


def _message(result: Timeline, code: str) -> str:
    return next(caveat.message for caveat in result.caveats if caveat.code == code)


def test_it_is_what_the_package_exports() -> None:
    assert framing.timeline is timeline
    assert framing.Timeline is Timeline


def test_tables_have_the_columns_that_are_promised() -> None:
    result = timeline(_scores(_articles()), every="month", difference=("Alpha", "Beta"), n_resamples=200)
    alike = compare(_scores(_articles()), n_resamples=200)
    assert result.estimates.columns == (
        *("lexicon", "name", "label", "group", "period", "start"),
        *alike.estimates.columns[4:],
    )
    assert result.contrasts.columns == (
        *("lexicon", "name", "label", "period", "start", "group", "reference"),
        *alike.contrasts.columns[5:],
    )
    assert result.periods.columns == ("period", "start", "end", "n_articles", "partial")
    assert [(row["name"], row["group"], row["period"]) for row in result.estimates] == [
        (name, group, month)
        for name in ("trade", "rights")
        for group in ("Alpha", "Beta", "Gamma")
        for month in MONTHS
    ]
    assert [(row["name"], row["period"], row["start"]) for row in result.contrasts] == [
        (name, month, datetime.date(2018, i, 1))
        for name in ("trade", "rights")
        for i, month in enumerate(MONTHS, 1)
    ]
    assert (result.every, result.groups, result.difference) == ("month", alike.groups, ("Alpha", "Beta"))
    assert len(bibliography(result.references)) == len(result.references)  # every key is in the bibliography


@pytest.mark.parametrize("measure", MEASURES)
def test_every_number_is_that_of_a_comparison_of_the_period_alone(measure: str) -> None:
    articles = _articles()
    result = timeline(_scores(articles), measure, every="month", n_resamples=200)
    compared = ("lexicon", "name", "label", "estimate", "interval", "n_articles", "n_without_value", "n_with_hit",
                "hits", "units")  # fmt: skip
    for month in MONTHS:
        alone = compare(_scores(list(filter(_within(month), articles))), measure=measure, n_resamples=200)
        for row in alone.estimates:
            (found,) = result.estimates.where(period=month, group=row["group"], name=row["name"])
            assert {name: found[name] for name in compared} == {name: row[name] for name in compared}
            assert [code for code in found["caveats"] if code != "partial-period"] == row["caveats"]


@pytest.mark.parametrize("measure", MEASURES)
def test_intervals_are_those_of_groups_that_are_source_and_month(measure: str) -> None:
    """A group's name is the key of its resamples, so that here even the limits are the same."""
    articles = [each | {"cell": f"{each['source']}\0{each['date'].isoformat()[:7]}"} for each in _articles()]
    result = timeline(_scores(articles), measure, every="month", n_resamples=300)
    for row in compare(_scores(articles), "cell", measure, n_resamples=300, correction="none").estimates:
        source, _, month = row["group"].partition("\0")
        (found,) = result.estimates.where(group=source, period=month, name=row["name"])
        assert (found["low"], found["high"]) == (row["low"], row["high"])


@pytest.mark.parametrize("measure", MEASURES)
def test_differences_and_p_are_those_of_a_comparison_of_the_period_alone(measure: str) -> None:
    articles = _articles()
    result = timeline(_scores(articles), measure, every="month", difference=("Beta", "Alpha"), n_resamples=400)
    assert result.n_permutations == 400
    for month in MONTHS:
        two = [each for each in articles if _within(month)(each) and each["source"] != "Gamma"]
        alone = compare(_scores(two), measure=measure, reference="Alpha", n_resamples=400, correction="none")
        for row in alone.contrasts:
            (found,) = result.contrasts.where(period=month, name=row["name"])
            for name in ("group", "reference", "difference", "effect", "p", "p_method", "n_group", "n_reference"):
                assert found[name] == row[name], name


@pytest.mark.parametrize(
    "design", [{"cluster": "story"}, {"strata": "section"}, {"cluster": "story", "strata": "section"}]
)
def test_clusters_and_strata_are_those_of_a_comparison_of_the_period_alone(design: dict[str, Any]) -> None:
    articles = [
        each | {"story": f"{i % 3}{i // 9}", "section": "ab"[i // 9 % 2], "cell": each["date"].isoformat()[:7]}
        for i, each in enumerate(_articles(240))
    ]
    sides = ("Beta", "Alpha")
    result = timeline(_scores(articles), every="month", difference=sides, n_resamples=400, **design)
    assert (result.to_dict()["cluster"], result.to_dict()["strata"]) == (
        design.get("cluster"),
        design.get("strata"),
    )
    cells = [each | {"cell": f"{each['source']}\0{each['cell']}"} for each in articles]
    for row in compare(_scores(cells), "cell", n_resamples=400, correction="none", **design).estimates:
        source, _, month = row["group"].partition("\0")
        (found,) = result.estimates.where(group=source, period=month, name=row["name"])
        assert (found["low"], found["high"]) == (row["low"], row["high"])
        assert found["n_clusters"] == row["n_clusters"]
    for month in MONTHS:
        two = [each for each in articles if _within(month)(each) and each["source"] != "Gamma"]
        alone = compare(_scores(two), reference="Alpha", n_resamples=400, correction="none", **design)
        for row in alone.contrasts:
            (found,) = result.contrasts.where(period=month, name=row["name"])
            for name in ("difference", "within_strata", "p", "p_method"):
                assert found[name] == row[name], name


def test_periods_in_which_no_stratum_has_both_sides_are_counted() -> None:
    articles = [each | {"section": each["source"] if i % 2 else "x"} for i, each in enumerate(_articles(60))]
    kept = [each for each in articles if _within("2018-01")(each) or each["section"] != "x"]
    result = timeline(
        _scores(kept), every="month", difference=("Beta", "Alpha"), strata="section", n_resamples=200
    )
    assert _message(result, "no-common-stratum") == (
        "No stratum has articles of both sides: Beta and Alpha (3 of 4 months). There is nothing to compare them "
        "within, and no test."
    )
    assert "Labels were permuted within strata (values of ‘section’)" in result.method
    assert {"cochran1954", "mantel1959"} <= set(result.references)


def test_the_correction_is_over_frames_and_periods() -> None:
    result = timeline(_scores(_articles()), every="month", difference=("Beta", "Alpha"), n_resamples=400)
    p, corrected = (np.array(result.contrasts.column(name)) for name in ("p", "p_corrected"))
    assert result.n_tests == len(p) == 8
    np.testing.assert_allclose(corrected, multipletests(p, method="fdr_bh")[1])
    assert "p values were corrected over the 8 contrasts of all frames and months" in result.method


def test_only_the_frames_that_are_asked_for_belong_to_the_family() -> None:
    scores = _scores(_articles())
    settings: dict[str, Any] = {"every": "month", "difference": ("Beta", "Alpha"), "n_resamples": 400}
    one, both = timeline(scores, names="rights", **settings), timeline(scores, **settings)
    assert one.n_tests == 4
    assert one.contrasts.column("p") == both.contrasts.where(name="rights").column("p")
    assert one.estimates.rows() == both.estimates.where(name="rights").rows()
    assert timeline(scores, names=["made/rights", "trade"], every="month", n_resamples=200).to_dict() == (
        timeline(scores, every="month", n_resamples=200).to_dict()
    )


def test_many_tests_get_more_permutations() -> None:
    """2 frames × 60 days: 120 tests need 2 × 120 ÷ .05 = 4,800 permutations, so that the strongest can pass."""
    start = datetime.date(2018, 3, 1)
    articles = [
        {"source": "AB"[i % 2], "date": start + datetime.timedelta(days=i // 4), "frames": {"trade": i % 4}}
        for i in range(240)
    ]
    result = timeline(made_scores(articles), every="day", difference=("A", "B"), n_resamples=200)
    assert result.n_permutations == 4800


def test_a_period_without_articles_is_a_row_without_numbers() -> None:
    result = timeline(_scores(_articles()), every="month", difference=("Alpha", "Gamma"), n_resamples=200)
    (row,) = result.estimates.where(group="Gamma", period="2018-02", name="trade")
    assert {name: row[name] for name in ("estimate", "low", "high", "interval", "hits")} == dict.fromkeys(
        ("estimate", "low", "high", "interval", "hits")
    )
    assert (row["n_articles"], row["caveats"]) == (0, ["no-articles"])
    assert _message(result, "no-articles").startswith("No article of Gamma (1 of 4 months) has a value")
    (contrast,) = result.contrasts.where(period="2018-02", name="trade")
    assert (contrast["difference"], contrast["p"], contrast["n_reference"]) == (None, None, 0)


def test_no_article_and_no_evidence_are_not_the_same() -> None:
    articles = [each | ({"targets": {}} if _within("2018-03")(each) else {}) for each in _articles()]
    result = timeline(_scores(articles), "stance", every="month", n_resamples=200)
    assert result.kind == "target"
    for month, code in (("2018-02", "no-articles"), ("2018-03", "no-evidence")):
        (row,) = result.estimates.where(group="Gamma", period=month)
        assert code in row["caveats"]
        assert {"no-articles", "no-evidence"} - {code} - set(row["caveats"])


def test_no_hit_has_an_exact_bound() -> None:
    """The bound of 0 in 3 articles at 95 % is 1 − .05^(1/3) (Clopper & Pearson)."""
    day = datetime.date(2018, 3, 1)
    result = timeline(made_scores([{"date": day}] * 3), every="day", n_resamples=200)
    row = result.rows()[0]
    assert (row["estimate"], row["interval"], row["caveats"]) == (
        0,
        "exact-bound",
        ["zero-hits", "low-coverage"],
    )
    assert row["high"] == pytest.approx(1 - 0.05 ** (1 / 3))


def test_articles_without_a_date_are_counted_and_left_out() -> None:
    articles = [
        *_articles(),
        {"source": "Alpha", "date": None},
        {"source": None, "date": datetime.date(1990, 1, 1)},
    ]
    scores = made_scores(
        articles, BOOKS, exclusions=[{"document_id": "x", "stage": "reading", "reason": "no text"}]
    )
    result = timeline(scores, every="month", n_resamples=200)
    assert result.periods.column("period") == list(MONTHS)
    assert [tuple(row.values()) for row in result.exclusions] == [
        ("in", "articles read", 93),
        ("reading", "no text", 1),
        ("timeline", "no value in 'source'", 1),
        ("timeline", "no date", 1),
        ("used", "articles in a period", 90),
    ]
    assert _message(result, "no-date") == "1 article has no date and takes no part."


def test_the_ends_that_are_not_whole_are_marked() -> None:
    days = [datetime.date(2018, 1, 1), datetime.date(2018, 2, 10), datetime.date(2018, 3, 30)]
    result = timeline(made_scores([{"date": day} for day in days]), every="month", n_resamples=200)
    assert result.periods.column("partial") == [False, False, True]
    assert [("partial-period" in row["caveats"]) for row in result.estimates.where(name="trade")] == [
        False,
        False,
        True,
    ]
    assert _message(result, "partial-period") == (
        "The articles begin on 2018-01-01 and end on 2018-03-30: the last month is not whole."
    )
    both = timeline(_scores(_articles()), every="month", n_resamples=200)
    assert _message(both, "partial-period").endswith(": the first and last months are not whole.")


def test_two_periods_are_no_line() -> None:
    days = [datetime.date(2018, 1, 1), datetime.date(2018, 1, 2)]
    result = timeline(made_scores([{"date": day} for day in days]), n_resamples=200)
    assert _message(result, "few-periods") == (
        "The articles lie in 2 days, which make no line. Choose a shorter period with every=."
    )
    assert "few-periods" not in _codes(timeline(_scores(_articles()), n_resamples=200))


def test_a_wrong_date_far_away_is_suspected() -> None:
    articles = [*_articles(), {"source": "Alpha", "date": datetime.date(2008, 2, 1)}]
    assert _message(timeline(_scores(articles), every="month", n_resamples=200), "mostly-empty") == (
        "118 of 123 months have no article at all. Choose a longer period, or look for a wrong date at an end "
        "(2008-02, 2018-04)."
    )


def test_one_group_has_a_line() -> None:
    day = datetime.date(2018, 1, 1)
    result = timeline(made_scores([{"date": day + datetime.timedelta(days=i)} for i in range(5)]), n_resamples=200)
    assert "single-group" not in _codes(result)
    assert len(result.contrasts) == 0
    assert result.contrasts.columns[:5] == ("lexicon", "name", "label", "period", "start")


def test_a_single_term_is_named_with_its_period() -> None:
    articles = [{"date": datetime.date(2018, 1, 1 + i % 2), "frames": {"trade": 6}} for i in range(6)]
    terms = [{"document_id": f"d{i}", "name": "trade", "term": "tariff", "hits": 6.0} for i in (0, 2, 4)]
    result = timeline(made_scores(articles, terms=terms), every="day", n_resamples=200)
    assert _message(result, "single-term").startswith(
        "One term makes more than half of the hits: “tariff” for Trade "
    )
    assert "in Alpha (2018-01-01). The numbers" in _message(result, "single-term")


def test_the_same_seed_gives_the_same_digits_and_another_gives_others() -> None:
    scores = _scores(_articles())
    settings: dict[str, Any] = {"every": "month", "difference": ("Alpha", "Beta"), "n_resamples": 200}
    first, again, other = (timeline(scores, seed=seed, **settings) for seed in (1, 1, 2))
    assert first.to_dict() == again.to_dict()
    assert first.estimates.column("estimate") == other.estimates.column("estimate")
    assert first.estimates.column("low") != other.estimates.column("low")
    assert first.contrasts.column("p") != other.contrasts.column("p")


def test_an_interval_does_not_depend_on_the_other_sources() -> None:
    articles = _articles()
    whole, part = (
        timeline(_scores(each), every="month", n_resamples=200)
        for each in (articles, [article for article in articles if article["source"] != "Gamma"])
    )
    assert whole.estimates.where(group="Alpha").column("low") == part.estimates.where(group="Alpha").column("low")


def test_what_was_done_is_said() -> None:
    plain = timeline(_scores(_articles()), every="week", n_resamples=200)
    assert plain.method.endswith(
        " Each week was estimated from its own articles alone; intervals are of single weeks and not of the whole "
        "line."
    )
    assert "Differences" not in plain.method
    tested = timeline(_scores(_articles()), every="month", difference=("Alpha", "Beta"), n_resamples=400)
    assert "their interval" in tested.method
    assert "permutation of the two groups' labels over its articles (400 permutations; two-sided;" in tested.method
    assert {"chung2013", "phipson2010", "benjamini1995", "zou2008"} <= set(tested.references)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"measure": "mood"}, "Unknown measure 'mood'. Allowed: 'share',"),
        ({"every": "fortnight"}, "Unknown period 'fortnight'. Allowed: 'day',"),
        ({"by": "sauce"}, "Unknown column 'sauce'. Did you mean 'source'?"),
        ({"seed": -1}, "seed must be a whole number of at least 0; given: -1."),
        ({"names": "trede"}, "Unknown frame 'trede'. Did you mean 'trade'? Allowed: 'trade' or 'rights'."),
        (
            {"names": "chine", "measure": "stance"},
            "Unknown target 'chine'. Did you mean 'china'? Allowed: 'china'.",
        ),
        ({"names": []}, "names= is empty; leave it out for every frame."),
    ],
)
def test_wrong_arguments_are_refused(settings: dict[str, Any], message: str) -> None:
    assert _refusal(**settings).startswith(message)


def test_too_many_cells_are_refused() -> None:
    start = datetime.date(2018, 1, 1)
    articles = [{"source": f"s{i}", "date": start + datetime.timedelta(days=i)} for i in range(300)]
    assert _refusal(made_scores(articles, [codebook(["trade"])]), every="day") == (
        "300 groups in 300 periods of a day make 90,000 cells; at most 50,000 can be shown. Choose longer "
        "periods, or fewer groups: corpus.where(source=[…])."
    )
