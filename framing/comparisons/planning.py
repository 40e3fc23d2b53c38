"""How many articles it takes to see a difference, by simulating studies."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from framing.comparisons.arguments import Settings
from framing.comparisons.planning_arguments import Asked, asked
from framing.comparisons.planning_wording import caveats_of, method_of, population_words
from framing.comparisons.populations import Population, as_measured
from framing.comparisons.testing import verdicts
from framing.progress import progress_bar
from framing.results import Power, Scores, Table
from framing.stats import Pairs, all_pairs, generator, pairs_with, proportion_interval

_STREAM = 7  # of the seed; what a single comparison draws has others
_AT_ONCE = 25  # runs in a task: long enough that handing it over costs nothing beside it


def power(
    difference: float,
    at: float | None = None,
    measure: str = "share",
    *,
    articles: Sequence[int] = (10, 20, 30, 50, 75, 100, 150, 200),
    groups: int = 2,
    frames: int | None = None,
    with_reference: bool = False,
    length: float = 25,
    spread: float = 0.8,
    heterogeneity: float = 0.1,
    pilot: Scores | None = None,
    frame: str | None = None,
    voice: str = "all",
    runs: int = 500,
    n_resamples: int = 2000,
    confidence: float = 0.95,
    correction: str = "benjamini-hochberg",
    seed: int = 0,
    n_jobs: int = 1,
    progress: bool = True,
) -> Power:
    """Find out how many articles per group it takes to see a difference of one frame between two groups.

    Each run draws the articles of all groups, with the difference in one frame of the first group, and tests all
    contrasts as `compare` does. Power is the part of runs in which the contrast between the first group and the
    second is found: its corrected p is at most 1 − confidence, and its sign is right.

    Parameters
    ----------
    difference : float
        First group − all others, in the measure's unit. Not 0.
    at : float
        The value of all other groups, and of all other frames. Left out with a pilot.
    measure : {"share", "rate", "present"}
        As in `compare`.
    articles : sequence of int
        Numbers of articles in each group to try; 2 or more.
    groups, frames : int
        How many are compared, 2 or more and 1 or more: the more contrasts, the more there is to correct for. With
        a pilot, frames are those of its lexicons.
    with_reference : bool
        Compare every other group with the second only, as `compare` does with a `reference`.
    length, spread, heterogeneity : float
        Median sentences of an article, standard deviation of the logarithm of lengths, intra-class correlation of
        articles; see `synthetic_corpus`. Of presence none of them matters.
    pilot : Scores, optional
        Draw from these articles (with replacement) instead, so that lengths, spread and what frames have in common
        are real. The difference is added: of a share, to sentences without a hit; of a rate, in proportion.
    frame : str, optional
        Which of the pilot's frames differs; may be left out where there is one.
    voice : str
        Of the pilot, as in `compare`.
    runs : int
        Simulated studies for each number of articles, at least 20.
    n_resamples, confidence, correction
        As in `compare`.
    seed : int
        The same arguments and seed give the same result, whatever `n_jobs`.
    n_jobs : int
        Processes, as joblib counts them; −1 takes all cores.
    progress : bool
        Whether to show a bar, where there is a terminal or notebook to show it in.

    Returns
    -------
    Power

    Raises
    ------
    ComparisonError
        Naming every argument that is wrong.

    Examples
    --------
    >>> framing.power(0.05, at=0.10, articles=[30, 100], runs=100).needed()  # doctest: +SKIP
    100
    """
    from joblib import Parallel, delayed

    wanted = asked(
        difference,
        at,
        measure,
        articles=articles,
        groups=groups,
        frames=frames,
        length=length,
        spread=spread,
        heterogeneity=heterogeneity,
        pilot=pilot,
        frame=frame,
        voice=voice,
        runs=runs,
        settings=(n_resamples, confidence, correction, seed),
    )
    pairs = pairs_with(1, wanted.groups) if with_reference else all_pairs(wanted.groups)
    found = []
    total = float(sum(wanted.articles)) * wanted.runs
    with progress_bar("Simulating", total, enabled=progress) as advance, Parallel(n_jobs=n_jobs) as parallel:
        for n in wanted.articles:
            firsts = range(0, wanted.runs, _AT_ONCE)
            parts = [range(first, min(first + _AT_ONCE, wanted.runs)) for first in firsts]
            found.append(sum(parallel(delayed(_found)(wanted, pairs, n, part) for part in parts)))
            advance(n * wanted.runs)
    n_tests = len(pairs) * wanted.population.n_frames
    method, references = method_of(wanted, n_tests, with_reference)
    return Power(
        measure=wanted.measure,
        difference=wanted.difference,
        at=wanted.at,
        groups=wanted.groups,
        frames=wanted.population.n_frames,
        with_reference=bool(with_reference),
        n_tests=n_tests,
        table=_table(wanted, found),
        population=population_words(wanted),
        confidence=wanted.settings.confidence,
        correction=wanted.settings.correction,
        n_resamples=wanted.settings.n_resamples,
        seed=wanted.settings.seed,
        caveats=caveats_of(wanted),
        method=method,
        references=references,
    )


def _found(wanted: Asked, pairs: Pairs, n: int, runs: range) -> int:
    """Return in how many of some runs the planted difference is found."""
    return sum(
        finds(
            wanted.population,
            wanted.measure,
            wanted.difference,
            np.full(wanted.groups, n),
            pairs,
            wanted.settings,
            run,
        )
        for run in runs
    )


def finds(
    population: Population,
    measure: str,
    difference: float,
    sizes: np.ndarray[tuple[int], np.dtype[np.int64]],
    pairs: Pairs,
    settings: Settings,
    run: int,
) -> bool:
    """Simulate one study: whether the contrast between the first group and the second is found, sign and all."""
    # A run has a seed of its own, which its tests take too: runs do not depend on each other or on their order.
    rng = generator(settings.seed, _STREAM, int(sizes.sum()), run)
    drawn = [population.draw(int(n), difference if i == 0 else 0.0, rng) for i, n in enumerate(sizes)]
    h, s = (np.concatenate(arrays) for arrays in zip(*drawn, strict=True))
    own = Settings(settings.n_resamples, settings.confidence, settings.correction, int(rng.integers(2**62)))
    tests = verdicts(as_measured(measure, h, s, sizes), pairs, own)
    p = (tests.p if settings.correction == "none" else tests.p_corrected)[0, population.frame]
    column, first = h[:, population.frame], slice(0, int(sizes[0]))
    second = slice(first.stop, first.stop + int(sizes[1]))
    seen = column[first].sum() / s[first].sum() - column[second].sum() / s[second].sum()
    return bool(p <= settings.alpha and seen * difference > 0)


def _table(wanted: Asked, found: Sequence[int]) -> Table:
    counts = np.array(found)
    low, high = proportion_interval(counts, wanted.runs, wanted.settings.confidence)
    return Table(
        pa.table(
            {
                "articles": list(wanted.articles),
                "runs": [wanted.runs] * len(counts),
                "found": counts,
                "power": counts / wanted.runs,
                "low": low,
                "high": high,
            }
        )
    )
