"""Which groups are compared with which, in blocks that need no indexing by pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Block:
    """One group against several others: pairs `start` to `stop` of all pairs."""

    one: int
    others: npt.NDArray[np.int64]
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of groups; pair i compares ``group[i]`` with ``reference[i]``, both arrays of shape (p,)."""

    group: npt.NDArray[np.int64]
    reference: npt.NDArray[np.int64]
    blocks: tuple[Block, ...]

    def __len__(self) -> int:
        return len(self.group)


def all_pairs(k: int) -> Pairs:
    """Return every pair of k groups, the earlier one as group, the later one as reference."""
    group, reference = np.triu_indices(k, 1)
    ends = np.cumsum(np.arange(k - 1, 0, -1))
    starts = np.concatenate([[0], ends[:-1]]) if k > 1 else ends
    blocks = tuple(
        Block(one, np.arange(one + 1, k), int(start), int(stop))
        for one, (start, stop) in enumerate(zip(starts, ends, strict=True))
    )
    return Pairs(group, reference, blocks)


def pairs_with(reference: int, k: int) -> Pairs:
    """Return every other group of k against one reference."""
    others = np.array([i for i in range(k) if i != reference], np.int64)
    blocks = (Block(reference, others, 0, len(others)),) if len(others) else ()
    return Pairs(others, np.full(len(others), reference), blocks)


def named_pairs(pairs: Sequence[tuple[int, int]]) -> Pairs:
    """Return some pairs of group and reference."""
    group, reference = np.array(pairs, np.int64).reshape(-1, 2).T
    blocks = tuple(Block(one, np.array([other], np.int64), i, i + 1) for i, (one, other) in enumerate(pairs))
    return Pairs(group, reference, blocks)
