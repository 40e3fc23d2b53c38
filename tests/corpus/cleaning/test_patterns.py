"""What single lines give away, and what prose must not."""

from __future__ import annotations

import pytest

from tests.corpus.cleaning.cut_texts import cuts_of

BEFORE = "The ministers met on Monday and agreed on the outline of a deal."
AFTER = "A second round of talks is planned for the spring, officials said."


def rules_for(line: str) -> set[str]:
    """The rules that cut a line between two sentences of an article."""
    cuts = cuts_of(f"{BEFORE}\n\n{line}\n\n{AFTER}")
    assert all(cut == line for _, cut in cuts)
    return {rule for rule, _ in cuts}


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Advertisement:",
        "Story Continued Below",
        "Story continues below advertisement",
        "Advertisement Continue reading the main story",
        "Share this article",
        "Read or share this story: https://example.org/x",
        "Share on Facebook Share on Twitter",
        "SHARE THIS ARTICLE Share Tweet Post Email",
        "LISTEN TO ARTICLE 4:07 SHARE THIS ARTICLE Share Tweet Post Email",
        "Sign up for our newsletter, Pacific Morning, to get the day's trade news before the opening bell.",
        "Subscribe now",
        "[Sign up for our politics newsletter.]",
        "Get the stories you care about delivered to your inbox.",
        "Morning Notes Your guide to the day, every weekday morning in your inbox. Email Sign Up By signing up "
        "you agree to receive our messages and accept the terms of service.",
        "Follow us on Twitter",
        "- Follow the desk on Twitter: @ExampleDesk",
        "Follow @one Follow @two",
        "Like us on Facebook.",
        "Click here to get the app",
        "CLICK HERE FOR MORE",
        "Copyright © 2019 The Example, LLC. Click here for reprint permission.",
        "© 2018 Example Syndicate",
        "Example Media. All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Have a tip? Write to tips@example.org",
        "View comments",
    ],
)
def test_lines_of_the_page_are_cut(line: str) -> None:
    assert rules_for(line) == {"share-line"}


@pytest.mark.parametrize(
    "line",
    [
        "Release time:Apr 16, 2024 20:45 PM",
        "Published: 11 September 2023",
        "Published 3 hours ago",
        "Last updated: Sept. 11, 2023, 9:30 a.m. ET",
        "Updated at 5:37 p.m. ET",
        "Posted on February 7, 2013",
        "Updated 2:43 p.m. ET, 8/19",
        "6 years ago",
        "This article is more than 1 year old",
    ],
)
def test_lines_that_say_when_are_cut(line: str) -> None:
    assert rules_for(line) == {"release-line"}


@pytest.mark.parametrize(
    "line",
    [
        "SEE ALSO: Ministers plan another round",
        "( Also on POLITICO: Ministers plan another round)",
        "Related: Can the talks succeed?",
        "More:A timeline of the talks",
        "Read more: 'We tried everything,' says the envoy",
        "( PHOTOS: Ten pictures of the summit)",
        "Read more",
        "More On This...",
    ],
)
def test_pointers_to_other_stories_are_cut(line: str) -> None:
    assert rules_for(line) == {"teaser-line"}


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement spending rose by a tenth last year.",
        "Share prices fell on Monday.",
        "Shares of the company fell.",
        "Copyright law is at the heart of the dispute.",
        "“Click here to win,” the message said, and thousands did.",
        '"Follow me on Twitter," the senator told the crowd.',
        "Follow the money, the detective used to say.",
        "Published accounts differ on what happened in 1954.",
        "Updated figures are due on Friday.",
        "The plan, updated at 5 p.m., drew criticism from both sides.",
        "Release of the proposed rule will begin a comment period.",
        "More: the deal opens the market to American farms.",
        "Related measures were adopted in May.",
        "More on that later.",
        "He said the report was sent to your inbox of complaints, not mine.",
        "Dates: the delegations disagree about two of them.",
        "FAQ:",
        "Q: Why is the United States upgrading its ties?",
        "Email remains the weak point of most ministries.",
        "Print is dying, she said.",
        "There was already a foundation",
        "Years ago, the two sides fought a war.",
        "A long line of prose that asks the reader of it to sign up for the army and does not say when, where, "
        "for how long, at which pay, with what prospect, or against whom; it goes on like this for several lines "
        "of type until it reaches the margin of the page, and the reader, who has not signed, is free.",
    ],
)
def test_prose_and_headings_stay(line: str) -> None:
    assert rules_for(line) == set()


def test_a_list_under_a_heading_goes_up_to_the_next_sentence() -> None:
    text = "\n\n".join(
        [BEFORE, "Read more:", "Envoys return to the table", "Five things to know about the deal", AFTER, BEFORE]
    )
    assert [cut for _, cut in cuts_of(text)] == [
        "Read more:",
        "Envoys return to the table",
        "Five things to know about the deal",
    ]


def test_under_a_heading_a_question_may_be_the_articles_own() -> None:
    assert cuts_of(f"{BEFORE}\nMore On This...\nWhat are they being taught?\n{AFTER}") == [
        ("teaser-line", "More On This...")
    ]
