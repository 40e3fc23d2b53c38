"""The term language: what every form means, and the whole text of every refusal."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.lexicon.parsing import MAX_CHARACTERS, MAX_PHRASES, parse_pattern
from framing.lexicon.pattern import Pattern, PatternError

# Expanded by hand.
MEANINGS = {
    "invest*": Pattern((("invest*",),)),
    "wom?n": Pattern((("wom?n",),)),
    "export market*": Pattern((("export", "market*"),)),
    "Indo-Pacific": Pattern((("Indo", "Pacific"),)),
    "US–China": Pattern((("US", "China"),)),
    "  bamboo \t diplomacy ": Pattern((("bamboo", "diplomacy"),)),
    "U.S.": Pattern((("U.S.",),)),
    "People's Republic": Pattern((("People's", "Republic"),)),
    "american (business*|compan*)": Pattern((("american", "business*"), ("american", "compan*"))),
    "(a|b c|d*)": Pattern((("a",), ("b", "c"), ("d*",))),
    "(a|b) and (c|d)": Pattern(
        (("a", "and", "c"), ("a", "and", "d"), ("b", "and", "c"), ("b", "and", "d")),
    ),
    "(a|(b|c) d) e": Pattern((("a", "e"), ("b", "d", "e"), ("c", "d", "e"))),
    "pro-(trade|business)": Pattern((("pro", "trade"), ("pro", "business"))),
    "(a|a|b)": Pattern((("a",), ("b",))),
    "(a)": Pattern((("a",),)),
    "the * of": Pattern((("the", "*", "of"),)),
    "semiconductor* NEAR/5 hub": Pattern((("semiconductor*",),), "near", 5, (("hub",),)),
    "(a|b) BEFORE/50 c d": Pattern((("a",), ("b",)), "before", 50, (("c", "d"),)),
    "near the border": Pattern((("near", "the", "border"),)),
    "before": Pattern((("before",),)),
    "nearby": Pattern((("nearby",),)),
    "一带一路": Pattern((("一带一路",),)),
    "đối tác chiến lược": Pattern((("đối", "tác", "chiến", "lược"),)),
    "(الصين|بكين)": Pattern((("الصين",), ("بكين",))),
}

_EMPTY = "an alternative is empty. For a word that may be missing write two alternatives: (trade|free trade)."
_REGULAR = "looks like a regular expression, which the term language does not have."
_WHOLE_WORDS = (
    "brackets hold whole words: put a space between a word and a bracket, or write the words out, such as "
    "(investment|investor)."
)

REFUSALS = {
    "": "character 1: the pattern holds no word.",
    " - ": "character 1: the pattern holds no word.",
    "*": "character 1: '*' matches any word. Beside * and ? a phrase needs a letter or digit.",
    "?*": "character 1: '?*' matches any word. Beside * and ? a phrase needs a letter or digit.",
    "(trade|*)": "character 1: '*' matches any word. Beside * and ? a phrase needs a letter or digit.",
    "a NEAR/5 * ?": "character 10: '* ?' matches any word. Beside * and ? a phrase needs a letter or digit.",
    "a|b": "character 2: alternatives stand in brackets: (a|b).",
    "|a": "character 1: alternatives stand in brackets: (a|b).",
    "(a|)": f"character 4: {_EMPTY}",
    "(|a)": f"character 2: {_EMPTY}",
    "(a||b)": f"character 4: {_EMPTY}",
    "()": f"character 2: {_EMPTY}",
    "a NEAR/5 (|b)": f"character 11: {_EMPTY}",
    "free (trade": "character 6: this bracket is never closed.",
    "free (": "character 6: this bracket is never closed.",
    "(a|": "character 4: an alternative is empty. For a word that may be missing write two alternatives: "
    "(trade|free trade).",
    "trade)": "character 6: this bracket was never opened.",
    "invest(ment|or)": f"character 7: {_WHOLE_WORDS}",
    "(invest|trad)ing": f"character 14: {_WHOLE_WORDS}",
    "(a|b)(c|d)": f"character 6: {_WHOLE_WORDS}",
    "((((((a))))))": "character 6: brackets stand more than 5 deep in one another.",
    "a NEAR b": "character 3: NEAR lacks its number. Write how many words may stand in between, such as NEAR/5; "
    "for the word itself write near.",
    "BEFORE": "character 1: BEFORE lacks its number. Write how many words may stand in between, such as BEFORE/5; "
    "for the word itself write before.",
    "jobs near/5 growth": "character 6: 'near/5' is no operator. Did you mean NEAR/5?",
    "jobs Before/5 growth": "character 6: 'Before/5' is no operator. Did you mean BEFORE/5?",
    "jobs NEAR5 growth": "character 6: 'NEAR5' is no operator. Did you mean NEAR/5?",
    "jobs NEAR/ 5 growth": "character 6: 'NEAR/' is no operator: after NEAR/ stands the number of words in "
    "between, such as NEAR/5, without spaces.",
    "jobs NEAR/five growth": "character 6: 'NEAR/five' is no operator: after NEAR/ stands the number of words in "
    "between, such as NEAR/5, without spaces.",
    "a NEAR/0 b": "character 3: NEAR/0 is out of range: the number of words in between is 1 to 50.",
    "a NEAR/51 b": "character 3: NEAR/51 is out of range: the number of words in between is 1 to 50.",
    "NEAR/5 a": "character 1: nothing stands before NEAR/5.",
    "a NEAR/5": "character 9: nothing stands after NEAR/5.",
    "a NEAR/5 NEAR/3 b": "character 10: NEAR/3 follows NEAR/5. A pattern has one operator at most.",
    "a NEAR/5 b BEFORE/3 c": "character 12: BEFORE/3 is a second operator. A pattern has one at most; write two "
    "terms.",
    "(a NEAR/5 b|c)": "character 4: NEAR/5 stands in brackets. An operator stands between two words, phrases or "
    "alternations: (a|b) NEAR/5 c.",
    "(NEAR/5|b)": "character 2: nothing stands before NEAR/5.",
    "[a-z]": f"character 1: '[' {_REGULAR} Write the alternatives in round brackets: (a|b).",
    r"\btrade\b": f"character 1: '\\' {_REGULAR} Words match whole, so \\b is not needed.",
    "^trade": f"character 1: '^' {_REGULAR} Words match whole, wherever they stand.",
    "trade$": f"character 6: '$' {_REGULAR} Words match whole, wherever they stand; leave a currency sign out.",
    "invest+": f"character 7: '+' {_REGULAR} For any run of characters inside a word write *.",
    "invest.*": f"character 7: '.*' {_REGULAR} For any run of characters inside a word write * alone.",
    "a{2}": f"character 2: '{{' {_REGULAR} Write the words out.",
    "(?:a|b)": f"character 1: '(?:' {_REGULAR} Round brackets hold alternatives: (a|b).",
    "(a|b) " * 9: "character 1: the alternatives make 512 phrases; at most 500 are allowed. Write several terms.",
    "w " * 21: "character 1: a phrase has 21 words; at most 20 are allowed.",
    "x" * 501: "character 501: the pattern is 501 characters long; at most 500 are allowed. Write several terms.",
}


@pytest.mark.parametrize("text", MEANINGS)
def test_a_pattern_means_what_it_says(text: str) -> None:
    assert parse_pattern(text) == MEANINGS[text]


@pytest.mark.parametrize("text", REFUSALS)
def test_a_refusal_says_what_and_where(text: str) -> None:
    with pytest.raises(PatternError) as caught:
        parse_pattern(text)
    assert str(caught.value) == REFUSALS[text]


def test_both_sides_together_are_limited() -> None:
    side = "(" + "|".join(f"w{number:03}" for number in range(16)) + ")"
    assert len(parse_pattern(f"{side} {side} NEAR/5 {side} (a|b)").phrases) == 16 * 16 + 32
    with pytest.raises(PatternError, match=r"^character 1: the alternatives make 512 phrases; at most 500 are"):
        parse_pattern(f"{side} {side} NEAR/5 {side} {side}")


def test_what_is_counted_is_never_built() -> None:
    """Forty groups of two would be 10¹² phrases."""
    with pytest.raises(PatternError, match=r"make 1,099,511,627,776 phrases"):
        parse_pattern("(a|b) " * 40)


def test_a_pattern_prints_as_it_could_be_written() -> None:
    for text in ("invest*", "(a|b c)", "(a|b) BEFORE/3 c d"):
        assert str(parse_pattern(text)) == text


_PIECES = st.sampled_from(
    ["a", "b*", "?", "*", "(", ")", "|", " ", "-", "NEAR/5", "NEAR", "before/2", "BEFORE/9", "[", ".*", "中", "’"]
)


@given(st.one_of(st.text(max_size=600), st.lists(_PIECES, max_size=60).map("".join)))
def test_any_text_is_a_pattern_or_a_refusal(text: str) -> None:
    try:
        pattern = parse_pattern(text)
    except PatternError as error:
        position = error.position
        pattern = None
    if pattern is None:
        assert 1 <= position <= len(text) + 1
        return
    assert 1 <= len(pattern.phrases) <= MAX_PHRASES
    assert all(word and not set(word) & set(" ()|") for phrase in pattern.phrases for word in phrase)
    # What it means is what its words mean when they are written out again.
    if len(str(pattern)) <= MAX_CHARACTERS:
        assert parse_pattern(str(pattern)) == pattern


@pytest.mark.parametrize("piece", ["(", "(a|", "a ", "a|", "a*", "NEAR/5 ", "?*"])
def test_the_longest_text_takes_no_time(piece: str) -> None:
    text = (piece * MAX_CHARACTERS)[:MAX_CHARACTERS]
    start = time.perf_counter()
    for _ in range(10):
        with suppress(PatternError):
            parse_pattern(text)
    assert time.perf_counter() - start < 0.5


def test_a_soft_hyphen_is_part_of_its_word_as_it_is_in_texts() -> None:
    assert parse_pattern("co\u00adoperation pact").left == (("co\u00adoperation", "pact"),)
