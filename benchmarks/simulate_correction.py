"""How often corrected intervals of a gap hold the truth where errors differ between sources.

The page docs/correction-simulations.md is written by this command and by nothing else: `make simulate`, or
`python -m benchmarks.simulate_correction`. The same seed and number of runs give the same page.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import stats

from framing.coding.strata import allocate
from framing.progress import progress_bar
from framing.stats.classification import percentiles
from framing.stats.correction import CodedPart, Share, Strata, doubly_robust, gap_of, resampled, rogan_gladen
from framing.stats.ratios import Floats

PAGE = Path(__file__).parent.parent / "docs" / "correction-simulations.md"
RUNS = 2000
CONFIDENCE = 0.95
METHODS = ("uncorrected", "Rogan–Gladen", "design-based")
LEAST, MOST = 93.0, 50.0
_INTRACLASS = 0.1
_SPREAD = 0.8  # of the logarithm of lengths


@dataclass(frozen=True, slots=True)
class Case:
    """Two sources and how they are coded.

    Attributes
    ----------
    shares, sensitivity, specificity : pair of float
        The true share of sentences with the frame, and how rightly the lexicon finds them.
    articles : int
        Of each source.
    coded : int
        Sentences coded, of both together.
    """

    name: str
    shares: tuple[float, float]
    sensitivity: tuple[float, float]
    specificity: tuple[float, float]
    articles: int = 150
    coded: int = 400
    median: float = 20.0


CASES = (
    Case("no gap, misses differ", (0.2, 0.2), (0.9, 0.5), (0.97, 0.97)),
    Case("no gap, false alarms differ", (0.2, 0.2), (0.8, 0.8), (0.98, 0.88)),
    Case("a gap of .10 that errors hide", (0.3, 0.2), (0.55, 0.9), (0.97, 0.93)),
    Case("a gap of .10 that errors double", (0.3, 0.2), (0.95, 0.6), (0.95, 0.98)),
    Case("a rare frame, .06, misses differ", (0.06, 0.06), (0.9, 0.4), (0.98, 0.98), coded=800),
    Case("no gap, 200 sentences coded", (0.2, 0.2), (0.9, 0.5), (0.97, 0.97), coded=200),
)


@dataclass(frozen=True, slots=True)
class StanceCase:
    """Two sources whose stance toward a target is measured and coded.

    Attributes
    ----------
    against, favour : pair of float
        The parts of sentences on the target that are against it and for it.
    shift : pair of float
        What the measurement adds to every polarity, of each source.
    articles : int
        Of each source.
    coded : int
        Sentences coded, of both together.
    """

    name: str
    against: tuple[float, float]
    favour: tuple[float, float]
    shift: tuple[float, float]
    articles: int = 150
    coded: int = 600
    median: float = 20.0


STANCE_CASES = (
    StanceCase("no gap, one source read too kindly", (0.3, 0.3), (0.3, 0.3), (0.3, 0.0)),
    StanceCase("a gap of .30 that errors hide", (0.2, 0.4), (0.4, 0.3), (-0.15, 0.15)),
)
_SPEAKS = 0.2  # the part of sentences that speak of the target
_SEEN, _MISTAKEN = 0.8, 0.03  # evidence where a sentence speaks of it, and where none does


def coverage(case: Case, runs: int, seed: int, n_resamples: int = 500) -> dict[str, tuple[float, float]]:
    """Return for each method how many of the intervals hold the true gap, and their mean width.

    Returns
    -------
    dict of str to (float, float)
        Per cent (0–100), and the width as a share.
    """
    truth = case.shares[0] - case.shares[1]
    held = {name: np.zeros(runs) for name in METHODS}
    widths = {name: np.zeros(runs) for name in METHODS}
    for run in range(runs):
        rng = np.random.default_rng([seed, run])
        for name, (low, high) in _intervals(case, rng, n_resamples).items():
            held[name][run] = low <= truth <= high
            widths[name][run] = high - low
    return {name: (100 * float(held[name].mean()), float(np.nanmean(widths[name]))) for name in METHODS}


def _intervals(case: Case, rng: np.random.Generator, n_resamples: int) -> dict[str, tuple[float, float]]:
    """Make two sources, code a sample of their sentences, and return the intervals of the gap."""
    made = [_source(case, i, rng) for i in range(2)]
    strata = [found == hit for _, _, found in made for hit in (False, True)]
    drawn = allocate(np.array([int(each.sum()) for each in strata]), case.coded)
    sizes = np.array([each.sum() for each in strata], np.float64)
    design = Strata(drawn.astype(np.float64), drawn / np.maximum(sizes, 1))
    plain, corrected, sums = [], [], []
    for i, (article, true, found) in enumerate(made):
        weight = np.zeros(len(article))
        for h in (2 * i, 2 * i + 1):
            weight[rng.choice(np.flatnonzero(strata[h]), drawn[h], replace=False)] = sizes[h] / drawn[h]
        columns = (
            *(found, np.ones(len(found)), weight * (found & true), weight * true),
            *(weight * (found & ~true), weight * ~true),
        )
        per = np.stack(
            [np.bincount(article, column.astype(float), case.articles) for column in columns], axis=1
        ).astype(np.float64)
        coded = np.flatnonzero(weight)
        error = true[coded].astype(np.float64) - found[coded]
        nothing = np.zeros(len(coded))
        part = CodedPart(article[coded], 2 * i + found[coded], weight[coded], error, nothing)
        measured = (per[:, 0], per[:, 1], per[:, 1])
        plain.append(doubly_robust(*measured, replace(part, above=nothing), design))
        corrected.append(doubly_robust(*measured, part, design))
        sums.append(per)
    one, other = (rogan_gladen(each, each) for each in resampled(sums, n_resamples, rng))
    limits = percentiles(one[1:] - other[1:], CONFIDENCE) or (np.nan, np.nan)
    return {
        "uncorrected": _limits(plain, design),
        "Rogan–Gladen": limits,
        "design-based": _limits(corrected, design),
    }


def _limits(sides: list[Share], design: Strata) -> tuple[float, float]:
    _, low, high, _ = gap_of(sides[0], sides[1], design, CONFIDENCE)
    return low, high


def stance_coverage(case: StanceCase, runs: int, seed: int) -> dict[str, tuple[float, float]]:
    """Return what `coverage` does of the gap in mean stance: per cent, and mean width."""
    truth = float(np.subtract(*np.subtract(case.favour, case.against)))
    names = ("uncorrected", "design-based")
    held, widths = {name: np.zeros(runs) for name in names}, {name: np.zeros(runs) for name in names}
    for run in range(runs):
        for name, (low, high) in _stance_intervals(case, np.random.default_rng([seed, 1, run])).items():
            held[name][run] = low <= truth <= high
            widths[name][run] = high - low
    return {name: (100 * float(held[name].mean()), float(widths[name].mean())) for name in names}


def _stance_intervals(case: StanceCase, rng: np.random.Generator) -> dict[str, tuple[float, float]]:
    made = [_stances(case, i, rng) for i in range(2)]
    strata = [evident == some for _, _, _, evident, _ in made for some in (False, True)]
    sizes = np.array([each.sum() for each in strata], np.int64)
    drawn = allocate(sizes, case.coded)
    design = Strata(drawn.astype(np.float64), drawn / np.maximum(sizes, 1))
    sides: dict[str, list[Share]] = {"uncorrected": [], "design-based": []}
    for i, (article, speaks, true, evident, found) in enumerate(made):
        weight = np.zeros(len(article))
        for h in (2 * i, 2 * i + 1):
            weight[rng.choice(np.flatnonzero(strata[h]), drawn[h], replace=False)] = sizes[h] / drawn[h]
        parts = (
            _by_article(article, found, case.articles),
            _by_article(article, evident, case.articles),
            _by_article(article, np.ones(len(article)), case.articles),
        )
        coded = np.flatnonzero(weight)
        above, below = (true - found)[coded], (speaks.astype(float) - evident)[coded]
        part = CodedPart(article[coded], 2 * i + evident[coded], weight[coded], above, below)
        nothing = np.zeros(len(coded))
        sides["uncorrected"].append(doubly_robust(*parts, replace(part, above=nothing, below=nothing), design))
        sides["design-based"].append(doubly_robust(*parts, part, design))
    return {name: _limits(each, design) for name, each in sides.items()}


def _by_article(article: npt.NDArray[np.int64], values: npt.NDArray[Any], n: int) -> Floats:
    return np.bincount(article, values.astype(np.float64), n).astype(np.float64)


def _stances(
    case: StanceCase, number: int, rng: np.random.Generator
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_], Floats, npt.NDArray[np.bool_], Floats]:
    """Return of each sentence its article, whether it speaks of the target, how, and both as measured."""
    article = np.repeat(np.arange(case.articles), _lengths(case, rng))
    speaks = rng.random(len(article)) < _SPEAKS
    # What an article is like goes through all of it.
    chance = stats.norm.cdf(
        np.sqrt(1 - _INTRACLASS) * rng.standard_normal(len(article))
        + np.sqrt(_INTRACLASS) * rng.standard_normal(case.articles)[article]
    )
    true = np.where(chance < case.against[number], -1.0, np.where(chance > 1 - case.favour[number], 1.0, 0.0))
    true[~speaks] = 0.0
    evident = rng.random(len(article)) < np.where(speaks, _SEEN, _MISTAKEN)
    found = np.clip(0.6 * true + case.shift[number] + 0.3 * rng.standard_normal(len(article)), -1, 1)
    return article, speaks, true, evident, np.where(evident, found, 0.0)


def _lengths(case: Case | StanceCase, rng: np.random.Generator) -> npt.NDArray[np.int64]:
    spread = np.exp(_SPREAD * rng.standard_normal(case.articles))
    return np.maximum(1, np.rint(case.median * spread)).astype(np.int64)


def _source(
    case: Case, number: int, rng: np.random.Generator
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return of each sentence of a source its article, whether it has the frame, and whether that was found."""
    lengths = _lengths(case, rng)
    share, spread = case.shares[number], 1 / _INTRACLASS - 1
    own: Floats = rng.beta(share * spread, (1 - share) * spread, case.articles)
    article = np.repeat(np.arange(case.articles), lengths)
    true = rng.random(len(article)) < own[article]
    chance = np.where(true, case.sensitivity[number], 1 - case.specificity[number])
    return article, true, rng.random(len(article)) < chance


def page(runs: int, seed: int) -> str:
    """Run everything and return the page."""
    with progress_bar("Simulating", len(CASES) + len(STANCE_CASES)) as advance:
        rows = []
        for case in CASES:
            rows.append(_row(case, coverage(case, runs, seed)))
            advance(1)
        stances = []
        for each in STANCE_CASES:
            stances.append(_stance_row(each, stance_coverage(each, runs, seed)))
            advance(1)
    error = 100 * float(np.sqrt(0.95 * 0.05 / runs))
    made = {"rows": "\n".join(rows), "stances": "\n".join(stances)}
    return _PAGE.format(runs=runs, seed=seed, error=error, **made)


def _stance_row(case: StanceCase, found: dict[str, tuple[float, float]]) -> str:
    cells = [_cell(name, *found[name]) for name in ("uncorrected", "design-based")]
    signed = [f"{_dot(each)}".replace("-", "−") for each in case.shift]
    return f"| {case.name} | {signed[0]} | {signed[1]} | {case.coded} | {' | '.join(cells)} |"


def _row(case: Case, found: dict[str, tuple[float, float]]) -> str:
    cells = [_cell(name, *found[name]) for name in METHODS]
    sides = [f"{_dot(case.shares[i])}: {_dot(case.sensitivity[i])}, {_dot(case.specificity[i])}" for i in range(2)]
    return f"| {case.name} | {sides[0]} | {sides[1]} | {case.coded} | " + " | ".join(cells) + " |"


def _cell(name: str, held: float, width: float) -> str:
    fails = held < LEAST if name == "design-based" else held >= MOST if name == "uncorrected" else False
    said = f"{held:.1f}".rjust(4)
    return f"{f'**{said}** ✗' if fails else said} ({_dot(width)})"


def _dot(value: float) -> str:
    return f"{value:.2f}".replace("0.", ".", 1)


_PAGE = """# Simulations of correction

Does a corrected interval hold the true gap where a lexicon errs more in one source than in another? This page is
written by `make simulate`, here `python -m benchmarks.simulate_correction --runs {runs} --seed {seed}`: every
number in it comes from that command, and the same seed gives the same page.

Two made-up sources of 150 articles each have log-normal lengths (median 20 sentences, standard deviation of the
logarithm .8) and shares that differ from article to article (beta-binomial, intra-class correlation .1). A lexicon
finds the frame with the sensitivity and specificity given. A sample of sentences is drawn from four strata (source
× found or not) as [`sample_for_coding`](coding.md) draws it, and coded without error.

Of each source: share: sensitivity, specificity. Then per cent of {runs} nominal 95 % intervals of the gap that
hold the true gap, and in brackets their mean width. A run in which Rogan–Gladen has no value counts as one that
misses. Asked for: the design-based one 93 at least, where the uncorrected one holds less than 50; a cell that
misses this is **bold**, ✗. The standard error of 95 % in {runs} runs is {error:.1f}. Rogan–Gladen takes its
errors from each source.

| case | first source | second source | coded | uncorrected | Rogan–Gladen | design-based |
|---|---|---|---|---|---|---|
{rows}

Mean stance over the sentences that speak of a target, a fifth of all: against (−1), neither, for (1). Evidence is
found in 80 % of them and in 3 % of the others; polarity is .6 × the stance with noise, and in each source shifted
by the number given. Drawn from four strata (source × evidence or none).

| case | first source | second source | coded | uncorrected | design-based |
|---|---|---|---|---|---|
{stances}

The uncorrected interval is the same as the design-based one, with nothing coded. It fails however many articles
there are: more articles only make it surer of the wrong gap.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=PAGE)
    options = parser.parse_args()
    options.out.write_text(page(options.runs, options.seed), encoding="utf-8")
    print(options.out.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
