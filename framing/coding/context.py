"""The texts of units, with what stands around them."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.coding.units import FIELDS, Sentences, Units
from framing.corpus import Corpus
from framing.scoring.located import TEXTS_PER_ARTICLE

AROUND = 2  # sentences before and behind a unit, which a coder may read and does not code
_LETTERS = 12  # of 16 kinds: two in a million units hardly ever share an id


def opaque_id(document_id: str, kind: str, number: int) -> str:
    """Return a unit's id, which says nothing of the article: ids of articles often name their source.

    The same unit has the same one in every sample.

    Parameters
    ----------
    document_id : str
    kind : str
        "sentence", "passage" or "article".
    number : int
        The unit's place in its article, from 0.
    """
    place = json.dumps([document_id, kind, number]).encode("ascii")
    return f"u{hashlib.sha256(place).hexdigest()[:_LETTERS]}"


def unit_rows(corpus: Corpus, units: Units, chosen: npt.NDArray[np.int64]) -> dict[str, list[Any]]:
    """Return the columns of some units that say what and where they are; see `CodingSample.table`.

    What cleaning set aside is blank in the texts, so that offsets hold in the text as it was read.
    """
    articles = np.unique(units.article[chosen])
    part = corpus.articles.take(articles)
    titles = [title or "" for title in part.column("title").to_pylist()]
    texts = corpus.cleaned_texts().take(articles).to_pylist()
    read = dict(zip(articles.tolist(), zip(titles, texts, strict=True), strict=True))
    ids = dict(zip(articles.tolist(), part.column("document_id").to_pylist(), strict=True))
    sources = dict(zip(articles.tolist(), part.column("source").to_pylist(), strict=True))
    rows: dict[str, list[Any]] = {
        name: []
        for name in ("unit_id", "document_id", "source", "unit", "text", "before", "after", "start", "end")
    } | {"field": []}
    article, number, sentences = units.article, units.number, units.sentences
    for i in chosen.tolist():
        row = int(article[i])
        fields = read[row]
        if units.kind == "article":
            place, before, after = _body(units, i), fields[0], ""
        else:
            first, last = int(units.first[i]), int(units.last[i])
            place = (int(sentences.text[first]) % 2, int(sentences.start[first]), int(sentences.end[last - 1]))
            before = _joined(sentences, fields, max(first - AROUND, 0), first, row)
            after = _joined(sentences, fields, last, last + AROUND, row)
        field, start, end = place
        unit_id = opaque_id(ids[row], units.kind, int(number[i]))
        values = (unit_id, ids[row], sources[row], units.kind, fields[field][start:end], before, after, start, end)
        for name, value in zip(rows, (*values, FIELDS[field]), strict=True):
            rows[name].append(value)
    return rows


def _body(units: Units, i: int) -> tuple[int, int, int]:
    """Return field, start and end of an article's text without blanks around it, or of its headline alone."""
    own = slice(int(units.first[i]), int(units.last[i]))
    field = units.sentences.text[own] % TEXTS_PER_ARTICLE
    inside = np.flatnonzero(field == field.max())
    starts, ends = units.sentences.start[own][inside], units.sentences.end[own][inside]
    return int(field.max()), int(starts[0]), int(ends[-1])


def _joined(sentences: Sentences, fields: tuple[str, str], first: int, last: int, article: int) -> str:
    """Return the sentences of an article among some, the headline on a line of its own."""
    stretches: dict[int, tuple[int, int]] = {}
    for i in range(first, min(last, len(sentences.text))):
        text = int(sentences.text[i])
        if text // TEXTS_PER_ARTICLE == article:
            start = stretches.get(text, (int(sentences.start[i]), 0))[0]
            stretches[text] = (start, int(sentences.end[i]))
    return "\n".join(fields[text % TEXTS_PER_ARTICLE][start:end] for text, (start, end) in stretches.items())
