"""One test of all groups at once: are the ratios of k groups equal?

Q = Σ w (R − R̃)² with w = 1 ÷ Var(R) and R̃ the mean weighted by w, as in Welch's analysis of variance (1951); its
p value is that of shuffling labels (Chung & Romano 2013). Each variance is at least the one that the group would
have if all groups varied alike: a group with hardly a hit shows hardly any variation of its own, and would decide
everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from framing.stats.permutation import Layer
from framing.stats.ratios import Floats
from framing.stats.resampling import ENTRIES, Indices, dealt_layer, dealt_sums, shuffled_orders
from framing.stats.strata import shuffled_strata

Integers = npt.NDArray[np.int64]

FEWEST_GROUPS = 3  # of two groups it is the test of their difference
_TIE = 1e-9


def omnibus_statistics(
    layers: Sequence[Layer],
    *,
    n_units: int,
    n_resamples: int,
    rng: np.random.Generator,
    stratum: Integers | None = None,
    entries: int = ENTRIES,
) -> tuple[Floats, Floats]:
    """Return Q of each frame as observed, shape (f,), and after each shuffle, shape (n_resamples, f).

    Groups of fewer than two units take part in shuffles and not in Q. With strata, each unit counts as it differs
    from its stratum, and labels are shuffled within strata.

    Parameters
    ----------
    n_units : int
        Of all layers together.
    stratum : array of int, shape (n_units,), optional

    Returns
    -------
    tuple of array
        NaN in the frames of a layer with fewer than three groups of two units, and where nothing varies.
    """
    laid = [_residuals(layer) for layer in layers]
    observed = np.concatenate(
        [
            _statistic(data, np.arange(len(layer.rows), dtype=np.int32)[None], layer)[0]
            for layer, data in zip(layers, laid, strict=True)
        ]
    )
    shuffles: Iterator[Indices] = (
        shuffled_orders(n_units, n_resamples, rng, entries)
        if stratum is None
        else shuffled_strata(stratum, n_resamples, rng, entries)
    )
    shuffled = [
        np.concatenate(
            [
                _statistic(data, dealt_layer(orders, layer.rows, layer.seats), layer)
                for layer, data in zip(layers, laid, strict=True)
            ],
            axis=1,
        )
        for orders in shuffles
    ]
    return observed, np.concatenate(shuffled)


def omnibus_p(observed: Floats, shuffled: Floats) -> Floats:
    """Return p values, (1 + shuffles that reach the observed) ÷ (1 + shuffles), shape (f,)."""
    reached = (shuffled >= observed * (1 - _TIE)).sum(axis=0)
    return np.where(np.isnan(observed), np.nan, (1 + reached) / (1 + len(shuffled)))


def omnibus_max_t(observed: Floats, shuffled: Floats, n_groups: Integers) -> Floats:
    """Return step-down max-T p values over frames (Westfall & Young 1993), shape (f,).

    Statistics of different numbers of groups are compared by their excess over what is expected, (Q − d) ÷ √(2 d)
    with d = groups − 1.
    """
    d = np.maximum(n_groups - 1, 1)
    result = np.full(len(observed), np.nan)
    tested = np.flatnonzero(~np.isnan(observed))
    own, others = ((values[..., tested] - d[tested]) / np.sqrt(2 * d[tested]) for values in (observed, shuffled))
    order = np.argsort(own, kind="stable")
    largest = np.maximum.accumulate(others[:, order], axis=1)
    slack = _TIE * np.maximum(np.abs(own[order]), 1)
    p = (1 + (largest >= own[order] - slack).sum(axis=0)) / (1 + len(shuffled))
    result[tested[order[::-1]]] = np.maximum.accumulate(p[::-1])
    return result


def groups_of(layer: Layer) -> Integers:
    """Return which groups take part in Q: those of two units or more."""
    return np.flatnonzero(layer.sizes > 1)


def _residuals(layer: Layer) -> Floats:
    """Return e = h − R s, e² and s of each unit, shape (m, 2f + 1); R is all units', or the stratum's."""
    layout = layer.layout
    f = layout.n_frames
    h = layout.data[:, :f]
    s = np.ones(len(h)) if layout.are_means else layout.data[:, 3 * f]
    number = np.zeros(len(h), np.int64) if layer.stratum is None else layer.stratum
    _, number = np.unique(number, return_inverse=True)
    held = np.bincount(number, s)
    common = np.stack([np.bincount(number, column) / held for column in h.T], axis=1)
    e = h - common[number] * s[:, None]
    # What adding leaves of equal values is no variation.
    e[np.abs(e) <= 1e-12 * (np.abs(h) + np.abs(common[number]) * s[:, None])] = 0
    return np.hstack([e, e * e, s[:, None]])


def _statistic(data: Floats, orders: Indices, layer: Layer) -> Floats:
    """Return Q of each order of the units, shape (replicates, f)."""
    f, m = layer.layout.n_frames, len(data)
    which = groups_of(layer)
    if len(which) < FEWEST_GROUPS:
        return np.full((len(orders), f), np.nan)
    sums = dealt_sums(data, layer.sizes, orders)[:, which]
    n = layer.sizes[which][:, None].astype(np.float64)
    e, ee, s = sums[..., :f], sums[..., f : 2 * f], sums[..., 2 * f :]
    strata = 1 if layer.stratum is None else len(np.unique(layer.stratum))
    pooled = n * data[:, f : 2 * f].sum(axis=0) / max(m - strata, 1)
    variance = np.maximum(n / (n - 1) * (ee - e * e / n), pooled)
    varies = pooled[0] > 0
    weight = s * s / np.where(varies, variance, 1)
    mean = e / s
    off = mean - (weight * mean).sum(axis=1, keepdims=True) / weight.sum(axis=1, keepdims=True)
    return np.where(varies, (weight * off * off).sum(axis=1), np.nan)
