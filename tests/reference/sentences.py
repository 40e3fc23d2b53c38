"""The plain twin of `framing.text.sentences` and `framing.text.lines`: every rule by itself, on strings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.text.words import ENDING, INITIAL, NUMBERED, STARTER, STATE, TITLE
from tests.reference.folding import has_class
from tests.reference.kinds import is_blank, kind
from tests.reference.tokens import tokens


@dataclass(frozen=True)
class Sentence:
    """Where a sentence stands in its text, its tokens, and whether it opens a paragraph."""

    start: int
    end: int
    tokens: list[tuple[int, int]]
    opens_paragraph: bool


def sentences(text: str, characters: Sequence[str], language: str = "en") -> list[Sentence]:
    """Split a text.

    Parameters
    ----------
    characters : sequence of str
        The text's characters, from `kinds.characters_of`.
    """
    spans = tokens(characters)
    groups: list[list[tuple[int, int]]] = []
    opening = []
    for number, span in enumerate(spans):
        new_paragraph = number == 0 or opens_paragraph(text, characters, spans[number - 1], span)
        if new_paragraph or opens_sentence(text, characters, spans[number - 1], span, language):
            groups.append([])
            opening.append(new_paragraph)
        groups[-1].append(span)
    begins = [_begin(characters, groups, number) for number in range(len(groups))]
    finishes = [
        _finish(characters, group[-1][1], begin_of_next)
        for group, begin_of_next in zip(groups, [*begins, len(characters)][1:], strict=True)
    ]
    return [Sentence(*each) for each in zip(begins, finishes, groups, opening, strict=True)]


# --- Paragraphs --------------------------------------------------------------------------------------------------


def opens_paragraph(text: str, characters: Sequence[str], before: tuple[int, int], token: tuple[int, int]) -> bool:
    """Whether a paragraph ends between two tokens."""
    gap = [kind(character) for character in characters[before[1] : token[0]]]
    if "cut" in gap:
        return True
    line_ends = gap.count("newline") - text[before[1] : token[0]].count("\r\n")
    if line_ends == 0:
        return False
    if line_ends >= 2:
        return True
    sentence_ended = any(mark in gap for mark in ("dot", "bang", "full stop"))
    only_wraps = is_lower(text[token[0]]) and not sentence_ended
    return not (only_wraps or is_wrapped(characters))


def is_wrapped(characters: Sequence[str]) -> bool:
    """Whether a text has at least five lines, none longer than 100 characters, at least 45 in the mean."""
    lengths = [0]
    for character in characters:
        if kind(character) == "newline":
            lengths.append(0)
        else:
            lengths[-1] += 1
    lines = [length for length in lengths if length]
    return len(lines) >= 5 and max(lines) <= 100 and sum(lines) / len(lines) >= 45


def is_lower(character: str) -> bool:
    """Whether a token's first character is lower case, in a script that has case."""
    if kind(character) != "letter":
        return False
    code = ord(character)
    caseless = ((0x0590, 0x10A0), (0x1100, 0x1E00), (0x2C00, 0xA640), (0xA800, 0xFB00), (0xFB1D, 0xFF00))
    return not any(first <= code < last for first, last in caseless)


# --- Sentences ---------------------------------------------------------------------------------------------------


def opens_sentence(
    text: str, characters: Sequence[str], before: tuple[int, int], token: tuple[int, int], language: str
) -> bool:
    """Whether a sentence ends between two tokens of one paragraph."""
    gap = [kind(character) for character in characters[before[1] : token[0]]]
    word_before, word = text[slice(*before)], text[slice(*token)]
    ends_with_stop = kind(word_before[-1]) == "dot"
    if "full stop" in gap:
        return True
    if not ends_with_stop and "dot" not in gap and "bang" not in gap:
        return False
    if is_lower(word[0]):
        return False
    spaced = any(mark in gap for mark in ("space", "newline", "cut"))
    capital = kind(word[0]) == "upper"
    lost_space = capital and len(word_before) > 1 and "dot" in gap
    if not spaced and kind(word[0]) == "ideograph":
        return any(mark in text[before[1] : token[0]] for mark in (*"!?‼⁇⁈⁉", "……"))
    if not spaced and not lost_space:
        return False
    if "bang" in gap:
        return True
    # What is left is a stop, and the question whether it only shortens the word.
    if not ends_with_stop and gap[0] != "dot":
        return True
    after_stop = characters[before[1] + (0 if ends_with_stop else 1)]
    if after_stop in (",", ";", ":"):
        return False
    if has_class(word_before, TITLE, language):
        return False
    if has_class(word_before, NUMBERED, language) and kind(word[0]) == "digit":
        return False
    state = has_class(word_before, STATE, language) and kind(word_before[0]) == "upper"
    if state or has_class(word_before, ENDING | INITIAL, language):
        is_initial = has_class(word, INITIAL, language) and characters[token[1] : token[1] + 1] in (
            ["."],
            ["．"],
            ["․"],
        )
        return capital and has_class(word, STARTER, language) and not is_initial
    return True


# --- Spans -------------------------------------------------------------------------------------------------------


def _begin(characters: Sequence[str], groups: list[list[tuple[int, int]]], number: int) -> int:
    """Return where a sentence begins: with the marks before its first token, back to a blank.

    Without a blank between two sentences only opening marks belong to the second.
    """
    start = groups[number][0][0]
    limit = groups[number - 1][-1][1] if number else 0
    begin = start
    while begin > limit and not is_blank(characters[begin - 1]):
        begin -= 1
    if number and begin == limit:
        begin = start
        while begin > limit and kind(characters[begin - 1]) in ("opening", "single opening", "bracket"):
            begin -= 1
    mark = begin - 2
    if mark >= limit and kind(characters[mark]) == "opening" and kind(characters[mark + 1]) == "space":
        opens_text = mark == 0 and not number
        if opens_text or (mark > limit and is_blank(characters[mark - 1])):
            begin = mark  # as in French
    return begin


def _finish(characters: Sequence[str], last: int, begin_of_next: int) -> int:
    """Return where a sentence ends: with the marks behind its last token, but never with anything cut."""
    end = begin_of_next
    for at in range(last, begin_of_next):
        if kind(characters[at]) == "cut":
            end = at
            break
    while end > last and is_blank(characters[end - 1]):
        end -= 1
    return end


def starts_of_paragraphs(found: Sequence[Sentence]) -> list[int]:
    """Return where each paragraph begins, marks included."""
    return [sentence.start for sentence in found if sentence.opens_paragraph]
