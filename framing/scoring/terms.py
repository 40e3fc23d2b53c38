"""Terms per article and voice: what robustness checks and word shifts work from."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from framing.results import VOICES
from framing.scoring.columns import chosen
from framing.scoring.compiling import Compiled
from framing.scoring.counting import N_SINGLE
from framing.scoring.located import LocatedMatches


def terms_table(keys: pa.Table, hits: LocatedMatches, compiled: Compiled) -> pa.Table:
    """Return the terms of a batch that occur; see `results.Scores.terms`."""
    cell = (hits.document * compiled.n_terms + hits.term) * N_SINGLE + hits.voice
    # In the order of cells, and in each in the order of the text, so that sentences come one after the other.
    order = np.argsort(cell, kind="stable")
    cell, sentence, weight = cell[order], hits.sentence[order], hits.weight[order]
    opens = np.append(True, cell[1:] != cell[:-1])[: len(cell)]
    another = opens | np.append(True, sentence[1:] != sentence[:-1])[: len(cell)]
    heads = np.flatnonzero(opens)
    cells = cell[heads]
    matches = np.diff(np.append(heads, len(cell)))
    row = np.repeat(np.arange(len(cells)), matches)
    weights = np.bincount(row, weight, len(cells)).astype(np.float64)  # of nothing it would be integers
    sentences = np.bincount(row[another], minlength=len(cells))
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
