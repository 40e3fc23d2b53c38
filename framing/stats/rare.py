"""What a test can say at most where a side of a pair has no hit, or short articles and hits in hardly any of them.

With so few, t says little more than how many there are, and shuffles are ordered by the lengths of articles
(docs/decisions/permutation.md). So no test of amounts may be surer than an exact test of presence, which here
knows that a shorter article has a hit less often.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.stats.pairs import Pairs
from framing.stats.ratios import Floats

Integers = npt.NDArray[np.int64]

# With more articles than these, what is in them says more than how many they are.
FEW = 2
# With one hit or two, shuffles go wrong only where the side's articles are shorter: the odds of a hit in one of
# them are at most this part of those on the other side. Where articles are alike, shuffles need no bound.
SHORTER = 2 / 3
# A side's lengths are looked at by so many quantiles: its mean chance of a hit comes out within a hundredth.
_QUANTILES = 64
_STEPS = 60  # of halving, to the last digit that matters
# The chance is a part of a sum of terms; where the sum is as large as this, no further term matters to a test.
_ENOUGH = 1e18
_MOST_TERMS = 2_000


def smallest_p_of_few(h: Floats, s: Floats, sizes: Integers, pairs: Pairs) -> Floats:
    """Return the chance that a side of a pair has as few articles with a hit as it has, or fewer, shape (p, f).

    Given how many articles of both sides have one. Where all articles are as long as each other it is the tail of
    Fisher's exact test; where the side's articles are shorter, that of Fisher's noncentral hypergeometric
    distribution. 0 where no side has less of the frame and no article with it, or at most `FEW` and shorter
    articles (`SHORTER`); and where neither side has any.

    Parameters
    ----------
    h : array, shape (n, f)
        Numerators, the groups one after the other.
    s : array, shape (n,)
        Denominators.
    sizes : array of int, shape (k,)
        Articles of each group.
    """
    hits = with_hits(h, sizes)
    owner = np.repeat(np.arange(len(sizes)), sizes)
    held = np.bincount(owner, s, len(sizes))[:, None]
    total = np.stack([np.bincount(owner, column, len(sizes)) for column in h.T], axis=1)
    value = np.divide(total, held, out=np.full(total.shape, np.nan), where=held > 0)
    result = np.zeros((len(pairs), h.shape[1]))
    for own, other in ((pairs.group, pairs.reference), (pairs.reference, pairs.group)):
        pair, frame = np.nonzero((hits[own] <= FEW) & (hits[other] > 0) & (value[own] < value[other]))
        a, b = own[pair], other[pair]
        few, many = hits[a, frame], hits[b, frame]
        odds = odds_of_a_hit(many, b, frame, a, s, sizes)
        chance = chance_of_few(few, sizes[a], sizes[b], few + many, odds)
        result[pair, frame] = np.where((few == 0) | (odds <= SHORTER), chance, 0)
    return result


def chance_of_few(few: Integers, own: Integers, other: Integers, with_hit: Integers, odds: Floats) -> Floats:
    """Return the chance that so few of the articles with a hit, or fewer, are on one side, element by element.

    Fisher's noncentral hypergeometric distribution: Σ C(a, x) C(b, m − x) ωˣ over x to `few`, ÷ that over all x.

    Parameters
    ----------
    few, own, other, with_hit : array of int, shape (c,)
        Articles with a hit on that side; all articles of that side and of the other, a and b; with a hit on
        either, m.
    odds : array, shape (c,)
        ω, the odds of a hit in an article of that side ÷ those of the other's.
    """
    least = np.maximum(with_hit - other, 0)
    # Terms relative to the first that is possible.
    x = least.astype(np.float64)
    term, total = np.ones(len(own)), np.ones(len(own))
    below = total * (x <= few)
    most = np.minimum(own, with_hit)
    for _ in range(min(int((most - least).max(initial=0)), _MOST_TERMS)):
        term = term * (own - x) * (with_hit - x) / ((x + 1) * (other - with_hit + x + 1)) * odds
        x = x + 1
        term = np.where((x <= most) & (total < _ENOUGH), term, 0.0)
        total += term
        below += term * (x <= few)
        if not term.any():
            break
    return np.asarray(below / total)


def odds_of_a_hit(
    with_hit: Integers, known: Integers, frame: Integers, side: Integers, s: Floats, sizes: Integers
) -> Floats:
    """Return how the odds of a hit in a side's articles compare to another's for their lengths alone, at most 1.

    An article of length s has a hit with the chance 1 − exp(−λ s), where λ gives the other side as many articles
    with a hit as it has. Longer articles get no more credit for few hits than those that are as long: 1.

    Parameters
    ----------
    with_hit : array of int, shape (c,)
        Articles with a hit on the side that has more.
    known, side : array of int, shape (c,)
        The group that has more, and the one that has few.
    frame : array of int, shape (c,)
        Of which frame this is; the same group and frame have the same λ.
    """
    if not len(known) or np.all(s == s[0]):
        return np.ones(len(known))
    lengths = _quantiles(s, sizes)
    cell, first, back = np.unique(known * (frame.max() + 1) + frame, return_index=True, return_inverse=True)
    n = sizes[known[first]].astype(np.float64)
    # Where all have a hit, λ could be anything above; half an article without one stands for that.
    share = np.minimum(with_hit[first], n - 0.5) / n
    own = lengths[known[first]]
    low, high = np.full(len(cell), -60.0), np.full(len(cell), 60.0)
    for _ in range(_STEPS):
        middle = (low + high) / 2
        enough = -np.expm1(-np.exp(middle)[:, None] * own).mean(axis=1) >= share
        high, low = np.where(enough, middle, high), np.where(enough, low, middle)
    rate = np.exp(high)
    theirs = share / (1 - share)
    odds = np.empty(len(known))
    size = max(1, 2_000_000 // _QUANTILES)
    for start in range(0, len(known), size):
        rows = slice(start, start + size)
        chance = -np.expm1(-rate[back[rows], None] * lengths[side[rows]]).mean(axis=1)
        odds[rows] = chance / np.maximum(1 - chance, 1e-300) / theirs[back[rows]]
    return np.minimum(odds, 1.0)


def with_hits(h: Floats, sizes: Integers) -> Integers:
    """Return how many articles of each group have a hit, shape (k, f), of numerators of shape (n, f)."""
    bounds = np.concatenate([[0], np.cumsum(sizes)])
    summed = np.concatenate([np.zeros((1, h.shape[1]), np.int64), np.cumsum(h != 0, axis=0, dtype=np.int64)])
    return np.asarray(summed[bounds[1:]] - summed[bounds[:-1]])


def _quantiles(s: Floats, sizes: Integers) -> Floats:
    """Return evenly spaced quantiles of each group's lengths, shape (k, quantiles); 1 where it has no article."""
    ends, result = np.cumsum(sizes), np.ones((len(sizes), _QUANTILES))
    at = (np.arange(_QUANTILES) + 0.5) / _QUANTILES
    for number in np.flatnonzero(sizes).tolist():
        result[number] = np.quantile(s[ends[number] - sizes[number] : ends[number]], at)
    return result
