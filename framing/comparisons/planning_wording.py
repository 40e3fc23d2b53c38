"""What was simulated, in sentences that a paper can take over."""

from __future__ import annotations

from framing.comparisons.planning_arguments import Asked
from framing.comparisons.populations import Assumed
from framing.comparisons.testing import SMALL_SIDE
from framing.results import Caveat

_ASSUMED = Caveat(
    "assumed-spread",
    "Lengths of articles, and how much they differ in what they hold, are assumed. Power hangs on them: with a "
    "pilot of real articles they need not be.",
)
_SMALL_PILOT = 30


def population_words(wanted: Asked) -> str:
    """Return where articles were drawn from."""
    population = wanted.population
    if not isinstance(population, Assumed):
        return f"{len(population.s):,} articles of a pilot, the difference planted in {wanted.label}"
    if wanted.measure == "present":
        return f"articles of which {population.at:.4g} have a frame"
    return (
        f"articles with a median of {population.length:g} sentences (log-normal, standard deviation of the "
        f"logarithm {population.spread:g}) and an intra-class correlation of {population.heterogeneity:g} "
        "(beta-binomial)"
    )


def method_of(wanted: Asked, n_tests: int, with_reference: bool) -> tuple[str, tuple[str, ...]]:
    """Return the method in words and the keys of its references."""
    settings = wanted.settings
    pairs = "each with one reference" if with_reference else "each with each"
    over = f"over {n_tests:,} contrast{'s' * (n_tests > 1)}"
    corrected = {
        "benjamini-hochberg": f"corrected {over} for the false discovery rate (Benjamini & Hochberg, 1995)",
        "westfall-young": f"corrected {over} for the family-wise error rate (Westfall & Young, 1993)",
        "none": f"not corrected for their number, {over}",
    }[settings.correction]
    sentences = [
        f"Power was estimated by simulation ({wanted.runs:,} runs for each number of articles). In every run the "
        f"articles of {wanted.groups} groups were drawn from {population_words(wanted)}, with a difference of "
        f"{wanted.difference:+g} from the others' {wanted.at:.4g} in one frame of one group.",
        f"Groups were compared {pairs} by studentised permutation tests ({settings.n_resamples:,} permutations, "
        "two-sided; Chung & Romano, 2013; Phipson & Smyth, 2010)"
        + (
            f", of the pair's own articles where a side has fewer than {SMALL_SIDE}." if wanted.groups > 2 else "."
        ),
        f"A difference counts as found where its p value, {corrected}, is at most {settings.alpha:g} and its "
        "sign is right.",
        "The limits of power are exact for the number of runs (Clopper & Pearson, 1934).",
    ]
    references = ["chung2013", "phipson2010", "clopper1934", "cohen1988"]
    if isinstance(wanted.population, Assumed) and wanted.measure != "present":
        references.append("skellam1948")
    if settings.correction == "benjamini-hochberg":
        references.append("benjamini1995")
    if settings.correction == "westfall-young":
        references.append("westfall1993")
    return " ".join(sentences), tuple(references)


def caveats_of(wanted: Asked) -> tuple[Caveat, ...]:
    """Return what a reader has to know."""
    if isinstance(wanted.population, Assumed):
        return () if wanted.measure == "present" else (_ASSUMED,)
    n = len(wanted.population.s)
    if n >= _SMALL_PILOT:
        return ()
    return (
        Caveat(
            "small-pilot",
            f"The pilot has {n} articles. How much articles differ is known roughly, and power with it.",
        ),
    )
