"""All rules together: titles, repetitions, and what every cut has to be."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.corpus.cleaning import count_lines, find_cuts, split_lines
from tests.corpus.cleaning.cut_texts import cuts_of

BODY = "\n\nThe ministers met on Monday and agreed on the outline of a deal."


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Talks begin in Hanoi", "Talks begin in Hanoi"),
        ("TALKS BEGIN IN HANOI.", "Talks begin in Hanoi"),
        ("“Talks” begin in Hanoi", '"Talks" begin  in Hanoi '),
        ("Talks begin in Hanoi | Depth", "Talks begin in Hanoi | Depth"),
    ],
)
def test_a_first_line_that_repeats_the_title_goes(first: str, title: str) -> None:
    assert cuts_of(first + BODY, title) == [("repeated-title", first)]


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Talks begin in Hanoi, and nobody knows where they will end.", "Talks begin in Hanoi"),
        ("Talks begin in Hanoi", None),
        ("Talks begin in Hanoi", ""),
        ("Talks begin in Hanoi", "…"),
        ("Talks begin in Hanoi", "Talks begin"),
    ],
)
def test_any_other_first_line_stays(first: str, title: str | None) -> None:
    assert cuts_of(first + BODY, title) == []


def test_the_title_is_looked_for_under_lines_that_other_rules_cut() -> None:
    text = f"Advertisement\n\n6 years ago\n\nTalks begin in Hanoi{BODY}\n\nTalks begin in Hanoi"
    assert cuts_of(text, "Talks begin in Hanoi") == [
        ("share-line", "Advertisement"),
        ("release-line", "6 years ago"),
        ("repeated-title", "Talks begin in Hanoi"),
    ]


def test_a_line_repeated_straight_after_itself_goes_each_time() -> None:
    line = "The minister arrives at the palace."
    assert cuts_of(f"{line}\n{line}\n\n{line}{BODY}\n{line}") == [("repeated-line", line)] * 2


def test_cries_and_ornaments_may_be_repeated() -> None:
    assert cuts_of(f"* * *\n* * *\nNo, no!\nNo, no!{BODY}") == []


PIECES = [
    "The ministers met on Monday.",
    "A longer sentence that says what the ministers had for dinner, and how they liked all of it.",
    "Advertisement",
    "Read more:",
    "Envoys return to the table",
    "Envoys return to the table",
    "World | Asia | Trade",
    "Doubts remain. Depth | Visit | Talks",
    "Updated at 5:37 p.m. ET",
    "é😀\u2028\r",
    "",
]
TEXTS = st.lists(st.lists(st.sampled_from(PIECES)).map("\n".join), min_size=1, max_size=6)


@settings(deadline=None)
@given(TEXTS)
def test_cuts_stand_in_order_and_apart_and_account_for_what_is_left(texts: list[str]) -> None:
    titles: list[str | None] = ["Envoys return to the table"] * len(texts)
    sources = ["A"] * len(texts)
    lines = split_lines(pa.array(texts, pa.large_string()))
    recurring = count_lines(lines, sources).recurring()
    cuts = find_cuts(lines, titles, sources, recurring)
    spans = list(zip(cuts.text.tolist(), cuts.start.tolist(), cuts.end.tolist(), strict=True))
    assert spans == sorted(spans)
    left = list(texts)
    for (text, start, end), (next_text, next_start, _) in pairwise([*spans, (len(texts), 0, 0)]):
        assert 0 <= start < end <= len(texts[text])
        assert next_text > text or next_start >= end
        left[text] = left[text][:start] + " " * (end - start) + left[text][end:]
    for text, n in zip(left, cuts.left.tolist(), strict=True):
        # Nothing left to read means nothing left but white space, and the other way round.
        assert (n == 0) == (not text.strip())

    # Given the state of the corpus, a text's cuts depend on that text alone.
    for number, text in enumerate(texts):
        alone = find_cuts(split_lines(pa.array([text], pa.large_string())), titles[:1], ["A"], recurring)
        own = cuts.text == number
        assert np.array_equal(alone.start, cuts.start[own])
        assert np.array_equal(alone.end, cuts.end[own])
        assert np.array_equal(alone.rule, cuts.rule[own])
