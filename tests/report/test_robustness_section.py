"""The section that says what the differences depend on."""

from __future__ import annotations

import pytest

from framing.comparisons import robustness as vary
from framing.comparisons import study
from framing.report.model import FigureBlock, Paragraph, Statements, TableBlock
from framing.report.sections.robustness import robustness
from framing.results import Robustness
from tests.making import made_scores

ARTICLES = [
    {"source": source, "frames": {"trade": hits}} for source, hits in (("A", 4), ("A", 2), ("B", 1), ("B", 1))
]


@pytest.fixture(name="result")
def _result() -> Robustness:
    return vary(made_scores(ARTICLES), alternatives=["articles", "measure"])


def test_it_says_in_words_what_a_difference_depends_on(result: Robustness) -> None:
    statements, other = [block for block in robustness(result).blocks if isinstance(block, Statements)]
    # A has 6 of 20 sentences, B 2 of 20; without its first article A has 2 of 10.
    assert [item.text for item in statements.items] == [
        "Of 1 difference, 1 keeps its sign under every alternative.",
        "Without the article “Title 0” the difference between A and B in “Trade” is halved, from .200 to .100.",
    ]
    assert (other.title, [item.text for item in other.items]) == (
        "Counted in another unit, and converted into this one",
        ["Counted as hits per 1,000 tokens, the difference between A and B in “Trade” stays at .200."],
    )
    assert [item.numbers for item in statements.items] == [("1", "1"), (".200", ".100")]


def test_the_table_has_the_range_and_the_share_that_agrees(result: Robustness) -> None:
    (table,) = [block for block in robustness(result).blocks if isinstance(block, TableBlock)]
    assert [" ".join(cell.parts) for cell in table.rows[0]] == [
        *("Trade", "A − B", ".200", "100% of 5", "[.100, .300]", "without “Title 0”", ".100"),
    ]


def test_the_picture_says_its_numbers_in_words(result: Robustness) -> None:
    figure = next(block for block in robustness(result).blocks if isinstance(block, FigureBlock))
    assert figure.title == "Trade: One Difference Under Every Alternative"
    assert figure.alt == (
        "Trade, A − B: .200; 5 alternatives, 100% of them with the same sign, from .100 to .300."
    )


def test_where_there_is_nothing_to_compare_it_says_so() -> None:
    alone = vary(made_scores([{"source": "A"}]))
    assert Paragraph("There is no difference to look at.") in robustness(alone).blocks


def test_a_study_varies_its_first_measure_of_frames() -> None:
    result = study(made_scores(ARTICLES), n_resamples=200).result(Robustness)
    assert result is not None
    assert result.measure == "share"
    assert result.alternatives == ("terms", "quotes", "measure", "threshold")
    assert study(made_scores(ARTICLES[:2]), n_resamples=200).result(Robustness) is None
    tones = [{**article, "tone": 0.1 * number} for number, article in enumerate(ARTICLES)]
    assert study(made_scores(tones), measures=["tone"], n_resamples=200).result(Robustness) is None


def test_of_many_groups_the_largest_are_varied() -> None:
    articles = [
        {"source": f"S{number:02}", "frames": {"trade": 1}} for number in range(14) for _ in range(1 + number)
    ]
    result = study(made_scores(articles), n_resamples=200).result(Robustness)
    assert result is not None
    assert {row["group"] for row in result.summary} == {f"S{number:02}" for number in range(2, 13)}
    assert (result.caveats[0].code, result.caveats[0].message) == (
        "robustness-of-largest",
        "Alternatives were computed for the pairs of the 12 groups of 'source' with the most articles, of 14. "
        "framing.robustness computes them for others.",
    )
    with_reference = study(made_scores(articles), reference="S00", n_resamples=200).result(Robustness)
    assert with_reference is not None
    assert len(with_reference.summary.where(name="trade")) == 13
