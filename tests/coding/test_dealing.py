"""Who codes what."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from framing.coding.dealing import coder_names, deal


def dealt(
    n: int, names: tuple[str, ...], overlap: float, together: int = 2, strata: list[int] | None = None
) -> list[list[str]]:
    return deal(strata or [0] * n, names, overlap, together, np.random.default_rng(0))


@pytest.mark.parametrize("overlap", [0.0, 0.3, 0.5, 1.0])
def test_as_many_units_as_asked_have_several_coders(overlap: float) -> None:
    given = dealt(100, ("a", "b", "c"), overlap)
    assert sum(len(names) == 2 for names in given) == 100 * overlap
    assert all(len(names) in (1, 2) for names in given)


@pytest.mark.parametrize("together", [2, 3])
def test_all_coders_have_as_much_to_do_and_meet_as_often(together: int) -> None:
    names = ("a", "b", "c", "d", "e")
    given = dealt(200, names, 0.5, together)
    load = Counter(name for each in given for name in each)
    assert max(load.values()) - min(load.values()) <= 2
    met = Counter((one, other) for each in given for one in each for other in each if one < other)
    assert len(met) == 10
    assert max(met.values()) - min(met.values()) <= 3


def test_the_overlap_is_spread_over_strata() -> None:
    strata = [0] * 40 + [1] * 20 + [2] * 20
    given = dealt(80, ("a", "b"), 0.5, strata=strata)
    shared = Counter(stratum for stratum, names in zip(strata, given, strict=True) if len(names) == 2)
    assert shared == {0: 20, 1: 10, 2: 10}


def test_one_coder_codes_all() -> None:
    assert dealt(3, ("a",), 1.0, 1) == [["a"]] * 3


def test_names_of_coders() -> None:
    assert coder_names(2) == ("coder1", "coder2")
    assert coder_names([" anna ", "ben"]) == ("anna", "ben")
