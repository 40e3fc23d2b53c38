"""Groups of joined numbers."""

from __future__ import annotations

from framing.scoring.union_find import root_of


def test_a_chain_has_one_root_and_others_their_own() -> None:
    parent = {1: 0, 2: 1, 3: 2, 4: 3}
    assert [root_of(parent, number) for number in (4, 2, 0, 9)] == [0, 0, 0, 9]
    assert parent[9] == 9
    assert parent[4] == 2  # halved on the way
