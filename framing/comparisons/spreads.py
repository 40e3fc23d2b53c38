"""Where a small side of a contrast varies far more than a large one, and tests find what is not there."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.comparisons.caveats import FEWER, threshold
from framing.comparisons.measuring import Measured
from framing.comparisons.shuffling import layers_of
from framing.stats import Pairs, group_sums


def spreads_differ(data: Measured, pairs: Pairs) -> npt.NDArray[np.bool_]:
    """Return in which contrasts the side with far fewer units varies far more from unit to unit, shape (p, f).

    Below `small-n` units a side does not show how much it varies; rows of it carry that caution.
    """
    a, b = pairs.group, pairs.reference
    found = []
    for layer in layers_of(data):
        _, variance = layer.scale.of(group_sums(layer.layout, layer.sizes))
        n = layer.sizes[:, None]
        each = np.nan_to_num(variance * n)  # of one unit, if all were of the same length
        few, many = np.where(n[a] < n[b], each[a], each[b]), np.where(n[a] < n[b], each[b], each[a])
        fewest, most = np.minimum(n[a], n[b]), np.maximum(n[a], n[b])
        uneven = (fewest >= threshold("small-n")) & (most >= FEWER * fewest)
        found.append(uneven & (many > 0) & (few >= threshold("unequal-spread") * many))
    return np.hstack(found)
