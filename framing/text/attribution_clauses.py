"""A batch as the rules of attribution see it: classes of tokens, and the marks between them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.text.attribution_words import CueWords
from framing.text.characters import UPPER
from framing.text.gaps import GAP_HARD
from framing.text.table import JOURNALIST, TokenTable

Index = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Bits = npt.NDArray[np.int32]

# What stands before a token, beyond blanks; one bit each.
COMMA = 1
SEMICOLON = 2
COLON = 4
DASH = 8
OPENS = 16  # a bracket
CLOSES = 32
QUOTE_BEGINS = 64
QUOTE_ENDS = 128
SENTENCE = 256
PARAGRAPH = 512
BORDER = COMMA | SEMICOLON | COLON | DASH | OPENS | CLOSES | QUOTE_BEGINS | QUOTE_ENDS | SENTENCE | PARAGRAPH
PAUSE = BORDER & ~(QUOTE_BEGINS | QUOTE_ENDS)

_MARKS = {",，": COMMA, ";；": SEMICOLON, ":：": COLON, "—―": DASH, "([（": OPENS, ")]）": CLOSES}
_MARK_TABLE = np.zeros(0x10000, np.int32)
for _characters, _bit in _MARKS.items():
    for _character in _characters:
        _MARK_TABLE[ord(_character)] = _bit
_HYPHENS = np.array([ord(mark) for mark in "-–‐‑"])
_WALK = 6  # characters of a gap that are read
_WORDS_OF_A_QUOTATION = 3  # shorter ones may be names: they do not part clauses unless a comma stands beside them


@dataclass(frozen=True, slots=True)
class Clauses:
    """Arrays over the n tokens of a batch, each with one entry more, for the end.

    Attributes
    ----------
    table : TokenTable
    bits, verb, form, noun, adjective, preposition : array of int32, shape (n + 1,)
        The facts of `CueWords`.
    capital : array of bool, shape (n + 1,)
        Whether the token starts with a capital letter.
    marks : array of int32, shape (n + 1,)
        What stands before the token: the bits above.
    quotation : array of int64, shape (n + 1,)
        Which quotation the token stands in; −1 for none.
    borders : array of int64
        The tokens before which something stands, in order.
    first_of, last_of : array of int64, shape (n + 1,)
        The first and the last token of the token's sentence.
    quote_first, quote_last : array of int64, shape (q,)
        The tokens of each quotation; ``last < first`` where it holds none.
    """

    table: TokenTable
    bits: Bits
    verb: Bits
    form: Bits
    noun: Bits
    adjective: Bits
    preposition: Bits
    capital: Flags
    marks: Bits
    quotation: Index
    borders: Index
    first_of: Index
    last_of: Index
    quote_first: Index
    quote_last: Index

    def is_any(self, tokens: Index, bits: int) -> Flags:
        """Whether tokens are of some class."""
        found: Flags = (self.bits[tokens] & bits) != 0
        return found

    def before(self, tokens: Index, marks: int) -> Flags:
        """Whether some mark stands before tokens."""
        found: Flags = (self.marks[tokens] & marks) != 0
        return found

    def nominal(self, tokens: Index) -> Flags:
        """Whether a token can be the first of a noun phrase."""
        from framing.text import attribution_words as w

        other = (
            w.PREPOSITION | w.CONJUNCTION | w.TO_WORD | w.AUXILIARY | w.NEGATION | w.ADVERB | w.TIME | w.THAT_WORD
        )
        found: Flags = ~self.is_any(tokens, other) | self.is_any(tokens, w.SUBJECT | w.DETERMINER)
        return found


def read_clauses(table: TokenTable, words: CueWords) -> Clauses:
    """Look a batch's tokens up and find what stands between them."""
    n = len(table)
    facts = np.concatenate((words.facts()[table.type_id], np.zeros((1, 6), np.int32)))
    columns = [np.ascontiguousarray(facts[:, place]) for place in range(6)]
    quote_first = np.searchsorted(table.starts, table.quotations.starts)
    quote_last = np.searchsorted(table.starts, table.quotations.ends) - 1
    marks = _marks(table, quote_first, quote_last)
    quotation = np.full(n + 1, -1)
    inside = np.flatnonzero(table.voice != JOURNALIST)
    quotation[inside] = np.searchsorted(quote_first, inside, side="right") - 1
    sentence = table.sentence
    first_of = np.append(table.sentence_first[:-1][sentence], n)
    last_of = np.append(table.sentence_first[1:][sentence] - 1, n)
    capital = np.append(table.chars.kinds[table.starts] == UPPER, False)
    return Clauses(
        table,
        *columns,
        capital,
        marks,
        quotation,
        np.flatnonzero(marks),
        first_of,
        last_of,
        quote_first,
        quote_last,
    )


def _marks(table: TokenTable, quote_first: Index, quote_last: Index) -> Bits:
    """Return the marks before each token."""
    n = len(table)
    chars = table.chars
    begins = np.concatenate(([0], table.ends))
    lengths = np.append(table.starts, len(chars.kinds)) - begins
    marks = np.zeros(n + 1, np.int32)
    at = np.flatnonzero((lengths > 1) | ((table.gaps & GAP_HARD) != 0))
    at = at[at < n]
    found = np.zeros(len(at), np.int32)
    hyphens = np.zeros(len(at), np.int32)
    blanks = np.zeros(len(at), np.int32)
    going = np.arange(len(at))
    for step in range(_WALK):
        going = going[lengths[at[going]] > step]
        codes = chars.codes[begins[at[going]] + step]
        found[going] |= np.take(_MARK_TABLE, codes, mode="clip")
        hyphens[going] += np.isin(codes, _HYPHENS)
        blanks[going] += codes == 32
    found[(hyphens > 0) & ((blanks >= 2) | (hyphens > 1))] |= DASH
    marks[at] = found
    marks[table.sentence_first[:-1]] |= SENTENCE
    marks[table.paragraph_first[:-1]] |= PARAGRAPH
    marks[n] = SENTENCE | PARAGRAPH
    # A quotation parts clauses if it is long, or a comma stands at its border.
    after = quote_last + 1
    long = after - quote_first >= _WORDS_OF_A_QUOTATION
    closes = long | ((marks[after] & (COMMA | SENTENCE)) != 0)
    opens = long | ((marks[quote_first] & (COMMA | COLON)) != 0)
    some = after > quote_first
    marks[quote_first[opens & some]] |= QUOTE_BEGINS
    marks[after[closes & some]] |= QUOTE_ENDS
    return marks


def following(places: Index, tokens: Index, none: int) -> Index:
    """Return for each token the first place at or after it; `none` where there is none."""
    found: Index = np.append(places, none)[np.searchsorted(places, tokens)]
    return found


def preceding(places: Index, tokens: Index) -> Index:
    """Return for each token the last place at or before it; −1 where there is none."""
    found: Index = np.append(places, -1)[np.searchsorted(places, tokens, side="right") - 1]
    return found
