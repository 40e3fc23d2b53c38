"""One row a match, with the passage it stands in."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.results import CHANNELS, VOICES
from framing.scoring.columns import chosen
from framing.scoring.compiling import Compiled, Index
from framing.scoring.counting import distinct
from framing.scoring.located import TEXTS_PER_ARTICLE, LocatedMatches
from framing.scoring.speech import Speech, speech_columns
from framing.text import TokenTable, cut_out

FIELDS = ("title", "text")

# A sentence of more characters is shown around each match only: texts without stops would fill the memory.
LONGEST_PASSAGE = 1_000
_AROUND = 300  # characters before and behind the match


def evidence_table(
    keys: pa.Table,
    hits: LocatedMatches,
    polarity: npt.NDArray[np.float64] | None,
    speech: Speech | None,
    compiled: Compiled,
    table: TokenTable,
    channel: npt.NDArray[np.int8],
    sentence_document: Index,
) -> pa.Table:
    """Return the matches of a batch; see `results.Scores.evidence`.

    Parameters
    ----------
    polarity : array of float64, shape (k,), or None
        What is said about the target at each match of a target; NaN for the matches of frames.
    speech : Speech or None
        The reported speech of the batch, where it was looked for.
    """
    categories = compiled.categories
    begins, finishes, passage = _passages(hits, table)
    text = hits.text.astype(np.int32)
    # Sentences are numbered within the article, its title's first.
    first_of_document = np.searchsorted(sentence_document, hits.document)
    token = table.sentence_first[first_of_document]
    return pa.table(
        {
            "document_id": chosen(keys.column("document_id"), hits.document),
            "source": chosen(keys.column("source"), hits.document),
            "lexicon": chosen([each.lexicon for each in categories], hits.category),
            "sentence": (hits.sentence - first_of_document).astype(np.int32),
            "start": table.own(table.starts[hits.first], text).astype(np.int64),
            "end": table.own(table.ends[hits.last], text).astype(np.int64),
            "kind": chosen([each.kind for each in categories], hits.category),
            "name": chosen([each.name for each in categories], hits.category),
            "term": chosen(compiled.terms, hits.term),
            "term_number": compiled.term_number[hits.term].astype(np.int32),
            "weight": hits.weight,
            "voice": chosen(VOICES[1:], hits.voice),
            **speech_columns(speech, hits.first, table),
            "negated": hits.negated,
            "polarity": _polarities(polarity, len(hits.term)),
            "reference": hits.reference,
            "channel": chosen(CHANNELS, channel[hits.sentence]),
            "field": chosen(FIELDS, hits.text % TEXTS_PER_ARTICLE),
            "passage": chosen(cut_out(table.chars, begins, finishes), passage),
            "passage_start": table.own(begins[passage], text).astype(np.int64),
            "token_start": (hits.first - token).astype(np.int32),
            "token_end": (hits.last + 1 - token).astype(np.int32),
            "gap_start": (hits.gap_start - token).astype(np.int32),
            "gap_end": (hits.gap_end - token).astype(np.int32),
        }
    )


def _passages(hits: LocatedMatches, table: TokenTable) -> tuple[Index, Index, Index]:
    """Return where the passages begin and end, and which one each match stands in.

    A passage is a sentence, kept once however many matches it has; of a very long one only what stands around each
    match.
    """
    sentences, passage = distinct(hits.sentence, table.n_sentences)
    begins, finishes = table.sentence_starts[sentences], table.sentence_ends[sentences]
    long = np.flatnonzero((finishes - begins > LONGEST_PASSAGE)[passage])
    if not len(long):
        return begins, finishes, passage
    first = np.maximum(begins[passage[long]], table.starts[hits.first[long]] - _AROUND)
    last = np.minimum(finishes[passage[long]], table.ends[hits.last[long]] + _AROUND)
    passage = passage.copy()
    passage[long] = len(sentences) + np.arange(len(long))
    return np.concatenate((begins, first)), np.concatenate((finishes, last)), passage


def _polarities(polarity: npt.NDArray[np.float64] | None, n: int) -> pa.Array:
    return pa.nulls(n, pa.float64()) if polarity is None else pa.array(polarity, mask=np.isnan(polarity))
