"""A share that was measured with error, corrected by units that people coded: two estimators.

The design-based one adds to the measured sum, article by article, what the coded units say is wrong with it, each
unit counting 1 ÷ its probability of being drawn (Egami et al. 2023; Angelopoulos et al. 2023). It holds whatever
the errors are like, since the probabilities are known. That of Rogan & Gladen (1978) solves for the share that,
with the sensitivity and specificity found, would have been measured as it was.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import stdtr, stdtrit

from framing.stats.ratios import Floats
from framing.stats.resampling import drawn_sums

Integers = npt.NDArray[np.int64]
_NOISE = 1e-12  # what adding leaves of nothing
_LEAST_LEFT = 0.05  # of a group, without one of its articles
# Sensitivity + specificity − 1 is what the correction divides by; below, a coder and a coin hardly differ.
LEAST_YOUDEN = 0.1


@dataclass(frozen=True, slots=True)
class Strata:
    """How units were drawn from k strata: at random, without replacement.

    Attributes
    ----------
    n : array, shape (k,)
        Units with a code, of all groups.
    part : array, shape (k,)
        They are this part of the stratum's units; 1 where it was taken whole.
    """

    n: Floats
    part: Floats

    @property
    def pairing(self) -> Floats:
        """What two units of a stratum have to do with each other, by being drawn from it; shape (k,)."""
        return np.where(self.n > 1, (1 - self.part) / np.maximum(self.n - 1, 1), 0.0)


@dataclass(frozen=True, slots=True)
class CodedPart:
    """Units of one group that people coded; m in all.

    Attributes
    ----------
    owner : array of int, shape (m,)
        Which of the group's articles each stands in.
    stratum : array of int, shape (m,)
    weight : array, shape (m,)
        Units that it stands for.
    above, below : array, shape (m,)
        What people coded less what was measured, in numerator and denominator.
    """

    owner: Integers
    stratum: Integers
    weight: Floats
    above: Floats
    below: Floats


@dataclass(frozen=True, slots=True)
class Share:
    """A corrected share or mean, with what is needed for intervals and differences.

    Attributes
    ----------
    value, variance : float
        NaN where there is nothing to go by.
    freedom : float
        Degrees of freedom of the variance.
    pull : array, shape (k,)
        How far the coded units of each stratum move the value.
    """

    value: float
    variance: float
    freedom: float
    pull: Floats


def doubly_robust(measured: Floats, base: Floats, size: Floats, coded: CodedPart, strata: Strata) -> Share:
    """Correct a share or mean by what coded units say is wrong with it.

    θ = Σ (h + Σ w (y − ŷ)) ÷ Σ (g + Σ w (d − d̂)) over articles: h and g as measured, the inner sums over an
    article's coded units. Of a share, g are the article's units, in which nothing is wrong. The variance has both
    in it: how articles vary, and which units were drawn. It is the larger of linearisation and jackknife over
    articles, with the covariance of units that were drawn from one stratum and stand in different articles
    (Cochran 1977, ch. 5A), and at least that of the drawing alone. Degrees of freedom after Satterthwaite (1946).

    Parameters
    ----------
    measured, base : array, shape (n,)
        Numerator and denominator of each article, as measured.
    size : array, shape (n,)
        Units of each article.
    coded : CodedPart
    strata : Strata
    """
    n, k = len(measured), len(strata.n)
    v = coded.weight
    below = base + np.bincount(coded.owner, v * coded.below, n)
    total = float(below.sum())
    if n < 2 or len(np.unique(coded.owner)) < 2 or total <= 0:
        return Share(np.nan, np.nan, 0.0, np.zeros(k))
    value = float(measured.sum() + v @ coded.above) / total
    residual = coded.above - value * coded.below
    mean = float(v @ residual) / float(v.sum())
    # The weights add up to the group's units, whichever were drawn: only what is apart from the mean counts.
    moved = v * (residual - mean) / total
    each = (measured - value * base + mean * float(v.sum()) / float(size.sum()) * size) / total
    each += np.bincount(coded.owner, moved, n)
    each[np.abs(each) < _NOISE / n] = 0.0
    between = _between(each, below / total)
    pull = np.bincount(coded.stratum, moved, k)
    of_article = np.unique(coded.stratum * n + coded.owner, return_inverse=True)
    same = np.bincount(of_article[0] // n, np.bincount(of_article[1], moved) ** 2, k)
    covariance = -float(strata.pairing @ (pull**2 - same))
    drawing, freedom = _drawing(moved, coded.stratum, strata)
    variance = max(between + covariance, float(drawing.sum()))
    return Share(value, variance, _freedom(variance, drawing, freedom, n), pull.astype(np.float64))


def _between(each: Floats, weight: Floats) -> float:
    """Return the variance of a sum over articles: the larger of linearisation and leaving out one at a time."""
    n = len(each)
    left = np.maximum(1 - weight, _LEAST_LEFT)
    return max(n / (n - 1) * float(each @ each), (n - 1) / n * float((each / left) @ (each / left)))


def _drawing(moved: Floats, stratum: Integers, strata: Strata) -> tuple[Floats, Floats]:
    """Return the variance that comes of drawing units from each stratum, and its degrees of freedom; each (k,).

    Few large errors among many units tell less of how much a stratum varies than as many units of a bell curve
    would: degrees of freedom are 2n ÷ (κ − (n − 3) ÷ (n − 1)), κ being the kurtosis (O'Neill 2014), n − 1 at most.
    """
    k = len(strata.n)
    n = np.maximum(strata.n, 1)
    mean = np.bincount(stratum, moved, k) / n
    elsewhere = n - np.bincount(stratum, minlength=k)  # units of the stratum in other groups, which move nothing
    apart = moved - mean[stratum]
    second, fourth = (np.bincount(stratum, apart**p, k) + elsewhere * mean**p for p in (2, 4))
    several = strata.n > 1
    variance = np.where(
        several, strata.pairing * n * second, (1 - strata.part) * np.bincount(stratum, moved**2, k)
    )
    kurtosis = n * np.divide(fourth, second**2, out=np.full(k, 3 / n), where=second > 0)
    least = np.maximum(kurtosis - (n - 3) / np.maximum(n - 1, 1), 2 * n / np.maximum(n - 1, 1))
    return variance, np.maximum(2 * n / least, 1.0)


def _freedom(variance: float, drawing: Floats, freedom: Floats, n: int) -> float:
    """Return degrees of freedom of a variance with a part for each stratum and a rest over n articles."""
    rest = max(variance - float(drawing.sum()), 0.0)
    parts = float((drawing**2 / freedom).sum()) + rest**2 / (n - 1)
    return variance**2 / parts if parts > 0 else n - 1.0


def share_limits(
    found: Share, confidence: float, limits: tuple[float, float] = (0.0, 1.0)
) -> tuple[float, float, float]:
    """Return a share or mean and its Student's limits, kept between two numbers."""
    half = _quantile(found.freedom, confidence) * float(np.sqrt(found.variance))
    value, low, high = np.clip([found.value, found.value - half, found.value + half], *limits).tolist()
    return value, low, high


def gap_of(one: Share, other: Share, strata: Strata, confidence: float) -> tuple[float, float, float, float]:
    """Return the difference of two groups, its limits and its p value (Welch).

    Where one stratum has units of both groups, what one group got of the units drawn the other did not get.
    """
    gap = one.value - other.value
    shared = 2 * float(strata.pairing @ (one.pull * other.pull))
    apart = one.variance + other.variance
    variance = max(apart + shared, 0.0) if np.isfinite(apart) else np.nan
    if not variance > 0:
        return gap, np.nan, np.nan, np.nan
    freedom = apart**2 / sum(each.variance**2 / each.freedom for each in (one, other))
    error = float(np.sqrt(variance))
    half = _quantile(freedom, confidence) * error
    return gap, gap - half, gap + half, float(2 * stdtr(freedom, -abs(gap) / error))


def _quantile(freedom: float, confidence: float) -> float:
    return float(stdtrit(freedom, (1 + confidence) / 2)) if freedom >= 1 else np.nan


def rogan_gladen(sums: Floats, errors: Floats) -> Floats:
    """Return the share that would have been measured as it was, shape (...); NaN where errors leave nothing of it.

    θ = (p − (1 − specificity)) ÷ (sensitivity + specificity − 1), cut to 0–1.

    Parameters
    ----------
    sums : array, shape (..., 6)
        h and s as measured, then the weights of coded units: found among those with the frame, those with it,
        found among those without, those without.
    errors : array, shape (..., 6)
        The same, of the articles from which the two rates of error are taken.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        p = sums[..., 0] / sums[..., 1]
        sensitivity, false = errors[..., 2] / errors[..., 3], errors[..., 4] / errors[..., 5]
        youden = sensitivity - false
        theta = np.clip((p - false) / youden, 0, 1)
    return np.asarray(np.where(youden >= LEAST_YOUDEN, theta, np.nan))


def resampled(parts: list[Floats], n_resamples: int, rng: np.random.Generator) -> list[Floats]:
    """Draw articles within each group, and return the sums of what `rogan_gladen` takes; each (1 + replicates, 6).

    The first row is that of the articles as they are.
    """
    return [np.vstack([part.sum(axis=0)[None], drawn_sums(part, n_resamples, rng)]) for part in parts]
