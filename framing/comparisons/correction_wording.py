"""How a correction is described, and when it has to be read with care."""

from __future__ import annotations

from framing.coding.coded_units import CodedUnits
from framing.comparisons.caveats import listed
from framing.results import Caveat, Comparison, Table

_MESSAGES = {
    "not-coded": "Fewer than two articles with a coded unit: {where}. Nothing can be corrected there.",
    "few-errors": "Codes and measurement differ in fewer than 10 articles of {where}. An interval there rests on "
    "few errors, and rare ones may not have been drawn: no claim is made that it holds its nominal coverage.",
    "pooled-errors": "Too few coded units with or without the frame: {where}. There Rogan and Gladen's rates of "
    "error are those of all groups together, and the correction leaves in what differs between groups.",
}


def correction_method(comparison: Comparison, units: CodedUnits) -> str:
    """Say what was done, in sentences that a paper can take over."""
    n = int(units.known.any(axis=1).sum())
    what = "clusters of articles" if comparison.cluster else "articles"
    return (
        f"Shares and gaps were corrected by the human codes of {n:,} {units.unit}s drawn with known "
        "probabilities. The design-based estimate adds to the measured sum what the codes say is wrong with it, "
        f"each coded {units.unit} weighted by the inverse of its probability, adjusted to the size of its group "
        "(Egami et al. 2023; Angelopoulos et al. 2023). Its variance is the larger of linearisation and jackknife "
        f"over {what}; intervals are Student's, gaps have Welch's degrees of freedom, and p values of gaps are "
        "corrected by Benjamini and Hochberg. Rogan and Gladen's (1978) estimate solves for the share by "
        f"sensitivity and specificity, with percentile intervals over {comparison.n_resamples:,} resamples of "
        f"{what}. Codes count as right: what coders err in is not corrected."
    )


def correction_caveats(units: CodedUnits, estimates: Table, n_excluded: int) -> tuple[Caveat, ...]:
    """Word what a reader has to know."""
    found = []
    for code, message in _MESSAGES.items():
        cells: dict[str, list[str]] = {}
        for row in estimates:
            if code in row["caveats"]:
                cells.setdefault(row["label"], []).append(row["group"])
        if cells:
            where = listed([f"{label} ({listed(groups, 3)})" for label, groups in cells.items()])
            found.append(Caveat(code, message.format(where=where)))
    if n_excluded:
        said = (
            "1 article from which nothing was"
            if n_excluded == 1
            else f"{n_excluded:,} articles from which nothing was"
        )
        found.append(
            Caveat(
                "not-in-population", f"{said} drawn takes part in the raw numbers, and not in the corrected ones."
            )
        )
    if units.bare:
        found.append(
            Caveat(
                "stratum-not-coded",
                f"No unit of some strata has a code of every frame: {listed(list(units.bare))}. The other units "
                "of their group stand for them.",
            )
        )
    return tuple(found)
