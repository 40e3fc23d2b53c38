"""What was done, in sentences that a paper can take over, and the works they rest on."""

from __future__ import annotations

import numpy as np

from framing.comparisons.arguments import Settings
from framing.comparisons.at_once import AtOnce
from framing.comparisons.contrasting import Contrasts
from framing.comparisons.estimating import INTERVALS, Estimates
from framing.comparisons.measuring import Measured
from framing.comparisons.testing import P_METHODS, SMALL_SIDE
from framing.stats import floor_is_coarse

_WHAT = {"frame": "the frame", "target": "the target", "article": "it", "dimension": "it"}
VOICES_IN_WORDS = {
    "journalist": "the journalist speaks",
    "quoted": "someone is quoted",
    "attributed": "someone's words are reported",
}


def method_of(
    data: Measured,
    estimates: Estimates,
    contrasts: Contrasts,
    n_pairs: int,
    settings: Settings,
    omnibus: AtOnce | None = None,
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
            f"Intervals ({percent}) are studentised bootstrap intervals over {units_in_words(data)} within "
            f"{_groups(data)}{on} "
            f"({settings.n_resamples:,} resamples; Davison & Hinkley, 1997), with linearised standard errors in "
            "the resamples (Cochran, 1977), the jackknife standard error at the estimate (Efron & Stein, 1981), "
            "and tails of one to one and a half times Student's."
        )
        references += ["davison1997", "cochran1977", "efron1981"]
    if "exact-bound" in kinds:
        sentences.append(
            f"Where no article or every article of a group has {_WHAT[measure.kind]}, the limit is the exact "
            f"one-sided {percent} bound on the share of {data.design.unit}s (Clopper & Pearson, 1934)."
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
    if not np.isnan(contrasts.ratio_low).all():
        sentences.append(
            "Ratios are group divided by reference; their limits too combine those of the two groups (Donner & "
            "Zou, 2012)."
        )
        references.append("donner2012")
    if not np.isnan(contrasts.effect).all():
        sentences.append(f"The effect size is {measure.effect.words}.")
        references.append(measure.effect.reference)
    if not np.isnan(contrasts.hedges_g).all():
        by_cluster = "" if data.design.cluster is None else ", with articles divided by their design effects"
        sentences.append(
            f"Hedges' g is the difference of the articles' mean values in standard deviations (Hedges, 1981), its "
            f"limits from the noncentral t distribution (Steiger & Fouladi, 1997){by_cluster}."
        )
        references += ["hedges1981", "steiger1997"]
    if omnibus is not None and omnibus.n_tests:
        tests, keys = _at_once(omnibus, data, settings)
        sentences += tests
        references += keys
    if contrasts.n_tests:
        tests, keys = _tests(data, contrasts, family_of(data, contrasts, n_pairs), settings)
        sentences += tests
        references += keys
    return " ".join(sentences), tuple(dict.fromkeys(references))


def family_of(data: Measured, contrasts: Contrasts, n_pairs: int) -> str:
    """Name the family of tests that a correction is over: all 225 contrasts, 15 frames × 15 pairs."""
    f, n = len(data.coded), contrasts.n_tests
    if not n:
        return ""
    kind, voice = data.measure.kind, f" ({data.voice})" if data.voice != "all" else ""
    sides = f"{n_pairs:,} {_plural('pair', n_pairs)}"
    made = sides if kind == "article" else f"{f:,} {_plural(kind, f)} × {sides}"
    every = f * n_pairs
    what = f"measure {data.measure.name}{voice}"
    if n == every:
        first = "the only contrast" if n == 1 else f"all {n:,} contrasts"
        return f"{first}: {made}, {what}"
    left = every - n
    return f"{n:,} {_plural('contrast', n)}: {made} less {left:,} that could not be tested, {what}"


def _plural(word: str, n: int) -> str:
    return word if n == 1 else f"{word}s"


def units_in_words(data: Measured) -> str:
    """Say what is resampled."""
    if data.design.cluster is None:
        return "articles"
    return f"clusters of articles (values of ‘{data.design.cluster}’)"


def _groups(data: Measured) -> str:
    """Say within what it is resampled."""
    return "groups" if data.design.strata is None else f"groups and strata (values of ‘{data.design.strata}’)"


def design_sentences(data: Measured) -> tuple[list[str], list[str]]:
    """Say what labels were permuted together and within, and the works that rests on."""
    cluster, strata = data.design.cluster, data.design.strata
    sentences, references = [], []
    if cluster is not None:
        sentences.append("Articles of one cluster and group stayed together.")
    if strata is not None:
        sentences.append(
            f"Labels were permuted within strata (values of ‘{strata}’), and the statistic is the difference "
            "within strata (Cochran, 1954; Mantel & Haenszel, 1959): p values are about that one, and not about "
            "what groups differ by for having more of their articles in some strata."
        )
        references = ["cochran1954", "mantel1959"]
    return sentences, references


def _at_once(omnibus: AtOnce, data: Measured, settings: Settings) -> tuple[list[str], list[str]]:
    n = f"{omnibus.n_tests:,} {_plural(data.measure.kind, omnibus.n_tests)}"
    references = ["welch1951"]
    corrected = ""
    if omnibus.n_tests > 1 and settings.correction == "benjamini-hochberg":
        corrected = f", corrected over the {n} for the false discovery rate"
    elif omnibus.n_tests > 1 and settings.correction == "westfall-young":
        corrected = f", corrected over the {n} by step-down max-T"
    return [
        "Before the pairs, all groups were compared at once: the variance-weighted sum of squares of the groups' "
        "values about their mean (Welch, 1951), with p values from the "
        f"same kind of permutations{corrected}."
    ], references


def _tests(data: Measured, contrasts: Contrasts, family: str, settings: Settings) -> tuple[list[str], list[str]]:
    n = f"{contrasts.n_tests:,} contrast{'s' * (contrasts.n_tests > 1)}"
    every = "all " if len(data.parts) == 1 else ""
    some = "" if len(data.parts) == 1 else f" with a value of each {data.measure.kind}"
    strata = data.design.strata
    shuffled = f"{every or 'the '}{units_in_words(data)}{some}"
    sentences = [
        f"Differences were tested by studentised permutation of the group labels over {shuffled} "
        f"({settings.n_resamples:,} permutations, shared by all contrasts; two-sided; Chung & Romano, 2013), with "
        "p = (1 + exceedances) ÷ (1 + permutations) (Phipson & Smyth, 2010)."
    ]
    stabilised = data.measure.zero_is_none and strata is None
    if stabilised:
        sentences.append(
            "The values tested are 2 arcsin √(value ÷ largest possible value), whose error hardly hangs on the "
            "value itself (Freeman & Tukey, 1950)."
        )
    designs, keys = design_sentences(data)
    sentences += designs
    references = ["chung2013", "phipson2010", *(["freeman1950"] if stabilised else []), *keys]
    unit = f"{data.design.unit}s"
    if P_METHODS.index("permutation-in-pair") in contrasts.p_method:
        sentences.append(
            f"Where a side has fewer than {SMALL_SIDE} {unit}, the labels of the pair's own {unit} were "
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
    elif P_METHODS.index("studentised-tail") in contrasts.p_method and strata is not None:
        sentences.append(
            "The strata of all pairs are too many to be permuted; where both sides are large enough, Student's t "
            "gives the p value (rows marked studentised-tail)."
        )
    if settings.correction == "benjamini-hochberg":
        sentences.append(
            f"p values were corrected over {n} for the false discovery rate (Benjamini & Hochberg, 1995). The "
            f"family is {family}."
        )
        references.append("benjamini1995")
    elif settings.correction == "westfall-young":
        sentences.append(
            f"p values were corrected over {n} for the family-wise error rate by step-down max-T on the same "
            f"permutations (Westfall & Young, 1993). The family is {family}."
        )
        references.append("westfall1993")
    else:
        sentences.append(f"p values of the {n} were not corrected for their number.")
    return sentences, references


def _floor_was_coarse(contrasts: Contrasts, settings: Settings) -> bool:
    coarse = floor_is_coarse(contrasts.n_tests, settings.n_resamples, settings.alpha)
    return settings.correction == "benjamini-hochberg" and coarse
