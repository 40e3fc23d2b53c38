from __future__ import annotations

import datetime
from typing import Any

import numpy as np
import pytest

from framing.comparisons import compare, study
from framing.comparisons.designs import Keys, summed_units, unit_numbers
from framing.errors import ComparisonError
from framing.results import Comparison
from tests.making import codebook, made_scores

ONE_FRAME = [codebook(["trade"])]
FAST = {"n_resamples": 300}


def _articles(n: int = 40, seed: int = 0, **columns: Any) -> list[dict[str, Any]]:
    """Make articles of A and B; each column is a function of the article's number."""
    rng = np.random.default_rng(seed)
    return [
        {
            "source": "AB"[i % 2],
            "sentences": int(rng.integers(10, 40)),
            "frames": {"trade": int(rng.integers(0, 6))},
            **{name: of(i) for name, of in columns.items()},
        }
        for i in range(n)
    ]


def _compared(articles: list[dict[str, Any]], measure: str = "share", **settings: Any) -> Comparison:
    return compare(made_scores(articles, ONE_FRAME), measure=measure, **{**FAST, **settings})


def _merged(articles: list[dict[str, Any]], column: str) -> list[dict[str, Any]]:
    """Put the articles of a cluster together as one, per source: sums of sentences and of sentences with a hit."""
    merged: dict[tuple[str, Any], dict[str, Any]] = {}
    for each in articles:
        key = (each["source"], each[column])
        into = merged.setdefault(key, {"source": key[0], "sentences": 0, "frames": {"trade": 0}})
        into["sentences"] += each["sentences"]
        into["frames"]["trade"] += each["frames"]["trade"]
    return [merged[key] for key in sorted(merged)]


def test_clusters_of_one_article_change_nothing_but_words() -> None:
    articles = _articles(story=lambda i: f"s{i // 2:02}-{i % 2}")
    plain, alone = _compared(articles), _compared(articles, cluster="story")
    names = ("estimate", "low", "high", "interval")
    assert [[row[x] for x in names] for row in alone.estimates] == [
        [row[x] for x in names] for row in plain.estimates
    ]
    (one,), (other,) = plain.contrasts.rows(), alone.contrasts.rows()
    for name in ("difference", "low", "high", "ratio_low", "p", "effect"):
        assert other[name] == one[name]
    assert (one["g_low"], one["g_high"]) == pytest.approx((other["g_low"], other["g_high"]), rel=1e-9)


@pytest.mark.parametrize("measure", ["share"])
def test_a_cluster_is_resampled_as_if_it_were_one_long_article(measure: str) -> None:
    articles = _articles(story=lambda i: f"s{i // 4:02}")
    clustered = _compared(articles, measure, cluster="story")
    merged = _compared(_merged(articles, "story"), measure)
    for ours, theirs in zip(clustered.estimates, merged.estimates, strict=True):
        assert ours["n_clusters"] == theirs["n_articles"] == 10
        assert ours["n_articles"] == 20
        for name in ("estimate", "low", "high"):
            assert ours[name] == pytest.approx(theirs[name], rel=1e-12)
    (ours,), (theirs,) = clustered.contrasts.rows(), merged.contrasts.rows()
    for name in ("difference", "low", "high", "ratio", "ratio_low", "ratio_high", "p"):
        assert ours[name] == pytest.approx(theirs[name], rel=1e-12)
    assert (ours["n_group"], ours["n_reference"]) == (20, 20)


def test_effect_sizes_are_those_of_articles() -> None:
    articles = _articles(story=lambda i: f"s{i // 4:02}")
    (plain,), (clustered,) = (_compared(articles, cluster=name).contrasts.rows() for name in (None, "story"))
    assert (clustered["effect"], clustered["hedges_g"]) == (plain["effect"], plain["hedges_g"])


def test_an_exact_bound_is_one_over_clusters() -> None:
    articles = _articles(story=lambda i: f"s{i // 4:02}")
    for each in articles[::2]:
        each["frames"]["trade"] = 0
    result = _compared(articles, cluster="story")
    assert result.estimates.rows()[0]["high"] == pytest.approx(1 - 0.05 ** (1 / 10))
    assert "the limit is the exact one-sided 95% bound on the share of clusters" in result.method


def test_few_clusters_are_said() -> None:
    articles = _articles(story=lambda i: f"s{i // 8}")
    result = _compared(articles, cluster="story")
    assert all("few-clusters" in row["caveats"] for row in (*result.estimates, *result.contrasts))
    (caveat,) = (each for each in result.caveats if each.code == "few-clusters")
    assert caveat.message == (
        "Fewer than 10 clusters of articles carry the numbers of A, B. Articles of one cluster go together, so "
        "that intervals and tests there rest on very little."
    )
    assert "few-clusters" not in {each.code for each in _compared(_articles(story=str), cluster="story").caveats}


def test_one_cluster_has_no_interval_and_no_test() -> None:
    result = _compared(_articles(story=lambda i: "one" if i % 2 else f"s{i}"), cluster="story")
    _, b = result.estimates.rows()
    assert (b["n_articles"], b["n_clusters"], b["low"], b["high"], b["interval"]) == (20, 1, None, None, None)
    (row,) = result.contrasts.rows()
    assert (row["p"], row["low"], row["g_low"]) == (None, None, None)
    assert b["caveats"] == ["few-clusters"]


def test_articles_without_a_cluster_are_clusters_of_their_own() -> None:
    result = _compared(_articles(story=lambda i: None if i < 4 else f"s{i // 4:02}"), cluster="story")
    assert [row["n_clusters"] for row in result.estimates] == [11, 11]
    assert "no-cluster: 4 articles have no value in 'story': each counts as a cluster of its own." in map(
        str, result.caveats
    )


def test_week_is_the_iso_week_of_the_date_unless_a_column_has_that_name() -> None:
    first = datetime.date(2022, 12, 29)  # a Thursday: with 2023-01-01 in week 2022-W52
    articles = _articles(date=lambda i: first + datetime.timedelta(days=i // 2))
    result = _compared(articles, cluster="week")
    assert [row["n_clusters"] for row in result.estimates] == [4, 4]
    assert result.cluster == "week"
    own = [{**each, "week": i // 20} for i, each in enumerate(articles)]
    assert [row["n_clusters"] for row in _compared(own, cluster="week").estimates] == [2, 2]


def test_the_method_says_what_was_resampled() -> None:
    articles = _articles(story=lambda i: f"s{i // 4:02}", section=lambda i: "xy"[i // 4 % 2])
    method = _compared(articles, cluster="story", strata="section").method
    assert (
        "studentised bootstrap intervals over clusters of articles (values of ‘story’) within groups and strata "
        "(values of ‘section’) on the logit scale"
    ) in method
    assert "group labels over all clusters of articles (values of ‘story’) (300 permutations" in method
    assert "Articles of one cluster and group stayed together. Labels were permuted within strata" in method
    assert "with articles divided by their design effects" in method


def test_strata_take_out_what_groups_differ_by_for_their_mixture() -> None:
    rng = np.random.default_rng(0)
    articles = []
    for i in range(160):
        source = "AB"[i % 2]
        section = "business" if rng.random() < (0.85 if source == "A" else 0.15) else "politics"
        articles.append(
            {
                "source": source,
                "section": section,
                "sentences": 20,
                "frames": {"trade": int(rng.binomial(20, 0.4 if section == "business" else 0.05))},
            }
        )
    (plain,) = _compared(articles).contrasts.rows()
    result = _compared(articles, strata="section")
    (row,) = result.contrasts.rows()
    assert row["difference"] == plain["difference"] > 0.15
    assert abs(row["within_strata"]) < 0.03
    assert plain["p"] < 0.01 < 0.2 < row["p"]
    assert (plain["within_strata"], result.strata) == (None, "section")


def test_groups_without_a_common_stratum_are_not_tested() -> None:
    result = _compared(_articles(section=lambda i: "xy"[i % 2]), strata="section")
    (row,) = result.contrasts.rows()
    assert (row["p"], row["within_strata"], result.n_tests) == (None, None, 0)
    assert "no-common-stratum" in row["caveats"]
    assert (
        "no-common-stratum: No stratum has articles of both sides: Trade (A and B). There is nothing to compare "
        "them within, and no test."
    ) in map(str, result.caveats)


def test_a_target_of_which_no_article_speaks_has_nothing_to_be_shuffled_within_strata() -> None:
    rng = np.random.default_rng(5)
    rows = [
        {"source": "AB"[i % 2], "section": "xy"[i // 2 % 2], "targets": {"us": rng.random()}} for i in range(40)
    ]
    both, one = (
        compare(made_scores(rows, [codebook(targets=names)]), measure="stance", strata="section", n_resamples=300)
        for names in (("us", "china"), ("us",))
    )
    assert both.contrasts.where(name="us").rows() == one.contrasts.rows()
    (none,) = both.contrasts.where(name="china").rows()
    assert (none["difference"], none["p"]) == (None, None)


def test_articles_without_a_stratum_make_one() -> None:
    result = _compared(_articles(section=lambda i: None if i % 10 < 4 else "x"), strata="section")
    assert "no-stratum: 16 articles have no value in 'section': together they count as a stratum." in map(
        str, result.caveats
    )
    assert result.n_tests == 1


@pytest.mark.parametrize("correction", ["benjamini-hochberg", "westfall-young", "none"])
def test_many_groups_clusters_and_strata_hang_together(correction: str) -> None:
    rng = np.random.default_rng(1)
    articles = [
        {
            "source": "ABCD"[int(rng.integers(4))],
            "story": f"s{rng.integers(40)}",
            "section": None,
            "sentences": int(rng.integers(5, 40)),
            "frames": {"trade": int(rng.integers(0, 5))},
            "targets": {"china": float(rng.normal()) / 9 if rng.random() < 0.5 else None},
        }
        for _ in range(200)
    ]
    for each in articles:
        each["section"] = f"x{int(str(each['story'])[1:]) % 3}"
    books = [codebook(["trade"], targets=["china"])]
    for measure in ("share", "present", "stance"):
        result = compare(
            made_scores(articles, books),
            measure=measure,
            cluster="story",
            strata="section",
            correction=correction,
            n_resamples=200,
        )
        assert len(result.contrasts) == 6
        assert result.n_tests == 6
        for row in result.contrasts:
            assert row["low"] < row["difference"] < row["high"]
            assert 0 < row["p"] <= 1
            assert correction == "none" or row["p_corrected"] >= row["p"]
        assert len(result.omnibus) == 1


def test_a_study_passes_both_on() -> None:
    articles = _articles(story=lambda i: f"s{i // 4:02}", section=lambda i: "xy"[i // 4 % 2])
    result = study(
        made_scores(articles, ONE_FRAME), cluster="story", strata="section", measures=["share"], n_resamples=200
    )
    assert {(each.cluster, each.strata) for each in result.comparisons} == {("story", "section")}


def test_columns_that_make_no_sense_are_refused() -> None:
    articles = _articles(story=lambda i: f"s{i // 4:02}", section=lambda i: "xy"[i % 4 // 2], empty=lambda i: None)
    with pytest.raises(ComparisonError) as caught:
        _compared(articles, cluster="storey")
    assert str(caught.value).startswith("Unknown column for cluster 'storey'. Did you mean 'story'?")
    assert str(caught.value).endswith(" 'week' takes the ISO week of the date.")
    with pytest.raises(ComparisonError) as caught:
        _compared(articles, cluster="source")
    assert str(caught.value) == (
        "cluster='source' is the column that makes the groups: each group would be one cluster, and nothing could "
        "be resampled."
    )
    with pytest.raises(ComparisonError) as caught:
        _compared(articles, strata="source")
    assert str(caught.value) == (
        "strata='source' is the column that makes the groups: no stratum would hold two groups, and nothing could "
        "be compared."
    )
    with pytest.raises(ComparisonError) as caught:
        _compared(articles, strata="empty")
    assert str(caught.value) == "No article has a value in the column 'empty', so there are no strata."
    with pytest.raises(ComparisonError) as caught:
        _compared(articles, cluster="story", strata="section")
    assert str(caught.value) == (
        "The articles of a cluster must lie in one stratum, so that they can stay together. 20 clusters of "
        "'story' lie in several values of 'section', such as that of the articles 'd0', 'd2'. Choose strata that "
        "hold whole clusters, or leave one of the two out."
    )


def test_units_are_numbered_by_group_stratum_and_cluster() -> None:
    member, stratum, cluster = np.array([0, 0, 0, 1, 1]), np.array([0, 0, 1, 0, 0]), np.array([7, 7, 2, 7, 3])
    assert unit_numbers(member, None, stratum) is None
    unit = unit_numbers(member, cluster, stratum)
    assert unit is not None
    assert unit.tolist() == [0, 0, 1, 3, 2]
    keys = Keys(member, unit, stratum)
    units = summed_units(np.arange(5.0)[:, None], np.full(5, 2.0), np.arange(5), keys, 3)
    assert (units.h[:, 0].tolist(), units.s.tolist(), units.sizes.tolist()) == (
        [1, 2, 4, 3],
        [4, 2, 2, 2],
        [2, 2, 0],
    )
    assert units.stratum is not None
    assert units.stratum.tolist() == [0, 1, 0, 0]
    assert units.group(1) == slice(2, 4)
