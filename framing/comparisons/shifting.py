"""What drives a difference between two groups of articles: the contributions of terms and words."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from scipy.sparse import csr_array

from framing.comparisons.arguments import Settings, checked_settings
from framing.comparisons.contrasting import difference_intervals
from framing.comparisons.designs import EVERY_ARTICLE, Design, designed
from framing.comparisons.estimating import Estimates, estimated, group_generator
from framing.comparisons.grouping import Grouping, grouped
from framing.comparisons.measuring import Measured, Part, measured
from framing.comparisons.shift_arguments import Asked, asked_for, checked_corpus, two_sides
from framing.comparisons.shift_pieces import (
    OTHER_CORPUS,
    Pieces,
    adds_up,
    frame_pieces,
    stance_pieces,
    tone_pieces,
)
from framing.comparisons.shift_wording import kinds_of, shift_caveats, shift_method
from framing.corpus import Corpus
from framing.errors import ComparisonError
from framing.results import Scores, Table, WordShift
from framing.stats import Floats, Side, pairs_with, shift_intervals, used_and_worth

FEWEST_ARTICLES = (
    3  # or clusters, with a term, for it to have an interval: how articles vary cannot be seen in two
)
_FOCUS, _REFERENCE = 0, 1


def word_shift(
    scores: Scores,
    of: str,
    focus: str,
    reference: str | None = None,
    *,
    by: str = "source",
    measure: str | None = None,
    voice: str = "all",
    corpus: Corpus | None = None,
    cluster: str | None = None,
    strata: str | None = None,
    n_resamples: int = 2000,
    confidence: float = 0.95,
    seed: int = 0,
    progress: bool = True,
) -> WordShift:
    """Say which terms or words make a difference between two groups, and how much each makes.

    Parameters
    ----------
    scores : Scores
        What `score` returned.
    of : str
        A frame ("name", or "lexicon/name"), "tone", or a target.
    focus, reference : str, str or None
        Two groups of the column `by`; without a reference, all other groups together.
    by : str
        The column of `scores.documents` whose values are the groups.
    measure : {"share", "rate", "tone", "stance"}, optional
        Of a frame share unless given; of a target stance.
    voice : {"all", "journalist", "quoted", "attributed"}
        Whose words count.
    corpus : Corpus, optional
        The articles that were scored; tone and stance need them, frames do not.
    cluster, strata : str, optional
        What goes together, and within what articles are resampled, as in `compare`.
    n_resamples : int
        Bootstrap resamples of the intervals, at least 200.
    confidence : float
        Of the intervals, between 0.5 and 1.
    seed : int
        The same scores, settings and seed give the same result, digit by digit.
    progress : bool
        Whether to show a progress bar while articles are read.

    Returns
    -------
    WordShift
        The contributions add up to focus − reference, which is what `compare` says the difference is.

    Raises
    ------
    ComparisonError
        An argument, the column or a group does not exist or makes no sense here; a side has no article with a
        value; the corpus is missing, or not the one that was scored.

    Examples
    --------
    >>> word_shift(scores, "containment_of_china", "Global Herald", "Harbour Times")  # doctest: +SKIP
    >>> word_shift(scores, "tone", "Global Herald", corpus=corpus).top(10)  # doctest: +SKIP
    """
    settings = checked_settings(n_resamples, confidence, "none", seed)
    groups = grouped(scores, by)
    asked = asked_for(scores, of, measure, voice)
    two, name = two_sides(groups, focus, reference)
    design = designed(scores, two, cluster, strata)
    pieces = _pieces(scores, asked, corpus, settings.seed, progress)
    return shifted(scores, two, name, asked, pieces, settings, design)


def _pieces(scores: Scores, asked: Asked, corpus: Corpus | None, seed: int, progress: bool) -> Pieces:
    """Divide the numbers of articles among terms, and see to it that they add up."""
    if asked.measure in ("share", "rate"):
        pieces = frame_pieces(scores, asked.place, asked.measure, asked.voice)
    else:
        articles = checked_corpus(corpus, asked.measure)
        if asked.measure == "tone":
            pieces = tone_pieces(scores, articles, asked.voice, seed, progress)
        else:
            target = (asked.coded.lexicon, asked.coded.name)
            pieces = stance_pieces(scores, articles, target, asked.voice, seed, progress)
    if adds_up(scores, asked, pieces):
        return pieces
    if asked.measure in ("tone", "stance"):
        raise ComparisonError(f"{OTHER_CORPUS} Its words do not make the {asked.measure} that the scores have.")
    raise ComparisonError(
        f"scores.evidence does not hold all that the {asked.measure} of '{asked.coded.name}' is made of. Take the "
        "scores as `score` returned them; to leave articles out, narrow the corpus with `where` and score that."
    )


def shifted(
    scores: Scores,
    two: Grouping,
    reference: str | None,
    asked: Asked,
    pieces: Pieces,
    settings: Settings,
    design: Design = EVERY_ARTICLE,
) -> WordShift:
    """Divide the difference between two groups among terms; see `word_shift`.

    Raises
    ------
    ComparisonError
        A side has no article with a value.
    """
    data = measured(scores, two, asked.measure, asked.voice, design)
    part = next(each for each in data.parts if each.frames.start <= asked.place < each.frames.stop)
    _check_values(part, two, asked)
    sides, uses, counts, drawn = _sides(data, part, pieces)
    estimates = estimated(data, two.names, settings, scores)
    low, high = shift_intervals(
        drawn[_FOCUS],
        drawn[_REFERENCE],
        data.scale,
        n_resamples=settings.n_resamples,
        confidence=settings.confidence,
        streams=(group_generator(settings.seed, two.names[0]), group_generator(settings.seed, two.names[1])),
    )
    several = drawn[_FOCUS].articles + drawn[_REFERENCE].articles >= FEWEST_ARTICLES
    low, high = np.where(several, low, np.nan), np.where(several, high, np.nan)
    terms = _terms(pieces, sides, uses, counts, (low, high), asked.measure)
    whole, whole_low, whole_high = _difference(data, estimates, asked, settings)
    method, references = shift_method(data, settings)
    return WordShift(
        measure=asked.measure,
        lexicon=asked.coded.lexicon,
        name=asked.coded.name,
        label=asked.coded.label,
        by=two.by,
        voice=asked.voice,
        focus=two.names[_FOCUS],
        reference=reference,
        focus_value=float(estimates.value[_FOCUS, asked.place]),
        reference_value=float(estimates.value[_REFERENCE, asked.place]),
        difference=whole,
        low=whole_low,
        high=whole_high,
        n_focus=int(part.sizes[_FOCUS]),
        n_reference=int(part.sizes[_REFERENCE]),
        terms=terms,
        caveats=shift_caveats(two, part, asked, terms, design),
        confidence=settings.confidence,
        n_resamples=settings.n_resamples,
        seed=settings.seed,
        method=method,
        references=references,
        codebooks=scores.codebooks,
        cluster=design.cluster,
        strata=design.strata,
    )


def _check_values(part: Part, two: Grouping, asked: Asked) -> None:
    empty = [name for name, n in zip(two.names, part.sizes.tolist(), strict=True) if not n]
    if empty:
        raise ComparisonError(
            f"No article of {' and '.join(empty)} has a value of {asked.measure} ({asked.coded.label}), so there "
            "is no difference to take apart."
        )


def _sides(
    data: Measured, part: Part, pieces: Pieces
) -> tuple[tuple[Side, Side], tuple[Side, Side], tuple[Floats, Floats], tuple[Side, Side]]:
    """Return, for each side, what terms add to its articles, how they are used there, and how often in all.

    The last are what terms add to what is resampled: articles, or clusters of them.
    """
    row = np.full(int(max(data.article.max(), pieces.article.max(initial=0))) + 1, -1, np.int64)
    row[data.article[part.rows]] = np.arange(len(part.rows))
    at = np.where(pieces.article >= 0, row[pieces.article], -1)
    own = np.flatnonzero(at >= 0)
    at, term = at[own], pieces.term[own]
    shape = (len(part.rows), len(pieces.terms))

    def sparse(values: Floats) -> csr_array:
        return csr_array((values, (at, term)), shape=shape)

    parts, use = sparse(pieces.part[own]), sparse(pieces.use[own])
    counted = sparse(np.ones(len(own)))
    places = [part.group(number) for number in (_FOCUS, _REFERENCE)]
    first, second = (Side(parts[place], part.s[place]) for place in places)
    used, used_too = (Side(use[place], part.s[place]) for place in places)
    count, count_too = (np.asarray(counted[place].sum(axis=0)) for place in places)
    return (first, second), (used, used_too), (count, count_too), _drawn(part, parts)


def _drawn(part: Part, parts: csr_array) -> tuple[Side, Side]:
    """Return the sides as they are resampled: clusters put together, with their strata."""
    units = part.drawn
    if units.of is not None:
        m = len(units.of)
        parts = csr_array((np.ones(m), (units.of, np.arange(m))), shape=(len(units.s), m)) @ parts

    def side(number: int) -> Side:
        own = units.group(number)
        return Side(parts[own], units.s[own], None if units.stratum is None else units.stratum[own])

    return side(_FOCUS), side(_REFERENCE)


def _terms(
    pieces: Pieces,
    sides: tuple[Side, Side],
    uses: tuple[Side, Side],
    counts: tuple[Floats, Floats],
    limits: tuple[Floats, Floats],
    measure: str,
) -> Table:
    """Return the terms as `WordShift` holds them: those that a side has."""
    value, use = (sides[0].values, sides[1].values), (uses[0].values, uses[1].values)
    by_use, by_worth = used_and_worth(use, value)
    contribution = value[_FOCUS] - value[_REFERENCE]
    kinds = kinds_of(measure, by_use, by_worth, use)
    names = np.array(pieces.terms, object)
    there = np.flatnonzero(counts[0] + counts[1])
    place = np.argsort(np.argsort(names[there], kind="stable"))
    order = there[np.lexsort((place, -np.abs(contribution[there])))]

    def numbers(values: Floats) -> pa.Array:
        return pa.array(values[order], pa.float64(), from_pandas=True)

    def whole(values: Floats) -> pa.Array:
        return pa.array(values[order].astype(np.int64))

    return Table(
        pa.table(
            {
                "term": pa.array(names[order].tolist(), pa.string()),
                "example": pa.array([pieces.examples[i] for i in order.tolist()], pa.string()),
                "contribution": numbers(contribution),
                "low": numbers(limits[0]),
                "high": numbers(limits[1]),
                "value_focus": numbers(value[_FOCUS]),
                "value_reference": numbers(value[_REFERENCE]),
                "kind": pa.array([kinds[i] for i in order.tolist()], pa.string()),
                "by_use": numbers(by_use),
                "by_worth": numbers(by_worth),
                "use_focus": numbers(use[_FOCUS]),
                "use_reference": numbers(use[_REFERENCE]),
                "count_focus": whole(counts[_FOCUS]),
                "count_reference": whole(counts[_REFERENCE]),
                "articles_focus": whole(sides[_FOCUS].articles),
                "articles_reference": whole(sides[_REFERENCE].articles),
            }
        )
    )


def _difference(
    data: Measured, estimates: Estimates, asked: Asked, settings: Settings
) -> tuple[float, float | None, float | None]:
    """Return the difference with its limits, as `compare` has them."""
    pair = pairs_with(_REFERENCE, 2)
    found = difference_intervals(data, estimates, pair, settings.confidence)
    difference, low, high = (float(each[0, asked.place]) for each in found)
    return difference, None if np.isnan(low) else low, None if np.isnan(high) else high
