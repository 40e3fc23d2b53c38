"""docs/comparing.md names every caution with its threshold, and the limits of what can be asked for."""

from __future__ import annotations

import inspect
import re

import pytest

import framing
from framing.comparisons.arguments import FEWEST_RESAMPLES
from framing.comparisons.caveats import CAUTIONS, SINGLE_TERM_HITS, Caution, whole_caveats
from framing.comparisons.estimating import INTERVALS
from framing.comparisons.grouping import MOST_GROUPS, MOST_OF_A_SCALE
from framing.results import CORRECTIONS
from framing.stats import bound_of_none, floor_is_coarse
from tests.docs.pages import REPOSITORY

PAGE = (REPOSITORY / "docs" / "comparing.md").read_text(encoding="utf-8")
_ROWS = [[cell.strip() for cell in line.split("|")[1:-1]] for line in PAGE.splitlines() if line.startswith("| ")]


def _row(name: str) -> list[str]:
    return next(row for row in _ROWS if f"`{name}`" in row[0])


@pytest.mark.parametrize("caution", CAUTIONS, ids=lambda caution: caution.code)
def test_cautions(caution: Caution) -> None:
    assert _row(caution.code)[2] == (f"{caution.threshold:g}" if caution.threshold else "")


def test_cautions_of_a_whole_result() -> None:
    for caveat in whole_caveats("source", ["Alpha"], 2, ["en", "vi"]):
        assert _row(caveat.code)
    assert f"(from {SINGLE_TERM_HITS} hits on)" in _row("single-term")[1]


def test_arguments() -> None:
    without = {"reference": "every pair", "cluster": "each article", "strata": "all together"}
    usual = {name: p.default for name, p in inspect.signature(framing.compare).parameters.items()}
    for name, default in usual.items():
        if name != "scores":
            shown = f'`"{default}"`' if isinstance(default, str) else f"{default}"
            shown = without[name] if default is None else shown
            assert _row(name)[1] == shown, name
    assert f"at least {FEWEST_RESAMPLES}" in _row("n_resamples")[2]
    assert f"up to {MOST_OF_A_SCALE} different values, other columns up to {MOST_GROUPS:,}" in _row("by")[2]
    assert [name for name in CORRECTIONS if f'"{name}"' not in " ".join(_row("correction"))] == []


def test_kinds_of_interval() -> None:
    assert [kind for kind in INTERVALS if kind and not _row(kind)] == []
    assert "(< .35)" in _row("exact-bound")[2]
    assert float(bound_of_none(7, 0.95)) == pytest.approx(
        1 - 0.05 ** (1 / 7)
    )  # .348: .35, rounded so that it holds


def test_when_a_tail_stands_in() -> None:
    """ "Over 100 at 95 %": the 101st test is the first that 2,000 permutations are too coarse for."""
    assert not floor_is_coarse(100, 2000, 0.05)
    assert floor_is_coarse(101, 2000, 0.05)


def test_the_finding_that_is_phrased() -> None:
    scores = framing.score(framing.sample_corpus(), framing.load_lexicon("us-vietnam"), progress=False)
    result = framing.compare(scores)
    (mekong, pacific) = (
        row
        for row in result.estimates.where(name="us_business_opportunity")
        if row["group"] in ("Mekong Courier", "Pacific Commerce Wire")
    )
    (row,) = result.contrasts.where(
        name="us_business_opportunity", group="Mekong Courier", reference="Pacific Commerce Wire"
    )
    # The page says it the other way round: Pacific Commerce Wire − Mekong Courier.
    said = (
        f"was {_dot(pacific['estimate'])} in Pacific Commerce Wire and {_dot(mekong['estimate'])} in Mekong "
        f"Courier ({row['n_group']} articles each), a difference of {_dot(-row['difference'])}, 95% CI "
        f"[{_dot(-row['high'])}, {_dot(-row['low'])}], p = {_dot(row['p_corrected'])} after Benjamini–Hochberg "
        f"correction for {result.n_tests} tests."
    )
    assert said in re.sub(r"\n> ", " ", PAGE)


def _dot(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")
