"""A comparison corrected for the errors of measuring, by units that people coded."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from framing.coding.coded_units import CodedUnits, coded_units
from framing.comparisons.arguments import Settings, checked_settings
from framing.comparisons.correction_tables import Material, estimates_table, gaps_table
from framing.comparisons.correction_wording import correction_caveats, correction_method
from framing.comparisons.designs import designed
from framing.comparisons.grouping import Grouping, grouped
from framing.comparisons.measuring import document_values, frame_values
from framing.errors import ComparisonError
from framing.results import Comparison, Corrected, Scores
from framing.stats import Floats, generator
from framing.stats.correction import Shares, doubly_robust, resampled, rogan_gladen

# What can be corrected, by what was coded.
MEASURES = {"sentence": "share", "article": "present"}
# With fewer coded units of either kind in a group, its own rates of error are taken from all groups.
LEAST_CODED = 10
REFERENCES = ("egami2023", "angelopoulos2023", "rogan1978", "teblunthuis2024", "benjamini1995")
Integers = npt.NDArray[np.int64]


def correct(comparison: Comparison, gold: Any, *, scores: Scores, sample: Any = None) -> Corrected:
    """Correct shares and gaps for the errors with which they were measured.

    Parameters
    ----------
    comparison : Comparison
        Of share, where sentences were coded, or of presence, where articles were; of all voices.
    gold : Gold, path or table
        One code a unit and frame, as `evaluate` takes it. The units have to be a probability sample of the
        articles that are compared.
    scores : Scores
        From which the comparison was made.
    sample : CodingSample, path or table, optional
        The units and their probabilities, if the codes do not say.

    Returns
    -------
    Corrected
        Raw and corrected shares, gaps and verdicts. Confidence, seed and resamples are the comparison's.

    Raises
    ------
    ComparisonError
        The comparison is of something that was not coded, or the probabilities with which units were drawn are not
        known: an evaluation can still be made.
    InputError
        The codes are not of these articles and frames.

    Examples
    --------
    >>> framing.correct(comparison, "gold.csv", scores=scores, sample="sample.csv")  # doctest: +SKIP
    """
    _check_comparison(comparison)
    units = coded_units(scores, gold, sample)
    _check_units(comparison, units)
    settings = checked_settings(
        comparison.n_resamples, comparison.confidence, comparison.correction, comparison.seed
    )
    groups = grouped(scores, comparison.by)
    excluded = set(units.sample.exclusions.column("document_id")) if units.sample else set()
    out = np.array([name in excluded for name in scores.documents.column("document_id")], bool)
    material = _material(scores, comparison, groups, units, out)
    design = [_doubly_robust(parts) for parts in material.per_frame]
    solved, pooled = _rogan_gladen(material, settings)
    estimates = estimates_table(comparison, units.frames, material, design, solved, pooled, settings)
    gaps = gaps_table(comparison, units.frames, material, design, solved, settings)
    return Corrected(
        table=gaps,
        estimates=estimates,
        measure=comparison.measure,
        by=comparison.by,
        unit=units.unit,
        groups=groups.names,
        reference=comparison.reference,
        confidence=comparison.confidence,
        n_resamples=comparison.n_resamples,
        seed=comparison.seed,
        codebooks=comparison.codebooks,
        caveats=correction_caveats(units, estimates, int(out.sum())),
        method=correction_method(comparison, units),
        references=REFERENCES,
    )


def _check_comparison(comparison: Comparison) -> None:
    if not isinstance(comparison, Comparison):
        raise ComparisonError(
            f"A Comparison is corrected, and a value of type {type(comparison).__name__} was given. Make one with "
            "framing.compare."
        )
    if comparison.measure not in MEASURES.values():
        raise ComparisonError(
            f"A comparison of {comparison.measure} cannot be corrected by codes: people coded whether a frame is "
            "there. Compare 'share', where sentences were coded, or 'present', where articles were."
        )
    if comparison.voice != "all":
        raise ComparisonError(
            f"The comparison counts the voice '{comparison.voice}' alone, and people coded whole units. Compare "
            "the voice 'all'."
        )


def _check_units(comparison: Comparison, units: CodedUnits) -> None:
    if not units.weighted:
        raise ComparisonError(
            "The probabilities with which these units were drawn are not known, so they cannot stand for the "
            "articles that are compared. Give the sample (sample=) that `sample_for_coding` drew; or look at what "
            "evaluate(scores, gold) says about these units alone."
        )
    wanted = MEASURES.get(units.unit)
    if wanted is None:
        raise ComparisonError(
            f"The coded units are {units.unit}s, and no measure counts these: 'share' counts sentences, 'present' "
            "articles. Evaluate the scores with these codes; to correct, draw a sample of sentences or articles."
        )
    if wanted != comparison.measure:
        raise ComparisonError(
            f"The comparison is of '{comparison.measure}', and {units.unit}s were coded. Compare '{wanted}'."
        )


def _material(
    scores: Scores, comparison: Comparison, groups: Grouping, units: CodedUnits, out: npt.NDArray[np.bool_]
) -> Material:
    """Sum everything by article, or by cluster."""
    n_articles = len(groups.member)
    design = designed(scores, groups, comparison.cluster, None)
    owner = np.arange(n_articles) if design.cluster_of is None else design.cluster_of
    is_share = comparison.measure == "share"
    measured = frame_values(scores, "sentences" if is_share else "present", "all")
    size = document_values(scores, "sentences") if is_share else np.ones(n_articles)
    number = {
        (book.name, frame.name): i
        for i, (book, frame) in enumerate((book, frame) for book in scores.codebooks for frame in book.frames)
    }
    members = [np.flatnonzero((groups.member == k) & ~out & (size > 0)) for k in range(len(groups.names))]
    per_frame = []
    for j, (lexicon, frame) in enumerate(units.frames):
        known, coded, found = units.known[:, j], units.coded[:, j], units.found[:, j]
        of_group = []
        for members_of in members:
            rows = members_of[~np.isnan(measured[members_of, number[lexicon, frame.name]])]
            inside = np.isin(units.article, rows) & known
            total = units.weight[inside, j].sum()
            # The weights of a group's units add up to its units, which are known.
            w = np.where(inside, units.weight[:, j] * (size[rows].sum() / total if total else 0.0), 0.0)
            columns = (
                *(w * (coded & found), w * coded, w * (~coded & found), w * ~coded),
                *(w * (coded.astype(np.float64) - found), inside, inside & (coded != found)),
            )
            sums = [np.bincount(units.article, column, n_articles)[rows] for column in columns]
            data = np.stack([measured[rows, number[lexicon, frame.name]], size[rows], *sums], axis=1)
            of_group.append(_by_owner(data, owner[rows]))
        per_frame.append(of_group)
    return Material(per_frame, groups.names)


def _by_owner(data: Floats, owner: Integers) -> Floats:
    distinct, place = np.unique(owner, return_inverse=True)
    return np.stack([np.bincount(place, column, len(distinct)) for column in data.T], axis=1)


def _doubly_robust(parts: list[Floats]) -> list[Shares]:
    """Return the corrected share of one frame in each group."""
    return [
        doubly_robust(data[:, :1], data[:, 6:7], data[:, 1], np.array([float((data[:, 7] > 0).sum())]))
        for data in parts
    ]


def _rogan_gladen(material: Material, settings: Settings) -> tuple[list[list[Floats]], list[list[bool]]]:
    """Return of each frame and group the share as it is and its replicates, and whether errors were pooled."""
    solved, pooled = [], []
    for j, parts in enumerate(material.per_frame):
        drawn = resampled([data[:, :6] for data in parts], settings.n_resamples, generator(settings.seed, 3, j))
        together = np.sum(drawn, axis=0)
        own = [_codes_suffice(data) for data in parts]
        solved.append(
            [rogan_gladen(sums, sums if enough else together) for sums, enough in zip(drawn, own, strict=True)]
        )
        pooled.append([not enough for enough in own])
    return solved, pooled


def _codes_suffice(data: Floats) -> bool:
    """Tell whether enough articles have coded units with the frame, and without it, for rates of their own."""
    return bool((data[:, 3] > 0).sum() >= LEAST_CODED and (data[:, 5] > 0).sum() >= LEAST_CODED)
