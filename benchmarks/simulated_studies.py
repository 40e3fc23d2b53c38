"""Studies of sources of which everything is known, estimated and tested by the code that `compare` runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.simulated_sources import MEASURES, SOURCES, Source, some_scores
from framing.comparisons.arguments import Settings
from framing.comparisons.contrasting import difference_intervals
from framing.comparisons.estimating import estimated
from framing.comparisons.measuring import Measured
from framing.comparisons.populations import as_measured
from framing.comparisons.testing import verdicts_by
from framing.stats import Pairs, all_pairs, generator

Floats = npt.NDArray[np.float64]
CORRECTIONS = ("westfall-young", "benjamini-hochberg")
CONFIDENCE = 0.95
ALPHA = 0.05


@dataclass(frozen=True, slots=True)
class Study:
    """What is studied again and again.

    Attributes
    ----------
    number : int
        Of its own stream of random numbers.
    sources : tuple of Source
    sizes : tuple of int
        How many articles of each are drawn.
    n_resamples : int
    """

    number: int
    sources: tuple[Source, ...]
    sizes: tuple[int, ...]
    n_resamples: int = 2000

    @property
    def pairs(self) -> Pairs:
        """Every pair of sources."""
        return all_pairs(len(self.sources))

    def drawn(self, run: int, seed: int) -> tuple[dict[str, Measured], int]:
        """Draw the articles of a run; return each measure of them, and the seed of the run's own resampling."""
        rng = generator(seed, self.number, run)
        rows = [source.drawn(n, rng) for source, n in zip(self.sources, self.sizes, strict=True)]
        data = {}
        for measure in MEASURES:
            h, s = (
                np.concatenate(
                    [getattr(each, name)[measure][own] for each, own in zip(self.sources, rows, strict=True)]
                )
                for name in ("h", "s")
            )
            data[measure] = as_measured(measure, h, s, np.array(self.sizes))
        return data, int(rng.integers(2**62))


def coverage(study: Study, runs: Sequence[int], seed: int) -> dict[tuple[str, str], Floats]:
    """Return which intervals hold the truth, by measure and "group" or "difference": (runs, groups or pairs, f).

    1 where the truth lies within the limits, 0 where it does not or there are none.
    """
    found: dict[tuple[str, str], list[Floats]] = {
        (measure, what): [] for measure in MEASURES for what in ("group", "difference")
    }
    for run in runs:
        drawn, own_seed = study.drawn(run, seed)
        settings = Settings(study.n_resamples, CONFIDENCE, "none", own_seed)
        for measure, data in drawn.items():
            truth = np.stack([source.truth[measure] for source in study.sources])
            estimates = estimated(data, SOURCES[: len(truth)], settings, some_scores())
            _, low, high = difference_intervals(data, estimates, study.pairs, CONFIDENCE)
            found[measure, "group"].append(_within(truth, estimates.low, estimates.high))
            gap = truth[study.pairs.group] - truth[study.pairs.reference]
            found[measure, "difference"].append(_within(gap, low, high))
    return {cell: np.stack(arrays) for cell, arrays in found.items()}


def findings(study: Study, runs: Sequence[int], seed: int) -> dict[str, npt.NDArray[np.int64]]:
    """Return which differences in share are called real: correction → array (runs, pairs, f); −1, 0 or 1.

    The sign is that of the difference that is seen.
    """
    found: dict[str, list[npt.NDArray[np.int64]]] = {correction: [] for correction in CORRECTIONS}
    for run in runs:
        drawn, own_seed = study.drawn(run, seed)
        data = drawn["share"]
        (part,) = data.parts
        values = np.stack(
            [part.h[part.group(i)].sum(axis=0) / part.s[part.group(i)].sum() for i in range(len(study.sizes))]
        )
        sign = np.sign(values[study.pairs.group] - values[study.pairs.reference])
        settings = Settings(study.n_resamples, CONFIDENCE, "none", own_seed)
        every = verdicts_by(data, study.pairs, settings, CORRECTIONS)
        for correction, tests in zip(CORRECTIONS, every, strict=True):
            found[correction].append(np.where(tests.p_corrected <= ALPHA, sign, 0).astype(np.int64))
    return {correction: np.stack(arrays) for correction, arrays in found.items()}


def _within(truth: Floats, low: Floats, high: Floats) -> Floats:
    return ((low <= truth) & (truth <= high)).astype(np.float64)
