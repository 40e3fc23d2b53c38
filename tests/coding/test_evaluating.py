"""Evaluation of coded units, held to counts by hand and to scikit-learn's weighted metrics."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from sklearn.metrics import matthews_corrcoef, precision_recall_fscore_support

import framing
from framing.comparisons.validating import said
from framing.errors import InputError
from framing.results import Caveat, Evaluation, Scores
from tests.coding.coded_articles import gold, sampled, scored

# Two strata: found (population 4, 2 coded, weight 2) and not found (population 12, 3 coded, weight 4).
HITS = {"a1": (0, 1), "a2": (0,), "b1": (2,), "b2": ()}
UNITS = [("a1", 0, "hit", 0.5), ("b1", 2, "hit", 0.5), *((name, 3, "none", 0.25) for name in ("a1", "a2", "b2"))]
CODES = {"a1#s0": 1, "b1#s2": 0, "a1#s3": 0, "a2#s3": 1, "b2#s3": 0}


def evaluated(decided: dict[str, Any] = CODES, **options: Any) -> Evaluation:
    return framing.evaluate(scored(HITS), gold(decided), sample=sampled(UNITS), n_resamples=200, **options)


def value(result: Evaluation, metric: str) -> Any:
    row = result.metric("trade", metric)
    return None if row is None else row["value"]


def test_units_weigh_what_they_stand_for() -> None:
    # By hand: found rightly 2, found wrongly 2, missed 4, left out rightly 8.
    result = evaluated()
    assert value(result, "precision") == pytest.approx(2 / 4)
    assert value(result, "recall") == pytest.approx(2 / 6)
    assert value(result, "specificity") == pytest.approx(8 / 10)
    assert value(result, "f1") == pytest.approx(4 / 10)
    assert value(result, "mcc") == pytest.approx((2 * 8 - 2 * 4) / np.sqrt(4 * 6 * 10 * 12))
    assert (result.unit, result.weighted, result.n_units, result.n_articles) == ("sentence", True, 5, 4)


def test_units_without_a_code_leave_their_weight_to_their_stratum() -> None:
    # With b2#s3 not decided, each of the two others of its stratum stands for six units.
    result = evaluated({**CODES, "b2#s3": "?"})
    assert value(result, "recall") == pytest.approx(2 / 8)
    assert value(result, "specificity") == pytest.approx(6 / 8)
    assert [caveat.code for caveat in result.caveats] == ["small-n", "units-not-decided"]


def test_each_source_has_its_own_numbers() -> None:
    rows = {(row["source"], row["metric"]): row for row in evaluated().table}
    assert rows["Alpha", "recall"]["value"] == pytest.approx(2 / 6)
    assert rows["Alpha", "precision"]["value"] == 1
    assert rows["Alpha", "precision"]["interval"] == "exact-bound"
    assert rows["Beta", "recall"]["value"] is None
    assert rows["Beta", "specificity"]["value"] == pytest.approx(4 / 6)


def test_whole_articles_without_a_sample_weigh_one_each() -> None:
    rng = np.random.default_rng(0)
    hits = {f"{'ab'[i % 2]}{i}": tuple(range(int(rng.integers(0, 3)))) for i in range(40)}
    codes = {name: int(rng.random() < (0.8 if found else 0.2)) for name, found in hits.items()}
    result = framing.evaluate(scored(hits), gold(codes), n_resamples=200)
    true, found = list(codes.values()), [int(bool(each)) for each in hits.values()]
    precision, recall, f1, _ = precision_recall_fscore_support(true, found, average="binary")
    assert [value(result, name) for name in ("precision", "recall", "f1")] == pytest.approx(
        [precision, recall, f1]
    )
    assert value(result, "mcc") == pytest.approx(matthews_corrcoef(true, found))
    assert (result.unit, result.weighted) == ("article", False)
    assert result.caveats[0].code == "no-probabilities"
    for row in result.table:
        assert row["low"] is None or row["low"] <= row["value"] <= row["high"]


def test_thresholds_and_calibration_count_hits() -> None:
    result = evaluated()
    assert [(row["threshold"], row["used"]) for row in result.thresholds] == [(1, True)]
    assert [(row["score_low"], row["n_units"], row["coded"]) for row in result.calibration] == [
        (0, 3, pytest.approx(1 / 3)),
        (1, 2, 0.5),
    ]


def test_terms_are_judged_by_the_units_they_stand_in() -> None:
    # "trade" stands in both found units; without it nothing is found and F1 falls from .4 to 0.
    (row,) = evaluated().terms.rows()
    assert (row["term"], row["n_units"], row["precision"], row["n_alone"]) == ("trade", 2, 0.5, 2)
    assert row["f1_change"] == pytest.approx(0.4)


def articles(n: int, recall: dict[str, float], seed: int = 0) -> tuple[Scores, dict[str, int]]:
    rng = np.random.default_rng(seed)
    hits, codes = {}, {}
    for i in range(n):
        name = f"{'ab'[i % 2]}{i}"
        codes[name] = int(rng.random() < 0.5)
        chance = recall[name[0]] if codes[name] else 0.1
        hits[name] = (0,) if rng.random() < chance else ()
    return scored(hits), codes


def test_recall_that_differs_between_sources_is_seen() -> None:
    scores, codes = articles(160, {"a": 0.95, "b": 0.4})
    result = framing.evaluate(scores, gold(codes), n_resamples=400)
    recall, specificity = result.differential.rows()
    assert (recall["metric"], recall["lowest"], recall["highest"]) == ("recall", "Beta", "Alpha")
    assert recall["p_corrected"] < 0.01 < specificity["p_corrected"]
    assert "differential-error" in [caveat.code for caveat in result.caveats]


def test_coders_agreement_stands_beside() -> None:
    codes = [{**row, "coder": coder} for row in gold(CODES) for coder in ("anna", "ben")]
    (row,) = evaluated(codes=codes).reliability.rows()
    assert (row["alpha"], row["n_units"]) == (1, 5)


def test_the_same_seed_gives_the_same_numbers() -> None:
    assert evaluated().to_dict() == evaluated().to_dict()


def test_all_that_is_wrong_with_codes_is_said_at_once() -> None:
    codes = [
        *gold({"a1#s0": 2, "a9#s0": 1}),
        *gold({"a1#s3": 1}, "trad"),
        *gold({"a1#s3": 1}),
        *gold({"a1#s3": 1}),
    ]
    with pytest.raises(InputError) as refusal:
        framing.evaluate(scored(HITS), codes, sample=sampled(UNITS))
    assert str(refusal.value) == (
        "table: 4 problems in these codes.\n"
        "  row 1: '2' stands under 'code'. Of a frame 1, 0 or ? is allowed.\n"
        "  row 2: the unit 'a9#s0' is not in the sample. Did you mean 'a1#s0'?\n"
        "  row 3: no frame or target is called 'trad'. Did you mean 'trade'? There are: trade, rights.\n"
        "  row 5: 'trade' of the unit 'a1#s3' has a code already. Decide between coders first: adjudicate."
    )


def test_units_of_a_sample_that_is_not_given_are_one_problem() -> None:
    with pytest.raises(InputError) as refusal:
        framing.evaluate(scored(HITS), gold(CODES))
    assert str(refusal.value) == (
        "None of the 5 units with codes is the id of a scored article, such as 'a1#s0'. Give the sample (sample=) "
        "that `sample_for_coding` drew, which says where units stand; or score the articles that were coded."
    )


def test_a_model_held_against_what_it_was_trained_on_is_said() -> None:
    met = Caveat("trained-on", "3 of 16 sentences were among the texts that 'model' was trained on.")
    scores = replace(scored(HITS), caveats=(met, Caveat("other", "Something else.")))
    result = framing.evaluate(scores, gold(CODES), sample=sampled(UNITS), n_resamples=200)
    assert met in result.caveats
    assert "other" not in {caveat.code for caveat in result.caveats}
    assert said(result).endswith(" A model was trained on some of these articles, so its numbers flatter it.")
    assert "trained" not in said(evaluated())


def test_settings_that_make_no_sense_are_refused_together() -> None:
    with pytest.raises(InputError) as refusal:
        framing.evaluate(scored(HITS), gold(CODES), confidence=2.0, n_resamples=10, seed=-1)
    assert str(refusal.value) == (
        "n_resamples must be a whole number of at least 200; given: 10.\n"
        "confidence must lie between 0.5 and 1, such as 0.95; given: 2.0.\n"
        "seed must be a whole number of at least 0; given: -1."
    )


def test_codes_of_other_articles_are_refused() -> None:
    sample = sampled([("z1", 0, "hit", 0.5)])
    with pytest.raises(InputError) as refusal:
        framing.evaluate(scored(HITS), gold({"z1#s0": 1}), sample=sample)
    assert str(refusal.value) == (
        "None of the coded units stands in the articles that were scored. Score the articles from which the "
        "sample was drawn."
    )


def test_a_sample_of_other_texts_is_refused() -> None:
    """As where articles were cleaned when they were sampled, and not when they were scored."""
    sample = sampled([("a1", 0, "hit", 1.0), ("a2", 1, "hit", 1.0)])
    moved = [{**row, "start": row["start"] + 2, "end": row["end"] + 2} for row in sample]
    with pytest.raises(InputError) as refusal:
        framing.evaluate(scored({"a1": (0,), "a2": (1,)}), gold({"a1#s0": 1, "a2#s1": 1}), sample=moved)
    assert str(refusal.value) == (
        "The sample was drawn from other texts than were scored: 2 units begin in the middle of a sentence, the "
        "first 'a1#s0'. Score the articles that were sampled, read and cleaned in the same way."
    )


def test_a_frame_that_coders_never_see_is_said() -> None:
    result = framing.evaluate(scored({"a1": (0,), "a2": ()}), gold({"a1": 0, "a2": 0}), n_resamples=200)
    assert [caveat.message for caveat in result.caveats if caveat.code == "never-coded"] == [
        "Coders see Trade in no unit. There is no recall, and F1 is 0 whatever is found: only specificity says "
        "anything. Code units in which the frame stands."
    ]


def test_one_of_each_is_one() -> None:
    result = framing.evaluate(scored({"a1": (0,)}), gold({"a1": 1}), n_resamples=200)
    assert result.summary == "1 frame held against the codes of 1 article in 1 article, each counting once"
