"""Mentions of targets with the words around them, the target's own name put out of sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.classify.texts import mended
from framing.errors import InputError
from framing.scoring.stance_words import CAPITAL, stance_words
from framing.text import TokenTable, Vocabulary, token_table
from framing.text.words import STARTER, TITLE, bare

Index = npt.NDArray[np.int64]
Span = tuple[int, int, int]
Mention = tuple[str, int, int]

MASK = "TARGET"  # in upper case, as no folded word is


@dataclass(frozen=True, slots=True)
class Mentions:
    """k mentions in a batch of texts.

    Attributes
    ----------
    table : TokenTable
    vocabulary : Vocabulary
    first, last : array of int64, shape (k,)
        The tokens of each mention, with the rest of the name that it stands in ("Angela Merkel" for "Merkel").
    low, high : array of int64, shape (k,)
        The first token of its sentence, and the one after the last.
    own : tuple of frozenset of str, length k
        The folded words of the target's name; nowhere in the text are they to be read.
    """

    table: TokenTable
    vocabulary: Vocabulary
    first: Index
    last: Index
    low: Index
    high: Index
    own: tuple[frozenset[str], ...]

    def __len__(self) -> int:
        return len(self.first)


def read_mentions(given: object, spans: Sequence[Span] | None = None) -> tuple[list[str], list[Span]]:
    """Return texts and the mentions in them.

    Parameters
    ----------
    given : sequence
        Of (text, start, end), one a mention; or, with `spans`, of texts.
    spans : sequence of (text, start, end), optional
        Which text, and its characters, the end not included.

    Raises
    ------
    InputError
        A mention is none, or stands outside its text.
    """
    if isinstance(given, str | bytes) or not hasattr(given, "__iter__"):
        raise InputError("Mentions have to be a list of (text, start, end).")
    if spans is not None:
        texts, places = [str(text) for text in given], [(int(t), int(a), int(b)) for t, a, b in spans]
    else:
        texts, places = _of_mentions(list(given))
    if not places:
        raise InputError("There are no mentions.")
    outside = [
        f"number {row}: characters {start} to {end} of a text of "
        f"{len(texts[text]) if 0 <= text < len(texts) else 0}"
        for row, (text, start, end) in enumerate(places)
        if not (0 <= text < len(texts) and 0 <= start < end <= len(texts[text]))
    ]
    if outside:
        more = f", and {len(outside) - 3:,} more" if len(outside) > 3 else ""
        raise InputError(f"Mentions outside their texts: {'; '.join(outside[:3])}{more}. `start` counts from 0.")
    return [mended(text) for text in texts], places


def _of_mentions(given: list[object]) -> tuple[list[str], list[Span]]:
    rows: dict[str, int] = {}
    places = []
    for number, mention in enumerate(given):
        values = (
            tuple(mention) if isinstance(mention, Sequence | np.ndarray) and not isinstance(mention, str) else ()
        )
        if len(values) != 3 or not isinstance(values[0], str):
            raise InputError(
                f"A mention is (text, start, end): the text and the characters of the target in it. Number "
                f"{number} "
                f"(from 0) is a value of type {type(mention).__name__}."
            )
        places.append((rows.setdefault(values[0], len(rows)), int(values[1]), int(values[2])))
    return list(rows), places


def locate_mentions(texts: Sequence[str], spans: Sequence[Span]) -> Mentions:
    """Tokenise texts, and find the mentions' tokens and the rest of their names."""
    vocabulary = Vocabulary()
    table = token_table(texts, vocabulary=vocabulary)
    place = np.array(spans, np.int64).reshape(-1, 3)
    opens = table.chars.starts[place[:, 0]]
    first = np.searchsorted(table.ends, opens + place[:, 1], side="right").astype(np.int64)
    last = np.searchsorted(table.starts, opens + place[:, 2]).astype(np.int64) - 1
    empty = np.flatnonzero(last < first)
    if len(empty):
        text, start, end = spans[int(empty[0])]
        raise InputError(f"Mention number {empty[0]} (from 0), {texts[text][start:end]!r}, stands on no word.")
    named = _name_words(table, vocabulary)
    low = table.sentence_first[table.sentence[first]]
    high = table.sentence_first[table.sentence[first] + 1]
    last = np.minimum(last, high - 1)
    folded = [bare(word) for word in vocabulary.folded]
    is_name = named[first] | named[last]
    wide_first, wide_last = _widened(table, named, first, last, low, high)
    own = tuple(
        frozenset(folded[row] for row in table.type_id[a : b + 1].tolist() if len(folded[row]) > 1)
        if name
        else frozenset()
        for a, b, name in zip(wide_first.tolist(), wide_last.tolist(), is_name.tolist(), strict=True)
    )
    return Mentions(table, vocabulary, wide_first, wide_last, low, high, own)


def _name_words(table: TokenTable, vocabulary: Vocabulary) -> npt.NDArray[np.bool_]:
    """Tell which tokens may be part of a name: they begin with a capital, and are no title or small word."""
    traits = stance_words(vocabulary).traits
    plain = (vocabulary.flags & (STARTER | TITLE)) != 0
    found: npt.NDArray[np.bool_] = (((traits & CAPITAL) != 0) & ~plain)[table.type_id]
    return found


def _widened(
    table: TokenTable, named: npt.NDArray[np.bool_], first: Index, last: Index, low: Index, high: Index
) -> tuple[Index, Index]:
    """Take in the neighbours that belong to the same name."""
    hard = np.append(table.hard_gap, True)
    first, last = first.copy(), last.copy()
    for _ in range(3):
        before = np.maximum(first - 1, 0)
        grows = named[first] & (first > low) & named[before] & ~hard[first]
        first = np.where(grows, before, first)
        after = np.minimum(last + 1, len(named) - 1)
        grows = named[last] & (last + 1 < high) & named[after] & ~hard[after]
        last = np.where(grows, after, last)
    return first, last
