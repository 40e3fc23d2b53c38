"""Reads the reported speech of a corpus, batch by batch, where no lexicon is needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow.compute as pc

from framing.corpus import Corpus
from framing.errors import InputError, counted
from framing.lexicon.aliases import Alias
from framing.progress import progress_bar
from framing.results import Caveat
from framing.scoring.batches import Batch, batches, tokenised
from framing.scoring.languages import article_languages
from framing.scoring.located import TEXTS_PER_ARTICLE
from framing.scoring.speaker_aliases import check_aliases, read_aliases
from framing.scoring.speaker_people import People
from framing.scoring.speech import Speech, find_speech, people_of
from framing.text import TokenTable, Vocabulary
from framing.text.attribution_vocabulary import CueWords
from framing.text.languages import ENGLISH
from framing.text.voices import token_voices


@dataclass(frozen=True, slots=True)
class SpeechBatch:
    """The reported speech of d articles; the texts of the batch are title, text, title, text, …

    Attributes
    ----------
    ids : list of str
        Of the articles; length d.
    texts : list of str
        Titles and texts; length 2 d.
    table : TokenTable
    vocabulary : Vocabulary
        The one that the table was made with.
    speech : Speech
    people : People
        The persons, under the ids of their articles: what merging names across articles takes.
    """

    ids: list[str]
    texts: list[str]
    table: TokenTable
    vocabulary: Vocabulary
    speech: Speech
    people: People


def read_speech(corpus: Corpus, label: str, *, progress: bool) -> Iterator[SpeechBatch]:
    """Read the articles of a corpus in batches; what cleaning set aside counts as no text.

    Articles that a column ``language`` says to be in another language than English have quotations, and no cues.

    Parameters
    ----------
    label : str
        What the progress bar says.
    """
    vocabulary = Vocabulary()
    cue_words = CueWords(vocabulary)
    total = float(pc.sum(pc.utf8_length(corpus.articles.column("text"))).as_py() or 0)
    with progress_bar(label, total, enabled=progress) as advance:
        for batch, size in batches(corpus):
            yield _read(batch, vocabulary, cue_words)
            advance(size)


def _read(batch: Batch, vocabulary: Vocabulary, cue_words: CueWords) -> SpeechBatch:
    ids = batch.articles.column("document_id").to_pylist()
    texts, table = tokenised(batch, vocabulary)
    foreign = [language != ENGLISH for language in article_languages(batch.articles, ENGLISH)]
    speech = find_speech(table, vocabulary, cue_words, np.repeat(np.array(foreign, bool), TEXTS_PER_ARTICLE))
    voiced = replace(table, voice=token_voices(table, speech.spans))
    return SpeechBatch(ids, texts, voiced, vocabulary, speech, people_of(speech, ids))


def checked_corpus(corpus: object, call: str) -> Corpus:
    """Return a corpus, or say what was given instead of one.

    Raises
    ------
    InputError
        It is something else.
    """
    if isinstance(corpus, Corpus):
        return corpus
    kind = f"the text {corpus[:40]!r}" if isinstance(corpus, str) else f"a value of type {type(corpus).__name__}"
    raise InputError(
        f"{call}() takes a corpus, and was given {kind}. Read one first: framing.{call}(framing.read_corpus(…))."
    )


def known_aliases(aliases: str | Path | Sequence[Alias]) -> tuple[Alias, ...]:
    """Return aliases that are given, or those in the file that is named.

    Raises
    ------
    InputError
        There is no such file, or aliases are wrong or contradict each other.
    """
    return read_aliases(aliases) if isinstance(aliases, str | Path) else check_aliases(aliases)


def speech_caveats(corpus: Corpus) -> tuple[Caveat, ...]:
    """Say what of the articles is in no table of speech or mentions."""
    caveats = []
    cuts, left_out = len(corpus.cuts), len(corpus.exclusions)
    if cuts:
        said = (
            "1 passage that cleaning set aside was"
            if cuts == 1
            else f"{cuts:,} passages that cleaning set aside were"
        )
        caveats.append(
            Caveat("cuts-not-read", f"{said} not read. Read the articles without cleaning to have all.")
        )
    if left_out:
        said = counted(left_out, "article was left out and has", "articles were left out and have")
        caveats.append(Caveat("articles-left-out", f"{said} no rows; the exclusions say why."))
    return tuple(caveats)
