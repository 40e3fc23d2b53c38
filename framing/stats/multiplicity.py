"""Corrections for testing many contrasts at once."""

from __future__ import annotations

import numpy as np
from scipy.stats import false_discovery_control

from framing.stats.ratios import Floats


def benjamini_hochberg(p: Floats) -> Floats:
    """Return p values that control the false discovery rate over the family `p`, shape (m,)."""
    return np.asarray(false_discovery_control(p)) if len(p) else p


def floor_is_coarse(n_tests: int, n_resamples: int, alpha: float) -> bool:
    """Whether the smallest p value of a permutation test is too large for a family.

    The smallest is 1/(n_resamples + 1). A lone true difference among m tests passes Benjamini–Hochberg only with
    p ≤ alpha/m; where the smallest p value lies above that, no evidence could ever be strong enough.
    """
    return n_tests / (n_resamples + 1) > alpha


def step_down(exceedances: Floats, n_resamples: int) -> Floats:
    """Return Westfall–Young p values from counts over permutations.

    Parameters
    ----------
    exceedances : array, shape (m,)
        For the tests in descending order of their statistic: in how many permutations the largest statistic of
        this test and all later ones reached this test's observed one.
    """
    return np.maximum.accumulate((1 + exceedances) / (n_resamples + 1))
