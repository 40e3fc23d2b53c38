"""Evidence side by side: what stands behind the numbers, strongest and at random."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow.compute as pc

from framing.plots.labels import shortened
from framing.plots.rows import Frame, Grid, grid_of
from framing.report import numbers
from framing.report.model import EvidenceBlock, EvidenceColumn, Paragraph, Passage, Section
from framing.report.quotations import passages_of
from framing.report.wording import counted, plural, singular
from framing.results import Study

_MOST_GROUPS = 6  # side by side for one frame
_FEW_PASSAGES = 1  # of each draw, once there are more groups than that


def evidence(study: Study) -> Section:
    """Print each frame's passages group beside group, the strongest and those drawn at random."""
    languages = {book.name: book.language for book in study.codebooks}
    cells = next((grid_of(result) for result in study.comparisons if result.kind == "frame"), None)
    labels = {(book.name, frame.name): frame.label for book in study.codebooks for frame in book.frames}
    # As the tables have it: with the lexicon, where two lexicons have frames of one label.
    labels |= {frame.key: frame.label for frame in (cells.frames if cells else ()) if frame.key in labels}
    sections: list[Section] = []
    for (lexicon, name), label in labels.items():
        rows = _rows(study, lexicon, name)
        if not rows:
            continue
        groups = _shown_groups(study, rows, cells, Frame(lexicon, name, label))
        columns = tuple(
            _column(study, group, rows, languages.get(lexicon, "und"), cells, Frame(lexicon, name, label))
            for group in groups
        )
        sections.append(Section(f"evidence-{len(sections) + 1}", shortened(label), (EvidenceBlock(columns),)))
    return Section("evidence", "Evidence side by side", (Paragraph(_introduction(study)),), tuple(sections))


def _introduction(study: Study) -> str:
    who, many = singular(study.by), plural(study.by)
    said = (
        f"For each frame and {who}: the passages with the most or the weightiest matches (the strongest, which "
        "show the frame at its clearest, not as it usually is) and passages drawn at random from all that match "
        f"(with seed {study.seed}). Matches are highlighted. Longer passages are cut, shown as […]."
    )
    if len(study.groups) > _MOST_GROUPS:
        said += (
            f" Of {counted(len(study.groups), who, many)}, each frame shows the three with its highest and the "
            "three with its lowest estimate among those with a match, and one passage of each kind; all passages "
            "drawn are in the JSON report."
        )
    return said


def _rows(study: Study, lexicon: str, name: str) -> list[dict[str, Any]]:
    data = study.evidence.data
    if not data.num_rows:
        return []
    mask = pc.and_(pc.equal(data.column("lexicon"), lexicon), pc.equal(data.column("name"), name))
    if "kind" in data.column_names:
        mask = pc.and_(mask, pc.equal(data.column("kind"), "frame"))
    return list(data.filter(mask).to_pylist())


def _shown_groups(
    study: Study, rows: Sequence[dict[str, Any]], cells: Grid | None, frame: Frame
) -> tuple[str, ...]:
    """Return the groups to show: all where they are few, otherwise those at both ends of the estimates."""
    if len(study.groups) <= _MOST_GROUPS:
        return study.groups
    with_evidence = {row["group"] for row in rows}
    groups = [group for group in study.groups if group in with_evidence]
    if cells is not None:
        groups.sort(key=lambda group: -(cells.at(frame, group).value or 0.0))
    half = _MOST_GROUPS // 2
    return tuple(dict.fromkeys([*groups[:half], *groups[-half:]]))


def _column(
    study: Study, group: str, rows: Sequence[dict[str, Any]], lang: str, cells: Grid | None, frame: Frame
) -> EvidenceColumn:
    passages = passages_of((row for row in rows if row["group"] == group), lang)
    if len(study.groups) > _MOST_GROUPS:
        passages = _few(passages)
    n = 0 if cells is None else cells.at(frame, group).n_articles
    none = "its one article has no match" if n == 1 else f"none of {numbers.count(n)} articles has a match"
    empty = "" if passages else f"No passage: {none}."
    return EvidenceColumn(shortened(group), passages, empty)


def _few(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    kept: list[Passage] = []
    for passage in passages:
        if sum(each.draw == passage.draw for each in kept) < _FEW_PASSAGES:
            kept.append(passage)
    return tuple(kept)
