"""docs/word-shift.md: every argument, column, caution and kind, and the numbers that it names."""

from __future__ import annotations

import inspect
import re

import pytest

import framing
from framing.comparisons import shift_wording
from framing.comparisons.shift_study import MOST_FRAMES
from framing.comparisons.shifting import FEWEST_ARTICLES
from framing.plots import word_shift_bars
from framing.results import SHIFT_MEASURES
from framing.stats import EXACT_UP_TO, ORDERS
from framing.stats.shapley import _MOST_COALITIONS
from tests.docs.pages import REPOSITORY

PAGE = (REPOSITORY / "docs" / "word-shift.md").read_text(encoding="utf-8")


def test_every_argument_is_in_the_table() -> None:
    table = PAGE.split("| argument |")[1].split("\n\n")[0]
    named = set(re.findall(r"`([a-z_]+)`", "".join(line.split("|")[1] for line in table.splitlines()[2:])))
    assert named == set(inspect.signature(framing.word_shift).parameters) - {"scores"}


def test_every_measure_kind_and_caution_is_named() -> None:
    assert [measure for measure in SHIFT_MEASURES if f"\n| `{measure}` |" not in PAGE] == []
    codes = re.findall(r'Caveat\(\s*"([a-z-]+)"', inspect.getsource(shift_wording))
    assert len(codes) == 4
    assert [code for code in codes if f"`{code}`" not in PAGE] == []
    kinds = re.findall(r'"((?:used|alone|rated) [a-z]+)"', inspect.getsource(shift_wording))
    assert len(kinds) == 6
    assert [kind for kind in kinds if kind not in PAGE] == []


def test_every_column_is_explained() -> None:
    scores = framing.score(framing.sample_corpus(), framing.load_lexicon("us-vietnam"), progress=False)
    result = framing.word_shift(scores, "containment_of_china", "East Harbour Review", n_resamples=200)
    assert [
        column
        for column in result.terms.columns
        if f"`{column}`" not in PAGE and f"`{column.split('_')[0]}_…`" not in PAGE
    ] == []


def test_the_numbers_it_names() -> None:
    assert f"**exact up to {EXACT_UP_TO} words**, of which {2**EXACT_UP_TO} sets" in PAGE
    assert f"averaged over {ORDERS} orders" in PAGE
    fewer = next(n for n in range(1, 100) if _MOST_COALITIONS // (n * (n + 1)) < ORDERS)
    assert f"(fewer beyond {fewer - 1} words)" in PAGE
    assert f"fewer than {FEWEST_ARTICLES} articles have the term" in PAGE
    limit = inspect.signature(word_shift_bars).parameters["limit"].default
    assert f"`limit` ({limit})" in PAGE
    assert (MOST_FRAMES, "up to three frames" in PAGE) == (3, True)


@pytest.mark.parametrize("n", range(1, 7))
def test_the_formula_it_gives_is_the_one_that_is_used(n: int) -> None:
    from math import factorial

    from framing.stats.shapley import _all, _weights

    coalitions = _all(n)
    weights = _weights(coalitions)
    for coalition, row in zip(coalitions, weights, strict=True):
        size = int(coalition.sum())
        for player in range(n):
            others = size - int(coalition[player])
            expected = factorial(others) * factorial(n - others - 1) / factorial(n)
            assert row[player] == pytest.approx(expected if coalition[player] else -expected, rel=1e-12)
