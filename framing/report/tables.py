"""The tables of a comparison, in APA's form."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from framing.errors import counted
from framing.plots.labels import shortened
from framing.plots.numbers import Scale, scale_of
from framing.plots.rows import Estimate, Frame, Grid, chosen_groups, grid_of, largest_contrasts, left_out, noun_of
from framing.report import numbers
from framing.report.linking import behind, passages_id
from framing.report.model import Cell, Column, TableBlock
from framing.report.wording import CORRECTIONS, ORDERED, plural, singular, title_of
from framing.results import Comparison
from framing.results.caveats import EVERY_ARTICLE, NO_VALUE, ZERO_HITS

MOST_COLUMNS = 5  # groups beside each other; with more, groups become the rows
MOST_GROUPS = 40
_FRAMES_A_TABLE = 4
MOST_CONTRASTS = 25
_SAID_IN_THE_CELL = frozenset({ZERO_HITS, EVERY_ARTICLE})


def estimate_tables(result: Comparison) -> tuple[TableBlock, ...]:
    """Print every estimate with its interval: frames × groups, or groups × frames over several tables."""
    cells = grid_of(result)
    if not cells.frames:
        return ()
    if result.kind == "article" or len(cells.groups) > MOST_COLUMNS:
        # As few tables as will do, and all as wide as can be.
        per_table = math.ceil(len(cells.frames) / math.ceil(len(cells.frames) / _FRAMES_A_TABLE))
        parts = [cells.frames[i : i + per_table] for i in range(0, len(cells.frames), per_table)]
        return tuple(_groups_as_rows(result, cells, part, len(parts) > 1) for part in parts)
    return (_frames_as_rows(result, cells),)


def _frames_as_rows(result: Comparison, cells: Grid) -> TableBlock:
    scale = scale_of(result.measure)
    marks = _marks((code for point in cells.cells.values() for code in point.caveats), _said_in_cells(scale))
    heads = (
        Column(
            shortened(group)
            + ("" if scale.valued else f" (n\u00a0=\u00a0{numbers.count(cells.n_articles[group])})"),
            is_number=True,
        )
        for group in cells.groups
    )
    return TableBlock(
        title=title_of(result),
        columns=(Column(noun_of(result).capitalize(), weight=2), *heads),
        rows=tuple(
            (
                Cell((shortened(frame.label),)),
                *(_estimate(result, scale, cells, frame, group, marks) for group in cells.groups),
            )
            for frame in cells.frames
        ),
        note=_note(result, marks),
        csv=_csv(result),
    )


def _groups_as_rows(result: Comparison, cells: Grid, frames: Sequence[Frame], is_part: bool) -> TableBlock:
    groups = chosen_groups(cells, None, MOST_GROUPS)
    shown = {(frame, group): cells.at(frame, group) for frame in frames for group in groups}
    scale = scale_of(result.measure)
    marks = _marks((code for point in shown.values() for code in point.caveats), _said_in_cells(scale))
    first, last = cells.frames.index(frames[0]) + 1, cells.frames.index(frames[-1]) + 1
    noun = noun_of(result).capitalize()
    shown_are = f"{noun} {first}" if first == last else f"{noun}s {first} to {last}"
    part = f" ({shown_are} of {len(cells.frames)})" if is_part else ""
    who = singular(result.by).capitalize()
    return TableBlock(
        title=title_of(result) + part,
        columns=(
            Column(who, weight=2),
            *(() if scale.valued else (Column("n", is_number=True, weight=0),)),
            *(Column(shortened(frame.label), is_number=True) for frame in frames),
        ),
        rows=tuple(
            (
                Cell((shortened(group),)),
                *(() if scale.valued else (Cell((numbers.count(cells.n_articles[group]),)),)),
                *(_estimate(result, scale, cells, frame, group, marks) for frame in frames),
            )
            for group in groups
        ),
        note=_note(result, marks, left_out(len(groups), len(cells.groups), plural(result.by))),
        csv=_csv(result),
    )


def _estimate(
    result: Comparison, scale: Scale, cells: Grid, frame: Frame, group: str, marks: Mapping[str, str]
) -> Cell:
    """Print an estimate; it leads to the passages that it counts."""
    point = cells.at(frame, group)
    parts = _with_n(point, scale)
    leads = () if result.kind == "article" else behind(parts, passages_id(result.kind, *frame.key, group))
    return Cell(parts, _marked(point.caveats, marks), leads)


def _csv(result: Comparison) -> str:
    """Return the table that has a comparison's estimates in full."""
    return "stance" if result.measure == "stance" else "estimates"


def _with_n(point: Estimate, scale: Scale) -> tuple[str, ...]:
    """Print an estimate, with its n where the numbers of a group rest on different articles."""
    parts = numbers.estimate(point, scale)
    return (
        (*parts, f"n\u00a0=\u00a0{numbers.count(point.n_articles)}")
        if scale.valued and point.n_articles
        else parts
    )


def _said_in_cells(scale: Scale) -> frozenset[str]:
    """Return the caveats that need no letter, as the cell itself says what they say."""
    return _SAID_IN_THE_CELL | {NO_VALUE} if scale.valued else _SAID_IN_THE_CELL


def contrast_table(result: Comparison) -> TableBlock | None:
    """Print the clearest contrasts with difference, interval, p, corrected p, effect size and n."""
    rows = largest_contrasts(result, MOST_CONTRASTS)
    if not rows:
        return None
    scale = scale_of(result.measure)
    skipped = frozenset({NO_VALUE}) if scale.valued else frozenset()
    marks = _marks((code for row in rows for code in row["caveats"] or ()), skipped)
    is_tested = result.n_tests > 0
    is_corrected = is_tested and result.correction != "none"
    effects = dict.fromkeys(row["effect_name"] for row in rows if row["effect_name"])
    effect = " or ".join(numbers.EFFECTS.get(name, (name, False))[0] for name in effects) or "Effect"
    with_frame = result.kind != "article"
    level = numbers.level(result.confidence)
    columns = (
        *((Column(noun_of(result).capitalize(), weight=3),) if with_frame else ()),
        Column("Group − reference", weight=3),
        Column(f"Difference, {level} CI", is_number=True, weight=0),
        *((Column("p", is_number=True, weight=0),) if is_tested else ()),
        *((Column("Corrected p", is_number=True, weight=0),) if is_corrected else ()),
        Column(effect, is_number=True, weight=0),
        Column("n", is_number=True, weight=0),
    )
    body = tuple(
        (
            *((Cell((shortened(row["label"] or row["name"]),)),) if with_frame else ()),
            pair_cell(result.kind, row),
            Cell(numbers.difference(row, scale), _marked(row["caveats"] or (), marks)),
            *((Cell((numbers.p_value(row["p"]),)),) if is_tested else ()),
            *((Cell((numbers.p_value(row["p_corrected"]),)),) if is_corrected else ()),
            Cell((numbers.effect(row["effect"], row["effect_name"]),)),
            Cell((f"{numbers.count(row['n_group'])}, {numbers.count(row['n_reference'])}",)),
        )
        for row in rows
    )
    there_are = len(result.contrasts)
    rest = (
        f"Shown are {len(rows)} of {counted(there_are, 'contrast', 'contrasts')}." if there_are > len(rows) else ""
    )
    note = (
        f"Difference = group − reference. {ORDERED} "
        f"n = {scale.valued or 'articles'} on either side. {_tests(result)}"
    )
    return TableBlock(
        title=f"{title_of(result)}: Differences",
        columns=columns,
        rows=body,
        note=" ".join(part for part in (note, rest, _explained(marks)) if part),
        csv="contrasts",
    )


def pair_cell(kind: str, row: Mapping[str, Any]) -> Cell:
    """Name the two sides of a difference; each leads to its passages."""
    sides = (row["group"], row["reference"])
    parts = (shortened(sides[0]), f"− {shortened(sides[1])}")
    if kind == "article":
        return Cell(parts)
    return Cell(parts, targets=tuple(passages_id(kind, row["lexicon"], row["name"], side) for side in sides))


def _tests(result: Comparison) -> str:
    tests = counted(result.n_tests, "test", "tests")
    if not result.n_tests:
        return "No difference could be tested."
    if result.correction == "none":
        return f"p is not corrected for its {tests}."
    family = f" ({result.family})" if result.family else ""
    return f"Corrected p: {CORRECTIONS.get(result.correction, result.correction)} over {tests}{family}."


def _note(result: Comparison, marks: Mapping[str, str], more: str = "") -> str:
    level = numbers.level(result.confidence)
    scale = scale_of(result.measure)
    note = (
        f"{scale.label}, with its {level} confidence interval (CI) in brackets. n = {scale.valued or 'articles'}."
    )
    if scale.signed:
        note += f" {scale.below} {numbers.NONE} stands for {scale.gap}."
    else:
        unit = "articles" if result.cluster is None else "clusters"
        note += f" “0 of n articles” has an exact upper {level} bound on the share of {unit}, not an interval."
    if result.cluster is not None:
        note += f" Intervals are over clusters of articles (values of ‘{shortened(result.cluster)}’)."
    return " ".join(part for part in (note, more, _explained(marks)) if part)


def _marks(codes: Iterable[str], skipped: frozenset[str] = _SAID_IN_THE_CELL) -> dict[str, str]:
    """Give each caveat a letter, in the order in which a reader meets them."""
    met = [code for code in dict.fromkeys(codes) if code not in skipped]
    return {code: chr(ord("a") + i) for i, code in enumerate(met[:26])}


def _marked(codes: Sequence[str], marks: Mapping[str, str]) -> str:
    return "".join(sorted(marks[code] for code in set(codes) if code in marks))


def _explained(marks: Mapping[str, str]) -> str:
    if not marks:
        return ""
    letters = ", ".join(f"{letter} = {code}" for code, letter in marks.items())
    return f"Letters: {letters}; see Caveats."
