"""Studies made by hand, so that reports are tested without computing."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from framing.results import Caveat, CodedTarget, InputFile, Provenance, Study, Table, WhoseWords
from tests.plots.compared import ALONE, FRAMES, NEWS, TARGETS, ZERO, comparison

__all__ = ["ALONE", "FRAMES", "HOSTILE", "NEWS", "ZERO", "evidence_row", "stance_study", "study"]

HOSTILE = (
    "<script>alert(1)</script>",
    '#set page(width: 1cm) $x$ #include "a"',
    "$\\frac{1}{0$ & \\ `code` **bold** | pipe",
    "NUL\x00 BOM\ufeff override\u202eesrever\u202c tag\U000e0041",
    "W" * 300,
    "Tiếng Việt: Đối tác Chiến lược Toàn diện",
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629 \u05e2\u05d1\u05e8\u05d9\u05ea",
    "中文：美越关系 😀 한국어 ไทย",
    "_hidden label </svg><img src=x onerror=alert(1)>",
    "{{ 7*7 }} {% raw %} @someone www.example.org",
)

_TYPES = {
    **dict.fromkeys(("document_id", "source", "lexicon", "kind", "name", "term", "voice", "speaker"), pa.string()),
    **dict.fromkeys(("channel", "field", "passage", "group", "title", "url", "draw"), pa.string()),
    **dict.fromkeys(("sentence", "start", "end", "passage_start"), pa.int64()),
    **dict.fromkeys(("weight", "polarity"), pa.float64()),
    "negated": pa.bool_(),
    "date": pa.date32(),
}


def evidence_row(**changes: Any) -> dict[str, Any]:
    """Make one row of evidence; `match` marks the word to highlight in the passage."""
    passage = changes.get("passage", "Officials said that American firms stand to gain from new export markets.")
    match = changes.pop("match", "export markets")
    at = 100 + max(passage.find(match), 0)
    row = {
        "document_id": "a-01",
        "source": NEWS[0],
        "lexicon": "trade",
        "sentence": 3,
        "start": at,
        "end": at + len(match),
        "kind": "frame",
        "name": "f0",
        "term": match,
        "weight": 1.0,
        "voice": "journalist",
        "speaker": None,
        "negated": False,
        "polarity": None,
        "channel": "body",
        "field": "text",
        "passage": passage,
        "passage_start": 100,
        "group": NEWS[0],
        "title": "A new chapter in trade",
        "url": "https://example.org/a-01",
        "date": datetime.date(2023, 9, 11),
        "draw": "strongest",
    }
    return row | changes


def study(
    groups: Sequence[str] = NEWS,
    labels: Sequence[str] = FRAMES,
    special: Mapping[tuple[int, int], Mapping[str, Any]] | None = None,
    evidence: Sequence[Mapping[str, Any]] | None = None,
) -> Study:
    """Make a study of share, presence, salience and tone, with evidence for every frame and group."""
    results = tuple(comparison(measure, groups, labels, special) for measure in ("share", "present", "salience"))
    results = (*results, comparison("tone", groups, labels))
    n = {row["group"]: row["n_articles"] for result in reversed(results) for row in result.estimates}
    rows = evidence
    if rows is None:
        rows = [
            evidence_row(group=group, source=group, name=f"f{i}", draw=draw, document_id=f"{group}-{i}-{draw}")
            for i in range(len(labels))
            for group in groups
            for draw in ("strongest", "random")
        ]
    first, last = datetime.date(2023, 9, 1), datetime.date(2023, 9, 25)
    articles = [
        {"group": group, "articles": n[group], "sentences": 31 * n[group], "tokens": 620 * n[group]}
        | {"first_date": first, "last_date": last}
        for group in groups
    ]
    used = sum(n.values())
    exclusions = [
        {"stage": "reading", "reason": "read", "articles": used + 3},
        {"stage": "reading", "reason": "empty text", "articles": 1},
        {"stage": "cleaning", "reason": "exact duplicate", "articles": 2},
        {"stage": "scoring", "reason": "used", "articles": used},
    ]
    return Study(
        by="source",
        groups=tuple(groups),
        comparisons=results,
        further=(whose_words(groups, labels),),
        left_out=(("Key words", "the articles themselves were not given (corpus=)"),),
        articles=Table(pa.Table.from_pylist(articles)),
        evidence=Table(pa.Table.from_pylist([dict(row) for row in rows], schema=pa.schema(_TYPES))),
        exclusions=Table(pa.Table.from_pylist(exclusions)),
        codebooks=results[0].codebooks,
        provenance=Provenance(
            version="0.1.0",
            inputs=(InputFile("articles.csv", "cd34" * 16, used + 3),),
            options=(("clean", "yes"),),
            libraries=(("numpy", "2.1.0"), ("pyarrow", "17.0.0")),
            command="framing compare articles.csv --lexicon trade",
        ),
        caveats=(Caveat("columns-guessed", "The column 'body' was taken for the text."),),
        seed=0,
        references=("entman1993", "hutto2014"),
    )


def stance_study(groups: Sequence[str] = NEWS) -> Study:
    """Make a study of stances too: for each target and group a passage for it, one against it, and another."""
    made = study(groups)
    (book,) = made.codebooks
    targets = tuple(CodedTarget(f"f{i}", label, 3) for i, label in enumerate(TARGETS))
    stance = comparison("stance", groups, TARGETS)
    voices = tuple(dataclasses.replace(stance, voice=voice) for voice in ("journalist", "quoted", "attributed"))
    rows = [
        evidence_row(kind="target", name=target.name, group=group, source=group, draw=draw, polarity=polarity)
        | {"document_id": f"{group}-{target.name}-{polarity}", "voice": voice, "speaker": speaker}
        for target in targets
        for group in groups
        for draw, polarity, voice, speaker in (
            ("strongest", 0.5, "journalist", None),
            ("strongest", -0.25, "quoted", "Ms Lan"),
            ("random", 0.1, "attributed", None),
        )
    ]
    evidence = pa.Table.from_pylist([*made.evidence.rows(), *rows], schema=made.evidence.data.schema)
    return dataclasses.replace(
        made,
        comparisons=(*made.comparisons[:3], stance, *voices, made.comparisons[-1]),
        codebooks=(dataclasses.replace(book, targets=targets),),
        evidence=Table(evidence),
    )


def whose_words(groups: Sequence[str], labels: Sequence[str]) -> WhoseWords:
    """Make voices and speakers of frames: ten hits each, two of the journalist's and seven of one person's."""
    cells = [
        {"lexicon": "trade", "name": f"f{i}", "label": label, "group": group}
        for i, label in enumerate(labels)
        for group in groups
    ]
    parts = {"journalist": 2.0, "quoted": 7.0, "attributed": 1.0}
    voices = [
        {**cell, "voice": voice, "matches": int(hits), "hits": hits, "articles": 1, "part": hits / 10}
        for cell in cells
        for voice, hits in parts.items()
    ]
    said = (("Ann Lee", "person", "a professor", 7.0), (None, None, None, 1.0))
    speakers = [
        {**cell, "speaker": name, "kind": kind, "role": role, "matches": int(hits), "hits": hits, "articles": 1}
        | {"part": hits / 10}
        for cell in cells
        for name, kind, role, hits in said
    ]
    return WhoseWords(
        by="source",
        groups=tuple(groups),
        voices=Table(pa.Table.from_pylist(voices)),
        speakers=Table(pa.Table.from_pylist(speakers)),
        caveats=(),
        method="Voices are found by rules.",
        references=("newell2018",),
        codebooks=(),
    )


def hostile_study() -> Study:
    """Make a study in which every text that others write is an attack."""
    made = study(groups=HOSTILE[:5], labels=HOSTILE[5:], evidence=_hostile_evidence())
    return dataclasses.replace(made, caveats=tuple(Caveat(f"code-{i}", text) for i, text in enumerate(HOSTILE)))


def _hostile_evidence() -> list[dict[str, Any]]:
    urls = (
        "javascript:alert(1)",
        'https://example.org/?a=<b>&c="d"\'e',
        "data:text/html,x",
        "http://[bad",
        "//no",
    )
    return [
        evidence_row(
            group=HOSTILE[i % 5],
            name=f"f{i % 5}",
            passage=text,
            match=text[2:9],
            title=text,
            url=urls[i % 5],
            speaker=text,
            voice="quoted",
            document_id=f"h{i}",
            draw="strongest" if i < 5 else "random",
        )
        for i, text in enumerate(HOSTILE)
    ]
