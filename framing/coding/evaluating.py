"""Scores held against codes of people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from framing.coding.coded_stances import coded_stances
from framing.coding.coded_units import CodedUnits, coded_units
from framing.coding.differing import DIFFERENTIAL, differing
from framing.coding.evaluation_articles import article_tables
from framing.coding.evaluation_curves import calibration_table, threshold_table
from framing.coding.evaluation_wording import evaluation_caveats, evaluation_method, evaluation_references
from framing.coding.gold_units import Index, gold_units
from framing.coding.names import path_of
from framing.coding.reading_codes import read_codes
from framing.coding.stance_evaluation import stance_tables
from framing.coding.term_precision import term_table
from framing.errors import InputError
from framing.results import Codes, Evaluation, Scores, Table
from framing.results.caveats import TRAINED_ON
from framing.stats import generator, tail_rank
from framing.stats.agreement import counted, krippendorff_alpha
from framing.stats.agreement_sums import Resampling
from framing.stats.classification import confusion, metrics_of, sums_by

# Limits of fewer articles than this with the frame, or without it, rest on very little.
SMALL = 10
_WORDS = [(name, pa.string()) for name in ("lexicon", "name", "label")]
_METRICS = pa.schema(
    [
        *_WORDS,
        ("source", pa.string()),
        ("metric", pa.string()),
        *((name, pa.float64()) for name in ("value", "low", "high")),
        ("interval", pa.string()),
        *((name, pa.int64()) for name in ("n_units", "n_articles", "n_coded", "n_found", "n_right")),
        ("caveats", pa.list_(pa.string())),
    ]
)
_RELIABILITY = pa.schema(
    [
        *_WORDS,
        *((name, pa.float64()) for name in ("alpha", "low", "high")),
        ("n_units", pa.int64()),
        ("reason", pa.string()),
    ]
)


def evaluate(
    scores: Scores,
    gold: Any,
    *,
    sample: Any = None,
    codes: Any = None,
    confidence: float = 0.95,
    n_resamples: int = 2000,
    seed: int = 0,
) -> Evaluation:
    """Hold the frames and stances of scores against what people coded.

    Every number is one of the population from which units were drawn: a unit weighs as many units as it stands for
    (population of its stratum ÷ units of it with a code). Where the probabilities are not known, each unit weighs
    1, and the numbers are of these units alone.

    Parameters
    ----------
    scores : Scores
        Of the articles from which units were drawn; the lexicon may be another version.
    gold : Gold, path or table
        One code a unit and frame or target: ``unit_id, name, code`` with 1, 0 or "?", of a target −1, 0, 1 or "?".
        A unit without a code of a target does not speak of it.
    sample : CodingSample, path or table, optional
        Where the units stand and how probable they were, if the codes do not say. Without either, ``unit_id`` is
        the ``document_id`` of a whole article.
    codes : Codes or what `read_codes` takes, optional
        What each coder said, for Krippendorff's α beside each frame.
    confidence : float
        Of the intervals, between 0.5 and 1.
    n_resamples : int
        Bootstrap resamples and permutations, of articles.
    seed : int
        The same arguments give the same numbers.

    Returns
    -------
    Evaluation

    Raises
    ------
    InputError
        The codes are not of these articles and frames, or a setting makes no sense: all problems at once.

    Examples
    --------
    >>> framing.evaluate(scores, "gold.csv", sample="sample.csv")  # doctest: +SKIP
    """
    _check(scores, confidence, n_resamples, seed)
    read = gold_units(scores, gold, sample)
    units, stances = coded_units(scores, read), coded_stances(scores, read)
    articles_coded = np.unique(np.concatenate([units.article, stances.article]))
    if not len(articles_coded):
        raise InputError(
            "None of the coded units stands in the articles that were scored. Score the articles from which the "
            "sample was drawn."
        )
    sources = np.array(["" if name is None else name for name in scores.documents.column("source")], object)
    metrics = list(_metric_rows(units, sources, n_resamples, confidence, seed))
    differential = differing(units, stances, sources, n_resamples=n_resamples, seed=seed)
    classes, confused = stance_tables(stances, sources, n_resamples=n_resamples, confidence=confidence, seed=seed)
    reliability = _reliability(units, codes, n_resamples, confidence, seed)
    articles, lengths = article_tables(units, scores)
    return Evaluation(
        table=Table(pa.Table.from_pylist(metrics, _METRICS)),
        reliability=Table(pa.Table.from_pylist(reliability, _RELIABILITY)),
        differential=Table(pa.Table.from_pylist(differential, DIFFERENTIAL)),
        thresholds=threshold_table(units),
        calibration=calibration_table(units, confidence),
        articles=articles,
        lengths=lengths,
        terms=term_table(units, confidence),
        stances=classes,
        confusion=confused,
        unit=read.unit,
        weighted=read.weighted,
        n_units=len(set(read.coded("frame")) | set(read.coded("target"))),
        n_articles=len(articles_coded),
        confidence=confidence,
        n_resamples=n_resamples,
        seed=seed,
        codebooks=scores.codebooks,
        caveats=(
            *(caveat for caveat in scores.caveats if caveat.code == TRAINED_ON),
            *evaluation_caveats(units, stances, [*metrics, *classes], differential, round(1 - confidence, 10)),
        ),
        method=evaluation_method(units, stances, n_resamples, confidence, bool(reliability)),
        references=evaluation_references(bool(reliability) or bool(stances.targets)),
    )


def _check(scores: object, confidence: object, n_resamples: object, seed: object) -> None:
    problems = []
    if not isinstance(scores, Scores):
        problems.append(
            f"Scores are evaluated, and a value of type {type(scores).__name__} was given. Score the articles "
            "first: framing.score(corpus, lexicon)."
        )
    whole = isinstance(n_resamples, int) and not isinstance(n_resamples, bool) and n_resamples >= 200
    if not whole:
        problems.append(f"n_resamples must be a whole number of at least 200; given: {n_resamples!r}.")
    level = isinstance(confidence, float) and 0.5 < confidence < 1
    if not level:
        problems.append(f"confidence must lie between 0.5 and 1, such as 0.95; given: {confidence!r}.")
    if not isinstance(seed, int) or isinstance(seed, bool) or seed < 0:
        problems.append(f"seed must be a whole number of at least 0; given: {seed!r}.")
    # The types are known from here on.
    if not problems and isinstance(n_resamples, int) and isinstance(confidence, float):
        least = tail_rank(n_resamples, confidence)
        problems += (
            [] if least else [f"A confidence of {confidence:g} needs more n_resamples than {n_resamples:,}."]
        )
    if problems:
        raise InputError("\n".join(problems))


def _metric_rows(
    units: CodedUnits, sources: Any, n_resamples: int, confidence: float, seed: int
) -> Iterator[dict[str, Any]]:
    of_unit = sources[units.article]
    names = [None, *sorted(set(of_unit.tolist()) - {""}, key=str.casefold)]
    for j, (lexicon, frame) in enumerate(units.frames):
        for number, name in enumerate(names):
            rows = np.flatnonzero(units.known[:, j] & (True if name is None else of_unit == name))
            if not len(rows):
                continue
            coded, found = units.coded[rows, j], units.found[rows, j]
            article = units.article[rows]
            cells = sums_by(confusion(coded, found, units.weight[rows, j]), article)
            made = metrics_of(
                cells, n_resamples=n_resamples, confidence=confidence, rng=generator(seed, 1, j, number)
            )
            small = [np.unique(article[which]).size < SMALL for which in (coded, ~coded)]
            for metric, value in made.items():
                yield {
                    "lexicon": lexicon,
                    "name": frame.name,
                    "label": frame.label,
                    "source": name,
                    "metric": metric,
                    "value": value.value,
                    "low": value.low,
                    "high": value.high,
                    "interval": value.interval,
                    "n_units": len(rows),
                    "n_articles": len(cells),
                    "n_coded": int(coded.sum()),
                    "n_found": int(found.sum()),
                    "n_right": int((coded & found).sum()),
                    "caveats": ["small-n"] if (small[1] if metric == "specificity" else small[0]) else [],
                }


def _reliability(
    units: CodedUnits, codes: Any, n_resamples: int, confidence: float, seed: int
) -> list[dict[str, Any]]:
    """Return Krippendorff's α of each frame that was evaluated, where the coders' own codes are given."""
    if codes is None:
        return []
    given = codes if isinstance(codes, Codes) else read_codes(codes)
    of_sample = units.sample.table if units.sample else None
    document = (
        {}
        if of_sample is None
        else dict(zip(of_sample.column("unit_id"), of_sample.column("document_id"), strict=True))
    )
    rows = []
    for lexicon, frame in units.frames:
        own = (frame.name, path_of(lexicon, frame.name))
        of_frame = [row for row in given.table if row["name"] in own and row["code"] is not None]
        names = list(dict.fromkeys(row["unit_id"] for row in of_frame))
        place = {name: i for i, name in enumerate(names)}
        unit: Index = np.array([place[row["unit_id"]] for row in of_frame], np.int64)
        cluster = np.unique([document.get(name, name) for name in names], return_inverse=True)[1]
        found = krippendorff_alpha(
            counted(unit, [row["code"] for row in of_frame], "nominal"),
            Resampling(n_resamples, confidence, seed, cluster.astype(np.int64)),
        )
        rows.append(
            {
                "lexicon": lexicon,
                "name": frame.name,
                "label": frame.label,
                "alpha": found.value,
                "low": found.low,
                "high": found.high,
                "reason": found.reason,
                "n_units": int((np.bincount(unit) > 1).sum()) if len(unit) else 0,
            }
        )
    return rows
