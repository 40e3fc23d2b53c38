"""The standard set of results on one corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.comparisons.arguments import (
    Settings,
    checked_measures,
    checked_passages,
    checked_settings,
    reference_number,
)
from framing.comparisons.caveats import NOT_VALIDATED
from framing.comparisons.comparing import compared
from framing.comparisons.designs import designed
from framing.comparisons.grouping import Grouping, grouped
from framing.comparisons.measuring import coded_frames, coded_of, coded_values, document_values, spoken_column
from framing.comparisons.passages import sampled_passages
from framing.comparisons.study_parts import Material, further_results
from framing.corpus import Corpus
from framing.errors import ComparisonError
from framing.results import VOICES, Caveat, Comparison, Result, Scores, Study, Table

_OF_FRAMES = ("share", "present", "salience")
_NO_STANCE = Caveat(
    "no-stance",
    "No article has evidence of a stance toward a target (it is measured in English only), so stance is not "
    "compared.",
)
_NO_TONE = Caveat("no-tone", "No article has a tone (it is measured in English only), so tone is not compared.")


def study(
    scores: Scores,
    by: str = "source",
    *,
    corpus: Corpus | None = None,
    measures: Sequence[str] | None = None,
    voice: str = "all",
    reference: str | None = None,
    cluster: str | None = None,
    strata: str | None = None,
    n_resamples: int = 2000,
    confidence: float = 0.95,
    correction: str = "benjamini-hochberg",
    seed: int = 0,
    passages: int = 3,
) -> Study:
    """Make the standard set of results: share, presence and salience of frames, stance, tone, and evidence.

    Parameters
    ----------
    scores, by, reference, cluster, strata, n_resamples, confidence, correction, seed
        As in `compare`. The correction is over the contrasts of one measure.
    corpus : Corpus, optional
        The articles that were scored, for key words. Scores of a dataset do without: they keep the words.
    measures : sequence of str, optional
        What to compare, instead of the standard set; the first is the headline measure. See `compare`.
    voice : {"all", "journalist", "quoted", "attributed"}
        Whose words the measures count. With "all", stance is compared for each voice as well.
    passages : int
        How many of the strongest passages, and as many drawn at random, to show for each frame and group, and for
        each target and group on which a stance is compared (there the strongest for it and the strongest against).

    Returns
    -------
    Study
        Its comparisons are in this order. Share is left out with presence and salience where the lexicons have no
        frames, stance and tone where no article has one, and a caveat says so; stance is left out without a word
        where the lexicons have no targets. Further results are there where they can say anything, and `left_out`
        tells of the others why not.

    Raises
    ------
    ComparisonError
        As in `compare`; also where there are neither frames nor stance nor tone.
    """
    settings = checked_settings(n_resamples, confidence, correction, seed)
    n_passages = checked_passages(passages)
    groups = grouped(scores, by)
    chosen = reference_number(reference, by, groups.names)
    design = designed(scores, groups, cluster, strata)
    asked = checked_measures(measures, voice, [each.name for each in scores.external])
    standard, missing = ((), ()) if asked else standard_measures(scores, voice)
    comparisons = tuple(
        compared(scores, groups, measure, each, chosen, settings, design=design)
        for measure in asked or standard
        for each in (VOICES if measure == "stance" and voice == "all" else (voice,))
    )
    material = Material(scores, corpus, groups, comparisons, voice, chosen, settings, design)
    further, left_out = further_results(material)
    return assembled(scores, groups, comparisons, further, missing, settings, n_passages, left_out)


def assembled(
    scores: Scores,
    groups: Grouping,
    comparisons: Sequence[Comparison],
    further: Sequence[Result],
    missing: Sequence[Caveat],
    settings: Settings,
    n_passages: int,
    left_out: Sequence[tuple[str, str]] = (),
) -> Study:
    """Put results together with what a report prints beside them; `missing` says what could not be compared."""
    parts: tuple[Result, ...] = (*comparisons, *further)
    kinds = {result.kind for result in comparisons}
    return Study(
        by=groups.by,
        groups=groups.names,
        comparisons=tuple(comparisons),
        further=tuple(further),
        articles=_articles(scores, groups),
        left_out=tuple(left_out),
        evidence=sampled_passages(scores, groups, n_passages, settings.seed, sorted(kinds)),
        exclusions=_exclusions(scores, groups),
        codebooks=scores.codebooks,
        provenance=scores.provenance,
        caveats=_union(parts, (*missing, *scores.caveats)),
        seed=settings.seed,
        references=_references(scores, parts),
    )


def standard_measures(scores: Scores, voice: str) -> tuple[tuple[str, ...], tuple[Caveat, ...]]:
    """Return what can be compared, and what is said about the rest."""
    frames = _OF_FRAMES if coded_frames(scores) else ()
    beside: list[str] = []
    missing: list[Caveat] = []
    if coded_of(scores, "targets"):
        if np.isnan(coded_values(scores, "targets", "stance", voice)).all():
            missing.append(_NO_STANCE)
        else:
            beside.append("stance")
    if np.isnan(document_values(scores, spoken_column("tone", voice))).all():
        # Where the scores say why they have none, that is enough.
        missing += [] if any(caveat.code == _NO_TONE.code for caveat in scores.caveats) else [_NO_TONE]
    else:
        beside.append("tone")
    beside += [each.name for each in scores.external if voice == "all"]
    if not frames and not beside:
        raise ComparisonError(
            "There is nothing to compare: the lexicons have no frames, and no article has a tone or a stance "
            "toward a target. Score the articles with a lexicon that has frames."
        )
    if not frames:
        only = f"{' and '.join(beside)} {'are' if len(beside) > 1 else 'is'}"
        missing.insert(0, Caveat("no-frames", f"The lexicons have no frames: only {only} compared."))
    return (*frames, *beside), tuple(missing)


def _articles(scores: Scores, groups: Grouping) -> Table:
    """Return one row a group: how much text there is, and from when."""
    columns = {name: scores.documents.arrow(name) for name in ("sentences", "tokens", "date")}
    table = pa.table({"member": groups.member} | columns)
    summed = (
        table.filter(pc.greater_equal(table.column("member"), 0))
        .group_by("member")
        .aggregate([([], "count_all"), ("sentences", "sum"), ("tokens", "sum"), ("date", "min"), ("date", "max")])
        .sort_by("member")
    )
    return Table(
        pa.table(
            {
                "group": pa.array(groups.names, pa.string()).take(summed.column("member")),
                "articles": summed.column("count_all"),
                "sentences": summed.column("sentences_sum"),
                "tokens": summed.column("tokens_sum"),
                "first_date": summed.column("date_min"),
                "last_date": summed.column("date_max"),
            }
        )
    )


def _exclusions(scores: Scores, groups: Grouping) -> Table:
    """Return one row a reason, between how many articles came in and how many were used."""
    stages, reasons = (scores.exclusions.column(name) for name in ("stage", "reason"))
    counts = Counter(zip(stages, reasons, strict=True))
    n_in = len(scores.documents) + len(scores.exclusions)
    rows = [("in", "articles read", n_in), *((*key, n) for key, n in counts.items())]
    if groups.n_outside:
        rows.append(("comparing", f"no value in '{groups.by}'", groups.n_outside))
    rows.append(("used", "articles compared", len(groups.member) - groups.n_outside))
    schema = pa.schema([("stage", pa.string()), ("reason", pa.string()), ("articles", pa.int64())])
    return Table(pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema))


def _union(parts: Sequence[Result], others: Sequence[Caveat]) -> tuple[Caveat, ...]:
    """Return every caveat once, "not validated" last as it concerns everything: first of measures from outside."""
    unique = dict.fromkeys([*(caveat for part in parts for caveat in part.caveats), *others])
    if not any(caveat.code == NOT_VALIDATED.code for caveat in unique):
        unique[NOT_VALIDATED] = None
    return tuple(sorted(unique, key=lambda each: (each.code == NOT_VALIDATED.code, each == NOT_VALIDATED)))


def _references(scores: Scores, parts: Sequence[Result]) -> tuple[str, ...]:
    """Return every reference once."""
    every = [*(book.references for book in scores.codebooks), *(part.references for part in parts)]
    return tuple(dict.fromkeys(key for keys in every for key in keys))
