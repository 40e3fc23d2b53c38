"""How often each article has each word and each phrase: sparse arrays over a corpus.

Tokens are numbers from the start (rows of a vocabulary). A phrase of n words is a number made of that of its first
n − 1 words and that of its last; only words that are new are looked at as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from scipy.sparse import csr_array, hstack

from framing.comparisons.counted import Block, Counted
from framing.corpus import Corpus
from framing.scoring.running_words import RunningWords, running_words
from framing.scoring.spellings import NO_WORD, Spellings

_AT_ONCE = 1_000_000  # places of phrases told apart at once, with 50 bytes each

Index = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class WordCounts(Counted):
    """Words and phrases of n articles, counted in memory; see `Counted`.

    Attributes
    ----------
    counts : csr_array of int32, shape (n, v)
        How often each article has each word or phrase.
    """

    counts: csr_array

    def blocks(self) -> Iterator[Block]:
        """Yield all counts at once."""
        yield slice(0, self.counts.shape[0]), self.counts

    def of_articles(self, rows: Index) -> WordCounts:
        """Return the counts of some articles, with the same columns."""
        return replace(self, counts=self.counts[rows], lengths=self.lengths[rows])


def word_counts(
    corpus: Corpus, orders: Sequence[int] = (1, 2), *, lowercase: bool = True, min_documents: int = 1
) -> WordCounts:
    """Count words and phrases in the titles and in what cleaning left of the texts.

    A word is a token with a letter in it, without a possessive ending. A phrase is a run of words within a
    sentence that no comma, bracket or number parts.

    Parameters
    ----------
    corpus : Corpus
    orders : sequence of int
        How many words long: 1 for words, 2 for pairs of neighbours, …
    lowercase : bool
        Whether "Trade" and "trade" are one word.
    min_documents : int
        What fewer articles have is left out.
    """
    spellings = Spellings()
    tokens = running_words(corpus, spellings)
    met = np.bincount(tokens.word[tokens.word != NO_WORD], minlength=len(spellings))
    form_of, forms, commonest = spellings.forms(met, lowercase)
    tokens = replace(tokens, word=np.append(form_of, np.int32(NO_WORD))[tokens.word])
    blocks, lengths = _blocks(tokens, len(corpus), orders, min_documents, forms)
    del tokens  # as large as the counts
    order = np.repeat(sorted(set(orders)), [len(parts) for _, parts in blocks])
    made_of = np.full((len(order), max(orders)), NO_WORD, np.int32)
    for _, parts in blocks:
        made_of[order == parts.shape[1], : parts.shape[1]] = parts
    counts = hstack([block for block, _ in blocks], format="csr")
    return WordCounts(lengths, order, made_of, forms, commonest, csr_array(counts))


def _blocks(
    tokens: RunningWords, n: int, orders: Sequence[int], min_documents: int, forms: pa.Array
) -> tuple[list[tuple[csr_array, Numbers]], Index]:
    """Return counts and parts of the phrases of each length, and how many runs of as many words articles have."""
    lengths = np.zeros((n, max(orders)), np.int64)
    rank = alphabetical(forms)
    blocks = []
    # Where runs of words begin, and which phrase each is; a phrase that too few articles have is none, and no
    # longer one that begins with it can be more frequent.
    starts = np.flatnonzero(tokens.word != NO_WORD).astype(np.int32)
    phrase, parts = tokens.word[starts], np.arange(len(forms), dtype=np.int32)[:, None]
    for order in range(1, lengths.shape[1] + 1):
        if order > 1:
            starts, phrase, parts = _longer(tokens, starts, phrase, parts, order, len(forms), min_documents)
        article = tokens.article[starts]
        lengths[:, order - 1] = np.bincount(article, minlength=n)
        counts, kept = _counts(phrase, article, n, rank[parts], min_documents)
        if order in orders:
            blocks.append((counts, parts[kept]))
        renumbered = np.full(len(parts) + 1, NO_WORD, np.int32)
        renumbered[kept] = np.arange(len(kept))
        phrase, parts = renumbered[phrase], parts[kept]
    return blocks, lengths


def _longer(
    tokens: RunningWords, starts: Numbers, phrase: Numbers, parts: Numbers, order: int, n_forms: int, least: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Make every run of words one word longer, where one follows; return the runs, their phrases, and of what.

    A phrase with fewer than `least` places is none.
    """
    follows = followed(tokens, starts, order)
    starts, phrase = starts[follows], phrase[follows]
    word = tokens.word[starts + np.int32(order - 1)]
    longer = np.full(len(starts), NO_WORD, np.int32)
    made_of = [np.empty((0, order), np.int32)]
    n_known = 0
    # Phrases with different last words are different: part after part bounds what is held at once.
    n_parts = len(starts) // _AT_ONCE + 1
    for part in range(n_parts):
        at = np.flatnonzero((phrase != NO_WORD) & (word % n_parts == part))
        key = phrase[at].astype(np.int64)
        key *= n_forms
        key += word[at]
        pairs = pa.array(key).dictionary_encode()
        number = pairs.indices.to_numpy()
        enough = np.flatnonzero(np.bincount(number, minlength=len(pairs.dictionary)) >= least)
        renumbered = np.full(len(pairs.dictionary), NO_WORD, np.int32)
        renumbered[enough] = np.arange(n_known, n_known + len(enough))
        longer[at] = renumbered[number]
        distinct = pairs.dictionary.to_numpy()[enough]
        made_of.append(np.column_stack((parts[distinct // n_forms], (distinct % n_forms).astype(np.int32))))
        n_known += len(enough)
    return starts, longer, np.concatenate(made_of)


def followed(tokens: RunningWords, starts: Numbers, order: int) -> npt.NDArray[np.bool_]:
    """Return which runs of words go on to so many words."""
    last = starts + np.int32(order - 1)
    follows = last < len(tokens.word)
    last = last[follows]
    follows[follows] = (tokens.word[last] != NO_WORD) & ~tokens.parted[last]
    return np.asarray(follows)


def _counts(phrase: Numbers, article: Numbers, n: int, rank: Index, min_documents: int) -> tuple[csr_array, Index]:
    """Count phrases per article; return the counts of those in enough articles, and which these are.

    They stand in the order of the alphabet, which `rank` has for their words, shape (phrases, words).
    """
    counts = matrix(phrase, article, (n, len(rank)))
    kept = np.flatnonzero(np.bincount(counts.indices, minlength=len(rank)) >= min_documents)
    kept = kept[np.lexsort(rank[kept].T[::-1])]
    column = np.full(len(rank), NO_WORD, np.int32)
    column[kept] = np.arange(len(kept))
    columns = column[counts.indices]
    stays = columns != NO_WORD
    bounds = np.concatenate(([0], np.cumsum(stays)))[counts.indptr]
    counts = csr_array((counts.data[stays], columns[stays], bounds), shape=(n, len(kept)))
    counts.sort_indices()
    return counts, kept


def matrix(phrase: Numbers, article: Numbers, shape: tuple[int, int]) -> csr_array:
    """Count phrases per article, in a matrix of this shape; `NO_WORD` is none."""
    known = phrase != NO_WORD
    bounds = np.concatenate(([0], np.cumsum(np.bincount(article[known], minlength=shape[0]))))
    counts = csr_array((np.ones(int(bounds[-1]), np.int32), phrase[known], bounds), shape=shape)
    counts.sum_duplicates()
    return counts


def alphabetical(forms: pa.Array) -> Index:
    """Return the place of each word in the alphabet, shape (f,)."""
    place = np.empty(len(forms), np.int64)
    place[pc.array_sort_indices(forms).to_numpy()] = np.arange(len(forms))
    return place
