"""Codes of people and what was measured, unit by unit: what evaluating and correcting start from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.coding.cells import read_cells, refuse
from framing.coding.reading_samples import read_sample
from framing.errors import InputError, did_you_mean
from framing.results import CodedFrame, CodingSample, Scores
from framing.results.coded_rows import CodedRows
from framing.stats import Floats

Bools = npt.NDArray[np.bool_]
Index = npt.NDArray[np.int64]
_FIELDS = ("title", "text")
_PLACE = ("document_id", "source", "unit", "field", "start", "end", "stratum", "probability")
_FIELD_APART = 1 << 40  # more characters than any text has
_CODES = {"1": 1, "1.0": 1, "0": 0, "0.0": 0, "?": None}


@dataclass(frozen=True, slots=True)
class Hits:
    """The matches of frames that stand in coded units; m in all."""

    unit: Index
    frame: Index
    term: tuple[str, ...]
    weight: Floats


@dataclass(frozen=True, slots=True)
class CodedUnits:
    """Units that people coded and that were measured: u units, f frames.

    Attributes
    ----------
    unit : str
        "sentence", "passage" or "article".
    frames : tuple of (str, CodedFrame)
        The lexicon and the frame; those alone that were coded.
    article : array of int, shape (u,)
        The row of each unit's article in `Scores.documents`.
    known, coded, found : array of bool, shape (u, f)
        Whether people could say, whether they see the frame, whether it was found.
    score : array, shape (u, f)
        Hits, by which it was found.
    weight : array, shape (u, f)
        How many units of the population each stands for; 0 where it is not known.
    hits : Hits
    sample : CodingSample or None
        None where units are whole articles by their ids.
    weighted : bool
        Whether the probabilities of being drawn are known; else every known unit weighs 1.
    missing : int
        Coded units of articles that are not among the scores.
    targets : tuple of str
        Names in the codes that are targets, which are left alone.
    bare : tuple of str
        Strata of which no unit has a code of some frame.
    """

    unit: str
    frames: tuple[tuple[str, CodedFrame], ...]
    article: Index
    known: Bools
    coded: Bools
    found: Bools
    score: Floats
    weight: Floats
    hits: Hits
    sample: CodingSample | None
    weighted: bool
    missing: int
    targets: tuple[str, ...]
    bare: tuple[str, ...]


def found_by(score: Floats, frame: CodedFrame, unit: str) -> Bools:
    """Tell which units have a frame with some scores: articles from its threshold, others from any match."""
    return np.asarray(score >= frame.threshold - 1e-9 if unit == "article" else score > 1e-9)


def coded_units(scores: Scores, gold: Any, sample: Any = None) -> CodedUnits:
    """Put codes beside what was measured in the same units.

    Parameters
    ----------
    scores : Scores
    gold : path, table or result
        With the columns ``unit_id, name, code``: one code a unit and frame, 1, 0 or "?". `Gold` also says where
        the units stand.
    sample : CodingSample, path or table, optional
        The units and their probabilities, where the codes carry none. Without either, units are articles and
        ``unit_id`` is their ``document_id``.

    Raises
    ------
    InputError
        Naming all that is wrong with the codes; or none of the coded units is among the scores.
    """
    drawn, weighted = _sample(gold, sample)
    rows = {name: i for i, name in enumerate(scores.documents.column("document_id"))}
    places = _places(drawn, rows)
    known_units = set(rows) if drawn is None else set(drawn.table.column("unit_id"))
    codes, targets = _codes(gold, scores, known_units, drawn is not None)
    frames = tuple(
        (book.name, frame)
        for book in scores.codebooks
        for frame in book.frames
        if any(name == frame.name for _, name in codes)
    )
    every = list(dict.fromkeys(unit for unit, _ in codes))
    units = [unit for unit in every if unit in places]
    if not units or not frames:
        raise InputError(
            "None of the coded units stands in the articles that were scored, or none of their codes is of a "
            "frame. Score the articles from which the sample was drawn, and give the codes of frames."
        )
    kind = "article" if drawn is None else drawn.unit
    known, coded = (np.zeros((len(units), len(frames)), bool) for _ in range(2))
    for i, unit in enumerate(units):
        for j, (_, frame) in enumerate(frames):
            code = codes.get((unit, frame.name))
            known[i, j], coded[i, j] = code is not None, code == 1
    article = np.array([places[unit][0] for unit in units], np.int64)
    hits = _hits(scores, frames, [places[unit] for unit in units], kind, rows)
    score = np.zeros(known.shape)
    np.add.at(score, (hits.unit, hits.frame), hits.weight)
    weight, bare = _weights(drawn if weighted else None, units, known)
    found = np.stack([found_by(score[:, j], frame, kind) for j, (_, frame) in enumerate(frames)], axis=1)
    missing = len(every) - len(units)
    return CodedUnits(
        *(kind, frames, article, known, coded, found, score, weight, hits, drawn, weighted, missing, targets, bare)
    )


def _sample(gold: Any, sample: Any) -> tuple[CodingSample | None, bool]:
    """Return the units, and whether their probabilities are known."""
    if sample is not None:
        return read_sample(sample), True
    cells = read_cells(_table(gold), "codes", ("unit_id",), _PLACE)
    rows = [dict(zip(cells.columns, values, strict=True)) for values in zip(*cells.columns.values(), strict=True)]
    if any(row[name] is None for row in rows for name in _PLACE[:6]):
        return None, False
    weighted = all(row["stratum"] and row["probability"] for row in rows)
    blank = {"text": None, "before": None, "after": None, "coders": None}
    unknown = {} if weighted else {"stratum": "all", "probability": "1"}
    units = {row["unit_id"]: {**row, **blank, **unknown} for row in rows}
    return read_sample(list(units.values())), weighted


def _table(gold: Any) -> Any:
    return gold.table if isinstance(gold, CodedRows) else gold


def _places(drawn: CodingSample | None, rows: dict[str, int]) -> dict[str, tuple[int, int, int, int]]:
    """Return of each unit whose article was scored: its row, field, first character and end."""
    if drawn is None:
        return {name: (row, 1, 0, 0) for name, row in rows.items()}
    return {
        row["unit_id"]: (rows[row["document_id"]], _FIELDS.index(row["field"]), row["start"], row["end"])
        for row in drawn.table
        if row["document_id"] in rows
    }


def _codes(
    gold: Any, scores: Scores, units: set[str], has_sample: bool
) -> tuple[dict[tuple[str, str], int | None], tuple[str, ...]]:
    """Return the code of each unit and frame, None for cannot say, and the targets that were coded too."""
    cells = read_cells(_table(gold), "codes", ("unit_id", "name", "code"))
    frames = [frame.name for book in scores.codebooks for frame in book.frames]
    targets = {target.name for book in scores.codebooks for target in book.targets}
    problems: list[str] = []
    found: dict[tuple[str, str], int | None] = {}
    skipped: dict[str, None] = {}
    for number, row in enumerate(zip(*cells.columns.values(), strict=True), cells.first):
        unit, name, code = ((value or "").strip() for value in row)
        if name in targets and name not in frames:
            skipped[name] = None
            continue
        wrong = []
        if unit not in units:
            where = "in the sample" if has_sample else "the id of a scored article, and no sample was given"
            wrong.append(f"the unit '{unit}' is not {where}.{did_you_mean(unit, sorted(units)[:2000])}")
        if name not in frames:
            wrong.append(
                f"no frame is called '{name}'.{did_you_mean(name, frames)} "
                f"There are: {', '.join(dict.fromkeys(frames))}."
            )
        if code not in _CODES and code:
            wrong.append(f"'{code}' stands under 'code'. Of a frame 1, 0 or ? is allowed.")
        if (unit, name) in found:
            wrong.append(
                f"'{name}' of the unit '{unit}' has a code already. Decide between coders first: adjudicate."
            )
        problems += [f"row {number}: {said}" for said in wrong]
        found[unit, name] = _CODES.get(code)
    refuse(cells.name, "codes", problems)
    return found, tuple(skipped)


def _weights(drawn: CodingSample | None, units: Sequence[str], known: Bools) -> tuple[Floats, tuple[str, ...]]:
    """Share the population of each stratum among its units with a code; also the strata that have none."""
    if drawn is None:
        return known.astype(np.float64), ()
    strata = dict(zip(drawn.table.column("unit_id"), drawn.table.column("stratum"), strict=True))
    names = drawn.strata.column("stratum")
    place = {name: i for i, name in enumerate(names)}
    of = np.array([place[strata[unit]] for unit in units], np.int64)
    population = np.array(drawn.strata.column("population"), np.float64)
    weight = np.zeros(known.shape)
    bare: dict[str, None] = {}
    for j in range(known.shape[1]):
        n = np.bincount(of, known[:, j], len(names))
        bare |= dict.fromkeys(names[i] for i in np.flatnonzero(n == 0).tolist())
        weight[:, j] = np.where(known[:, j], population[of] / np.maximum(n[of], 1), 0)
    return weight, tuple(bare)


def _hits(
    scores: Scores,
    frames: Sequence[tuple[str, CodedFrame]],
    places: Sequence[tuple[int, int, int, int]],
    kind: str,
    rows: dict[str, int],
) -> Hits:
    """Return the matches that stand in the units."""
    number = {(lexicon, frame.name): j for j, (lexicon, frame) in enumerate(frames)}
    columns = ("document_id", "field", "start", "kind", "lexicon", "name", "term", "weight")
    matches = [
        (rows[document], _FIELDS.index(field), start, number[lexicon, name], term, weight)
        for document, field, start, what, lexicon, name, term, weight in zip(
            *(scores.evidence.column(name) for name in columns), strict=True
        )
        if what == "frame" and (lexicon, name) in number and document in rows
    ]
    # A whole article holds what stands in its title and in its text.
    whole = kind == "article"
    key = np.array([(2 * row + field) * _FIELD_APART + start for row, field, start, _ in places], np.int64)
    if whole:
        key = np.array([2 * row * _FIELD_APART for row, *_ in places], np.int64)
    end = np.array([0 if whole else place[3] for place in places], np.int64)
    order = np.argsort(key, kind="stable")
    row, field, start = (np.array([match[i] for match in matches], np.int64) for i in range(3))
    at = np.searchsorted(key[order], (2 * row + field) * _FIELD_APART + start, side="right") - 1
    unit = order[np.maximum(at, 0)]
    own = np.array([place[0] for place in places], np.int64)[unit] == row
    if not whole:
        own &= (np.array([place[1] for place in places], np.int64)[unit] == field) & (start < end[unit])
    inside = np.flatnonzero(own & (at >= 0))
    return Hits(
        unit[inside],
        np.array([matches[i][3] for i in inside.tolist()], np.int64),
        tuple(matches[i][4] for i in inside.tolist()),
        np.array([matches[i][5] for i in inside.tolist()], np.float64),
    )
