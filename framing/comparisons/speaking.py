"""Whose words carry each frame: hits by voice, and by speaker."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from framing.comparisons.grouping import Grouping, grouped
from framing.comparisons.measuring import Coded, coded_frames, frame_values
from framing.comparisons.passages import frame_numbers
from framing.comparisons.reading import in_parts, plain_text
from framing.errors import ComparisonError
from framing.results import VOICES, Caveat, Scores, Table, WhoseWords

_METHOD = (
    "Every hit of a frame has one voice: the journalist's, that of somebody quoted (in quotation marks), or "
    "that of somebody whose words are reported without them (attributed). Reported speech is found by rules on "
    "cues such as said, according to and reportedly; its speaker is the cue's subject, followed back to a full "
    "name within the article. Spellings are merged where the text gives a reason beside their likeness; merges "
    "and suggestions are listed."
)
_SPEAKERS = Caveat(
    "rule-speakers",
    "Voices and speakers are found by rules, which err (docs/voices.md and docs/speakers.md say how often). Read "
    "the evidence behind a speaker before you name one.",
)
_NO_VOICES = Caveat(
    "no-speakers",
    "Reported speech is found in English only; here only quotation marks tell a voice, and nobody is named.",
)


def whose_words(scores: Scores, by: str = "source") -> WhoseWords:
    """Say in whose words each frame stands, group by group: the paper's own, or which speakers'.

    Parameters
    ----------
    scores : Scores
        What `score` returned.
    by : str
        The column of `scores.documents` whose values are the groups. Articles without a value belong to none.

    Returns
    -------
    WhoseWords
        Hits by voice (they add up to the frame's hits) and by speaker, with parts of all hits, 0–1.

    Raises
    ------
    ComparisonError
        There is no such column or nothing in it, or the lexicons have no frames.
    """
    groups = grouped(scores, by)
    if not coded_frames(scores):
        raise ComparisonError(
            "The lexicons have no frames, so nobody's words carry one. Score the articles with a lexicon that has "
            "frames."
        )
    return spoken(scores, groups)


def spoken(scores: Scores, groups: Grouping) -> WhoseWords:
    """Do the work of `whose_words` for groups that are made already."""
    frames = coded_frames(scores)
    voices = _voices(scores, groups, frames)
    # Where scoring looked for no indirect speech, in all articles or in some, it says so.
    known = all(caveat.code != "no-tone" for caveat in scores.caveats)
    partly = tuple(caveat for caveat in scores.caveats if caveat.code == "partly-no-tone")
    return WhoseWords(
        by=groups.by,
        groups=groups.names,
        voices=voices,
        speakers=_speakers(scores, groups, frames, _totals(voices)),
        caveats=(_SPEAKERS, *partly) if known else (_NO_VOICES,),
        method=_METHOD,
        references=("newell2018",),
        codebooks=scores.codebooks,
    )


def _voices(scores: Scores, groups: Grouping, frames: tuple[Coded, ...]) -> Table:
    """Return hits by frame, group and voice."""
    single = VOICES[1:]
    k, f = len(groups.names), len(frames)
    inside = np.flatnonzero(groups.member >= 0)
    member = groups.member[inside]
    sums = {}
    for column in ("matches", "hits", "present"):
        cube = np.zeros((f, k, len(single)))
        for place, voice in enumerate(single):
            values = np.nan_to_num(frame_values(scores, "hits" if column == "present" else column, voice))[inside]
            values = (values > 0).astype(np.float64) if column == "present" else values
            for frame in range(f):
                cube[frame, :, place] = np.bincount(member, values[:, frame], k)
        sums[column] = cube
    total = np.broadcast_to(sums["hits"].sum(axis=2, keepdims=True), sums["hits"].shape).ravel()
    hits = sums["hits"].ravel()
    part = np.divide(hits, total, out=np.zeros_like(hits), where=total > 0)
    cells = [(frame, group, voice) for frame in frames for group in groups.names for voice in single]
    return Table(
        pa.table(
            {
                **_names([frame for frame, _, _ in cells]),
                "group": pa.array([group for _, group, _ in cells], pa.string()),
                "voice": pa.array([voice for _, _, voice in cells], pa.string()),
                "matches": sums["matches"].ravel().astype(np.int64),
                "hits": hits,
                "articles": sums["present"].ravel().astype(np.int64),
                "part": pa.array(part, mask=total == 0),
            }
        )
    )


def _names(frames: list[Coded]) -> dict[str, pa.Array]:
    return {
        name: pa.array([getattr(frame, name) for frame in frames], pa.string())
        for name in ("lexicon", "name", "label")
    }


def _totals(voices: Table) -> dict[tuple[str, str, str], float]:
    """Return all hits of each lexicon, frame and group."""
    totals: dict[tuple[str, str, str], float] = defaultdict(float)
    for row in voices:
        totals[row["lexicon"], row["name"], row["group"]] += row["hits"]
    return totals


@dataclass(slots=True)
class _Speaker:
    """What one speaker says of one frame in one group, whatever case the name is written in."""

    names: Counter[str | None] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    matches: int = 0
    hits: float = 0.0
    articles: set[int] = field(default_factory=set)


def _speakers(
    scores: Scores, groups: Grouping, frames: tuple[Coded, ...], totals: dict[tuple[str, str, str], float]
) -> Table:
    """Return hits by frame, group and speaker, the most hits first."""
    found: dict[tuple[int, int], dict[str | None, _Speaker]] = defaultdict(lambda: defaultdict(_Speaker))
    for row in _matches(scores, groups):
        name = row["speaker"]
        speaker = found[row["frame"], row["member"]][None if name is None else name.casefold()]
        speaker.names[name] += row["count"]
        if row["kind"] is not None:
            speaker.kinds[row["kind"]] += row["count"]
        speaker.matches += row["count"]
        speaker.hits += row["hits"]
        speaker.articles.add(row["article"])
    roles = _roles(scores, groups)
    rows: list[dict[str, Any]] = []
    for (number, member), speakers in sorted(found.items()):
        frame, group = frames[number], groups.names[member]
        total = totals[frame.lexicon, frame.name, group]
        ordered = sorted(speakers.items(), key=lambda item: (-item[1].hits, item[0] is None, item[0] or ""))
        for key, speaker in ordered:
            rows.append(
                {
                    "lexicon": frame.lexicon,
                    "name": frame.name,
                    "label": frame.label,
                    "group": group,
                    "speaker": max(speaker.names, key=lambda name: (speaker.names[name], name or "")),
                    "kind": max(speaker.kinds, key=lambda kind: (speaker.kinds[kind], kind), default=None),
                    "role": None if key is None else roles.get((member, key)),
                    "matches": speaker.matches,
                    "hits": speaker.hits,
                    "articles": len(speaker.articles),
                    "part": speaker.hits / total if total else None,
                }
            )
    texts = ("lexicon", "name", "label", "group", "speaker", "kind", "role")
    schema = pa.schema(
        [
            *((name, pa.string()) for name in texts),
            ("matches", pa.int64()),
            ("hits", pa.float64()),
            ("articles", pa.int64()),
            ("part", pa.float64()),
        ]
    )
    return Table(pa.Table.from_pylist(rows, schema))


def _matches(scores: Scores, groups: Grouping) -> Iterator[dict[str, Any]]:
    """Return how often each speaker says each frame in each article: what the journalist says is left out."""
    columns = ("kind", "lexicon", "name", "voice", "speaker", "speaker_kind", "weight")
    for article, evidence in in_parts(scores, scores.evidence, *columns):
        member = np.where(article >= 0, groups.member[article], -1)
        frame = frame_numbers(scores, evidence)
        reported = pc.not_equal(plain_text(evidence.column("voice")), "journalist").to_numpy()
        rows = np.flatnonzero((member >= 0) & (frame >= 0) & reported)
        chosen = evidence.select(["speaker", "speaker_kind", "weight"]).take(pa.array(rows))
        counted = (
            pa.table(
                {
                    "frame": frame[rows],
                    "member": member[rows],
                    "article": article[rows],
                    "speaker": plain_text(chosen.column("speaker")),
                    "kind": plain_text(chosen.column("speaker_kind")),
                    "hits": chosen.column("weight"),
                }
            )
            .group_by(["frame", "member", "article", "speaker", "kind"], use_threads=False)
            .aggregate([("hits", "sum"), ([], "count_all")])
        )
        for batch in counted.rename_columns({"hits_sum": "hits", "count_all": "count"}).to_batches():
            yield from batch.to_pylist()


def _roles(scores: Scores, groups: Grouping) -> dict[tuple[int, str], str]:
    """Return how each group introduces each speaker first: (group, name in small letters) → role."""
    roles: dict[tuple[int, str], str] = {}
    for article, speakers in in_parts(scores, scores.speakers, "speaker", "role"):
        named = pc.and_(pc.is_valid(speakers.column("role")), pc.is_valid(speakers.column("speaker")))
        rows = np.flatnonzero(named.to_numpy())
        member: npt.NDArray[np.int64] = np.where(article >= 0, groups.member[article], -1)[rows]
        names, said = (speakers.column(name).take(pa.array(rows)).to_pylist() for name in ("speaker", "role"))
        for group, name, role in zip(member.tolist(), names, said, strict=True):
            roles.setdefault((group, name.casefold()), role)
    return roles
