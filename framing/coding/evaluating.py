"""Scores held against codes of people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from framing.coding.coded_units import CodedUnits, Index, coded_units
from framing.coding.evaluation_articles import article_tables
from framing.coding.evaluation_curves import calibration_table, threshold_table
from framing.coding.evaluation_wording import evaluation_caveats, evaluation_method, evaluation_references
from framing.coding.reading_codes import read_codes
from framing.coding.term_precision import term_table
from framing.errors import InputError
from framing.results import Codes, Evaluation, Scores, Table
from framing.stats import benjamini_hochberg, generator, tail_rank
from framing.stats.agreement import counted, krippendorff_alpha
from framing.stats.agreement_sums import Resampling
from framing.stats.classification import confusion, fraction, metrics_of, sums_by
from framing.stats.differential import rates_differ

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
_DIFFERENTIAL = pa.schema(
    [
        *_WORDS,
        ("metric", pa.string()),
        ("lowest", pa.string()),
        ("lowest_value", pa.float64()),
        ("highest", pa.string()),
        ("highest_value", pa.float64()),
        ("p", pa.float64()),
        ("p_corrected", pa.float64()),
        ("groups", pa.int64()),
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
    """Hold the frames of scores against what people coded.

    Every number is one of the population from which units were drawn: a unit weighs as many units as it stands for
    (population of its stratum ÷ units of it with a code). Where the probabilities are not known, each unit weighs
    1, and the numbers are of these units alone.

    Parameters
    ----------
    scores : Scores
        Of the articles from which units were drawn; the lexicon may be another version.
    gold : Gold, path or table
        One code a unit and frame: ``unit_id, name, code`` with 1, 0 or "?". Codes of targets are left alone.
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
    units = coded_units(scores, gold, sample)
    sources = np.array(["" if name is None else name for name in scores.documents.column("source")], object)
    metrics = list(_metric_rows(units, sources, n_resamples, confidence, seed))
    differential = _differential(units, sources, n_resamples, seed)
    reliability = _reliability(units, codes, n_resamples, confidence, seed)
    articles, lengths = article_tables(units, scores)
    return Evaluation(
        table=Table(pa.Table.from_pylist(metrics, _METRICS)),
        reliability=Table(pa.Table.from_pylist(reliability, _RELIABILITY)),
        differential=Table(pa.Table.from_pylist(differential, _DIFFERENTIAL)),
        thresholds=threshold_table(units),
        calibration=calibration_table(units, confidence),
        articles=articles,
        lengths=lengths,
        terms=term_table(units, confidence),
        unit=units.unit,
        weighted=units.weighted,
        n_units=len(units.article),
        n_articles=len(np.unique(units.article)),
        confidence=confidence,
        n_resamples=n_resamples,
        seed=seed,
        codebooks=scores.codebooks,
        caveats=evaluation_caveats(units, metrics, differential, round(1 - confidence, 10)),
        method=evaluation_method(units, n_resamples, confidence, bool(reliability)),
        references=evaluation_references(bool(reliability)),
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


def _differential(units: CodedUnits, sources: Any, n_resamples: int, seed: int) -> list[dict[str, Any]]:
    """Test for each frame whether sensitivity and specificity are the same in all sources."""
    found = []
    of_unit = sources[units.article]
    names = sorted(set(of_unit.tolist()) - {""}, key=str.casefold)
    number = {name: i for i, name in enumerate(names)}
    for j, (lexicon, frame) in enumerate(units.frames):
        rows = np.flatnonzero(units.known[:, j] & (of_unit != ""))
        cells = confusion(units.coded[rows, j], units.found[rows, j], units.weight[rows, j])
        group = np.array([number[name] for name in of_unit[rows]], np.int64)
        # Groups one after the other, articles within: an article has one source.
        owner = group * (int(units.article.max()) + 1) + units.article[rows]
        sums, member = sums_by(cells, owner), np.unique(owner) // (int(units.article.max()) + 1)
        for place, metric in enumerate(("recall", "specificity")):
            h, s = fraction(sums, metric)
            some = s > 0
            sizes = np.bincount(member[some], minlength=len(names))
            values = {
                name: float(h[member == i].sum() / s[member == i].sum())
                for i, name in enumerate(names)
                if sizes[i] > 0
            }
            if len(values) < 2:
                continue
            p = rates_differ(h[some], s[some], sizes, n_resamples=n_resamples, rng=generator(seed, 2, j, place))
            low, high = min(values, key=values.__getitem__), max(values, key=values.__getitem__)
            found.append(
                {
                    "lexicon": lexicon,
                    "name": frame.name,
                    "label": frame.label,
                    "metric": metric,
                    "lowest": low,
                    "lowest_value": values[low],
                    "highest": high,
                    "highest_value": values[high],
                    "p": p,
                    "p_corrected": None,
                    "groups": len(values),
                }
            )
    tested = [row for row in found if row["p"] is not None]
    corrected = benjamini_hochberg(np.array([row["p"] for row in tested]))
    for row, p in zip(tested, corrected.tolist(), strict=True):
        row["p_corrected"] = p
    return found


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
        of_frame = [row for row in given.table if row["name"] == frame.name and row["code"] is not None]
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
