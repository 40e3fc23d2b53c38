"""How a correction is described, and when it has to be read with care."""

from __future__ import annotations

from framing.coding.gold_units import GoldUnits
from framing.comparisons.caveats import listed
from framing.results import Caveat, Comparison, Table

_MESSAGES = {
    "not-coded": "Fewer than two articles with a coded unit: {where}. Nothing can be corrected there.",
    "few-errors": "Codes and measurement differ in fewer than 10 articles of {where}. An interval there rests on "
    "few errors, and rare ones may not have been drawn: no claim is made that it holds its nominal coverage.",
    "pooled-errors": "Too few coded units with or without the frame: {where}. There Rogan and Gladen's rates of "
    "error are those of all groups together, and the correction leaves in what differs between groups.",
}


def correction_method(comparison: Comparison, unit: str, n: int) -> str:
    """Say what was done, in sentences that a paper can take over.

    Parameters
    ----------
    n : int
        Units with a code.
    """
    what = "clusters of articles" if comparison.cluster else "articles"
    stance = comparison.measure == "stance"
    things = "Mean stances and gaps" if stance else "Shares and gaps"
    design = (
        f"{things} were corrected by the human codes of {n:,} {unit}s drawn with known probabilities. The "
        "design-based estimate adds to the measured sum what the codes say is wrong with it, each coded "
        f"{unit} weighted by the inverse of its probability, adjusted to the size of its group (Egami et al. "
        "2023; Angelopoulos et al. 2023)"
    )
    design += (
        f"; the number of {unit}s that speak of a target is corrected in the same way. A corrected mean is one of "
        f"codes (−1, 0, 1) over the {unit}s that speak of the target."
        if stance
        else "."
    )
    spread = (
        f" Its variance is that over {what}, the larger of linearisation and jackknife, with the covariance of "
        "units drawn from one stratum (Cochran 1977); intervals are Student's, with Satterthwaite's degrees of "
        "freedom, gaps have Welch's, and p values of gaps are corrected by Benjamini and Hochberg."
    )
    rogan = (
        ""
        if stance
        else " Rogan and Gladen's (1978) estimate solves for the share by sensitivity and specificity, with "
        f"percentile intervals over {comparison.n_resamples:,} resamples of {what}."
    )
    return f"{design}{spread}{rogan} Codes count as right: what coders err in is not corrected."


def correction_caveats(
    measure: str, read: GoldUnits, bare: tuple[str, ...], estimates: Table, n_excluded: int
) -> tuple[Caveat, ...]:
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
    anew = measure == "stance" and read.unit != "article"
    if anew:
        found.append(
            Caveat(
                "stance-by-sentence",
                f"{read.unit.capitalize()}s were coded. Raw and corrected numbers are means over {read.unit}s, "
                "and not over articles as in the comparison of stance.",
            )
        )
    if n_excluded and not anew:
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
    if bare:
        what = "target" if measure == "stance" else "frame"
        found.append(
            Caveat(
                "stratum-not-coded",
                f"No unit of some strata has a code of every {what}: {listed(list(bare))}. The other units "
                "of their group stand for them.",
            )
        )
    return tuple(found)
