"""The words of a corpus where they stand: a number a token, with its sentence and its article."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from framing.corpus import Corpus
from framing.scoring.batches import batches, tokenised
from framing.text import Vocabulary
from framing.text.words import bare

Numbers = npt.NDArray[np.int32]
Counts = npt.NDArray[np.int64]

NO_WORD = -1  # a token that is no word, or one that is not among those that are looked at


@dataclass(frozen=True, slots=True)
class WordPlaces:
    """The words of n articles, in s sentences; w tokens, v distinct words.

    Attributes
    ----------
    words : tuple of str, length v
        In the form in which they are compared: folded, without a possessive ending. The most frequent first,
        equally frequent ones by the alphabet.
    counts, documents : array of int64, shape (v,)
        How often each occurs, and in how many articles.
    word : array of int32, shape (w,)
        Which word each token is, `NO_WORD` for numbers and the like.
    sentence : array of int32, shape (w,)
        Which sentence a token stands in.
    sentence_article : array of int32, shape (s,)
        Which article a sentence stands in.
    starts, ends : array of int64, shape (s,)
        Where each sentence begins and ends, in characters of the article's text, or of its title.
    in_title : array of bool, shape (s,)
    n_articles : int
    """

    words: tuple[str, ...]
    counts: Counts
    documents: Counts
    word: Numbers
    sentence: Numbers
    sentence_article: Numbers
    starts: Counts
    ends: Counts
    in_title: npt.NDArray[np.bool_]
    n_articles: int

    @property
    def article(self) -> Numbers:
        """Which article each token stands in, shape (w,)."""
        found: Numbers = self.sentence_article[self.sentence]
        return found

    def among(self, words: Collection[str], without: Collection[str] = ()) -> Counts:
        """Return the place of each word in a list of words, −1 where it is not there or left out; shape (v,)."""
        rows = {word: row for row, word in enumerate(words)}
        left_out = frozenset(without)
        return np.array([-1 if word in left_out else rows.get(word, -1) for word in self.words], np.int64)

    def by_article(self, row_of: Counts, n_rows: int) -> csr_array:
        """Count words in articles, for places that `among` gave; shape (n, n_rows)."""
        return self._counted(self.article, self.n_articles, row_of, n_rows)

    def by_sentence(self, row_of: Counts, n_rows: int) -> csr_array:
        """Count words in sentences, for places that `among` gave; shape (s, n_rows)."""
        return self._counted(self.sentence, len(self.sentence_article), row_of, n_rows)

    def _counted(self, unit: Numbers, n: int, row_of: Counts, n_rows: int) -> csr_array:
        row = np.append(row_of, -1)[self.word]
        kept = row >= 0
        ones = np.ones(int(kept.sum()))
        return csr_array((ones, (unit[kept], row[kept])), shape=(n, n_rows))


def word_places(corpus: Corpus) -> WordPlaces:
    """Return the words of the titles and of what cleaning left of the texts.

    A word is a token with a letter in it.

    Parameters
    ----------
    corpus : Corpus
    """
    number: dict[str, int] = {}
    parts: tuple[list[npt.NDArray[Any]], ...] = tuple([np.empty(0, np.int64)] for _ in range(6))
    word, sentence, article, starts, ends, in_title = parts
    n_articles = n_sentences = 0
    for batch, _ in batches(corpus):
        vocabulary = Vocabulary()
        _, table = tokenised(batch, vocabulary)
        own = [_numbered(bare(each), number) for each in vocabulary.folded]
        word.append(np.array(own, np.int32)[table.type_id])
        sentence.append(table.sentence + np.int32(n_sentences))
        text = table.sentence_text
        article.append(text // 2 + np.int32(n_articles))
        starts.append(table.own(table.sentence_starts, text))
        ends.append(table.own(table.sentence_ends, text))
        in_title.append(text % 2 == 0)
        n_articles += batch.articles.num_rows
        n_sentences += table.n_sentences
    return _ordered(list(number), n_articles, *(np.concatenate(part) for part in parts))


def _numbered(word: str, number: dict[str, int]) -> int:
    return number.setdefault(word, len(number)) if any(map(str.isalpha, word)) else NO_WORD


def _ordered(
    words: list[str],
    n_articles: int,
    word: Counts,
    sentence: Counts,
    article: Counts,
    starts: Counts,
    ends: Counts,
    in_title: Counts,
) -> WordPlaces:
    """Number the words anew, the most frequent first."""
    known = word >= 0
    counts = np.bincount(word[known], minlength=len(words))
    order = np.array(sorted(range(len(words)), key=lambda row: (-counts[row], words[row])), np.int64)
    place = np.full(len(words) + 1, NO_WORD, np.int32)
    place[order] = np.arange(len(order))
    pairs = np.unique(article[sentence[known].astype(np.int64)].astype(np.int64) * len(words) + word[known])
    return WordPlaces(
        words=tuple(words[row] for row in order.tolist()),
        counts=counts[order],
        documents=np.bincount(pairs % max(len(words), 1), minlength=len(words))[order],
        word=place[word],
        sentence=sentence.astype(np.int32),
        sentence_article=article.astype(np.int32),
        starts=starts.astype(np.int64),
        ends=ends.astype(np.int64),
        in_title=in_title.astype(bool),
        n_articles=n_articles,
    )
