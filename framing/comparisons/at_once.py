"""Before the pairs: do the groups differ at all? One test of all groups for each frame."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.comparisons.arguments import Settings
from framing.comparisons.measuring import Measured
from framing.comparisons.shuffling import layers_of
from framing.stats import (
    FEW,
    FEWEST_GROUPS,
    Floats,
    Layer,
    benjamini_hochberg,
    columns,
    generator,
    omnibus_max_t,
    omnibus_p,
    omnibus_statistics,
    with_hits,
)

_STREAM = 5  # of the seed


@dataclass(frozen=True, slots=True)
class AtOnce:
    """What the tests of all groups give for f frames, arrays of shape (f,); NaN where nothing was tested.

    Attributes
    ----------
    statistic, p, p_corrected : array
    n_groups : array of int
        How many groups have two articles or clusters, and are compared.
    """

    statistic: Floats
    p: Floats
    p_corrected: Floats
    n_groups: npt.NDArray[np.int64]

    @property
    def n_tests(self) -> int:
        """How many frames were tested."""
        return int((~np.isnan(self.p)).sum())


def tested_at_once(data: Measured, settings: Settings) -> AtOnce:
    """Test every frame, where there are three groups or more."""
    layers = layers_of(data)
    n_groups = np.concatenate([np.full(layer.layout.n_frames, (layer.sizes > 1).sum()) for layer in layers])
    if n_groups.max(initial=0) < FEWEST_GROUPS:
        nothing = np.full(len(n_groups), np.nan)
        return AtOnce(nothing, nothing, nothing, n_groups)
    observed, shuffled = _statistics(layers, data, settings)
    p = omnibus_p(observed, shuffled)
    if data.measure.zero_is_none:
        p = np.where(np.isnan(p), p, np.fmax(p, _presence(layers, data, settings)))
    corrected = np.full(len(p), np.nan)
    tested = ~np.isnan(p)
    if settings.correction == "benjamini-hochberg":
        corrected[tested] = benjamini_hochberg(p[tested])
    elif settings.correction == "westfall-young":
        corrected = np.maximum(omnibus_max_t(observed, shuffled, n_groups), p)
    return AtOnce(observed, p, corrected, n_groups)


def _statistics(layers: tuple[Layer, ...], data: Measured, settings: Settings) -> tuple[Floats, Floats]:
    return omnibus_statistics(
        layers,
        n_units=data.n_drawn,
        n_resamples=settings.n_resamples,
        rng=generator(settings.seed, _STREAM),
        stratum=data.stratum,
    )


def _presence(layers: tuple[Layer, ...], data: Measured, settings: Settings) -> Floats:
    """Return p values of the same test of presence where a group has hardly a hit, 0 elsewhere, shape (f,).

    As with pairs, no test of amounts may be surer there: shuffles would be ordered by the lengths of articles.
    """
    p = np.zeros(sum(layer.layout.n_frames for layer in layers))
    few, chosen, start = [], [], 0
    for layer, part in zip(layers, data.parts, strict=True):
        units = part.drawn
        hits = with_hits(units.h, units.sizes)[units.sizes > 1]
        rare = np.flatnonzero((hits <= FEW).any(axis=0)) if len(hits) else np.zeros(0, np.int64)
        if len(rare):
            present = (units.h[:, rare] != 0).astype(np.float64)
            layout = columns(present, np.ones(len(present)))
            few.append(Layer(layout, layer.sizes, layer.rows, layer.stratum, highest=1.0))
            chosen.append(start + rare)
        start += layer.layout.n_frames
    if few:
        p[np.concatenate(chosen)] = np.nan_to_num(omnibus_p(*_statistics(tuple(few), data, settings)))
    return p
