"""What characters are to the tokeniser, and where they stand in bytes."""

from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from framing.text import characters as kinds_module
from framing.text.characters import SEPARATOR, characters, kind_table
from tests.reference.kinds import kind

NAMES = {
    "space": kinds_module.SPACE,
    "letter": kinds_module.LETTER,
    "upper": kinds_module.UPPER,
    "digit": kinds_module.DIGIT,
    "ideograph": kinds_module.IDEOGRAPH,
    "newline": kinds_module.NEWLINE,
    "cut": kinds_module.BREAK,
    "apostrophe": kinds_module.APOSTROPHE,
    "dot": kinds_module.DOT,
    "comma": kinds_module.COMMA,
    "hyphen": kinds_module.HYPHEN,
    "bang": kinds_module.BANG,
    "full stop": kinds_module.FULL_STOP,
    "opening": kinds_module.OPENING,
    "closing": kinds_module.CLOSING,
    "straight": kinds_module.STRAIGHT,
    "single opening": kinds_module.SINGLE_OPENING,
    "single closing": kinds_module.SINGLE_CLOSING,
    "soft": kinds_module.SOFT,
    "hard": kinds_module.HARD,
    "bracket": kinds_module.BRACKET,
    "invisible": kinds_module.INVISIBLE,
}


def test_every_character_of_the_basic_plane_is_what_the_twin_says() -> None:
    table = kind_table()
    differing = [code for code in range(0x10000) if not _surrogate(code) and table[code] != NAMES[kind(chr(code))]]
    assert differing == []


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=4))
def test_a_batch_of_any_characters(texts: list[str]) -> None:
    chars = characters(texts)
    assert chars.text == "".join(text + SEPARATOR for text in texts) or not texts
    assert [chars.text[a:b] for a, b in zip(chars.starts, chars.ends, strict=True)] == texts
    assert [chr(code) for code in chars.codes] == list(chars.text)
    assert chars.kinds.tolist() == [NAMES[kind(character)] for character in chars.text]
    assert chars.is_ascii == chars.text.isascii()


def test_planes_beyond_the_basic_one() -> None:
    codes = [*range(0x10000, 0x11000, 7), *range(0x1F300, 0x1F700, 5), *range(0x20000, 0x20100), 0x30000, 0xE0100]
    text = "".join(map(chr, [*codes, sys.maxunicode]))
    assert characters([text]).kinds[: len(text)].tolist() == [NAMES[kind(character)] for character in text]


def _surrogate(code: int) -> bool:
    return 0xD800 <= code < 0xE000
