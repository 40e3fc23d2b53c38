"""A corpus in batches, and each batch as texts and tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing.corpus import Corpus
from framing.scoring.located import TEXTS_PER_ARTICLE
from framing.text import TokenTable, Vocabulary, token_table

# Characters in a batch: small enough for its arrays to stay near the processor, large enough for the cost of a
# call to vanish (docs/decisions/batches.md has the measurement).
BATCH_CHARACTERS = 2_500_000


@dataclass(frozen=True, slots=True)
class Batch:
    """Some articles of a corpus, d of them.

    Attributes
    ----------
    articles : pyarrow.Table
        ``document_id, source, date, title, url, text`` and the user's other columns.
    cuts : sequence of (article, start, end)
        What cleaning set aside: the article's row in this batch, and characters of its text.
    """

    articles: pa.Table
    cuts: Sequence[tuple[int, int, int]] = ()

    def where(self, rows: npt.NDArray[np.int64]) -> Batch:
        """Return some of the articles, in ascending order."""
        place = {row: number for number, row in enumerate(rows.tolist())}
        cuts = [(place[row], start, end) for row, start, end in self.cuts if row in place]
        return Batch(self.articles.take(pa.array(rows)), cuts)


def batches(corpus: Corpus, characters: int = BATCH_CHARACTERS) -> Iterator[tuple[Batch, int]]:
    """Cut a corpus into batches of about so many characters; with each, how many it has. At least one batch."""
    articles = corpus.articles
    lengths = pc.utf8_length(articles.column("text")).to_numpy().astype(np.int64)
    cut_row = pc.index_in(corpus.cuts.data.column("document_id"), articles.column("document_id").combine_chunks())
    cuts = np.stack(
        [cut_row.to_numpy(), *(corpus.cuts.data.column(name).to_numpy() for name in ("start", "end"))], axis=1
    ).astype(np.int64)
    cuts = cuts[np.argsort(cuts[:, 0], kind="stable")]
    batch_of = np.cumsum(lengths) // characters
    borders = np.concatenate(([0], np.flatnonzero(np.diff(batch_of)) + 1, [len(lengths)]))
    for first, last in zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True):
        low, high = np.searchsorted(cuts[:, 0], (first, last))
        own = cuts[low:high] - np.array([first, 0, 0])
        spans = [(int(row), int(start), int(end)) for row, start, end in own]
        yield Batch(articles.slice(first, last - first), spans), int(lengths[first:last].sum())


def tokenised(batch: Batch, vocabulary: Vocabulary) -> tuple[list[str], TokenTable]:
    """Return the texts of a batch (title, text, title, text, …) and their tokens."""
    texts = [""] * (TEXTS_PER_ARTICLE * batch.articles.num_rows)
    texts[0::2] = [title or "" for title in batch.articles.column("title").to_pylist()]
    texts[1::2] = batch.articles.column("text").to_pylist()
    cuts = [(row * TEXTS_PER_ARTICLE + 1, start, end) for row, start, end in batch.cuts]
    return texts, token_table(texts, cuts, vocabulary)
