"""Stance at given mentions: what an article says about a target where somebody has marked it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing import __version__
from framing.corpus import Corpus
from framing.errors import InputError, counted
from framing.lexicon.aliases import Alias
from framing.results import VOICES, Caveat, Stances, Table
from framing.scoring.canonical import renamed
from framing.scoring.compiling import Index
from framing.scoring.languages import article_languages
from framing.scoring.located import TEXTS_PER_ARTICLE
from framing.scoring.mention_table import MentionTable, read_mentions
from framing.scoring.speaker_merging import merge_speakers
from framing.scoring.speaker_people import People
from framing.scoring.speech import taken
from framing.scoring.speech_reading import (
    SpeechBatch,
    checked_corpus,
    known_aliases,
    read_speech,
    speech_caveats,
)
from framing.scoring.stance import AGAINST, FOR, MENTION_AGAINST, MENTION_FOR, mention_polarity, outcomes
from framing.scoring.stance_models import StanceModel, judged
from framing.text.languages import ENGLISH

_METHOD = (
    "What is said about a target where it is mentioned was scored from −1 (against) to 1 (for) by words with "
    "a valence (lists of the library's own, and VADER's for other words; Hutto & Gilbert, 2014), by who does what "
    f"to whom, by negation and by nearness within the sentence (framing {__version__}). Mentions from "
    f"{MENTION_FOR} on count as for the target, those down from −{-MENTION_AGAINST} as against it."
)
_METHOD_OF_MODEL = (
    "What is said about a target where it is mentioned was judged by {model}; stance is its probability of for "
    f"less that of against, and the outcome is what it finds most likely (framing {__version__})."
)
_OUTCOMES = {FOR: "for", AGAINST: "against"}
ADDED = ("stance", "polarity", "voice", "speaker")


def stance(
    corpus: Corpus,
    mentions: Any,
    *,
    model: StanceModel | None = None,
    aliases: str | Path | Sequence[Alias] = (),
    encoding: str | None = None,
    progress: bool = True,
) -> Stances:
    """Score what is said about targets at given mentions of them.

    Parameters
    ----------
    corpus : Corpus
        From `read_corpus`. A mention in a copy that was left out is scored in the article of the same text.
    mentions : path, table, or list of mappings
        One row a mention, with the columns ``document_id`` (as in the corpus), ``target`` (any name), ``start``
        and ``end`` (characters of the article's text as it was read, the end not included: ``text[start:end]``).
        All words that these characters touch are the mention. Other columns are carried along. A CSV, TSV, JSON,
        JSONL or Parquet file, a pandas DataFrame, or anything with ``__arrow_c_stream__``.
    model : StanceModel, optional
        Judges the mentions in place of words and rules.
    aliases : str, Path or sequence of Alias
        Which names of speakers are one person's and which are not: a CSV file with the columns ``name, canonical``
        and, if need be, ``same`` (yes or no).
    encoding : str, optional
        Of a file of mentions that is not UTF-8.
    progress : bool
        Whether to show a progress bar, where there is a terminal or notebook to show it in.

    Returns
    -------
    Stances
        One row a mention, in the order given: its own columns (one of a name below gets an underscore behind
        it), then ``stance`` (−1 against to 1 for; null without evidence), ``polarity`` ("for", "against" or
        "none"), ``voice`` and ``speaker``. All four are null in a passage that cleaning set aside.

    Raises
    ------
    InputError
        The corpus is something else; or mentions lack a column, name an article that is not there, or stand
        outside its text or on no word: all of them at once.

    Examples
    --------
    >>> corpus = read_corpus("articles.csv", clean=False)  # doctest: +SKIP
    >>> stance(corpus, "mentions.csv").to_csv("stance.csv")  # doctest: +SKIP
    """
    corpus = checked_corpus(corpus, "stance")
    known = known_aliases(aliases)
    if model is not None and not isinstance(model, StanceModel):
        raise InputError(
            f"The model is a value of type {type(model).__name__}, without a method predict_proba(texts, spans)."
        )
    table = read_mentions(mentions, corpus, encoding)
    order = np.argsort(table.article, kind="stable")
    parts: list[pa.Table] = []
    people: list[People] = []
    first = 0
    for batch in read_speech(corpus, "Stance", progress=progress):
        low, high = np.searchsorted(table.article[order], (first, first + len(batch.ids)))
        parts.append(_scored(batch, table, order[low:high], first, model))
        people.append(batch.people)
        first += len(batch.ids)
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    found = renamed(pa.concat_tables(parts), merge_speakers(People.joined(people), known)).take(back)
    joined = _beside(table.given, found)
    cautions = _caveats(table, joined)
    foreign = np.array([each != ENGLISH for each in article_languages(corpus.articles, ENGLISH)], bool)[
        table.article
    ]
    if model is None and foreign.any():
        joined = _unsaid(joined, foreign)
        cautions.append(_foreign(int(foreign.sum())))
    return Stances(
        table=Table(joined),
        exclusions=corpus.exclusions,
        provenance=replace(
            corpus.provenance,
            libraries=tuple((name, version(name)) for name in ("numpy", "pyarrow", "rapidfuzz", "vaderSentiment")),
        ),
        caveats=(*corpus.caveats, *speech_caveats(corpus), *cautions),
        method=_METHOD if model is None else _METHOD_OF_MODEL.format(model=type(model).__name__),
        references=("hutto2014",) if model is None else (),
    )


def _scored(
    batch: SpeechBatch, mentions: MentionTable, rows: Index, first: int, model: StanceModel | None
) -> pa.Table:
    """Score the mentions in the articles of a batch, of which `first` stand before it."""
    table, speech = batch.table, batch.speech
    text = (mentions.article[rows] - first) * TEXTS_PER_ARTICLE + 1
    start, end = (table.chars.starts[text] + place[rows] for place in (mentions.start, mentions.end))
    token = np.searchsorted(table.ends, start, side="right")
    last = np.searchsorted(table.starts, end) - 1
    read = last >= token  # what cleaning set aside has no tokens
    token, last = token[read], last[read]
    if model is None:
        polarity = mention_polarity(table, batch.vocabulary, token, last)
        stance, outcome = np.where(polarity == 0, np.nan, polarity), outcomes(polarity)
    else:
        places = np.stack((text, mentions.start[rows], mentions.end[rows]), axis=1)[read]
        stance, outcome = judged(model, batch.texts, [(int(t), int(s), int(e)) for t, s, e in places])
    span = speech.span[token]
    who = np.where(span >= 0, speech.speakers.speaker[span], -1) if len(speech.spans) else np.full(len(span), -1)
    found = pa.table(
        {
            "document_id": pa.array(
                [batch.ids[n] for n in (text[read] // TEXTS_PER_ARTICLE).tolist()], pa.string()
            ),
            "stance": pa.array(stance, mask=np.isnan(stance)),
            "polarity": pa.array([_OUTCOMES.get(code, "none") for code in outcome.tolist()], pa.string()),
            "voice": pa.array(VOICES[1:]).take(pa.array(table.voice[token])),
            "speaker": taken(speech.speakers.name, who),
        }
    )
    places_of = np.cumsum(read) - 1
    return found.take(pa.array(places_of, mask=~read))


def _beside(given: pa.Table, found: pa.Table) -> pa.Table:
    """Put the columns of the result behind the mention's own, of which some may have their names."""
    taken_names = {*given.column_names, *ADDED}
    names = []
    for name in given.column_names:
        if name in ADDED:
            while name in taken_names:
                name += "_"
            taken_names.add(name)
        names.append(name)
    joined = given.rename_columns(names)
    for name in ADDED:
        joined = joined.append_column(name, found.column(name))
    return joined


def _unsaid(joined: pa.Table, foreign: npt.NDArray[np.bool_]) -> pa.Table:
    """Return the table without a stance where the article is not in English."""
    for name in ("stance", "polarity"):
        place = joined.schema.get_field_index(name)
        column = joined.column(place)
        empty = pc.if_else(pa.array(foreign), pa.scalar(None, column.type), column)
        joined = joined.set_column(place, name, empty)
    return joined


def _foreign(n: int) -> Caveat:
    said = counted(n, "mention stands", "mentions stand")
    return Caveat(
        "other-language",
        f"{said} in articles in other languages than English, for which there is no stance. Give a model that "
        "knows them.",
    )


def _caveats(mentions: MentionTable, joined: pa.Table) -> list[Caveat]:
    caveats = []
    n = joined.column("polarity").null_count
    if n:
        said = counted(n, "mention was", "mentions were")
        caveats.append(
            Caveat(
                "mentions-not-read",
                f"{said} not scored, since cleaning set the passage aside. Read the articles without cleaning to "
                "score all.",
            )
        )
    clashing = [name for name in mentions.given.column_names if name in ADDED]
    if clashing:
        caveats.append(
            Caveat(
                "columns-renamed",
                f"Columns of the mentions that have names of the result got an underscore behind them: "
                f"{', '.join(clashing)}.",
            )
        )
    return caveats
