"""Terms per article and voice: what robustness checks and word shifts work from."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from framing.results import VOICES
from framing.scoring.columns import chosen
from framing.scoring.compiling import Compiled
from framing.scoring.counting import N_SINGLE, distinct
from framing.scoring.hits import Hits


def terms_table(keys: pa.Table, hits: Hits, compiled: Compiled) -> pa.Table:
    """Return the terms of a batch that occur; see `results.Scores.terms`."""
    cell = (hits.document * compiled.n_terms + hits.term) * N_SINGLE + hits.voice
    cells, row = distinct(cell, keys.num_rows * compiled.n_terms * N_SINGLE)
    matches = np.bincount(row, minlength=len(cells))
    weights = np.bincount(row, hits.weight, len(cells))
    # Sentences in which the term occurs: distinct (cell, sentence) pairs.
    width = int(hits.sentence.max(initial=0)) + 1
    pairs = np.unique(row * width + hits.sentence)
    sentences = np.bincount(pairs // width, minlength=len(cells))
    rest, voice = np.divmod(cells, N_SINGLE)
    document, term = np.divmod(rest, max(compiled.n_terms, 1))
    category = compiled.term_category[term]
    categories = compiled.categories
    return pa.table(
        {
            "document_id": chosen(keys.column("document_id"), document),
            "source": chosen(keys.column("source"), document),
            "lexicon": chosen([each.lexicon for each in categories], category),
            "kind": chosen([each.kind for each in categories], category),
            "name": chosen([each.name for each in categories], category),
            "term": chosen(compiled.terms, term),
            "voice": chosen(VOICES[1:], voice),
            "matches": matches.astype(np.int64),
            "hits": weights,
            "sentences": sentences.astype(np.int64),
        }
    )
