"""A batch of texts as one buffer of characters, and what kind of character each one is."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from framing.text.byte_places import BytePlaces

Codes = npt.NDArray[np.uint8] | npt.NDArray[np.uint16] | npt.NDArray[np.uint32]
Kinds = npt.NDArray[np.uint8]
Positions = npt.NDArray[np.int64]

# What a character is to the tokeniser: small numbers, so that a set of kinds is a look-up table, and in an order
# that lets one comparison tell words (up to DIGIT) and marks (beyond IDEOGRAPH).
SPACE = 0
LETTER = 1  # letters without case, and lower-case letters; combining marks belong to the letter before them
UPPER = 2  # upper- and title-case letters
DIGIT = 3
IDEOGRAPH = 4  # Han, kana: each a token of its own
NEWLINE = 5
BREAK = 6  # set aside by cleaning: nothing here is text, and nothing runs across it
APOSTROPHE = 7
DOT = 8
COMMA = 9
HYPHEN = 10
BANG = 11  # ! ? …: a sentence may go on after them ("Yahoo! said")
FULL_STOP = 12  # 。！？； and their kin: a sentence always ends
OPENING = 13  # “ « „ 「 『
CLOSING = 14  # ” » 」 』
STRAIGHT = 15  # "
SINGLE_OPENING = 16  # ‘ ‚ ‹
SOFT = 17  # marks that a phrase may run across: & / and the like are not punctuation between clauses
HARD = 18  # marks that end a phrase: comma-like, brackets, dashes between clauses
BRACKET = 19  # opening brackets
INVISIBLE = 20  # soft hyphens and joiners: a word goes on after them
SINGLE_CLOSING = 21  # ›
N_KINDS = 22

SEPARATOR = "\n\n"  # stands between two texts of a batch

_TABLE_SIZE = 0x10000  # the basic multilingual plane; what lies beyond it falls into a few large blocks

INVISIBLE_CHARACTERS = "\u00ad\u200c\u200d\u2060\ufeff"

_SPECIAL: dict[int, str] = {
    NEWLINE: "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029",
    APOSTROPHE: "'\u2019\u02bc\uff07",
    DOT: ".\u2024\uff0e",
    COMMA: ",\u066b\u066c",
    HYPHEN: "-\u2010\u2011\u2013",
    BANG: "!?\u2026\u203c\u2047\u2048\u2049\u061f\u06d4",
    FULL_STOP: "\u3002\uff01\uff1f\uff61\uff1b",
    OPENING: "\u201c\u00ab\u201e\u300c\u300e\u201f\u301d",
    CLOSING: "\u201d\u00bb\u300d\u300f\u301e\u301f",
    STRAIGHT: '"\uff02',
    SINGLE_OPENING: "\u2018\u201a\u2039",
    SINGLE_CLOSING: "\u203a",
    SOFT: "&/_*`\u00b4\u00b7\u30fb@#+$%\u20ac\u00a3",
    BRACKET: "([{\uff08\u3010\u300a",
    INVISIBLE: INVISIBLE_CHARACTERS,
}
_EMOJI_FORMS = slice(0xFE00, 0xFE10)  # say how the sign before them is drawn
# Ranges of characters that are words by themselves: 々 and 〇, kana, CJK ideographs and their compatibility forms.
_IDEOGRAPHS = (
    (0x3005, 0x3008),
    (0x3041, 0x3100),
    (0x31F0, 0x3200),
    (0x3400, 0x4DC0),
    (0x4E00, 0xA000),
    (0xF900, 0xFB00),
)
_KIND_OF_CATEGORY = {"Lu": UPPER, "Lt": UPPER, "Nd": DIGIT, "Nl": DIGIT, "No": DIGIT, "Zs": SPACE, "Cf": SOFT}
_KIND_OF_GROUP = {"L": LETTER, "M": LETTER, "P": HARD, "S": SOFT, "Z": NEWLINE, "C": SOFT, "N": DIGIT}


def _kind(character: str) -> int:
    category = unicodedata.category(character)
    return _KIND_OF_CATEGORY.get(category, _KIND_OF_GROUP[category[0]])


@cache
def kind_table() -> Kinds:
    """Return the kind of every character of the basic plane, as an array indexed by code point."""
    table = np.fromiter(map(_kind, map(chr, range(_TABLE_SIZE))), np.uint8, _TABLE_SIZE)
    for first, last in _IDEOGRAPHS:
        table[first:last] = IDEOGRAPH
    table[_EMOJI_FORMS] = SOFT
    for kind, characters in _SPECIAL.items():
        table[[ord(character) for character in characters]] = kind
    table[ord("\t")] = SPACE
    table.flags.writeable = False
    return table


def _kinds_beyond(codes: Codes) -> Kinds:
    """Tell the kinds of characters beyond the basic plane: scripts, then emoji and symbols, then ideographs."""
    blocks = np.searchsorted((0x1D000, 0x20000, 0x40000), codes, side="right")
    return np.array((LETTER, SOFT, IDEOGRAPH, SOFT), np.uint8)[blocks]


def kinds_in(*kinds: int) -> npt.NDArray[np.bool_]:
    """Return a look-up table that is true for the given kinds: ``kinds_in(LETTER, DIGIT)[characters.kinds]``."""
    table = np.zeros(N_KINDS, bool)
    table[list(kinds)] = True
    return table


def look_up(table: npt.NDArray[np.uint8] | npt.NDArray[np.bool_], kinds: Kinds) -> npt.NDArray[np.uint8]:
    """Return ``table[kinds]`` for a table of single bytes: `bytes.translate` is the fastest look-up there is."""
    padded = np.zeros(256, np.uint8)
    padded[: len(table)] = table
    return np.frombuffer(bytearray(kinds).translate(padded.tobytes()), np.uint8)


@dataclass(frozen=True, slots=True)
class Characters:
    """Several texts joined to one buffer; n characters.

    Attributes
    ----------
    text : str
        The texts with `SEPARATOR` after each; n characters.
    codes : array of uint8, uint16 or uint32, shape (n,)
        The code point of every character, in as few bytes as all of them need (uint8 where all are ASCII).
    kinds : array of uint8, shape (n,)
        What each character is to the tokeniser; `BREAK` where cleaning set it aside.
    marks : array of int64, shape (k,)
        The positions of all characters that are neither blank nor part of a word; one in twenty.
    mark_kinds : array of uint8, shape (k,)
        The kinds of the marks.
    utf8 : bytes
        The batch in UTF-8.
    bytes : BytePlaces
        Where characters stand in `utf8`.
    starts, ends : array of int64, shape (m,)
        Where each text begins and ends (without its separator).
    """

    text: str
    codes: Codes
    kinds: Kinds
    marks: Positions
    mark_kinds: Kinds
    utf8: bytes
    bytes: BytePlaces
    starts: Positions
    ends: Positions

    @property
    def is_ascii(self) -> bool:
        """Whether every character is ASCII, so that characters are bytes."""
        return self.codes.dtype == np.uint8

    def marks_of(self, *kinds: int) -> Positions:
        """Return the positions of all marks of some kinds."""
        # As flags: of these, NumPy finds the true ones many times faster than numbers above 0.
        found: Positions = self.marks.take(np.flatnonzero(look_up(kinds_in(*kinds), self.mark_kinds).view(bool)))
        return found


def characters(texts: Sequence[str], cuts: Sequence[tuple[int, int, int]] = ()) -> Characters:
    """Join texts to one buffer and tell what each character is.

    Parameters
    ----------
    texts : sequence of str
        Without lone surrogates.
    cuts : sequence of (text, start, end)
        Spans of single texts, in characters, that count as no text at all.
    """
    joined = SEPARATOR.join((*texts, "")) if texts else SEPARATOR
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    ends = np.cumsum(lengths + len(SEPARATOR)) - len(SEPARATOR)
    starts = ends - lengths
    utf8 = joined.encode("utf-8")
    codes = _codes(joined, utf8)
    # Nearly all characters are ASCII, which the low byte tells.
    kinds = look_up(kind_table()[:256], codes.astype(np.uint8, copy=False))
    wide = np.flatnonzero(codes > 0x7F)
    kinds[wide] = _kinds(codes[wide])
    for text, start, end in cuts:
        kinds[starts[text] + start : starts[text] + end] = BREAK
    marks = np.flatnonzero(kinds > IDEOGRAPH)
    places = BytePlaces.of(codes, wide)
    return Characters(joined, codes, kinds, marks, kinds.take(marks), utf8, places, starts, ends)


def _codes(text: str, utf8: bytes) -> Codes:
    """Return the code points of a text, in as few bytes as all of them need."""
    if len(utf8) == len(text):
        return np.frombuffer(utf8, np.uint8)
    units = np.frombuffer(text.encode("utf-16-le"), "<u2")
    return units if len(units) == len(text) else np.frombuffer(text.encode("utf-32-le"), "<u4")


def _kinds(codes: Codes) -> Kinds:
    """Tell the kinds of any characters."""
    kinds = np.take(kind_table(), codes, mode="clip")
    beyond = np.flatnonzero(codes >= _TABLE_SIZE)
    if len(beyond):
        kinds[beyond] = _kinds_beyond(codes[beyond])
    return kinds
