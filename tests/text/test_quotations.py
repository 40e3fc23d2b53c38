"""Quotation marks in every state; expected values by hand from the rules in `framing.text.quotations`."""

from __future__ import annotations

import time

import numpy as np
import pytest

from framing.text import QUOTED, token_table
from tests.text.plainly import quoted_in, quoted_words


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        # One pair of each kind.
        ('He said "we go" and left.', ['"we go"']),
        ("He said “we go” and left.", ["“we go”"]),
        ("Il dit « on y va » et part.", ["« on y va »"]),
        ("« On y va », dit-il.", ["« On y va »"]),
        ("Il part.\n\n«\u00a0On y va\u00a0», dit-il.\n« Bon », dit-elle.", ["«\u00a0On y va\u00a0»", "« Bon »"]),
        ("Er sagt »wir gehen« und geht.", ["»wir gehen«"]),
        ("Er sagt „wir gehen“ und geht.", ["„wir gehen“"]),
        ("On mówi „idziemy” i idzie.", ["„idziemy”"]),
        ("他说「我们走」就走了。", ["「我们走」"]),
        ("他说『我们走』就走了。", ["『我们走』"]),
        ("他说“我们走”就走了。", ["“我们走”"]),
        ("彼は〝行く〟と言った。", ["〝行く〟"]),
        ("他说＂我们走＂就走了。", ["＂我们走＂"]),
        # Straight ones between ideographs, where no spaces tell which is which.
        ('他说"我们走"就走了。', ['"我们走"']),
        ('他说:"我们走。"她说"好"。', ['"我们走。"', '"好"']),
        ('所谓"新冷战"与"脱钩"，"去风险"。', ['"新冷战"', '"脱钩"', '"去风险"']),
        # Mixed marks: a typewriter's opening, a printer's closing.
        ('He said "we go” and left.', ['"we go”']),
        # An opening mark that closes.
        ("He said “we go“ and left.", ["“we go“"]),
        ("“We go,“ he said. “We win.“", ["“We go,“", "“We win.“"]),
        ('He said "we go,“ and left.', ['"we go,“']),
        ("Er sagt: „Wir gehen.“ Sie sagt „nein“.", ["„Wir gehen.“", "„nein“"]),
        # A whole text.
        ("“All of it.”", ["“All of it.”"]),
        ('"All of it."', ['"All of it."']),
        # Several in turn.
        ("“One,” he said. “Two.” And “three”.", ["“One,”", "“Two.”", "“three”"]),
        ('"One," he said. "Two." And "three".', ['"One,"', '"Two."', '"three"']),
        # Nested: part of the outer one.
        ("“He said ‘go now’ and left,” she said.", ["“He said ‘go now’ and left,”"]),
        ("“He said 「go」 and left,” she said.", ["“He said 「go」 and left,”"]),
        ("„Er sagte ‚geh jetzt‘ und ging“, sagte sie.", ["„Er sagte ‚geh jetzt‘ und ging“"]),
        # Single marks: at least three words, outside double ones.
        ("He said ‘we go home now’ and left.", ["‘we go home now’"]),
        ("He said 'we go home now,' and left.", ["'we go home now,'"]),
        ("He asked 'shall we go home?' and left.", ["'shall we go home?'"]),
        ("He cried 'we go home now!' and left.", ["'we go home now!'"]),
        ("It is called ‘bamboo diplomacy’ there.", []),
        # Apostrophes are no quotation marks.
        ("The workers' rights and the firms' profits aren't John's.", []),
        ("The workers’ rights and the firms’ profits aren’t John’s.", []),
        ("In the '90s rock 'n' roll was the people's choice.", []),
        ("He said 'the workers' rights come first,' and left.", ["'the workers' rights come first,'"]),
        # Inches and seconds open nothing.
        ('A 6" pipe and a 5\'10" man.', []),
        # A closing mark that nothing opened.
        ("We go,” he said.", []),
        ('We go," he said.', []),
        # Nothing but marks.
        ('"', []),
        ("”", []),
        ("“", ["“"]),
        ("“”“”", ["“”", "“”"]),
        ("", []),
        ("'", []),
    ],
)
def test_pairs(text: str, quoted: list[str]) -> None:
    assert quoted_in(text) == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        # Nothing closes it: to the end of its sentence.
        ("He called it “a deal. They left.", ["“a deal."]),
        ('He called it "a deal. They left.', ['"a deal.']),
        # It opens the paragraph, or a comma or colon stands before it: to the end of the paragraph.
        ("“We go. We win.\n\nThey left.", ["“We go. We win.\n\n"]),
        ("He said, “We go. We win.\n\nThey left.", ["“We go. We win.\n\n"]),
        ("He said: “We go. We win.\n\nThey left.", ["“We go. We win.\n\n"]),
        ("他说：“我们走。我们赢。\n\n他走了。", ["“我们走。我们赢。\n\n"]),
        # Over several paragraphs, each of which opens with a mark.
        ("He spoke of “hope. It is ours.\n\n“We go on.”\n\nThey left.", ["“hope. It is ours.\n\n", "“We go on.”"]),
        ('He spoke of "hope. It is ours.\n\n"We go on."\n\nThey left.', ['"hope. It is ours.\n\n', '"We go on."']),
        ("“One.\n\n“Two.\n\n“Three.”\n\nFour.", ["“One.\n\n", "“Two.\n\n", "“Three.”"]),
        # Another opening mark: the first one was never closed.
        ("He called it “a deal. They said “we go” and left.", ["“a deal.", "“we go”"]),
        ("He called it “a deal and “a start” and left.", ["“a deal and ", "“a start”"]),
    ],
)
def test_marks_that_nothing_closes(text: str, quoted: list[str]) -> None:
    assert quoted_in(text) == quoted


def test_the_end_of_a_text_ends_its_quotations() -> None:
    table = token_table(["He called it “a deal. They left", "“We go.” He left.", "”", "They won.”"])
    assert [
        table.chars.text[a:b] for a, b in zip(table.quotations.starts, table.quotations.ends, strict=True)
    ] == [
        "“a deal.",
        "“We go.”",
    ]


def test_an_unclosed_quotation_at_the_end_of_a_text_does_not_leave_it() -> None:
    table = token_table(["He said: “we go. We win.", "They left.”"])
    assert table.own(table.quotations.ends, np.array([0])).tolist() == [len("He said: “we go. We win.")]
    assert (table.voice == QUOTED).tolist() == [False, False, True, True, True, True, False, False]


def test_the_words_inside_are_the_quoted_voice() -> None:
    text = '“We go,” he said. It is ‘a very good’ deal, not "a bad one".'
    assert quoted_words(text) == ["We", "go", "a", "very", "good", "a", "bad", "one"]


def test_marks_that_cleaning_cut_quote_nothing() -> None:
    text = "He said “ADVERT” we go."
    table = token_table([text], [(0, text.index("“"), text.index(" we"))])
    assert len(table.quotations.starts) == 0


@pytest.mark.parametrize(
    "mark", ['"', "“", "”", "«", "»", "'", "‘", "’", "„", "「", "」", '" ', ' "', "“ ", ' "a', "'a b c'. "]
)
@pytest.mark.parametrize("count", [9_999, 10_000])
def test_ten_thousand_marks_are_no_error_and_take_no_time(mark: str, count: int) -> None:
    text = f"He said {mark * count} and left."
    started = time.process_time()
    table = token_table([text])
    assert time.process_time() - started < 2
    ends, starts = table.quotations.ends, table.quotations.starts
    assert (starts < ends).all()
    assert (ends[:-1] <= starts[1:]).all()
    assert len(ends) == 0 or ends[-1] <= len(text)
