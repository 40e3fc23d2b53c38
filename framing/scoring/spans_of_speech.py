"""A corpus to its reported speech, span by span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing import __version__
from framing.corpus import Corpus
from framing.errors import counted
from framing.lexicon.aliases import Alias
from framing.results import VOICES, Caveat, Table, Voices
from framing.scoring.canonical import renamed, spellings_table
from framing.scoring.columns import chosen
from framing.scoring.compiling import Index
from framing.scoring.located import TEXTS_PER_ARTICLE
from framing.scoring.speaker_merging import merge_speakers
from framing.scoring.speaker_people import People
from framing.scoring.speech import speaker_kinds, taken, words
from framing.scoring.speech_reading import (
    SpeechBatch,
    checked_corpus,
    known_aliases,
    read_speech,
    speech_caveats,
)
from framing.text import QUOTED, TokenTable
from framing.text.voices import Attributions

_METHOD = (
    "Reported speech, the words that report it and the words that name its source were found by rules and a list "
    f"of English cues (framing {__version__}). Sources were resolved to names within each article, and spellings "
    "of one person's name were joined across articles where the text speaks for it."
)


def voices(corpus: Corpus, *, aliases: str | Path | Sequence[Alias] = (), progress: bool = True) -> Voices:
    """Find the reported speech of every article: who says what, where, by which cue.

    Titles are read as well, but since the offsets count in the text, what they report has no rows. Cues are
    English; in other languages only quotation marks tell anything.

    Parameters
    ----------
    corpus : Corpus
        From `read_corpus`. What cleaning set aside is not read; with ``clean=False`` there is no such thing, and
        with ``duplicates=True`` articles of the same text are read each.
    aliases : str, Path or sequence of Alias
        Which names of speakers are one person's and which are not: a CSV file with the columns ``name, canonical``
        and, if need be, ``same`` (yes or no).
    progress : bool
        Whether to show a progress bar, where there is a terminal or notebook to show it in.

    Returns
    -------
    Voices
        One row a span: ``document_id, start, end, voice, speaker, speaker_start, speaker_end, speaker_kind, cue,
        cue_start, cue_end``. All offsets are characters of the article's text as it was read, the end not
        included: ``text[start:end]``.

    Raises
    ------
    InputError
        The corpus is something else, or aliases are wrong or contradict each other.

    Examples
    --------
    >>> voices(read_corpus("articles.csv", clean=False)).to_csv("voices.csv")  # doctest: +SKIP
    """
    corpus = checked_corpus(corpus, "voices")
    known = known_aliases(aliases)
    parts: list[pa.Table] = []
    people: list[People] = []
    in_titles = 0
    for batch in read_speech(corpus, "Voices", progress=progress):
        table, others = _spans(batch)
        parts.append(table)
        people.append(batch.people)
        in_titles += others
    merged = merge_speakers(People.joined(people), known)
    joined = renamed(pa.concat_tables(parts).unify_dictionaries(), merged)
    return Voices(
        table=Table(joined),
        exclusions=corpus.exclusions,
        provenance=replace(
            corpus.provenance,
            libraries=tuple((name, version(name)) for name in ("numpy", "pyarrow", "rapidfuzz")),
        ),
        caveats=(*corpus.caveats, *speech_caveats(corpus), *_caveats(joined.num_rows, in_titles)),
        method=_METHOD,
        references=(),
        spellings=spellings_table(merged),
    )


def _spans(batch: SpeechBatch) -> tuple[pa.Table, int]:
    """Return the spans of speech in the texts of a batch, and how many there are in its titles."""
    table, spans, speakers = batch.table, batch.speech.spans, batch.speech.speakers
    text = table.text[spans.first]
    in_text = text % TEXTS_PER_ARTICLE == 1
    rows = np.flatnonzero(in_text & ~_twice(spans))
    begins = table.chars.starts[text[rows]]
    who = speakers.speaker[rows]
    source = _place(table, spans.source_first[rows], spans.source_last[rows], begins)
    cue = _place(table, spans.cue_first[rows], spans.cue_last[rows], begins)
    columns = {
        "document_id": chosen(batch.ids, text[rows] // TEXTS_PER_ARTICLE),
        "start": spans.start[rows] - begins,
        "end": spans.end[rows] - begins,
        "voice": chosen(VOICES[1:], spans.voice[rows]),
        "speaker": taken(speakers.name, who),
        "speaker_start": source[0],
        "speaker_end": source[1],
        "speaker_kind": speaker_kinds(speakers, who).dictionary_encode(),
        "cue": words(table, spans.cue_first, spans.cue_last, rows),
        "cue_start": cue[0],
        "cue_end": cue[1],
    }
    return pa.table(columns), int((~in_text).sum())


def _twice(spans: Attributions) -> npt.NDArray[np.bool_]:
    """Whether a span is attributed, and its very characters are a quotation as well: "…," he said."""
    characters = spans.start * (int(spans.end.max(initial=0)) + 1) + spans.end
    quoted = spans.voice == QUOTED
    twice: npt.NDArray[np.bool_] = ~quoted & np.isin(characters, characters[quoted])
    return twice


def _place(table: TokenTable, first: Index, last: Index, begins: Index) -> tuple[pa.Array, pa.Array]:
    """Return where some words stand in their texts, from a first to a last token; null where the token is −1."""
    none = first < 0
    starts, ends = table.starts[first] - begins, table.ends[last] - begins
    return pa.array(starts, mask=none), pa.array(ends, mask=none)


def _caveats(n: int, in_titles: int) -> list[Caveat]:
    caveats = []
    if in_titles:
        said = counted(in_titles, "span of speech in a title is", "spans of speech in titles are")
        caveats.append(Caveat("titles-left-out", f"{said} left out: all offsets count in the text."))
    if not n:
        caveats.append(
            Caveat("no-speech", "No reported speech was found. Its cues are English: are the articles?")
        )
    return caveats
