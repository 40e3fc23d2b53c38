"""Matches in their context: what stands so many tokens to the left and to the right of each."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from framing.corpus import Corpus
from framing.lexicon import Lexicon
from framing.results import VOICES
from framing.scoring.columns import chosen
from framing.scoring.compiling import Index
from framing.scoring.evidence import FIELDS
from framing.scoring.located import TEXTS_PER_ARTICLE, LocatedMatches, locate
from framing.scoring.matched_batches import MatchedBatch, matched_batches
from framing.scoring.speech import find_speech, speech_columns, taken
from framing.text import TokenTable, cut_out
from framing.text.attribution_vocabulary import CueWords
from framing.text.gaps import GAP_CUT
from framing.text.languages import ENGLISH, UNKNOWN
from framing.text.quoted_speech import quoted_speech
from framing.text.table import QUOTED
from framing.text.voices import token_voices

COLUMNS = pa.schema(
    [
        ("article", pa.int64()),
        ("left", pa.string()),
        ("match", pa.string()),
        ("right", pa.string()),
        ("term", pa.dictionary(pa.int32(), pa.string())),
        ("field", pa.dictionary(pa.int32(), pa.string())),
        ("sentence", pa.int32()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("token_start", pa.int64()),
        ("token_end", pa.int64()),
        ("negated", pa.bool_()),
        ("voice", pa.string()),
        ("speaker", pa.string()),
    ]
)


def context_lines(corpus: Corpus, lexicon: Lexicon, window: int, *, voices: bool, progress: bool) -> pa.Table:
    """Return the matches that count, in the order of the articles and of their text; see `COLUMNS`.

    Parameters
    ----------
    lexicon : Lexicon
        Matches of its first frame, or else of its first target, are returned.
    window : int
        Tokens on either side. Context ends with the title, with the text, and where cleaning cut.
    voices : bool
        Whether to look for reported speech, in English and where no language is said; otherwise quotation marks
        alone tell.

    Returns
    -------
    pyarrow.Table
        ``article`` is the row of the corpus. ``voice`` is null where it was not asked for and no quotation marks
        tell, or the language has no cues.
    """
    parts = (
        _lines(batch, window, voices and batch.language in (ENGLISH, UNKNOWN))
        for batch in matched_batches(corpus, [lexicon], "Reading", progress=progress)
    )
    lines = pa.concat_tables([COLUMNS.empty_table(), *parts]).unify_dictionaries()
    # Where articles are in several languages, their batches come language by language.
    order = np.argsort(lines.column("article").to_numpy(), kind="stable")
    return lines.take(pa.array(order)).combine_chunks()


def _lines(batch: MatchedBatch, window: int, voices: bool) -> pa.Table:
    table, compiled = batch.table, batch.compiled
    matches = batch.matches
    hits = locate(matches, ~matches.suppressed & (compiled.term_category[matches.term] == 0), compiled, table)
    left, right = _context(table, hits, window)
    first_of_article = np.searchsorted(table.sentence_text // TEXTS_PER_ARTICLE, hits.document)
    first_token = table.sentence_first[first_of_article]
    starts, ends = table.starts[hits.first], table.ends[hits.last]
    text = hits.text.astype(np.int32)
    voice, speaker = _speech(batch, hits, voices)
    return pa.table(
        [
            batch.rows[hits.document],
            _written(table, left, starts),
            _written(table, starts, ends),
            _written(table, ends, right),
            chosen(compiled.terms, hits.term),
            chosen(FIELDS, hits.text % TEXTS_PER_ARTICLE),
            (hits.sentence - first_of_article).astype(np.int32),
            table.own(starts, text),
            table.own(ends, text),
            hits.first - first_token,
            hits.last + 1 - first_token,
            hits.negated,
            voice,
            speaker,
        ],
        schema=COLUMNS,
    )


def _context(table: TokenTable, hits: LocatedMatches, window: int) -> tuple[Index, Index]:
    """Return where the context of each match begins and ends, in characters of the batch."""
    if not window or not len(hits.first):
        return table.starts[hits.first], table.ends[hits.last]
    opens = (table.gaps[:-1] & GAP_CUT) != 0
    opens[1:] |= table.text[1:] != table.text[:-1]
    opens[0] = True
    heads = np.append(np.flatnonzero(opens), len(table))
    stretch = np.cumsum(opens) - 1
    first = np.maximum(hits.first - window, heads[stretch[hits.first]])
    last = np.minimum(hits.last + window, heads[stretch[hits.last] + 1] - 1)
    # With the marks around a sentence, where the context begins or ends with one.
    sentence = table.sentence[first]
    left = np.where(table.sentence_first[sentence] == first, table.sentence_starts[sentence], table.starts[first])
    sentence = table.sentence[last]
    whole = table.sentence_first[sentence + 1] - 1 == last
    return left, np.where(whole, table.sentence_ends[sentence], table.ends[last])


def _written(table: TokenTable, begins: Index, ends: Index) -> pa.Array:
    """Cut texts out, with one blank for white space of any kind and none at the ends."""
    found = cut_out(table.chars, begins, np.maximum(begins, ends)).to_pylist()
    return pa.array([" ".join(each.split()) for each in found], pa.string())


def _speech(batch: MatchedBatch, hits: LocatedMatches, voices: bool) -> tuple[pa.Array, pa.Array]:
    """Return the voice at each match, and the speaker's name as their article has it."""
    table = batch.table
    if not voices:
        quoted = quoted_speech(table)[hits.first] == QUOTED
        return taken(["quoted"], np.where(quoted, 0, -1)), pa.nulls(len(quoted), pa.string())
    speech = find_speech(table, batch.vocabulary, CueWords(batch.vocabulary))
    voice = token_voices(table, speech.spans)[hits.first].astype(np.int64)
    return taken(VOICES[1:], voice), speech_columns(speech, hits.first, table)["speaker"]
