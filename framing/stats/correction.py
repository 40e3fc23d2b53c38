"""A share that was measured with error, corrected by units that people coded: two estimators.

The design-based one adds to the measured sum, article by article, what the coded units say is wrong with it, each
unit counting 1 ÷ its probability of being drawn (Egami et al. 2023; Angelopoulos et al. 2023). It holds whatever
the errors are like, since the probabilities are known. That of Rogan & Gladen (1978) solves for the share that,
with the sensitivity and specificity found, would have been measured as it was.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr, stdtrit

from framing.stats.ratios import Floats, column_sums, columns, jackknife_variance, ratio, unpack
from framing.stats.resampling import drawn_sums

# Sensitivity + specificity − 1 is what the correction divides by; below, a coder and a coin hardly differ.
LEAST_YOUDEN = 0.1


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares with what is needed for intervals and differences.

    Attributes
    ----------
    value, variance : array, shape (f,)
        NaN where there is nothing to go by.
    freedom : array, shape (f,)
        Degrees of freedom of the variance.
    """

    value: Floats
    variance: Floats
    freedom: Floats


def doubly_robust(measured: Floats, error: Floats, units: Floats, n_coded: Floats) -> Shares:
    """Correct shares by what coded units say is wrong with them.

    θ = Σ (h + Σ w (y − ŷ)) ÷ Σ s over articles: h and s as measured, the inner sum over an article's coded units,
    y what people coded, ŷ what was measured, w = 1 ÷ the probability of being drawn. Its variance is the larger of
    linearisation and jackknife over articles, which takes both in: how articles vary, and which units were drawn.

    Parameters
    ----------
    measured : array, shape (n, f)
        Each article's units with the frame, as measured.
    error : array, shape (n, f)
        Each article's Σ w (y − ŷ), 0 without coded units.
    units : array, shape (n,)
        All units of each article, above 0.
    n_coded : array, shape (f,)
        Articles with coded units.
    """
    n, f = measured.shape
    if n < 2:
        return Shares(np.full(f, np.nan), np.full(f, np.nan), np.zeros(f))
    h = measured + error
    layout = columns(h, units)
    value, variance = ratio(unpack(column_sums(layout.data), n, layout))
    variance = np.maximum(variance, jackknife_variance(h, units))
    known = n_coded >= 2
    return Shares(np.where(known, value, np.nan), np.where(known, variance, np.nan), n_coded - 1)


def share_limits(found: Shares, confidence: float) -> tuple[Floats, Floats]:
    """Return Student's limits of shares, kept between 0 and 1."""
    half = _quantile(found.freedom, confidence) * np.sqrt(found.variance)
    return np.clip(found.value - half, 0, 1), np.clip(found.value + half, 0, 1)


def gap_of(one: Shares, other: Shares, confidence: float) -> tuple[Floats, Floats, Floats, Floats]:
    """Return the difference of two groups' shares, its limits and its p value (Welch); each of shape (f,)."""
    gap, variance = one.value - other.value, one.variance + other.variance
    with np.errstate(invalid="ignore", divide="ignore"):
        parts = sum(each.variance**2 / each.freedom for each in (one, other))
        freedom = np.where(variance > 0, variance**2 / parts, np.nan)
        error = np.sqrt(variance)
        half = _quantile(freedom, confidence) * error
        p = 2 * stdtr(freedom, -np.abs(gap) / error)
    return gap, gap - half, gap + half, p


def _quantile(freedom: Floats, confidence: float) -> Floats:
    with np.errstate(invalid="ignore"):
        return np.asarray(stdtrit(np.where(freedom >= 1, freedom, np.nan), (1 + confidence) / 2))


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
