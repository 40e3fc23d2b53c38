"""Which cautions the rows of a comparison carry, and how they are worded with the groups and frames concerned."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.comparisons.caveats import (
    CAUTIONS,
    LONGER,
    caution_caveats,
    has,
    listed,
    listed_cells,
    threshold,
)
from framing.comparisons.contrasting import Contrasts
from framing.comparisons.estimating import Estimates
from framing.comparisons.measuring import Measured
from framing.results import Caveat
from framing.results import caveats as codes
from framing.stats import Floats, Pairs

# A correlation of so many articles lies within ±2 ÷ √n of 0 nineteen times of twenty where there is none.
_CHANCE = 2.0


def lengths_matter(
    influence: Floats, data: Measured, median_length: Floats, pairs: Pairs
) -> npt.NDArray[np.bool_]:
    """Return which contrasts length could make a part of, shape (p, f).

    Parameters
    ----------
    influence : array, shape (f,)
        How a measure goes with length within groups, NaN where it is not known.
    median_length : array, shape (k,)
    """
    a, b = median_length[pairs.group], median_length[pairs.reference]
    longer = np.maximum(a, b) > LONGER * np.minimum(a, b)
    least = np.maximum(threshold("length-influence"), _CHANCE / np.sqrt(np.maximum(data.n.sum(axis=0), 1)))
    with np.errstate(invalid="ignore"):
        return np.asarray(longer[:, None] & (np.abs(influence) >= least))


def row_caveats(
    data: Measured,
    estimates: Estimates,
    contrasts: Contrasts,
    pairs: Pairs,
    names: tuple[str, ...],
    terms: dict[tuple[int, int], str],
    lengths: Floats,
    influence: Floats,
) -> tuple[Caveat, ...]:
    """Word every caution that a row carries, naming the groups and frames concerned."""
    labels = [each.label for each in data.coded]
    # A study has this caution of several measures.
    measured = labels if data.measure.kind == "article" else [f"{data.measure.name} of {each}" for each in labels]
    wheres = {
        caution.code: listed_cells(names, labels, cells)
        for caution in CAUTIONS
        if (cells := has(estimates.flags, caution.code)).any()
    }
    if codes.NO_VALUE in wheres:
        wheres[codes.NO_VALUE] = listed(_without_value(data, names))
    if "single-term" in wheres:
        wheres["single-term"] = listed(
            [f"“{term}” for {labels[f]} in {names[k]}" for (k, f), term in terms.items()]
        )
    unequal = np.flatnonzero(has(contrasts.flags, "unequal-length").any(axis=1))
    if len(unequal):
        sides = [(int(pairs.group[i]), int(pairs.reference[i])) for i in unequal]
        wheres["unequal-length"] = listed(
            [f"{names[a]} ({lengths[a]:,.0f} tokens) and {names[b]} ({lengths[b]:,.0f} tokens)" for a, b in sides]
        )
    crossing = np.flatnonzero(has(contrasts.flags, codes.CROSS_LANGUAGE).any(axis=1))
    if len(crossing):
        wheres[codes.CROSS_LANGUAGE] = listed(
            [f"{names[pairs.group[i]]} and {names[pairs.reference[i]]}" for i in crossing.tolist()]
        )
    for code in ("length-influence", "no-common-stratum", "unequal-spread"):
        where = has(contrasts.flags, code)
        if where.any():
            is_length = code == "length-influence"
            wheres[code] = _of_pairs(
                where, measured if is_length else labels, pairs, names, influence if is_length else None
            )
    return tuple(_in_voice(caveat, data.voice) for caveat in caution_caveats(wheres))


def _of_pairs(
    where: npt.NDArray[np.bool_],
    labels: list[str],
    pairs: Pairs,
    names: tuple[str, ...],
    influence: Floats | None,
) -> str:
    """List frames with the pairs of their contrasts, shape (p, f), and with how they go with length if given."""
    words = []
    for f in np.flatnonzero(where.any(axis=0)).tolist():
        rho = "" if influence is None else f", ρ = {influence[f]:.2f}".replace("-", "−")
        sides = [f"{names[pairs.group[i]]} and {names[pairs.reference[i]]}" for i in np.flatnonzero(where[:, f])]
        words.append(f"{labels[f]} ({listed(sides, 3)}{rho})")
    return listed(words)


def _without_value(data: Measured, names: tuple[str, ...]) -> list[str]:
    """Say how many articles have no value: of each group, or of each target in each group where they differ."""
    missing = data.n_valueless
    if len(data.parts) == 1:
        return [f"{name} ({n:,})" for name, n in zip(names, missing[:, 0].tolist(), strict=True) if n]
    return [
        f"{data.coded[f].label} in {names[k]} ({missing[k, f]:,} of {data.n_all[k]:,})"
        for k, f in zip(*np.nonzero(missing), strict=True)
    ]


def _in_voice(caveat: Caveat, voice: str) -> Caveat:
    """Say of a caution which voice it is about, where it is not about all: a study has several."""
    if voice == "all" or caveat.code == "unequal-length":  # articles are as long in every voice
        return caveat
    return Caveat(caveat.code, f"Voice “{voice}”. {caveat.message}")
