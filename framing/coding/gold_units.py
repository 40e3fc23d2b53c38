"""Decided codes beside the units and articles that they are of: what evaluating and correcting read first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from framing.coding.cells import read_cells, refuse
from framing.coding.code_values import code_of
from framing.coding.names import FRAME, TARGET, path_of
from framing.coding.reading_samples import read_sample
from framing.errors import InputError, counted, did_you_mean
from framing.results import CodingSample, Gold, Scores
from framing.results.one_table import OneTable
from framing.stats import Floats

Bools = npt.NDArray[np.bool_]
Index = npt.NDArray[np.int64]
Key = tuple[str, str]  # lexicon, name
_FIELDS = ("title", "text")
_PLACE = ("document_id", "source", "unit", "field", "start", "end", "stratum", "probability")
_FIELD_APART = 1 << 40  # more characters than any text has
_ALLOWED = {FRAME: "Of a frame 1, 0 or ? is allowed.", TARGET: "Of a target -1, 0, 1 or ? is allowed."}
_MOST_NEAR = 2000  # names among which a misspelt one is looked for


@dataclass(frozen=True, slots=True)
class GoldUnits:
    """Units of which people decided codes, and where they stand.

    Attributes
    ----------
    unit : str
        "sentence", "passage" or "article".
    codes : mapping of str to mapping
        Of each unit that has any row: the code of each frame or target, None for cannot say.
    kinds : mapping
        "frame" or "target", by lexicon and name, of all that were coded.
    places : mapping of str to tuple
        Of each unit whose article was scored: its row in `Scores.documents`, field, first character and end.
    rows : mapping of str to int
        The row of each article.
    sample : CodingSample or None
        None where units are whole articles by their ids.
    weighted : bool
        Whether the probabilities of being drawn are known.
    """

    unit: str
    codes: Mapping[str, Mapping[Key, int | None]]
    kinds: Mapping[Key, str]
    places: Mapping[str, tuple[int, int, int, int]]
    rows: Mapping[str, int]
    sample: CodingSample | None
    weighted: bool

    def coded(self, kind: str) -> tuple[str, ...]:
        """Return the units with a row of some frame (or target) whose articles were scored."""
        return tuple(
            unit
            for unit, codes in self.codes.items()
            if unit in self.places and any(self.kinds[key] == kind for key in codes)
        )

    def missing(self, kind: str) -> int:
        """Return how many units with a row of some frame (or target) stand in articles that were not scored."""
        return sum(
            unit not in self.places and any(self.kinds[key] == kind for key in codes)
            for unit, codes in self.codes.items()
        )


def gold_units(scores: Scores, gold: Any, sample: Any = None) -> GoldUnits:
    """Read decided codes.

    Parameters
    ----------
    scores : Scores
    gold : path, table or result
        With the columns ``unit_id, name, code``: one code a unit and name, 1 or 0 of a frame, −1, 0 or 1 of a
        target, or "?". A name that several lexicons have means all of them, "lexicon/name" one. `Gold` also says
        where the units stand.
    sample : CodingSample, path or table, optional
        The units and their probabilities, where the codes carry none. Without either, units are articles and
        ``unit_id`` is their ``document_id``.

    Raises
    ------
    InputError
        Naming all that is wrong with the codes.
    """
    drawn, weighted = _sample(gold, sample)
    rows = {name: i for i, name in enumerate(scores.documents.column("document_id"))}
    known = set(rows) if drawn is None else set(drawn.table.column("unit_id"))
    codes, kinds = _codes(gold, scores, known, drawn is not None)
    places = {name: (row, 1, 0, 0) for name, row in rows.items()}
    if drawn is not None:
        places = {
            row["unit_id"]: (rows[row["document_id"]], _FIELDS.index(row["field"]), row["start"], row["end"])
            for row in drawn.table
            if row["document_id"] in rows
        }
    return GoldUnits("article" if drawn is None else drawn.unit, codes, kinds, places, rows, drawn, weighted)


def _sample(gold: Any, sample: Any) -> tuple[CodingSample | None, bool]:
    """Return the units, and whether their probabilities are known."""
    if sample is not None:
        return read_sample(sample), True
    if isinstance(gold, Gold) and gold.sample is not None:
        return gold.sample, True
    cells = read_cells(_table(gold), "codes", ("unit_id",), _PLACE)
    rows = [dict(zip(cells.columns, values, strict=True)) for values in zip(*cells.columns.values(), strict=True)]
    if any(row[name] is None for row in rows for name in _PLACE[:6]):
        return None, False
    weighted = all(row["stratum"] and row["probability"] for row in rows)
    blank = {"text": None, "before": None, "after": None, "coders": None}
    unknown = {} if weighted else {"stratum": "all", "probability": "1"}
    units = {row["unit_id"]: {**row, **blank, **unknown} for row in rows}
    return read_sample(list(units.values())), weighted


def _refuse_units_of_a_sample(given: Iterable[str | None], articles: set[str]) -> None:
    """Say once that the sample is missing, where no unit is an article: every row would say the same."""
    units = {(unit or "").strip() for unit in given}
    if len(units) > 1 and not units & articles:
        raise InputError(
            f"None of the {len(units):,} units with codes is the id of a scored article, such as '{min(units)}'. "
            "Give the sample (sample=) that `sample_for_coding` drew, which says where units stand; or score the "
            "articles that were coded."
        )


def _table(gold: Any) -> Any:
    return gold.table if isinstance(gold, OneTable) else gold


def _codes(
    gold: Any, scores: Scores, units: set[str], has_sample: bool
) -> tuple[dict[str, dict[Key, int | None]], dict[Key, str]]:
    """Return the code of each unit and frame or target, None for cannot say; and which of both each is."""
    cells = read_cells(_table(gold), "codes", ("unit_id", "name", "code"), ("kind",))
    if not has_sample:
        _refuse_units_of_a_sample(cells.columns["unit_id"], units)
    frames, targets = (_meant(scores, kind) for kind in (FRAME, TARGET))
    problems: list[str] = []
    found: dict[str, dict[Key, int | None]] = {}
    kinds: dict[Key, str] = {}
    for number, row in enumerate(zip(*cells.columns.values(), strict=True), cells.first):
        unit, name, code, said = ((value or "").strip() for value in row)
        kind = TARGET if name in targets and (said == TARGET or name not in frames) else FRAME
        keys = (targets if kind == TARGET else frames).get(name, ())
        value, allowed = code_of(code or "?", kind)
        wrong = []
        if unit not in units:
            where = "in the sample" if has_sample else "the id of a scored article, and no sample was given"
            wrong.append(f"the unit '{unit}' is not {where}.{did_you_mean(unit, sorted(units)[:_MOST_NEAR])}")
        if not keys:
            known = [*dict.fromkeys([*frames, *targets])]
            plain = ", ".join(each for each in known if "/" not in each)
            wrong.append(f"no frame or target is called '{name}'.{did_you_mean(name, known)} There are: {plain}.")
        elif not allowed:
            wrong.append(f"'{code}' stands under 'code'. {_ALLOWED[kind]}")
        codes = found.setdefault(unit, {})
        if any(key in codes for key in keys):
            wrong.append(
                f"'{name}' of the unit '{unit}' has a code already. Decide between coders first: adjudicate."
            )
        problems += [f"row {number}: {each}" for each in wrong]
        codes |= dict.fromkeys(keys, value)
        kinds |= dict.fromkeys(keys, kind)
    refuse(cells.name, "codes", problems)
    return found, kinds


def _meant(scores: Scores, kind: str) -> dict[str, tuple[Key, ...]]:
    """Return what each name means: the frames (or targets) that have it, and one by "lexicon/name"."""
    meant: dict[str, tuple[Key, ...]] = {}
    for book in scores.codebooks:
        for entry in book.frames if kind == FRAME else book.targets:
            key = (book.name, entry.name)
            meant[entry.name] = (*meant.get(entry.name, ()), key)
            meant[path_of(*key)] = (key,)
    return meant


@dataclass(frozen=True, slots=True)
class Weights:
    """What u units of a sample stand for, f frames (or targets).

    Attributes
    ----------
    weight : array, shape (u, f)
        How many units of the population each stands for; 0 where its code is not known.
    stratum : array of int, shape (u,)
    n : array, shape (k, f)
        Units of each stratum with a code.
    population : array, shape (k,)
    bare : tuple of str
        Strata of which no unit has a code of some frame.
    """

    weight: Floats
    stratum: Index
    n: Floats
    population: Floats
    bare: tuple[str, ...]


def weights_of(gold: GoldUnits, units: Sequence[str], known: Bools) -> Weights:
    """Share the population of each stratum among its units with a code; each weighs 1 where that is not known."""
    if gold.sample is None or not gold.weighted:
        nothing = np.zeros((0, known.shape[1]))
        return Weights(known.astype(np.float64), np.zeros(len(units), np.int64), nothing, np.zeros(0), ())
    drawn = gold.sample
    strata = dict(zip(drawn.table.column("unit_id"), drawn.table.column("stratum"), strict=True))
    names = drawn.strata.column("stratum")
    place = {name: i for i, name in enumerate(names)}
    of = np.array([place[strata[unit]] for unit in units], np.int64)
    population = np.array(drawn.strata.column("population"), np.float64)
    n = np.zeros((len(names), known.shape[1]))
    np.add.at(n, of, known)
    weight = np.where(known, population[of][:, None] / np.maximum(n[of], 1), 0)
    bare = tuple(name for name, each in zip(names, n, strict=True) if not (each > 0).all())
    return Weights(weight, of, n, population, bare)


def silent(scores: Scores, kind: str) -> frozenset[tuple[int, str, str]]:
    """Return of which articles a lexicon says nothing, being in another language: row, lexicon and name."""
    table, counted, name = (
        (scores.frames, "matches", "frame") if kind == FRAME else (scores.targets, "mentions", "target")
    )
    rows = {document: i for i, document in enumerate(scores.documents.column("document_id"))}
    missing = table.data.filter(pc.is_null(table.data.column(counted)))
    columns = (missing.column(each).to_pylist() for each in ("document_id", "lexicon", name))
    return frozenset((rows[document], *key) for document, *key in zip(*columns, strict=True))


def units_at(gold: GoldUnits, units: Sequence[str], row: Index, field: Index, start: Index) -> tuple[Index, Bools]:
    """Return in which unit each of m places in articles stands, and whether in any; each of shape (m,).

    Parameters
    ----------
    row, field, start : array of int, shape (m,)
        The article's row, 0 for its title and 1 for its text, and the character.
    """
    places = [gold.places[unit] for unit in units]
    whole = gold.unit == "article"  # it holds what stands in its title and in its text
    key = np.array([(2 * r + (0 if whole else f)) * _FIELD_APART + s for r, f, s, _ in places], np.int64)
    if whole:
        key = np.array([2 * r * _FIELD_APART for r, *_ in places], np.int64)
    order = np.argsort(key, kind="stable")
    at = np.searchsorted(key[order], (2 * row + field) * _FIELD_APART + start, side="right") - 1
    unit = order[np.maximum(at, 0)]
    own = (at >= 0) & (np.array([place[0] for place in places], np.int64)[unit] == row)
    if not whole:
        end = np.array([place[3] for place in places], np.int64)
        own &= (np.array([place[1] for place in places], np.int64)[unit] == field) & (start < end[unit])
    return unit, own


def require_same_places(gold: GoldUnits, units: Sequence[str], unit: Index, start: Index) -> None:
    """Refuse sentences that do not begin where scoring found them: they were drawn from other texts.

    Parameters
    ----------
    unit, start : array of int, shape (m,)
        In which unit each match stands, and where its sentence begins.

    Raises
    ------
    InputError
        The texts were read or cleaned otherwise since, or changed.
    """
    own = np.array([place[2] for place in (gold.places[each] for each in units)], np.int64)
    apart = np.flatnonzero(start != own[unit])
    if len(apart):
        first = units[int(unit[apart[0]])]
        n = len(np.unique(unit[apart]))
        said = counted(n, "unit begins", "units begin")
        raise InputError(
            f"The sample was drawn from other texts than were scored: {said} in the middle of a sentence, the "
            f"first '{first}'. Score the articles that were sampled, read and cleaned in the same way."
        )


def matches_of(scores: Scores, kind: str, keys: Sequence[Key], columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """Return the evidence of some frames or targets: row, field (0 or 1), start, which key, then some columns."""
    rows = {name: i for i, name in enumerate(scores.documents.column("document_id"))}
    number = {key: j for j, key in enumerate(keys)}
    wanted = ("document_id", "field", "start", "kind", "lexicon", "name", *columns)
    return [
        (rows[document], _FIELDS.index(field), start, number[lexicon, name], *more)
        for document, field, start, what, lexicon, name, *more in zip(
            *(scores.evidence.column(column) for column in wanted), strict=True
        )
        if what == kind and (lexicon, name) in number and document in rows
    ]
