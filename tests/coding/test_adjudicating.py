"""Gold: what is decided of codes, how, and that it is never overwritten."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import framing
from framing.coding import adjudicate, read_codes, read_gold
from framing.errors import InputError
from framing.results import Codes, Gold
from tests.coding.coded import codes_of, lexicon_of, sample_of, unit_at


def decided(given: dict[str, Any], **how: Any) -> tuple[int | None, str]:
    """Return what is decided of one unit."""
    gold = adjudicate(codes_of({coder: [code] for coder, code in given.items()}, "city"), **how)
    row = gold.rows()[0]
    return row["code"], row["how"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"a": 1, "b": 1, "c": 1}, (1, "unanimous")),
        ({"a": 1, "b": 1, "c": 0}, (1, "majority")),
        ({"a": 1, "b": 0}, (None, "tie")),
        ({"a": 1, "b": 0, "c": -1}, (None, "tie")),
        ({"a": 1, "b": 1, "c": 0, "d": -1}, (None, "tie")),  # half is not more than half
        ({"a": 1, "b": "?", "c": "?"}, (1, "single")),
        ({"a": 1, "b": 1, "c": "?"}, (1, "unanimous")),
        ({"a": "?", "b": "?"}, (None, "cannot say")),
        ({"a": -1}, (-1, "single")),
    ],
)
def test_majority(given: dict[str, Any], expected: tuple[int | None, str]) -> None:
    assert decided(given, rule="majority") == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"a": 1, "b": 0}, (1, "arbiter")),
        ({"a": 1, "b": 0, "c": 0}, (1, "arbiter")),
        ({"a": 1, "b": 1}, (1, "unanimous")),
        ({"a": "?", "b": 0, "c": 1}, (None, "tie")),
        ({"a": "?", "b": 0}, (0, "single")),
        ({"a": "?", "b": "?"}, (None, "cannot say")),
    ],
)
def test_an_arbiter(given: dict[str, Any], expected: tuple[int | None, str]) -> None:
    assert decided(given, arbiter="a") == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"a": 1, "b": 0}, (1, "arbiter")),
        ({"a": 1, "b": 0, "c": 0}, (0, "majority")),
        ({"a": 1, "b": 1, "c": 0, "d": 0}, (1, "arbiter")),
        ({"a": "?", "b": 0, "c": 1}, (None, "tie")),
    ],
)
def test_majority_with_an_arbiter_for_ties(given: dict[str, Any], expected: tuple[int | None, str]) -> None:
    assert decided(given, rule="majority", arbiter="a") == expected


def two_units() -> Codes:
    sample = sample_of(168)
    rows = [
        {"unit_id": unit, "coder": coder, "name": "growth", "code": code}
        for unit, codes in ((unit_at("a0", 1), (1, 0, 1)), (unit_at("a0", 2), (1, 0, "?")))
        for coder, code in zip(("cleo", "anna", "ben"), codes, strict=True)
    ]
    return read_codes(rows, sample=sample)


def test_gold_lists_votes_and_places() -> None:
    gold = framing.adjudicate(two_units(), rule="majority")
    assert isinstance(gold, Gold)
    first, second = gold.rows()
    assert (first["votes"], first["n_coders"]) == ("anna: 0; ben: 1; cleo: 1", 3)
    assert second["votes"] == "anna: 0; ben: ?; cleo: 1"
    assert (first["document_id"], first["source"], first["start"], first["field"]) == ("a0", "North", 0, "text")
    assert (first["stratum"], first["probability"]) == ("North | growth", 1.0)
    assert gold.has_probabilities
    assert [row["unit_id"] for row in gold.ties] == [unit_at("a0", 2)]
    assert gold.counts() == {"majority": 1, "tie": 1}
    assert [str(caveat) for caveat in gold.caveats] == [
        "ties: 1 code is tied and not decided; `ties` lists them. An arbiter can decide."
    ]
    assert gold.summary == "Gold of 2 units, 2 codes by majority (majority: 1, tie: 1)"
    assert (
        gold.method
        == "The code of more than half of the coders stands; without such a majority nothing is decided."
    )
    assert "majority" in str(gold)
    assert gold.to_dict()["rule"] == "majority"


def test_without_a_sample_probabilities_are_unknown() -> None:
    gold = adjudicate(codes_of({"a": [1]}), rule="majority")
    assert not gold.has_probabilities
    assert gold.rows()[0]["document_id"] is None


def test_codes_stay_as_they_are() -> None:
    codes = two_units()
    before = codes.rows()
    adjudicate(codes, rule="majority", arbiter="ben")
    assert codes.rows() == before


def test_gold_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "gold.csv"
    adjudicate(two_units(), rule="majority").to_csv(path)
    before = path.read_bytes()
    adjudicate(two_units(), rule="majority").to_csv(path)  # the same again
    with pytest.raises(InputError) as raised:
        adjudicate(two_units(), arbiter="anna").to_csv(path)
    assert str(raised.value) == (
        f"There is a file '{path}' already, and it says something else. What was decided is never overwritten: "
        "give another name, or move the old file away."
    )
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({}, "Say how to decide: give rule='majority', or the name of an arbiter, or both."),
        ({"rule": "mean"}, "Unknown rule 'mean'. Allowed: 'majority'."),
        ({"arbiter": "bob"}, "Unknown coder 'bob'. Allowed: 'anna', 'ben' or 'cleo'."),
    ],
)
def test_what_is_refused(how: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as raised:
        adjudicate(two_units(), **how)
    assert str(raised.value) == message


def test_gold_goes_to_csv_and_back(tmp_path: Path) -> None:
    gold = adjudicate(two_units(), rule="majority")
    gold.to_csv(tmp_path / "gold.csv")
    found = read_gold(tmp_path / "gold.csv")
    assert found.rows() == gold.rows()
    assert found.has_probabilities
    assert read_gold(gold) is gold


def test_gold_of_anybody(tmp_path: Path) -> None:
    rows = [
        {"unit_id": unit_at("a0", 1), "name": "growth", "code": "1"},
        {"unit_id": unit_at("a0", 2), "name": "city", "code": "−1"},
    ]
    plain = read_gold(rows)
    assert [(row["code"], row["how"], row["probability"]) for row in plain] == [
        (1, "given", None),
        (-1, "given", None),
    ]
    placed = read_gold(rows, sample=sample_of(168), lexicon=lexicon_of(tmp_path))
    assert [(row["kind"], row["document_id"], row["probability"]) for row in placed] == [
        ("frame", "a0", 1.0),
        ("target", "a0", 1.0),
    ]


def test_everything_that_is_wrong_with_gold(tmp_path: Path) -> None:
    rows = [
        {
            "unit_id": unit_at("a0", 1),
            "name": "growth",
            "code": -1,
            "how": "guess",
            "probability": 2,
            "start": "x",
        },
        {"unit_id": "x", "name": "gro", "code": 1},
        {"unit_id": unit_at("a0", 2), "name": "growth", "code": 1},
        {"unit_id": unit_at("a0", 2), "name": "growth", "code": 0},
    ]
    with pytest.raises(InputError) as raised:
        read_gold(rows, sample=sample_of(168), lexicon=lexicon_of(tmp_path))
    assert str(raised.value) == (
        "table: 7 problems in these codes.\n"
        "  row 1: '-1' stands under 'code'. Of a frame 1, 0 or ? is allowed.\n"
        "  row 1: 'guess' stands under 'how'. Allowed: 'unanimous', 'majority', 'arbiter', 'single', 'tie', "
        "'cannot say' or 'given'.\n"
        "  row 1: 'x' stands under 'start'. A whole number has to.\n"
        "  row 1: '2' stands under 'probability'. A number above 0 and up to 1 has to.\n"
        "  row 2: the unit 'x' is not in the sample.\n"
        "  row 2: no frame or target is called 'gro'. Did you mean 'growth'? There are: growth, danger, city.\n"
        f"  row 4: the unit '{unit_at('a0', 2)}' has a code for 'growth' in row 3 already."
    )
