"""Findings in words: whole sentences, as they are printed."""

from __future__ import annotations

import dataclasses

import pyarrow as pa

from framing.errors import counted
from framing.plots.rows import grid_of
from framing.report.wording import differences, how_tested, listed, most_frequent, title_of
from framing.results import Comparison, Table
from tests.plots.compared import ALONE, ZERO, comparison


def changed(result: Comparison, **changes: object) -> Comparison:
    """The same result with every contrast changed."""
    rows = [row | changes for row in result.contrasts]
    return dataclasses.replace(
        result, contrasts=Table(pa.Table.from_pylist(rows, schema=result.contrasts.data.schema))
    )


def said(result: Comparison) -> list[str]:
    return [f"{item.lead} {item.text}".strip() for item in differences(result, grid_of(result))]


def test_a_clear_difference_has_direction_size_interval_and_hedge() -> None:
    assert said(comparison(labels=["Trade"], special={(0, 1): {"estimate": 0.2}})) == [
        "Trade. The share of sentences is higher in Pacific Wire (.200) than in Harbour Review (.020): difference "
        ".180, 95% CI [.140, .220], corrected p = .003, Cliff’s δ = .72, n\u00a0=\u00a013 and 12 articles. The "
        "interval leaves out 0, and the difference holds after correction for 1 test."
    ]


def test_an_undecided_difference_says_so() -> None:
    (sentence,) = said(comparison(labels=["Trade"], special={(0, 1): {"estimate": 0.03}}))
    assert sentence.endswith("The interval includes 0, so these articles do not settle the direction.")


def test_what_does_not_survive_correction_says_so() -> None:
    result = changed(comparison(labels=["Trade"], special={(0, 1): {"estimate": 0.2}}), p_corrected=0.2)
    assert said(result)[0].endswith(
        "The interval leaves out 0, but after correction for 1 test chance remains a possible explanation."
    )


def test_without_correction_the_sentence_does_not_claim_one() -> None:
    result = changed(comparison(labels=["Trade"], special={(0, 1): {"estimate": 0.2}}), p_corrected=None)
    assert "uncorrected p < .001" in said(result)[0]
    assert said(result)[0].endswith(
        "The interval leaves out 0, and the difference is not corrected for the number of tests."
    )


def test_a_test_and_an_interval_that_disagree_leave_it_open() -> None:
    result = changed(comparison(labels=["Trade"], special={(0, 1): {"estimate": 0.03}}), p_corrected=0.01)
    assert said(result)[0].endswith("The test and the interval disagree, so take this as undecided.")


def test_few_articles_with_a_hit_are_named_as_a_reason_for_doubt() -> None:
    result = comparison(labels=["Trade"], special={(0, 1): {"estimate": 0.2, "n_with_hit": 4}})
    assert said(result)[0].endswith("With so few articles the interval may be too narrow.")


def test_one_article_a_source_says_that_intervals_are_within_the_article() -> None:
    assert said(comparison(labels=["Trade"], special={(0, 0): ALONE, (0, 1): ALONE})) == [
        "Trade. The share of sentences is higher in Pacific Wire (.175, 95% interval within one article [.155, "
        ".195]) than in Harbour Review (.020, 95% interval within one article [.002, .038]): difference .155, "
        "n\u00a0=\u00a01 and 1 articles. One article against one: this says nothing about other articles of these "
        "sources."
    ]


def test_a_source_without_a_hit_is_told_in_articles() -> None:
    (sentence,) = said(comparison(labels=["Trade"], special={(0, 0): ZERO, (0, 1): {"estimate": 0.2}}))
    assert "than in Harbour Review (0 of 12 articles): difference .200" in sentence


def test_no_sentence_is_merely_significant() -> None:
    results = [comparison(), comparison(special={(0, 0): ALONE, (1, 1): ZERO})]
    assert not any("significan" in sentence.lower() for result in results for sentence in said(result))


def test_every_number_of_a_finding_stands_in_its_text() -> None:
    result = comparison(special={(0, 0): ALONE, (1, 1): ZERO, (2, 0): {"n_with_hit": 3}})
    cells = grid_of(result)
    items = [*differences(result, cells), *most_frequent(result, cells, cells.groups), *how_tested(result)]
    assert sum(len(item.numbers) for item in items) > 15
    assert all(number in item.text for item in items for number in item.numbers)


def test_each_source_is_told_by_its_largest_frames() -> None:
    result = comparison()
    (first, _) = most_frequent(result, grid_of(result), result.groups)
    assert (first.lead, first.text) == (
        "Harbour Review.",
        "Containment of China (.237, 95% CI [.217, .257]) and Balancing between great powers (.175, 95% CI "
        "[.153, .197]).",
    )


def test_the_number_of_tests_and_the_correction_are_told() -> None:
    (sentence,) = how_tested(comparison(special={(0, 1): ZERO}))
    assert sentence.text == "3 contrasts were tested (Benjamini–Hochberg); 2 with a corrected p below .05."
    assert how_tested(comparison(groups=["only"])) == ()


def test_titles_name_the_measure_the_groups_and_another_voice() -> None:
    assert title_of(comparison()) == "Share of Sentences With Each Frame, by Source"
    other = dataclasses.replace(comparison("rate"), by="country", voice="quoted")
    assert title_of(other) == "Hits of Each Frame per 1,000 Tokens, by Group (Voice: Quoted)"


def test_small_words() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert [counted(n, "article", "articles") for n in (1, 1200)] == ["1 article", "1,200 articles"]
