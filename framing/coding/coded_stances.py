"""Codes of stance and what was measured, unit by unit.

A unit that people read and that has no code of a target does not speak of it. Where targets alone were coded,
nobody can tell such a unit from one that was not read: all units of the sample then count as read. A mean over
units that speak of a target is the same either way: what was not read is left out above and below the line alike.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.coding.gold_units import Bools, GoldUnits, Index, Weights, matches_of, silent, units_at, weights_of
from framing.coding.names import TARGET
from framing.results import CodedTarget, CodingSample, Scores
from framing.scoring.stance import outcomes
from framing.stats import Floats


@dataclass(frozen=True, slots=True)
class CodedStances:
    """Units that people read and that were measured: u units, t targets.

    Attributes
    ----------
    unit : str
        "sentence", "passage" or "article".
    targets : tuple of (str, CodedTarget)
        The lexicon and the target; those alone that were coded.
    article : array of int, shape (u,)
        The row of each unit's article in `Scores.documents`.
    known, speaks : array of bool, shape (u, t)
        Whether people could say, and whether they found the unit to speak of the target.
    coded : array, shape (u, t)
        −1, 0 or 1; 0 where the unit does not speak of the target.
    evident : array of bool, shape (u, t)
        Whether there is evidence, as measured.
    measured : array, shape (u, t)
        The polarity, −1 to 1; 0 without evidence.
    weights : Weights
    sample : CodingSample or None
    weighted : bool
    missing : int
        Coded units of articles that are not among the scores.
    n_without : int
        Units of the sample that have no code at all and count as read.
    """

    unit: str
    targets: tuple[tuple[str, CodedTarget], ...]
    article: Index
    known: Bools
    speaks: Bools
    coded: Floats
    evident: Bools
    measured: Floats
    weights: Weights
    sample: CodingSample | None
    weighted: bool
    missing: int
    n_without: int

    @property
    def found(self) -> npt.NDArray[np.int8]:
        """Whether a unit is for (1), against (−1) or neither, as measured; neither without evidence; (u, t)."""
        return outcomes(self.measured)


def coded_stances(scores: Scores, gold: GoldUnits) -> CodedStances:
    """Put codes of targets beside what was measured in the same units."""
    targets = tuple(
        (book.name, target)
        for book in scores.codebooks
        for target in book.targets
        if gold.kinds.get((book.name, target.name)) == TARGET
    )
    keys = [(lexicon, target.name) for lexicon, target in targets]
    named = [unit for unit in gold.codes if unit in gold.places] if targets else []
    alone = bool(targets) and set(gold.kinds.values()) == {TARGET} and gold.sample is not None
    rest = [unit for unit in gold.places if unit not in gold.codes] if alone else []
    units = [*named, *rest]
    known, speaks = np.ones((len(units), len(keys)), bool), np.zeros((len(units), len(keys)), bool)
    coded = np.zeros(known.shape)
    nothing = silent(scores, TARGET)
    for i, unit in enumerate(units):
        codes = gold.codes.get(unit, {})
        for j, key in enumerate(keys):
            code = codes.get(key, 0)
            known[i, j] = code is not None and (gold.places[unit][0], *key) not in nothing
            speaks[i, j] = known[i, j] and key in codes
            coded[i, j] = code or 0
    evident, measured = _measured(scores, gold, units, keys)
    return CodedStances(
        unit=gold.unit,
        targets=targets,
        article=np.array([gold.places[unit][0] for unit in units], np.int64),
        known=known,
        speaks=speaks,
        coded=coded,
        evident=evident,
        measured=measured,
        weights=weights_of(gold, units, known),
        sample=gold.sample,
        weighted=gold.weighted,
        missing=gold.missing(TARGET),
        n_without=len(rest),
    )


def _measured(
    scores: Scores, gold: GoldUnits, units: list[str], keys: list[tuple[str, str]]
) -> tuple[Bools, Floats]:
    """Return whether units have evidence on targets, and their polarity: of articles the stance that they have."""
    shape = (len(units), len(keys))
    if not units:
        return np.zeros(shape, bool), np.zeros(shape)
    if gold.unit == "article":
        stance = article_stances(scores, keys)
        values = stance[[gold.places[unit][0] for unit in units]]
        return ~np.isnan(values), np.nan_to_num(values)
    matches = [match for match in matches_of(scores, TARGET, keys, ("polarity",)) if match[4]]
    if not matches:
        return np.zeros(shape, bool), np.zeros(shape)
    row, field, start, which = (np.array([match[i] for match in matches], np.int64) for i in range(4))
    polarity = np.array([match[4] for match in matches], np.float64)
    unit, own = units_at(gold, units, row, field, start)
    sums, n = np.zeros(shape), np.zeros(shape)
    np.add.at(sums, (unit[own], which[own]), polarity[own])
    np.add.at(n, (unit[own], which[own]), 1)
    return n > 0, sums / np.maximum(n, 1)


def article_stances(scores: Scores, keys: list[tuple[str, str]]) -> Floats:
    """Return the stance of each article toward some targets, shape (articles, t); NaN without evidence."""
    rows = {name: i for i, name in enumerate(scores.documents.column("document_id"))}
    number = {key: j for j, key in enumerate(keys)}
    stance = np.full((len(rows), len(keys)), np.nan)
    columns = (scores.targets.column(name) for name in ("document_id", "lexicon", "target", "voice", "stance"))
    for document, lexicon, target, voice, value in zip(*columns, strict=True):
        if voice == "all" and value is not None and (lexicon, target) in number:
            stance[rows[document], number[lexicon, target]] = value
    return stance


def sentence_stances(scores: Scores, keys: list[tuple[str, str]]) -> tuple[Floats, Floats]:
    """Return of each article the sum of its sentences' polarities and how many have evidence, each (articles, t).

    Mentions in one sentence share its polarity: their mean, of those with evidence.
    """
    each: dict[tuple[int, int, int], list[float]] = {}
    for row, _, _, which, polarity, sentence in matches_of(scores, TARGET, keys, ("polarity", "sentence")):
        if polarity:
            each.setdefault((row, which, sentence), []).append(polarity)
    sums, n = (np.zeros((len(scores.documents), len(keys))) for _ in range(2))
    for (row, which, _), values in each.items():
        sums[row, which] += sum(values) / len(values)
        n[row, which] += 1
    return sums, n
