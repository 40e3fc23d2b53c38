"""The units of a corpus that people can code: its sentences, passages or articles, as places in the texts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from framing.coding.passages import passage_starts
from framing.corpus import Corpus
from framing.progress import progress_bar
from framing.scoring.batches import Batch, batches, tokenised
from framing.scoring.languages import article_languages, vocabulary_of
from framing.scoring.located import TEXTS_PER_ARTICLE
from framing.text import Vocabulary
from framing.text.languages import UNKNOWN

Index = npt.NDArray[np.int64]
FIELDS = ("title", "text")
_Found = tuple[Index, Index, Index, npt.NDArray[np.bool_]]


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a corpus of d articles, those of a title before those of its text; s in all.

    Attributes
    ----------
    text : array of int64, shape (s,)
        Which text: 2 × the article's row for its title, and 1 more for its text.
    start, end : array of int64, shape (s,)
        Characters of that text, the end not included.
    opens_paragraph : array of bool, shape (s,)
    """

    text: Index
    start: Index
    end: Index
    opens_paragraph: npt.NDArray[np.bool_]

    @property
    def article(self) -> Index:
        """Which article each sentence stands in; shape (s,)."""
        return self.text // TEXTS_PER_ARTICLE


@dataclass(frozen=True, slots=True)
class Units:
    """Runs of sentences that are coded as one; u in all, in the order of the corpus.

    Attributes
    ----------
    kind : str
        "sentence", "passage" or "article".
    first, last : array of int64, shape (u,)
        The first sentence of each unit, and the one behind its last.
    sentences : Sentences
    """

    kind: str
    first: Index
    last: Index
    sentences: Sentences

    def __len__(self) -> int:
        return len(self.first)

    @property
    def article(self) -> Index:
        """Which article each unit stands in; shape (u,)."""
        return self.sentences.article[self.first]

    @property
    def number(self) -> Index:
        """The place of each unit in its article, from 0; shape (u,)."""
        article = self.article
        return np.arange(len(article)) - np.searchsorted(article, article)

    @property
    def unit_of_sentence(self) -> Index:
        """Which unit each sentence stands in; shape (s,)."""
        return np.repeat(np.arange(len(self)), self.last - self.first)


def read_sentences(corpus: Corpus, agreed: str = UNKNOWN, *, progress: bool) -> Sentences:
    """Find the sentences of a corpus as scoring finds them; what cleaning set aside is in none.

    Parameters
    ----------
    agreed : str
        The language of articles that do not say theirs.
    """
    parts: list[_Found] = []
    vocabularies: dict[str, Vocabulary] = {}
    before = 0
    total = float(pc.sum(pc.utf8_length(corpus.articles.column("text"))).as_py() or 0)
    with progress_bar("Sentences", total, enabled=progress) as advance:
        for batch, size in batches(corpus):
            languages = np.array(article_languages(batch.articles, agreed))
            found = []
            for language in np.unique(languages).tolist():
                known = vocabularies.setdefault(language, vocabulary_of(language))
                found.append(_found(batch, np.flatnonzero(languages == language), known))
            text, *rest = (np.concatenate(column) for column in zip(*found, strict=True))
            order = np.argsort(text, kind="stable")
            start, end, opens = (column[order] for column in rest)
            parts.append((text[order] + TEXTS_PER_ARTICLE * before, start, end, opens))
            before += batch.articles.num_rows
            advance(size)
    return Sentences(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _found(batch: Batch, rows: Index, vocabulary: Vocabulary) -> _Found:
    """Return the sentences of some articles of a batch: which text of the batch, from where to where."""
    _, table = tokenised(batch.where(rows), vocabulary)
    own = table.sentence_text
    opens = np.zeros(table.n_sentences, bool)
    opens[table.sentence[table.paragraph_first[:-1]]] = True
    text = rows[own // TEXTS_PER_ARTICLE] * TEXTS_PER_ARTICLE + own % TEXTS_PER_ARTICLE
    return text, table.own(table.sentence_starts, own), table.own(table.sentence_ends, own), opens


def units_of(sentences: Sentences, kind: str) -> Units:
    """Cut sentences into units.

    Parameters
    ----------
    kind : str
        "sentence", "passage" (see `passage_starts`) or "article" (the headline with the text).
    """
    n = len(sentences.text)
    if kind == "sentence":
        opens = np.ones(n, bool)
    elif kind == "passage":
        opens = passage_starts(sentences.text, sentences.opens_paragraph)
    else:
        opens = np.append(True, np.diff(sentences.article) != 0)[:n]
    first = np.flatnonzero(opens)
    return Units(kind, first, np.append(first[1:], n), sentences)
