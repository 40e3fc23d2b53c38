"""The plain twin of `framing.text.quotations`: the marks of one paragraph after the other, from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tests.reference.kinds import is_blank, is_word, kind
from tests.reference.sentences import Sentence, starts_of_paragraphs
from tests.reference.tokens import neighbour

Span = tuple[int, int]

HAN = {
    chr(code)
    for span in ((0x3005, 0x3008), (0x3041, 0x3100), (0x3400, 0x4DC0), (0x4E00, 0xA000))
    for code in range(*span)
}

PARTNERS = {
    "“": '”"',
    "„": '“”"',
    "‟": "”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "〝": "〞〟",
    '"': '"”',
    "＂": "＂",
}


def quotations(text: str, characters: Sequence[str], sentences: Sequence[Sentence]) -> list[Span]:
    """Return the quoted spans of one text, marks included, in order."""
    doubled = _doubled(text, characters)
    straight = doubled | _turned(characters)
    text = "".join('"' if at in straight else character for at, character in enumerate(text))
    characters = ['"' if at in straight else character for at, character in enumerate(characters)]
    borders = sorted({0, *(_with_mark(characters, at) for at in starts_of_paragraphs(sentences)), len(text)})
    paragraphs = list(pairwise(borders))
    ends = [sentence.end for sentence in sentences]
    double: list[Span] = []
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        double += _double(text, characters, paragraph, following, ends)
    double = [(start, end + ((end - 1) in doubled)) for start, end in double]
    single = [span for paragraph in paragraphs for span in _single(text, characters, paragraph, double)]
    return sorted(double + single)


def _with_mark(characters: Sequence[str], start: int) -> int:
    """A mark with a blank behind it, before a paragraph's first sentence, belongs to the paragraph."""
    mark, blank = neighbour(characters, start - 2), neighbour(characters, start - 1)
    is_mark = kind(mark) in ("opening", "closing", "straight")
    return start - 2 if is_mark and kind(blank) == "space" else start


def _doubled(text: str, characters: Sequence[str]) -> set[int]:
    """Two single marks side by side are one double mark, at the first of them."""
    found: set[int] = set()
    at = 0
    while at < len(text) - 1:
        if text[at : at + 2] in ("''", "``"):
            if text[at : at + 2] == characters[at] + characters[at + 1]:
                found.add(at)
            at += 1
        at += 1
    return found


def _turned(characters: Sequence[str]) -> set[int]:
    """An opening mark behind a word or stop and before a blank reads as a straight one."""
    attached = ("letter", "upper", "digit", "dot", "comma", "bang")
    return {
        at
        for at, character in enumerate(characters)
        if character == "“"
        and kind(neighbour(characters, at - 1)) in attached
        and is_blank(neighbour(characters, at + 1))
    }


# --- Double marks ------------------------------------------------------------------------------------------------


def _double(
    text: str, characters: Sequence[str], paragraph: Span, following: Span | None, sentence_ends: Sequence[int]
) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    inside = False  # straight marks inside curly ones
    for at in _double_marks(characters, paragraph):
        mark = text[at]
        may_open, may_close = _may_open(characters, at), _may_close(characters, at)
        partners = "" if opened is None else PARTNERS.get(text[opened], "")
        if opened is None:
            if may_open and mark in PARTNERS:
                opened, inside = at, False
        elif text[opened] == "“" and mark == '"' and inside:
            inside = False
        elif text[opened] == "“" and mark == '"' and not may_close:
            inside = may_open
        elif mark in partners and (may_close or not may_open):
            found.append((opened, at + 1))
            opened = None
        elif may_open and (mark == text[opened] or mark in partners):
            found.append((opened, _sentence_end(sentence_ends, opened, at)))
            opened, inside = at, False
    if opened is not None:
        before = text[paragraph[0] : opened].rstrip()
        to_the_end = not before or before[-1] in ",:，：" or _opens_with_mark(text, characters, following)
        end = paragraph[1] if to_the_end else _sentence_end(sentence_ends, opened, paragraph[1])
        found.append((opened, end))
    return found


def _double_marks(characters: Sequence[str], paragraph: Span) -> list[int]:
    return [at for at in range(*paragraph) if kind(characters[at]) in ("opening", "closing", "straight")]


def _opens_with_mark(text: str, characters: Sequence[str], paragraph: Span | None) -> bool:
    marks = _double_marks(characters, paragraph) if paragraph else []
    if paragraph is None or not marks or text[paragraph[0] : marks[0]].strip():
        return False
    return _may_open(characters, marks[0])


def _stands_before_word(characters: Sequence[str], at: int) -> bool:
    """Whether a mark has a blank, a bracket or other punctuation on its left, and no blank on its right."""
    before, after = neighbour(characters, at - 1), neighbour(characters, at + 1)
    parted = is_blank(before) or kind(before) in ("bracket", "hard", "opening", "single opening")
    return parted and not is_blank(after)


def _may_open(characters: Sequence[str], at: int) -> bool:
    before, after = neighbour(characters, at - 1), neighbour(characters, at + 1)
    if kind(characters[at]) == "straight":
        if kind(after) == "ideograph":
            return True
        return _stands_before_word(characters, at) or (not is_word(before) and is_word(after))
    if characters[at] in "“«»" and _stands_before_word(characters, at):
        return True
    return kind(characters[at]) == "opening"


def _may_close(characters: Sequence[str], at: int) -> bool:
    before, after = neighbour(characters, at - 1), neighbour(characters, at + 1)
    if kind(characters[at]) == "straight":
        return not is_blank(before) and not (_stands_before_word(characters, at) and is_word(after))
    if characters[at] in "“«»" and not is_blank(before):
        return True
    return kind(characters[at]) == "closing"


def _sentence_end(sentence_ends: Sequence[int], position: int, limit: int) -> int:
    return min(next((end for end in sentence_ends if end > position), limit), limit)


# --- Single marks ------------------------------------------------------------------------------------------------


def _single(text: str, characters: Sequence[str], paragraph: Span, double: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    for at in range(*paragraph):
        if any(start <= at < end for start, end in double):
            continue
        if opened is not None and text[opened] == "‚" and text[at] == "‘" and not is_blank(characters[at - 1]):
            closes = not is_word(neighbour(characters, at + 1))
        elif _opens_single(characters, at):
            opened, closes = at, False
        elif opened is not None and text[opened] == "‹":
            closes = text[at] == "›" and not is_blank(characters[at - 1])
        else:
            closes = opened is not None and _closes_single(characters, at)
        if closes and opened is not None:
            inside = text[opened:at]
            if len(inside.split()) >= 3 or sum(character in HAN for character in inside) >= 6:
                found.append((opened, at + 1))
            opened = None
    return found


def _opens_single(characters: Sequence[str], at: int) -> bool:
    if kind(characters[at]) == "single opening":
        return True
    return characters[at] == "'" and _stands_before_word(characters, at) and is_word(neighbour(characters, at + 1))


def _closes_single(characters: Sequence[str], at: int) -> bool:
    """An apostrophe closes at a word's end; a straight one only beside punctuation ("the workers' rights")."""
    before, after = neighbour(characters, at - 1), neighbour(characters, at + 1)
    if kind(characters[at]) != "apostrophe" or is_word(after) or is_blank(before):
        return False
    if characters[at] != "'":
        return True
    ends = ("dot", "comma", "hard", "bang", "full stop")
    return kind(before) in ends or kind(after) in ends
