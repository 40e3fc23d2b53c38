"""A measure of all articles under one specification: what its groups sum up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from framing.comparisons.alternatives import COUNTED, Specification
from framing.comparisons.grouping import Grouping
from framing.comparisons.measures import PER_TOKENS
from framing.comparisons.measuring import coded_frames, document_values, frame_values, measured
from framing.results import VOICES, Scores
from framing.scoring.frame_matches import FrameMatches, frame_matches
from framing.scoring.frames import ROUNDING
from framing.scoring.recounting import available_weights, recounted, spoken_in
from framing.stats import Floats


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of k groups and f frames, arrays of shape (k, f): numerators, denominators, articles with a value."""

    h: Floats
    s: Floats
    n: npt.NDArray[np.int64]

    @property
    def value(self) -> Floats:
        """Σ numerators ÷ Σ denominators; NaN where no article has a value."""
        nothing = np.full(self.h.shape, np.nan)
        return np.asarray(np.divide(self.h, self.s, out=nothing, where=self.s > 0))


@dataclass(frozen=True)  # without slots: what is found once is kept
class Matter:
    """Scores with their groups, and their matches once they have been asked for."""

    scores: Scores
    groups: Grouping

    @cached_property
    def matches(self) -> FrameMatches:
        """The matches of frames."""
        return frame_matches(self.scores)

    @cached_property
    def available(self) -> Floats:
        """What saliences of each article are divided by, shape (articles,)."""
        return available_weights(self.matches, np.nan_to_num(frame_values(self.scores, "salience", "all")))

    @cached_property
    def unsaid(self) -> npt.NDArray[np.bool_]:
        """Of which articles a frame says nothing, having no terms in their language; shape (articles, frames)."""
        return np.isnan(frame_values(self.scores, "matches", "all"))

    @cached_property
    def thresholds(self) -> Floats:
        """The thresholds of the frames, shape (f,)."""
        return np.array([frame.threshold for book in self.scores.codebooks for frame in book.frames], np.float64)

    def counted(self, column: str, voices: tuple[str, ...]) -> Floats:
        """Return a column of the frames as some voices have it, shape (articles, frames)."""
        if len(voices) == 1:
            return frame_values(self.scores, column, voices[0])
        shape = (len(self.scores.documents), len(coded_frames(self.scores)))
        counts = recounted(self.matches, column, spoken_in(self.matches, voices), shape, self.available)
        counts[self.unsaid] = np.nan
        return counts


def totals(matters: Mapping[int, Matter], wanted: Specification) -> Totals:
    """Return what the groups sum up to under a specification."""
    matter = matters[wanted.scores]
    if wanted.measure not in COUNTED or (len(wanted.voices) == 1 and not wanted.shift):
        return _as_compared(matter, wanted)
    h, s = numerators(matter, wanted)
    member, k = matter.groups.member, len(matter.groups.names)
    rows = np.flatnonzero((member >= 0) & (s > 0))
    cell = member[rows]
    sums = _by_group(cell, np.nan_to_num(h[rows]), k)
    if np.isnan(h[rows]).any():
        said = ~np.isnan(h[rows])
        denominators = _by_group(cell, said * s[rows, None], k)
        n = _by_group(cell, said.astype(np.float64), k).astype(np.int64)
    else:
        denominators = np.bincount(cell, s[rows], k).astype(np.float64)[:, None]
        n = np.bincount(cell, minlength=k)[:, None]
    if wanted.shift:
        # Hits reach a threshold of 0 or less in every article, which says nothing.
        sums = np.where(matter.thresholds + wanted.shift > 0, sums, np.nan)
    shape = sums.shape
    return Totals(sums, np.broadcast_to(denominators, shape), np.broadcast_to(n, shape))


def _by_group(cell: npt.NDArray[np.int64], values: Floats, k: int) -> Floats:
    """Sum each column by group, shape (k, f)."""
    return np.stack([np.bincount(cell, column, k) for column in values.T], axis=1).astype(np.float64)


def numerators(matter: Matter, wanted: Specification) -> tuple[Floats, Floats]:
    """Return the numerators of a counted measure, shape (articles, f), and the denominators, shape (articles,)."""
    h = matter.counted(COUNTED[wanted.measure], wanted.voices)
    documents = matter.scores
    if wanted.measure == "share":
        return h, document_values(documents, "sentences")
    if wanted.measure == "rate":
        single = VOICES[1:] if "all" in wanted.voices else wanted.voices
        tokens = np.sum([document_values(documents, f"tokens_{voice}") for voice in single], axis=0)
        return h, np.asarray(tokens / PER_TOKENS)
    if wanted.measure == "present":
        h = np.where(np.isnan(h), np.nan, h >= matter.thresholds + wanted.shift - ROUNDING)
    return h, np.ones(len(h))


def _as_compared(matter: Matter, wanted: Specification) -> Totals:
    """Sum up what `compare` would compare."""
    data = measured(matter.scores, matter.groups, wanted.measure, wanted.voices[0])
    k = len(matter.groups.names)
    h, s = [], []
    for part in data.parts:
        owner = np.repeat(np.arange(k), part.sizes)
        h.append(np.stack([np.bincount(owner, column, k) for column in part.h.T], axis=1).astype(np.float64))
        s.append(np.repeat(np.bincount(owner, part.s, k)[:, None], part.h.shape[1], axis=1))
    return Totals(np.hstack(h), np.hstack(s).astype(np.float64), data.n)
