"""In which languages the articles are that a comparison sets beside each other."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from framing.comparisons.measuring import Measured
from framing.results import Scores
from framing.scoring.languages import article_languages, language_column
from framing.stats import Pairs
from framing.text.languages import UNKNOWN

_OF_LEXICONS = ("frame", "target")


def languages_compared(scores: Scores, kind: str) -> tuple[str, ...]:
    """Return the languages that numbers of a kind are about: those of the articles, or else of the lexicons.

    Parameters
    ----------
    kind : str
        Of frames and targets alone there is something to tell: tone is measured in one language only.
    """
    if kind not in _OF_LEXICONS:
        return ()
    if language_column(scores.documents.columns) is None:
        return tuple(book.language for book in scores.codebooks)
    return tuple(sorted(set(_of_articles(scores)) - {UNKNOWN}))


def cross_language(scores: Scores, data: Measured, pairs: Pairs) -> npt.NDArray[np.bool_]:
    """Return which contrasts set articles in several languages beside each other, shape (p, 1)."""
    if len(languages_compared(scores, data.measure.kind)) < 2:
        return np.zeros((len(pairs), 1), bool)
    if language_column(scores.documents.columns) is None:
        return np.zeros((len(pairs), 1), bool)
    language = np.array(_of_articles(scores))[data.article]
    spoken = [set(language[data.group(number)].tolist()) - {UNKNOWN} for number in range(len(data.sizes))]
    several = [
        len(spoken[a] | spoken[b]) > 1 for a, b in zip(pairs.group.tolist(), pairs.reference.tolist(), strict=True)
    ]
    return np.array(several, bool).reshape(-1, 1)


def _of_articles(scores: Scores) -> list[str]:
    column = language_column(scores.documents.columns)
    if column is None:
        return [UNKNOWN] * len(scores.documents)
    return article_languages(pa.table({column: scores.documents.arrow(column)}), UNKNOWN)
