"""The reported speech of a batch: its spans, who speaks in each, and which span a token stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.results import VOICES
from framing.scoring.columns import chosen
from framing.scoring.compiling import Index
from framing.scoring.counting import distinct
from framing.scoring.located import TEXTS_PER_ARTICLE
from framing.scoring.speaker_people import People
from framing.scoring.speaker_runs import KINDS, NOBODY
from framing.scoring.speakers import Speakers, article_speakers
from framing.text import TokenTable, Vocabulary, cut_out
from framing.text.attribution_vocabulary import CueWords
from framing.text.cues import STANCES
from framing.text.quoted_speech import without_cues
from framing.text.table import JOURNALIST, QUOTED
from framing.text.voices import ATTRIBUTED, Attributions, attributions, innermost

_NOBODY = -1


@dataclass(frozen=True, slots=True)
class Speech:
    """Whose words stand where in a batch.

    Attributes
    ----------
    spans : Attributions
        r spans of reported speech.
    speakers : Speakers
        Of the same spans.
    span : array of int64, shape (n,)
        The innermost span that each token stands in; −1 where the journalist speaks.
    """

    spans: Attributions
    speakers: Speakers
    span: Index


def find_speech(
    table: TokenTable, vocabulary: Vocabulary, words: CueWords, foreign: npt.NDArray[np.bool_] | None = None
) -> Speech:
    """Find the reported speech of a batch, and who speaks.

    Parameters
    ----------
    foreign : array of bool, shape (m,), optional
        Which texts are not in English, so that quotation marks alone tell.
    """
    spans = attributions(table, vocabulary, words)
    if foreign is not None and foreign.any():
        spans = without_cues(table, spans, foreign)
    return Speech(spans, article_speakers(table, vocabulary, spans), innermost(table, spans))


def people_of(speech: Speech, ids: Sequence[str]) -> People:
    """Return the persons of a batch under the ids of their articles."""
    people = speech.speakers.people
    return replace(people, ids=ids, article=people.article // TEXTS_PER_ARTICLE)


def speech_columns(speech: Speech | None, tokens: Index, table: TokenTable) -> dict[str, pa.Array]:
    """Return who says some tokens, in the columns of `results.Scores.evidence`.

    Parameters
    ----------
    speech : Speech or None
        None where reported speech was not looked for.
    tokens : array of int64, shape (k,)
    """
    if speech is None or not len(speech.spans):
        names = ("speaker", "speaker_kind", "speaker_written", "cue", "cue_stance")
        return {name: pa.nulls(len(tokens), pa.string()) for name in names}
    spans, speakers, span = speech.spans, speech.speakers, speech.span[tokens]
    who = np.where(span >= 0, speakers.speaker[span], _NOBODY)
    coloured = np.where((span >= 0) & (spans.cue_first[span] >= 0), spans.cue_stance[span], -1)
    return {
        "speaker": taken(speakers.name, who),
        "speaker_kind": speaker_kinds(speakers, who),
        "speaker_written": words(table, spans.source_first, spans.source_last, span),
        "cue": words(table, spans.cue_first, spans.cue_last, span),
        "cue_stance": taken(STANCES, coloured),
    }


def taken(values: Sequence[str | None], rows: Index) -> pa.Array:
    """Return some of the values; null where the row is below 0."""
    return pa.array(values, pa.string()).take(pa.array(rows, mask=rows < 0))


def speaker_kinds(speakers: Speakers, rows: Index) -> pa.Array:
    """Return the kinds of some speakers; null where the row is below 0, or where it cannot be told."""
    kind = np.append(speakers.kind, NOBODY)[rows]
    return taken(KINDS, np.where(kind == NOBODY, -1, kind))


def words(table: TokenTable, first: Index, last: Index, span: Index) -> pa.Array:
    """Return the words from a first to a last token of each span; null without a span or without words."""
    known = np.flatnonzero((span >= 0) & (first[span] >= 0))
    used, place = np.unique(span[known], return_inverse=True)
    written = cut_out(table.chars, table.starts[first[used]], table.ends[last[used]])
    rows = np.full(len(span), -1)
    rows[known] = place
    return written.take(pa.array(rows, mask=rows < 0))


def speakers_table(keys: pa.Table, speech: Speech | None, table: TokenTable) -> pa.Table:
    """Return the speakers of each article; see `results.Scores.speakers`."""
    rows = _Rows.of(speech, table)
    spans = tokens = np.zeros((0, 2), np.int64)
    if speech is not None:
        inside = np.flatnonzero(table.voice != JOURNALIST)
        span, voice = speech.span[inside], table.voice[inside].astype(np.int64)
        tokens = _counts(rows.of_span[span], voice, len(rows.document))
        # A span that others fill from end to end says nothing by itself.
        own, _ = distinct(span * len(VOICES) + voice, len(rows.of_span) * len(VOICES))
        spans = _counts(rows.of_span[own // len(VOICES)], own % len(VOICES), len(rows.document))
    return pa.table(
        {
            "document_id": chosen(keys.column("document_id"), rows.document),
            "source": chosen(keys.column("source"), rows.document),
            "speaker": pa.array(rows.name, pa.string()),
            "kind": rows.kind,
            "role": pa.array(rows.role, pa.string()),
            **{
                f"{what}_{voice}": counts[:, column]
                for what, counts in (("spans", spans), ("tokens", tokens))
                for column, voice in enumerate(("quoted", "attributed"))
            },
        }
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a table of speakers: one an article and name, and one for what nobody by name says.

    They are in order of the articles, and within one in the order in which they speak first.

    Attributes
    ----------
    of_span : array of int64, shape (r,)
        The row of each span.
    document : array of int64, shape (k,)
    name, role : list of str or None
        Of the first speaker, and of the first speaker who has one; length k.
    kind : pyarrow.Array
    """

    of_span: Index
    document: Index
    name: list[str | None]
    role: list[str | None]
    kind: pa.Array

    @staticmethod
    def of(speech: Speech | None, table: TokenTable) -> _Rows:
        """Gather the speakers by article and name."""
        if speech is None or not len(speech.spans):
            none = np.empty(0, np.int64)
            return _Rows(none, none, [], [], pa.nulls(0, pa.string()))
        who, span = speech.speakers, np.arange(len(speech.spans))
        article = table.text[speech.spans.first].astype(np.int64) // TEXTS_PER_ARTICLE
        # Nobody, in each article, comes behind all speakers.
        n = len(who.name)
        speaker = np.where(who.speaker >= 0, who.speaker, n + article)
        first = np.full(n + int(article.max()) + 1, -1)
        first[speaker[::-1]] = span[::-1]
        there = np.flatnonzero(first >= 0)
        there = there[np.argsort(first[there])]
        # A headline is a text of its own: its speakers are found again in the article.
        spelling = np.append(who.spelling, -1)[np.minimum(there, n)]
        size = int(who.spelling.max(initial=0)) + 2
        _, opens, row = np.unique(
            article[first[there]] * size + spelling + 1, return_index=True, return_inverse=True
        )
        order = np.lexsort((opens, article[first[there[opens]]]))
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        row_of = np.full(len(first), -1)
        row_of[there] = place[row]
        head = there[opens[order]]
        role: list[str | None] = [None] * len(head)
        for number, one in zip(row_of[there[::-1]].tolist(), there[::-1].tolist(), strict=True):
            if one < n and who.role[one]:
                role[number] = who.role[one]
        return _Rows(
            of_span=row_of[speaker],
            document=article[first[head]],
            name=[who.name[one] if one < n else None for one in head.tolist()],
            role=role,
            kind=speaker_kinds(who, np.minimum(head, n)),
        )


def _counts(row: Index, voice: Index, n: int) -> Index:
    """Count rows for each reported voice; shape (n, 2)."""
    counts = np.bincount(row * len(VOICES) + voice, minlength=n * len(VOICES)).reshape(n, len(VOICES))
    return counts[:, [QUOTED, ATTRIBUTED]]
