"""Which matches share tokens, and which of them counts."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.scoring.compiling import Index
from framing.scoring.stretches import Stretches

_ROUNDS = 12  # news needs two or three


def touches(
    matches: Stretches, owner: Index, others: Stretches, other_owner: Index, n_tokens: int
) -> npt.NDArray[np.bool_]:
    """Tell which matches share a token with one of the others that has the same owner; shape (k,)."""
    token, match = matches.tokens()
    other_token, other = others.tokens()
    shared = np.isin(owner[match] * n_tokens + token, other_owner[other] * n_tokens + other_token)
    found = np.zeros(len(matches), bool)
    found[match[shared]] = True
    return found


def covered_by_longer(matches: Stretches, category: Index, n_tokens: int) -> npt.NDArray[np.bool_]:
    """Tell which matches give way to another of the same category; shape (k,).

    Where matches share a token the one with most tokens counts; among equals the one whose words stand closest
    together, then the one that comes first in the text, then the one whose term comes first in the lexicon, then
    the one with the shorter first part.
    """
    k = len(matches)
    suppressed = np.zeros(k, bool)
    token, match = matches.tokens()
    key = category[match] * n_tokens + token
    order = np.argsort(key)
    key, match = key[order], match[order]
    # Most matches share no token with any other: only keys that occur twice need deciding.
    same = key[1:] == key[:-1]
    contested = np.zeros(len(key), bool)
    contested[1:] |= same
    contested[:-1] |= same
    if not contested.any():
        return suppressed
    in_contest = np.zeros(k, bool)
    in_contest[match[contested]] = True
    in_play = in_contest[match]
    key, match = key[in_play], match[in_play]
    rank = _ranks(matches, np.flatnonzero(in_contest))

    # In each round every match that ranks first at all of its tokens is kept, and what it touches gives way.
    for _ in range(_ROUNDS):
        if not len(key):
            return suppressed
        heads = np.flatnonzero(np.append(True, key[1:] != key[:-1]))
        group = np.repeat(np.arange(len(heads)), np.diff(np.append(heads, len(key))))
        best = np.minimum.reduceat(rank[match], heads)[group]
        beaten = np.zeros(k, bool)
        beaten[match[rank[match] != best]] = True
        winner = ~beaten[match]
        lost = np.zeros(k, bool)
        won_groups = np.zeros(len(heads), bool)
        won_groups[group[winner]] = True
        lost[match[won_groups[group] & ~winner]] = True
        suppressed |= lost
        remaining = ~winner & ~lost[match]
        key, match = key[remaining], match[remaining]
    suppressed[_one_by_one(key, match, rank)] = True
    return suppressed


def _ranks(matches: Stretches, contesting: Index) -> Index:
    """Return the rank of some matches among each other, the best first; shape (k,), −1 for all others."""
    some = matches[contesting]
    width = np.maximum(some.ends, some.ends2) - some.starts
    ranking = np.lexsort((some.starts2, some.ends, some.pattern, some.starts, width, -some.n_tokens))
    rank = np.full(len(matches), -1)
    rank[contesting[ranking]] = np.arange(len(contesting))
    return rank


def _one_by_one(key: Index, match: Index, rank: Index) -> list[int]:
    """Decide in the order of rank, one match after the other; return those that give way.

    For chains in which each match waits for the one before it, as "ha ha" makes in "ha ha ha ha …".
    """
    order = np.argsort(rank[match], kind="stable")
    key, match = key[order], match[order]
    heads = np.flatnonzero(np.append(True, match[1:] != match[:-1])) if len(match) else match
    keys, borders = key.tolist(), np.append(heads, len(key)).tolist()
    taken: set[int] = set()
    beaten = []
    for one, first, last in zip(match[heads].tolist(), borders, borders[1:], strict=False):
        own = keys[first:last]
        if taken.isdisjoint(own):
            taken.update(own)
        else:
            beaten.append(one)
    return beaten
