"""What was done, in sentences that a paper can take over, and the works they rest on."""

from __future__ import annotations

import numpy as np

from framing.comparisons.arguments import Settings
from framing.comparisons.contrasting import Contrasts
from framing.comparisons.estimating import INTERVALS, Estimates
from framing.comparisons.measuring import Measured
from framing.comparisons.testing import P_METHODS, SMALL_SIDE
from framing.stats import floor_is_coarse

_WHAT = {"frame": "the frame", "target": "the target", "article": "it"}
VOICES_IN_WORDS = {
    "journalist": "the journalist speaks",
    "quoted": "someone is quoted",
    "attributed": "someone's words are reported",
}


def method_of(
    data: Measured, estimates: Estimates, contrasts: Contrasts, n_pairs: int, settings: Settings
) -> tuple[str, tuple[str, ...]]:
    """Return the method in words and the keys of its references, from what was really done."""
    kinds = {INTERVALS[i] for i in estimates.interval.ravel().tolist()}
    measure = data.measure
    spoken = measure.spoken.format(voice=VOICES_IN_WORDS[data.voice]) if data.voice != "all" else ""
    sentences = [measure.words.format(spoken=spoken)]
    references = list(measure.references)
    percent = f"{settings.confidence * 100:g}%"
    if "bootstrap-t" in kinds:
        on = "" if data.scale.name == "identity" else f" on the {data.scale.name} scale"
        sentences.append(
            f"Intervals ({percent}) are studentised bootstrap intervals over articles within groups{on} "
            f"({settings.n_resamples:,} resamples; Davison & Hinkley, 1997), with linearised standard errors in "
            "the resamples (Cochran, 1977), the jackknife standard error at the estimate (Efron & Stein, 1981), "
            "and tails of one to one and a half times Student's."
        )
        references += ["davison1997", "cochran1977", "efron1981"]
    if "exact-bound" in kinds:
        sentences.append(
            f"Where no article or every article of a group has {_WHAT[measure.kind]}, the limit is the exact "
            f"one-sided {percent} bound on the share of articles (Clopper & Pearson, 1934)."
        )
        references.append("clopper1934")
    if "within-article" in kinds and measure.within is not None:
        sentences.append(
            f"Groups of one article have an interval within that article only: {measure.within.words}."
        )
        references += measure.within.references
    if n_pairs:
        sentences.append(
            "Differences are group minus reference; their intervals combine the limits of the two groups "
            "(MOVER; Zou & Donner, 2008)."
        )
        references.append("zou2008")
    if not np.isnan(contrasts.effect).all():
        sentences.append(f"The effect size is {measure.effect.words}.")
        references.append(measure.effect.reference)
    if contrasts.n_tests:
        shuffled = "all articles" if len(data.parts) == 1 else f"the articles with a value of each {measure.kind}"
        tests, keys = _tests(contrasts, settings, shuffled)
        sentences += tests
        references += keys
    return " ".join(sentences), tuple(dict.fromkeys(references))


def _tests(contrasts: Contrasts, settings: Settings, shuffled: str) -> tuple[list[str], list[str]]:
    n = f"{contrasts.n_tests:,} contrast{'s' * (contrasts.n_tests > 1)}"
    sentences = [
        f"Differences were tested by studentised permutation of the group labels over {shuffled} "
        f"({settings.n_resamples:,} permutations, shared by all contrasts; two-sided; Chung & Romano, 2013), with "
        "p = (1 + exceedances) ÷ (1 + permutations) (Phipson & Smyth, 2010)."
    ]
    references = ["chung2013", "phipson2010"]
    if P_METHODS.index("permutation-in-pair") in contrasts.p_method:
        sentences.append(
            f"Where a side has fewer than {SMALL_SIDE} articles, the labels of the pair's own articles were "
            "permuted (rows marked permutation-in-pair), and p is at least 1 ÷ the number of ways to divide them."
        )
    if contrasts.n_not_shuffled:
        sentences.append(
            f"For {contrasts.n_not_shuffled:,} contrasts with so small a side, too many for that, p is the larger "
            "of that of the shared permutations and that of Student's t (Welch, 1947)."
        )
        references.append("welch1947")
    if P_METHODS.index("studentised-tail") in contrasts.p_method and _floor_was_coarse(contrasts, settings):
        sentences.append(
            "Where no permutation reached the observed statistic, which is too coarse for so many tests, "
            "Student's t with Welch's degrees of freedom gives the p value (rows marked studentised-tail; Welch, "
            "1947)."
        )
        references.append("welch1947")
    if settings.correction == "benjamini-hochberg":
        sentences.append(
            f"p values were corrected over {n} for the false discovery rate (Benjamini & Hochberg, 1995)."
        )
        references.append("benjamini1995")
    elif settings.correction == "westfall-young":
        sentences.append(
            f"p values were corrected over {n} for the family-wise error rate by step-down max-T on the same "
            "permutations (Westfall & Young, 1993)."
        )
        references.append("westfall1993")
    else:
        sentences.append(f"p values of the {n} were not corrected for their number.")
    return sentences, references


def _floor_was_coarse(contrasts: Contrasts, settings: Settings) -> bool:
    coarse = floor_is_coarse(contrasts.n_tests, settings.n_resamples, settings.alpha)
    return settings.correction == "benjamini-hochberg" and coarse
