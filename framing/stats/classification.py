"""How rightly units were classified: precision, recall, specificity, F1 and MCC, weighted and with intervals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.stats.bootstrap import bootstrap_interval
from framing.stats.exact import proportion_interval
from framing.stats.ratios import Floats
from framing.stats.resampling import drawn_sums
from framing.stats.scales import LOGIT

METRICS = ("precision", "recall", "specificity", "f1", "mcc")
BOOTSTRAP, EXACT = "bootstrap", "exact-bound"
# Where more than one replicate in twenty has no value, the others are no sample of what could have been drawn.
_MOST_UNDEFINED = 0.05


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric of classification.

    Attributes
    ----------
    value, low, high : float or None
        None where it is not defined, and limits where nothing shows how sure it is.
    interval : str or None
        "bootstrap" or "exact-bound" (where the value is 0 or 1); None without limits.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    interval: str | None = None


def confusion(coded: npt.NDArray[np.bool_], found: npt.NDArray[np.bool_], weight: Floats) -> Floats:
    """Return the weight of each unit in its cell: found rightly, wrongly, missed, left out rightly; (n, 4)."""
    return np.stack([coded & found, ~coded & found, coded & ~found, ~coded & ~found], axis=1) * weight[:, None]


def fraction(cells: Floats, metric: str) -> tuple[Floats, Floats]:
    """Return numerator and denominator of a metric that is a ratio of sums: all but "mcc"; each of shape (...)."""
    tp, fp, fn, tn = np.moveaxis(cells, -1, 0)
    return {
        "precision": (tp, tp + fp),
        "recall": (tp, tp + fn),
        "specificity": (tn, tn + fp),
        "f1": (2 * tp, 2 * tp + fp + fn),
    }[metric]


def matthews(cells: Floats) -> Floats:
    """Return Matthews' correlation of sums of cells, shape (...); NaN where a row or column is empty."""
    tp, fp, fn, tn = np.moveaxis(cells, -1, 0)
    below = np.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    return np.asarray(np.divide(tp * tn - fp * fn, below, out=np.full_like(below, np.nan), where=below > 0))


def sums_by(values: Floats, owner: npt.NDArray[np.int64]) -> Floats:
    """Sum the rows of each owner that has any, in the order of the owners' numbers; shape (owners, c)."""
    _, place = np.unique(owner, return_inverse=True)
    return np.stack([np.bincount(place, column) for column in values.T], axis=1)


def effective(weights: Floats) -> float:
    """Return how many equal weights tell as much: (Σw)² ÷ Σw² (Kish 1965); 0 where there is none."""
    return float(weights.sum() ** 2 / (weights @ weights)) if weights.any() else 0.0


def metrics_of(
    cells: Floats, *, n_resamples: int, confidence: float, rng: np.random.Generator
) -> dict[str, Metric]:
    """Return every metric with its interval over articles.

    Precision, recall, specificity and F1 are ratios of sums over articles, and have the studentised bootstrap on
    the logit scale that shares have. At 0 and 1 nothing varies: an exact bound stands in, on as many articles as
    the weights are worth. MCC is no ratio: its limits are percentiles of the same kind of resamples.

    Parameters
    ----------
    cells : array, shape (n, 4)
        Of each article, the sums of `confusion` over its units.
    """
    return {
        **{name: _ratio(*fraction(cells, name), name, n_resamples, confidence, rng) for name in METRICS[:-1]},
        "mcc": _matthews(cells, n_resamples, confidence, rng),
    }


def _ratio(
    h: Floats, s: Floats, name: str, n_resamples: int, confidence: float, rng: np.random.Generator
) -> Metric:
    h, s = h[s > 0], s[s > 0]
    if not len(s):
        return Metric(None)
    value = float(h.sum() / s.sum())
    at_an_end = h.sum() <= 0 or np.array_equal(h, s)
    if at_an_end and name != "f1":
        n = effective(s)
        low, high = proportion_interval(n if value > 0 else 0.0, n, confidence)
        return Metric(round(value), float(low), float(high), EXACT)
    if at_an_end or len(s) < 2:
        return Metric(value)
    _, low, high = bootstrap_interval(
        h[:, None], s, LOGIT, n_resamples=n_resamples, confidence=confidence, rng=rng
    )
    return Metric(value) if np.isnan(low[0]) else Metric(value, float(low[0]), float(high[0]), BOOTSTRAP)


def _matthews(cells: Floats, n_resamples: int, confidence: float, rng: np.random.Generator) -> Metric:
    value = float(matthews(cells.sum(axis=0)))
    if np.isnan(value):
        return Metric(None)
    limits = percentiles(matthews(drawn_sums(cells, n_resamples, rng)), confidence)
    wrong = cells[:, 1:3].any()
    return Metric(value, *limits, BOOTSTRAP) if limits and wrong else Metric(value)


def percentiles(replicates: Floats, confidence: float) -> tuple[float, float] | None:
    """Return the limits between which replicates of one number lie; None where too many have no value."""
    known = replicates[np.isfinite(replicates)]
    if len(known) < (1 - _MOST_UNDEFINED) * len(replicates):
        return None
    low, high = np.quantile(known, [(1 - confidence) / 2, (1 + confidence) / 2])
    return float(low), float(high)
