"""Sentences and paragraphs, case by case; expected values by hand from the rules in `framing.text`."""

from __future__ import annotations

import pytest

from framing.text import token_table
from tests.text.plainly import paragraphs_of, sentences_of


@pytest.mark.parametrize(
    "sentences",
    [
        ["It rained.", "It stopped.", "Then what?", "Nothing!", "The end."],
        # Abbreviations that a name follows.
        ["He met Mr. Smith.", "Gen. Phan Van Giang and Dr. Lee came."],
        ["They live in St. Louis."],
        # Those that a number follows.
        ["He is No. 3 in the party.", "On Sept. 10 he left."],
        ["She said no.", "Three men came."],
        # Those that may end a sentence: only before a word that starts one.
        ["He left the U.S. President Biden followed."],
        ["He left the U.S.", "The president followed."],
        ["She works at Intel Corp. Engineers like it."],
        ["She works at Intel Corp.", "They like it."],
        ["At 5 p.m. Monday it closed.", "At 6 p.m.", "It opened."],
        ["He lives in Springfield, Ill. Mary does too."],
        ["He fell ill.", "Mary did too.", "A mass.", "Mary prayed."],
        ["In the U.S., I think, it is different.", "The U.S.: The Facts"],
        ["Apple Inc., The Times said, grew.", "It was 5 p.m.; But who knew."],
        # Initials.
        ["George W. Bush and J. Smith met.", "It was plan B.", "They met."],
        ["J.D.Vance spoke."],
        # Numbers are whole.
        ["It rose 3.5 percent to 1,000.50 dollars."],
        ["It rose to 1.", "5 men came."],
        # What follows a stop in lower case goes on.
        ["He said approx. five came."],
        ["The firm Yahoo! said so."],
        # Ellipses.
        ["He waited... and left.", "He waited...", "Then he left."],
        ["He waited… and left.", "He waited…", "Then he left."],
        # Marks stay with the sentence that they close or open.
        ["“It is over.”", "He left."],
        ['"It is over."', "He left.", '"Really?"', "“Yes.”"],
        ["(It is over.)", "He left [quietly].", "[He did.]", "‘So it is.’", "It is."],
        ["“It is over,” he said.", "“We go.”"],
        ["«Fini.»", "He left.", "„Schluss.“", "He left."],
        # Quotations that go on after their own stop.
        ["“Is it over?” he asked.", "“No!” she said."],
        # Chinese and Japanese.
        ["他来了。", "他走了！", "真的吗？", "好。"],
        ["他说：“你好。”", "然后走了。", "「好。」", "他走了。"],
        # Vietnamese.
        ["Ông Nguyễn Phú Trọng đến Hà Nội.", "Đây là chuyến thăm.", "Ở đó trời mưa."],
        ["Việt Nam và Hoa Kỳ.", "Đảng nói."],
        # Other scripts have their own stops, or no capitals.
        ["هل هذا صحيح؟", "نعم."],
        ["Это конец.", "Он ушёл."],
        ["이것은 끝이다.", "그는 떠났다."],
    ],
    ids=lambda sentences: sentences[0],
)
def test_sentences(sentences: list[str]) -> None:
    separator = "" if sentences[0][0] in "他真" else " "
    assert sentences_of(separator.join(sentences)) == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He said.The rest followed.", ["He said.", "The rest followed."]),
        ("He said.”The rest followed.", ["He said.”", "The rest followed."]),
        ("He said.“The rest,” she said.", ["He said.", "“The rest,” she said."]),
        ("the U.S.The rest followed.", ["the U.S.", "The rest followed."]),
        ("See example.org for more.", ["See example.org for more."]),
        ("  He came .  He went . ", ["He came .", "He went ."]),
        ("- He came. * He went.", ["He came. *", "He went."]),
        ("...", []),
        ("", []),
        ("word", ["word"]),
        ("He came!!! He went?! ... So.", ["He came!!!", "He went?! ...", "So."]),
    ],
)
def test_marks_and_blanks_around_sentences(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences


def test_a_heading_without_a_stop_is_a_sentence() -> None:
    text = "A new era\n\nThe president came.\nWhat it means\nMuch."
    assert sentences_of(text) == ["A new era", "The president came.", "What it means", "Much."]
    assert paragraphs_of(text) == ["A new era", "The president came", "What it means", "Much"]


def test_a_line_end_before_a_small_letter_only_wraps() -> None:
    text = "The president came to\nHanoi and\nspoke there.\nhe left"
    assert sentences_of(text) == ["The president came to", "Hanoi and\nspoke there.", "he left"]


WRAPPED = """The president of the United States came to Hanoi on Sunday to
raise relations with Vietnam to the highest level, which China,
Russia, India and South Korea have had for years. Mr. Biden met
Nguyen Phu Trong, who leads the Communist Party and is the most
powerful man of the country."""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_text_in_lines_of_much_the_same_length_is_hard_wrapped(newline: str) -> None:
    text = WRAPPED.replace("\n", newline)
    first, second = sentences_of(text)
    assert (first[:13], first[-19:]) == ("The president", "have had for years.")
    assert (second[:13], second[-15:]) == ("Mr. Biden met", "of the country.")
    assert len(paragraphs_of(text)) == 1


def test_a_blank_line_ends_a_paragraph_of_a_hard_wrapped_text() -> None:
    assert len(paragraphs_of(f"{WRAPPED}\n\n{WRAPPED}")) == 2
    assert len(paragraphs_of(f"{WRAPPED}\r\n\r\n{WRAPPED}")) == 2
    assert len(paragraphs_of(f"{WRAPPED}\n \n{WRAPPED}")) == 2


def test_four_lines_or_one_long_line_are_no_hard_wrapped_text() -> None:
    assert len(paragraphs_of("\n".join(WRAPPED.split("\n")[:4]))) > 1
    assert len(paragraphs_of(f"{WRAPPED}\n{'Word ' * 21}")) > 1


@pytest.mark.parametrize(
    ("lengths", "wrapped"),
    [
        ([45] * 5, True),
        ([45] * 4, False),
        ([45, 45, 45, 45, 44], False),  # the mean decides
        ([44, 44, 44, 44, 49], True),
        ([100] * 5, True),
        ([100, 100, 100, 100, 101], False),
    ],
)
def test_where_hard_wrapping_begins(lengths: list[int], wrapped: bool) -> None:
    lines = ["Word " * (length // 5 - 1) + "W" * (length % 5 + 5) for length in lengths]
    assert [len(line) for line in lines] == lengths
    assert len(paragraphs_of("\n".join(lines))) == (1 if wrapped else len(lines))


def test_what_is_cut_ends_a_sentence_and_stands_in_none() -> None:
    text = "The talks went — ADVERTISEMENT — on and on. “ADVERT” He left."
    cuts = [(0, text.index("ADVERTISEMENT"), text.index(" — on")), (0, text.index("ADVERT”"), text.index("” He"))]
    assert sentences_of(text, cuts) == ["The talks went —", "on and on. “", "He left."]


def test_sentences_do_not_run_from_one_text_into_the_next() -> None:
    table = token_table(["He came to Mr.", "", "smith", "."])
    assert table.sentence_text.tolist() == [0, 2]
    assert table.own(table.sentence_ends, table.sentence_text).tolist() == [14, 5]
