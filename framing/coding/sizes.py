"""How many units have to be coded for an interval of a wanted width."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from scipy.special import ndtri

from framing.coding.strata import allocate
from framing.errors import InputError


def units_needed(
    width: float,
    populations: Sequence[int] | None = None,
    *,
    expected: float = 0.5,
    confidence: float = 0.95,
) -> int:
    """Return how many units have to be coded for an interval of a share (of a frame, of right decisions) so wide.

    Parameters
    ----------
    width : float
        From the lower limit to the upper one, above 0 and below 1: 0.1 for ± 5 points.
    populations : sequence of int, optional
        The units in each stratum, for a sample as `sample_for_coding` draws it: that it draws more from small
        strata makes the interval wider, that the population is finite makes it narrower. Without it, a simple
        random sample from very many units.
    expected : float
        The share that is expected; 0.5, where intervals are widest, unless more is known.
    confidence : float

    Returns
    -------
    int
        By the normal approximation of a stratified sample (Cochran 1977, ch. 5), with the same expected share in
        every stratum. For precision or recall it is the number of units that these are worked out from.

    Raises
    ------
    InputError
        A number is out of its range.

    Examples
    --------
    >>> units_needed(0.1)
    385
    """
    for name, value in (("width", width), ("expected", expected), ("confidence", confidence)):
        if not 0 < value < 1:
            raise InputError(f"{name} lies between 0 and 1; given: {value!r}.")
    z = float(ndtri((1 + confidence) / 2))
    variance = expected * (1 - expected)
    if populations is None:
        return math.ceil(variance * (2 * z / width) ** 2 - 1e-9)
    sizes = np.array(populations, np.int64)
    if not len(sizes) or (sizes < 1).any():
        raise InputError(f"populations are the units of each stratum, 1 or more; given: {list(populations)!r}.")
    low, high = len(sizes) - 1, int(sizes.sum())
    while high - low > 1:
        n = (low + high) // 2
        taken = allocate(sizes, n)
        error = (sizes / sizes.sum()) ** 2 * variance / taken * (1 - taken / sizes)
        low, high = (low, n) if 2 * z * math.sqrt(error.sum()) <= width else (n, high)
    return high
