"""What a sample for coding says about itself: its method, and its caveats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.coding.strata import HIT, SCORE, TARGET
from framing.errors import counted
from framing.results import Caveat, CodingSample

# Under so many units with two coders the interval of α is wide and covers less than it says (docs/agreement.md).
FEW_SHARED = 100
# Unequal weights cost more than half of the units' worth.
_LEAST_EFFECTIVE = 0.5
_STRATA = {
    SCORE: "the rarest frame found in the unit (or none)",
    HIT: "whether a frame is found in the unit",
    TARGET: "the rarest target named in the unit (or none)",
}


def sample_method(
    unit: str,
    strata: Sequence[str],
    n: int,
    n_left_out: int,
    coders: Sequence[str],
    overlap: float,
    together: int,
    seed: int,
) -> str:
    """Word how a sample was drawn, for a paper."""
    by = " and ".join(_STRATA.get(name, name) for name in strata)
    drawn = (
        f"{n:,} {unit}s were drawn at random, without replacement, from strata by {by}; the number from each "
        "stratum goes with the square root of its size, and every stratum that has a unit was drawn from. "
        "Each unit's probability is the number drawn from its stratum over the number in it."
        if strata
        else f"{n:,} {unit}s were drawn at random, without replacement, each with the same probability."
    )
    kept_out = f" {n_left_out:,} articles that a lexicon was built from were left out." if n_left_out else ""
    who = (
        f" {len(coders)} coders share them: {overlap:.0%} of the units are coded by {together} of them."
        if len(coders) > 1
        else " One coder codes all of them."
    )
    return f"{drawn}{kept_out}{who} Seed {seed}."


def sample_caveats(sample: CodingSample) -> CodingSample:
    """Return a sample with what its reader has to know."""
    caveats = []
    shared = sum(len(names) > 1 for names in sample.table.column("coders"))
    if not shared:
        caveats.append(Caveat("no-overlap", "No unit has two coders, so nothing will show how far coders agree."))
    elif shared < FEW_SHARED:
        said = counted(shared, "unit has", "units have")
        caveats.append(
            Caveat(
                "few-shared", f"{said} two coders or more; with fewer than {FEW_SHARED} α is known only roughly."
            )
        )
    single = [row for row in sample.strata if row["sampled"] == 1 < row["population"]]
    if single:
        said = counted(len(single), "stratum has", "strata have")
        caveats.append(
            Caveat("single-unit", f"{said} a single unit drawn, which does not show how much units differ there.")
        )
    weights = [1 / probability for probability in sample.table.column("probability")]
    effective = sum(weights) ** 2 / sum(weight**2 for weight in weights)
    if effective < _LEAST_EFFECTIVE * len(weights):
        caveats.append(
            Caveat(
                "uneven-weights",
                f"Units weigh so unequally that for the share of a frame among all units the {len(weights):,} are "
                f"worth about {effective:,.0f} drawn alike (Kish).",
            )
        )
    if len(sample.exclusions):
        n = len(sample.exclusions)
        said = counted(n, "article may not be drawn from", "articles may not be drawn from")
        caveats.append(Caveat("built-from", f"{said}: a lexicon was built from them. See the exclusions."))
    return replace(sample, caveats=tuple(caveats))
