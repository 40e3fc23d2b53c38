"""Where an article turns to other stories."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.cleaning.cut_texts import cuts_of

ARTICLE = [
    "The two governments raised their relations by two levels, and the hosts spoke of an open door.",
    "There are differences",
    "Analysts doubt that much will change. The ministry has kept its balance for decades, and intends to keep it.",
    '"We lean to no side," a retired diplomat said. The bamboo bends in the wind, he added, and stays.',
]
OTHERS = [
    ("Countdown to the games: the torch relay begins | Games | Torch",
     "The torch relay began on Friday in the lake city, where two thousand runners carried it along the shore."),
    ("Why did the bridge fall?, Inspectors had warned of rust",
     "Inspectors had warned of rust two years before the bridge fell into the river, the court heard on Monday."),
    ("Chip maker opens its first factory in Europe",
     "The chip maker will open its first factory in Europe, in the capital of Saxony, where it shares the cost."),
]  # fmt: skip
BAR = "Mayor appointed, report on the meeting | City | CouncilCan the city link its greenways? Standards | Region"


def teasers(blank: str) -> str:
    return "\n\n".join(f"{headline}\n{blank}{headline}\n\n{body}" for headline, body in OTHERS) + f"\n\n{BAR}"


@pytest.mark.parametrize("blank", ["", "\n"], ids=["straight after", "after a blank line"])
@pytest.mark.parametrize("end", ["", "\n", "\n\nShare this article\n"])
def test_doubled_headlines_with_paragraphs_go_with_all_that_follows(blank: str, end: str) -> None:
    article = "\n\n".join(ARTICLE)
    text = f"{article}\n\n{teasers(blank)}{end}"
    cuts = cuts_of(text)
    assert [rule for rule, _ in cuts] == ["teaser-tail"]
    assert text[: text.index(cuts[0][1])].strip() == article
    assert text.rstrip().endswith(cuts[0][1])


def test_three_doubled_headlines_without_paragraphs_are_a_tail_too() -> None:
    names = [headline for headline, _ in OTHERS for _ in range(2)]
    assert cuts_of("\n".join([*ARTICLE, *names])) == [("teaser-tail", "\n".join(names))]


def test_one_doubled_line_is_only_repeated() -> None:
    headline, body = OTHERS[0]
    assert cuts_of("\n\n".join([*ARTICLE, headline, headline, body])) == [
        ("keyword-bar", " | Games | Torch"),
        ("repeated-line", headline),
    ]


def test_doubled_captions_inside_the_article_are_only_repeated() -> None:
    captions = ["The minister arrives at the palace in Hanoi.", "The envoy leaves the palace after dinner."]
    text = "\n\n".join([ARTICLE[0], captions[0], captions[0], ARTICLE[2], captions[1], captions[1], ARTICLE[3]])
    assert cuts_of(text) == [("repeated-line", caption) for caption in captions]


def test_doubled_section_headings_far_from_the_end_are_only_repeated() -> None:
    sections = [
        line for name in ("Differences", "Expectations of the hosts") for line in (name, name, *ARTICLE[2:] * 3)
    ]
    assert {rule for rule, _ in cuts_of("\n\n".join([*ARTICLE, *sections]))} <= {"repeated-line"}


def test_a_page_of_nothing_but_teasers_is_not_a_tail() -> None:
    assert "teaser-tail" not in {rule for rule, _ in cuts_of(teasers(""))}


@pytest.mark.parametrize(
    "heading",
    ["Read more", "READ MORE:", "Related stories", "You may also like", "Recommended for you", "Most read",
     "More from the Courier", "Further reading"],
)  # fmt: skip
def test_a_heading_with_headlines_to_the_end_is_a_tail(heading: str) -> None:
    tail = [heading, "Envoys return to the table", "Five things to know about the deal", "Is the door still open?"]
    assert cuts_of("\n\n".join([*ARTICLE, *tail])) == [("teaser-tail", "\n\n".join(tail))]


def test_lines_of_the_page_neither_make_nor_break_a_list() -> None:
    tail = [
        "Read more:",
        "Advertisement",
        "Envoys return to the table",
        "Sign up for our newsletter",
        "Share this article",
    ]
    assert cuts_of("\n\n".join([*ARTICLE, *tail])) == [("teaser-tail", "\n\n".join(tail))]


def test_a_heading_before_prose_is_no_tail() -> None:
    assert cuts_of("\n\n".join([*ARTICLE[:2], "More from the minister", *ARTICLE[2:]])) == []
    assert cuts_of("\n\n".join([*ARTICLE, "Further reading", ARTICLE[0]])) == []


SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the private articles at ../shared/seeds are missing")
def test_two_real_articles_keep_all_that_is_theirs() -> None:
    text = (SEEDS / "004_47e58dbcc64e040a.txt").read_text(encoding="utf-8")
    bar, release, tail = cuts_of(text)
    assert (bar[0], bar[1].split(" | ")[0], text.index(bar[1])) == ("keyword-bar", "Depth", 113)
    assert release[0] == "release-line"
    assert tail[0] == "teaser-tail"
    assert text[: text.index(tail[1])].rstrip().endswith("being flexible, pragmatic, and resilient.")
    assert text.rstrip().endswith(tail[1])
    assert cuts_of((SEEDS / "000_7e7fb2ca2a99230d.txt").read_text(encoding="utf-8")) == []
