"""Stance held against codes: by hand, and against scikit-learn and the krippendorff package."""

from __future__ import annotations

from dataclasses import replace

import krippendorff
import numpy as np
import pytest
from sklearn.metrics import f1_score

import framing
from framing.errors import InputError
from framing.results import Evaluation
from tests.coding.coded_articles import gold, sampled, scored
from tests.coding.coded_stances import gold_of, scored_stances

SAID = {"a1": (0.5, None), "a2": (0.0, 0.4), "b1": (-0.6, -0.05), "b2": (0.9, None)}
UNITS = [("a1", 0, "a", 0.5), ("a2", 0, "a", 0.5), ("b1", 0, "b", 1.0), ("b1", 1, "b", 1.0), ("b2", 0, "b", 1.0)]
CODES = {"a1#s0": 1, "a2#s0": -1, "b1#s0": -1, "b1#s1": 0, "b2#s0": -1}


def evaluated() -> Evaluation:
    return framing.evaluate(
        scored_stances(SAID), gold_of(CODES), sample=sampled([*UNITS, ("b2", 1, "b", 1.0)]), n_resamples=200
    )


def value(result: Evaluation, metric: str) -> float | None:
    row = result.stance_metric("city", metric)
    assert row is not None
    found: float | None = row["value"]
    return found


def test_metrics_are_those_worked_out_by_hand() -> None:
    # Each of Alpha counts twice. Coded / found: 1/1 ×2, −1/neither ×2, −1/−1, 0/0 (.05 is too slight), −1/1.
    result = evaluated()
    assert value(result, "f1_for") == pytest.approx(2 * 2 / (2 + 3))
    assert value(result, "f1_against") == pytest.approx(2 * 1 / (4 + 1))
    assert value(result, "f1_neither") == pytest.approx(2 * 1 / (1 + 3))
    assert value(result, "macro_f1") == pytest.approx((0.8 + 0.4 + 0.5) / 3)
    assert value(result, "accuracy") == pytest.approx(4 / 7)
    assert value(result, "mean_error") == pytest.approx((2 * 1 + 2) / 7)
    assert result.summary == (
        "1 target held against the codes of 5 sentences in 4 articles, weighted by the probability of being drawn"
    )


def test_no_evidence_is_told_from_neither() -> None:
    cells = {(row["coded"], row["measured"]): row["n_units"] for row in evaluated().confusion if row["n_units"]}
    assert cells == {(1, 1): 1, (-1, None): 1, (-1, -1): 1, (0, 0): 1, (-1, 1): 1}
    assert sum(row["share"] for row in evaluated().confusion) == pytest.approx(1)


def test_units_without_any_code_count_as_read_where_targets_alone_were_coded() -> None:
    assert [str(caveat) for caveat in evaluated().caveats if caveat.code == "units-without-codes"] == [
        "units-without-codes: 1 unit of the sample has no code at all, and targets alone were coded: they count "
        "as read, and as not speaking of any target."
    ]


def test_articles_agree_with_scikit_learn_and_krippendorff() -> None:
    rng = np.random.default_rng(0)
    said: dict[str, tuple[float | None, ...]] = {f"{'ab'[i % 2]}{i}": (float(rng.normal()),) for i in range(60)}
    codes = {
        name: int(np.sign(values[0] or 0)) if rng.random() < 0.6 else int(rng.integers(-1, 2))
        for name, values in said.items()
    }
    result = framing.evaluate(scored_stances(said), gold_of(codes), n_resamples=200)
    found = [1 if (v[0] or 0) >= 0.07 else -1 if (v[0] or 0) <= -0.11 else 0 for v in said.values()]
    true = list(codes.values())
    assert value(result, "macro_f1") == pytest.approx(f1_score(true, found, average="macro"))
    assert value(result, "alpha") == pytest.approx(
        krippendorff.alpha(np.array([true, found], float), level_of_measurement="ordinal")
    )
    for row in result.stances:
        assert row["low"] is None or row["low"] <= row["value"] <= row["high"]
    assert (result.unit, result.frames, result.targets) == ("article", (), (("made", "city"),))


def test_errors_of_stance_that_differ_between_sources_are_seen() -> None:
    rng = np.random.default_rng(1)
    said: dict[str, tuple[float | None, ...]] = {}
    codes: dict[str, int] = {}
    for i in range(160):
        name = f"{'ab'[i % 2]}{i}"
        codes[name] = int(rng.integers(-1, 2))
        wrong = name[0] == "b" and rng.random() < 0.7
        said[name] = (0.8 if wrong else 0.8 * codes[name] or 0.01,)
    result = framing.evaluate(scored_stances(said), gold_of(codes), n_resamples=400)
    (row,) = result.differential.rows()
    assert (row["metric"], row["lowest"], row["highest"]) == ("stance error", "Alpha", "Beta")
    assert row["lowest_value"] == pytest.approx(0, abs=0.05)
    assert row["highest_value"] > 0.5
    assert row["p_corrected"] < 0.01


def test_codes_of_one_class_have_no_alpha_and_say_few() -> None:
    result = framing.evaluate(scored_stances(SAID), gold_of(dict.fromkeys(SAID, 1)), n_resamples=200)
    assert value(result, "f1_neither") is None or value(result, "f1_neither") == 0
    assert "small-n" in [caveat.code for caveat in result.caveats]
    same = framing.evaluate(scored_stances({"a1": (0.5,), "b2": (0.9,)}), gold_of({"a1": 1, "b2": 1}))
    assert (value(same, "alpha"), value(same, "macro_f1")) == (None, 1)


def test_a_wrong_code_of_a_target_is_refused() -> None:
    with pytest.raises(InputError) as refusal:
        framing.evaluate(scored_stances(SAID), gold_of({"a1": 2, "a2": "yes", "b1": -1}))
    assert str(refusal.value) == (
        "table: 2 problems in these codes.\n"
        "  row 1: '2' stands under 'code'. Of a target -1, 0, 1 or ? is allowed.\n"
        "  row 2: 'yes' stands under 'code'. Of a target -1, 0, 1 or ? is allowed."
    )


def test_a_plain_name_means_every_lexicon_that_has_it_and_a_long_one_its_own() -> None:
    one = scored({"a1": (0,), "b1": ()})
    book = replace(one.codebooks[0], name="other")
    both = replace(one, codebooks=(*one.codebooks, book))
    codes = {"a1": 1, "b1": 0}
    assert framing.evaluate(both, gold(codes), n_resamples=200).frames == (("made", "trade"), ("other", "trade"))
    found = framing.evaluate(both, gold(codes, "other/trade"), n_resamples=200)
    assert found.frames == (("other", "trade"),)
    row = found.metric("trade", "recall")
    assert row is not None
    assert row["value"] == 0  # nothing of the other lexicon was found
