"""The cuts of articles, cleaned some megabytes at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing.corpus.cleaning import RULES, LineCounts, LineTable, count_lines, find_cuts, split_lines
from framing.corpus.cleaning.recurring import Recurring
from framing.progress import progress_bar
from framing.results import Table

CUTS = pa.schema([("document_id", pa.string()), ("start", pa.int64()), ("end", pa.int64()), ("rule", pa.string())])
NOTHING_LEFT = "no text left after cleaning"

# So many bytes of text are cleaned at a time: enough that Arrow works at full speed, little beside the corpus.
_BATCH = 2**24


def clean_articles(
    articles: pa.Table, recurring: Recurring | None = None, *, progress: bool = False
) -> tuple[Table, npt.NDArray[np.bool_]]:
    """Find the cuts of articles, and which of them nothing is left of.

    Two passes: lines are counted over all articles first, then each batch is cleaned by itself.

    Parameters
    ----------
    articles : pyarrow.Table
        With the columns ``document_id, source, title, text``.
    recurring : set of (source, hash), optional
        The lines that recur in a corpus of which these articles are a part; counted here unless given.

    Returns
    -------
    cuts : Table
        See `Corpus.cuts`.
    emptied : array of bool, shape (articles,)
    """
    sources = articles.column("source").to_pylist()
    titles = articles.column("title").to_pylist()
    text = in_one_chunk(articles.column("text"))
    batches = _batches(text)
    with progress_bar("Cleaning", 2 * len(batches), enabled=progress) as advance:
        tables = []
        counts = LineCounts.none()
        for first, last in batches:
            lines = split_lines(text.slice(first, last - first))
            if recurring is None:
                counts += count_lines(lines, sources[first:last])
            tables.append(lines)
            advance(1)
        known = counts.recurring() if recurring is None else recurring
        parts = []
        emptied = np.zeros(len(text), np.bool_)
        for (first, last), lines in zip(batches, tables, strict=True):
            cuts = find_cuts(lines, titles[first:last], sources[first:last], known)
            emptied[first:last] = cuts.left == 0
            ids = articles.column("document_id").take(pa.array(first + cuts.text))
            rules = pa.DictionaryArray.from_arrays(pa.array(cuts.rule, pa.int8()), list(RULES)).cast(pa.string())
            parts.append(pa.table([ids, pa.array(cuts.start), pa.array(cuts.end), rules], schema=CUTS))
            advance(1)
    return Table(pa.concat_tables([CUTS.empty_table(), *parts]).combine_chunks()), emptied


def lines_of(text: pa.LargeStringArray) -> Iterator[tuple[int, LineTable]]:
    """Split texts into lines, some megabytes at a time; with each table, which text its first is."""
    for first, last in _batches(text):
        yield first, split_lines(text.slice(first, last - first))


def in_one_chunk(text: pa.ChunkedArray) -> pa.LargeStringArray:
    """Return texts as one array, without a copy where they are one."""
    if text.num_chunks == 1:
        return text.chunk(0)
    return pa.concat_arrays(text.chunks or [pa.array([], pa.large_string())])


def _batches(text: pa.LargeStringArray) -> list[tuple[int, int]]:
    """Cut articles into runs of about as many bytes each; an article is never divided."""
    size = np.cumsum(pc.binary_length(text).fill_null(0).to_numpy(zero_copy_only=False).astype(np.int64))
    bounds = [0]
    while bounds[-1] < len(size):
        before = size[bounds[-1] - 1] if bounds[-1] else 0
        bounds.append(max(int(np.searchsorted(size, before + _BATCH, side="right")), bounds[-1] + 1))
    return list(pairwise(bounds))
