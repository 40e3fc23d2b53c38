"""Evidence rows as quotations: one passage however many matches it holds, with the matches marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from framing.plots.labels import shortened
from framing.plots.numbers import number
from framing.report.model import Passage, Run

LONGEST = 420  # letters: what can be read side by side; a longer passage is cut around its first match
_LONGEST_TITLE = 160
_DRAWS = {"strongest": "Strongest", "random": "Drawn at random"}
_VOICES = {"journalist": "the journalist", "quoted": "quoted", "attributed": "attributed"}


def passages_of(rows: Iterable[Mapping[str, Any]], lang: str) -> tuple[Passage, ...]:
    """Gather evidence rows (one a match) into passages, in the order in which they come.

    `lang` is the language of the lexicon, for rows that don't say theirs.
    """
    gathered: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        key = (row["draw"], row["document_id"], row["field"], row["passage_start"], row["passage"])
        gathered.setdefault(key, []).append(row)
    return tuple(_passage(matches, lang) for matches in gathered.values())


def _passage(matches: Sequence[Mapping[str, Any]], lang: str) -> Passage:
    first = matches[0]
    start = first["passage_start"] or 0
    spans = [(row["start"] - start, row["end"] - start) for row in matches]
    date = first["date"]
    place = ", in the headline" if first["field"] == "title" else ""
    is_target = first["kind"] == "target"
    denied = ", negated" if not is_target and any(row["negated"] for row in matches) else ""
    side, stance = _stance(matches) if is_target else ("", "")
    draw = _DRAWS.get(first["draw"], str(first["draw"]))
    return Passage(
        draw=f"{draw} {side}" if side and first["draw"] == "strongest" else draw,
        runs=cut(runs_of(first["passage"] or "", spans)),
        lang=first.get("language") or lang,
        title=shortened(first["title"] or str(first["document_id"]), _LONGEST_TITLE),
        url=first["url"] or "",
        date="" if date is None else str(date),
        voice=stance + _voices(matches) + place + denied,
        voices=tuple(dict.fromkeys(row["voice"] for row in matches if row["voice"])),
    )


def _stance(matches: Sequence[Mapping[str, Any]]) -> tuple[str, str]:
    """Say whether a passage is for or against its target: the mean of what its mentions have."""
    found = [row["polarity"] for row in matches if row["polarity"] is not None]
    if not found:
        return "", ""
    mean = sum(found) / len(found)
    side = "for" if mean > 0 else "against" if mean < 0 else "neither for nor against"
    return side, f"{side} ({number(mean, 2, bounded=True)}); "


def _voices(matches: Sequence[Mapping[str, Any]]) -> str:
    said = []
    for row in matches:
        voice = _VOICES.get(row["voice"], row["voice"] or "")
        said.append(
            f"{voice}: {shortened(row['speaker'])}" if row["speaker"] and row["voice"] != "journalist" else voice
        )
    return "; ".join(dict.fromkeys(each for each in said if each))


def runs_of(passage: str, spans: Iterable[tuple[int, int]]) -> tuple[Run, ...]:
    """Divide a passage into runs inside and outside its matches.

    Parameters
    ----------
    passage : str
    spans : iterable of (int, int)
        First character of each match and the one after its last; they may overlap, and what lies outside the
        passage is ignored.
    """
    runs: list[Run] = []
    done = 0
    for start, end in sorted((max(0, start), min(len(passage), end)) for start, end in spans):
        start = max(start, done)
        if end <= start:
            continue
        if start > done:
            runs.append(Run(passage[done:start]))
        if runs and runs[-1].matched:
            runs[-1] = Run(runs[-1].text + passage[start:end], True)
        else:
            runs.append(Run(passage[start:end], True))
        done = end
    if done < len(passage):
        runs.append(Run(passage[done:]))
    return tuple(runs)


def cut(runs: tuple[Run, ...], longest: int = LONGEST) -> tuple[Run, ...]:
    """Shorten a passage that is too long to read, keeping what stands around its first match; "[…]" says so."""
    length = sum(len(run.text) for run in runs)
    if length <= longest:
        return runs
    before = 0
    for run in runs:
        if run.matched:
            break
        before += len(run.text)
    else:
        before = 0
    start = max(0, min(before - longest // 3, length - longest))
    end = start + longest
    kept: list[Run] = []
    place = 0
    for run in runs:
        piece = run.text[max(0, start - place) : max(0, end - place)]
        if piece:
            kept.append(Run(piece, run.matched))
        place += len(run.text)
    head = (Run("[…] "),) if start else ()
    tail = (Run(" […]"),) if end < length else ()
    return (*head, *kept, *tail)
