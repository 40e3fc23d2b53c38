"""One test of all groups at once: are the ratios of k groups equal?

Q = Σ w (g − g̃)² with w = 1 ÷ Var(g) and g̃ the mean weighted by w, as in Welch's analysis of variance (1951); g
is the ratio on the scale of `framing.stats.stabilising`. Its p value is that of shuffling labels (Chung & Romano
2013). A group that shows no variation, such as one without a hit, has the variance that it would have if all
varied alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.stats.dealing import Dealing, Dealt
from framing.stats.permutation import Layer
from framing.stats.ratios import Columns, Floats, columns, unpack
from framing.stats.resampling import ENTRIES, Indices, dealt_sums, shuffled_orders
from framing.stats.stabilising import Stabiliser, stabiliser
from framing.stats.strata import shuffled_strata

Integers = npt.NDArray[np.int64]

FEWEST_GROUPS = 3  # of two groups it is the test of their difference
_TIE = 1e-9
_NOISE = 1e-12


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
    laid = [_laid(layer) for layer in layers]
    observed = np.concatenate(
        [
            _statistic(own, dealt_sums(own.layout.data, layer.sizes, _as_they_are(layer)), layer)[0]
            for layer, own in zip(layers, laid, strict=True)
        ]
    )
    dealing = Dealing(
        [
            Dealt(own.layout.data, layer.sizes, layer.rows, layer.seats)
            for layer, own in zip(layers, laid, strict=True)
        ],
        n_units,
    )
    shuffles: Iterator[Indices] = (
        shuffled_orders(n_units, n_resamples, rng, entries)
        if stratum is None
        else shuffled_strata(stratum, n_resamples, rng, entries)
    )
    shuffled = [
        np.concatenate(
            [
                _statistic(own, totals, layer)
                for layer, own, totals in zip(layers, laid, dealing.sums(orders), strict=True)
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


@dataclass(frozen=True, slots=True)
class _Laid:
    """What is summed of a layer, and the scale on which its groups are compared."""

    layout: Columns
    scale: Stabiliser


def _laid(layer: Layer) -> _Laid:
    """Return a layer's columns; with strata those of e = h − R s, where R is the stratum's."""
    if layer.stratum is None:
        return _Laid(layer.layout, layer.scale)
    layout = layer.layout
    f = layout.n_frames
    h = layout.data[:, :f]
    s = np.ones(len(h)) if layout.are_means else layout.data[:, 3 * f]
    number = np.unique(layer.stratum, return_inverse=True)[1]
    held = np.bincount(number, s)
    ratios = np.stack([np.bincount(number, column) / held for column in h.T], axis=1)
    e = h - ratios[number] * s[:, None]
    # What adding leaves of equal values is no variation.
    e[np.abs(e) <= _NOISE * (np.abs(h) + np.abs(ratios[number]) * s[:, None])] = 0
    centred = columns(e, s)
    lost = (len(h) - 1) / max(len(h) - len(held), 1)  # a mean of each stratum's own
    return _Laid(centred, Stabiliser(None, stabiliser(centred, None).spread * lost))


def _as_they_are(layer: Layer) -> Indices:
    return np.arange(len(layer.rows), dtype=np.int32)[None]


def _statistic(laid: _Laid, totals: Floats, layer: Layer) -> Floats:
    """Return Q of sums over groups, of shape (replicates, k, columns), as an array (replicates, f)."""
    which = groups_of(layer)
    if len(which) < FEWEST_GROUPS:
        return np.full((len(totals), layer.layout.n_frames), np.nan)
    totals = totals[:, which]
    n = layer.sizes[which][:, None].astype(np.float64)
    sums = unpack(totals, n, laid.layout)
    value, variance = laid.scale.of(sums)
    varies = laid.scale.spread > 0
    variance = np.where(variance > 0, variance, np.where(varies, laid.scale.spread, 1.0) / sums.s)
    weight = 1 / variance
    off = value - (weight * value).sum(axis=1, keepdims=True) / weight.sum(axis=1, keepdims=True)
    return np.where(varies, (weight * off * off).sum(axis=1), np.nan)
