"""What was done, in sentences that a paper can take over, and the works they rest on."""

from __future__ import annotations

import numpy as np

from framing.comparisons.arguments import Settings
from framing.comparisons.contrasting import P_METHODS, Contrasts
from framing.comparisons.estimating import INTERVALS, Estimates
from framing.comparisons.measuring import Measured

_ESTIMATORS = {
    "share": "The share of a frame in a group is the number of sentences with at least one hit divided by the "
    "number of sentences{spoken}, each summed over the group's articles.",
    "rate": "The rate of a frame in a group is the number of hits per 1,000 tokens{spoken}, both summed over the "
    "group's articles.",
    "present": "The presence of a frame in a group is the share of its articles in which hits{spoken} reach the "
    "frame's threshold.",
    "salience": "The salience of a frame in a group is the mean over its articles of the weight of the places "
    "where the frame{spoken} stands (headline, lead, body; 0 to 1).",
    "tone": "The tone of a group is the mean over its articles of each article's mean compound score of its "
    "sentences{spoken} by VADER (Hutto & Gilbert, 2014; −1 to 1).",
}
_SPOKEN = {
    "share": ", hits counted only where {voice}",
    "rate": " spoken where {voice}, hits counted there",
    "present": ", counted only where {voice},",
    "salience": ", counted only where {voice},",
    "tone": " where {voice}",
}
_VOICES = {
    "journalist": "the journalist speaks",
    "quoted": "someone is quoted",
}


def method_of(
    data: Measured, estimates: Estimates, contrasts: Contrasts, n_pairs: int, settings: Settings
) -> tuple[str, tuple[str, ...]]:
    """Return the method in words and the keys of its references, from what was really done."""
    kinds = {INTERVALS[i] for i in estimates.interval.ravel().tolist()}
    spoken = _SPOKEN[data.measure].format(voice=_VOICES[data.voice]) if data.voice != "all" else ""
    sentences = [_ESTIMATORS[data.measure].format(spoken=spoken)]
    references = ["hutto2014"] if data.measure == "tone" else []
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
            f"Where no article or every article of a group has the frame, the limit is the exact one-sided "
            f"{percent} bound on the share of articles (Clopper & Pearson, 1934)."
        )
        references.append("clopper1934")
    if "within-article" in kinds:
        sentence, keys = _within(data.measure)
        sentences.append(f"Groups of one article have an interval within that article only: {sentence}.")
        references += keys
    if n_pairs:
        sentences.append(
            "Differences are group minus reference; their intervals combine the limits of the two groups "
            "(MOVER; Zou & Donner, 2008)."
        )
        references.append("zou2008")
    if not np.isnan(contrasts.effect).all():
        if data.measure == "present":
            sentences.append("The effect size is Cohen's h (Cohen, 1988).")
            references.append("cohen1988")
        else:
            sentences.append("The effect size is Cliff's delta of the articles' values (Cliff, 1993).")
            references.append("cliff1993")
    if contrasts.n_tests:
        tests, keys = _tests(contrasts, settings)
        sentences += tests
        references += keys
    return " ".join(sentences), tuple(dict.fromkeys(references))


def _within(measure: str) -> tuple[str, list[str]]:
    if measure == "share":
        return "exact binomial over its sentences (Clopper & Pearson, 1934)", ["clopper1934"]
    if measure == "rate":
        return "exact Poisson for its matches (Garwood, 1936)", ["garwood1936"]
    return "Student's t over its sentences", []


def _tests(contrasts: Contrasts, settings: Settings) -> tuple[list[str], list[str]]:
    n = f"{contrasts.n_tests:,} contrast{'s' * (contrasts.n_tests > 1)}"
    sentences = [
        "Differences were tested by studentised permutation of the group labels over all articles "
        f"({settings.n_resamples:,} permutations, shared by all contrasts; two-sided; Chung & Romano, 2013), with "
        "p = (1 + exceedances) ÷ (1 + permutations) (Phipson & Smyth, 2010)."
    ]
    references = ["chung2013", "phipson2010"]
    if P_METHODS.index("studentised-tail") in contrasts.p_method:
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
