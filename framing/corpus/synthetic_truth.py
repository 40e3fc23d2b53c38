"""What was planted in made-up articles, as tables to hold scores against."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.corpus.synthetic_arguments import SPOKEN, Wanted
from framing.corpus.synthetic_planting import JOURNALIST, Planted
from framing.corpus.synthetic_writing import speaker_name
from framing.results import VOICES, Table
from framing.results.notebook_html import said_html

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Truth:
    """What was planted.

    Attributes
    ----------
    hits : Table
        One row an article × frame × voice, in the order of `Scores.frames`: ``document_id, source, frame, voice,
        sentences`` (that hold one of its phrases)``, negated`` (how many of these deny it).
    articles : Table
        ``document_id, source, sentences`` (the title is one)``, shared`` (the number of the agency's text; null of
        a source's own).
    groups : Table
        One row a source × frame: ``source, frame, articles, share`` (as asked for, of the source's own
        articles)``, planted`` (Σ sentences with a phrase ÷ Σ sentences of all its articles).
    quotes : Table
        One row a sentence that somebody else says: ``document_id, source, sentence`` (from 0; the title is
        0)``, voice, speaker``.
    """

    hits: Table
    articles: Table
    groups: Table
    quotes: Table

    def __str__(self) -> str:
        return f"Planted in {len(self.articles):,} articles, with {len(self.quotes):,} quotes\n{self.groups}"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return said_html(str(self).splitlines()[0]) + self.groups._repr_html_()


def truth_tables(wanted: Wanted, laid: Planted, articles: pa.Table, text_of: Integers, n_own: int) -> Truth:
    """Count what was planted.

    Parameters
    ----------
    articles : pyarrow.Table
        ``id, source`` of n articles.
    text_of : array of int, shape (n,)
        The text that each article holds.
    n_own : int
        From which number on texts are the agency's.
    """
    frames, n_texts = list(wanted.phrases), int(laid.text.max()) + 1
    n, f, v = len(text_of), len(frames), len(VOICES)
    ids, sources = articles.column("id").combine_chunks(), articles.column("source").combine_chunks()

    def counted(which: npt.NDArray[np.bool_]) -> Integers:
        """Return sentences with a hit, shape (articles, frames, voices), all voices first."""
        sentence = laid.sentence[which]
        cell = (laid.text[sentence] * f + laid.frame[which]) * len(SPOKEN) + laid.voice[sentence]
        single = np.bincount(cell, minlength=n_texts * f * len(SPOKEN)).reshape(n_texts, f, len(SPOKEN))
        return np.concatenate([single.sum(axis=2, keepdims=True), single], axis=2)[text_of]

    hits = counted(np.ones(len(laid.frame), bool))
    lengths = np.bincount(laid.text, minlength=n_texts)[text_of]
    row = pa.array(np.repeat(np.arange(n), f * v))
    hit_table = pa.table(
        {
            "document_id": ids.take(row),
            "source": sources.take(row),
            "frame": pa.array(frames).take(pa.array(np.tile(np.repeat(np.arange(f), v), n))),
            "voice": pa.array(VOICES).take(pa.array(np.tile(np.arange(v), n * f))),
            "sentences": hits.ravel(),
            "negated": counted(laid.negated).ravel(),
        }
    )
    article_table = pa.table(
        {
            "document_id": ids,
            "source": sources,
            "sentences": lengths,
            "shared": pa.array(text_of - n_own, mask=text_of < n_own),
        }
    )
    return Truth(
        Table(hit_table),
        Table(article_table),
        Table(_group_table(wanted, hits[:, :, 0], lengths)),
        Table(_quote_table(laid, ids, sources, text_of)),
    )


def _group_table(wanted: Wanted, hits: Integers, lengths: Integers) -> pa.Table:
    sizes = np.array(list(wanted.groups.values()))
    starts, f = np.cumsum(sizes) - sizes, len(wanted.phrases)
    planted_share = np.add.reduceat(hits, starts) / np.add.reduceat(lengths, starts)[:, None]
    return pa.table(
        {
            "source": np.repeat(list(wanted.groups), f).tolist(),
            "frame": list(wanted.phrases) * len(sizes),
            "articles": np.repeat(sizes, f),
            "share": wanted.share.ravel(),
            "planted": planted_share.ravel(),
        }
    )


def _quote_table(laid: Planted, ids: pa.Array, sources: pa.Array, text_of: Integers) -> pa.Table:
    said = np.flatnonzero(laid.voice != JOURNALIST)
    bounds = np.searchsorted(laid.text[said], np.arange(int(laid.text.max()) + 2))
    sizes = np.diff(bounds)[text_of]
    within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    sentence = said[np.repeat(bounds[:-1][text_of], sizes) + within]
    row = pa.array(np.repeat(np.arange(len(text_of)), sizes))
    names = pa.array(
        [speaker_name(number) for number in range(int(laid.speaker.max(initial=-1)) + 1)], pa.string()
    )
    return pa.table(
        {
            "document_id": ids.take(row),
            "source": sources.take(row),
            "sentence": laid.number[sentence],
            "voice": pa.array(SPOKEN).take(pa.array(laid.voice[sentence])),
            "speaker": names.take(pa.array(laid.speaker[sentence])),
        }
    )
