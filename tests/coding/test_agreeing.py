"""Agreement per frame, pair of coders and unit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import framing
from framing.coding import agreement, read_codes
from framing.errors import InputError
from framing.results import Agreement, Codes
from framing.results.agreement import RELIABLE, TENTATIVE
from tests.coding.coded import codes_of, sample_of
from tests.reference.plain_agreement import plain_alpha

FIRST = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
SECOND = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
unchecked: Any = agreement  # to call as nobody should


def test_alpha_of_a_frame() -> None:
    """Krippendorff (2011), section A: α = .095; six of ten pairs are equal."""
    found = agreement(codes_of({"anna": FIRST, "ben": SECOND}), level="nominal")
    row = found.of("growth")
    assert row["alpha"] == pytest.approx(0.095, abs=5e-4)
    assert row["percent"] == 0.6
    assert (row["n_units"], row["n_shared"], row["n_coders"], row["n_codes"]) == (10, 10, 2, 20)
    assert row["mean"] == 6 / 20
    assert row["alpha_low"] < row["alpha"] < row["alpha_high"]
    assert row["caveats"] == ["few-units", "unreliable"]
    assert found.resampled == "units"


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_levels_are_one_for_two_values(level: str) -> None:
    found = agreement(codes_of({"anna": FIRST, "ben": SECOND}), level=level)
    assert found.of("growth")["alpha"] == pytest.approx(0.095, abs=5e-4)


def test_the_level_has_no_default() -> None:
    with pytest.raises(TypeError, match="level"):
        unchecked(codes_of({"anna": FIRST, "ben": SECOND}))


def test_cannot_say_counts_as_no_code() -> None:
    found = agreement(codes_of({"anna": [*FIRST, "?"], "ben": [*SECOND, 1], "cleo": ["?"] * 11}), level="nominal")
    row = found.of("growth")
    assert row["alpha"] == pytest.approx(0.095, abs=5e-4)
    assert (row["n_shared"], row["n_codes"], row["n_cannot_say"]) == (10, 21, 12)
    assert "cannot-say" in row["caveats"]


def test_codes_that_are_all_equal_have_a_reason_and_no_value() -> None:
    found = agreement(codes_of({"anna": [1] * 10, "ben": [1] * 10}), level="nominal")
    row = found.of("growth")
    assert [row[name] for name in ("alpha", "alpha_low", "alpha_high", "kappa", "ac1")] == [None] * 5
    assert row["percent"] == 1.0
    assert row["reason"] == "all codes are equal, so nothing shows whether coders can tell units apart"
    assert row["caveats"] == ["all-equal", "few-units"]
    assert "α, κ and AC1 are undefined" in str(found)
    assert found.pairs.rows()[0]["reason"] == row["reason"]


def test_coders_who_share_no_unit() -> None:
    codes = codes_of({"anna": [1, 0, None, None], "ben": [None, None, 1, 0]})
    found = agreement(codes, level="nominal")
    assert found.of("growth")["reason"] == "no unit has codes of two coders"
    assert found.of("growth")["caveats"] == ["no-shared-units"]
    assert found.pairs.rows()[0]["n_units"] == 0
    messages = {caveat.code: caveat.message for caveat in found.caveats}
    assert messages["coders-apart"] == "These coders share no unit, so nothing compares them: anna and ben."


def test_one_coder() -> None:
    found = agreement(codes_of({"anna": [1, 0, 1]}), level="nominal")
    assert found.of("growth")["alpha"] is None
    assert len(found.pairs) == 0
    assert ("one-coder", "All codes are by anna.") in [(each.code, each.message) for each in found.caveats]


def test_pairs_of_coders() -> None:
    """By hand: anna and ben are equal in 3 of 4, κ = (.75 − .5) ÷ .5; anna and cleo never differ."""
    found = agreement(codes_of({"anna": [1, 1, 0, 0], "ben": [1, 1, 1, 0], "cleo": [1, 1, 0, 0]}), level="nominal")
    pairs = {(row["coder"], row["other"]): row for row in found.pairs}
    assert set(pairs) == {("anna", "ben"), ("anna", "cleo"), ("ben", "cleo")}
    assert pairs["anna", "ben"]["percent"] == 0.75
    assert pairs["anna", "ben"]["kappa"] == pytest.approx(0.5)
    assert (pairs["anna", "ben"]["mean_coder"], pairs["anna", "ben"]["mean_other"]) == (0.5, 0.75)
    assert pairs["anna", "cleo"]["alpha"] == 1.0
    assert pairs["anna", "cleo"]["alpha_low"] is None


def test_units_that_divide_coders_most() -> None:
    rows = [
        {"unit_id": unit, "coder": coder, "name": name, "code": code}
        for unit, name, codes in (
            ("u1", "growth", (1, 1, 0)),
            ("u1", "danger", (0, 0, 0)),
            ("u2", "growth", (1, 0, 0)),
            ("u2", "danger", (0, 1, 0)),
            ("u3", "growth", (1, 1, 1)),
        )
        for coder, code in zip(("anna", "ben", "cleo"), codes, strict=True)
    ]
    found = agreement(read_codes(rows), level="nominal").divided
    assert [(row["unit_id"], row["name"], row["codes"]) for row in found] == [
        ("u2", "danger", "anna: 0; ben: 1; cleo: 0"),
        ("u2", "growth", "anna: 1; ben: 0; cleo: 0"),
        ("u1", "growth", "anna: 1; ben: 1; cleo: 0"),
    ]
    assert set(found.column("disagreement")) == {2 / 3}
    assert set(found.column("text")) == {None}


def sampled_codes(n_errors: int = 4) -> Codes:
    """Return codes of a whole sample by two coders who differ in every n-th unit."""
    sample = sample_of(168)
    rows = [
        {"unit_id": row["unit_id"], "coder": coder, "name": "growth", "code": int(i % 3 == 0) ^ flip}
        for i, row in enumerate(sample)
        for coder, flip in (("anna", 0), ("ben", int(i % n_errors == 0)))
    ]
    return read_codes(rows, sample=sample)


def test_with_their_sample_intervals_are_over_articles() -> None:
    found = agreement(sampled_codes(), level="nominal")
    assert found.resampled == "articles"
    assert "resamples of articles with all their units" in found.method
    assert found.of("growth")["caveats"] == ["few-articles", "unreliable"]
    assert set(found.divided.column("text")) > {"News 0"}
    assert "unequal-sample" not in [caveat.code for caveat in found.caveats]


def test_a_sample_with_unequal_probabilities_is_said() -> None:
    sample = sample_of(40)
    rows = [
        {"unit_id": row["unit_id"], "coder": coder, "name": "growth", "code": i % 2}
        for i, row in enumerate(sample)
        for coder in ("anna", "ben")
    ]
    found = agreement(read_codes(rows, sample=sample), level="nominal")
    assert "unequal-sample" in [caveat.code for caveat in found.caveats]


def test_sets_of_frames() -> None:
    """All frames together, against the plain twin; a unit with an open code is left out."""
    rng = np.random.default_rng(0)
    names, sets = ("growth", "danger", "hope"), rng.random((2, 30, 3)) < 0.4
    rows: list[dict[str, Any]] = [
        {"unit_id": f"u{u}", "coder": ("anna", "ben")[c], "name": name, "code": int(sets[c, u, f])}
        for c in range(2)
        for u in range(30)
        for f, name in enumerate(names)
    ]
    rows[0]["code"] = "?"
    rows.append({"unit_id": "u0", "coder": "ben", "name": "city", "code": -1})
    found = agreement(read_codes(rows), level="masi")
    as_sets = [
        [frozenset(name for f, name in enumerate(names) if sets[c, u, f]) for c in range(2)] for u in range(1, 30)
    ]
    row = found.of("all frames")
    assert row["alpha"] == pytest.approx(plain_alpha(as_sets, "masi"), abs=1e-12)
    assert (row["n_shared"], row["n_cannot_say"], row["kappa"], row["ac1"]) == (29, 1, None, None)
    assert "passonneau2006" in found.references
    assert all(text.startswith("anna: {") for text in found.divided.column("codes"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"level": "nomnal"}, "Unknown level of measurement 'nomnal'. Did you mean 'nominal'? Allowed: 'nominal', "
         "'ordinal', 'interval', 'ratio' or 'masi'."),
        ({"names": ["x"]}, "Unknown frame or target 'x'. Allowed: 'growth'."),
        ({"names": "growth"}, "names is a list of frames and targets; given: the text 'growth'."),
        ({"names": []}, "names is an empty list, so there is nothing to work out agreement for."),
        ({"confidence": 1}, "confidence lies between 0 and 1; given: 1."),
        ({"n_resamples": 10}, "n_resamples=10 are too few for intervals at 95%: no resample would lie outside."),
    ],
)  # fmt: skip
def test_what_is_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as raised:
        agreement(codes_of({"anna": FIRST, "ben": SECOND}), **({"level": "nominal"} | arguments))
    assert str(raised.value) == message


def test_levels_that_stance_does_not_have() -> None:
    codes = codes_of({"anna": [-1, 0, 1], "ben": [-1, 1, 1]}, "city")
    with pytest.raises(InputError) as raised:
        agreement(codes, level="ratio")
    assert (
        str(raised.value)
        == "At the level 'ratio' no code is below 0, and stance has −1: city. Stance is 'ordinal'."
    )
    with pytest.raises(InputError) as raised:
        agreement(codes, level="masi")
    assert str(raised.value) == (
        "The level 'masi' compares sets of frames, and there is stance among the codes: city. Say with names= "
        "which are frames."
    )
    with pytest.raises(InputError, match=r"agreement\(\) takes codes from read_codes\(\)"):
        unchecked([], level="nominal")


def test_units_for_a_narrower_interval() -> None:
    """Half the width takes four times the units."""
    found = agreement(sampled_codes(), level="nominal")
    row = found.of("growth")
    width = row["alpha_high"] - row["alpha_low"]
    assert found.units_for(width / 2, "growth") == pytest.approx(4 * 168, abs=1)
    assert agreement(codes_of({"a": [1, 1], "b": [1, 1]}), level="nominal").units_for(0.1, "growth") is None
    with pytest.raises(InputError, match="width is above 0; given: 0"):
        found.units_for(0, "growth")
    with pytest.raises(InputError, match="Unknown frame or target 'x'"):
        found.of("x")


def test_what_agreement_prints() -> None:
    found = framing.agreement(codes_of({"anna": FIRST, "ben": SECOND}), level="nominal", seed=3)
    assert isinstance(found, Agreement)
    assert found.summary == "Agreement of 2 coders (anna, ben), level: nominal, 95% intervals over units"
    assert str(found).startswith(f"{found.summary}\nname")
    assert "<table>" in found._repr_html_()
    assert set(found.tables()) == {"agreement", "agreement_pairs", "divided_units"}
    assert found.to_dict()["seed"] == 3
    assert found.method == (
        "Agreement is Krippendorff's α (nominal: codes are equal or not), beside percent agreement, Fleiss' κ "
        "(Cohen's for pairs of coders) and Gwet's AC1. Intervals (95%) are percentiles of 1,000 resamples of "
        "units, seed 3. Codes 'cannot say' count as missing."
    )
    assert (
        found.to_dict()
        == framing.agreement(codes_of({"anna": FIRST, "ben": SECOND}), level="nominal", seed=3).to_dict()
    )
    for key in found.references:
        assert framing.references.reference(key).key == key
    assert TENTATIVE < RELIABLE


def test_a_crowd_is_not_listed_name_by_name() -> None:
    """Thirty coders of two units each: 435 pairs, of which 420 share no unit."""
    rows = [
        {"unit_id": f"u{i}", "coder": f"w{(2 * (i // 2) + j) % 30:02}", "name": "growth", "code": (i + j) % 2}
        for i in range(30)
        for j in (0, 1)
    ]
    found = framing.agreement(framing.read_codes(rows), level="nominal", n_resamples=200)
    assert found.summary.startswith(
        "Agreement of 30 coders (w00, w01, w02, w03, w04, w05, w06, w07 and 22 more), "
    )
    (apart,) = [caveat.message for caveat in found.caveats if caveat.code == "coders-apart"]
    assert apart.startswith("These coders share no unit, so nothing compares them: w00 and w02; w00 and w03; ")
    assert apart.endswith("; w00 and w11; and 410 more pairs.")
    assert {row["reason"] for row in found.pairs if row["n_units"] == 0} == {"no unit has codes of two coders"}
