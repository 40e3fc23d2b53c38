"""Scores made by hand, for tests of everything that works from scores."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from framing.results import VOICES, Caveat, Codebook, CodedFrame, CodedTarget, Provenance, Scores, Table

_EVIDENCE = pa.schema(
    [
        ("document_id", pa.string()),
        ("source", pa.string()),
        ("lexicon", pa.string()),
        ("sentence", pa.int64()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("kind", pa.string()),
        ("name", pa.string()),
        ("term", pa.string()),
        ("term_number", pa.int32()),
        ("weight", pa.float64()),
        ("voice", pa.string()),
        ("speaker", pa.string()),
        ("speaker_kind", pa.string()),
        ("negated", pa.bool_()),
        ("polarity", pa.float64()),
        ("reference", pa.bool_()),
        ("channel", pa.string()),
        ("field", pa.string()),
        ("passage", pa.string()),
        ("passage_start", pa.int64()),
        *((name, pa.int32()) for name in ("token_start", "token_end", "gap_start", "gap_end")),
    ]
)
_TERMS = pa.schema(
    [
        ("document_id", pa.string()),
        ("source", pa.string()),
        ("lexicon", pa.string()),
        ("kind", pa.string()),
        ("name", pa.string()),
        ("term", pa.string()),
        ("voice", pa.string()),
        ("matches", pa.int64()),
        ("hits", pa.float64()),
        ("sentences", pa.int64()),
    ]
)
_EXCLUSIONS = pa.schema([(name, pa.string()) for name in ("document_id", "source", "place", "stage", "reason")])
_SPEAKERS = pa.schema(
    [
        *((name, pa.string()) for name in ("document_id", "source", "speaker", "kind", "role")),
        *((f"{what}_{voice}", pa.int64()) for what in ("spans", "tokens") for voice in ("quoted", "attributed")),
    ]
)
_SPELLINGS = pa.schema(
    [
        *((name, pa.string()) for name in ("status", "name", "other", "document_id", "rule")),
        ("likeness", pa.float64()),
        ("reason", pa.string()),
    ]
)
_TARGETS = pa.schema(
    [
        ("document_id", pa.string()),
        ("source", pa.string()),
        ("lexicon", pa.string()),
        ("target", pa.string()),
        ("voice", pa.string()),
        ("mentions", pa.int64()),
        ("sentences", pa.int64()),
        ("stance", pa.float64()),
        ("stance_se", pa.float64()),
        ("passages", pa.int64()),
        ("passages_for", pa.int64()),
        ("passages_against", pa.int64()),
        ("passages_none", pa.int64()),
    ]
)
_FRAME_NAMES = ("document_id", "source", "lexicon", "frame", "voice")
_FRAME_COUNTS = ("matches", "hits", "sentences", "share", "rate", "present", "salience")
_FRAME_PLACES = ("headline", "headline_gap", "first", "rank")
_TONES = ("tone", *(f"tone_{voice}" for voice in VOICES[1:]), "tone_sd")
_SPOKEN = tuple(f"tokens_{voice}" for voice in VOICES[1:])


def codebook(
    frames: Sequence[str] = ("trade", "rights"),
    name: str = "made",
    language: str = "en",
    targets: Sequence[str] = (),
) -> Codebook:
    """Return a lexicon's identity with frames and targets of these names; a label is the name with a capital."""
    coded = tuple(CodedFrame(frame, frame.capitalize(), f"About {frame}.", (), 1.0, 10, ()) for frame in frames)
    named = tuple(CodedTarget(target, target.capitalize(), 3) for target in targets)
    return Codebook(name, "1.0.0", "0" * 64, language, "CC0-1.0", "Made for tests.", coded, named, ())


def made_scores(
    articles: Sequence[Mapping[str, Any]],
    codebooks: Sequence[Codebook] | None = None,
    *,
    terms: Sequence[Mapping[str, Any]] = (),
    evidence: Sequence[Mapping[str, Any]] = (),
    exclusions: Sequence[Mapping[str, Any]] = (),
    caveats: Sequence[Caveat] = (),
) -> Scores:
    """Make scores from articles.

    Parameters
    ----------
    articles : list of mappings
        Each has columns of `Scores.documents` (what is missing gets a plain value; other columns come along) and
        ``frames``: frame → mapping of ``sentences``, ``hits``, ``matches``, ``present``, ``salience``, or a
        number of hit sentences; "frame/voice" for one voice. What is missing follows from ``sentences``: that many
        matches and hits, present from 1, salience 0.5 where present, in the headline where matches are odd, the
        earlier the more there are. A frame's name may be "lexicon:frame".
        ``targets``: target → mapping of columns of `Scores.targets`, or a stance; "target/voice" for one voice.
        What is missing follows from ``stance``: one mention in one passage where there is one, nothing without.
    codebooks : list of Codebook
        One of two frames unless given.
    terms, evidence, exclusions : list of mappings
        Rows of these tables; what is missing gets a plain value.
    """
    books = tuple(codebooks) if codebooks is not None else (codebook(),)
    documents = [_document(number, article) for number, article in enumerate(articles)]
    ids = {row["document_id"]: row["source"] for row in documents}
    frames: dict[str, list[Any]] = {name: [] for name in (*_FRAME_NAMES, *_FRAME_COUNTS, *_FRAME_PLACES)}
    targets = [
        _target_row(document, article.get("targets", {}), book.name, target.name, voice)
        for document, article in zip(documents, articles, strict=True)
        for book in books
        for target in book.targets
        for voice in VOICES
    ]
    for document, article in zip(documents, articles, strict=True):
        for book in books:
            for frame in book.frames:
                for voice in VOICES:
                    row = _frame_row(document, article.get("frames", {}), book.name, frame.name, voice)
                    for name, value in row.items():
                        frames[name].append(value)
    extra = [
        {"source": ids.get(row["document_id"]), "lexicon": books[0].name if books else "", "kind": "frame", **row}
        for row in terms
    ]
    return Scores(
        documents=Table(_document_table(documents)),
        frames=Table(_frame_table(frames)),
        targets=Table(pa.Table.from_pylist(targets, _TARGETS)),
        terms=Table(
            pa.Table.from_pylist([{"voice": "journalist", "matches": 1, "hits": 1.0, **r} for r in extra], _TERMS)
        ),
        evidence=Table(pa.Table.from_pylist([_evidence(row, ids, books) for row in evidence], _EVIDENCE)),
        suppressed=Table(_EVIDENCE.empty_table()),
        speakers=Table(_SPEAKERS.empty_table()),
        spellings=Table(_SPELLINGS.empty_table()),
        exclusions=Table(pa.Table.from_pylist([dict(row) for row in exclusions], _EXCLUSIONS)),
        codebooks=books,
        provenance=Provenance("0.1.0", ()),
        caveats=tuple(caveats),
    )


def scores_from_arrays(
    source: Sequence[str],
    hits: np.ndarray[Any, Any],
    sentences: np.ndarray[Any, Any],
    tone: Sequence[float] | None = None,
) -> Scores:
    """Make scores of many articles from arrays: hit sentences (articles, frames), sentences (articles,)."""
    n, f = hits.shape
    book = codebook([f"frame{i}" for i in range(f)])
    ids = [f"d{i}" for i in range(n)]
    whole = sentences.astype(np.int64)
    tones = {name: pa.nulls(n, pa.float64()) for name in _TONES}
    if tone is not None:
        tones["tone"] = pa.array(tone, pa.float64())
    documents = pa.table(
        {
            "document_id": ids,
            "source": list(source),
            "date": pa.nulls(n, pa.date32()),
            "title": ids,
            "url": pa.nulls(n, pa.string()),
            "sentences": whole,
            "tokens": whole * 20,
            **{name: whole * 20 * (name == "tokens_journalist") for name in _SPOKEN},
            **tones,
        }
    )
    v = len(VOICES)
    cube = np.zeros((n, f, v))
    cube[:, :, :2] = hits[:, :, None]  # all of it is the journalist's
    flat = cube.ravel()
    frames = {
        "document_id": pa.array(ids).take(pa.array(np.repeat(np.arange(n), f * v))),
        "source": pa.array(list(source)).take(pa.array(np.repeat(np.arange(n), f * v))),
        "lexicon": ["made"] * (n * f * v),
        "frame": pa.array([frame.name for frame in book.frames]).take(
            pa.array(np.tile(np.repeat(np.arange(f), v), n))
        ),
        "voice": pa.array(VOICES).take(pa.array(np.tile(np.arange(v), n * f))),
        "matches": flat.astype(np.int64),
        "hits": flat,
        "sentences": flat.astype(np.int64),
        "share": (cube / whole[:, None, None]).ravel(),
        "rate": (cube / whole[:, None, None]).ravel() * 50,
        "present": (flat > 0).astype(np.int8),
        "salience": (flat > 0) * 0.5,
        "headline": (flat > 0).astype(np.int8),
        "headline_gap": (flat > 0) * 0.5,
        "first": pa.array(1 / (1 + flat), mask=flat == 0),
        "rank": pa.array(np.ones(len(flat), np.int32), mask=flat == 0),
    }
    empty = made_scores([])
    return Scores(
        Table(documents),
        Table(pa.table(frames)),
        empty.targets,
        empty.terms,
        empty.evidence,
        empty.suppressed,
        empty.speakers,
        empty.spellings,
        empty.exclusions,
        (book,),
        empty.provenance,
    )


def _document(number: int, article: Mapping[str, Any]) -> dict[str, Any]:
    tokens = article.get("tokens", article.get("sentences", 10) * 20)
    plain = {
        "document_id": f"d{number}",
        "source": "Alpha",
        "date": datetime.date(2023, 9, 1 + number % 28),
        "title": f"Title {number}",
        "url": f"https://example.org/{number}",
        "sentences": 10,
        "tokens": tokens,
        **{name: tokens * (name == "tokens_journalist") for name in _SPOKEN},
        **dict.fromkeys(_TONES),
    }
    return plain | {name: value for name, value in article.items() if name not in ("frames", "targets")}


def _document_table(documents: Sequence[Mapping[str, Any]]) -> pa.Table:
    numbers = {name: pa.float64() for name in _TONES} | {
        "date": pa.date32(),
        "title": pa.string(),
        "url": pa.string(),
    }
    names = list(documents[0]) if documents else list(_document(0, {}))
    return pa.table({name: pa.array([row.get(name) for row in documents], numbers.get(name)) for name in names})


def _frame_row(
    document: Mapping[str, Any], given: Mapping[str, Any], lexicon: str, frame: str, voice: str
) -> dict[str, Any]:
    found = next((given[key] for key in _keys(lexicon, frame, voice) if key in given), 0)
    values = found if isinstance(found, Mapping) else {"sentences": found}
    sentences = values.get("sentences", 0)
    matches = values.get("matches", sentences)
    hits = float(values.get("hits", matches))
    tokens = document["tokens" if voice == "all" else f"tokens_{voice}"]
    present = values.get("present", int(hits >= 1))
    return {
        "document_id": document["document_id"],
        "source": document["source"],
        "lexicon": lexicon,
        "frame": frame,
        "voice": voice,
        "matches": matches,
        "hits": hits,
        "sentences": sentences,
        "share": sentences / document["sentences"] if document["sentences"] else None,
        "rate": hits / tokens * 1000 if tokens else None,
        "present": present,
        "salience": float(values.get("salience", 0.5 * present)),
        "headline": values.get("headline", matches % 2),
        "headline_gap": values.get("headline_gap", matches % 2 - 0.1 * sentences),
        "first": values.get("first", 1 / (1 + matches) if matches else None),
        "rank": values.get("rank", 1 if matches else None),
    }


def _target_row(
    document: Mapping[str, Any], given: Mapping[str, Any], lexicon: str, target: str, voice: str
) -> dict[str, Any]:
    found = next((given[key] for key in _keys(lexicon, target, voice) if key in given), None)
    values = found if isinstance(found, Mapping) else {"stance": found}
    stance = values.get("stance")
    mentions = values.get("mentions", int(stance is not None))
    row = {
        "document_id": document["document_id"],
        "source": document["source"],
        "lexicon": lexicon,
        "target": target,
        "voice": voice,
        "mentions": mentions,
        "sentences": mentions,
        "stance": stance,
        "stance_se": None,
        "passages": mentions,
        "passages_for": int(stance is not None and stance > 0),
        "passages_against": int(stance is not None and stance < 0),
        "passages_none": 0,
    }
    return row | dict(values)


def _keys(lexicon: str, frame: str, voice: str) -> tuple[str, ...]:
    """Return the names under which a frame's values may be given; without a voice all is the journalist's."""
    plain = (f"{lexicon}:{frame}", frame) if voice in ("all", "journalist") else ()
    return (f"{lexicon}:{frame}/{voice}", f"{frame}/{voice}", *plain)


def _frame_table(columns: Mapping[str, Sequence[Any]]) -> pa.Table:
    kinds = dict.fromkeys(_FRAME_NAMES, pa.string())
    kinds |= dict.fromkeys(("hits", "share", "rate", "salience", "headline_gap", "first"), pa.float64())
    kinds |= {"matches": pa.int64(), "sentences": pa.int64(), "present": pa.int8(), "headline": pa.int8()}
    kinds |= {"rank": pa.int32()}
    return pa.table({name: pa.array(values, kinds[name]) for name, values in columns.items()})


def _evidence(row: Mapping[str, Any], ids: Mapping[str, str], books: Sequence[Codebook]) -> dict[str, Any]:
    start = row.get("start", 0)
    plain = {
        "source": ids.get(row["document_id"]),
        "lexicon": books[0].name if books else "",
        "sentence": 0,
        "start": start,
        "end": start + 5,
        "kind": "frame",
        "name": "trade",
        "term": "trade",
        "weight": 1.0,
        "voice": "journalist",
        "negated": False,
        "reference": False,
        "channel": "body",
        "field": "text",
        "passage": f"Sentence {row.get('sentence', 0)} of {row['document_id']}.",
        "passage_start": 0,
        "term_number": 0,
        "token_start": start,
        **dict.fromkeys(("token_end", "gap_start", "gap_end"), start + 1),
    }
    return plain | dict(row)
