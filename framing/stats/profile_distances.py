"""How far apart the profiles of groups are, corrected for what chance adds, with intervals over articles.

Two samples of one source differ, so a plain divergence is never 0 and lies the higher the fewer articles there
are. The jackknife takes that out; docs/decisions/distances.md has the choices and what was measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from framing.stats.divergence import divergence, profiles
from framing.stats.pairs import Pairs
from framing.stats.ratios import Floats, column_sums
from framing.stats.resampling import drawn_sums


@dataclass(frozen=True, slots=True)
class Divergences:
    """Squared distances of p pairs; a distance is the square root.

    Attributes
    ----------
    observed : array, shape (p,)
        As the articles have it, 0–1.
    corrected : array, shape (p,)
        Without what chance adds; can lie below 0 where the profiles are alike.
    low, high : array, shape (p,)
        Limits, 0–1; NaN where no article of a pair differs from the others.
    replicates : array, shape (n_resamples, p)
        Of resampled articles, moved so that they lie about `corrected`.
    """

    observed: Floats
    corrected: Floats
    low: Floats
    high: Floats
    replicates: Floats


def profile_divergences(
    groups: Sequence[Floats],
    pairs: Pairs,
    *,
    n_resamples: int,
    confidence: float,
    rngs: Sequence[np.random.Generator],
) -> Divergences:
    """Estimate the divergence of every pair of groups.

    The limits are corrected ± t · s: s is the larger of the errors that the jackknife and the bootstrap give, t
    that of Student with Welch's degrees of freedom from the jackknife's variances of both sides. The upper limit
    starts from 0 where the corrected divergence lies below.

    Parameters
    ----------
    groups : sequence of array, shape (nᵢ, f)
        Hits of each group's articles, frame by frame; two articles or more, each with a hit.
    rngs : sequence of Generator
        One a group, so that what is drawn of it does not depend on the others.
    """
    sums = np.stack([column_sums(h) for h in groups])
    whole = profiles(sums)
    without = [profiles(total - h) for total, h in zip(sums, groups, strict=True)]
    drawn = np.stack(
        [profiles(drawn_sums(h, n_resamples, rng)) for h, rng in zip(groups, rngs, strict=True)], axis=1
    )
    a, b = pairs.group, pairs.reference
    observed = divergence(whole[a], whole[b])
    replicates = np.empty((n_resamples, len(pairs)))
    bias, variance, freedom, centre, spread = (np.empty(len(pairs)) for _ in range(5))
    for i, (one, other) in enumerate(zip(a.tolist(), b.tolist(), strict=True)):
        resampled = divergence(drawn[:, one], drawn[:, other])
        replicates[:, i] = resampled
        # Column by column: summed together, the last digit would depend on how many pairs there are.
        centre[i], spread[i] = resampled.mean(), resampled.var()
        sides = [divergence(without[one], whole[other]), divergence(without[other], whole[one])]
        n = np.array([len(side) for side in sides])
        means, spreads = np.array([(side.mean(), side.var()) for side in sides]).T
        bias[i] = ((n - 1) * (means - observed[i])).sum()
        parts = (n - 1) * spreads
        variance[i] = parts.sum()
        below = (parts**2 / (n - 1)).sum()
        freedom[i] = variance[i] ** 2 / below if below > 0 else n.min() - 1
    corrected = observed - bias
    moved = replicates + (corrected - centre)
    error = np.sqrt(np.maximum(variance, spread))
    reach = np.where(error > _NOISE, stdtrit(freedom, (1 + confidence) / 2) * error, np.nan)
    low = np.clip(corrected - reach, 0, 1)
    high = np.clip(np.maximum(corrected, 0) + reach, 0, 1)
    return Divergences(observed, corrected, low, high, moved)


_NOISE = 1e-12  # an error below this is one of rounding
