"""Codes as they are found: one way of writing each, and everything wrong at once."""

from __future__ import annotations

import pytest

from framing.coding.asked import asked_of
from framing.coding.found_codes import FoundCodes, joined
from tests.coding.sheet_material import LEXICON

ASKED = {each.name: each for each in asked_of(LEXICON)}


@pytest.mark.parametrize(
    ("given", "code"),
    [("1", "1"), ("1.0", "1"), (" 0 ", "0"), ("？", "?"), ("−1", "-1"), ("–1.0", "-1"), (1, "1")],
)
def test_a_code_may_be_written_in_several_ways(given: object, code: str) -> None:
    found = FoundCodes(ASKED)
    found.code("here", "u1", "anna", "china" if code == "-1" else "economy", given, None)
    assert found.problems == []
    assert [row["code"] for row in found.rows] == [code]


def test_all_problems_are_noted() -> None:
    found = FoundCodes(ASKED, frozenset({"u1", "u2"}))
    assert found.unit("row 1", "u3") is None
    assert found.unit("row 2", "") is None
    assert found.who("row 3", None) is None
    found.code("row 4", "u1", "anna", "ecomony", "1", None)
    found.code("row 5", "u1", "anna", "economy", "-1", None)
    found.code("row 6", "u1", "anna", "china", "1", None)
    found.code("row 7", "u1", "anna", "china", "0", None)
    found.code("row 8", "u1", "anna", "china", "1", None)
    assert found.problems == [
        "row 1: the unit 'u3' is not in the sample.",
        "row 2: it does not say which unit it is about ('unit_id').",
        "row 3: it does not say who coded. Name the coder with coder=.",
        "row 4: no frame or target is called 'ecomony'. Did you mean 'economy'? "
        "There are: economy, conflict, note, china, us.",
        "row 5: '-1' is no code of 'economy'. Allowed: '1', '0' or '?'.",
        "row 7: anna coded 'china' of the unit 'u1' as 0 here and as 1 in row 6. Keep one of the two.",
    ]
    assert len(found.rows) == 2


def test_a_coder_is_named_by_the_file_then_by_the_caller() -> None:
    found = FoundCodes(ASKED, coder="anna", coders={"3": "ben"})
    assert [found.who("here", given) for given in (3, "cleo", None, "")] == ["ben", "cleo", "anna", "anna"]


def test_notes_are_joined() -> None:
    assert joined([" one ", "", "two"]) == "one; two"
    assert joined([" "]) is None
