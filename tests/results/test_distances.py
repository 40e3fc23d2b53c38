"""Distances as tables, as text and as a square."""

from __future__ import annotations

import math

import pytest

from framing.errors import InputError
from tests.plots.distanced import distanced, names

RESULT = distanced(names(4))


def test_a_pair_is_found_whichever_is_named_first() -> None:
    one, other = names(4)[:2]
    row = RESULT.between(one, other)
    assert row is not None
    assert RESULT.between(other, one) == row
    assert {row["group"], row["reference"]} == {one, other}
    with pytest.raises(InputError, match="Unknown group 'Nobody'"):
        RESULT.between(one, "Nobody")


def test_the_square_holds_each_pair_twice() -> None:
    square = RESULT.matrix()
    assert list(square.index) == list(square.columns) == list(RESULT.groups)
    for row in RESULT.pairs:
        assert square.loc[row["group"], row["reference"]] == row["distance"]
        assert square.loc[row["reference"], row["group"]] == row["distance"]
    assert math.isnan(square.loc[RESULT.groups[0], RESULT.groups[0]])
    assert RESULT.matrix("p").loc[RESULT.groups[0], RESULT.groups[1]] == RESULT.pairs.column("p")[0]


def test_it_prints_and_writes_what_it_holds() -> None:
    assert str(RESULT).startswith(
        "Distances between frame profiles (share, made) of 4 groups by source, voice: all\ngroup"
    )
    assert "Caveats\n  not-validated" in str(RESULT)
    assert repr(RESULT) == str(RESULT)
    assert "<table" in RESULT._repr_html_()
    assert RESULT.rows() == RESULT.to_arrow().to_pylist()
    assert len(RESULT.to_pandas()) == 6
    assert str(RESULT.to_csv()).splitlines()[0].replace('"', "").startswith("group,reference,distance,low,high")
    assert str(RESULT.tree.to_csv()).splitlines()[0].replace('"', "") == "left,right,height,stability"
    found = RESULT.to_dict()
    assert (found["n_tests"], len(found["pairs"]), len(found["positions"]), found["seed"]) == (6, 6, 4, 0)
    assert RESULT.alpha == 0.05
