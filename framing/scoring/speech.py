"""The reported speech of a batch: its spans, who speaks in each, and which span a token stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from framing.results import VOICES
from framing.scoring.columns import chosen
from framing.scoring.compiling import Index
from framing.scoring.counting import distinct
from framing.scoring.located import TEXTS_PER_ARTICLE
from framing.scoring.speaker_listing import Person
from framing.scoring.speakers import Speakers, article_speakers
from framing.text import TokenTable, Vocabulary, cut_out
from framing.text.attribution_vocabulary import CueWords
from framing.text.cues import STANCES
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


def find_speech(table: TokenTable, vocabulary: Vocabulary, words: CueWords) -> Speech:
    """Find the reported speech of a batch, and who speaks."""
    spans = attributions(table, vocabulary, words)
    return Speech(spans, article_speakers(table, vocabulary, spans), innermost(table, spans))


def people_of(speech: Speech, ids: Sequence[str]) -> tuple[Person, ...]:
    """Return the persons of a batch under the ids of their articles."""
    return tuple(
        Person(ids[int(one.article) // TEXTS_PER_ARTICLE], one.name, one.roles, one.first, one.mentions)
        for one in speech.speakers.people
    )


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
        "speaker_kind": taken([kind or None for kind in speakers.kind], who),
        "speaker_written": words(table, spans.source_first, spans.source_last, span),
        "cue": words(table, spans.cue_first, spans.cue_last, span),
        "cue_stance": taken(STANCES, coloured),
    }


def taken(values: Sequence[str | None], rows: Index) -> pa.Array:
    """Return some of the values; null where the row is below 0."""
    return pa.array(values, pa.string()).take(pa.array(rows, mask=rows < 0))


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
    rows = _Rows()
    spans = tokens = np.zeros((0, 2), np.int64)
    if speech is not None and len(speech.spans):
        number = rows.numbered(speech, table)
        inside = np.flatnonzero(table.voice != JOURNALIST)
        span, voice = speech.span[inside], table.voice[inside].astype(np.int64)
        tokens = _counts(number[span], voice, len(rows.name))
        # A span that others fill from end to end says nothing by itself.
        own, _ = distinct(span * len(VOICES) + voice, len(number) * len(VOICES))
        spans = _counts(number[own // len(VOICES)], own % len(VOICES), len(rows.name))
    document = np.array(rows.document, np.int64)
    order = np.argsort(document, kind="stable")
    return pa.table(
        {
            "document_id": chosen(keys.column("document_id"), document[order]),
            "source": chosen(keys.column("source"), document[order]),
            "speaker": pa.array(rows.name, pa.string()).take(order),
            "kind": pa.array(rows.kind, pa.string()).take(order),
            "role": pa.array(rows.role, pa.string()).take(order),
            **{
                f"{what}_{voice}": counts[order, column]
                for what, counts in (("spans", spans), ("tokens", tokens))
                for column, voice in enumerate(("quoted", "attributed"))
            },
        }
    )


class _Rows:
    """The rows of a table of speakers: one an article and name, and one for what nobody by name says."""

    def __init__(self) -> None:
        self.document: list[int] = []
        self.name: list[str | None] = []
        self.kind: list[str | None] = []
        self.role: list[str | None] = []
        # A headline is a text of its own: its speakers are found again in the article.
        self._known: dict[tuple[int, str | None], int] = defaultdict(lambda: len(self._known))

    def numbered(self, speech: Speech, table: TokenTable) -> Index:
        """Add all speakers, in the order of the text; return the row of each span, shape (r,)."""
        who = speech.speakers
        article = table.text[speech.spans.first].astype(np.int64) // TEXTS_PER_ARTICLE
        _, first, which = np.unique(
            article * (len(who.name) + 1) + who.speaker + 1, return_index=True, return_inverse=True
        )
        numbers = np.zeros(len(first), np.int64)
        order = np.argsort(first, kind="stable")
        spans = first[order]
        pairs = zip(article[spans].tolist(), who.speaker[spans].tolist(), strict=True)
        numbers[order] = [self._row(document, speaker, who) for document, speaker in pairs]
        found: Index = numbers[which]
        return found

    def _row(self, document: int, speaker: int, who: Speakers) -> int:
        name, kind, role = (
            (None, None, None) if speaker < 0 else (who.name[speaker], who.kind[speaker], who.role[speaker])
        )
        number = self._known[document, None if name is None else name.casefold()]
        if number == len(self.name):
            self.document.append(document)
            self.name.append(name)
            self.kind.append(kind or None)
            self.role.append(role or None)
        elif self.role[number] is None:
            self.role[number] = role or None
        return number


def _counts(row: Index, voice: Index, n: int) -> Index:
    """Count rows for each reported voice; shape (n, 2)."""
    return np.stack([np.bincount(row[voice == kind], minlength=n) for kind in (QUOTED, ATTRIBUTED)], axis=1)
