"""Whose words carry the frames: voices as a picture and in words, speakers as a table."""

from __future__ import annotations

from typing import Any

from framing.plots import voice_bars
from framing.plots.labels import shortened
from framing.plots.voices import Bar, bars_of
from framing.report import numbers
from framing.report.linking import passages_id
from framing.report.model import (
    Block,
    Cell,
    Column,
    FigureBlock,
    Paragraph,
    Section,
    Statement,
    Statements,
    TableBlock,
)
from framing.report.svg import svg_of
from framing.report.wording import listed, plural, singular
from framing.results import VOICES, WhoseWords

_INTRODUCTION = (
    "Every hit of a frame has one voice: the journalist’s own, that of somebody quoted, or that of somebody whose "
    "words are reported without quotation marks. Methods says how they are found."
)
_MOST_GROUPS = 12  # beside each other for one frame
_ROWS_A_PICTURE = 32
_MOST_SPEAKERS = 5  # of one frame in one group
_MOST_ROWS = 60
_MOST_SAID = 6
_ENOUGH_HITS = 5  # below, parts of hits are not put into words

KINDS = {
    "person": "person",
    "organisation": "organisation",
    "outlet": "media outlet",
    "official": "people without a name",
    "document": "document",
}


def speech(words: WhoseWords) -> Section:
    """Show in whose words each frame stands, and who says it."""
    bars = _shown(words)
    blocks: list[Block] = [Paragraph(_INTRODUCTION)]
    if statements := _statements(words, bars):
        blocks.append(Statements("Least in the journalist’s own voice", statements))
    blocks += _figures(words, bars)
    table = _speakers(words, {bar.group for bar in bars})
    blocks.append(Paragraph("Nobody but the journalists says any of it.") if table is None else table)
    return Section("speech", "Whose words carry the frames", tuple(blocks))


def _shown(words: WhoseWords) -> tuple[Bar, ...]:
    """Return the bars of the groups with the most hits."""
    bars = bars_of(words)
    hits = dict.fromkeys(words.groups, 0.0)
    for bar in bars:
        hits[bar.group] += bar.hits
    most = set(sorted(words.groups, key=lambda group: -hits[group])[:_MOST_GROUPS])
    return tuple(bar for bar in bars if bar.group in most)


def _rest(words: WhoseWords, n_shown: int) -> str:
    n = len(words.groups)
    return "" if n_shown >= n else f" The {n_shown} {plural(words.by)} with the most hits, of {n:,}."


def _statements(words: WhoseWords, bars: tuple[Bar, ...]) -> tuple[Statement, ...]:
    clear = [bar for bar in bars if bar.hits >= _ENOUGH_HITS]
    clear.sort(key=lambda bar: (bar.parts.get("journalist", 0.0), -bar.hits))
    speakers: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in words.speakers:
        speakers.setdefault((row["lexicon"], row["name"], row["group"]), []).append(row)
    heard = all(caveat.code != "no-speakers" for caveat in words.caveats)
    return tuple(
        _statement(bar, speakers.get((*bar.frame.key, bar.group), []), heard)
        for bar in clear[:_MOST_SAID]
        if bar.parts.get("journalist", 0.0) < 0.5
    )


def _statement(bar: Bar, speakers: list[dict[str, Any]], heard: bool) -> Statement:
    """Word the parts of one bar; `heard` says whether indirect speech was looked for."""
    parts = {voice: f"{bar.parts.get(voice, 0.0):.0%}" for voice in VOICES[1:]}
    named = [row for row in speakers if row["speaker"] is not None][:2]
    who = listed([f"{shortened(row['speaker'])} ({counted_hits(row['hits'])})" for row in named])
    reported = (
        f"and {parts['attributed']} reported without quotation marks"
        if heard
        else "(speech without quotation marks is not looked for outside English, and counts as the journalist’s)"
    )
    said = (
        f"Of {counted_hits(bar.hits)} in {shortened(bar.group)}, {parts['journalist']} stand in the journalist’s "
        f"own voice; {parts['quoted']} are quoted {reported}."
    )
    if who:
        said += f" Most often it is said by {who}."
    return Statement(said, f"{shortened(bar.frame.label)}.", tuple(part for part in parts.values()))


def counted_hits(hits: float) -> str:
    """Print hits with their noun."""
    return f"{numbers.count(hits)} {'hit' if hits == 1 else 'hits'}"


def _figures(words: WhoseWords, bars: tuple[Bar, ...]) -> tuple[FigureBlock, ...]:
    frames = list(dict.fromkeys(bar.frame for bar in bars))
    groups = [group for group in words.groups if any(bar.group == group for bar in bars)]
    size = max(1, _ROWS_A_PICTURE // max(len(groups), 1))
    parts = [frames[i : i + size] for i in range(0, len(frames), size)]
    who = singular(words.by).capitalize()
    return tuple(
        FigureBlock(
            title=f"Hits by Voice, by {who}" + ("" if len(parts) == 1 else f" ({number} of {len(parts)})"),
            svg=svg_of(voice_bars(words, frames=[frame.path for frame in part], groups=groups).figure),
            alt=_alt([bar for bar in bars if bar.frame in part]),
            note=(
                "Each bar is all hits of a frame, divided by who says them; a bar of few hits says little."
                + _rest(words, len(groups))
            ),
        )
        for number, part in enumerate(parts, 1)
    )


def _alt(bars: list[Bar]) -> str:
    said = [
        f"{shortened(bar.frame.label)}, {shortened(bar.group)}: "
        + (
            f"{bar.parts.get('journalist', 0.0):.0%} own voice, {bar.parts.get('quoted', 0.0):.0%} quoted, "
            f"{bar.parts.get('attributed', 0.0):.0%} reported, of {counted_hits(bar.hits)}"
            if bar.hits
            else "no hit"
        )
        for bar in bars
    ]
    return f"Bars of hits divided by voice. {'. '.join(said)}."


def _speakers(words: WhoseWords, groups: set[str]) -> TableBlock | None:
    """Print who says each frame most often."""
    rows = [row for row in words.speakers if row["group"] in groups]
    if not rows:
        return None
    cells: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in rows:
        cells.setdefault((row["lexicon"], row["name"], row["group"]), []).append(row)
    most = min(_MOST_SPEAKERS, max(1, _MOST_ROWS // len(cells)))
    # Of many cells those whose first speaker says most.
    fullest = sorted(cells, key=lambda key: -cells[key][0]["hits"])[:_MOST_ROWS]
    shown = [row for key, each in cells.items() if key in set(fullest) for row in each[:most]]
    body = []
    before: tuple[str, str] = ("", "")
    for row in shown:
        here = (row["label"] or row["name"], row["group"])
        body.append(
            (
                Cell((shortened(here[0]) if here[0] != before[0] else "",)),
                _group(row) if here != before else Cell(("",)),
                Cell((_named(row),)),
                Cell((KINDS.get(row["kind"] or "", numbers.NONE),)),
                Cell((numbers.count(row["hits"]), f"({row['part']:.0%})")),
                Cell((numbers.count(row["articles"]),)),
            )
        )
        before = here
    rest = "" if len(shown) == len(rows) else f" Shown are {len(shown)} of {len(rows):,} rows."
    return TableBlock(
        title=f"Who Says It, by {singular(words.by).capitalize()}",
        columns=(
            Column("Frame", weight=2),
            Column(singular(words.by).capitalize(), weight=2),
            Column("Speaker", weight=3),
            Column("Kind", weight=1),
            Column("Hits", is_number=True, weight=0),
            Column("Articles", is_number=True, weight=0),
        ),
        rows=tuple(body),
        note=(
            "In brackets: part of all hits of the frame there, the journalist’s included. One name stands for all "
            f"spellings of it that were merged.{rest}{_rest(words, len(groups))}"
        ),
        csv="speakers",
    )


def _group(row: dict[str, Any]) -> Cell:
    target = passages_id("frame", row["lexicon"], row["name"], row["group"])
    return Cell((shortened(row["group"]),), targets=(target,))


def _named(row: dict[str, Any]) -> str:
    if row["speaker"] is None:
        return "(nobody by name)"
    return shortened(row["speaker"]) + (f", {shortened(row['role'], 80)}" if row["role"] else "")
