"""Compare groups of articles on one measure."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.comparisons.arguments import Settings, check_measure, checked_settings, reference_number
from framing.comparisons.caveats import (
    CAUTIONS,
    caution_caveats,
    flagged,
    has,
    listed,
    listed_cells,
    whole_caveats,
)
from framing.comparisons.contrasting import Contrasts, contrasted
from framing.comparisons.estimating import Estimates, estimated
from framing.comparisons.grouping import Grouping, grouped
from framing.comparisons.measuring import Measured, measured
from framing.comparisons.reading import low_coverage, median_lengths, single_terms
from framing.comparisons.tabulating import contrasts_table, estimates_table
from framing.comparisons.wording import method_of
from framing.results import Caveat, Comparison, Scores
from framing.results import caveats as codes
from framing.stats import Floats, Pairs, all_pairs, pairs_with


def compare(
    scores: Scores,
    by: str = "source",
    measure: str = "share",
    *,
    voice: str = "all",
    reference: str | None = None,
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
        One of `framing.results.MEASURES`.
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
        A setting, the column or the reference does not exist or makes no sense here.
    """
    check_measure(measure, voice)
    settings = checked_settings(n_resamples, confidence, correction, seed)
    groups = grouped(scores, by)
    return compared(scores, groups, measure, voice, reference_number(reference, by, groups.names), settings)


def compared(
    scores: Scores,
    groups: Grouping,
    measure: str,
    voice: str,
    reference: int | None,
    settings: Settings,
    pairs: Pairs | None = None,
) -> Comparison:
    """Compare groups that were made already, on the pairs that the reference makes unless given; see `compare`."""
    names = groups.names
    data = measured(scores, groups, measure, voice)
    estimates = estimated(data, names, settings, scores)
    # What the hits are made of, and which articles have none, is known of frames.
    terms = single_terms(scores, groups, voice) if data.measure.kind == "frame" else {}
    if data.measure.kind == "frame":
        estimates.flags[...] |= flagged("low-coverage", low_coverage(scores, data))
        estimates.flags[...] |= flagged("single-term", _cells(terms, estimates.flags.shape))
    if pairs is None:
        pairs = all_pairs(len(names)) if reference is None else pairs_with(reference, len(names))
    lengths = median_lengths(scores, data)
    contrasts = contrasted(data, estimates, pairs, lengths, settings)
    method, references = method_of(data, estimates, contrasts, len(pairs), settings)
    coded_in = [book.language for book in scores.codebooks] if data.measure.kind != "article" else []
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
            *_row_caveats(data, estimates, contrasts, pairs, names, terms, lengths),
            *whole_caveats(groups.by, names, groups.n_outside, coded_in),
        ),
        confidence=settings.confidence,
        n_resamples=settings.n_resamples,
        correction=settings.correction,
        n_tests=contrasts.n_tests,
        seed=settings.seed,
        method=method,
        references=references,
        codebooks=scores.codebooks,
    )


def _without_value(data: Measured, names: tuple[str, ...]) -> list[str]:
    """Say how many articles have no value: of each group, or of each target in each group where they differ."""
    missing = data.n_valueless
    if len(data.parts) == 1:
        return [f"{name} ({n:,})" for name, n in zip(names, missing[:, 0].tolist(), strict=True) if n]
    return [
        f"{data.coded[f].label} in {names[k]} ({missing[k, f]:,} of {data.n_all[k]:,})"
        for k, f in zip(*np.nonzero(missing), strict=True)
    ]


def _cells(terms: dict[tuple[int, int], str], shape: tuple[int, ...]) -> npt.NDArray[np.bool_]:
    cells = np.zeros(shape, bool)
    for cell in terms:
        cells[cell] = True
    return cells


def _row_caveats(
    data: Measured,
    estimates: Estimates,
    contrasts: Contrasts,
    pairs: Pairs,
    names: tuple[str, ...],
    terms: dict[tuple[int, int], str],
    lengths: Floats,
) -> tuple[Caveat, ...]:
    """Word every caution that a row carries, naming the groups and frames concerned."""
    labels = [each.label for each in data.coded]
    wheres = {
        caution.code: listed_cells(names, labels, cells)
        for caution in CAUTIONS
        if (cells := has(estimates.flags, caution.code)).any()
    }
    if codes.NO_VALUE in wheres:
        wheres[codes.NO_VALUE] = listed(_without_value(data, names))
    if "single-term" in wheres:
        wheres["single-term"] = listed(
            [f"“{term}” for {labels[f]} in {names[k]}" for (k, f), term in terms.items()]
        )
    unequal = np.flatnonzero(has(contrasts.flags, "unequal-length").any(axis=1))
    if len(unequal):
        sides = [(int(pairs.group[i]), int(pairs.reference[i])) for i in unequal]
        wheres["unequal-length"] = listed(
            [f"{names[a]} ({lengths[a]:,.0f} tokens) and {names[b]} ({lengths[b]:,.0f} tokens)" for a, b in sides]
        )
    return caution_caveats(wheres)
