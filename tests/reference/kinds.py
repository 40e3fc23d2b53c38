"""The plain twin of `framing.text.characters`: what one character is, asked of one character at a time."""

from __future__ import annotations

import unicodedata

NEWLINES = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
APOSTROPHES = "'’ʼ＇"
DOTS = ".․．"
HYPHENS = "-‐‑–"
INVISIBLE = "\u00ad\u200c\u200d\u2060\ufeff"
BANGS = "!?…‼⁇⁈⁉؟۔"
COMMAS = ",٫٬"
FULL_STOPS = "。！？｡；"
OPENING = "“«„「『‟〝"
CLOSING = "”»」』〞〟"
STRAIGHT = '"＂'
SINGLE_OPENING = "‘‚‹"
SINGLE_CLOSING = "›"
SOFT = "&/_*`´·・@#+$%€£"
BRACKETS = "([{（【《"

CUT = "\0cut\0"  # stands for a character that cleaning set aside


def kind(character: str) -> str:
    """Return what a character is to the tokeniser, in a word."""
    if character == CUT:
        return "cut"
    for name, characters in (
        ("newline", NEWLINES),
        ("apostrophe", APOSTROPHES),
        ("dot", DOTS),
        ("comma", COMMAS),
        ("hyphen", HYPHENS),
        ("invisible", INVISIBLE),
        ("bang", BANGS),
        ("full stop", FULL_STOPS),
        ("opening", OPENING),
        ("closing", CLOSING),
        ("straight", STRAIGHT),
        ("single opening", SINGLE_OPENING),
        ("single closing", SINGLE_CLOSING),
        ("soft", SOFT),
        ("bracket", BRACKETS),
        ("space", "\t"),
    ):
        if character in characters:
            return name
    code = ord(character)
    if code >= 0x10000:
        return _kind_beyond(code)
    if any(first <= code < last for first, last in ((0x3005, 0x3008), (0x3041, 0x3100), (0x31F0, 0x3200))):
        return "ideograph"  # 々, 〇 and kana
    if any(first <= code < last for first, last in ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))):
        return "ideograph"
    if 0xFE00 <= code <= 0xFE0F:
        return "soft"  # says whether the sign before it is drawn as an emoji
    category = unicodedata.category(character)
    if category in ("Lu", "Lt"):
        return "upper"
    if category in ("Zs", "Cf"):
        return "space" if category == "Zs" else "soft"
    return {"L": "letter", "M": "letter", "N": "digit", "P": "hard", "S": "soft", "C": "soft"}[category[0]]


def _kind_beyond(code: int) -> str:
    if code < 0x1D000:
        return "letter"  # old and rare scripts
    if code < 0x20000:
        return "soft"  # emoji and symbols
    return "ideograph" if code < 0x40000 else "soft"


def is_letter(character: str) -> bool:
    """Whether a character is a letter or a mark on one."""
    return kind(character) in ("letter", "upper")


def is_word(character: str) -> bool:
    """Whether a character is a letter, a mark on one, or a digit."""
    return kind(character) in ("letter", "upper", "digit")


def is_blank(character: str) -> bool:
    """Whether a character is white space, or cut."""
    return kind(character) in ("space", "newline", "cut")


def characters_of(text: str, cuts: list[tuple[int, int]] | tuple[()] = ()) -> list[str]:
    """Return a text's characters, those within cuts as `CUT`."""
    found = list(text)
    for start, end in cuts:
        found[start:end] = [CUT] * len(found[start:end])
    return found
