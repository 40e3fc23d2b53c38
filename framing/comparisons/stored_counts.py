"""Words and phrases of articles whose running words lie on disk, counted part by part.

Nothing is held of all articles but their lengths, and of words and phrases but those that enough articles have.
Parts are therefore read several times: for the words, once and more for each length of phrase, and for the counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from scipy.sparse import csr_array, hstack

from framing.comparisons.counted import Block, Counted, Index, Numbers
from framing.comparisons.word_counts import alphabetical, followed, matrix
from framing.results import Table
from framing.scoring.running_words import RunningWords, of_table, words_of_table
from framing.scoring.spellings import NO_WORD, forms_of

_AT_ONCE = 100_000_000  # places of phrases among which those that recur are looked for in one reading


@dataclass(frozen=True, slots=True)
class _Parts:
    """The running words of some articles, part by part; words are numbers of forms.

    Attributes
    ----------
    table : Table
        As `words_table` makes it.
    chosen : array of bool, one an article of the table
    forms : list of array of int32
        For each part, the form of each of its words.
    """

    table: Table
    chosen: npt.NDArray[np.bool_]
    forms: list[Numbers]

    def read(self) -> Iterator[tuple[RunningWords, int]]:
        """Yield the tokens of each part's articles, numbered from 0, and how many articles these are."""
        first = 0
        for part, forms in zip(self.table.parts("words"), self.forms, strict=True):
            own = self.chosen[first : first + part.num_rows]
            first += part.num_rows
            yield _only(of_table(part, forms), own), int(own.sum())


@dataclass(frozen=True, slots=True)
class StoredCounts(Counted):
    """Words and phrases that are counted anew, part by part, whenever they are asked for; see `Counted`."""

    source: _Parts
    phrases: tuple[Index, ...]  # for each length, the keys of those that enough articles have; see `_numbered`
    column: tuple[Numbers, ...]  # for each length that is wanted (else empty), the column of each of them

    def blocks(self) -> Iterator[Block]:
        """Yield the counts of each part."""
        first = 0
        for tokens, n in self.source.read():
            counts = []
            for (_, article, _, phrase), column in zip(
                _numbered(tokens, self.phrases, len(self.forms)), self.column, strict=True
            ):
                if len(column):
                    number = np.append(column, np.int32(NO_WORD))[phrase]
                    counts.append(matrix(number, article, (n, len(column))))
            together = csr_array(hstack(counts, format="csr")) if counts else csr_array((n, 0), dtype=np.int32)
            yield slice(first, first + n), together
            first += n


def stored_counts(
    words: Table,
    chosen: npt.NDArray[np.bool_],
    orders: Sequence[int] = (1, 2),
    *,
    lowercase: bool = True,
    min_documents: int = 1,
) -> StoredCounts:
    """Count words and phrases as `word_counts` does.

    Parameters
    ----------
    words : Table
        As `words_table` makes it.
    chosen : array of bool, one an article of the table
        Whose words are counted.
    orders, lowercase, min_documents
        As for `word_counts`.
    """
    number: dict[str, int] = {}
    met = np.zeros(0, np.int64)
    of_part: list[Numbers] = []
    first = 0
    for part in words.parts("words"):
        own, _ = words_of_table(part)
        numbers = np.array([number.setdefault(word, len(number)) for word in own], np.int32)
        tokens = _only(of_table(part, numbers), chosen[first : first + part.num_rows])
        first += part.num_rows
        of_part.append(numbers)
        here = np.bincount(tokens.word[tokens.word != NO_WORD], minlength=len(number))
        here[: len(met)] += met
        met = here
    form_of, forms, commonest = forms_of(list(number), met, lowercase)
    source = _Parts(words, chosen, [form_of[numbers] for numbers in of_part])
    del number, of_part
    phrases, parts, lengths = _recurring(source, max(orders), min_documents, len(forms))
    rank = alphabetical(forms)
    columns, made_of, order = [], [], []
    for length, each in enumerate(parts, 1):
        column = np.empty(0, np.int32)
        if length in orders:
            alphabet = np.lexsort(rank[each].T[::-1])
            column = np.empty(len(each), np.int32)
            column[alphabet] = np.arange(len(each), dtype=np.int32)
            filled = np.full((len(each), max(orders)), NO_WORD, np.int32)
            filled[:, :length] = each[alphabet]
            made_of.append(filled)
            order.append(np.full(len(each), length, np.int64))
        columns.append(column)
    return StoredCounts(
        lengths=lengths,
        order=np.concatenate(order),
        parts=np.concatenate(made_of),
        forms=forms,
        spellings=commonest,
        source=source,
        phrases=tuple(phrases),
        column=tuple(columns),
    )


def _recurring(source: _Parts, longest: int, least: int, n_forms: int) -> tuple[list[Index], list[Numbers], Index]:
    """Find the phrases of each length that enough articles have; return keys, of which forms, and `lengths`."""
    phrases: list[Index] = []
    parts: list[Numbers] = []
    lengths: list[Index] = []
    for order in range(1, longest + 1):
        # Phrases with different keys are different: one share of the keys after the other bounds what is held.
        n_shares = 1 if order == 1 else int(lengths[-1].sum()) // _AT_ONCE + 1
        kept = []
        for share in range(n_shares):
            found = _Tally()
            own = []
            for tokens, n in source.read():
                *_, (_, article, key, _) = _numbered(tokens, [*phrases, np.empty(0, np.int64)], n_forms)
                own.append(np.bincount(article, minlength=n).astype(np.int64))
                found.add(*_articles_with(np.where(key % n_shares == share, key, NO_WORD), article, n))
            kept.append(found.at_least(least))
            if not share:
                lengths.append(np.concatenate([np.empty(0, np.int64), *own]))
        keys = np.sort(np.concatenate(kept))
        last = (keys % n_forms).astype(np.int32)[:, None]
        parts.append(last if order == 1 else np.column_stack((parts[-1][keys // n_forms], last)))
        phrases.append(keys)
    return phrases, parts, np.stack(lengths, axis=1)


def _numbered(
    tokens: RunningWords, phrases: Sequence[Index], n_forms: int
) -> Iterator[tuple[Numbers, Numbers, Index, Numbers]]:
    """Yield, for each length of phrase: where runs of words begin, their articles, keys and numbers.

    The key of a word is its form; that of a longer phrase is made of the number of all but its last word and of
    the form of the last. A number is a place among the keys in `phrases`; `NO_WORD` for what is not among them.
    """
    starts = np.flatnonzero(tokens.word != NO_WORD).astype(np.int32)
    number = np.zeros(len(starts), np.int32)
    for order, known in enumerate(phrases, 1):
        if order > 1:
            follows = followed(tokens, starts, order)
            starts, number = starts[follows], number[follows]
        key = number.astype(np.int64) * n_forms + tokens.word[starts + np.int32(order - 1)]
        key[number == NO_WORD] = NO_WORD
        place = pc.index_in(pa.array(key), value_set=pa.array(known, pa.int64()))
        number = place.fill_null(NO_WORD).to_numpy(zero_copy_only=False)
        yield starts, tokens.article[starts], key, number


def _articles_with(key: Index, article: Numbers, n: int) -> tuple[Index, Index]:
    """Return the distinct keys but `NO_WORD`, and how many articles have each."""
    known = key != NO_WORD
    coded = pa.array(key[known]).dictionary_encode()
    counts = matrix(coded.indices.to_numpy(), article[known], (n, len(coded.dictionary)))
    return coded.dictionary.to_numpy(), np.bincount(counts.indices, minlength=counts.shape[1])


class _Tally:
    """In how many articles keys stand, gathered part by part."""

    def __init__(self) -> None:
        self._keys: list[Index] = [np.empty(0, np.int64)]
        self._counts: list[Index] = [np.empty(0, np.int64)]

    def add(self, keys: Index, counts: Index) -> None:
        """Add distinct keys with the numbers of articles."""
        self._keys.append(keys)
        self._counts.append(counts)
        # As soon as what came since weighs as much as all before, it is put to it: every key moves a few times.
        if sum(map(len, self._keys[1:])) > len(self._keys[0]):
            self._merge()

    def _merge(self) -> None:
        keys, which = np.unique(np.concatenate(self._keys), return_inverse=True)
        counts = np.bincount(which, np.concatenate(self._counts), len(keys)).astype(np.int64)
        self._keys, self._counts = [keys], [counts]

    def at_least(self, least: int) -> Index:
        """Return the keys that so many articles have."""
        self._merge()
        kept: Index = self._keys[0][self._counts[0] >= least]
        return kept


def _only(tokens: RunningWords, chosen: npt.NDArray[np.bool_]) -> RunningWords:
    """Return the tokens of some articles, with their numbers among these."""
    if chosen.all():
        return tokens
    inside = chosen[tokens.article]
    number = (np.cumsum(chosen) - 1).astype(np.int32)
    return replace(
        tokens,
        word=tokens.word[inside],
        article=number[tokens.article[inside]],
        parted=tokens.parted[inside],
    )
