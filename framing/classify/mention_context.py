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

MASK = "TARGET"  # in lists of words; in upper case, as no folded word is
STAND_IN = "Xtarget"  # in texts: reads like a name, and says nothing
_FOLDED = frozenset({"xtarget", "xtarget's"})
_WIDEST = 3  # so many words on either side may belong to the same name


@dataclass(frozen=True, slots=True)
class Mentions:
    """k mentions, each in a sentence of its own in which the target's name is masked.

    Attributes
    ----------
    table : TokenTable
        Of k texts: the masked sentences.
    vocabulary : Vocabulary
    at : array of int64, shape (k,)
        The token that stands for the target.
    low, high : array of int64, shape (k,)
        The first token of its sentence, and the one after the last.
    """

    table: TokenTable
    vocabulary: Vocabulary
    at: Index
    low: Index
    high: Index

    def __len__(self) -> int:
        return len(self.at)

    @property
    def words(self) -> list[str]:
        """The folded form of each word of the vocabulary; `MASK` for the target's name."""
        return [MASK if word in _FOLDED else word for word in self.vocabulary.folded]


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
        try:
            start, end = int(values[1]), int(values[2])
        except (TypeError, ValueError):
            raise InputError(
                f"A mention is (text, start, end), with whole numbers for start and end. Number {number} (from 0) "
                f"has {values[1]!r} and {values[2]!r}."
            ) from None
        places.append((rows.setdefault(values[0], len(rows)), start, end))
    return list(rows), places


def locate_mentions(texts: Sequence[str], spans: Sequence[Span]) -> Mentions:
    """Cut out the sentence of each mention, and mask the target's name in it, wherever it stands.

    The name is the mention with the capitalised words beside it: "Angela Merkel" for "Merkel". One word stands for
    all of it, so that nothing tells how long it was.

    Raises
    ------
    InputError
        A mention stands on no word.
    """
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
    low = table.sentence_first[table.sentence[first]]
    high = table.sentence_first[table.sentence[first] + 1]
    named = _name_words(table, vocabulary)
    first, last = _widened(table, named, first, np.minimum(last, high - 1), low, high)
    sentences, at = _masked(table, vocabulary, named, first, last, low, high)
    masked_words = Vocabulary()
    masked = token_table(sentences, vocabulary=masked_words)
    token = np.searchsorted(masked.ends, masked.chars.starts[: len(at)] + at, side="right").astype(np.int64)
    sentence = masked.sentence[token]
    return Mentions(
        masked, masked_words, token, masked.sentence_first[sentence], masked.sentence_first[sentence + 1]
    )


def _masked(
    table: TokenTable,
    vocabulary: Vocabulary,
    named: npt.NDArray[np.bool_],
    first: Index,
    last: Index,
    low: Index,
    high: Index,
) -> tuple[list[str], Index]:
    """Return the masked sentences, and the character at which the target's mask stands in each."""
    plain = [bare(word) for word in vocabulary.folded]
    ids, starts, ends = table.type_id.tolist(), table.starts.tolist(), table.ends.tolist()
    is_name = named.tolist()
    span = zip(table.sentence_starts.tolist(), table.sentence_ends.tolist(), strict=True)
    borders = list(span)
    owner = table.sentence[first].tolist()
    sentences, at = [], []
    rows = zip(owner, first.tolist(), last.tolist(), low.tolist(), high.tolist(), strict=True)
    for sentence, begin, finish, start, stop in rows:
        own = {plain[ids[token]] for token in range(begin, finish + 1) if is_name[token]}
        parts: list[str] = []
        written = borders[sentence][0]
        token, length = start, 0
        while token < stop:
            is_target = token == begin
            end = finish + 1 if is_target else token + 1
            if not is_target and not (is_name[token] and plain[ids[token]] in own):
                token = end
                continue
            while not is_target and end < stop and end != begin and is_name[end] and plain[ids[end]] in own:
                end += 1
            before = table.chars.text[written : starts[token]]
            owns = vocabulary.folded[ids[end - 1]].endswith("'s")
            if is_target:
                at.append(length + len(before))
            parts += [before, STAND_IN + "'s" * owns]
            length += len(before) + len(parts[-1])
            written = ends[end - 1]
            token = end
        sentences.append("".join(parts) + table.chars.text[written : borders[sentence][1]])
    return sentences, np.array(at, np.int64)


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
    for _ in range(_WIDEST):
        before = np.maximum(first - 1, 0)
        grows = named[first] & (first > low) & named[before] & ~hard[first]
        first = np.where(grows, before, first)
        after = np.minimum(last + 1, len(named) - 1)
        grows = named[last] & (last + 1 < high) & named[after] & ~hard[after]
        last = np.where(grows, after, last)
    return first, last
