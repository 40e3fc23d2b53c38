"""Counts that come in clusters, as words come in articles: a test of two rates and an interval of their ratio.

A word that an article is about recurs in it; tests that take every word as independent then find what chance alone
brings about. How much more articles vary than independent words would is the design effect d: a side's counts tell
as much as counts ÷ d independent ones (Rao & Scott 1992). docs/decisions/keyness.md has what was measured.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.special import betaincinv, ndtri, stdtr, stdtrit

from framing.stats.keyness import log_likelihood
from framing.stats.ratios import Floats

Index = npt.NDArray[np.int64]

_TINY = np.finfo(np.float64).tiny  # no p value is 0, however far out


@dataclass(frozen=True, slots=True)
class ClusterSums:
    """Sums over n articles of f counts h and of what they are counted out of, s; each of shape (f,) but n.

    Attributes
    ----------
    h, hh, hs, s, ss : array
        Σh, Σh², Σhs, Σs and Σs². Sums of whole numbers, and exact.
    n_with : array
        Articles in which the count is above 0.
    n : int
    """

    h: Floats
    hh: Floats
    hs: Floats
    s: Floats
    ss: Floats
    n_with: Floats
    n: int

    def __sub__(self, part: ClusterSums) -> ClusterSums:
        """Return the sums over the articles that are not in a part."""
        return ClusterSums(
            h=self.h - part.h,
            hh=self.hh - part.hh,
            hs=self.hs - part.hs,
            s=self.s - part.s,
            ss=self.ss - part.ss,
            n_with=self.n_with - part.n_with,
            n=self.n - part.n,
        )

    def __add__(self, part: ClusterSums) -> ClusterSums:
        """Return the sums over these articles and those of another part."""
        return ClusterSums(
            h=self.h + part.h,
            hh=self.hh + part.hh,
            hs=self.hs + part.hs,
            s=self.s + part.s,
            ss=self.ss + part.ss,
            n_with=self.n_with + part.n_with,
            n=self.n + part.n,
        )

    def only(self, chosen: npt.NDArray[np.bool_] | Index) -> ClusterSums:
        """Return the sums of some of the counts."""
        return ClusterSums(
            h=self.h[chosen],
            hh=self.hh[chosen],
            hs=self.hs[chosen],
            s=self.s[chosen],
            ss=self.ss[chosen],
            n_with=self.n_with[chosen],
            n=self.n,
        )

    @property
    def own_effect(self) -> Floats:
        """The design effect as this side alone shows it, at least 1: n/(n − 1) · Σ(h − R s)² ÷ Σh."""
        return np.maximum(np.divide(self.spread, self.h, out=np.ones_like(self.h), where=self.h > 0), 1)

    @property
    def spread(self) -> Floats:
        """How far articles lie from the common rate R = Σh ÷ Σs: n/(n − 1) · Σ(h − R s)²."""
        rate = np.divide(self.h, self.s, out=np.zeros_like(self.h), where=self.s > 0)
        squares = self.hh - 2 * rate * self.hs + rate * rate * self.ss
        return np.asarray(np.maximum(squares, 0) * (self.n / max(self.n - 1, 1)))


def cluster_sums(counts: csr_array, lengths: Index, out_of: Index) -> ClusterSums:
    """Sum counts over articles.

    Parameters
    ----------
    counts : csr_array, shape (n, f)
    lengths : array of int, shape (n, m)
        What things are counted out of, in each article.
    out_of : array of int, shape (f,)
        Which column of `lengths` each count is out of.
    """
    n, f = counts.shape
    at, h = counts.indices, counts.data.astype(np.float64)
    s = lengths[np.repeat(np.arange(n), np.diff(counts.indptr)), out_of[at]]
    totals = lengths.astype(np.float64)
    return ClusterSums(
        h=np.asarray(np.bincount(at, h, f), np.float64),
        hh=np.asarray(np.bincount(at, h * h, f), np.float64),
        hs=np.asarray(np.bincount(at, h * s, f), np.float64),
        s=totals.sum(axis=0)[out_of],
        ss=(totals * totals).sum(axis=0)[out_of],
        n_with=np.bincount(at, minlength=f).astype(np.float64),
        n=n,
    )


@dataclass(frozen=True, slots=True)
class DesignEffects:
    """How much more articles vary than independent words would, at least 1; arrays of shape (f,).

    Attributes
    ----------
    focus, reference : array
        Of each side: the larger of its own and of that of both sides together.
    freedom : array
        The degrees of freedom of their weighted mean (Welch 1947; Satterthwaite's approximation).
    """

    focus: Floats
    reference: Floats
    freedom: Floats


def design_effects(focus: ClusterSums, reference: ClusterSums) -> DesignEffects:
    """Return the design effects of two sides.

    A side with few counts shows too little of its own; the effect of both together, each article about its own
    side's rate, is what it has at least. In longer articles a word that is their subject recurs more often: the
    side whose articles are longer has the more of that common effect.
    """
    hits, words, squares = focus.h + reference.h, focus.s + reference.s, focus.ss + reference.ss
    common = np.divide(focus.spread + reference.spread, hits, out=np.ones_like(hits), where=hits > 0)
    beyond = np.maximum(common - 1, 0)
    effects: list[Floats] = []
    errors: list[Floats] = []
    below = np.zeros_like(hits)
    for side in (focus, reference):
        # The length of the article that a word of this side stands in, on average, and of both.
        longer = np.divide(side.ss * words, side.s * squares, out=np.ones_like(hits), where=side.s * squares > 0)
        least = 1 + beyond * np.maximum(longer, 1)
        own = side.own_effect
        effects.append(np.maximum(own, least))
        errors.append(np.divide(effects[-1], side.s, out=np.zeros_like(hits), where=side.s > 0))
        below += errors[-1] ** 2 / np.where(own > least, max(side.n - 1, 1), max(focus.n + reference.n - 2, 1))
    whole = (errors[0] + errors[1]) ** 2
    freedom = np.divide(whole, below, out=np.ones_like(hits), where=below > 0)
    return DesignEffects(effects[0], effects[1], freedom)


def clustered_test(focus: ClusterSums, reference: ClusterSums) -> Floats:
    """Return two-sided p values of equal rates on both sides, shape (f,).

    G² divided by the design effect, against the square of Student's t (Rao & Scott 1992). No p is below the chance
    that all articles that have the thing on the side that has more of it fell to that side. NaN where a side has
    fewer than two articles.
    """
    effect = design_effects(focus, reference)
    possible = (focus.s > 0) & (reference.s > 0) & (min(focus.n, reference.n) > 1)
    n, m = np.where(possible, focus.s, 1), np.where(possible, reference.s, 1)
    joint = (effect.focus / n + effect.reference / m) / (1 / n + 1 / m)
    g2 = log_likelihood(np.where(possible, focus.h, 0), np.where(possible, reference.h, 0), n, m)
    p = 2 * stdtr(effect.freedom, -np.sqrt(np.abs(g2) / joint))
    more = g2 >= 0
    fell = (np.where(more, n, m) / (n + m)) ** np.where(more, focus.n_with, reference.n_with)
    return np.where(possible, np.maximum(np.maximum(p, fell), _TINY), np.nan)


def clustered_ratio(focus: ClusterSums, reference: ClusterSums, confidence: float) -> tuple[Floats, Floats]:
    """Return limits of the ratio of rates, focus ÷ reference, each of shape (f,).

    Counts and totals are divided by the sides' design effects, counts also by how much wider Student's t is than
    the normal distribution; the share of the focus in the counts of both then has Jeffreys's interval for a
    proportion (Brown, Cai & DasGupta 2001). 0 below where the focus has none, inf above where the reference has
    none; NaN where a side has fewer than two articles.
    """
    effect = design_effects(focus, reference)
    tail = (1 + confidence) / 2
    wider = (stdtrit(effect.freedom, tail) / ndtri(tail)) ** 2
    y, x = focus.h / (effect.focus * wider), reference.h / (effect.reference * wider)
    possible = (focus.s > 0) & (reference.s > 0) & (min(focus.n, reference.n) > 1)
    n = np.where(possible, focus.s, 1) / effect.focus
    m = np.where(possible, reference.s, 1) / effect.reference
    low = np.where(focus.h > 0, betaincinv(y + 0.5, x + 0.5, 1 - tail), 0)
    high = np.where(reference.h > 0, betaincinv(y + 0.5, x + 0.5, tail), 1)
    with np.errstate(divide="ignore"):
        lower, upper = (np.where(possible, p / (1 - p) * m / n, np.nan) for p in (low, high))
    return lower, upper
