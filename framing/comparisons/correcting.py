"""A comparison corrected for the errors of measuring, by units that people coded."""

from __future__ import annotations

from typing import Any

import numpy as np

from framing.coding.coded_stances import coded_stances
from framing.coding.coded_units import CodedUnits, coded_units
from framing.coding.gold_units import GoldUnits, gold_units
from framing.comparisons.arguments import Settings, checked_settings
from framing.comparisons.correcting_stance import stance_means
from framing.comparisons.correction_material import Bools, Errors, Population, corrected_share
from framing.comparisons.correction_tables import Group, Row, estimates_table, gaps_table
from framing.comparisons.correction_wording import correction_caveats, correction_method
from framing.comparisons.designs import designed
from framing.comparisons.grouping import Grouping, grouped
from framing.comparisons.measuring import document_values, frame_values
from framing.errors import ComparisonError
from framing.results import Comparison, Corrected, Scores
from framing.results.caveats import TRAINED_ON
from framing.stats import Floats, generator
from framing.stats.correction import resampled, rogan_gladen

# What can be corrected of frames, by what was coded.
MEASURES = {"sentence": "share", "article": "present"}
STANCE = "stance"
# With fewer coded units of either kind in a group, its own rates of error are taken from all groups.
LEAST_CODED = 10
REFERENCES = (
    *("egami2023", "angelopoulos2023", "rogan1978", "teblunthuis2024", "cochran1977", "satterthwaite1946"),
    "benjamini1995",
)


def correct(comparison: Comparison, gold: Any, *, scores: Scores, sample: Any = None) -> Corrected:
    """Correct shares and gaps for the errors with which they were measured.

    Parameters
    ----------
    comparison : Comparison
        Of share, where sentences were coded, or of presence, where articles were; or of stance, where either
        was. Of all voices.
    gold : Gold, path or table
        One code a unit and frame or target, as `evaluate` takes it. The units have to be a probability sample of
        the articles that are compared.
    scores : Scores
        From which the comparison was made.
    sample : CodingSample, path or table, optional
        The units and their probabilities, if the codes do not say.

    Returns
    -------
    Corrected
        Raw and corrected shares or means, gaps and verdicts. Confidence, seed and resamples are the comparison's.

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
    if not isinstance(scores, Scores):
        raise ComparisonError(
            f"scores are those from which the comparison was made; given: a value of type {type(scores).__name__}."
        )
    read = gold_units(scores, gold, sample)
    _check_units(comparison, read)
    settings = checked_settings(
        comparison.n_resamples, comparison.confidence, comparison.correction, comparison.seed
    )
    groups = grouped(scores, comparison.by)
    _check_same(comparison, groups)
    excluded = set(read.sample.exclusions.column("document_id")) if read.sample else set()
    out = np.array([name in excluded for name in scores.documents.column("document_id")], bool)
    design = designed(scores, groups, comparison.cluster, None)
    owner = np.arange(len(groups.member)) if design.cluster_of is None else design.cluster_of
    of_articles = read.unit == "article"
    size = np.ones(len(owner)) if of_articles else document_values(scores, "sentences")
    population = Population.of(groups, owner, size, out)
    if comparison.measure == STANCE:
        units = coded_stances(scores, read)
        rows = stance_means(scores, comparison, population, units, groups.names)
        bare, n_coded = units.weights.bare, int(units.speaks.any(axis=1).sum())
    else:
        frames = coded_units(scores, read)
        rows = _shares(scores, comparison, population, frames, groups.names, settings)
        bare, n_coded = frames.bare, int(frames.known.any(axis=1).sum())
    estimates = estimates_table(comparison, rows, settings)
    return Corrected(
        table=gaps_table(comparison, rows, settings),
        estimates=estimates,
        measure=comparison.measure,
        by=comparison.by,
        unit=read.unit,
        groups=groups.names,
        reference=comparison.reference,
        confidence=comparison.confidence,
        n_resamples=comparison.n_resamples,
        seed=comparison.seed,
        codebooks=comparison.codebooks,
        caveats=(
            *(caveat for caveat in scores.caveats if caveat.code == TRAINED_ON),
            *correction_caveats(comparison.measure, read, bare, estimates, int(out.sum())),
        ),
        method=correction_method(comparison, read.unit, n_coded),
        references=REFERENCES,
    )


def _check_comparison(comparison: Comparison) -> None:
    if not isinstance(comparison, Comparison):
        raise ComparisonError(
            f"A Comparison is corrected, and a value of type {type(comparison).__name__} was given. Make one with "
            "framing.compare."
        )
    if comparison.measure not in (*MEASURES.values(), STANCE):
        raise ComparisonError(
            f"A comparison of {comparison.measure} cannot be corrected by codes: people coded whether a frame is "
            "there, and stance toward targets. Compare 'share', where sentences were coded, 'present', where "
            "articles were, or 'stance'."
        )
    if comparison.voice != "all":
        raise ComparisonError(
            f"The comparison counts the voice '{comparison.voice}' alone, and people coded whole units. Compare "
            "the voice 'all'."
        )


def _check_same(comparison: Comparison, groups: Grouping) -> None:
    """Refuse scores of other articles than were compared."""
    compared = {row["group"]: row["n_articles"] + row["n_without_value"] for row in comparison.estimates}
    counts = np.bincount(groups.member[groups.member >= 0], minlength=len(groups.names)).tolist()
    scored = dict(zip(groups.names, counts, strict=True))
    if compared != scored:
        said = [
            ", ".join(f"{name} ({n:,})" for name, n in each.items()) or "no group" for each in (compared, scored)
        ]
        raise ComparisonError(
            f"The scores are not those from which the comparison was made. Articles compared: {said[0]}; articles "
            f"scored: {said[1]}. Give the scores that `compare` was given."
        )


def _check_units(comparison: Comparison, read: GoldUnits) -> None:
    if not read.weighted:
        raise ComparisonError(
            "The probabilities with which these units were drawn are not known, so they cannot stand for the "
            "articles that are compared. Give the sample (sample=) that `sample_for_coding` drew; or look at what "
            "evaluate(scores, gold) says about these units alone."
        )
    wanted = MEASURES.get(read.unit)
    if wanted is None:
        raise ComparisonError(
            f"The coded units are {read.unit}s, and no measure counts these: 'share' counts sentences, 'present' "
            "articles. Evaluate the scores with these codes; to correct, draw a sample of sentences or articles."
        )
    kind = "target" if comparison.measure == STANCE else "frame"
    if comparison.measure not in (wanted, STANCE):
        raise ComparisonError(
            f"The comparison is of '{comparison.measure}', and {read.unit}s were coded. Compare '{wanted}'."
        )
    if not read.coded(kind):
        raise ComparisonError(
            f"No {kind} was coded in the articles that were scored, so a comparison of {comparison.measure} "
            "cannot be corrected by these codes."
        )


def _shares(
    scores: Scores,
    comparison: Comparison,
    population: Population,
    units: CodedUnits,
    names: tuple[str, ...],
    settings: Settings,
) -> list[Row]:
    """Correct the share of each frame in each group, in two ways."""
    measured = frame_values(scores, "sentences" if comparison.measure == "share" else "present", "all")
    number = {
        (book.name, frame.name): i
        for i, (book, frame) in enumerate((book, frame) for book in scores.codebooks for frame in book.frames)
    }
    raw = {(row["lexicon"], row["name"], row["group"]): row for row in comparison.estimates}
    rows = []
    for j, (lexicon, frame) in enumerate(units.frames):
        h = measured[:, number[lexicon, frame.name]]
        # Of an article in another language the lexicon says nothing.
        own = population.narrowed(~np.isnan(h))
        coded, found = units.coded[:, j], units.found[:, j]
        wrong = coded.astype(np.float64) - found
        errors = Errors(units.article, units.known[:, j], wrong, np.zeros(len(wrong)), units.weights, j)
        parts = [_sums(own, k, h, units, j) for k in range(len(names))]
        solved, pooled = _rogan_gladen(parts, settings, j)
        groups = []
        for k, name in enumerate(names):
            before = raw[lexicon, frame.name, name]
            groups.append(
                Group(
                    name=name,
                    raw=(before["estimate"], before["low"], before["high"]),
                    share=corrected_share(own, k, h, own.size, errors),
                    solved=solved[k],
                    pooled=pooled[k],
                    coded=parts[k][:, 6],
                    wrong=parts[k][:, 7],
                )
            )
        rows.append(Row(lexicon, frame.name, frame.label, tuple(groups), errors.strata))
    return rows


def _sums(population: Population, k: int, h: Floats, units: CodedUnits, j: int) -> Floats:
    """Sum a frame in a group by article or cluster, shape (n, 8).

    Units with the frame and all units, as measured; weights of coded units found among those with the frame, with
    it, found among those without, without; coded units; those on which people and the measurement differ.
    """
    coded, found = units.coded[:, j], units.found[:, j]
    inside: Bools = units.known[:, j] & (population.place(k)[units.article] >= 0)
    w = population.scaled(k, units.article, units.weight[:, j])
    columns = (
        *(w * (coded & found), w * coded, w * (~coded & found), w * ~coded),
        *(inside, inside & (coded != found)),
    )
    of_units = [np.bincount(units.article, column, len(h)) for column in columns]
    return population.summed(k, np.stack([h, population.size, *of_units], axis=1))


def _rogan_gladen(parts: list[Floats], settings: Settings, j: int) -> tuple[list[Floats], list[bool]]:
    """Return of each group the share as it is and its replicates, and whether errors were pooled."""
    drawn = resampled([data[:, :6] for data in parts], settings.n_resamples, generator(settings.seed, 3, j))
    together = np.sum(drawn, axis=0)
    own = [_codes_suffice(data) for data in parts]
    solved = [rogan_gladen(sums, sums if enough else together) for sums, enough in zip(drawn, own, strict=True)]
    return solved, [not enough for enough in own]


def _codes_suffice(data: Floats) -> bool:
    """Tell whether enough articles have coded units with the frame, and without it, for rates of their own."""
    return bool((data[:, 3] > 0).sum() >= LEAST_CODED and (data[:, 5] > 0).sum() >= LEAST_CODED)
