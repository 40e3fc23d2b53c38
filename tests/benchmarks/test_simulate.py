"""`make simulate` in small: what it simulates is what it says, and what fails is said."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.simulate import FRAMES, NUMBERS, PAGE, simulated
from benchmarks.simulated_page import Cell, Grid, Row
from benchmarks.simulated_sources import Source, scored_sources, some_scores
from benchmarks.simulated_studies import Study, coverage, findings


@pytest.fixture(scope="module")
def sources() -> tuple[Source, ...]:
    """Two sources that are alike in one frame and .4 apart in the other."""
    return scored_sources([[0.1, 0.1], [0.1, 0.5]], [20.0, 40.0], articles=300, seed=1)


@pytest.fixture(scope="module")
def small() -> str:
    """The page of a handful of runs: enough for every table to be there."""
    return simulated(5, 0, articles=250, n_resamples=200, jobs=1)


def test_sources_hold_exactly_what_was_planted(sources: tuple[Source, ...]) -> None:
    for source, planted in zip(sources, ([0.1, 0.1], [0.1, 0.5]), strict=True):
        chance = np.diff(source.up_to, prepend=0)
        assert source.up_to[-1] == pytest.approx(1)
        assert chance.min() > 0
        share = chance @ source.h["share"] / (chance @ source.s["share"])
        np.testing.assert_allclose(share, planted, rtol=1e-9)
        np.testing.assert_allclose(source.truth["share"], share)
        rate = chance @ source.h["rate"] / (chance @ source.s["rate"])
        np.testing.assert_allclose(source.truth["rate"], rate)
    assert np.median(sources[0].s["share"]) < np.median(sources[1].s["share"])


def test_articles_are_drawn_with_their_chances(sources: tuple[Source, ...]) -> None:
    """Σh ÷ Σs of 200,000 draws is the truth; its standard error is below .002."""
    for source in sources:
        rows = source.drawn(200_000, np.random.default_rng(0))
        drawn = source.h["share"][rows].sum(axis=0) / source.s["share"][rows].sum()
        np.testing.assert_allclose(drawn, source.truth["share"], atol=0.006)


def test_too_few_articles_are_refused() -> None:
    with pytest.raises(
        ValueError, match=r"^There are too few articles to weigh them: make more of each source\.$"
    ):
        scored_sources([[0.0001]], [5.0], articles=3, seed=0)


def test_intervals_hold_the_truth_and_not_something_else(sources: tuple[Source, ...]) -> None:
    study = Study(1, sources, (40, 40), n_resamples=200)
    held = coverage(study, range(40), seed=0)
    assert held["share", "group"].shape == (40, 2, 2)
    assert held["rate", "difference"].shape == (40, 1, 2)
    for values in held.values():
        assert 0.85 < values.mean() <= 1
    beside = tuple(
        replace(source, truth={measure: 3 * each for measure, each in source.truth.items()}) for source in sources
    )
    missed = coverage(replace(study, sources=beside), range(40), seed=0)
    assert missed["share", "group"].mean() < 0.05


def test_findings_have_the_sign_of_what_is_seen(sources: tuple[Source, ...]) -> None:
    found = findings(Study(2, sources, (40, 40), n_resamples=200), range(20), seed=0)
    for called in found.values():
        assert called.shape == (20, 1, 2)
        assert (called[:, 0, 1] == -1).all()  # .1 − .5
        assert (called[:, 0, 0] != 0).mean() < 0.4


def test_a_run_is_the_same_whichever_run_beside_it(sources: tuple[Source, ...]) -> None:
    study = Study(3, sources, (10, 10), n_resamples=200)
    both, second = coverage(study, range(2), seed=5), coverage(study, range(1, 2), seed=5)
    for cell, values in both.items():
        np.testing.assert_array_equal(values[1:], second[cell])


def test_estimating_needs_scores_only_to_have_some() -> None:
    assert len(some_scores().documents) == 1


def test_a_cell_fails_beyond_three_errors_of_the_simulation() -> None:
    assert Cell(92.2, 0.3, 93, 97).holds
    assert not Cell(92.0, 0.3, 93, 97).holds
    assert Cell(97.8, 0.3, 93, 97).holds
    assert not Cell(98.0, 0.3, 93, 97).holds
    assert [str(Cell(value, 0.25, 93, 97)) for value in (94.04, 90.0)] == ["94.0 ± 0.2", "**90.0 ± 0.2** ✗"]


def test_a_grid_is_a_table() -> None:
    grid = Grid("Share", ("small", "large"), (Row("one", (Cell(95, 1, 93, 97), Cell(50, 1, 93, 97))),))
    assert str(grid) == "| Share | small | large |\n|---|---|---|\n| one | 95.0 ± 1.0 | **50.0 ± 1.0** ✗ |"


def test_the_page_says_which_cells_fail(small: str) -> None:
    rows = [line for line in small.splitlines() if line.startswith("| ") and "±" in line]
    assert len(rows) == 2 * 9 + 5 + 1
    cells = [cell.strip() for row in rows for cell in row.split("|")[2:-1]]
    assert len(cells) == 18 * len(NUMBERS) + 6 * 2
    failed = [cell for cell in cells if cell.endswith("✗")]
    said = re.search(r"^(\d+) of 84 cells hold\. These do not:$|^All 84 cells hold\.$", small, re.MULTILINE)
    assert said is not None
    assert (int(said[1]) if said[1] else 84) == 84 - len(failed)
    assert len(re.findall(r"^- ", small, re.MULTILINE)) == len(failed)


def test_fifteen_frames_in_six_sources_are_225_contrasts(sources: tuple[Source, ...]) -> None:
    assert len(FRAMES) * len(Study(0, sources * 3, (30,) * 6).pairs) == 225


def test_the_page_in_the_documentation_was_written_by_the_command(small: str) -> None:
    """Its sentences are those of the command; its numbers are of a run of minutes, which no test repeats."""
    written = PAGE.read_text(encoding="utf-8")

    def sentences(page: str) -> list[str]:
        page = re.sub(r" --tests \d+", "", page)
        headless = re.sub(r"^\d+ of 84 cells hold.*?(?=^## )|^All 84 cells hold\.\s*", "", page, flags=re.M | re.S)
        return [
            re.sub(r"[\d,.]+", "0", line).split("| 0 ±")[0].split("| **0 ±")[0] for line in headless.splitlines()
        ]

    assert sentences(written) == sentences(small)
