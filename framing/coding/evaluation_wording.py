"""How an evaluation is described, and when it has to be read with care."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from framing.coding.coded_units import CodedUnits
from framing.results import Caveat

_LISTED = 6


def evaluation_method(units: CodedUnits, n_resamples: int, confidence: float, with_alpha: bool) -> str:
    """Say what was done, in sentences that a paper can take over."""
    found = (
        "has it where its hits reach the frame's threshold"
        if units.unit == "article"
        else "has it where a term of the frame matches in it"
    )
    weights = (
        f"Each {units.unit} weighs the population of its stratum over the stratum's {units.unit}s with a code."
        if units.weighted
        else f"The probabilities with which {units.unit}s were drawn are not known: each weighs 1."
    )
    alpha = " Krippendorff's α is nominal, of the codes before they were decided." if with_alpha else ""
    return (
        f"The scores were held against human codes of {len(units.article):,} {units.unit}s; one "
        f"{found}. {weights} Precision, recall, specificity and F1 have {confidence:.0%} studentised bootstrap "
        f"intervals over articles on the logit scale ({n_resamples:,} resamples), or an exact bound at 0 and 1; "
        "Matthews' correlation has percentile intervals. That recall and specificity are the same in all sources "
        f"was tested by {n_resamples:,} permutations of the articles' sources, corrected by Benjamini and "
        f"Hochberg.{alpha}"
    )


def evaluation_references(with_alpha: bool) -> tuple[str, ...]:
    """Return the keys of the bibliography."""
    return (
        *("grimmer2013", "matthews1975", "bland1986", "davison1997", "clopper1934", "chung2013", "benjamini1995"),
        *(("hayes2007",) if with_alpha else ()),
    )


def evaluation_caveats(
    units: CodedUnits, metrics: Sequence[dict[str, Any]], differential: Sequence[dict[str, Any]], alpha: float
) -> tuple[Caveat, ...]:
    """Word what a reader has to know."""
    found = []
    if not units.weighted:
        found.append(
            Caveat(
                "no-probabilities",
                "The probabilities with which these units were drawn are not known, so the numbers are about "
                "these units alone, and comparisons cannot be corrected by them.",
            )
        )
    small = dict.fromkeys(
        f"{row['label']} ({row['source'] or 'all sources'})" for row in metrics if "small-n" in row["caveats"]
    )
    if small:
        found.append(
            Caveat(
                "small-n",
                "Fewer than 10 articles with the frame, or of specificity without it, carry the numbers of "
                f"{_listed(list(small))}. No claim is made that an interval there holds its nominal coverage.",
            )
        )
    worse = [
        f"{row['metric']} of {row['label']} ({row['lowest']} {row['lowest_value']:.2f}, {row['highest']} "
        f"{row['highest_value']:.2f})"
        for row in differential
        if row["p_corrected"] is not None and row["p_corrected"] < alpha
    ]
    if worse:
        found.append(
            Caveat(
                "differential-error",
                f"Errors differ between sources: {_listed(worse)}. A difference between these sources can be one "
                "of errors; correct the comparison.",
            )
        )
    if units.missing:
        said = "1 coded unit stands" if units.missing == 1 else f"{units.missing:,} coded units stand"
        found.append(Caveat("units-not-scored", f"{said} in articles that are not among the scores."))
    n_unknown = int((~units.known).any(axis=1).sum())
    if n_unknown:
        said = "1 unit has" if n_unknown == 1 else f"{n_unknown:,} units have"
        found.append(
            Caveat(
                "units-not-decided",
                f"{said} no code of some frame (cannot say, or not coded); the others of their strata stand for "
                "them.",
            )
        )
    if units.bare:
        found.append(
            Caveat(
                "stratum-not-coded",
                f"No unit of some strata has a code of every frame, so nothing stands for them: "
                f"{_listed(units.bare)}.",
            )
        )
    if units.targets:
        found.append(
            Caveat("targets-left-alone", f"Codes of targets take no part: {_listed(list(units.targets))}.")
        )
    return tuple(found)


def _listed(words: Sequence[str]) -> str:
    rest = len(words) - _LISTED
    return ", ".join(words) if rest < 2 else f"{', '.join(words[:_LISTED])} and {rest:,} more"
