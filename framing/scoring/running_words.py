"""The running words of articles, one behind the other: what words and phrases are counted from.

They are kept as numbers of spellings; and, for corpora larger than memory, as a table of articles.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.corpus import Corpus
from framing.scoring.batches import Batch, batches, tokenised
from framing.scoring.located import TEXTS_PER_ARTICLE
from framing.scoring.spellings import NO_WORD, Spellings
from framing.text import TokenTable, Vocabulary
from framing.text.languages import ENGLISH

Numbers = npt.NDArray[np.int32]

WORDS_SCHEMA = pa.schema(
    [("document_id", pa.string()), ("words", pa.list_(pa.dictionary(pa.int32(), pa.string())))]
)
NO_WORDS = WORDS_SCHEMA.empty_table()


@dataclass(frozen=True, slots=True)
class RunningWords:
    """The n tokens of some articles.

    Attributes
    ----------
    word : array of int32, shape (n,)
        Which word each is; `NO_WORD` for what is none.
    article : array of int32, shape (n,)
        In which article it stands, ascending.
    parted : array of bool, shape (n,)
        Whether no phrase runs into it from the token before.
    """

    word: Numbers
    article: Numbers
    parted: npt.NDArray[np.bool_]


def running_words(corpus: Corpus, spellings: Spellings) -> RunningWords:
    """Return the tokens of titles and of what cleaning left of the texts; words are numbers of spellings."""
    parts = [RunningWords(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, bool))]
    n = 0
    for batch, _ in batches(corpus):
        _, table = tokenised(batch, spellings.known)
        own = words_in(table, spellings)
        parts.append(replace(own, article=own.article + np.int32(n)))
        n += batch.articles.num_rows
    names = RunningWords.__slots__
    return RunningWords(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def words_in(table: TokenTable, spellings: Spellings) -> RunningWords:
    """Return the tokens of a batch that was tokenised with the vocabulary of the spellings."""
    return RunningWords(spellings.of(table.type_id), table.text // TEXTS_PER_ARTICLE, table.hard_gap)


def words_table(tokens: RunningWords, ids: pa.ChunkedArray, spellings: Spellings) -> pa.Table:
    """Return one row an article: ``document_id, words`` (its words as spelt; null where a phrase ends).

    Parameters
    ----------
    ids : pyarrow.ChunkedArray of string
        Of all articles, also those without a word.
    """
    is_word = tokens.word != NO_WORD
    first = np.diff(tokens.article, prepend=-1) > 0
    begins = tokens.parted | first | ~np.concatenate(([True], is_word[:-1]))
    word, article, begins = (each[is_word] for each in (tokens.word, tokens.article, begins))
    del tokens
    # A null stands before each word that begins a run, but for an article's first.
    begins &= np.diff(article, prepend=-1) == 0
    spelt = np.full(len(word) + int(begins.sum()), NO_WORD, np.int32)
    spelt[np.arange(len(word)) + np.cumsum(begins)] = word
    n = len(ids)
    lengths = np.bincount(article, minlength=n) + np.bincount(article[begins], minlength=n)
    # In the order of their first places: numbers of spellings depend on what was read before.
    first_at = np.full(len(spellings), -1)
    first_at[word[::-1]] = np.arange(len(word))[::-1]
    there = np.flatnonzero(first_at >= 0)
    own = there[np.argsort(first_at[there])].astype(np.int32)
    place = np.full(len(spellings) + 1, NO_WORD, np.int32)
    place[own] = np.arange(len(own))
    indices = pa.array(place[spelt], mask=spelt == NO_WORD)
    words = pa.DictionaryArray.from_arrays(indices, spellings.named(own))
    ends = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
    lists = pa.ListArray.from_arrays(pa.array(ends), words)
    return pa.table([ids, lists.cast(WORDS_SCHEMA.field("words").type)], schema=WORDS_SCHEMA)


class BatchWords:
    """The running words of one batch after the other, from the tokens that were made for scoring it.

    Phrases end where `running_words` has them end. It takes texts for English, so others are tokenised again.

    Parameters
    ----------
    vocabulary : Vocabulary
        The one that the batches are tokenised with.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._own = vocabulary if vocabulary.language == ENGLISH else None
        self._spellings = Spellings(self._own)

    def table(self, batch: Batch, tokens: TokenTable) -> pa.Table:
        """Return the words of a batch; see `words_table`."""
        if self._spellings.is_full:
            self._spellings = Spellings(self._own)
        if self._own is None:
            _, tokens = tokenised(batch, self._spellings.known)
        words = words_in(tokens, self._spellings)
        return words_table(words, batch.articles.column("document_id"), self._spellings)


def of_table(table: pa.Table, numbers: Numbers) -> RunningWords:
    """Return the tokens of a table that `words_table` made.

    Parameters
    ----------
    numbers : array of int32
        For each of the table's words, as `words_of_table` has them, the number that stands for it.
    """
    lists = _lists(table)
    spelt = lists.flatten()
    codes = spelt.indices.fill_null(NO_WORD).to_numpy(zero_copy_only=False)
    lengths = lists.value_lengths().to_numpy(zero_copy_only=False)
    article = np.repeat(np.arange(len(lists), dtype=np.int32), lengths)
    word = np.append(numbers, np.int32(NO_WORD))[codes]
    return RunningWords(word, article, np.diff(article, prepend=-1) > 0)


def words_of_table(table: pa.Table) -> tuple[list[str], npt.NDArray[np.int32]]:
    """Return the words of a table that `words_table` made, and which of them stand in it, one behind the other.

    The second is of shape (n,), with the nulls as −1.
    """
    spelt = _lists(table).flatten()
    return spelt.dictionary.to_pylist(), spelt.indices.fill_null(NO_WORD).to_numpy(zero_copy_only=False)


def _lists(table: pa.Table) -> pa.ListArray:
    lists = table.column("words").unify_dictionaries().combine_chunks()
    return lists.chunk(0) if isinstance(lists, pa.ChunkedArray) else lists
