"""Sources of which everything is known: made up, scored, and drawn so that shares are exactly as planted."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

import framing
from framing.comparisons.populations import pilot_values
from framing.corpus import SyntheticCorpus
from framing.results import Scores

Floats = npt.NDArray[np.float64]
MEASURES = ("share", "rate")
_MOST_STEPS = 50
SOURCES = ("A", "B", "C", "D", "E", "F")


@dataclass(frozen=True, slots=True)
class Source:
    """The articles of one source, N of them, and how likely each is to be drawn.

    Attributes
    ----------
    h : dict of str to array, shape (N, f)
        Numerators of each measure.
    s : dict of str to array, shape (N,)
        Denominators.
    up_to : array, shape (N,)
        Sums of the chances of being drawn, up to each article.
    truth : dict of str to array, shape (f,)
        What Σh ÷ Σs is expected to be.
    """

    h: Mapping[str, Floats]
    s: Mapping[str, Floats]
    up_to: Floats
    truth: Mapping[str, Floats]

    def drawn(self, n: int, rng: np.random.Generator) -> npt.NDArray[np.int64]:
        """Draw articles with replacement."""
        return np.minimum(np.searchsorted(self.up_to, rng.random(n)), len(self.up_to) - 1)


def scored_sources(
    shares: Sequence[Sequence[float]], lengths: Sequence[float], articles: int, seed: int
) -> tuple[Source, ...]:
    """Make up articles of several sources, score them, and weigh them so that they hold the shares exactly.

    Parameters
    ----------
    shares : list of lists of float
        Of each frame (rows) in each source (columns).
    lengths : list of float
        Median sentences of each source's articles.
    articles : int
        N, of each source.
    """
    names = SOURCES[: len(lengths)]
    made = framing.synthetic_corpus(
        {f"frame_{i}": dict(zip(names, row, strict=True)) for i, row in enumerate(shares)},
        dict.fromkeys(names, articles),
        length=dict(zip(names, lengths, strict=True)),
        seed=seed,
    )
    scores = _scored(made)
    values = {measure: pilot_values(scores, measure, "all") for measure in MEASURES}
    sources = []
    for number in range(len(names)):
        rows = slice(number * articles, (number + 1) * articles)
        h = {measure: values[measure][1][rows] for measure in MEASURES}
        s = {measure: values[measure][2][rows] for measure in MEASURES}
        weight = _weights(h["share"], s["share"], np.array([row[number] for row in shares]))
        truth = {measure: weight @ h[measure] / (weight @ s[measure]) for measure in MEASURES}
        sources.append(Source(h, s, np.cumsum(weight), truth))
    return tuple(sources)


@cache
def some_scores() -> Scores:
    """Return scores of a single article, for estimating, which looks into scores where a group has one article."""
    return _scored(framing.synthetic_corpus({"frame": 0.1}, {"A": 1}))


def _scored(made: SyntheticCorpus) -> Scores:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "synthetic.yml"
        path.write_text(made.lexicon, encoding="utf-8")
        lexicon = framing.load_lexicon(path)
    return framing.score(made.corpus, lexicon, progress=False)


def _weights(h: Floats, s: Floats, share: Floats) -> Floats:
    """Return chances of being drawn under which Σh ÷ Σs is the planted share of every frame, shape (N,).

    What chance left over or short is spread over the articles by exponential tilting: of all such chances, these
    are nearest to 1/N. Without them, sources that were planted alike would differ. The equations are solved by
    Newton's method; the problem is convex.
    """
    residual = (h - share * s[:, None]) / s.mean()
    tilt = np.zeros(len(share))
    both_ways = (residual.min(axis=0) < 0) & (residual.max(axis=0) > 0)
    for _ in range(_MOST_STEPS if both_ways.all() else 0):
        weight = np.exp(residual @ tilt)
        off = weight @ residual
        if np.abs(off).max() <= 1e-12 * weight.sum():
            return np.asarray(weight / weight.sum())
        tilt -= np.linalg.solve((residual * weight[:, None]).T @ residual, off)
    raise ValueError("There are too few articles to weigh them: make more of each source.")
