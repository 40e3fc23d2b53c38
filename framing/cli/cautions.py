"""The cautions of a study in a line each: what it is about, one place where it holds, and in how many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

from framing.errors import counted
from framing.results import Caveat

if TYPE_CHECKING:
    from framing.results import Study

_SENTENCE = re.compile(r"(?<=[.!?…]) (?=[A-Z“])")


def brief_cautions(study: Study, known: Sequence[Caveat] = ()) -> list[Caveat]:
    """Return a caution of each kind that a study has, those already known left out.

    Of a kind that rows carry, the message names one row as an example, and counts the frames (or targets) and
    groups of all of them.
    """
    new = [caveat for caveat in study.caveats if caveat not in known]
    carried = _carried(study)
    names = (
        {frame.label for book in study.codebooks for frame in book.frames},
        {target.label for book in study.codebooks for target in book.targets},
    )
    first: dict[str, str] = {}
    for caveat in new:
        first.setdefault(caveat.code, caveat.message)
    return [Caveat(code, _worded(code, said, carried.get(code, ()), names)) for code, said in first.items()]


def _worded(
    code: str, message: str, rows: Sequence[Mapping[str, Any]], names: tuple[AbstractSet[str], AbstractSet[str]]
) -> str:
    """Word a caution by its first sentence, with one of the rows that carry it in the place of all.

    `names` are those of frames and of targets; a measure of whole articles is neither.
    """
    from framing.comparisons.caveats import CAUTIONS, capitalised

    caution = next((each for each in CAUTIONS if each.code == code), None)
    if caution is None or not rows:
        return _SENTENCE.split(message)[0]
    sentence = _SENTENCE.split(caution.message)[0]
    said = capitalised(sentence.format(where=_place(rows[0]), threshold=f"{caution.threshold:g}"))
    if len(rows) == 1:
        return said
    labels = {row["label"] for row in rows if row.get("label")}
    groups = {row[name] for row in rows for name in ("group", "reference") if row.get(name)}
    counts = {"frame": len(labels & names[0]), "target": len(labels & names[1]), "group": len(groups)}
    listed = ", ".join(counted(n, noun) for noun, n in (counts | {"row": len(rows)}).items() if n)
    return f"{said} In all: {listed}."


def _place(row: Mapping[str, Any]) -> str:
    sides = " and ".join(row[name] for name in ("group", "reference") if row.get(name))
    within = ", ".join(str(row[name]) for name in ("label", "period") if row.get(name))
    return f"{sides} ({within})" if within else sides


def _carried(study: Study) -> dict[str, list[dict[str, Any]]]:
    """Return the rows that carry each caution, the estimates of the first measure before all others."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in _rows(study):
        for code in row["caveats"] or ():
            found.setdefault(code, []).append(row)
    return found


def _rows(study: Study) -> Iterator[dict[str, Any]]:
    for result in study.comparisons:
        yield from result.estimates.rows()
    for result in study.comparisons:
        yield from result.contrasts.rows()
    for further in study.further:
        for table in further.tables().values():
            if {"caveats", "group"} <= set(table.columns):
                yield from table.rows()
