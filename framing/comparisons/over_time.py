"""A measure over time: groups of articles compared within each day, week, month, quarter or year.

A cell is a group in a period. Cells are groups like any others, so that every measure is estimated here as it is
in `compare`, and each number is what `compare` would give of the articles of that period alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.comparisons.arguments import checked_settings
from framing.comparisons.caveats import flag, flagged
from framing.comparisons.designs import designed
from framing.comparisons.estimating import Estimates, estimated
from framing.comparisons.external_measures import check_measures, measure_caveats
from framing.comparisons.grouping import Grouping, grouped
from framing.comparisons.measuring import Coded, Measured, measured
from framing.comparisons.period_contrasts import Compared, checked_difference, compared_periods
from framing.comparisons.period_wording import timeline_caveats, timeline_method
from framing.comparisons.periods import Periods, check_every, days, periods_of
from framing.comparisons.reading import low_coverage, single_terms
from framing.comparisons.tabulating import contrasts_table, estimates_table
from framing.errors import ComparisonError, unknown
from framing.results import Scores, Table, Timeline

MOST_CELLS = 50_000  # groups × periods; 15 frames in so many cells are 750,000 rows


def timeline(
    scores: Scores,
    measure: str = "share",
    *,
    names: str | Sequence[str] | None = None,
    by: str = "source",
    every: str | None = None,
    voice: str = "all",
    difference: tuple[str, str] | None = None,
    cluster: str | None = None,
    strata: str | None = None,
    n_resamples: int = 2000,
    confidence: float = 0.95,
    seed: int = 0,
) -> Timeline:
    """Follow a measure over time in each group of articles.

    Parameters
    ----------
    scores : Scores
        What `score` returned. Articles without a date take no part and are counted.
    measure, by, voice
        As in `compare`.
    names : str or sequence of str, optional
        Which frames or targets, by name, or by "lexicon/name" where two lexicons share one; all without it.
    every : {"day", "week", "month", "quarter", "year"}, optional
        How long a period is. Without it, the shortest of which there are at most 31.
    difference : pair of str, optional
        Two groups: their difference in each period, first − second, with a test. The tests of all frames and
        periods are one family, corrected for by Benjamini–Hochberg.
    cluster, strata : str, optional
        As in `compare`, within each period: the articles of a cluster that lie in two periods are a cluster in
        each.
    n_resamples : int
        Bootstrap resamples, at least 200, and the least number of permutations.
    confidence : float
        Of the intervals, between 0.5 and 1. An interval is of its own period, not of the whole line.
    seed : int
        The same scores, settings and seed give the same result, digit by digit.

    Returns
    -------
    Timeline
        Every group has a row in every period from the first article to the last, also where it has no article:
        null then, with the caveat "no-articles".

    Raises
    ------
    ComparisonError
        A setting, column, name or group does not exist; no article has a date; periods or cells are too many.
    """
    check_every(every)
    settings = checked_settings(n_resamples, confidence, "benjamini-hochberg", seed)
    groups = grouped(scores, by)
    check_measures(scores, [measure], voice)
    sides = checked_difference(difference, by, groups.names)
    periods = periods_of(scores.documents.arrow("date"), groups.member >= 0, every)
    cells = _cells(groups, periods)
    design = designed(scores, groups, cluster, strata)
    data = measured(scores, cells, measure, voice, design)
    shown = _chosen(data.coded, names, data.measure.kind)
    estimates = estimated(data, cells.names, settings, scores)
    estimates.flags[data.n_all == 0] = flag("no-articles")  # of stance too, where otherwise evidence is missing
    terms = _flag_frames(scores, cells, data, estimates, voice)
    compared = compared_periods(scores, groups, periods, cells, data, estimates, sides, shown, settings)
    method, references = timeline_method(data, estimates, compared, shown, periods, settings)
    return Timeline(
        measure=measure,
        kind=data.measure.kind,
        by=by,
        voice=voice,
        every=periods.every,
        groups=groups.names,
        difference=None if sides is None else (groups.names[sides[0]], groups.names[sides[1]]),
        periods=periods.table(),
        estimates=_timed(estimates_table(data, estimates, cells.names), groups, periods, shown),
        contrasts=_timed_contrasts(data, compared, cells, groups, periods, shown),
        exclusions=_exclusions(scores, groups, periods),
        caveats=(
            *measure_caveats(scores, measure, voice),
            *timeline_caveats(scores, groups, periods, data, estimates, compared, terms, shown),
        ),
        confidence=settings.confidence,
        n_resamples=settings.n_resamples,
        n_permutations=compared.n_permutations,
        correction=settings.correction,
        n_tests=compared.n_tests,
        seed=settings.seed,
        method=method,
        references=references,
        codebooks=scores.codebooks,
        cluster=design.cluster,
        strata=design.strata,
    )


def _cells(groups: Grouping, periods: Periods) -> Grouping:
    """Return every group in every period as a group, those of one group one after the other."""
    k, m = len(groups.names), len(periods)
    if k * m > MOST_CELLS:
        raise ComparisonError(
            f"{k:,} groups in {m:,} periods of a {periods.every} make {k * m:,} cells; at most {MOST_CELLS:,} can "
            "be shown. Choose longer periods, or fewer groups: corpus.where(source=[…])."
        )
    inside = (groups.member >= 0) & (periods.member >= 0)
    # The name is also the key of the cell's own stream of random numbers.
    names = tuple(f"{name}\0{label}" for name in groups.names for label in periods.labels)
    return Grouping(groups.by, names, np.where(inside, groups.member * m + periods.member, -1))


def _chosen(coded: Sequence[Coded], names: str | Sequence[str] | None, kind: str) -> npt.NDArray[np.int64]:
    """Return the numbers of the frames or targets that were asked for, in the order of the lexicons."""
    if names is None:
        return np.arange(len(coded))
    asked = [names] if isinstance(names, str) else list(names)
    if not asked:
        raise ComparisonError(f"names= is empty; leave it out for every {kind}.")
    known = [{each.name, f"{each.lexicon}/{each.name}"} for each in coded]
    for name in asked:
        if not any(name in own for own in known):
            raise ComparisonError(unknown(kind, str(name), list(dict.fromkeys(each.name for each in coded))))
    return np.array([i for i, own in enumerate(known) if own.intersection(asked)])


def _flag_frames(
    scores: Scores, cells: Grouping, data: Measured, estimates: Estimates, voice: str
) -> dict[tuple[int, int], str]:
    """Set the cautions about what hits are made of, which are known of frames only; return the single terms."""
    if data.measure.kind != "frame":
        return {}
    terms = single_terms(scores, cells, voice)
    single = np.zeros(estimates.flags.shape, bool)
    for cell in terms:
        single[cell] = True
    estimates.flags[...] |= flagged("low-coverage", low_coverage(scores, data)) | flagged("single-term", single)
    return terms


def _timed(table: Table, groups: Grouping, periods: Periods, shown: npt.NDArray[np.int64]) -> Table:
    """Return the rows of cells with group and period for the cell's name, of the chosen frames only."""
    k, m = len(groups.names), len(periods)
    rows = (shown[:, None] * (k * m) + np.arange(k * m)).ravel()
    group, period = np.divmod(rows % (k * m), m)
    return _with_periods(
        table.data.take(pa.array(rows)),
        {"group": pa.array(groups.names, pa.string()).take(pa.array(group))},
        periods,
        period,
    )


def _timed_contrasts(
    data: Measured,
    compared: Compared,
    cells: Grouping,
    groups: Grouping,
    periods: Periods,
    shown: npt.NDArray[np.int64],
) -> Table:
    """Return the contrasts as `Timeline` holds them."""
    table = contrasts_table(data, compared.contrasts, compared.pairs, cells.names).data
    p, m = len(compared.pairs), len(periods)
    rows = (shown[:, None] * p + np.arange(p)).ravel()
    names = pa.array(groups.names, pa.string())
    sides = {
        side: names.take(pa.array(cell[rows % p] // m if p else rows))
        for side, cell in (("group", compared.pairs.group), ("reference", compared.pairs.reference))
    }
    return _with_periods(table.take(pa.array(rows)), sides, periods, rows % p if p else rows)


def _with_periods(
    table: pa.Table, sides: dict[str, pa.Array], periods: Periods, period: npt.NDArray[np.int64]
) -> Table:
    """Put group and period behind the label, and mark the rows of partial periods."""
    coded = {name: table.column(name) for name in ("lexicon", "name", "label")}
    times = {
        "period": pa.array(periods.labels, pa.string()).take(pa.array(period)),
        "start": days(periods.start).take(pa.array(period)),
    }
    first = {**sides, **times} if len(sides) == 1 else {**times, **sides}
    rest = {name: table.column(name) for name in table.column_names if name not in {*coded, *sides, "caveats"}}
    partial = periods.partial[period]
    codes = [
        [*row, "partial-period"] if cut else row
        for row, cut in zip(table.column("caveats").to_pylist(), partial.tolist(), strict=True)
    ]
    return Table(pa.table({**coded, **first, **rest, "caveats": pa.array(codes, pa.list_(pa.string()))}))


def _exclusions(scores: Scores, groups: Grouping, periods: Periods) -> Table:
    """Return one row a reason, between how many articles came in and how many were used."""
    stages, reasons = (scores.exclusions.column(name) for name in ("stage", "reason"))
    counts = Counter(zip(stages, reasons, strict=True))
    undated = int(((groups.member >= 0) & (periods.member < 0)).sum())
    rows = [("in", "articles read", len(scores.documents) + len(scores.exclusions))]
    rows += [(*key, n) for key, n in counts.items()]
    rows += [("timeline", f"no value in '{groups.by}'", groups.n_outside)] if groups.n_outside else []
    rows += [("timeline", "no date", undated)] if undated else []
    rows.append(("used", "articles in a period", int((periods.member >= 0).sum())))
    schema = pa.schema([("stage", pa.string()), ("reason", pa.string()), ("articles", pa.int64())])
    return Table(pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema))
