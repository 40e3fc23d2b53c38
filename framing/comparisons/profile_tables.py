"""From what was found about profiles to the tables that `Distances` holds."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.comparisons.profile_data import ENOUGH_ARTICLES, Apart, Profiled
from framing.results import Table
from framing.results import caveats as codes
from framing.stats import Floats, distance, divergence_terms, profiles

NO_PROFILE, NO_VARIATION = "no-profile", "no-variation"


def sizes_table(data: Profiled, found: Apart, names: tuple[str, ...]) -> Table:
    """Return one row a group."""
    n = data.n
    flags = [
        [NO_PROFILE] if count < 2 else [codes.SMALL_N] if count < ENOUGH_ARTICLES else [] for count in n.tolist()
    ]
    arranged = np.isin(np.arange(len(names)), found.arranged) & (found.tree is not None)
    return Table(
        pa.table(
            {
                "group": pa.array(names, pa.string()),
                "n_articles": data.n_articles,
                "n_with_hit": n,
                "hits": data.sums.sum(axis=1),
                "arranged": arranged,
                "caveats": pa.array(flags, pa.list_(pa.string())),
            }
        )
    )


def profiles_table(data: Profiled, names: tuple[str, ...]) -> Table:
    """Return one row a frame × group."""
    hits = data.sums
    part = profiles(hits)
    part[data.n < 2] = np.nan
    k = len(names)
    coded = {
        name: pa.array([getattr(each, name) for each in data.coded for _ in range(k)], pa.string())
        for name in ("lexicon", "name", "label")
    }
    group = pa.array(list(names) * len(data.coded), pa.string())
    return Table(pa.table({**coded, "group": group, "hits": hits.T.ravel(), "part": _known(part.T.ravel())}))


def pairs_table(data: Profiled, found: Apart, names: tuple[str, ...]) -> Table:
    """Return one row a pair of groups that both have a profile."""
    a, b = found.pairs.group, found.pairs.reference
    squared, n = found.divergences, data.n
    part = profiles(data.sums)
    terms = divergence_terms(part[a], part[b])
    most, row = terms.argmax(axis=1), np.arange(len(a))
    total = terms.sum(axis=1)
    none = total <= 0
    of_most = np.divide(terms[row, most], total, out=np.full(len(a), np.nan), where=~none)
    difference = np.where(none, np.nan, part[a, most] - part[b, most])
    small, steady = np.minimum(n[a], n[b]) < ENOUGH_ARTICLES, np.isnan(squared.low)
    flags = [
        [code for code, carried in ((codes.SMALL_N, few), (NO_VARIATION, same)) if carried]
        for few, same in zip(small.tolist(), steady.tolist(), strict=True)
    ]
    return Table(
        pa.table(
            {
                "group": _names(names, a),
                "reference": _names(names, b),
                "distance": distance(squared.corrected),
                "low": _known(distance(squared.low)),
                "high": _known(distance(squared.high)),
                "observed": distance(squared.observed),
                "by_chance": found.chance.distance,
                "p": found.chance.p,
                "p_corrected": found.p_corrected,
                "frame": pa.array([each.name for each in data.coded]).take(pa.array(most, mask=none)),
                "frame_label": pa.array([each.label for each in data.coded]).take(pa.array(most, mask=none)),
                "frame_part": _known(of_most),
                "frame_difference": _known(difference),
                "n_group": n[a],
                "n_reference": n[b],
                "caveats": pa.array(flags, pa.list_(pa.string())),
            }
        )
    )


def tree_table(found: Apart, names: tuple[str, ...]) -> Table:
    """Return one row a merge, none without a tree."""
    listed = pa.list_(pa.string())
    schema = pa.schema(
        [("left", listed), ("right", listed), ("height", pa.float64()), ("stability", pa.float64())]
    )
    tree = found.tree
    if tree is None:
        return Table(schema.empty_table())
    k = len(found.arranged)
    branches = [(i,) for i in range(k)] + list(tree.members)
    left, right = (
        [[names[found.arranged[i]] for i in branches[side]] for side in tree.merges[:, column].tolist()]
        for column in (0, 1)
    )
    return Table(
        pa.table({"left": left, "right": right, "height": tree.height, "stability": tree.stability}, schema)
    )


def positions_table(found: Apart, names: tuple[str, ...]) -> Table:
    """Return one row a group of the map, none without a map."""
    values = ("x", "y", "major", "minor", "angle")
    schema = pa.schema([("group", pa.string()), *((name, pa.float64()) for name in values)])
    placed = found.map
    if placed is None:
        return Table(schema.empty_table())
    columns = (*placed.points.T, *placed.axes.T, np.degrees(placed.angle))
    group = _names(names, found.arranged)
    return Table(pa.table({"group": group, **dict(zip(values, columns, strict=True))}, schema))


def _names(names: tuple[str, ...], numbers: npt.NDArray[np.int64]) -> pa.Array:
    return pa.array(names, pa.string()).take(pa.array(numbers))


def _known(values: Floats) -> pa.Array:
    return pa.array(values, pa.float64(), mask=np.isnan(values))
