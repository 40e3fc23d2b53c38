"""What VADER's rules ask of a single word, worked out once for every distinct word."""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing.scoring.tone_lexicon import CAPITAL, EMOJI, MARKED, NEGATES, Flags, ToneLexicon, Traits
from framing.text.characters import Positions

Bytes = npt.NDArray[np.uint8]
Offsets = npt.NDArray[np.int32]

SHORTEST = 3  # VADER takes what has fewer characters without its punctuation for an emoticon, and keeps it whole

# What a byte of UTF-8 is to the rules; `|` over the bytes of a word tells what is in it.
_UPPER, _LOWER, _FOREIGN, _MARK, _PUNCTUATION = 1, 2, 4, 8, 16
_BITS = np.zeros(256, np.uint8)
_BITS[list(string.ascii_uppercase.encode())] = _UPPER
_BITS[list(string.ascii_lowercase.encode())] = _LOWER
_BITS[0x80:] = _FOREIGN
_BITS[list(string.punctuation.encode())] = _PUNCTUATION
_BITS[list(b"!?")] |= _MARK


@dataclass(frozen=True, slots=True)
class WordFacts:
    """Facts on t distinct words.

    Attributes
    ----------
    row : array of int32, shape (t,)
        Row of the word (in lower case, without punctuation as far as VADER strips it) in the lexicon.
    traits : array of uint8, shape (t,)
        Which of `SCORED`, `CAPITAL`, … hold of it.
    exclamations, questions : array of int32, shape (t,)
        How many ! and ? stand in it.
    """

    row: npt.NDArray[np.int32]
    traits: Traits
    exclamations: npt.NDArray[np.int32]
    questions: npt.NDArray[np.int32]

    @staticmethod
    def on_nothing(lexicon: ToneLexicon) -> WordFacts:
        """Return one row on no word at all."""
        none = np.zeros(1, np.int32)
        return WordFacts(none + np.int32(lexicon.nothing), np.zeros(1, np.uint8), none, none)

    @staticmethod
    def together(several: Sequence[WordFacts]) -> WordFacts:
        """Put facts one after the other."""
        names = [field.name for field in fields(WordFacts)]
        return WordFacts(*(np.concatenate([getattr(each, name) for each in several]) for name in names))

    def __len__(self) -> int:
        return len(self.row)

    def __getitem__(self, which: slice) -> WordFacts:
        return WordFacts(*(getattr(self, field.name)[which] for field in fields(self)))


def word_facts(written: Sequence[str], lexicon: ToneLexicon) -> WordFacts:
    """Look at every distinct word once.

    Parameters
    ----------
    written : sequence of str, length t
        None is empty or has white space in it.
    lexicon : ToneLexicon
    """
    if not written:
        return WordFacts.on_nothing(lexicon)[:0]
    words = pa.array(written, pa.string())
    t = len(words)
    offsets = np.frombuffer(words.buffers()[1], np.int32)[: t + 1]
    # Lower-casing bytes touches ASCII alone, so that offsets hold.
    text = words.buffers()[2].to_pybytes()[: offsets[-1]]
    codes, lowered = np.frombuffer(text, np.uint8), text.lower()
    heads = offsets[:-1]
    bits = np.take(_BITS, codes)
    within = np.bitwise_or.reduceat(bits, heads)

    row = _rows(bits, lowered, heads, lexicon)
    traits = np.where((within & (_UPPER | _LOWER)) == _UPPER, CAPITAL, 0).astype(np.uint8)
    foreign = np.flatnonzero((within & _FOREIGN) != 0)
    look_up, unknown = lexicon.rows.get, lexicon.unknown
    if len(foreign):
        strings = [written[place] for place in foreign.tolist()]
        row[foreign] = [
            look_up((bare if len(bare := word.strip(string.punctuation)) >= SHORTEST else word).lower(), unknown)
            for word in strings
        ]
        traits[foreign] = [CAPITAL if word.isupper() else 0 for word in strings]
        emoji = lexicon.emoji & set("".join(strings))
        if emoji:
            traits[foreign] |= np.array([0 if emoji.isdisjoint(word) else EMOJI for word in strings], np.uint8)
    traits |= lexicon.traits[row]
    traits[_with_nt(np.frombuffer(lowered, np.uint8), heads)] |= NEGATES
    traits[(within & _MARK) > 0] |= MARKED
    return WordFacts(
        row=row,
        traits=traits,
        exclamations=_count(codes, ord("!"), heads, t),
        questions=_count(codes, ord("?"), heads, t),
    )


def _rows(bits: Bytes, lowered: bytes, heads: Offsets, lexicon: ToneLexicon) -> npt.NDArray[np.int32]:
    """Look the words up in the lexicon, without punctuation at their ends; right for words in ASCII."""
    solid = (bits & _PUNCTUATION) == 0
    at, before = np.flatnonzero(solid), _counts(solid, heads)
    full = before[1:] > before[:-1]
    whole = np.stack((heads, np.append(heads[1:], np.int32(len(bits)))), axis=1)
    borders = whole.copy()
    borders[full, 0] = at[before[:-1][full]]
    borders[full, 1] = at[before[1:][full] - 1] + 1
    short = ~full | (borders[:, 1] - borders[:, 0] < SHORTEST)
    borders[short] = whole[short]
    # Words and the gaps between them alternate, so that their borders are the offsets of an Arrow array.
    offsets = np.append(borders.ravel(), np.int32(len(bits)))
    alternating = pa.StringArray.from_buffers(len(offsets) - 1, pa.py_buffer(offsets), pa.py_buffer(lowered))
    found = pc.index_in(alternating, value_set=lexicon.words)
    rows: npt.NDArray[np.int32] = pc.fill_null(found, lexicon.unknown).to_numpy()[0::2].copy()
    return rows


def _counts(flags: Flags, heads: Offsets) -> Offsets:
    """Count how many flags are up before each word, and before the end."""
    counts = np.zeros(len(flags) + 1, np.int32)
    np.cumsum(flags, out=counts[1:])
    return np.append(counts[heads], counts[-1])


def _with_nt(lowered: Bytes, heads: Offsets) -> Positions:
    """Return which words have "n't" in them."""
    at = np.flatnonzero(lowered[1:-1] == ord("'")) + 1
    at = at[(lowered[at - 1] == ord("n")) & (lowered[at + 1] == ord("t"))]
    first, last = _word_at(at - 1, heads), _word_at(at + 1, heads)
    in_one_word: Positions = first[first == last]
    return in_one_word


def _count(codes: Bytes, mark: int, heads: Offsets, size: int) -> npt.NDArray[np.int32]:
    return np.bincount(_word_at(np.flatnonzero(codes == mark), heads), minlength=size).astype(np.int32)


def _word_at(at: Positions, heads: Offsets) -> Positions:
    word: Positions = np.searchsorted(heads, at, side="right") - 1
    return word
