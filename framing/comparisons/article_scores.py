"""Articles as scores without any frame, so that numbers of theirs go through the same comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa

from framing.corpus import Corpus
from framing.results import Caveat, Scores, Table
from framing.results.external_values import external
from framing.scoring.word_places import WordPlaces

_NAMES = (
    *("frames", "targets", "terms", "evidence", "suppressed", "speakers"),
    "spellings",
)


def article_scores(corpus: Corpus, places: WordPlaces) -> Scores:
    """Return scores that hold the articles and their lengths, and nothing that a lexicon would find."""
    n = len(corpus)
    articles = corpus.articles.drop_columns(["text"])
    sentences = np.bincount(places.sentence_article, minlength=n)
    tokens = np.bincount(places.article, minlength=n)
    for name, values in (("sentences", pa.array(sentences)), ("tokens", pa.array(tokens))):
        if name in articles.column_names:
            articles = articles.rename_columns(
                [f"{each}_" if each == name else each for each in articles.column_names]
            )
        articles = articles.append_column(name, values)
    nothing = Table(pa.table({"document_id": pa.array([], pa.string())}))
    return Scores(
        documents=Table(articles),
        **dict.fromkeys(_NAMES, nothing),
        exclusions=corpus.exclusions,
        codebooks=(),
        provenance=corpus.provenance,
        caveats=corpus.caveats,
        external=(),
    )


def with_measure(
    scores: Scores,
    name: str,
    label: str,
    values: Table,
    method: str,
    *,
    low: float = -np.inf,
    high: float = np.inf,
    caveats: Iterable[Caveat] = (),
    references: Iterable[str] = (),
    labels: Mapping[str, str] | None = None,
) -> Scores:
    """Return scores with a measure that the library made; `method` says what a group's value is."""
    added = external(
        scores.documents.column("document_id"),
        name,
        values,
        label=label,
        low=low,
        high=high,
        caveats=caveats,
        method=method,
        references=references,
        made_here=True,
        labels=labels,
    )
    return replace(scores, external=(*scores.external, added))
