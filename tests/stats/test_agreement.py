"""Agreement of coders.

Expected values: the worked examples of Krippendorff (2011), the package `krippendorff`, the plain twin in
`tests/reference`, nltk for MASI, statsmodels for κ, and what irrCAC, by the author of AC1, prints for the same
data.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Hashable, Sequence
from pathlib import Path

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask
from statsmodels.stats.inter_rater import aggregate_raters
from statsmodels.stats.inter_rater import cohens_kappa as statsmodels_kappa
from statsmodels.stats.inter_rater import fleiss_kappa as statsmodels_fleiss

from framing.errors import InputError
from framing.stats import (
    ALL_EQUAL,
    NOTHING_SHARED,
    Coefficient,
    Counted,
    Resampling,
    cohen_kappa,
    counted,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    masi_difference,
    percent_agreement,
)
from tests.reference.plain_agreement import plain_alpha

BABE = Path(__file__).parents[2].parent / "shared" / "data" / "babe" / "judgements.csv"
NONE = None
# Krippendorff (2011), section C and D: four observers, twelve units, codes missing. irrCAC: cac.raw4raters.
FOUR = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NONE, NONE, NONE],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NONE, 3],
    [NONE, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NONE],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NONE],
]
LEVELS = ("nominal", "ordinal", "interval", "ratio")


def of_coders(coders: Sequence[Sequence[Hashable | None]], level: str) -> Counted:
    """Return the codes of a table of coders × units, None where one is missing."""
    listed = [(unit, code) for codes in coders for unit, code in enumerate(codes) if code is not None]
    return counted(np.array([unit for unit, _ in listed], np.int64), [code for _, code in listed], level)


def of_units(units: Sequence[Sequence[Hashable]], level: str) -> Counted:
    unit = np.repeat(np.arange(len(units)), [len(codes) for codes in units])
    return counted(unit, [code for codes in units for code in codes], level, len(units))


# --- Published values ---------------------------------------------------------------------------


def test_two_observers_and_two_values() -> None:
    """Krippendorff (2011), section A: α = .095."""
    first, second = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    found = krippendorff_alpha(of_coders([first, second], "nominal"))
    assert found.value == pytest.approx(0.095, abs=5e-4)
    # From the coincidences that the paper prints: 10 zeroes and 0s in pairs, 4 and 4 apart, 2 of ones; n = 20.
    assert found.value == pytest.approx(1 - 19 * 8 / (2 * 14 * 6), abs=1e-12)


def test_two_observers_and_five_values() -> None:
    """Krippendorff (2011), section B: α = .692."""
    codes = [list("aabbdcccedda"), list("babbbccceddd")]
    assert krippendorff_alpha(of_coders(codes, "nominal")).value == pytest.approx(0.692, abs=5e-4)


@pytest.mark.parametrize(
    ("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_four_observers_with_missing_codes(level: str, published: float) -> None:
    """Krippendorff (2011), sections C and D."""
    assert krippendorff_alpha(of_coders(FOUR, level)).value == pytest.approx(published, abs=6e-4)


def test_four_observers_by_other_coefficients() -> None:
    """What irrCAC prints for cac.raw4raters: percent .81818, AC1 .77544, Fleiss' κ .76117."""
    codes = of_coders(FOUR, "nominal")
    assert percent_agreement(codes).value == pytest.approx(0.81818, abs=5e-6)
    assert gwet_ac1(codes).value == pytest.approx(0.77544, abs=5e-6)
    assert fleiss_kappa(codes).value == pytest.approx(0.76117, abs=5e-6)


def from_table(table: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """Return the codes of two coders from how often they gave which two."""
    pairs = [(i, j) for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]
    return [i for i, _ in pairs], [j for _, j in pairs]


def test_cohens_kappa_of_three_categories() -> None:
    """What irrCAC prints for cont3x3abstractors: .7964094."""
    one, other = from_table([[13, 0, 0], [0, 20, 7], [0, 4, 56]])
    assert cohen_kappa(one, other).value == pytest.approx(0.7964094, abs=5e-8)


def test_agreement_on_a_rare_code() -> None:
    """118 of 125 units agreed on, all in one value: κ falls below 0, AC1 does not.

    By hand: κ = (.944 − .94528) ÷ .05472; AC1 = (.944 − 2 × .972 × .028) ÷ (1 − 2 × .972 × .028).
    """
    one, other = from_table([[118, 5], [2, 0]])
    assert cohen_kappa(one, other).value == pytest.approx((0.944 - 0.94528) / 0.05472, abs=1e-12)
    chance = 2 * 0.972 * 0.028
    assert gwet_ac1(of_coders([one, other], "nominal")).value == pytest.approx((0.944 - chance) / (1 - chance))


# --- Independent implementations ----------------------------------------------------------------

UNITS = st.lists(st.lists(st.integers(0, 4), max_size=5), min_size=1, max_size=12)


@given(UNITS, st.sampled_from(LEVELS))
def test_alpha_is_that_of_the_definition(units: list[list[int]], level: str) -> None:
    found = krippendorff_alpha(of_units(units, level)).value
    expected = plain_alpha([codes for codes in units if len(codes) > 1], level)
    assert found == (None if expected is None else pytest.approx(expected, abs=1e-12))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("seed", range(5))
def test_alpha_is_that_of_the_package(level: str, seed: int) -> None:
    rng = np.random.default_rng(seed)
    codes = rng.integers(0, 2 + 4 * seed, (4, 60)).astype(float)
    codes[:2, ::2] = codes[2:, ::2]  # so that there is agreement to find
    codes[rng.random(codes.shape) < 0.3] = np.nan
    listed = [[None if np.isnan(code) else code for code in row] for row in codes.tolist()]
    expected = krippendorff.alpha(reliability_data=codes, level_of_measurement=level)
    assert krippendorff_alpha(of_coders(listed, level)).value == pytest.approx(expected, abs=1e-9)


SETS = st.lists(st.lists(st.frozensets(st.sampled_from("abc")), min_size=2, max_size=4), min_size=2, max_size=8)


@given(SETS)
def test_alpha_of_sets_is_that_of_the_definition(units: list[list[frozenset[str]]]) -> None:
    found = krippendorff_alpha(of_units(units, "masi")).value
    expected = plain_alpha(units, "masi")
    assert found == (None if expected is None else pytest.approx(expected, abs=1e-12))


def test_alpha_of_sets_is_that_of_nltk() -> None:
    """nltk takes any distance; its own MASI rounds two thirds to .67."""
    rng = np.random.default_rng(0)
    sets = [[frozenset(np.array(list("abcd"))[rng.random(4) < 0.5].tolist()) for _ in range(40)] for _ in range(3)]
    triples = [(f"c{c}", f"u{u}", sets[c][u]) for c in range(3) for u in range(40)]
    expected = AnnotationTask(triples, distance=masi_difference).alpha()
    assert krippendorff_alpha(of_coders(sets, "masi")).value == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", 0.0),
        ("ab", "ab", 0.0),
        ("a", "ab", 1 - 1 / 2 * 2 / 3),
        ("ab", "bc", 1 - 1 / 3 * 1 / 3),
        ("a", "b", 1.0),
        ("", "a", 1.0),
    ],
)
def test_the_distance_of_sets(one: str, other: str, expected: float) -> None:
    """By hand, from Passonneau (2006)."""
    assert masi_difference(frozenset(one), frozenset(other)) == pytest.approx(expected)
    assert masi_difference(frozenset(other), frozenset(one)) == pytest.approx(expected)


def test_kappas_are_those_of_statsmodels() -> None:
    rng = np.random.default_rng(1)
    truth = rng.integers(0, 3, 80)
    codes = np.where(rng.random((4, 80)) < 0.3, rng.integers(0, 3, (4, 80)), truth)
    found = fleiss_kappa(of_coders(codes.tolist(), "nominal")).value
    assert found == pytest.approx(statsmodels_fleiss(aggregate_raters(codes.T)[0]), abs=1e-12)
    table = np.zeros((3, 3))
    np.add.at(table, (codes[0], codes[1]), 1)
    expected = statsmodels_kappa(table, return_results=False)
    assert cohen_kappa(codes[0].tolist(), codes[1].tolist()).value == pytest.approx(expected, abs=1e-12)


# --- Where there is nothing to say --------------------------------------------------------------

COEFFICIENTS = (krippendorff_alpha, fleiss_kappa, gwet_ac1)


@pytest.mark.parametrize("coefficient", COEFFICIENTS)
def test_codes_that_are_all_equal_have_a_reason_and_no_value(coefficient: object) -> None:
    assert callable(coefficient)
    codes = of_coders([[1] * 30, [1] * 30], "nominal")
    assert coefficient(codes, Resampling(100, 0.95, 0)) == Coefficient(None, None, None, ALL_EQUAL)
    assert percent_agreement(codes).value == 1.0


@pytest.mark.parametrize("coefficient", [*COEFFICIENTS, percent_agreement])
def test_units_with_one_code_each_have_a_reason_and_no_value(coefficient: object) -> None:
    assert callable(coefficient)
    codes = of_coders([[1, 0, NONE, NONE], [NONE, NONE, 0, 1]], "nominal")
    assert coefficient(codes) == Coefficient(None, None, None, NOTHING_SHARED)


def test_two_coders_who_always_say_the_same_have_no_kappa() -> None:
    assert cohen_kappa([1, 1, 1], [1, 1, 1]) == Coefficient(None, None, None, ALL_EQUAL)
    assert cohen_kappa([], []) == Coefficient(None, None, None, NOTHING_SHARED)


def test_two_coders_need_codes_of_the_same_units() -> None:
    with pytest.raises(InputError) as raised:
        cohen_kappa([1, 0], [1])
    assert str(raised.value) == "Two coders' codes of the same units are needed; given: 2 and 1."


def test_coders_who_never_differ_have_no_interval() -> None:
    codes = of_coders([[1, 0] * 20, [1, 0] * 20], "nominal")
    found = krippendorff_alpha(codes, Resampling(200, 0.95, 0))
    assert found == Coefficient(1.0, None, None, "coders do not differ in any resample of the 40 units")


def test_a_code_too_rare_to_be_drawn_has_no_interval() -> None:
    """One unit of 40 has other codes: it is missing from a third of the resamples."""
    codes = of_coders([[1] + [0] * 39, [1] + [0] * 39], "nominal")
    found = krippendorff_alpha(codes, Resampling(200, 0.95, 0))
    assert (found.value, found.low, found.high) == (1.0, None, None)
    assert found.reason == "in too many resamples of the 40 units all codes are equal"


def test_one_article_has_no_interval() -> None:
    codes = of_coders([[1, 0, 1, 0], [1, 0, 0, 0]], "nominal")
    found = krippendorff_alpha(codes, Resampling(200, 0.95, 0, np.zeros(4, np.int64)))
    assert (found.low, found.high, found.reason) == (None, None, "one article alone gives no interval")


@pytest.mark.parametrize(
    ("values", "level", "message"),
    [
        ([1, 0], "nominl", "Unknown level of measurement 'nominl'. Did you mean 'nominal'? Allowed: "),
        ([1, 0], None, "The level of measurement is a word; given: None. Allowed: 'nominal', 'ordinal', "),
        (["1", "0"], "ordinal", "At the level 'ordinal' codes are numbers; given: '1'. "),
        ([1, float("nan")], "interval", "A code is nan. Leave codes that are missing out."),
        ([1, -1], "ratio", "At the level 'ratio' no code is below 0; given: -1."),
        (["a", "b"], "masi", "At the level 'masi' a code is a frozen set of labels; given: 'a'."),
    ],
)
def test_values_that_do_not_have_the_level(values: list[Hashable], level: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        counted(np.zeros(2, np.int64), values, level)
    assert str(raised.value).startswith(message)


# --- Intervals ----------------------------------------------------------------------------------


def simulated(n: int, rng: np.random.Generator) -> list[list[int]]:
    """Return the codes of two coders who err in one unit of ten, of a frame that stands in one of three."""
    truth = rng.random(n) < 1 / 3
    return [(truth ^ (rng.random(n) < 0.1)).astype(int).tolist() for _ in range(2)]


def test_intervals_hold_the_truth() -> None:
    rng = np.random.default_rng(0)
    truth = krippendorff_alpha(of_coders(simulated(400_000, rng), "nominal")).value
    assert truth is not None
    held = 0
    for seed in range(200):
        found = krippendorff_alpha(of_coders(simulated(150, rng), "nominal"), Resampling(300, 0.95, seed))
        assert found.low is not None
        assert found.high is not None
        held += found.low <= truth <= found.high
    assert 182 <= held <= 198  # 95 % of 200, give or take two and a half standard errors


def test_articles_are_drawn_whole() -> None:
    """Ten copies of every unit: over units the interval shrinks, over articles it stays as it was."""
    rng = np.random.default_rng(0)
    codes = simulated(60, rng)
    copied = [[code for code in coder for _ in range(10)] for coder in codes]
    article = np.repeat(np.arange(60), 10)
    alone = krippendorff_alpha(of_coders(codes, "nominal"), Resampling(500, 0.95, 0))
    whole = krippendorff_alpha(of_coders(copied, "nominal"), Resampling(500, 0.95, 0, article))
    units = krippendorff_alpha(of_coders(copied, "nominal"), Resampling(500, 0.95, 0))
    assert None not in (alone.low, alone.high, whole.low, whole.high, units.low, units.high)
    assert width(whole) == pytest.approx(width(alone), rel=0.05)
    assert width(units) < 0.5 * width(alone)


def width(found: Coefficient) -> float:
    assert found.low is not None
    assert found.high is not None
    return found.high - found.low


def test_the_size_of_chunks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    codes = of_coders(simulated(50, np.random.default_rng(0)), "ordinal")
    whole = krippendorff_alpha(codes, Resampling(200, 0.95, 3))
    monkeypatch.setattr("framing.stats.agreement_sums._ENTRIES", 100)
    assert krippendorff_alpha(codes, Resampling(200, 0.95, 3)) == whole


@pytest.mark.skipif(not BABE.is_file(), reason="../shared/data/babe is not there")
def test_eighteen_thousand_judgements() -> None:
    """α = .399 was worked out before, by other code; a thousand resamples take less than five seconds."""
    with BABE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["label_bias"]]
    number: dict[str, int] = {}
    unit = np.array([number.setdefault(row["item_id"], len(number)) for row in rows], np.int64)
    started = time.process_time()
    codes = counted(unit, [row["label_bias"] for row in rows], "nominal")
    found = krippendorff_alpha(codes, Resampling(1000, 0.95, 0))
    assert time.process_time() - started < 5
    assert len(rows) == 18_362
    assert found.value == pytest.approx(0.399, abs=5e-4)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0.399 < found.high
