"""How far intervals, tests and corrections keep what they promise: `make simulate`.

Articles of six made-up sources are scored by the library; studies draw from them and are estimated and tested by
the code that `compare` runs. The page docs/simulations.md is written by this command and by nothing else. The same
seed and number of runs give the same page, whatever the number of processes.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from joblib import Parallel, delayed

from benchmarks.simulated_page import Cell, Grid, Row, page
from benchmarks.simulated_sources import MEASURES, Source, scored_sources
from benchmarks.simulated_studies import ALPHA, CORRECTIONS, Study, coverage, findings
from framing.progress import progress_bar

PAGE = Path(__file__).parent.parent / "docs" / "simulations.md"
RUNS = 5000
ARTICLES = 4000  # of each source, to draw from
_AT_ONCE = 25

MEDIAN = 25.0
SHARES = (0.03, 0.1, 0.3)
APART = (0.06, 0.2, 0.4)  # what every other source has in frames in which sources differ
COVERED = (93.0, 97.0)
COVERED_IF_RARE = (91.0, 97.0)
NUMBERS = ((2, 30), (2, 200), (6, 30), (6, 200))

# Fifteen frames in six sources are 225 contrasts.
FRAMES = (0.02, 0.03, 0.03, 0.05, 0.05, 0.05, 0.08, 0.08, 0.1, 0.1, 0.1, 0.15, 0.2, 0.25, 0.3)
LENGTHS = (10.0, 15.0, 20.0, 25.0, 35.0, 50.0)
GROWING = (30, 50, 80, 120, 160, 200)
SMALL = (10, 20, 100, 150, 200, 200)
GAP, GAP_FRAME, GAP_SIZE = 0.1, 12, 200  # the frame with a share of .20
ENOUGH = 80.0


def simulated(
    runs: int,
    seed: int,
    articles: int = ARTICLES,
    n_resamples: int = 2000,
    jobs: int = -1,
    tests: int | None = None,
) -> str:
    """Run everything and return the page.

    Parameters
    ----------
    runs : int
        For each cell of the coverage of intervals.
    articles : int
        Of each source, to draw from.
    tests : int, optional
        Runs for each row of tests; two fifths of the others unless given.
    """
    fewer = max(1, 2 * runs // 5) if tests is None else tests
    with Parallel(n_jobs=jobs) as parallel, progress_bar("Simulating", 4 * runs + 6 * fewer) as advance:
        make = partial(scored_sources, articles=articles)
        ran = partial(_ran, parallel, advance, seed)
        intervals = _intervals(make, ran, runs, n_resamples, seed)
        false = _false_findings(make, ran, fewer, n_resamples, seed)
        power = _power(make, ran, fewer, n_resamples, seed)
    return page(
        intervals, false, power, runs=runs, fewer=fewer, seed=seed, articles=articles, resamples=n_resamples
    )


def _intervals(make: Any, ran: Any, runs: int, n_resamples: int, seed: int) -> list[Grid]:
    alike = [[share] * 6 for share in SHARES]
    apart = [[share, other] * 3 for share, other in zip(SHARES, APART, strict=True)]
    sources = make([*alike, *apart], [MEDIAN] * 6, seed=seed + 1)
    found = {
        (k, n): ran(coverage, Study(number, sources[:k], (n,) * k, n_resamples), runs)
        for number, (k, n) in enumerate(NUMBERS)
    }
    heads = tuple(f"{k} sources of {n}" for k, n in NUMBERS)
    grids = []
    for measure in MEASURES:
        rows = []
        for frame, share in enumerate(SHARES):
            cells = [_covered(found[at][measure, "group"][:, :, frame], share, at[1]) for at in NUMBERS]
            rows.append(Row(f"one source, {_dot(share)}", tuple(cells)))
        for frame, share in enumerate(SHARES):
            cells = [_covered(found[at][measure, "difference"][:, :, frame], share, at[1]) for at in NUMBERS]
            rows.append(Row(f"difference, {_dot(share)} and {_dot(share)}", tuple(cells)))
        for frame, (share, other) in enumerate(zip(SHARES, APART, strict=True)):
            cells = []
            for k, n in NUMBERS:
                # Sources go by turns: pairs of one that has the share and one that has the other differ.
                pairs = Study(0, sources[:k], (n,) * k).pairs
                differ = (pairs.group + pairs.reference) % 2 == 1
                cells.append(
                    _covered(found[k, n][measure, "difference"][:, differ, len(SHARES) + frame], share, n)
                )
            rows.append(Row(f"difference, {_dot(share)} and {_dot(other)}", tuple(cells)))
        grids.append(Grid(measure.capitalize(), heads, tuple(rows)))
    return grids


def _covered(hits: npt.NDArray[np.float64], share: float, n: int) -> Cell:
    """Return the coverage of a cell: the mean over runs of the part of a run's intervals that hold the truth."""
    each = 100 * hits.mean(axis=1)
    # With few runs all may hold; the error is at least that of so many independent intervals at 95 %.
    least = 100 * np.sqrt(ALPHA * (1 - ALPHA) / hits.size)
    low, high = COVERED_IF_RARE if share == SHARES[0] and n == min(at[1] for at in NUMBERS) else COVERED
    return Cell(float(each.mean()), float(max(each.std(ddof=1) / np.sqrt(len(each)), least)), low, high)


def _false_findings(make: Any, ran: Any, runs: int, n_resamples: int, seed: int) -> list[Row]:
    alike = [[share] * 6 for share in FRAMES]
    differing = [[share] * 5 + [share + (GAP if i % 3 == 0 else 0)] for i, share in enumerate(FRAMES)]
    even = make(alike, [MEDIAN] * 6, seed=seed + 2)
    uneven = make(alike, LENGTHS, seed=seed + 3)
    some = make(differing, LENGTHS, seed=seed + 4)
    designs: list[tuple[str, tuple[Source, ...], tuple[int, ...], list[list[float]]]] = [
        ("sources alike: 100 articles, median 25 sentences", even, (100,) * 6, alike),
        ("two small sources: 10 and 20 articles beside 100 to 200", even, SMALL, alike),
        ("the larger, the longer: 30 to 200 articles, 10 to 50 sentences", uneven, GROWING, alike),
        ("the larger, the shorter: 200 to 30 articles, 10 to 50 sentences", uneven, GROWING[::-1], alike),
        ("the larger, the longer; the largest differs in 5 frames", some, GROWING, differing),
    ]
    rows = []
    for number, (name, sources, sizes, shares) in enumerate(designs, start=len(NUMBERS)):
        study = Study(number, sources, sizes, n_resamples)
        table = np.array(shares)
        null = table.T[study.pairs.group] == table.T[study.pairs.reference]
        found = ran(findings, study, runs)
        cells = []
        for correction in CORRECTIONS:
            called = found[correction] != 0
            false = (called & null).sum(axis=(1, 2))
            part = false / np.maximum(called.sum(axis=(1, 2)), 1)
            each = 100 * (false > 0 if correction == "westfall-young" else part).astype(np.float64)
            error = 100 * np.sqrt(ALPHA * (1 - ALPHA) / runs)
            cells.append(Cell(float(each.mean()), float(error), 0.0, 100 * ALPHA))
        rows.append(Row(name, tuple(cells)))
    return rows


def _power(make: Any, ran: Any, runs: int, n_resamples: int, seed: int) -> list[Row]:
    shares = [[share] * 6 for share in FRAMES]
    middle = FRAMES[GAP_FRAME]
    # Between the first two; each of the others lies half as far from both.
    shares[GAP_FRAME] = [middle + GAP / 2, middle - GAP / 2, *[middle] * 4]
    sources = make(shares, [MEDIAN] * 6, seed=seed + 5)
    found = ran(findings, Study(len(NUMBERS) + 5, sources, (GAP_SIZE,) * 6, n_resamples), runs)
    cells = []
    for correction in CORRECTIONS:
        each = 100 * (found[correction][:, 0, GAP_FRAME] == 1).astype(np.float64)
        cells.append(Cell(float(each.mean()), float(each.std() / np.sqrt(len(each))), ENOUGH, 100.0))
    name = f"{_dot(middle + GAP / 2)} and {_dot(middle - GAP / 2)}, {GAP_SIZE} articles a source, 225 contrasts"
    return [Row(name, tuple(cells))]


def _ran(
    parallel: Any,
    advance: Callable[[float], None],
    seed: int,
    task: Callable[[Study, Sequence[int], int], dict[Any, npt.NDArray[Any]]],
    study: Study,
    runs: int,
) -> dict[Any, npt.NDArray[Any]]:
    """Run a study again and again, over the processes; the outcomes come back in the order of the runs."""
    parts = [range(first, min(first + _AT_ONCE, runs)) for first in range(0, runs, _AT_ONCE)]
    found = parallel(delayed(task)(study, part, seed) for part in parts)
    advance(runs)
    return {key: np.concatenate([each[key] for each in found]) for key in found[0]}


def _dot(share: float) -> str:
    return f"{share:.2f}".removeprefix("0")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--tests", type=int, help="runs of tests, two fifths of the others unless given")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=-1, help="processes; -1 takes all cores")
    parser.add_argument("--out", type=Path, default=PAGE)
    options = parser.parse_args()
    page_made = simulated(options.runs, options.seed, jobs=options.jobs, tests=options.tests)
    options.out.write_text(page_made, encoding="utf-8")
    print(options.out.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
