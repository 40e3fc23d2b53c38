"""Are errors more frequent in one group than in another? A permutation test over articles."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.stats.ratios import Floats
from framing.stats.resampling import dealt_sums, shuffled_orders

Integers = npt.NDArray[np.int64]


def rates_differ(
    h: Floats, s: Floats, sizes: Integers, *, n_resamples: int, rng: np.random.Generator
) -> float | None:
    """Return the p value of the test that a rate Σh ÷ Σs is the same in all groups, None where nothing can show
    it.

    The statistic is Σ n_k (R_k − R)² ÷ (R (1 − R)), with n_k = (Σs)² ÷ Σs² articles' worth of weight in group k:
    it is Pearson's χ² where all weights are equal. Its distribution is that under all labels of the articles that
    have units to go wrong, shuffled.

    Parameters
    ----------
    h, s : array, shape (n,)
        Of each article, the weight of units that were classified rightly, and of all that count; s above 0. The
        groups stand one after the other.
    sizes : array of int, shape (k,)
        How many articles each group has.
    """
    rate = h.sum() / s.sum() if len(s) else 0.0
    if (sizes > 0).sum() < 2 or not 0 < rate < 1:
        return None
    data = np.stack([h, s, s * s], axis=1)
    some = sizes[sizes > 0]
    observed = _statistic(dealt_sums(data, some, np.arange(len(s), dtype=np.int32)[None]), rate)[0]
    reached = sum(
        int((_statistic(dealt_sums(data, some, orders), rate) >= observed * (1 - 1e-9)).sum())
        for orders in shuffled_orders(len(s), n_resamples, rng)
    )
    return (1 + reached) / (1 + n_resamples)


def _statistic(sums: Floats, rate: float) -> Floats:
    """Return the statistic of replicates, shape (replicates,), from sums of shape (replicates, k, 3)."""
    h, s, ss = np.moveaxis(sums, -1, 0)
    return np.asarray((s * s / ss * (h / s - rate) ** 2).sum(axis=1) / (rate * (1 - rate)))
