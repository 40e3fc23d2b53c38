from __future__ import annotations

import numpy as np
import pytest

from framing.stats.pairs import Pairs, all_pairs, pairs_with


def _listed(pairs: Pairs) -> list[tuple[int, int]]:
    return list(zip(pairs.group.tolist(), pairs.reference.tolist(), strict=True))


def test_all_pairs_by_hand() -> None:
    assert _listed(all_pairs(4)) == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]


def test_pairs_with_a_reference_by_hand() -> None:
    assert _listed(pairs_with(1, 4)) == [(0, 1), (2, 1), (3, 1)]


@pytest.mark.parametrize("pairs", [all_pairs(5), pairs_with(0, 5), pairs_with(2, 5), all_pairs(2)])
def test_blocks_cover_every_pair_in_order(pairs: Pairs) -> None:
    covered = [{block.one, other} for block in pairs.blocks for other in block.others.tolist()]
    assert covered == [set(pair) for pair in _listed(pairs)]
    ends = [(block.start, block.stop) for block in pairs.blocks]
    assert ends[0][0] == 0
    assert ends[-1][1] == len(pairs)
    assert all(block.stop - block.start == len(block.others) for block in pairs.blocks)


@pytest.mark.parametrize("pairs", [all_pairs(1), all_pairs(0), pairs_with(0, 1)])
def test_a_single_group_has_no_pair(pairs: Pairs) -> None:
    assert len(pairs) == 0
    assert pairs.blocks == ()
    assert np.issubdtype(pairs.group.dtype, np.integer)
