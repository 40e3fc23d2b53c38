"""Evidence side by side: what stands behind the numbers, strongest and at random."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from framing.errors import counted
from framing.plots.labels import shortened
from framing.plots.rows import Frame, Grid, chosen_groups, grid_of
from framing.report import numbers
from framing.report.linking import passages_id
from framing.report.model import EvidenceBlock, EvidenceColumn, Paragraph, Passage, Section
from framing.report.quotations import passages_of
from framing.report.sections.evidence_room import MOST_GROUPS, Room, room_for, thinned
from framing.report.tables import MOST_GROUPS as MOST_IN_TABLES
from framing.report.wording import plural, singular
from framing.results import Study

_Rows = Mapping[str, Sequence[dict[str, Any]]]
_Passages = Mapping[str, tuple[Passage, ...]]
_TITLES = {"frame": ("evidence", "Evidence side by side"), "target": ("evidence-stance", "Evidence: stance")}


@dataclass(frozen=True, slots=True)
class _Shown:
    """A frame or target, with the passages of the groups side by side and of those below them."""

    kind: str
    frame: Frame
    beside: Mapping[str, tuple[Passage, ...]]
    below: Mapping[str, tuple[Passage, ...]]


def evidence(study: Study, wanted: Collection[str]) -> tuple[Section, ...]:
    """Print the passages of each frame, and those on each target, group beside group.

    Parameters
    ----------
    study : Study
    wanted : collection of str
        Ids of the passages that tables refer to: what is not side by side stands below, as far as there is room.
    """
    grids: dict[str, Grid] = {}
    for result in study.comparisons:
        if result.kind in _TITLES and result.kind not in grids:
            grids[result.kind] = grid_of(result)
    shown = {kind: tuple(_shown(study, kind, cells, wanted)) for kind, cells in sorted(grids.items())}
    every = [each for parts in shown.values() for each in parts]
    room = room_for(
        len(study.groups),
        [list(each.beside.values()) for each in every],
        [list(each.below.values()) for each in every],
    )
    return tuple(
        _section(study, kind, parts, grids[kind], room)
        for kind, parts in shown.items()
        if parts or kind == "frame"
    )


def _shown(study: Study, kind: str, cells: Grid, wanted: Collection[str]) -> Iterator[_Shown]:
    """Find what has passages, in the order of the lexicons."""
    largest = chosen_groups(cells, None, MOST_IN_TABLES)
    order = dict.fromkeys([*largest, *study.groups])
    for book in study.codebooks:
        for each in book.frames if kind == "frame" else book.targets:
            frame = _named(cells, Frame(book.name, each.name, each.label))
            data = _evidence_of(study, kind, frame)
            found = set(data.column("group").to_pylist())
            if not found:
                continue
            beside = _side_by_side(study, found, cells, frame)
            below = [
                group
                for group in order
                if group in found and group not in beside and passages_id(kind, *frame.key, group) in wanted
            ]
            rows = _by_group(data, {*beside, *below})

            def passages(groups: Sequence[str], rows: _Rows = rows, lang: str = book.language) -> _Passages:
                return {group: passages_of(rows.get(group, ()), lang) for group in groups}

            yield _Shown(kind, frame, passages(beside), passages(below))


def _named(cells: Grid, frame: Frame) -> Frame:
    """Name a frame as the tables do: with the lexicon, where two lexicons have frames of one label."""
    return next((each for each in cells.frames if each.key == frame.key), frame)


def _evidence_of(study: Study, kind: str, frame: Frame) -> pa.Table:
    data = study.evidence.data
    mask = pc.equal(data.column("kind"), kind)
    for name, value in (("lexicon", frame.lexicon), ("name", frame.name)):
        mask = pc.and_(mask, pc.equal(data.column(name), value))
    return data.filter(mask)


def _by_group(data: pa.Table, groups: Collection[str]) -> _Rows:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in data.filter(pc.is_in(data.column("group"), pa.array(sorted(groups), pa.string()))).to_pylist():
        rows[row["group"]].append(row)
    return rows


def _side_by_side(study: Study, found: Collection[str], cells: Grid, frame: Frame) -> tuple[str, ...]:
    """Return the groups to show: all where they are few, otherwise those at both ends of the estimates."""
    if len(study.groups) <= MOST_GROUPS:
        return study.groups
    groups = [group for group in study.groups if group in found]
    groups.sort(key=lambda group: -(cells.at(frame, group).value or 0.0))
    half = MOST_GROUPS // 2
    return tuple(dict.fromkeys([*groups[:half], *groups[-half:]]))


def _section(study: Study, kind: str, parts: Sequence[_Shown], cells: Grid, room: Room) -> Section:
    name, title = _TITLES[kind]
    sections = tuple(
        Section(f"{name}-{number}", shortened(each.frame.label), (_block(study, each, cells, room),))
        for number, each in enumerate(parts, 1)
    )
    return Section(name, title, (Paragraph(_introduction(study, kind, room, parts)),), sections)


def _block(study: Study, shown: _Shown, cells: Grid, room: Room) -> EvidenceBlock:
    below = dict(list(shown.below.items())[: room.below])
    return EvidenceBlock(
        columns=tuple(
            _column(shown, group, thinned(passages, room.beside), cells)
            for group, passages in shown.beside.items()
        ),
        more=tuple(
            _column(shown, group, thinned(passages, 1, room.only_first), cells)
            for group, passages in below.items()
        ),
        noun=shown.kind,
        who=singular(study.by),
    )


def _column(shown: _Shown, group: str, passages: tuple[Passage, ...], cells: Grid) -> EvidenceColumn:
    return EvidenceColumn(
        shortened(group),
        passages,
        "" if passages else _empty(shown, group, cells),
        passages_id(shown.kind, *shown.frame.key, group),
        shortened(shown.frame.label),
    )


def _empty(shown: _Shown, group: str, cells: Grid) -> str:
    if shown.kind == "target":
        return "No passage: no article has evidence of a stance."
    n = cells.at(shown.frame, group).n_articles
    none = "its one article has no match" if n == 1 else f"none of {numbers.count(n)} articles has a match"
    return f"No passage: {none}."


def _introduction(study: Study, kind: str, room: Room, parts: Sequence[_Shown]) -> str:
    who, many = singular(study.by), plural(study.by)
    random = f"passages drawn at random from the others (with seed {study.seed})"
    said = [
        f"For each frame and {who}: the passages with the most or the weightiest matches (the strongest, which "
        f"show the frame at its clearest, not as it usually is) and {random}. Matches are highlighted."
        if kind == "frame"
        else f"For each target and {who}: of the passages in which something is said about it, those most for it, "
        f"those most against it, and {random}. In brackets is what rules make of a passage, from −1 to 1; where "
        "you read it otherwise, they err. What names the target is highlighted.",
        "Longer passages are cut, shown as […].",
    ]
    of_each = "one passage" if room.beside == 1 else f"up to {room.beside} passages"
    if len(study.groups) > MOST_GROUPS:
        said.append(
            f"Of {counted(len(study.groups), who, many)}, each {kind} shows the three with its highest and the "
            f"three with its lowest estimate among those with a passage, and {of_each} of each kind."
        )
    elif room.is_thinned:
        said.append(f"There is no room for all that were drawn: each has {of_each} of each kind.")
    if room.below and any(each.below for each in parts):
        some = "the" if all(len(each.below) <= room.below for each in parts) else f"up to {room.below}"
        few = "its strongest passage" if room.only_first else "one passage of each kind"
        said.append(
            f"Below them, in the HTML report alone, are {some} other {many} that tables show, each with {few}."
        )
    if room.is_thinned or len(study.groups) > MOST_GROUPS:
        said.append("All passages drawn are in the JSON report.")
    return " ".join(said)
