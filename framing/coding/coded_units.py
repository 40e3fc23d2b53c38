"""Codes of frames and what was measured, unit by unit: what evaluating and correcting start from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from framing.coding.gold_units import (
    Bools,
    GoldUnits,
    Index,
    Weights,
    matches_of,
    require_same_places,
    silent,
    units_at,
    weights_of,
)
from framing.coding.names import FRAME
from framing.results import CodedFrame, CodingSample, Scores
from framing.stats import Floats


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
    weights : Weights
        How many units of the population each stands for.
    hits : Hits
    sample : CodingSample or None
        None where units are whole articles by their ids.
    weighted : bool
        Whether the probabilities of being drawn are known; else every known unit weighs 1.
    missing : int
        Coded units of articles that are not among the scores.
    """

    unit: str
    frames: tuple[tuple[str, CodedFrame], ...]
    article: Index
    known: Bools
    coded: Bools
    found: Bools
    score: Floats
    weights: Weights
    hits: Hits
    sample: CodingSample | None
    weighted: bool
    missing: int

    @property
    def weight(self) -> Floats:
        """How many units of the population each stands for, shape (u, f); 0 where that is not known."""
        return self.weights.weight

    @property
    def bare(self) -> tuple[str, ...]:
        """Strata of which no unit has a code of some frame."""
        return self.weights.bare


def found_by(score: Floats, frame: CodedFrame, unit: str) -> Bools:
    """Tell which units have a frame with some scores: articles from its threshold, others from any match."""
    return np.asarray(score >= frame.threshold - 1e-9 if unit == "article" else score > 1e-9)


def coded_units(scores: Scores, gold: GoldUnits) -> CodedUnits:
    """Put codes of frames beside what was measured in the same units."""
    frames = tuple(
        (book.name, frame)
        for book in scores.codebooks
        for frame in book.frames
        if (book.name, frame.name) in gold.kinds and gold.kinds[book.name, frame.name] == FRAME
    )
    units = gold.coded(FRAME)
    nothing = silent(scores, FRAME)
    known, coded = (np.zeros((len(units), len(frames)), bool) for _ in range(2))
    for i, unit in enumerate(units):
        for j, (lexicon, frame) in enumerate(frames):
            code = gold.codes[unit].get((lexicon, frame.name))
            unsaid = (gold.places[unit][0], lexicon, frame.name) in nothing
            known[i, j], coded[i, j] = code is not None and not unsaid, code == 1
    hits = _hits(scores, frames, gold, units)
    score = np.zeros(known.shape)
    np.add.at(score, (hits.unit, hits.frame), hits.weight)
    found = np.zeros(known.shape, bool)
    for j, (_, frame) in enumerate(frames):
        found[:, j] = found_by(score[:, j], frame, gold.unit)
    return CodedUnits(
        unit=gold.unit,
        frames=frames,
        article=np.array([gold.places[unit][0] for unit in units], np.int64),
        known=known,
        coded=coded,
        found=found,
        score=score,
        weights=weights_of(gold, units, known),
        hits=hits,
        sample=gold.sample,
        weighted=gold.weighted,
        missing=gold.missing(FRAME),
    )


def _hits(scores: Scores, frames: Sequence[tuple[str, CodedFrame]], gold: GoldUnits, units: Sequence[str]) -> Hits:
    """Return the matches that stand in the units."""
    keys = [(lexicon, frame.name) for lexicon, frame in frames]
    matches = matches_of(scores, FRAME, keys, ("term", "weight", "passage_start")) if units else []
    row, field, start = (np.array([match[i] for match in matches], np.int64) for i in range(3))
    unit, own = units_at(gold, units, row, field, start) if matches else (row, row == 0)
    inside = np.flatnonzero(own)
    if gold.unit == "sentence":
        begins = np.array([matches[i][6] for i in inside.tolist()], np.int64)
        require_same_places(gold, units, unit[inside], begins)
    return Hits(
        unit[inside],
        np.array([matches[i][3] for i in inside.tolist()], np.int64),
        tuple(matches[i][4] for i in inside.tolist()),
        np.array([matches[i][5] for i in inside.tolist()], np.float64),
    )
