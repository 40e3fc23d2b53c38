"""Estimates and contrasts as tables: one row a frame × group, one row a frame × pair."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.comparisons.at_once import AtOnce
from framing.comparisons.caveats import code_lists
from framing.comparisons.contrasting import Contrasts
from framing.comparisons.estimating import INTERVALS, Estimates
from framing.comparisons.measuring import Coded, Measured
from framing.comparisons.testing import P_METHODS
from framing.results import Table
from framing.stats import FEWEST_GROUPS, Pairs


def estimates_table(data: Measured, estimates: Estimates, names: Sequence[str]) -> Table:
    """Return the estimates as `Comparison` holds them."""
    k, f = len(names), len(data.coded)
    n_with_hit = _per_frame(estimates.n_with_hit)
    return Table(
        pa.table(
            {
                **_coded_columns(data.coded, k),
                "group": _chosen(names, np.tile(np.arange(k), f)),
                "estimate": _numbers(estimates.value),
                "low": _numbers(estimates.low),
                "high": _numbers(estimates.high),
                "interval": _kinds(INTERVALS, estimates.interval),
                "n_articles": pa.array(_per_frame(estimates.n)),
                "n_without_value": pa.array(_per_frame(data.n_valueless)),
                "n_clusters": pa.array(
                    _per_frame(estimates.n_units), mask=np.full(k * f, data.design.cluster is None)
                ),
                "n_with_hit": pa.array(n_with_hit, mask=np.full(len(n_with_hit), not data.measure.zero_is_none)),
                "hits": _numbers(estimates.hits),
                "units": pa.array(_per_frame(np.rint(estimates.units).astype(np.int64))),
                "caveats": code_lists(estimates.flags.T.ravel()),
            }
        )
    )


def contrasts_table(data: Measured, contrasts: Contrasts, pairs: Pairs, names: Sequence[str]) -> Table:
    """Return the contrasts as `Comparison` holds them."""
    p, f = len(pairs), len(data.coded)
    group, reference = np.tile(pairs.group, f), np.tile(pairs.reference, f)
    return Table(
        pa.table(
            {
                **_coded_columns(data.coded, p),
                "group": _chosen(names, group),
                "reference": _chosen(names, reference),
                "difference": _numbers(contrasts.difference),
                "low": _numbers(contrasts.low),
                "high": _numbers(contrasts.high),
                "within_strata": _numbers(contrasts.within_strata),
                "ratio": _numbers(contrasts.ratio),
                "ratio_low": _numbers(contrasts.ratio_low),
                "ratio_high": _numbers(contrasts.ratio_high),
                "effect": _numbers(contrasts.effect),
                "effect_name": _chosen([data.measure.effect.name], np.zeros(p * f, np.int64)),
                "hedges_g": _numbers(contrasts.hedges_g),
                "g_low": _numbers(contrasts.g_low),
                "g_high": _numbers(contrasts.g_high),
                "p": _numbers(contrasts.p),
                "p_corrected": _numbers(contrasts.p_corrected),
                "p_method": _kinds(P_METHODS, contrasts.p_method),
                "n_group": pa.array(_per_frame(data.n[pairs.group])),
                "n_reference": pa.array(_per_frame(data.n[pairs.reference])),
                "caveats": code_lists(contrasts.flags.T.ravel()),
            }
        )
    )


def omnibus_table(data: Measured, omnibus: AtOnce) -> Table:
    """Return the tests of all groups as `Comparison` holds them; no rows of fewer than three groups."""
    table = pa.table(
        {
            **_coded_columns(data.coded, 1),
            "statistic": pa.array(omnibus.statistic, pa.float64(), from_pandas=True),
            "p": pa.array(omnibus.p, pa.float64(), from_pandas=True),
            "p_corrected": pa.array(omnibus.p_corrected, pa.float64(), from_pandas=True),
            "groups": pa.array(omnibus.n_groups),
        }
    )
    return Table(table if len(data.sizes) >= FEWEST_GROUPS else table.slice(0, 0))


def _coded_columns(coded: Sequence[Coded], repeats: int) -> dict[str, pa.Array]:
    which = np.repeat(np.arange(len(coded)), repeats)
    return {name: _chosen([getattr(each, name) for each in coded], which) for name in ("lexicon", "name", "label")}


def _per_frame(values: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
    """Return values of shape (rows, f) as one column, frame after frame."""
    return values.T.ravel()


def _numbers(values: npt.NDArray[np.float64]) -> pa.Array:
    return pa.array(_per_frame(values), pa.float64(), from_pandas=True)  # NaN becomes null


def _kinds(kinds: Sequence[str], numbers: npt.NDArray[np.int64]) -> pa.Array:
    return pa.array([kind or None for kind in kinds], pa.string()).take(pa.array(_per_frame(numbers)))


def _chosen(values: Sequence[str], rows: npt.NDArray[np.int64]) -> pa.Array:
    return pa.array(values, pa.string()).take(pa.array(rows))
