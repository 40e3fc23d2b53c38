"""Compare groups of articles on one measure."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.comparisons.arguments import Settings, checked_settings, reference_number
from framing.comparisons.at_once import tested_at_once
from framing.comparisons.cautioning import lengths_matter, row_caveats
from framing.comparisons.caveats import flagged, whole_caveats
from framing.comparisons.contrasting import contrasted
from framing.comparisons.designs import EVERY_ARTICLE, Design, designed
from framing.comparisons.estimating import estimated
from framing.comparisons.external_measures import check_measures, measure_caveats, unchecked
from framing.comparisons.grouping import Grouping, grouped
from framing.comparisons.languages import cross_language, languages_compared
from framing.comparisons.measuring import measured
from framing.comparisons.reading import length_influence, low_coverage, median_lengths, single_terms
from framing.comparisons.tabulating import contrasts_table, estimates_table, omnibus_table
from framing.comparisons.wording import family_of, method_of
from framing.results import Comparison, Scores
from framing.results.caveats import CROSS_LANGUAGE
from framing.stats import Pairs, all_pairs, pairs_with


def compare(
    scores: Scores,
    by: str = "source",
    measure: str = "share",
    *,
    voice: str = "all",
    reference: str | None = None,
    cluster: str | None = None,
    strata: str | None = None,
    n_resamples: int = 2000,
    confidence: float = 0.95,
    correction: str = "benjamini-hochberg",
    seed: int = 0,
) -> Comparison:
    """Compare groups of articles on one measure, over all frames or targets.

    Parameters
    ----------
    scores : Scores
        What `score` returned.
    by : str
        The column of `scores.documents` whose values are the groups. Articles without a value belong to none.
    measure : str
        One of `framing.results.MEASURES`, or the name of a measure that `Scores.with_column` added.
        Of frames: share, sentences with a hit ÷ sentences (0–1); rate, hits per 1,000 tokens; present, articles
        that reach the frame's threshold ÷ articles (0–1); salience, mean salience of articles (0–1); headline,
        headlines with the frame ÷ headlines (0–1); headline_gap, mean share of headline sentences with the frame
        minus that of the others (−1 to 1); first, mean part of the article before the first match, of articles
        with one (0 start to 1 end). Of the whole article: tone, mean tone of articles (−1 to 1). Of targets:
        stance, mean stance of the articles with evidence (−1 against to 1 for); mentions per 1,000 tokens.
    voice : {"all", "journalist", "quoted", "attributed"}
        Whose words count.
    reference : str, optional
        Compare every other group with this one; without it, every pair is compared.
    cluster : str, optional
        A column whose values say which articles go together: "story", "author", "week" (of the date, where no
        column has that name). A group's articles of one cluster are resampled and shuffled as a whole, and there
        are as many degrees of freedom as clusters. Articles without a value are clusters of their own.
    strata : str, optional
        A column within whose values groups are compared: "section", "story", "week". Articles are resampled and
        labels shuffled within strata, so that p values are about differences there; estimates are of all articles.
        Articles without a value are a stratum together.
    n_resamples : int
        Bootstrap resamples and permutations, at least 200.
    confidence : float
        Of the intervals, between 0.5 and 1.
    correction : {"benjamini-hochberg", "westfall-young", "none"}
        For how many contrasts are tested: the false discovery rate, the family-wise error rate, or nothing.
    seed : int
        The same scores, settings and seed give the same result, digit by digit.

    Returns
    -------
    Comparison
        Differences are always group − reference.

    Raises
    ------
    ComparisonError
        A setting, a column or the reference does not exist or makes no sense here.
    """
    settings = checked_settings(n_resamples, confidence, correction, seed)
    groups = grouped(scores, by)
    check_measures(scores, [measure], voice)
    chosen = reference_number(reference, by, groups.names)
    design = designed(scores, groups, cluster, strata)
    return compared(scores, groups, measure, voice, chosen, settings, design=design)


def compared(
    scores: Scores,
    groups: Grouping,
    measure: str,
    voice: str,
    reference: int | None,
    settings: Settings,
    pairs: Pairs | None = None,
    design: Design = EVERY_ARTICLE,
) -> Comparison:
    """Compare groups that were made already, on the pairs that the reference makes unless given; see `compare`."""
    names = groups.names
    data = measured(scores, groups, measure, voice, design)
    estimates = estimated(data, names, settings, scores)
    # What the hits are made of, and which articles have none, is known of frames.
    terms = single_terms(scores, groups, voice) if data.measure.kind == "frame" else {}
    if data.measure.kind == "frame":
        estimates.flags[...] |= flagged("low-coverage", low_coverage(scores, data))
        estimates.flags[...] |= flagged("single-term", _cells(terms, estimates.flags.shape))
    if pairs is None:
        pairs = all_pairs(len(names)) if reference is None else pairs_with(reference, len(names))
    lengths = median_lengths(scores, data)
    influence = length_influence(scores, data)
    contrasts = contrasted(data, estimates, pairs, lengths, settings)
    contrasts.flags[...] |= flagged("length-influence", lengths_matter(influence, data, lengths, pairs))
    crossing = cross_language(scores, data, pairs)
    contrasts.flags[...] |= flagged(CROSS_LANGUAGE, crossing)
    omnibus = tested_at_once(data, settings)
    method, references = method_of(data, estimates, contrasts, len(pairs), settings, omnibus)
    languages = () if crossing.any() else languages_compared(scores, data.measure.kind)
    return Comparison(
        measure=measure,
        kind=data.measure.kind,
        by=groups.by,
        voice=voice,
        groups=names,
        reference=None if reference is None else names[reference],
        estimates=estimates_table(data, estimates, names),
        contrasts=contrasts_table(data, contrasts, pairs, names),
        caveats=(
            *row_caveats(data, estimates, contrasts, pairs, names, terms, lengths, influence),
            *design.caveats(),
            *measure_caveats(scores, measure, voice),
            *whole_caveats(groups.by, names, groups.n_outside, languages, unchecked(scores, measure)),
        ),
        confidence=settings.confidence,
        n_resamples=settings.n_resamples,
        correction=settings.correction,
        n_tests=contrasts.n_tests,
        seed=settings.seed,
        method=method,
        references=references,
        codebooks=scores.codebooks,
        cluster=design.cluster,
        strata=design.strata,
        omnibus=omnibus_table(data, omnibus),
        family=family_of(data, contrasts, len(pairs)),
    )


def _cells(terms: dict[tuple[int, int], str], shape: tuple[int, ...]) -> npt.NDArray[np.bool_]:
    cells = np.zeros(shape, bool)
    for cell in terms:
        cells[cell] = True
    return cells
