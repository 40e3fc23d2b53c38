"""Where simulated articles come from: drawn from distributions, or from the articles of a pilot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from framing.comparisons.grouping import Grouping
from framing.comparisons.measures import PER_TOKENS, REGISTRY
from framing.comparisons.measuring import Coded, Measured, Part, measured
from framing.corpus.synthetic_counts import draw_hits, draw_lengths
from framing.corpus.synthetic_writing import MEAN_WORDS
from framing.results import Scores
from framing.stats import Floats, with_rate_moved, with_share_moved

MEASURES = ("share", "rate", "present")
# A made-up sentence holds a frame once or not at all, so that a rate cannot be higher than this.
HIGHEST_RATE = PER_TOKENS / MEAN_WORDS


class Population(Protocol):
    """Articles without end, of f frames."""

    @property
    def n_frames(self) -> int:
        """f."""

    @property
    def frame(self) -> int:
        """The frame that can be moved."""

    def draw(self, n: int, difference: float, rng: np.random.Generator) -> tuple[Floats, Floats]:
        """Draw n articles, numerators (n, f) and denominators (n,), the one frame moved by a difference."""


@dataclass(frozen=True, slots=True)
class Assumed:
    """Articles whose lengths are log-normal and whose hits are beta-binomial, as in `synthetic_corpus`.

    Attributes
    ----------
    measure : {"share", "rate", "present"}
    at : float
        The value of every frame, in the measure's unit.
    n_frames : int
    length, spread, heterogeneity : float
        As in `synthetic_corpus`; presence needs none of them.
    """

    measure: str
    at: float
    n_frames: int
    length: float
    spread: float
    heterogeneity: float

    @property
    def frame(self) -> int:
        """The first."""
        return 0

    def draw(self, n: int, difference: float, rng: np.random.Generator) -> tuple[Floats, Floats]:
        """See `Population`."""
        value = np.full(self.n_frames, self.at)
        value[self.frame] += difference
        if self.measure == "present":
            return (rng.random((n, self.n_frames)) < value).astype(np.float64), np.ones(n)
        sentences = draw_lengths(n, self.length, self.spread, rng)
        is_rate = self.measure == "rate"
        hits = draw_hits(sentences, value / HIGHEST_RATE if is_rate else value, self.heterogeneity, rng)
        units = rng.poisson(MEAN_WORDS * sentences) / PER_TOKENS if is_rate else sentences
        return hits.astype(np.float64), np.maximum(units, 1 / PER_TOKENS).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Pilot:
    """Articles of scores, drawn with replacement.

    Attributes
    ----------
    measure : {"share", "rate", "present"}
    h, s : array, shapes (N, f) and (N,)
        Numerators and denominators of the pilot's articles.
    frame : int
    """

    measure: str
    h: Floats
    s: Floats
    frame: int

    @property
    def n_frames(self) -> int:
        """All that the pilot was scored with."""
        return int(self.h.shape[1])

    @property
    def at(self) -> float:
        """The value of the frame in all of the pilot's articles."""
        return float(self.h[:, self.frame].sum() / self.s.sum())

    def draw(self, n: int, difference: float, rng: np.random.Generator) -> tuple[Floats, Floats]:
        """See `Population`."""
        rows = rng.integers(0, len(self.s), n)
        h, s = self.h[rows], self.s[rows]
        if difference:
            column = h[:, self.frame]
            if self.measure == "rate":
                h[:, self.frame] = with_rate_moved(column, self.at, difference)
            else:
                h[:, self.frame] = with_share_moved(column, s, self.at, difference, rng)
        return h, s


def pilot_values(scores: Scores, measure: str, voice: str) -> tuple[tuple[Coded, ...], Floats, Floats]:
    """Return the frames of scores, and the numerators and denominators of their articles."""
    everyone = Grouping("pilot", ("pilot",), np.zeros(len(scores.documents), np.int64))
    data = measured(scores, everyone, measure, voice)
    (part,) = data.parts  # an article has a value of every frame, or of none
    return data.coded, part.h, part.s


def as_measured(measure: str, h: Floats, s: Floats, sizes: npt.NDArray[np.int64]) -> Measured:
    """Return arrays in the form in which groups are estimated and tested, without any scores behind them.

    Parameters
    ----------
    h, s : array, shapes (n, f) and (n,)
        Numerators and denominators, the groups one after the other.
    sizes : array of int, shape (k,)
    """
    n, f = h.shape
    coded = tuple(Coded("", f"frame {i + 1}", f"Frame {i + 1}") for i in range(f))
    rows = np.arange(n)
    part = Part(slice(0, f), rows, sizes, h, s)
    return Measured(REGISTRY[measure], "all", coded, rows, sizes, (part,), sizes)
