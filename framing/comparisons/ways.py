"""The ways that measures choose from: how large a difference is, and an interval within one article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

from framing.stats import Floats, Pairs, cliffs_delta, cohens_h, count_interval, proportion_interval

Column = Callable[[str], Floats]
Limits = Callable[[Floats, Floats, float, Column], tuple[Floats, Floats]]


@dataclass(frozen=True, slots=True)
class EffectSize:
    """The size of a difference without a unit.

    Attributes
    ----------
    name : str
        As in `Comparison.contrasts`.
    words, reference : str
        For the method, and the key of the work in the bibliography.
    of : callable
        Takes article values (n, f), sizes of the groups (k,), estimates (k, f) and p pairs; gives (p, f).
    """

    name: str
    words: str
    reference: str
    of: Callable[[Floats, npt.NDArray[np.int64], Floats, Pairs], Floats]


CLIFFS_DELTA = EffectSize(
    "cliffs-delta",
    "Cliff's delta of the articles' values (Cliff, 1993)",
    "cliff1993",
    lambda values, sizes, estimate, pairs: cliffs_delta(values, sizes, pairs),
)
COHENS_H = EffectSize(
    "cohens-h",
    "Cohen's h (Cohen, 1988)",
    "cohen1988",
    lambda values, sizes, estimate, pairs: cohens_h(estimate[pairs.group], estimate[pairs.reference]),
)


@dataclass(frozen=True, slots=True)
class Within:
    """An interval within one article, which says nothing about other articles.

    Attributes
    ----------
    words : str
        For the method.
    references : tuple of str
        Keys of the bibliography.
    limits : callable
        Takes numerators (articles, f), denominators (articles, 1), the confidence, and a function that gives
        another column of the measure's table for these articles, (articles, f) or (articles, 1), NaN where there
        is none; gives two arrays (articles, f), NaN where there is no interval.
    """

    words: str
    references: tuple[str, ...]
    limits: Limits


def _binomial(h: Floats, s: Floats, confidence: float, column: Column) -> tuple[Floats, Floats]:
    return proportion_interval(h, np.broadcast_to(s, h.shape), confidence)


BINOMIAL = Within("exact binomial over its sentences (Clopper & Pearson, 1934)", ("clopper1934",), _binomial)


def poisson(counts: str, words: str) -> Within:
    """Return the exact interval of a count over a length; `counts` is the column of what is counted."""

    def limits(h: Floats, s: Floats, confidence: float, column: Column) -> tuple[Floats, Floats]:
        # Matches are what is counted; a weight only says how much each adds.
        n = column(counts)
        weight = np.divide(h, n, out=np.ones_like(h), where=n > 0)
        low, high = count_interval(n, confidence)
        return low * weight / s, high * weight / s

    return Within(f"exact Poisson for its {words} (Garwood, 1936)", ("garwood1936",), limits)


def students_t(spread: str, n: str, words: str) -> Within:
    """Return the interval of a mean from two columns: the standard deviation and the number of what it is over."""

    def limits(h: Floats, s: Floats, confidence: float, column: Column) -> tuple[Floats, Floats]:
        count = column(n)
        return _around(h, column(spread) / np.sqrt(count), count, confidence)

    return Within(f"Student's t over its {words}", (), limits)


def of_standard_error(error: str, counts: Sequence[str], words: str) -> Within:
    """Return the interval of a mean from its standard error; the columns `counts` say of how many."""

    def limits(h: Floats, s: Floats, confidence: float, column: Column) -> tuple[Floats, Floats]:
        n = np.sum([column(each) for each in counts], axis=0)
        return _around(h, column(error), n, confidence)

    return Within(f"Student's t over its {words}", (), limits)


def _around(mean: Floats, error: Floats, n: Floats, confidence: float) -> tuple[Floats, Floats]:
    """Return a mean's limits by Student's t; NaN where nothing varies, since that does not make it certain."""
    reach = stdtrit(np.maximum(n - 1, 1), (1 + confidence) / 2) * np.where(error > 0, error, np.nan)
    return mean - reach, mean + reach
