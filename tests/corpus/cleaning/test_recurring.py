"""Lines that recur over a source's articles."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.cleaning import LineCounts, count_lines, split_lines
from tests.corpus.cleaning.cut_texts import cuts_of_all

HOUSE = "The Courier is an invented paper; our readers make it possible"


def articles(n: int, line: str) -> list[str]:
    """n different articles that share a line."""
    return [
        f"Story number {number} has words of its own.\n\n{line}\n\nIt ends here, number {number}."
        for number in range(n)
    ]


def recurs(n: int, line: str, others: int = 0) -> bool:
    plain = [f"Another story, number {number}, without it." for number in range(others)]
    cuts = cuts_of_all([*articles(n, line), *plain])
    found = {cut for text in cuts for cut in text}
    assert found <= {("recurring-line", line)}
    return bool(found)


def test_five_articles_of_a_source_make_a_line_furniture_and_four_do_not() -> None:
    assert recurs(5, HOUSE)
    assert not recurs(4, HOUSE)


def test_one_article_in_a_hundred_is_enough() -> None:
    assert recurs(5, HOUSE, others=495)
    assert not recurs(5, HOUSE, others=496)


def test_each_source_counts_by_itself() -> None:
    texts = articles(6, HOUSE)
    assert not any(cuts_of_all(texts, sources=["A", "B"] * 3))
    assert all(cuts_of_all(texts, sources=["A"] * 6))


@pytest.mark.parametrize(
    "line",
    [
        "The Associated Agency contributed to this report.",
        "The opinions expressed by columnists are their own and do not represent the views of the Courier.",
        "Image copyright Example Images",
        "A line without a full stop that stands in every story",
    ],
)
def test_lines_about_the_page_go(line: str) -> None:
    assert recurs(6, line)


@pytest.mark.parametrize(
    "line",
    [
        "China claims almost all of the sea, and its neighbours object.",
        "“We will go on building until the road is done,” the minister said again",
        "What happens next",
        "FAQ:",
    ],
    ids=["prose of the source", "a quotation", "a short heading", "a shorter one"],
)
def test_prose_quotations_and_headings_stay(line: str) -> None:
    assert not recurs(6, line)


def test_versions_of_one_story_keep_their_paragraphs() -> None:
    story = "The ministers met on Monday.\n\nThey agreed on the outline of a deal.\n\nA second round is planned."
    assert not any(cuts_of_all([f"{story}\n\nVersion {number} ends so." for number in range(8)]))


def test_a_credit_under_a_quotation_stays() -> None:
    texts = [
        f"“Nobody had expected this much, {n} times,” it said.\n\nA. Writer, The Example Review" for n in range(6)
    ]
    assert not any(cuts_of_all(texts))


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(["a line that recurs here", "another line that does", "short", ""])).map(
                "\n".join
            ),
            st.sampled_from("AB"),
        ),
        max_size=8,
    ),
    st.integers(0, 8),
)
def test_counts_of_batches_add_up_to_the_counts_of_all(rows: list[tuple[str, str]], cut: int) -> None:
    def counted(part: list[tuple[str, str]]) -> LineCounts:
        lines = split_lines(pa.array([text for text, _ in part], pa.large_string()))
        return LineCounts.none() + count_lines(lines, [source for _, source in part])

    def as_set(counts: LineCounts) -> set[tuple[object, ...]]:
        return {tuple(row.values()) for row in counts.lines.to_pylist()}

    whole, parts = counted(rows), counted(rows[:cut]) + counted(rows[cut:])
    assert whole.articles == parts.articles
    assert as_set(whole) == as_set(parts)
    # The same, one article after the other.
    plain: dict[tuple[str, str], int] = {}
    for text, source in rows:
        for line in {line for line in text.split("\n") if len(line) >= 15}:
            plain[source, line] = plain.get((source, line), 0) + 1
    assert sorted(plain.values()) == sorted(row["articles"] for row in whole.lines.to_pylist())
