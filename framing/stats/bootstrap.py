"""Studentised bootstrap intervals (bootstrap-t) of ratios over articles.

docs/decisions/intervals.md has the choices and the coverage that was measured for each.
"""

from __future__ import annotations

import math

import numpy as np
from scipy.special import stdtrit

from framing.stats.ratios import Columns, Floats, columns, jackknife_variance, ratio, unpack
from framing.stats.resampling import ENTRIES, drawn_sums
from framing.stats.scales import Scale

# With few articles a quantile of the replicates is erratic, as some have nearly no error of their own. Cut at one
# and a half times Student's the widest intervals shrink by up to half and cover as often (docs/decisions).
LONGEST_TAIL = 1.5


def tail_rank(n_resamples: int, confidence: float) -> int:
    """Return which order statistic of the replicates is a tail's quantile: (n_resamples + 1)(1 − confidence)/2.

    Below 1 there is none: the replicates are too few for the confidence.
    """
    return math.floor((n_resamples + 1) * (1 - confidence) / 2 + 1e-9)


def studentised(
    estimate: Floats, variance: Floats, totals: Floats, n: int, layout: Columns, scale: Scale
) -> Floats:
    """Return t* = (θ* − θ) ÷ se* of every replicate on a scale, shape (replicates, f).

    A replicate at an end of the range, or in which nothing varies, is infinitely far out: t* is −inf or inf.
    """
    return studentised_by(estimate, variance, *ratio(unpack(totals, n, layout)), scale)


def studentised_by(
    estimate: Floats, variance: Floats, replicates: Floats, variances: Floats, scale: Scale
) -> Floats:
    """Return t* of replicates with these variances; see `studentised`."""
    value, _ = scale.transform(estimate, variance)
    replicate, error = scale.transform(replicates, variances)
    with np.errstate(divide="ignore", invalid="ignore"):
        t = (replicate - value) / error
    t = np.where(np.isinf(replicate), replicate, t)
    return np.where(np.isnan(t), 0.0, t)


def limits(
    t: Floats, estimate: Floats, variance: Floats, freedom: int, confidence: float, scale: Scale
) -> tuple[Floats, Floats]:
    """Return the limits of the bootstrap-t interval, each of shape (f,).

    Each tail is kept between that of Student's t with as many degrees of freedom and `LONGEST_TAIL` times that;
    where so many replicates are degenerate that the quantile is infinite, Student's t stands in.

    Parameters
    ----------
    t : array, shape (replicates, f)
        From `studentised`.
    variance : array, shape (f,)
        Of the estimate; above 0.
    freedom : int
        n − 1, or units less strata.
    """
    rank = tail_rank(len(t), confidence)
    ordered = np.partition(t, (rank - 1, len(t) - rank), axis=0)
    student = float(stdtrit(freedom, (1 + confidence) / 2))
    low = _tail(-ordered[rank - 1], student)
    high = _tail(ordered[len(t) - rank], student)
    value, error = scale.transform(estimate, variance)
    return scale.back(value - high * error), scale.back(value + low * error)


def bootstrap_interval(
    h: Floats,
    s: Floats,
    scale: Scale,
    *,
    n_resamples: int,
    confidence: float,
    rng: np.random.Generator,
    entries: int = ENTRIES,
) -> tuple[Floats, Floats, Floats]:
    """Return estimate and limits of Σh ÷ Σs of one group, each of shape (f,).

    NaN limits where there is nothing to go by: fewer than two articles, articles that do not differ, or an
    estimate at an end of its range.

    Parameters
    ----------
    h : array, shape (n, f)
        Numerators, one row an article.
    s : array, shape (n,)
        Denominators, above 0.
    """
    n, layout = len(s), columns(h, s)
    # Added in the order of the articles, as replicates are: a pairwise sum could differ in the last digit.
    totals = np.add.reduce(layout.data, axis=0)
    estimate, variance = ratio(unpack(totals, n, layout))
    known = (variance > 0) & (estimate > scale.low) & (estimate < scale.high)
    low, high = np.full_like(estimate, np.nan), np.full_like(estimate, np.nan)
    if known.any():
        shown = columns(h[:, known], s)
        t = studentised(
            estimate[known], variance[known], drawn_sums(shown.data, n_resamples, rng, entries), n, shown, scale
        )
        error = jackknife_variance(h[:, known], s)
        low[known], high[known] = limits(t, estimate[known], error, n - 1, confidence, scale)
    return estimate, low, high


def _tail(quantile: Floats, student: float) -> Floats:
    return np.where(np.isfinite(quantile), np.clip(quantile, student, LONGEST_TAIL * student), student)
