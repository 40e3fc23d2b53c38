"""How far coders agree, per frame and target, per pair of coders, and on which units they do not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pyarrow as pa

from framing.coding.agreement_wording import agreement_method, result_caveats, row_caveats
from framing.coding.code_sets import Rated, Tally, rated_names, tallies
from framing.errors import InputError
from framing.results import Agreement, Caveat, Codes, Table
from framing.stats import (
    NOTHING_SHARED,
    Coefficient,
    Resampling,
    check_level,
    cohen_kappa,
    counted,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent_agreement,
    tail_rank,
)

_COEFFICIENTS = ("alpha", "percent", "kappa", "ac1")
_LIMITS = [(f"{name}{end}", pa.float64()) for name in _COEFFICIENTS for end in ("", "_low", "_high")]
_ROWS = pa.schema(
    [
        ("name", pa.string()),
        *((name, pa.int64()) for name in ("n_units", "n_shared", "n_coders", "n_codes", "n_cannot_say")),
        ("mean", pa.float64()),
        *_LIMITS,
        ("reason", pa.string()),
        ("caveats", pa.list_(pa.string())),
    ]
)
_PAIRS = pa.schema(
    [
        *((name, pa.string()) for name in ("name", "coder", "other")),
        ("n_units", pa.int64()),
        ("percent", pa.float64()),
        *(field for field in _LIMITS if field[0].startswith(("alpha", "kappa"))),
        *((name, pa.float64()) for name in ("mean_coder", "mean_other")),
        ("reason", pa.string()),
    ]
)
_DIVIDED = pa.schema(
    [
        ("unit_id", pa.string()),
        ("name", pa.string()),
        ("disagreement", pa.float64()),
        ("codes", pa.string()),
        ("text", pa.string()),
    ]
)


def agreement(
    codes: Codes,
    *,
    level: str,
    names: Sequence[str] | None = None,
    confidence: float = 0.95,
    n_resamples: int = 1000,
    seed: int = 0,
) -> Agreement:
    """Say how far coders agree on each frame and target.

    Krippendorff's α takes any number of coders and units that not all of them coded; percent agreement, Fleiss'
    and Cohen's κ and Gwet's AC1 stand beside it. Intervals come from drawing articles with all their units, where
    the codes carry their sample, or units. "Cannot say" counts as no code, and is counted.

    Parameters
    ----------
    codes : Codes
        From `read_codes`.
    level : str
        The level of measurement, which decides how different two codes are. It has no default, because the wrong
        one gives a number that means something else. "nominal": equal or not. "ordinal": −1 and 1 are further
        apart than 0 and 1, which is right for stance; of a frame, coded 0 and 1, it is the same as nominal.
        "interval", "ratio": codes are quantities. "masi": one α for all frames together, the code being the set of
        frames
        that
        a coder sees in a unit.
    names : sequence of str, optional
        Only these frames and targets.
    confidence : float
    n_resamples : int
    seed : int

    Returns
    -------
    Agreement
        Where all codes are equal, or no unit has two codes, α is undefined: null, with the reason.

    Raises
    ------
    InputError
        The level is unknown or does not fit the codes, a name was not coded, or a number is out of its range.

    Examples
    --------
    >>> print(framing.agreement(codes, level="nominal"))  # doctest: +SKIP
    """
    if not isinstance(codes, Codes):
        raise InputError(
            f"agreement() takes codes from read_codes(); given: a value of type {type(codes).__name__}."
        )
    check_level(level)
    _check_numbers(confidence, n_resamples)
    chosen = rated_names(codes, names, level)
    rated = tallies(codes, chosen, level)
    clusters = _articles(codes)
    resampling = Resampling(n_resamples, confidence, seed)
    rows = [_row(tally, level, resampling, clusters) for tally in rated]
    pairs = [row for tally in rated for row in _pair_rows(tally, level, resampling, clusters)]
    return Agreement(
        table=Table(pa.Table.from_pylist(rows, schema=_ROWS)),
        caveats=_caveats(rows, pairs, codes),
        method=agreement_method(level, confidence, n_resamples, seed, by_article=clusters is not None),
        references=("krippendorff2011", "hayes2007", "krippendorff2004", "zapf2016", "fleiss1971", "cohen1960")
        + ("gwet2008", "gwet2014")
        + (("passonneau2006",) if level == "masi" else ()),
        pairs=Table(pa.Table.from_pylist(pairs, schema=_PAIRS)),
        divided=Table(pa.Table.from_pylist(_divided(rated, codes), schema=_DIVIDED)),
        level=level,
        coders=codes.coders,
        resampled="units" if clusters is None else "articles",
        confidence=confidence,
        n_resamples=n_resamples,
        seed=seed,
    )


def _check_numbers(confidence: float, n_resamples: int) -> None:
    if not 0 < confidence < 1:
        raise InputError(f"confidence lies between 0 and 1; given: {confidence!r}.")
    if tail_rank(n_resamples, confidence) < 1:
        raise InputError(
            f"n_resamples={n_resamples} are too few for intervals at {confidence:.0%}: no resample would lie "
            f"outside."
        )


def _articles(codes: Codes) -> dict[str, int] | None:
    """Return the article of every unit, as a number; None where it is not known."""
    if codes.sample is None:
        return None
    number: dict[str, int] = {}
    units = zip(codes.sample.table.column("unit_id"), codes.sample.table.column("document_id"), strict=True)
    return {unit: number.setdefault(document, len(number)) for unit, document in units}


def _resampling(tally: Tally, given: Resampling, articles: dict[str, int] | None) -> Resampling:
    if articles is None:
        return given
    cluster = np.array([articles[unit] for unit in tally.units], np.int64)
    return Resampling(given.n_resamples, given.confidence, given.seed, cluster)


def _row(tally: Tally, level: str, given: Resampling, articles: dict[str, int] | None) -> dict[str, Any]:
    resampling = _resampling(tally, given, articles)
    codes = counted(tally.unit, tally.values, level, len(tally.units))
    alpha = krippendorff_alpha(codes, resampling)
    none = Coefficient(None)
    others = {
        "percent": percent_agreement(codes, resampling),
        "kappa": none if level == "masi" else fleiss_kappa(codes, resampling),
        "ac1": none if level == "masi" else gwet_ac1(codes, resampling),
    }
    shared = np.flatnonzero(codes.per_unit >= 2)
    n_articles = len(shared) if articles is None else len({articles[tally.units[i]] for i in shared.tolist()})
    row = {
        "name": tally.name,
        "n_units": int((codes.per_unit > 0).sum()),
        "n_shared": len(shared),
        "n_coders": len(set(tally.coder)),
        "n_codes": len(tally.values),
        "n_cannot_say": tally.n_cannot_say,
        "mean": _mean(tally.values),
        **_limits("alpha", alpha),
        **{key: value for name, found in others.items() for key, value in _limits(name, found).items()},
        "reason": alpha.reason,
    }
    return row | {"caveats": row_caveats(row, tally.values, n_articles if articles is not None else None)}


def _pair_rows(
    tally: Tally, level: str, given: Resampling, articles: dict[str, int] | None
) -> list[dict[str, Any]]:
    rows = []
    given_by = tally.by_coder()
    for coder, other in combinations(sorted(given_by), 2):
        one, two = given_by[coder], given_by[other]
        both = [unit for unit in one if unit in two]
        first, second = [one[unit] for unit in both], [two[unit] for unit in both]
        cluster = None if articles is None else np.array([articles[tally.units[u]] for u in both], np.int64)
        resampling = Resampling(given.n_resamples, given.confidence, given.seed, cluster)
        places = np.tile(np.arange(len(both)), 2)
        codes = counted(places, [*first, *second], level, len(both))
        none = Coefficient(None, reason=NOTHING_SHARED)
        alpha = krippendorff_alpha(codes, resampling) if both else none
        kappa = none if level == "masi" or not both else cohen_kappa(first, second, resampling)
        rows.append(
            {
                "name": tally.name,
                "coder": coder,
                "other": other,
                "n_units": len(both),
                "percent": percent_agreement(codes).value,
                **_limits("alpha", alpha),
                **_limits("kappa", kappa),
                "mean_coder": _mean(first),
                "mean_other": _mean(second),
                "reason": alpha.reason,
            }
        )
    return rows


def _divided(rated: Sequence[Tally], codes: Codes) -> list[dict[str, Any]]:
    """List what coders differ on: the units first whose mean disagreement over what was coded is the largest."""
    texts: dict[str, str] = {}
    if codes.sample is not None:
        units = codes.sample.table
        texts = dict(zip(units.column("unit_id"), units.column("text"), strict=True))
    rows: list[dict[str, Any]] = []
    seen: dict[str, list[float]] = {}
    for tally in rated:
        for unit, disagreement, said in tally.disagreements():
            seen.setdefault(unit, []).append(disagreement)
            if disagreement > 0:
                rows.append(
                    {"unit_id": unit, "name": tally.name, "disagreement": disagreement, "codes": said}
                    | {"text": texts.get(unit)}
                )
    whole = {unit: sum(found) / len(found) for unit, found in seen.items()}
    return sorted(
        rows, key=lambda row: (-whole[row["unit_id"]], row["unit_id"], -row["disagreement"], row["name"])
    )


def _limits(name: str, found: Coefficient) -> dict[str, float | None]:
    return {name: found.value, f"{name}_low": found.low, f"{name}_high": found.high}


def _mean(values: Sequence[Rated]) -> float | None:
    sizes = [len(value) if isinstance(value, frozenset) else value for value in values]
    return sum(sizes) / len(sizes) if sizes else None


def _caveats(rows: Sequence[dict[str, Any]], pairs: Sequence[dict[str, Any]], codes: Codes) -> tuple[Caveat, ...]:
    used = {code for row in rows for code in row["caveats"]}
    apart = {(row["coder"], row["other"]) for row in pairs}
    apart -= {(row["coder"], row["other"]) for row in pairs if row["n_units"]}
    return (*codes.caveats, *result_caveats(rows, used, sorted(apart), codes))
