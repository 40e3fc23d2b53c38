"""The tables of a comparison."""

from __future__ import annotations

import dataclasses

from framing.report.model import TableBlock
from framing.report.tables import contrast_table, estimate_tables
from tests.plots.compared import ABSENT, ALONE, TARGETS, ZERO, comparison


def cells(table: TableBlock) -> list[list[str]]:
    """A table's cells as text, marks in round brackets."""
    return [[" ".join(c.parts) + (f" ({c.marks})" if c.marks else "") for c in row] for row in table.rows]


def heads(table: TableBlock) -> list[str]:
    return [column.head.replace("\u00a0", " ") for column in table.columns]


def test_few_groups_stand_beside_each_other() -> None:
    special = {(0, 1): ZERO, (1, 0): ALONE, (2, 0): {"n_with_hit": 4}, (2, 1): ABSENT}
    (table,) = estimate_tables(comparison(special=special))
    assert heads(table) == ["Frame", "Harbour Review (n = 12)", "Pacific Wire (n = 13)"]
    assert cells(table) == [
        ["Opportunity for US business", ".020 [.002, .038]", "0 of 13 articles (< .35)"],
        ["Containment of China", ".237 [.217, .257] (a)", ".113 [.091, .135]"],
        ["Balancing between great powers", ".175 [.153, .197] (b)", "–"],
    ]
    assert table.note == (
        "Share of sentences, with its 95% confidence interval (CI) in brackets. n = articles. “0 of n articles” "
        "has an exact upper 95% bound on the share of articles, not an interval. Letters: a = one-article, b = "
        "small-n; see Caveats."
    )


def test_many_groups_become_rows_with_few_frames_a_table() -> None:
    tables = estimate_tables(comparison(groups=[f"s{i}" for i in range(20)], labels=[f"F{i}" for i in range(6)]))
    assert [heads(table) for table in tables] == [
        ["Source", "n", "F0", "F1", "F2"],
        ["Source", "n", "F3", "F4", "F5"],
    ]
    assert [len(table.rows) for table in tables] == [20, 20]
    assert tables[1].title == "Share of Sentences With Each Frame, by Source (Frames 4 to 6 of 6)"


def test_over_clusters_the_note_says_so() -> None:
    (table,) = estimate_tables(dataclasses.replace(comparison(), cluster="story"))
    assert (
        "has an exact upper 95% bound on the share of clusters, not an interval. Intervals are over clusters of "
        "articles (values of ‘story’)."
    ) in table.note


def test_of_very_many_groups_the_largest_are_printed_and_the_note_says_so() -> None:
    (table,) = estimate_tables(comparison(groups=[f"s{i}" for i in range(100)]))
    assert len(table.rows) == 40
    assert "The 40 sources with the most articles, of 100." in table.note


def test_a_contrast_has_its_interval_p_corrected_p_effect_and_n() -> None:
    table = contrast_table(comparison(labels=["Trade"], special={(0, 1): {"estimate": 0.2, "n_with_hit": 4}}))
    assert table is not None
    assert heads(table) == [
        "Frame",
        "Group − reference",
        "Difference, 95% CI",
        "p",
        "Corrected p",
        "Cliff’s δ",
        "n",
    ]
    assert cells(table) == [
        ["Trade", "Pacific Wire − Harbour Review", ".180 [.140, .220] (a)", "< .001", ".003", ".72", "13, 12"]
    ]
    assert table.note == (
        "Difference = group − reference. Ordered by how far the interval stays from 0, those that few articles "
        "carry behind the others by p, then by size. n = articles on either side. Corrected p: Benjamini–Hochberg "
        "over 1 test. Letters: a = small-n; see Caveats."
    )


def test_without_correction_there_is_no_column_for_it() -> None:
    result = dataclasses.replace(comparison(), correction="none")
    table = contrast_table(result)
    assert table is not None
    assert "Corrected p" not in heads(table)
    assert "p is not corrected for its 3 tests." in table.note


def test_without_tests_there_is_no_column_of_empty_p() -> None:
    table = contrast_table(comparison(labels=["Trade"], special={(0, 0): ALONE, (0, 1): ALONE}))
    assert table is not None
    assert heads(table) == ["Frame", "Group − reference", "Difference, 95% CI", "Effect", "n"]
    assert "No difference could be tested." in table.note


def test_many_contrasts_are_cut_and_the_rest_is_counted() -> None:
    table = contrast_table(comparison(groups=[f"s{i}" for i in range(20)]))
    assert table is not None
    assert len(table.rows) == 25
    assert "Shown are 25 of 570 contrasts." in table.note
    assert table.csv == "contrasts"


def test_one_group_has_no_contrasts() -> None:
    assert contrast_table(comparison(groups=["only"])) is None


def test_a_stance_has_its_own_n_in_the_cell_and_what_is_said_there_has_no_letter() -> None:
    special = {(0, 1): {"caveats": ["no-value"]}, (1, 0): {**ALONE, "n_with_hit": None}, (1, 1): ABSENT}
    (table,) = estimate_tables(comparison("stance", labels=TARGETS, special=special))
    assert heads(table) == ["Target", "Harbour Review", "Pacific Wire"]
    # By hand: −.12 + .07 × ((3 i + 5 j) mod 7), on 12 + j − i articles.
    assert [[cell.replace("\u00a0", " ") for cell in row] for row in cells(table)] == [
        ["China", "−.12 [−.14, −.10] n = 12", ".23 [.21, .25] n = 13"],
        ["United States", ".09 [.07, .11] n = 1 (a)", "– (b)"],
        ["Vietnam", ".30 [.28, .32] n = 10", ".16 [.14, .18] n = 11"],
    ]
    assert table.note == (
        "Stance (−1 against to 1 for), with its 95% confidence interval (CI) in brackets. n = articles with "
        "evidence of a stance. Below 0 what is said of the target is rather against it. – stands for no article "
        "with evidence of a stance, which is not balance. Letters: a = one-article, b = no-evidence; see Caveats."
    )


def test_many_groups_have_no_column_of_n_where_each_number_has_its_own() -> None:
    groups = [f"s{i}" for i in range(20)]
    (table,) = estimate_tables(comparison("stance", labels=TARGETS, groups=groups))
    assert heads(table) == ["Source", *TARGETS]
    assert cells(table)[3][1].endswith("n\u00a0=\u00a015")


def test_contrasts_of_stances_say_which_articles_n_counts() -> None:
    table = contrast_table(comparison("stance", labels=TARGETS))
    assert table is not None
    assert "n = articles with evidence of a stance on either side." in table.note


def test_a_column_keeps_its_decimals() -> None:
    (table,) = estimate_tables(comparison())
    printed = [cell.parts[0] for row in table.rows for cell in row[1:]]
    assert {len(text.partition(".")[2]) for text in printed} == {3}


def test_names_without_end_are_cut() -> None:
    (table,) = estimate_tables(comparison(groups=["W" * 300, "b"], labels=["V" * 300]))
    assert heads(table)[1] == "W" * 59 + "… (n = 12)"
    assert cells(table)[0][0] == "V" * 59 + "…"
