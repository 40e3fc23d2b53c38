from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from framing.comparisons import compare
from framing.comparisons.caveats import (
    CAUTIONS,
    code_lists,
    flag,
    flagged,
    has,
    listed,
    listed_cells,
    threshold,
    whole_caveats,
)
from framing.results import Comparison
from tests.making import codebook, made_scores


def _messages(result: Comparison) -> dict[str, str]:
    assert len({caveat.code for caveat in result.caveats}) == len(result.caveats)  # each code once
    return {caveat.code: caveat.message for caveat in result.caveats}


def _codes(result: Comparison, **where: Any) -> list[list[str]]:
    return result.estimates.where(**where).column("caveats")


def test_every_threshold_has_its_reason() -> None:
    assert [caution.code for caution in CAUTIONS if caution.threshold and not caution.reason] == []
    assert threshold("small-n") == 10


def test_flags_become_codes_in_a_fixed_order() -> None:
    flags = np.array([0, flag("small-n") | flag("one-article"), flag("single-term")])
    assert code_lists(flags).to_pylist() == [[], ["one-article", "small-n"], ["single-term"]]
    assert has(flags, "small-n").tolist() == [False, True, False]
    assert has(flagged("small-n", np.array([True, False])), "small-n").tolist() == [True, False]
    assert code_lists(np.zeros(0, np.int64)).to_pylist() == []


def test_lists_are_cut_where_nobody_reads_on() -> None:
    assert listed(["a"]) == "a"
    assert listed([f"s{i}" for i in range(9)]) == "s0, s1, s2, s3, s4, s5, s6, s7, s8"
    assert listed([f"s{i}" for i in range(266)]) == "s0, s1, s2, s3, s4, s5, s6, s7 and 258 more"


def test_groups_are_listed_with_the_frames_concerned() -> None:
    cells = np.array([[True, True, False, False, False, True], [False] * 6, [True] * 6, [True] * 5 + [False]])
    assert listed_cells(["A", "B", "C", "D"], ["f", "g", "h", "i", "j", "k"], cells) == (
        "A (f, g, k), C, D (f, g, h and 2 more)"
    )


def test_a_comparison_without_any_trouble_says_only_that_it_is_not_validated() -> None:
    articles = [{"source": s, "frames": {"trade": 1 + i % 3, "rights": i % 2}} for s in "AB" for i in range(24)]
    assert _messages(compare(made_scores(articles), n_resamples=300)) == {
        "not-validated": "Nothing here was checked against human coding. The numbers say what words of a "
        "lexicon, rules or a model found; whether that is the frame, the tone or the stance has to be shown on "
        "articles that people coded."
    }


def test_wording_of_zero_hits_one_article_and_few() -> None:
    articles = [
        {"source": "Alpha", "frames": {"trade": 3, "rights": 1}},
        *({"source": "Beta", "frames": {"trade": i % 3}} for i in range(12)),
    ]
    messages = _messages(compare(made_scores(articles), n_resamples=300))
    assert list(messages) == ["one-article", "zero-hits", "small-n", "not-validated"]
    assert messages["one-article"] == (
        "Only one article: Alpha. An interval there is one within the article (its sentences, words or passages); "
        "it says nothing about other articles of the group, and there is no test."
    )
    assert messages["zero-hits"] == (
        "No article has a hit (of presence: reaches the frame's threshold): Beta (Rights). The estimate is 0, and "
        "its upper limit is an exact bound on the share of articles that do. Intervals of differences suppose "
        "that an article with a hit would hold as much as those of the other side do."
    )
    assert messages["small-n"] == (
        "Fewer than 10 articles carry the numbers of Beta (Trade). No claim is made that an interval there holds "
        "its nominal coverage."
    )


def test_articles_without_a_value_are_counted_by_group() -> None:
    articles = [
        {"source": s, "tone": None if i < n else 0.1 * i} for s, n in (("A", 2), ("B", 0)) for i in range(14)
    ]
    result = compare(made_scores(articles), measure="tone", n_resamples=300)
    assert _messages(result)["no-value"] == "Articles without a value on this measure take no part: A (2)."
    assert [row["n_articles"] for row in result.estimates] == [12, 14]
    assert _codes(result) == [["no-value"], []]


def _termed(
    source: str, terms: dict[str, float], voice: str = "journalist"
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    article = {"document_id": f"{source}-{voice}", "source": source, "frames": {"trade": int(sum(terms.values()))}}
    rows = [
        {"document_id": article["document_id"], "name": "trade", "term": term, "hits": hits, "voice": voice}
        for term, hits in terms.items()
    ]
    return article, rows


@pytest.mark.parametrize(
    ("terms", "cautioned"),
    [
        ({"export*": 6.0, "tariff": 4.0}, True),
        ({"export*": 5.0, "tariff": 5.0}, False),  # half is not more than half
        ({"export*": 4.0, "tariff": 3.0, "trade": 3.0}, False),
        ({"export*": 9.0}, False),  # too few hits to say
        ({"export*": 10.0}, True),
    ],
)
def test_one_term_that_makes_most_hits(terms: dict[str, float], cautioned: bool) -> None:
    article, rows = _termed("A", terms)
    result = compare(made_scores([article], [codebook(["trade"])], terms=rows), n_resamples=300)
    assert ("single-term" in _codes(result)[0]) is cautioned
    if cautioned:
        assert _messages(result)["single-term"] == (
            "One term makes more than half of the hits: “export*” for Trade in A. The numbers there are about "
            "that term rather than about the frame."
        )


def test_terms_are_summed_over_the_articles_and_voices_that_count() -> None:
    first, spoken = _termed("A", {"export*": 6.0, "tariff": 4.0})
    second, quoted = _termed("A", {"tariff": 12.0}, voice="quoted")
    scores = made_scores([first, second], [codebook(["trade"])], terms=[*spoken, *quoted])
    whole = compare(scores, n_resamples=300)
    assert "“tariff” for Trade in A" in _messages(whole)["single-term"]
    journalists = compare(scores, voice="journalist", n_resamples=300)
    assert "“export*” for Trade in A" in _messages(journalists)["single-term"]


def test_a_lexicon_that_finds_nothing_in_most_articles() -> None:
    books = [codebook(["trade"], "one"), codebook(["rights"], "two")]
    articles = [{"source": "A", "frames": {"one:trade": int(i < 9), "two:rights": int(i < 10)}} for i in range(20)]
    result = compare(made_scores(articles, books), n_resamples=300)
    assert ["low-coverage" in codes for codes in _codes(result)] == [True, False]
    assert _messages(result)["low-coverage"] == (
        "A lexicon finds nothing at all in more than half of the articles of A (Trade). A low number there may "
        "mean that the lexicon misses how the group writes, or that the articles are about something else."
    )


def test_what_concerns_the_whole() -> None:
    assert [str(caveat) for caveat in whole_caveats("source", ["A"], 1, ["en", "de", "en"])][:3] == [
        "single-group: 'source' has one value among these articles, A: there is no contrast.",
        "no-group: 1 article has no value in 'source' and belongs to no group.",
        "cross-language: The lexicons are in several languages (de, en). How many terms each has, and how its "
        "language inflects them, moves every number: compare groups within a language only.",
    ]
    assert [caveat.code for caveat in whole_caveats("source", ["A", "B"], 0, ["en"])] == ["not-validated"]
    (outside, _) = whole_caveats("desk", ["A", "B"], 1200, [])
    assert str(outside) == "no-group: 1,200 articles have no value in 'desk' and belong to no group."


def test_a_caution_on_a_row_names_the_voice_it_is_about() -> None:
    scores = made_scores([{"source": "A"}, {"source": "B"}])
    messages = {
        voice: [
            each.message
            for each in compare(scores, voice=voice, n_resamples=200).caveats
            if each.code == "one-article"
        ]
        for voice in ("all", "quoted")
    }
    assert messages["quoted"] == [f"Voice “quoted”. {messages['all'][0]}"]
