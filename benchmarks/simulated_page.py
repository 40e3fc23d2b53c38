"""The page of simulations: what was run, every cell with its error, and which cells do not hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# So many standard errors of the simulation a cell may lie outside what is asked for.
ERRORS = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A simulated number, in per cent.

    Attributes
    ----------
    value, error : float
        With its standard error.
    low, high : float
        What is asked for.
    """

    value: float
    error: float
    low: float
    high: float

    @property
    def holds(self) -> bool:
        """Whether the number lies within what is asked for, give or take its error."""
        return self.low - ERRORS * self.error <= self.value <= self.high + ERRORS * self.error

    def __str__(self) -> str:
        text = f"{self.value:.1f} ± {self.error:.1f}"
        return text if self.holds else f"**{text}** ✗"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: what was simulated, and its cells."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of rows."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]

    def __str__(self) -> str:
        lines = [f"| {self.name} | {' | '.join(self.heads)} |", f"|---{'|---' * len(self.heads)}|"]
        lines += [f"| {row.name} | {' | '.join(map(str, row.cells))} |" for row in self.rows]
        return "\n".join(lines)


def page(
    intervals: Sequence[Grid],
    false: Sequence[Row],
    power: Sequence[Row],
    *,
    runs: int,
    fewer: int,
    seed: int,
    articles: int,
    resamples: int,
) -> str:
    """Return the page in Markdown."""
    tests = Grid(
        "", ("Westfall–Young: any false finding", "Benjamini–Hochberg: false among findings"), tuple(false)
    )
    gap = Grid("", ("Westfall–Young", "Benjamini–Hochberg"), tuple(power))
    tables = "\n\n".join(map(str, intervals))
    told = "" if fewer == 2 * runs // 5 else f" --tests {fewer}"
    return f"""# Simulations

Do intervals hold the true value as often as they say, do tests call as little real that is not, and do they
find what is there? This page is written by `make simulate`, here
`python -m benchmarks.simulate --runs {runs}{told} --seed {seed}`: every number in it comes from that
command, and the same seed gives the same page.

Six made-up sources of {articles:,} articles each ([`synthetic_corpus`](synthetic.md)) are scored by the
library. Their articles have log-normal lengths (standard deviation of the logarithm .8) and shares that differ
from article to article (beta-binomial, intra-class correlation .1), and are drawn with chances under which each
source holds exactly the share that was planted. A study draws articles and goes through the code that `compare`
runs, with {resamples:,} resamples. Numbers are per cent, ± one standard error of the simulation. A cell fails
(**bold**, ✗) where it lies more than {ERRORS} of these outside what is asked for.

{_verdict([*intervals, tests, gap])}

## How often nominal 95 % intervals hold the true value

{runs:,} runs a cell; median length 25 sentences. Asked for: 93 to 97; of shares of .03 with 30 articles a
source, 91 to 97. Rates are those that go with the shares (about 50 hits per 1,000 tokens for a share of 1). An
interval that is missing (two sides without a hit) counts as one that does not hold.

{tables}

## How often something is called real that is not

{fewer:,} runs a row; 225 contrasts in share (15 frames of .02 to .30, six sources), at 5 %. Westfall–Young: runs
with any false finding. Benjamini–Hochberg: the mean part of findings that are false; where no source differs, that
is the part of runs with a finding. Asked for: 5 at most; errors are those of a true 5. Less is no failure: pairs
share their sources, and corrections that hold whatever the dependence are cautious.

{tests}

## How often a difference is found

{fewer:,} runs; one pair of sources is .10 apart in share in one of 15 frames, the other four lie between. Asked
for: 80 at least.

{gap}
"""


def _verdict(grids: Sequence[Grid]) -> str:
    cells = [cell for _, _, cell in _all(grids)]
    failed = [f"- {name}: {head}, {cell.value:.1f}" for name, head, cell in _all(grids) if not cell.holds]
    if not failed:
        return f"All {len(cells)} cells hold."
    return "\n".join([f"{len(cells) - len(failed)} of {len(cells)} cells hold. These do not:", "", *failed])


def _all(grids: Sequence[Grid]) -> Iterator[tuple[str, str, Cell]]:
    for grid in grids:
        for row in grid.rows:
            for head, cell in zip(grid.heads, row.cells, strict=True):
                yield f"{grid.name}, {row.name}" if grid.name else row.name, head, cell
